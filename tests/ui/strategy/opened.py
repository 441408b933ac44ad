"""What the tests of the whole view share."""

from typing import Any

from tests.ui.conftest import settle


def section(desk: Any, key: str) -> Any:
    """A section, made and in sight."""
    desk.open_chapter(key.split(".")[0])
    box = desk.page.sheet().reach(key)
    settle()
    return box
