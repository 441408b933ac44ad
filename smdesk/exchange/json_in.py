"""JSON: our own lists of posts, Postiz payloads, and any list of objects with names we know."""

import json
from collections.abc import Iterable
from typing import Any

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.imports import RowError, Sentence
from smdesk.exchange.draft import without_surrogates
from smdesk.exchange.headers import meanings
from smdesk.exchange.own import AT, FLAGS, LIST, MARK, TEXTS, VERSION_TEXTS, guarded, own_cell
from smdesk.exchange.presets import OWN
from smdesk.exchange.source import MAX_COLUMNS, MAX_ROWS, Sheet, Source

_SHAPES = 200  # kinds of objects in one file that are compared with each other
NOT_JSON = N_("File: “{name}” is not valid JSON (line {line}: {reason}); export it again.")
TOO_DEEP = N_("File: “{name}” is nested too deeply for a list of posts; export a plain list of objects.")
NO_LIST = N_("File: “{name}” holds no list of posts; a list of objects is needed.")
NO_OBJECT = N_("The item is not an object with named fields.")


def fill(source: Source, text: str) -> None:
    """Put the objects of a JSON text into ``source`` as rows; a row's line is the number of its object.

    :raises BadInput: when it is no JSON or has no list of objects
    """
    name = source.path.name
    try:
        whole = json.loads(text, parse_constant=lambda _: None)
    except RecursionError:
        raise BadInput(TOO_DEEP, "file", name=name) from None
    except ValueError as trouble:
        line, reason = getattr(trouble, "lineno", 1), getattr(trouble, "msg", str(trouble)[:80])
        raise BadInput(NOT_JSON, "file", name=name, line=line, reason=reason) from None
    items = _list_in(whole)
    if items is None or not any(isinstance(item, dict) for item in items):
        raise BadInput(NO_LIST, "file", name=name)
    if len(items) > MAX_ROWS:
        raise BadInput(N_("File: it has more than {limit} rows; split it in parts."), "file", limit=MAX_ROWS)
    numbered = [(number, item) for number, item in enumerate(items, 1) if isinstance(item, dict)]
    source.errors.extend(
        RowError(number, "", Sentence(NO_OBJECT))
        for number, item in enumerate(items, 1)
        if not isinstance(item, dict)
    )
    own = [_own_row(item) for _, item in numbered] if _is_own(numbered[0][1]) else None
    if own is not None:
        source.preset = OWN
        records = [(number, row) for (number, _), row in zip(numbered, own, strict=True)]
    elif _is_postiz(numbered[0][1]):
        records = [(number, row) for number, item in numbered for row in _postiz_rows(item)]
    else:
        records = [(number, {str(k): _flat(v) for k, v in item.items()}) for number, item in numbered]
    source.sheets.append(_sheet(records))


