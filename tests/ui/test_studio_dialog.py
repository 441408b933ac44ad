"""The studio's style in a dialog: shown, refused in a sentence, kept."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from smdesk.services import studio
from smdesk.ui.dialogs.studio import StudioDialog
from smdesk.ui.window import Window


def test_a_style_is_written_and_a_missing_logo_is_said(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="4"><rect width="9" height="4"/></svg>')
    dialog = StudioDialog(window, window.ctx)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("Ada Ferri")
    dialog.logo.setText(str(tmp_path / "gone.png"))
    assert dialog._preview.text()
    dialog._save()
    assert dialog.problem.text() and dialog.isVisible()
    dialog.logo.setText(str(logo))
    assert not dialog._preview.pixmap().isNull()
    dialog._save()
    assert studio.style(window.ctx.store).name == "Ada Ferri"
    assert studio.style(window.ctx.store).logo == str(logo)
