"""The user's own style, one for all clients: what every document carries of who made it."""

import re
from pathlib import Path
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.plan.header import Studio
from smdesk.services import plan
from smdesk.storage.store import Store

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def style(store: Store) -> Studio:
    """The studio's style; an empty one, not stored, when nothing was said yet."""
    found = plan.single(store, "studio", 0)
    assert isinstance(found, Studio)
    return found


def set_style(store: Store, *, origin: object = None, **fields: Any) -> Studio:
    """Change parts of the style: name, logo (path of a picture), color, contact, signature, method.

    :raises BadInput: when the colour is none, or the logo is not there or no picture
    """
    good = plan.checked(store, "studio", 0, fields)
    if good.get("color") and not _COLOUR.fullmatch(good["color"]):
        raise BadInput(N_("Colour: “{text}” is not of the form #2A7A7A."), "color", text=good["color"])
    if good.get("logo"):
        good["logo"] = _logo(good["logo"])
    now = style(store)
    with store.transaction(Act.EDIT_STUDIO, origin) as tx:
        changed = tx.update(now, **good) if now.id else tx.add(Studio(client_id=0, **good))
    assert isinstance(changed, Studio)
    return changed


def _logo(text: str) -> str:
    path = Path(text).expanduser().absolute()
    if path.suffix.lower() not in PICTURES:
        message = N_("Logo: {path} is no picture; choose a PNG, JPEG or SVG file.")
        raise BadInput(message, "logo", path=path)
    try:
        there = path.is_file()
    except (OSError, ValueError):
        there = False
    if not there:
        raise BadInput(N_("Logo: there is no file {path}; choose another one."), "logo", path=path)
    return str(path)
