"""The window's icons for documents, as drawings in text; the template gives them their colour."""

from functools import lru_cache

from smdesk import resources


@lru_cache(maxsize=64)
def icon(name: str) -> str:
    """The drawing of "target" or "networks/instagram"; empty for a name that is none."""
    folder, _slash, file = name.rpartition("/")
    if not file or not all(
        part.replace("_", "").replace("-", "").isalnum() for part in (folder or "ui", file)
    ):
        return ""
    path = resources.path("icons", folder or "ui", f"{file}.svg")
    return path.read_text(encoding="utf-8") if path.is_file() else ""
