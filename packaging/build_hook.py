"""Hatchling's build hook: compiles the catalogues and maps ``resources/`` into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES_ONLY = {".po", ".pot"}


class CatalogueHook(BuildHookInterface[Any]):
    """A wheel carries compiled catalogues; an editable install finds them beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "packaging"))
        try:
            from catalogues import compile_all  # lies beside this file, which hatchling loads by path
        finally:
            sys.path.pop(0)
        compile_all(root)
        if version != "editable":
            build_data["force_include"].update(resource_map(root))


def resource_map(root: Path) -> dict[str, str]:
    """Each resource and its place in the wheel; translators' sources stay out."""
    resources = root / "resources"
    return {
        str(path): f"smdesk/resources/{path.relative_to(resources).as_posix()}"
        for path in sorted(resources.rglob("*"))
        if path.is_file() and path.suffix not in SOURCES_ONLY and "__pycache__" not in path.parts
    }
