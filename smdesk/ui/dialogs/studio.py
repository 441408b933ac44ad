"""The studio's style: who made a document, the same for all clients."""

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from smdesk.domain.plan.chapters import SHAPES
from smdesk.services import studio
from smdesk.ui.context import Context
from smdesk.ui.dialogs.fields import ColorRow
from smdesk.ui.dialogs.frame import CalmDialog, form
from smdesk.ui.widgets.chip import Button, Label, row

PREVIEW = (220, 56)  # px


class StudioDialog(CalmDialog):
    """Name, logo, colour, contact, signature, how we work."""

    def __init__(self, parent: QWidget | None, ctx: Context) -> None:
        _ = ctx.words
        intro = _("Printed on every document: the logo and the name on the cover, the signature where it is signed.")
        super().__init__(parent, ctx, _("Studio style"), intro, 620)
        now, shape = studio.style(ctx.store), SHAPES["studio"]
        self.name, self.logo = QLineEdit(now.name), QLineEdit(now.logo)
        self.contact, self.signature = QLineEdit(now.contact), QLineEdit(now.signature)
        self.method = QPlainTextEdit(now.method)
        self.method.setTabChangesFocus(True)
        self.method.setFixedHeight(ctx.theme.px(96))
        self.color = ColorRow(ctx, now.color)
        self._preview = Label("", "caption")
        self._preview.setFixedHeight(ctx.theme.px(PREVIEW[1]))
        self._preview.setAccessibleName(_("Logo"))
        choose = Button(ctx.theme, _("Choose…"), "outline")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        self.logo.textChanged.connect(self._show_logo)
        fields = form()
        parts = {
            "name": self.name, "logo": row(self.logo, choose), "color": self.color, "contact": self.contact,
            "signature": self.signature, "method": self.method,
        }  # fmt: skip
        for name, part in parts.items():
            field = shape.field(name)
            fields.addRow(_(field.label), part)
            for box in (part, getattr(self, name)):
                box.setToolTip(_(field.hint))
                box.setAccessibleName(_(field.label))
            if name == "logo":
                fields.addRow("", self._preview)
        self.body.addLayout(fields)
        self.finish_with(_("Save"), self._save)
        self._show_logo()

    def _choose(self) -> None:
        _ = self.ctx.words
        folder = self.logo.text() or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        pictures = " ".join(f"*{suffix}" for suffix in studio.PICTURES)
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Logo"), folder, f"{_('Pictures')} ({pictures})")
        if chosen:
            self.logo.setText(chosen)

    def _show_logo(self) -> None:
        _, path = self.ctx.words, self.logo.text().strip()
        picture = QPixmap()
        if path:
            reader = QImageReader(path)
            reader.setAutoTransform(True)
            picture = QPixmap.fromImageReader(reader)
        if picture.isNull():
            self._preview.setPixmap(QPixmap())
            self._preview.setText(_("This file cannot be shown as a picture.") if path else _("No logo"))
            return
        wide, high = (self.ctx.theme.px(one) for one in PREVIEW)
        kept = Qt.AspectRatioMode.KeepAspectRatio
        self._preview.setPixmap(picture.scaled(wide, high, kept, Qt.TransformationMode.SmoothTransformation))

    def _save(self) -> None:
        values = {
            "name": self.name.text(), "logo": self.logo.text().strip(), "color": self.color.color,
            "contact": self.contact.text(), "signature": self.signature.text(), "method": self.method.toPlainText(),
        }  # fmt: skip
        if self.attempt(lambda: studio.set_style(self.ctx.store, **values)):
            self.accept()
