"""Every view and every dialog of the program, brought to the screen one after the other."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from smdesk.domain.errors import BadInput
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.domain.posts import Post, Status
from smdesk.services import posts, publishing, review, series, versions
from smdesk.ui.composer.byhand import Changes, Published
from smdesk.ui.composer.placesmenu import Keep
from smdesk.ui.dialogs.backing import BackupDialog, OpenDialog
from smdesk.ui.dialogs.bin import BinDialog
from smdesk.ui.dialogs.client import ClientDialog, NewClientDialog
from smdesk.ui.dialogs.frame import CalmDialog
from smdesk.ui.dialogs.hold import HoldDialog
from smdesk.ui.dialogs.importing import ImportDialog
from smdesk.ui.dialogs.limits import LimitsDialog
from smdesk.ui.dialogs.palette import Palette
from smdesk.ui.dialogs.settings import SettingsDialog
from smdesk.ui.dialogs.shortcuts import ShortcutSheet
from smdesk.ui.dialogs.snippets import SnippetsDialog
from smdesk.ui.publish.phone import PhoneDialog
from smdesk.ui.publish.sheet import PublishSheet
from smdesk.ui.views.calendar.entry import EntryLine, GoLine
from smdesk.ui.views.calendar.filter import FilterPopover
from smdesk.ui.views.calendar.repeat import OwnDateDialog, RepeatDialog, ScopeDialog
from smdesk.ui.views.calendar.rerule import RuleDialog
from smdesk.ui.views.strategy.agreeing import AgreeDialog
from smdesk.ui.views.strategy.form import RecordDialog
from smdesk.ui.views.strategy.pasting import PasteDialog
from smdesk.ui.views.strategy.removing import RemoveDialog
from smdesk.ui.views.strategy.starting import StartDialog
from smdesk.ui.views.strategy.versions import CompareDialog, VersionsDialog
from smdesk.ui.window import Window
from tests.ui.conftest import at_rest, card_where, settle

Scene = tuple[str, QWidget]
SHEET = (
    "Date;Time;Network;Caption;Theme;Colour of the month;Rating\n"
    "03/11/2026;10:00;Instagram;First text;Behind the counter;green;3\n"
    "04/11/2026;25:99;Instagram;Second text;Behind the counter;red;4\n"
    "someday;;Facebook;;;;\n"
)
LONG = "What happened is told in one sentence that is long enough to need a second line. " * 2


def scenes(window: Window, qtbot: QtBot, folder: Path) -> Iterator[Scene]:
    """Name and widget of each, shown and at rest while the caller looks at it."""
    yield from views(window, qtbot)
    yield from composer(window, qtbot)
    yield from frame(window)
    for name, make in (dialogs(window, folder) | backing(window) | scopes(window)).items():
        yield from _each_tab(name, make(), window, qtbot)
    yield from palette(window)
    yield from floating(window)


def client_id(window: Window) -> int:
    """The client whose language is the window's, else the first."""
    everyone = window.ctx.store.clients.all()
    return next((one for one in everyone if one.language == window.ctx.words.language), everyone[0]).id


def views(window: Window, qtbot: QtBot) -> Iterator[Scene]:
    """The views in each of their states."""
    for who in (0, client_id(window)):
        window.choose_client(who)
        whose = "one client" if who else "all clients"
        for view in window.views:
            window.show_view(view)
            at_rest(window, qtbot)
            widget: Any = window.view(view)
            if view == "calendar":
                yield from _modes(window, widget, whose)
            elif view == "strategy" and who:
                for chapter in CHAPTERS:
                    widget.open_chapter(chapter.key)
                    widget.page.sheet().reach(chapter.sections[-1].key)
                    settle()
                    yield f"strategy {chapter.key}", window
            elif view == "documents" and who:
                for button in widget._group.buttons():
                    button.click()
                    settle()  # the options of the choice take their places
                    widget._wait.stop()  # what is written about it is seen at once; the pages are another test's
                    yield f"documents {button.objectName()}", window
            else:
                yield f"{view}, {whose}", window
    window.show_view("welcome")
    settle()
    yield "welcome", window
    window.show_view("calendar")


def _modes(window: Window, calendar: Any, whose: str) -> Iterator[Scene]:
    store = window.ctx.store
    for mode in ("month", "week", "list", "board"):
        calendar.set_mode(mode)
        settle()
        yield f"calendar {mode}, {whose}", window
    for mode in ("week", "month"):
        calendar.set_mode(mode)
        card = card_where(store, lambda card: card.due_wall[:10] >= "2026-10-15", window.ctx.state.client_id)
        calendar.verbs.show_post(card.id, card.due_wall)
        calendar.panels.show_details(True)
        settle()
        yield f"calendar {mode} with details, {whose}", window
        calendar.panels.show_details(False)


