"""Examples for the fields of a plan, taken from the plans of the sample clients in the reader's language."""

import tomllib
from functools import cache
from typing import Any

from smdesk import resources
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Form

_CLIENT_OF = {"it": "valdorsa", "es": "higuera", "en": "larch"}
_MOST = 160  # letters: an example is a line
_NOT_TYPED = frozenset({
    Form.CHOICE, Form.DAY, Form.MONTH, Form.FLAG, Form.LINK, Form.LINKS, Form.FORMULA, Form.LANGUAGE, Form.NETWORK,
})  # fmt: skip
_INNER = frozenset({"key", "template", "position", "archived"})


@cache
def _plan(language: str) -> dict[str, Any]:
    name = _CLIENT_OF.get(language, _CLIENT_OF["en"])
    try:
        return tomllib.loads(resources.path("sample", f"plan-{name}.toml").read_text("utf-8"))
    except OSError:
        return {}


def make_ready(language: str) -> None:
    """Read the examples of a language, which takes some hundredths of a second: once, before somebody waits for them."""
    _plan(language)


def example(kind: str, field: str, language: str) -> str:
    """What the sample plan says in a field, on one line; "" when it says nothing that would read as an example.

    Days of the sample's story and what is picked from a list are none.
    """
    if kind in SHAPES and any(one.name == field and one.form in _NOT_TYPED for one in SHAPES[kind].fields):
        return ""
    for record in _records(kind, language):
        said = record.get(field)
        if isinstance(said, bool) or said in ("", 0, None):
            continue
        if isinstance(said, list):
            said = ", ".join(str(one) for one in said)
        text = " ".join(str(said).split())
        if text and not _is_code(field, text):
            return text if len(text) <= _MOST else f"{text[:_MOST].rsplit(' ', 1)[0]} …"
    return ""


def texts(section: str, language: str) -> str:
    """What the sample plan says in the free text of a section."""
    for record in _records("plan_text", language):
        if record.get("section") == section:
            return str(record.get("text", "")).strip()
    return ""


def _records(kind: str, language: str) -> list[dict[str, Any]]:
    found = _plan(language).get(kind, [])
    if isinstance(found, dict):
        return [found]
    return [one for one in found if isinstance(one, dict)]


def _is_code(field: str, text: str) -> bool:
    """References and days counted from the story's ("+100") mean nothing to a reader."""
    return field in _INNER or field.endswith("_id") or (text[0] in "+-" and text[1:].isdigit())
