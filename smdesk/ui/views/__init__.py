"""Every folder here is one view; this module finds them. Views are strangers to each other."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtWidgets import QWidget

from smdesk.domain.value import value
from smdesk.ui.context import Context


@value
class View:
    """What a view folder offers as ``VIEW``. ``title`` is a translatable word of at most ten letters or so.

    The widget may have ``shown()``, ``hidden()`` and ``status_text() -> tuple[str, str]``.
    """

    id: str
    title: str
    icon: str
    order: int
    shortcut: str
    create: Callable[[Context], QWidget]
    ahead: tuple[str, ...] = ()  # modules to read one at a time before, where nobody waits for the view


def find() -> list[View]:
    """The views in their order on the rail. Their modules import nothing heavy until ``create``."""
    names = [module.name for module in iter_modules(__path__) if module.ispkg]
    found: list[View] = [import_module(f"{__name__}.{name}").VIEW for name in names]
    return sorted(found, key=lambda view: view.order)