def _list_in(whole: Any, depth: int = 0) -> list[Any] | None:
    """The list itself, or the first one inside an object: {"posts": […]}."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict) and depth < 3:
        if _is_own(whole) or _is_postiz(whole):
            return [whole]
        for value in whole.values():
            found = _list_in(value, depth + 1) if isinstance(value, list | dict) else None
            if found and any(isinstance(item, dict) for item in found):
                return found
        return [whole] if depth == 0 and whole else None
    return None


def _sheet(records: list[tuple[int, dict[str, Any]]]) -> Sheet:
    names: dict[str, int] = {}
    heads: list[str] = []
    shapes = dict.fromkeys(tuple(record) for _, record in records)
    for key in dict.fromkeys(without_surrogates(key) for shape in shapes for key in shape):
        same = _said_otherwise(key, heads, shapes) if len(heads) < MAX_COLUMNS and len(shapes) <= _SHAPES else None
        if same is not None:
            names[key] = names[same]
        elif len(heads) < MAX_COLUMNS:
            names[key] = len(heads)
            heads.append(key)
    sheet = Sheet("", lines=[0], rows=[list(heads)], headed=True)
    for number, record in records:
        row: list[Any] = [""] * len(names)
        for key, value in record.items():
            at = names.get(without_surrogates(key))
            if at is not None:
                row[at] = without_surrogates(value).replace("\x00", "") if isinstance(value, str) else value
        sheet.lines.append(number)
        sheet.rows.append(row)
    return sheet


def _said_otherwise(key: str, heads: list[str], shapes: Iterable[tuple[str, ...]]) -> str | None:
    """A name of other objects that means the same ("fecha" in some, "date" in others); no object may have both."""
    fields, sure = meanings(key)
    if not fields or not sure:
        return None
    twins = [head for head in heads if meanings(head)[1] and meanings(head)[0][:1] == fields[:1]]
    return next((head for head in twins if not any(key in shape and head in shape for shape in shapes)), None)


def _flat(value: Any) -> Any:
    """A value as a cell: lists joined, objects by their telling part, numbers as they are."""
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return value if abs(value) < 1e15 else str(value)
    if isinstance(value, list):
        return ", ".join(part for part in (str(_flat(one)) for one in value[:50]) if part)
    for key in ("name", "title", "url", "path", "src", "text", "id", "value"):
        if isinstance(value.get(key), str | int):
            return value[key]
    return ""


# -- our own ----------------------------------------------------------------------------------


def _is_own(item: dict[str, Any]) -> bool:
    return {"id", "title", "status", "due", "zone", "places", "versions"} <= set(item)


def _own_row(item: dict[str, Any]) -> dict[str, str]:
    """One of our objects with the names and guards of our CSV, so that both are read in one place."""
    row = {MARK: str(item.get("id", ""))}
    for name, header in TEXTS.items():
        value = item.get(name)
        if name == "talk" and item.get("talk_by") == "words":
            continue  # what the words show is read from them again
        if isinstance(value, str):
            row[header] = guarded(value)
    for name, header in FLAGS.items():
        if isinstance(item.get(name), bool):
            row[header] = "TRUE" if item[name] else "FALSE"
    due = item.get("due")
    if isinstance(due, str) and due:
        row["date"], row["time"] = due[:10], due[11:16]
    for name in ("pillar", "campaign"):
        if isinstance(item.get(name), str):
            row[name] = guarded(item[name])
    for name in ("objectives", "segments"):
        row[name] = guarded(LIST.join(str(one) for one in _dicts_or_texts(item.get(name))))
    row["places"] = LIST.join(_label(place) for place in _dicts_or_texts(item.get("places")))
    for version in _dicts_or_texts(item.get("versions")):
        if isinstance(version, dict):
            own = version.get("own")
            for name, begin in VERSION_TEXTS.items():
                value = own.get(name) if isinstance(own, dict) else None
                if isinstance(value, str):
                    row[f"{begin}{AT}{_label(version)}"] = own_cell(value)
    for number, file in enumerate(_dicts_or_texts(item.get("media")), 1):
        if isinstance(file, dict):
            row[f"media {number}"] = guarded(str(file.get("path", "")))
            row[f"alt {number}"] = guarded(str(file.get("alt", "")))
    return row


def _dicts_or_texts(value: Any) -> list[Any]:
    return [one for one in value if isinstance(one, dict | str)] if isinstance(value, list) else []


def _label(place: Any) -> str:
    if isinstance(place, str):
        return place
    return f"{place.get('network', '')} {place.get('handle', '')}".strip()


# -- Postiz -----------------------------------------------------------------------------------


def _is_postiz(item: dict[str, Any]) -> bool:
    posts = item.get("posts")
    return (
        "date" in item
        and isinstance(posts, list)
        and bool(posts)
        and isinstance(posts[0], dict)
        and "value" in posts[0]
    )


def _postiz_rows(item: dict[str, Any]) -> list[dict[str, Any]]:
    """One row for each account of a Postiz payload (its times are UTC); further values of a thread are
    comments.
    """
    date = str(item.get("date", ""))
    rows = []
    for post in _dicts_or_texts(item.get("posts")):
        if not isinstance(post, dict):
            continue
        values = [one for one in _dicts_or_texts(post.get("value")) if isinstance(one, dict)]
        settings = post.get("settings")
        network = settings.get("__type", "") if isinstance(settings, dict) else ""
        images = [_flat(image) for one in values[:1] for image in _dicts_or_texts(one.get("image"))]
        rows.append(
            {
                "date": date if date.endswith("Z") or "+" in date else f"{date}Z",
                "network": str(network).split("-")[0],
                "text": _plain(values[0].get("content")) if values else "",
                "first comment": "\n\n".join(_plain(one.get("content")) for one in values[1:]),
                "media": "\n".join(str(image) for image in images if image),
                "status": "scheduled" if item.get("type") in ("schedule", "now") else "draft",
            }
        )
    return rows


def _plain(content: Any) -> str:
    """Postiz keeps paragraphs as HTML."""
    if not isinstance(content, str):
        return ""
    if "<" not in content:
        return content
    import html
    import re

    text = re.sub(r"</p>\s*<p[^>]*>", "\n\n", content)
    text = re.sub(r"<br\s*/?>", "\n", text)
    return html.unescape(re.sub(r"<[^>]{0,200}>", "", text)).strip()
