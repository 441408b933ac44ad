"""Settings: language, appearance, backups, where the data lies."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk import __version__
from smdesk.services import backup, spelling
from smdesk.ui.context import Context
from smdesk.ui.dates import long_day
from smdesk.ui.dialogs.fields import language_box
from smdesk.ui.dialogs.frame import CalmDialog, form, hairline
from smdesk.ui.privacy import KEY as HIDE_AFTER
from smdesk.ui.widgets.chip import Button, Label, row
from smdesk.ui.widgets.rowlist import RowList

SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)
HIDE_MINUTES = (0, 1, 2, 5, 10, 15, 30)


class SettingsDialog(CalmDialog):
    """Each choice takes effect at once and is remembered in this home."""

    def __init__(self, parent: QWidget | None, ctx: Context, page: str = "") -> None:
        _ = ctx.words
        super().__init__(parent, ctx, _("Settings"), width=740)
        tabs = QTabWidget()
        tabs.addTab(self._appearance(), _("Appearance and language"))
        tabs.addTab(self._backups(), _("Backup and home"))
        tabs.addTab(self._about(), _("About"))
        tabs.setCurrentIndex(1 if page == "backup" else 0)
        self.body.addWidget(tabs)
        self.finish_with()

    # -- appearance ---------------------------------------------------------------------------

    def _appearance(self) -> QWidget:
        _, ctx = self.ctx.words, self.ctx
        self.language = language_box(ctx, _.language)
        self.language.activated.connect(self._set_language)
        self.mode = QComboBox()
        for code, text in (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))):
            self.mode.addItem(text, code)
        self.mode.setCurrentIndex(self.mode.findData(ctx.theme.mode))
        self.mode.setAccessibleName(_("Colours"))
        self.mode.activated.connect(self._set_mode)
        self.scale = QComboBox()
        for scale in SCALES:
            self.scale.addItem(f"{round(scale * 100)} %", scale)
        self.scale.setCurrentIndex(max(0, self.scale.findData(ctx.theme.scale)))
        self.scale.setAccessibleName(_("Text size"))
        self.scale.activated.connect(self._set_scale)
        page = QWidget()
        fields = form()
        fields.addRow(_("Language"), self.language)
        fields.addRow(_("Colours"), self.mode)
        fields.addRow(_("Text size"), self.scale)
        self.spelling = QCheckBox(_("Underline words that are spelt wrong"))
        self.spelling.setChecked(bool(ctx.store.settings.get(spelling.KEY, True)))
        self.spelling.toggled.connect(self._set_spelling)
        fields.addRow(_("Spelling"), self.spelling)
        self.hiding = QComboBox()
        for minutes in HIDE_MINUTES:
            text = _.n_("After {n} minute without keys or mouse", "After {n} minutes without keys or mouse", minutes)
            self.hiding.addItem(text if minutes else _("Only when asked (Ctrl+L)"), minutes)
        self.hiding.setCurrentIndex(max(0, self.hiding.findData(ctx.store.settings.get(HIDE_AFTER, 0))))
        self.hiding.setAccessibleName(_("Hide the window's contents"))
        self.hiding.setToolTip(_("This hides what is shown; it does not lock the computer."))
        self.hiding.activated.connect(self._set_hiding)
        fields.addRow(_("Hide contents"), self.hiding)
        hint = _(
            "The window speaks this language; each document speaks its client's. A new language opens the window anew."
        )
        fields.addRow(Label(hint, "caption", wrap=True))
        page.setLayout(fields)
        return page

    def _set_language(self) -> None:
        code = str(self.language.currentData())
        if code != self.ctx.words.language and self.attempt(
            lambda: self.ctx.store.settings.set("language", code)
        ):
            self._anew()

    def _set_mode(self) -> None:
        mode = str(self.mode.currentData())
        self.ctx.theme.set(mode=mode)
        self.attempt(lambda: self.ctx.store.settings.set("window.theme", mode))

    def _set_scale(self) -> None:
        scale = float(self.scale.currentData())
        self.ctx.theme.set(scale=scale)
        self.attempt(lambda: self.ctx.store.settings.set("window.scale", scale))

    def _set_spelling(self, on: bool) -> None:
        self.attempt(lambda: self.ctx.store.settings.set(spelling.KEY, on))

    def _set_hiding(self) -> None:
        minutes = int(self.hiding.currentData())
        if self.attempt(lambda: self.ctx.store.settings.set(HIDE_AFTER, minutes)):
            self.ctx.hub.hide_after.emit(minutes)

    # -- backup -------------------------------------------------------------------------------

    def _backups(self) -> QWidget:
        _, ctx = self.ctx.words, self.ctx
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(10)
        column.addWidget(Label(_("Home"), "head"))
        place = Label(str(ctx.home), "second", wrap=True)
        show = Button(ctx.theme, _("Show the folder"), "outline", "folder")
        show.clicked.connect(self._show_home)
        other = Button(ctx.theme, _("Open another home…"), "outline", "home")
        other.clicked.connect(self._other_home)
        column.addWidget(place)
        column.addWidget(row(show, other, None))
        column.addWidget(hairline())
        column.addWidget(Label(_("Backups of this home"), "head"))
        text = _("One is made each day the home is used: seven days and four weeks are kept.")
        column.addWidget(Label(text, "second", wrap=True))
        self.list = RowList()
        self.list.setAccessibleName(_("Backups of this home"))
        self.list.setMinimumHeight(130)
        column.addWidget(self.list, 1)
        now = Button(ctx.theme, _("Back up to a file…"), "outline", "save")
        now.clicked.connect(self._backup)
        back = Button(ctx.theme, _("Restore the chosen one…"), "outline", "restore")
        back.clicked.connect(self._restore)
        file = Button(ctx.theme, _("Restore a file…"), "outline", "upload")
        file.clicked.connect(self._restore_file)
        column.addWidget(row(now, file, None))
        column.addWidget(row(back, None))
        self._fill()
        return page

    def _fill(self) -> None:
        self.list.clear()
        for day, path in backup.dated(self.ctx.home):
            text = long_day(self.ctx.locale, day)
            size = self.ctx.locale.formattedDataSize(path.stat().st_size)
            item = QListWidgetItem(f"{text}   {size}")
            item.setData(256, str(path))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _show_home(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.ctx.home)))

    def _other_home(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.ctx.words("Open another home…"), str(self.ctx.home.parent)
        )
        if folder:
            from smdesk.ui.restart import open_home

            open_home(Path(folder))

    def _backup(self) -> None:
        from smdesk.ui.dialogs.backing import BackupDialog

        BackupDialog(self, self.ctx).exec()

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._restore_from(Path(item.data(256)))

    def _restore_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.ctx.words("Restore a file…"), "", f"smdesk (*.db *{backup.SUFFIX});;{self.ctx.words('All files')} (*)"
        )
        if chosen:
            self._restore_from(Path(chosen))

    def _restore_from(self, path: Path) -> None:
        if backup.is_sealed(path):
            from smdesk.ui.dialogs.backing import OpenDialog

            if OpenDialog(self, self.ctx, path).exec():
                self._anew()
            return
        from PySide6.QtWidgets import QMessageBox

        _ = self.ctx.words
        text = _("Go back to what {file} says? What is here now is kept beside the backups.", file=path.name)
        if QMessageBox.question(self, _("Restore"), text) != QMessageBox.StandardButton.Yes:
            return
        if self.attempt(lambda: backup.restore(self.ctx.home, path, self.ctx.now())):
            self._anew()

    def _anew(self) -> None:
        from smdesk.ui.restart import restart

        window = self.parentWidget()
        self.accept()
        if window is not None:
            restart(window.window(), self.ctx)

    # -- about --------------------------------------------------------------------------------

    def _about(self) -> QWidget:
        _ = self.ctx.words
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(8)
        column.addWidget(Label(f"smdesk {__version__}", "section"))
        for text in (
            _("Strategy, calendar and documents for one social media and community manager."),
            _(
                "Everything lies in one folder on this computer. Nothing is sent anywhere unless you say so;"
                " there is no account, no telemetry, no update check."
            ),
            _("Free software under the GNU General Public License, version 3 or later."),
        ):
            column.addWidget(Label(text, "second", wrap=True))
        column.addStretch(1)
        return page
