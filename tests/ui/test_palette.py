"""The palette finds verbs, plan and clients however they are accented; the sheet names keys as buttons do."""

from itertools import takewhile

from pytestqt.qtbot import QtBot

from smdesk.domain.clients import Client
from smdesk.services import clients, posts
from smdesk.storage.store import Store
from smdesk.ui.actions import keys_text
from smdesk.ui.dialogs.palette import Palette
from smdesk.ui.dialogs.shortcuts import ShortcutSheet
from smdesk.ui.widgets.chip import Label
from smdesk.ui.widgets.scrim import Scrim
from tests.ui.conftest import Open, at_rest, settle


def _found(palette: Palette, text: str) -> list[str]:
    palette.field.setText(text)
    return [entry.text for entry in palette.entries.entries]


def test_accents_do_not_matter_and_nothing_is_said_in_words(
    open_window: Open, sample_store: Store, qtbot: QtBot
) -> None:
    clients.add_client(sample_store, "Caffè Ørsted & figli")
    window = open_window(sample_store, language="es")
    at_rest(window, qtbot)
    window.choose_client(sample_store.find(Client)[0].id)
    palette = Palette(window, window.ctx, window.choose_client)
    assert window.ctx.words("Limits of the networks…") in _found(palette, "limites")
    assert "Caffè Ørsted & figli" in _found(palette, "caffe orsted")
    narrow = _found(palette, "zzzzqq")
    palette._wide = True
    wide = _found(palette, "zzzzqqq")
    assert len(narrow) == len(wide) == 1 and "Tab" in narrow[0] and "Tab" not in wide[0]
    palette.deleteLater()


def test_the_sheet_names_keys_as_the_buttons_do(open_window: Open, sample_store: Store, qtbot: QtBot) -> None:
    window = open_window(sample_store, language="es")
    at_rest(window, qtbot)
    sheet = ShortcutSheet(window, window.ctx)
    keys = {label.text() for label in sheet.findChildren(Label) if label.property("look") == "key"}
    assert "Ctrl+K" in keys and "Ctrl+Shift+H" in keys
    assert keys_text("Alt+Left", window.ctx.words) == "Alt+←" and keys_text("Space", window.ctx.words) == "Espacio"
    sheet.deleteLater()


def test_titles_come_before_texts_and_what_lies_behind_is_dimmed(
    open_window: Open, sample_store: Store, qtbot: QtBot
) -> None:
    window = open_window(sample_store, language="it")
    window.verbs.palette()
    palette = next(one for one in window.findChildren(Palette) if one.isVisible())
    assert [one.isVisible() for one in window.findChildren(Scrim)] == [True]
    palette.field.setText("ravio")
    posts = list(takewhile(lambda one: one.run, palette.entries.entries[1:]))
    named = ["ravio" in one.text.lower() for one in posts]
    assert named == sorted(named, reverse=True) and {*named} == {True, False}
    palette.close()
    settle()
    assert not window.findChildren(Scrim)


def test_verbs_of_the_calendar_bring_it_to_the_front_or_rest(
    open_window: Open, sample_store: Store, qtbot: QtBot
) -> None:
    window = open_window(sample_store)
    actions = window.ctx.actions
    window.show_view("strategy")
    assert not actions["calendar.delete"].isEnabled() and not actions["calendar.status.approved"].isEnabled()
    actions["calendar.week"].trigger()
    assert window.current == "calendar" and window.view("calendar").desk.mode == "week"  # type: ignore[attr-defined]
    assert actions["calendar.delete"].isEnabled()


def test_a_slip_finds_the_verb_and_what_was_run_lately_comes_first(open_window: Open, sample_store: Store, qtbot: QtBot) -> None:
    window = open_window(sample_store, language="en")
    at_rest(window, qtbot)
    palette = Palette(window, window.ctx, window.choose_client)
    assert "Recent" not in _found(palette, "")
    assert "Documents" in _found(palette, "docuemnts")
    for text, kind in (("raviolo", "post."), ("Documents", "verb."), ("Estudio Higuera", "client.")):
        _found(palette, text)
        palette._select(next(n for n, one in enumerate(palette.entries.entries) if one.id.startswith(kind)), 1)
        palette._run()
        settle()
        palette = Palette(window, window.ctx, window.choose_client)
    assert window.ctx.state.client_id == sample_store.clients.named("Estudio").id
    found = _found(palette, "")
    assert found[0] == "Recent" and found[1:3] == ["Estudio Higuera Yoga", "Documents"]
    post = next(one for one in palette.entries.entries if one.id.startswith("post."))
    posts.delete(sample_store, [int(post.id.removeprefix("post."))])
    palette._search("")
    assert post.text not in [one.text for one in palette.entries.entries]
    palette.deleteLater()
