"""The rows of the sheet at right: a number or a tick, what is handed over, and the button that does it."""

import html
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.media import Media
from smdesk.domain.rights import RIGHTS_NAMES, rights_code
from smdesk.services.composing import coloured
from smdesk.services.media import is_address
from smdesk.ui import tokens
from smdesk.ui.context import Context
from smdesk.ui.icons import draw
from smdesk.ui.theme import Theme
from smdesk.ui.widgets.chip import Button, Label, Ring, row

MARK, THUMB = 24, 72
_LONG_WORD, _STRETCH = re.compile(r"\S{24,}"), re.compile(r".{1,12}")


def breakable(text: str) -> str:
    """The text with places in long words (addresses) where a line may break; only shown, never copied."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(_STRETCH.findall(word[0])), text)


class Mark(QWidget):
    """The number of a step; a tick once it is done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._number, self._state = theme, 0, ""
        self.setFixedSize(MARK, MARK)

    def show_state(self, number: int, state: str) -> None:
        """``state``: "done", "now" or ""."""
        self._number, self._state = number, state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme[{"done": "ok-soft", "now": "accent"}.get(self._state, "bg-sunken")])
        painter.drawEllipse(self.rect())
        if self._state == "done":
            draw(painter, "check", theme["ok"], 5, 5, 14)
        else:
            painter.setPen(theme["on-accent" if self._state == "now" else "ink-2"])
            painter.setFont(theme.font(tokens.CAPTION, strong=True))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class StepRow(QWidget):
    """One step. ``button`` does it; it may be done again."""

    def __init__(self, ctx: Context, key: str, title: str, verb: str, run: Callable[[], object]) -> None:
        super().__init__()
        self.ctx, self.key, self._verb = ctx, key, verb
        theme = ctx.theme
        self.mark = Mark(theme)
        self.title = Label(title, "caption", wrap=True)
        self.extra = QHBoxLayout()
        self.extra.setSpacing(6)
        self.button = Button(theme, verb, "outline", "copy")
        self.button.setAccessibleName(f"{verb}: {title}")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(run)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addLayout(self.extra)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        self.body.addLayout(top)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(12)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self.body, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_state(self, number: int, state: str) -> None:
        """Where the step stands: "done", "now" or ""; the button keeps its verb and says that it was done."""
        _ = self.ctx.words
        self.mark.show_state(number, state)
        self.mark.setAccessibleName(_("done") if state == "done" else str(number))
        self.title.set_look("now" if state == "now" else "caption")
        done = state == "done"
        self.button.set_icon("check" if done else "copy")
        self.button.setText(_("Copied") if done else self._verb)
        self.button.setToolTip(_("Copy it again") if done else "")
        self.button.set_look("done" if done else "outline")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.ctx.theme["line"])
        painter.end()


class TextRow(StepRow):
    """A text that is copied; the main one with its counter."""

    def __init__(
        self, ctx: Context, key: str, title: str, text: str, run: Callable[[], object], count: tuple[int, int, str] | None
    ) -> None:
        super().__init__(ctx, key, title, ctx.words("Copy"), run)
        if count is not None:
            used, limit, role = count
            ring = Ring(ctx.theme)
            ring.set(used / limit if limit else 0.0, role)
            number = ctx.locale.toString
            said = ctx.words("{used} of {limit}", used=number(used), limit=number(limit)) if limit else number(used)
            if limit:
                self.extra.addWidget(ring)
            self.extra.addWidget(Label(said, "danger" if role == "danger" else "caption"))
        words = Label(wrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(_tinted(breakable(text), ctx.theme["accent-text"].name()))
        words.setAccessibleName(text)
        self.body.addWidget(words)


def _tinted(text: str, color: str) -> str:
    """Addresses and hashtags in the client's colour, as they will stand out there."""
    made, at = [], 0
    for start, end in sorted(coloured(text)):
        if start >= at:
            made.append(html.escape(text[at:start]))
            made.append(f"<span style='color:{color}'>{html.escape(text[start:end])}</span>")
            at = end
    return "".join([*made, html.escape(text[at:])]).replace("\n", "<br>")


class Thumb(QWidget):
    """The picture of a file; the file itself can be dragged from it into another window."""

    def __init__(self, ctx: Context, file: Media) -> None:
        super().__init__()
        self._ctx, self._file, self._image = ctx, file, None
        self._pressed = QPoint()
        self.setFixedSize(THUMB, THUMB)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(Path(file.path).name)
        self.setToolTip(ctx.words("Drag it into the other window"))

    def show_image(self, image: QImage | None) -> None:
        """Show the picture, when it is there."""
        self._image = image  # type: ignore[assignment]
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and far >= QApplication.startDragDistance():
            drag = QDrag(self)
            drag.setMimeData(file_data(self._file, None))
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.CopyAction)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(area, 8, 8)
        painter.fillPath(path, self._ctx.theme["bg-sunken"])
        image: QImage | None = self._image
        if image is None:
            name = "film" if self._file.kind == "video" else "image"
            draw(painter, name, self._ctx.theme["ink-3"], 26, 26, 20)
        else:
            painter.setClipPath(path)
            side = QSize(THUMB, THUMB).scaled(image.size(), Qt.AspectRatioMode.KeepAspectRatio)
            source = QRectF((image.width() - side.width()) / 2, (image.height() - side.height()) / 2,
                            side.width(), side.height())  # fmt: skip
            painter.drawPixmap(area, QPixmap.fromImage(image), source)
        painter.end()


class FileRow(StepRow):
    """A picture or film: copied as a file, dragged out, or shown in its folder."""

    def __init__(
        self, ctx: Context, key: str, title: str, file: Media, run: Callable[[], object], show: Callable[[], object]
    ) -> None:
        _ = ctx.words
        super().__init__(ctx, key, title, _("Copy"), run)
        self.thumb = Thumb(ctx, file)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch(1)
        lines.addWidget(Label(breakable(Path(file.path).name), "second", wrap=True))
        code = rights_code(file.rights)
        rights = ", ".join(part for part in (file.credit, _(RIGHTS_NAMES[code]) if code else file.rights) if part)
        if rights:
            lines.addWidget(Label(rights, "second", wrap=True))
        self.state = Label(_("You can also drag it into the other window."), "second", wrap=True)
        lines.addWidget(self.state)
        self.folder = Button(ctx.theme, _("Show in its folder"), "link")
        self.folder.setAutoDefault(False)
        self.folder.clicked.connect(show)
        if is_address(file.path):
            self.folder.hide()
        lines.addWidget(row(self.folder, None))
        lines.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(lines, 1)
        self.body.addLayout(line)

    def show_missing(self) -> None:
        """The file is gone from where it lay: it can be neither copied nor dragged."""
        self.state.setText(self.ctx.words("The file is not where it was; find it again in the post."))
        self.state.set_look("warn")
        self.button.setEnabled(False)
        self.folder.hide()


def file_data(file: Media, image: QImage | None) -> QMimeData:
    """A file for the clipboard or a drag: its address, and for programs that take no files the picture."""
    data = QMimeData()
    away = is_address(file.path)
    data.setUrls([QUrl(file.path) if away else QUrl.fromLocalFile(file.path)])
    if away:
        data.setText(file.path)
    elif image is not None:
        data.setImageData(image)
    return data
