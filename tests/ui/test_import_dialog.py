"""The import dialog: a dry run, a column mapped by hand and remembered, one step back."""

from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.domain.cards import PostFilter
from smdesk.services import clients
from smdesk.storage.store import Store
from smdesk.ui.dialogs.importing import ImportDialog
from tests.ui.conftest import Open, at_rest

SHEET = """Data;Giorno;Canale;Titolo;Testo;Umore
24/11/2026;martedì;Instagram;Primo;Uno;felice
31/02/2026;boh;Instagram;Terzo;Tre;
"""


def test_a_sheet_is_mapped_by_hand_once_imported_and_taken_back(
    open_window: Open, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    clients.start_client(store, "Valdorsa", ["instagram"], [(1, "18:30")], language="it")
    window = open_window(store, language="it", is_sample=False)
    sheet = tmp_path / "piano è.csv"
    sheet.write_text(SHEET, "utf-8")
    dialog = ImportDialog(window, window.ctx, sheet)
    qtbot.addWidget(dialog)
    at_rest(window, qtbot)
    assert dialog.table.rowCount() == dialog.errors.rowCount() == 1
    boxes = {box.objectName(): box for box in dialog.columns.findChildren(QComboBox)}
    shown = {header: box.currentText() for header, box in boxes.items()}
    assert shown["Giorno"] == window.ctx.words("Weekday")
    assert all(text[:1].isupper() for text in shown.values()), shown
    boxes["Umore"].setCurrentIndex(boxes["Umore"].findData("notes"))
    boxes["Umore"].activated.emit(boxes["Umore"].currentIndex())
    at_rest(window, qtbot)
    assert dialog.button is not None
    dialog.button.click()
    at_rest(window, qtbot)
    (whole,) = store.posts.wholes(store.posts.ids(PostFilter()))
    assert whole.post.due_wall == "2026-11-24T18:30" and "felice" in whole.post.notes
    again = ImportDialog(window, window.ctx, sheet)
    qtbot.addWidget(again)
    at_rest(window, qtbot)
    kept = {box.objectName(): box.currentData() for box in again.columns.findChildren(QComboBox)}
    assert kept["Umore"] == "notes"
    assert again.button is not None and not again.button.isEnabled()  # nothing new in it
    again.reject()
    store.undo()
    assert not store.posts.ids(PostFilter())


def test_the_first_sheet_brings_its_client(open_window: Open, store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(store, language="it", is_sample=False)
    assert window.current == "welcome"
    sheet = tmp_path / "piano.csv"
    sheet.write_text(SHEET, "utf-8")
    dialog = ImportDialog(window, window.ctx, sheet)
    qtbot.addWidget(dialog)
    dialog.show()
    at_rest(window, qtbot)
    assert dialog.name.isVisible() and not dialog.client.isVisible()
    assert dialog.table.rowCount() == 1 and not store.clients.all(archived=True)  # only looked at
    assert dialog.button is not None and dialog.button.isEnabled()
    dialog.button.click()
    assert dialog.problem.isVisible() and not store.clients.all(archived=True)  # it has no name yet
    named = sheet.rename(tmp_path / "Valdorsa - piano novembre 2026.csv")
    dialog.open_file(named)
    at_rest(window, qtbot)
    assert dialog.name.text() == "Valdorsa"  # proposed, and nothing made yet
    assert not store.clients.all(archived=True)
    dialog.button.click()
    at_rest(window, qtbot)
    (client,) = store.clients.all()
    assert (client.name, client.language, client.zone) == ("Valdorsa", "it", "Europe/Rome")
    (whole,) = store.posts.wholes(store.posts.ids(PostFilter()))
    assert whole.post.client_id == client.id and whole.post.due_wall.startswith("2026-11-24")
    assert [place.network for place in store.clients.places(client.id)] == ["instagram"]
    assert window.current == "calendar"


def test_stopping_half_way_leaves_nothing_behind(
    open_window: Open, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    clients.start_client(store, "Valdorsa", ["instagram"], language="it")
    clients.start_client(store, "Undone", [], language="it")
    store.undo()
    window = open_window(store, is_sample=False)
    sheet = tmp_path / "big.csv"
    rows = [f"2027-01-{1 + n % 28:02},08:{n % 60:02},Instagram,Post {n},Text {n}" for n in range(3000)]
    sheet.write_text("\n".join(["Date,Time,Network,Title,Text", *rows]), "utf-8")
    dialog = ImportDialog(window, window.ctx, sheet)
    at_rest(window, qtbot)
    assert dialog.button is not None
    before = (store.undoable, store.redoable)
    assert None not in before
    dialog.button.click()
    qtbot.waitUntil(lambda: len(store.posts.ids(PostFilter())) > 0)
    dialog.reject()
    at_rest(window, qtbot)
    assert not store.posts.ids(PostFilter())
    assert [client.name for client in store.clients.all()] == ["Valdorsa"]
    assert (store.undoable, store.redoable) == before
    dialog.deleteLater()


def test_questions_are_answered_in_the_dialog_by_keyboard(
    open_window: Open, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    """Weeks without a date ask for their first day; places are ticked, several at once, and the keyboard stays where it was."""
    clients.start_client(store, "Valdorsa", ["instagram", "facebook_page", "linkedin"], language="it")
    window = open_window(store, is_sample=False)
    sheet = tmp_path / "weeks.csv"
    sheet.write_text("Week,Day,Text\n1,Monday,One\n1,Thursday,Two\n", "utf-8")
    dialog = ImportDialog(window, window.ctx, sheet)
    qtbot.addWidget(dialog)
    dialog.show()
    at_rest(window, qtbot)
    assert dialog.button is not None and not dialog.button.isEnabled()
    day = dialog.questions.findChild(QDateEdit, "start")
    assert day is not None
    day.setDate(QDate(2026, 12, 9))
    take = dialog.questions.findChild(QPushButton, "start:take")
    assert take is not None
    take.setFocus()
    qtbot.keyClick(take, Qt.Key.Key_Space)
    at_rest(window, qtbot)
    assert dialog.button.isEnabled()
    boxes = dialog.questions.findChildren(QCheckBox)
    assert [box.text() for box in boxes] == ["Instagram", "Facebook", "LinkedIn"] and all(box.isChecked() for box in boxes)
    for number in (0, 2):
        box = dialog.questions.findChildren(QCheckBox)[number]
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
        at_rest(window, qtbot)
    held = dialog.focusWidget()
    assert isinstance(held, QCheckBox) and held.text() == "LinkedIn" and not held.isChecked()
    dialog.button.click()
    at_rest(window, qtbot)
    wholes = store.posts.wholes(store.posts.ids(PostFilter()))
    assert sorted(one.post.due_wall[:10] for one in wholes) == ["2026-12-07", "2026-12-10"]
    assert all(len(one.versions) == 1 for one in wholes)


def test_an_open_question_reads_as_open_and_leads_to_its_field(
    open_window: Open, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    clients.start_client(store, "Larch", ["instagram"], language="en")
    window = open_window(store, is_sample=False)
    sheet = tmp_path / "a.csv"
    sheet.write_text("Date,Text\n03/04/2027,One\n05/06/2027,Two\n", "utf-8")
    dialog = ImportDialog(window, window.ctx, sheet)
    qtbot.addWidget(dialog)
    dialog.show()
    at_rest(window, qtbot)
    order = dialog.questions.findChild(QComboBox, "date_order")
    assert order is not None and order.currentData() == "" and dialog.button is not None and not dialog.button.isEnabled()
    order.setFocus()
    qtbot.keyClick(order, Qt.Key.Key_Down)
    at_rest(window, qtbot)
    assert dialog.button.isEnabled()
    sheet.write_text("Data,Zqx,Wkv\n2026-12-04,Ciao,bla\n2026-12-05,Eccoci,blu\n", "utf-8")
    dialog.open_file(sheet)
    at_rest(window, qtbot)
    assert dialog.tabs.currentWidget() is dialog.columns and not dialog.button.isEnabled()


def test_the_window_hears_once_of_all_pages(open_window: Open, store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    clients.start_client(store, "Valdorsa", ["instagram"], [(1, "18:30")], language="it")
    window = open_window(store, language="it", is_sample=False)
    sheet = tmp_path / "piano.csv"
    sheet.write_text("Data;Testo\n" + "".join(f"{n % 28 + 1}/12/2026;Post {n}\n" for n in range(90)), "utf-8")
    dialog = ImportDialog(window, window.ctx, sheet)
    qtbot.addWidget(dialog)
    at_rest(window, qtbot)
    heard: list[bool] = []
    window.ctx.hub.changed.connect(lambda changes: heard.append(changes.bulk))
    assert dialog.button is not None and dialog.table.rowCount() == 90
    dialog.button.click()
    at_rest(window, qtbot)
    assert heard == [True] and len(store.posts.ids(PostFilter())) == 90
    store.undo()
    assert len(heard) == 2 and not store.posts.ids(PostFilter())  # and of what comes after, as ever
