"""``smdesk check``: the self-test of an installed copy. Touches no home; works in a scratch folder."""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from smdesk import __version__, resources
from smdesk.commands import DONE, FAULT
from smdesk.commands.call import Call
from smdesk.domain.errors import N_
from smdesk.language import LANGUAGES, Words, load

# What no module of ours imports before it is needed: a copy that lacks one would start, and fail later.
LATE = (
    "PIL.Image", "PySide6.QtNetwork", "babel.dates", "dateutil.rrule", "font_source_sans_pro", "holidays", "icalendar",
    "keyring", "mammoth", "openpyxl", "peewee", "platformdirs", "playhouse.migrations", "pypdfium2", "segno", "typst",
)


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """It has no options of its own."""


def run(call: Call) -> int:
    """Do every test, show a table; 1 when one failed."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="smdesk-check-", ignore_cleanup_errors=True) as folder:
        for name, test in TESTS.items():
            started = time.perf_counter()
            try:
                ok, found = True, test(Path(folder), call.words)
            except Exception as error:
                ok, found = False, str(error) if isinstance(error, _Missing) else f"{type(error).__name__}: {error}"
                if not call.quiet and not call.json:
                    traceback.print_exc()
            seconds = round(time.perf_counter() - started, 2)
            rows.append({"test": call.words(name), "ok": ok, "found": found, "seconds": seconds})
    columns = {"test": N_("Test"), "result": N_("Result"), "found": N_("Found"), "seconds": "s"}
    shown = [
        row | {"result": call.words(N_("ok")) if row["ok"] else call.words(N_("FAILED"))} for row in rows
    ]
    if not call.quiet or call.json:
        call.table(rows if call.json else shown, columns)
    return DONE if all(row["ok"] for row in rows) else FAULT


class _Missing(Exception):
    """What a test looked for and did not find, in the reader's words."""


def _needed(condition: object, missing: str) -> None:
    if not condition:
        raise _Missing(missing)


def imports(folder: Path, _: Words) -> str:
    """Every module of ours can be imported, and all that they import later."""
    import smdesk

    names = [one.name for one in walk_packages(smdesk.__path__, "smdesk.") if "migrations" not in one.name]
    for name in names:
        if name != "smdesk.__main__":
            import_module(name)
    for name in LATE:
        import_module(name)
    python = sys.version.split()[0]
    return _("smdesk {version}, {n} modules, Python {python}", version=__version__, n=len(names), python=python)


def packaged(folder: Path, _: Words) -> str:
    """Icons, facts, templates and the sample lie where the program looks."""
    wanted = ("icons/app.svg", "networks.toml", "documents", "i18n", "sample/valdorsa.toml", "sample/media")
    missing = [name for name in wanted if not resources.path(*name.split("/")).exists()]
    _needed(not missing, _("missing in {folder}: {names}", folder=resources.ROOT, names=", ".join(missing)))
    return str(resources.ROOT)


def fonts(folder: Path, _: Words) -> str:
    """The window's font and the documents' font are there."""
    from smdesk.documents.fonts import folder as shipped

    inter = [*resources.path("fonts").glob("*.ttf")]
    sans = [*shipped().glob("*.[ot]tf")]
    _needed(inter, _("{font} has no font file", font="Inter"))
    _needed(sans, _("{font} has no font file", font="Source Sans"))
    return f"Inter ({len(inter)}), Source Sans ({len(sans)})"


def dictionaries(folder: Path, _: Words) -> str:
    """Each language's dictionary knows a word and not another; where there is no Hunspell for a machine, that is no fault."""
    from smdesk.spelling import DICTIONARIES, NoDictionary, is_right

    try:
        deaf = [name for name in DICTIONARIES if not is_right(name, "radio") or is_right(name, "zzqx")]
    except NoDictionary:
        return _("none for this machine")
    _needed(not deaf, _("no words in: {names}", names=", ".join(deaf)))
    return ", ".join(DICTIONARIES)


def catalogues(folder: Path, _: Words) -> str:
    """Every language says something of its own."""
    silent = [one for one in LANGUAGES if one != "en" and load(one)("Client") == "Client"]
    _needed(not silent, _("no words in: {names}", names=", ".join(silent)))
    return ", ".join(LANGUAGES)


def migrations(folder: Path, _: Words) -> str:
    """A fresh file gets the schema and keeps what is written."""
    from smdesk.services.clients import add_client
    from smdesk.storage.database import SCHEMA, is_sound
    from smdesk.storage.store import Store

    path = folder / "scratch è ☕.db"
    with closing(Store(path)) as store:
        add_client(store, "Scratch")
        store.undo()
        store.redo()
        _needed([one.name for one in store.clients.all()] == ["Scratch"], _("what was written is not there"))
    _needed(is_sound(path), _("the file is not sound"))
    return _("format {n}", n=SCHEMA)


def document(folder: Path, _: Words) -> str:
    """A small calendar becomes a tagged PDF."""
    from smdesk.services import clients, documents, posts
    from smdesk.storage.store import Store

    with closing(Store(folder / "document.db")) as store:
        client = clients.add_client(store, "Caffè Prova", language="it", country="IT")
        clients.add_place(store, client.id, "instagram", "prova")
        day = datetime.now(UTC).date()
        posts.add(store, client.id, title="Prova", text="Perché no? ☕", due_wall=f"{day.isoformat()}T18:30")
        made = documents.export_calendar(
            store, client.id, day, day, folder / "prova.pdf", now=datetime.now(UTC)
        )
    pdf = made.path.read_bytes()
    _needed(pdf.startswith(b"%PDF-") and len(pdf) > 5_000, _("the PDF is empty"))
    _needed(b"/StructTreeRoot" in pdf or b"/MarkInfo" in pdf or b"/ObjStm" in pdf, _("the PDF is not tagged"))
    return f"{len(pdf) // 1024} kB"


def connectors(folder: Path, _: Words) -> str:
    """Every network of the facts has its connector."""
    from smdesk.networks import find, load_facts

    found, facts = find(), load_facts()
    missing = sorted(set(facts) - set(found))
    _needed(found and not missing, _("no connector for: {names}", names=", ".join(missing)))
    return _.n_("{n} network", "{n} networks", len(found))


def views(folder: Path, _: Words) -> str:
    """The window's views are found."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from smdesk.ui.views import find

    found = [_(view.title) for view in find()]
    _needed(found, _("no view"))
    return ", ".join(found)


TESTS: dict[str, Callable[[Path, Words], str]] = {
    N_("Imports"): imports,
    N_("Resources"): packaged,
    N_("Fonts"): fonts,
    N_("Catalogues"): catalogues,
    N_("Dictionaries"): dictionaries,
    N_("Migrations"): migrations,
    N_("Document"): document,
    N_("Connectors"): connectors,
    N_("Views"): views,
}
