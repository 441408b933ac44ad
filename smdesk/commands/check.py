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


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """It has no options of its own."""


def run(call: Call) -> int:
    """Do every test, show a table; 1 when one failed."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="smdesk-check-", ignore_cleanup_errors=True) as folder:
        for name, test in TESTS.items():
            started = time.perf_counter()
            try:
                ok, found = True, test(Path(folder))
            except Exception as error:
                ok, found = False, f"{type(error).__name__}: {error}"
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


def _needed(condition: object, missing: str) -> None:
    if not condition:
        raise RuntimeError(missing)


def imports(_: Path) -> str:
    """Every module of ours can be imported."""
    import smdesk

    names = [one.name for one in walk_packages(smdesk.__path__, "smdesk.") if "migrations" not in one.name]
    for name in names:
        if name != "smdesk.__main__":
            import_module(name)
    return f"smdesk {__version__}, {len(names)} modules, Python {sys.version.split()[0]}"


def packaged(_: Path) -> str:
    """Icons, facts, templates and the sample lie where the program looks."""
    wanted = ("icons/app.svg", "networks.toml", "documents", "i18n", "sample/valdorsa.toml", "sample/media")
    missing = [name for name in wanted if not resources.path(*name.split("/")).exists()]
    _needed(not missing, f"missing in {resources.ROOT}: {', '.join(missing)}")
    return str(resources.ROOT)


def fonts(_: Path) -> str:
    """The window's font and the documents' font are there."""
    from smdesk.documents.fonts import folder

    inter = [*resources.path("fonts").glob("*.ttf")]
    sans = [*folder().glob("*.[ot]tf")]
    _needed(inter, "Inter has no font file")
    _needed(sans, "Source Sans has no font file")
    return f"Inter ({len(inter)}), Source Sans ({len(sans)})"


def catalogues(_: Path) -> str:
    """Every language says something of its own."""
    silent = [one for one in LANGUAGES if one != "en" and load(one)("Client") == "Client"]
    _needed(not silent, f"no words in: {', '.join(silent)}")
    return ", ".join(LANGUAGES)


def migrations(folder: Path) -> str:
    """A fresh file gets the schema and keeps what is written."""
    from smdesk.services.clients import add_client
    from smdesk.storage.database import SCHEMA, is_sound
    from smdesk.storage.store import Store

    path = folder / "scratch è ☕.db"
    with closing(Store(path)) as store:
        add_client(store, "Scratch")
        store.undo()
        store.redo()
        _needed([one.name for one in store.clients.all()] == ["Scratch"], "what was written is not there")
    _needed(is_sound(path), "the file is not sound")
    return f"format {SCHEMA}"


def document(folder: Path) -> str:
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
    _needed(pdf.startswith(b"%PDF-") and len(pdf) > 5_000, "the PDF is empty")
    _needed(b"/StructTreeRoot" in pdf or b"/MarkInfo" in pdf or b"/ObjStm" in pdf, "the PDF is not tagged")
    return f"{len(pdf) // 1024} kB"


def connectors(_: Path) -> str:
    """Every network of the facts has its connector."""
    from smdesk.networks import find, load_facts

    found, facts = find(), load_facts()
    missing = sorted(set(facts) - set(found))
    _needed(found and not missing, f"no connector for: {', '.join(missing)}")
    return f"{len(found)} networks"


def views(_: Path) -> str:
    """The window's views are found."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from smdesk.ui.views import find

    found = [view.id for view in find()]
    _needed(found, "no view")
    return ", ".join(found)


TESTS: dict[str, Callable[[Path], str]] = {
    N_("Imports"): imports,
    N_("Resources"): packaged,
    N_("Fonts"): fonts,
    N_("Catalogues"): catalogues,
    N_("Migrations"): migrations,
    N_("Document"): document,
    N_("Connectors"): connectors,
    N_("Views"): views,
}