def composer(window: Window, qtbot: QtBot) -> Iterator[Scene]:
    """A post that can be written and one that is out, with each side panel."""
    store = window.ctx.store
    page: Any = window.view("composer")
    for status in (Status.DRAFT, Status.SCHEDULED, Status.IN_REVIEW, Status.HELD, Status.PUBLISHED):
        with suppress(StopIteration):
            card = card_where(store, lambda card, status=status: card.status == status.value)
            window.open_post(card.id)
            at_rest(window, qtbot)
            qtbot.waitUntil(lambda: not page.footer._slots.isActive())  # the free slot is looked for in a pause
            settle()
            yield f"composer {status.value}", window
    page.head.history.click()
    settle()
    yield "composer history", window
    page.past.closed.emit()
    settle()
    yield "composer preview", window
    desk = page.desk
    for number, one in enumerate(desk.at):
        desk.turn(one.place.id)
        settle()
        yield f"composer at place {number}", window
    for dialog in (Published(page, desk), Changes(page, desk), Keep(page, desk)):
        yield from _shown(type(dialog).__name__, dialog)
    window.show_view("calendar")


def frame(window: Window) -> Iterator[Scene]:
    """What the window itself says."""
    window.banner.say(LONG, "danger", lambda: None)
    window.quiet.say(
        window.ctx.words("Saved: {path}", path="/home/lucia/Documents/calendar 2026-10.pdf"), "undo"
    )
    settle()
    yield "banner and quiet bar", window
    window.banner.hide()
    window.quiet.hide()


def _phone(window: Window, post_id: int) -> PhoneDialog:
    sheet = publishing.sheet(window.ctx.store, post_id)
    one = sheet.at[0]
    return PhoneDialog(window, window.ctx, one, sheet.steps[one.place.id], sheet.whole.post.title)


def backing(window: Window) -> dict[str, Callable[[], QDialog]]:
    """Backups to a file, plain and protected."""

    def protecting() -> QDialog:
        dialog = BackupDialog(window, window.ctx)
        dialog.protect.setChecked(True)
        dialog.first.setText("short")
        return dialog

    return {
        "back up": lambda: BackupDialog(window, window.ctx),
        "back up with a passphrase": protecting,
        "restore with a passphrase": lambda: OpenDialog(window, window.ctx, Path("a backup with a long name of its own.age")),
    }


def scopes(window: Window) -> dict[str, Callable[[], QDialog]]:
    """How much of a series is meant, and another rule for one."""

    def another_rule() -> QDialog:
        calendar: Any = window.view("calendar")
        card = card_where(window.ctx.store, lambda card: card.due_wall[:10] >= "2026-10-15" and not card.series_id)
        post = posts.duplicate(window.ctx.store, card.id)
        series.make(window.ctx.store, post.id, "FREQ=WEEKLY;COUNT=6")
        posts.edit(window.ctx.store, post.id, title="Its own")
        dialog = RuleDialog(window, calendar.desk, window.ctx.store.get(Post, post.id))
        dialog.every.setValue(2)
        dialog.end.setCurrentIndex(dialog.end.findData("never"))
        return dialog

    return {
        "another rule for a series": another_rule,
        "move a series": lambda: ScopeDialog(window, window.ctx, moving=True),
        "same content for a series": lambda: ScopeDialog(window, window.ctx, spreading=True),
        "delete from a series": lambda: ScopeDialog(window, window.ctx),
    }


