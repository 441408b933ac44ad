"""Where the packaged files (icons, facts, templates, catalogues) lie.

In a wheel they are inside the package; in a checkout they stand beside it.
"""

from pathlib import Path

_PACKAGED = Path(__file__).parent / "resources"
ROOT = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parent.parent / "resources"


def path(*parts: str) -> Path:
    """Path of a packaged file, such as ``path("icons", "calendar.svg")``. It is not checked for existence."""
    return ROOT.joinpath(*parts)
