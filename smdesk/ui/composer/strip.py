"""Attached pictures and films: small pictures, and for the chosen one its words, maker, rights and end."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QDesktopServices,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.media import Attachment, Media
from smdesk.domain.rights import RIGHTS_NAMES
from smdesk.services import media as files
from smdesk.ui.actions import keys_text
from smdesk.ui.composer.attaching import Attaching
from smdesk.ui.composer.desk import Desk
from smdesk.ui.composer.images import Pictures
from smdesk.ui.composer.unwinding import PassingUndo
from smdesk.ui.composer.words import read_day, shown_day
from smdesk.ui.icons import draw
from smdesk.ui.spelling import spell
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.chip import Button, Label
from smdesk.ui.widgets.flow import FlowRow

ALONE, SMALL = QSize(128, 80), QSize(61, 48)
_MIME = "application/x-smdesk-attachment"


def cover(painter: QPainter, image: QImage, box: QRectF, radius: float = 6) -> None:
    """Paint a picture so that it fills the box, cut at its edges, round at its corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    scale = max(box.width() / image.width(), box.height() / image.height())
    wide, high = box.width() / scale, box.height() / scale
    source = QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)
    painter.drawImage(box, image, source)
    painter.restore()


class Thumb(QAbstractButton):
    """One attached file."""

    menu_asked = Signal(int, QPoint)
    moved = Signal(int, int)  # attachment dropped on this one
    stepped = Signal(int, int)
    removed = Signal(int)

    def __init__(self, theme: Theme, one: Attachment, file: Media) -> None:
        super().__init__()
        self._theme, self.attachment_id, self._file = theme, one.id, file
        self.image: QImage | None = None
        self.missing = False
        self._pressed_at = QPoint()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def _ask_menu(self, point: QPoint) -> None:
        self.menu_asked.emit(self.attachment_id, self.mapToGlobal(point))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.image is not None:
            cover(painter, self.image, box)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["warn-soft" if self.missing else "bg-sunken"])
            painter.drawRoundedRect(box, 6, 6)
            kind = {"video": "film", "document": "file"}.get(self._file.kind, "image")
            name, role = ("warning", "warn") if self.missing else (kind, "ink-3")
            draw(painter, name, theme[role], box.width() / 2 - 10, box.height() / 2 - 10, 20)
        several = self.width() == SMALL.width()
        if self.hasFocus() or (self.isChecked() and several):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme["focus"], 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.attachment_id)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            self.stepped.emit(self.attachment_id, -1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (
            event.position().toPoint() - self._pressed_at
        ).manhattanLength() > QApplication.startDragDistance()
        if not (event.buttons() & Qt.MouseButton.LeftButton and far):
            return
        drag, data = QDrag(self), QMimeData()
        data.setData(_MIME, str(self.attachment_id).encode())
        drag.setMimeData(data)
        drag.setPixmap(self.grab().scaledToWidth(64))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData().data(_MIME).data()
        if data:
            event.acceptProposedAction()
            self.moved.emit(int(bytes(data).decode()), self.attachment_id)


class Strip(QWidget):
    """All attached files with the fields of the chosen one."""

    def __init__(self, desk: Desk, pictures: Pictures, attaching: Attaching) -> None:
        super().__init__()
        self._desk, self._pictures, self._attaching = desk, pictures, attaching
        self._chosen = 0
        self._shown: list[int] = []
        self.thumbs: list[Thumb] = []
        self._passing = PassingUndo(self, desk)
        _, theme = desk.ctx.words, desk.ctx.theme
        self.choose = Button(theme, _("Drop pictures here, or choose them…"), "outline", "image")
        self.choose.clicked.connect(self.pick)
        self._row = FlowRow(gap=6, line_gap=6)
        self._row.setFixedWidth(ALONE.width())
        self.alt_label = Label("", "caption", wrap=True)
        self.alt = QPlainTextEdit()
        self.alt.setTabChangesFocus(True)
        self.alt.installEventFilter(self._passing)
        self.alt.setAccessibleName(_("Alternative text"))
        self.alt.setPlaceholderText(_("Say in a sentence what the picture shows"))
        self.alt.setFixedHeight(theme.px(68))
        self.alt.setStyleSheet(f"min-height: {theme.px(54)}px")  # the sheet's own least height would win
        self.alt.textChanged.connect(self._described)
        spell(self.alt, desk.ctx, lambda: desk.post.client_id, lambda: desk.language)
        self.credit = self._line(_("Credit"), _("Who made it"), "credit")
        self.rights = self._line(_("Rights"), _("own, licence, release…"), "rights")
        self.expires = self._line(_("Last day of the rights, such as 31/10/2026"), _("Until"), "expires")
        self.facts = Label("", "caption", wrap=True)
        self.more = Button(theme, "", "icon", "more", tip=_("Order, remove, find again…"))
        self.more.clicked.connect(self._open_menu)
        self.again = Button(theme, _("Find it again…"), "link")
        self.again.clicked.connect(self._find_again)
        self.add = Button(theme, "", "icon", "plus", tip=_("Attach more…"))
        self.add.clicked.connect(self.pick)
        self._lay_out(_("Credit and rights"))
        desk.loaded.connect(self.rebuild)
        pictures.arrived.connect(self._arrived)

    def _line(self, name: str, hint: str, column: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setPlaceholderText(hint)
        made.installEventFilter(self._passing)
        if column == "expires":
            made.editingFinished.connect(partial(self._credited_late, made))
        else:
            made.textEdited.connect(partial(self._credited, column))
        return made

    def _lay_out(self, rights_title: str) -> None:
        alt = QVBoxLayout()
        alt.setSpacing(4)
        alt.addWidget(self.alt_label)
        alt.addWidget(self.alt)
        alt.addWidget(self.facts)
        alt.addStretch(1)
        right = QGridLayout()
        right.setSpacing(4)
        right.addWidget(Label(rights_title, "caption", wrap=True), 0, 0, 1, 2)
        right.addWidget(self.credit, 1, 0, 1, 2)
        right.addWidget(self.rights, 2, 0)
        right.addWidget(self.expires, 2, 1)
        right.setRowStretch(3, 1)
        right.setColumnStretch(0, 1)
        right.setColumnStretch(1, 1)
        tools = QVBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.add)
        tools.addWidget(self.more)
        tools.addStretch(1)
        self.panel = QWidget()
        line = QHBoxLayout(self.panel)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._row, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(alt, 5)
        line.addLayout(right, 4)
        line.addLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.panel)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    # -- showing ------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Show the files as they stand."""
        desk = self._desk
        if not desk.open:
            return
        media = desk.whole.media
        ids = [one.id for one, _ in media]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else 0
        if ids != self._shown:
            self._shown = ids
            for thumb in self.thumbs:
                self._row.flow.removeWidget(thumb)
                thumb.hide()
                thumb.deleteLater()
            self.thumbs = [self._thumb(one, file) for one, file in media]
        size = ALONE if len(media) == 1 else SMALL
        for thumb, (one, file) in zip(self.thumbs, media, strict=True):
            thumb.setFixedSize(size)
            thumb.setChecked(one.id == self._chosen)
            thumb.image = self._pictures.get(file)
            thumb.missing = file.path in self._pictures.missing
            name = Path(file.path).name
            thumb.setAccessibleName(f"{name}: {one.alt}" if one.alt else name)
            thumb.setToolTip(file.path)
            thumb.update()
        self._row.updateGeometry()
        self.choose.setVisible(not media and not desk.read_only)
        self.panel.setVisible(bool(media))
        self._show_chosen()

    def _thumb(self, one: Attachment, file: Media) -> Thumb:
        thumb = Thumb(self._desk.ctx.theme, one, file)
        thumb.clicked.connect(partial(self.select, one.id))
        thumb.menu_asked.connect(self._menu_at)
        thumb.moved.connect(self.put_before)
        thumb.stepped.connect(self.step)
        thumb.removed.connect(self.remove)
        self._row.add(thumb)
        thumb.show()
        return thumb

    def select(self, attachment_id: int, *_: object) -> None:
        """Show the fields of a file."""
        self._chosen = attachment_id
        self.rebuild()

    @property
    def chosen(self) -> tuple[Attachment, Media] | None:
        """The file whose fields are shown."""
        return next((pair for pair in self._desk.whole.media if pair[0].id == self._chosen), None)

    def _show_chosen(self) -> None:
        pair = self.chosen
        for widget in (self.facts, self.again):
            widget.setVisible(pair is not None)
        if pair is None:
            return
        one, file = pair
        desk, _ = self._desk, self._desk.ctx.words
        number, total = self._shown.index(one.id) + 1, len(self._shown)
        self.alt_label.setText(_("Alternative text, {n} of {total}", n=number, total=total))
        if self.alt.toPlainText() != one.alt:
            self.alt.blockSignals(True)
            self.alt.setPlainText(one.alt)
            self.alt.blockSignals(False)
        for line, value in (
            (self.credit, file.credit),
            (self.rights, self._rights_of(file)),
            (self.expires, shown_day(file.expires, desk.ctx.locale)),
        ):
            if line.text() != value and not (line.hasFocus() and line.isModified() and line is self.expires):
                line.setText(value)
                if not line.hasFocus():
                    line.setCursorPosition(0)  # of a long one the beginning is read
        self.alt.setReadOnly(desk.read_only)
        for line in (self.credit, self.rights, self.expires):
            line.setReadOnly(desk.read_only)
        for button in (self.add, self.more):
            button.setEnabled(not desk.read_only)
        missing = file.path in self._pictures.missing
        self.again.setVisible(missing)
        self.facts.set_look("warn" if missing else "caption")
        self.facts.setText(self._facts_of(file, missing))

    def _rights_of(self, file: Media) -> str:
        """What is kept as a code, in words; while it is being typed it stays as it is."""
        kept = file.rights
        return self._desk.ctx.words(RIGHTS_NAMES[kept]) if kept in RIGHTS_NAMES and self.rights.text() != kept else kept

    def _facts_of(self, file: Media, missing: bool) -> str:
        _, locale = self._desk.ctx.words, self._desk.ctx.locale
        name = Path(file.path).name
        if missing:
            return _("“{name}” is no longer where it was.", name=name)
        parts = [name]
        if file.width:
            parts.append(f"{locale.toString(file.width)} × {locale.toString(file.height)}")
        if file.bytes:
            parts.append(locale.formattedDataSize(file.bytes, 0, locale.DataSizeFormat.DataSizeSIFormat))
        if file.format and file.format not in files.PICTURES.get(Path(name).suffix.lower()[1:], ""):
            parts.append(file.format.upper())
        return ", ".join(parts)

    def _arrived(self, path: str) -> None:
        if any(file.path == path for _, file in self._desk.whole.media):
            self.rebuild()

    # -- doing --------------------------------------------------------------------------------

    def pick(self) -> None:
        """Choose files from the disk."""
        _ = self._desk.ctx.words
        endings = " ".join(f"*.{end}" for end in (*files.PICTURES, *files.FILMS, *files.PAPERS))
        paths, _kind = QFileDialog.getOpenFileNames(
            self.window(), _("Attach pictures or films"), "", f"{_('Pictures, films, documents')} ({endings})"
        )
        self._attaching.attach(paths)

    def _described(self) -> None:
        if self._chosen:
            self._desk.write_part("attachment", self._chosen, "alt", self.alt.toPlainText())

    def _credited(self, column: str, text: str) -> None:
        pair = self.chosen
        if pair is not None:
            self._desk.write_part("media", pair[1].id, column, text)

    def _credited_late(self, line: QLineEdit) -> None:
        """A half-typed day is none: it is taken when the field is left."""
        pair = self.chosen
        if pair is None or not line.isModified():
            return
        line.setModified(False)
        desk, media_id = self._desk, pair[1].id
        text = read_day(line.text(), desk.ctx.now().date(), desk.ctx.words)
        if text == pair[1].expires:
            return
        desk.do(lambda: files.edit(desk.ctx.store, media_id, origin=desk, expires=text))

    def remove(self, attachment_id: int) -> None:
        """Take a file off the post."""
        desk = self._desk
        said = desk.ctx.words("File taken off; it stays on the disk")
        if not desk.read_only:
            desk.do(lambda: files.detach(desk.ctx.store, attachment_id, origin=self), said)

    def step(self, attachment_id: int, by: int) -> None:
        """Move a file one place left or right."""
        order = list(self._shown)
        index = order.index(attachment_id)
        other = index + by
        if 0 <= other < len(order):
            order[index], order[other] = order[other], order[index]
            self._reorder(order)

    def put_before(self, attachment_id: int, before: int) -> None:
        """Drop a file on another: it takes its place."""
        if attachment_id == before or attachment_id not in self._shown:
            return
        target = self._shown.index(before)
        order = [one for one in self._shown if one != attachment_id]
        order.insert(target, attachment_id)
        self._reorder(order)

    def _reorder(self, order: list[int]) -> None:
        desk = self._desk
        if not desk.read_only:
            desk.do(lambda: files.reorder(desk.ctx.store, desk.post.id, order, origin=self))

    def _open_menu(self) -> None:
        self._menu_at(self._chosen, self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _menu_at(self, attachment_id: int, point: QPoint) -> None:
        self.select(attachment_id)
        self.menu().popup(point)

    def menu(self) -> QMenu:
        """What can be done with the chosen file."""
        _ = self._desk.ctx.words
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, run, key in (
            (_("Move left"), partial(self.step, self._chosen, -1), keys_text("Alt+Left", _)),
            (_("Move right"), partial(self.step, self._chosen, 1), keys_text("Alt+Right", _)),
            (_("Find again…"), self._find_again, ""),
            (_("Show in its folder"), self._show_folder, ""),
            (_("Remove from the post"), partial(self.remove, self._chosen), keys_text("Del", _)),
        ):
            action = QAction(f"{text}\t{key}" if key else text, menu)
            action.triggered.connect(run)
            menu.addAction(action)
        return menu

    def _show_folder(self) -> None:
        pair = self.chosen
        if pair is not None and not files.is_address(pair[1].path):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(pair[1].path).parent)))

    def _find_again(self) -> None:
        pair = self.chosen
        if pair is None:
            return
        _, name = self._desk.ctx.words, Path(pair[1].path).name
        path, _kind = QFileDialog.getOpenFileName(self.window(), _("Where is {name} now?", name=name), name)
        if path:
            self._attaching.find_again(pair[1], path)