def dialogs(window: Window, folder: Path) -> dict[str, Callable[[], QDialog]]:
    """What makes each dialog."""
    ctx, who = window.ctx, client_id(window)
    window.choose_client(who)
    store = ctx.store
    calendar: Any = window.view("calendar")
    card = card_where(store, lambda card: card.due_wall[:10] >= "2026-10-15" and not card.series_id)
    sheet = folder / "a sheet made at home.csv"
    sheet.write_text(SHEET, "utf-8")

    def holding() -> QDialog:
        review.release(store, [post.id for post in review.held(store)])
        return HoldDialog(window, ctx)

    def releasing() -> QDialog:
        review.hold(store, 0, "a reason")
        return HoldDialog(window, ctx)

    strategy: Any = window.view("strategy")
    window.show_view("strategy")

    def part(kind: str, chosen: Any) -> Callable[[], QDialog]:
        return lambda: RecordDialog(window, strategy, kind, chosen, {})

    def comparing() -> QDialog:
        if not store.plans.versions(who):
            versions.freeze(store, who, "a first version")
        return CompareDialog(window, strategy, store.plans.versions(who)[0][0])

    with_media = card_where(store, lambda card: bool(posts.get(store, card.id).media) and len(card.place_ids) > 1)
    made: dict[str, Callable[[], QDialog]] = {
        "publish by hand": lambda: PublishSheet(window, ctx, with_media.id),
        "pass to the phone": lambda: _phone(window, with_media.id),
        "new client": lambda: NewClientDialog(window, ctx),
        "client": lambda: ClientDialog(window, ctx, who),
        "settings": lambda: SettingsDialog(window, ctx),
        "shortcuts": lambda: ShortcutSheet(window, ctx),
        "snippets": lambda: SnippetsDialog(window, ctx),
        "bin": lambda: BinDialog(window, ctx),
        "limits": lambda: LimitsDialog(window, ctx),
        "import": lambda: ImportDialog(window, ctx),
        "import of a sheet": lambda: ImportDialog(window, ctx, sheet),
        "hold": holding,
        "release": releasing,
        "repeat": lambda: RepeatDialog(window, calendar.desk, card),
        "own date": lambda: OwnDateDialog(window, calendar.desk, calendar.desk.today),
    }
    for kind in ("objective", "key_result", "segment", "pillar", "campaign", "meeting", "competitor"):
        made[f"new {kind}"] = part(kind, None)
        made[f"edit {kind}"] = part(kind, next(iter(strategy.plan.of(kind)), None))
    made["versions"] = lambda: VersionsDialog(window, strategy)
    made["comparing versions"] = comparing
    made["versions, one frozen"] = lambda: VersionsDialog(window, strategy)
    made["text of an old plan"] = lambda: PasteDialog(window, strategy)
    made["start from a template"] = lambda: StartDialog(window, strategy)
    made["agreed by the client"] = lambda: AgreeDialog(window, strategy, strategy.plan.of("campaign")[0])
    made["remove what is pointed to"] = lambda: RemoveDialog(window, strategy, strategy.plan.of("objective")[0])
    return made


def _each_tab(name: str, dialog: QDialog, window: Window, qtbot: QtBot) -> Iterator[Scene]:
    dialog.open()
    at_rest(window, qtbot)
    tabs = dialog.findChild(QTabWidget)
    for place in range(tabs.count() if tabs is not None and tabs.isVisible() else 1):
        if tabs is not None and tabs.isVisible():
            tabs.setCurrentIndex(place)
            settle(1)
        yield f"{name} {place or ''}".strip(), dialog
    if isinstance(dialog, CalmDialog):
        dialog.attempt(_refuse)
        settle()
        yield f"{name} with a refusal", dialog
    _away(dialog)


def _refuse() -> None:
    raise BadInput(LONG, "name")


def _shown(name: str, dialog: QDialog) -> Iterator[Scene]:
    dialog.open()
    settle(1)
    yield name, dialog
    _away(dialog)


def _away(dialog: QWidget) -> None:
    dialog.close()
    dialog.deleteLater()
    settle(1)


def palette(window: Window) -> Iterator[Scene]:
    """Ctrl+K, empty, with words found, and with none."""
    one = Palette(window, window.ctx, window.choose_client)
    one.open_centered()
    for sought in ("", "raviol", "zzzzz"):
        one.field.setText(sought)
        settle(1)
        yield f"palette {sought}".strip(), one
    _away(one)


def floating(window: Window) -> Iterator[Scene]:
    """Lines and popovers over the calendar."""
    window.choose_client(0)
    window.show_view("calendar")
    calendar: Any = window.view("calendar")
    calendar.set_mode("month")
    for name, line in (
        ("quick entry", EntryLine(calendar, calendar.verbs, "2026-10-20", QRect())),
        ("go to a date", GoLine(calendar, calendar.verbs)),
    ):
        line.start()
        line.line.setText("fri 18:30")
        settle(1)
        yield name, line
        line.end()
    popover = FilterPopover(calendar, calendar.desk)
    popover.show_at(QRect(calendar.mapToGlobal(QPoint(40, 40)), calendar.toolbar.filter.size()))
    settle(1)
    yield "filter", popover
    popover.close()
    calendar.verbs.show_day_posts(calendar.desk.today + timedelta(days=1), QRect(100, 100, 60, 20))
    settle(1)
    shown = QApplication.activePopupWidget()
    assert shown is not None
    yield "posts of a day", shown
    shown.close()
    settle(1)
