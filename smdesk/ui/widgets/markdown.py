"""Markdown as a document of the window's own type: its weights, air between paragraphs, no headings that shout."""

from PySide6.QtGui import QFont, QTextCursor, QTextDocument

from smdesk.ui import tokens
from smdesk.ui.theme import Theme

_AIR = 6  # px below a paragraph


def show_markdown(document: QTextDocument, text: str, theme: Theme) -> None:
    """Fill a document."""
    document.setDefaultFont(theme.font(tokens.BODY))
    document.setMarkdown(text)
    block, cursor = document.begin(), QTextCursor(document)
    while block.isValid():
        cursor.setPosition(block.position())
        shape = block.blockFormat()
        level = shape.headingLevel()
        after = block.next()
        listed = block.textList() is not None and after.isValid() and after.textList() is not None
        shape.setTopMargin(_AIR if level and block != document.begin() else 0)
        shape.setBottomMargin(2 if listed else _AIR if after.isValid() else 0)
        cursor.setBlockFormat(shape)
        runs, spans = block.begin(), []
        while not runs.atEnd():
            run = runs.fragment()
            spans.append((run.position(), run.length(), run.charFormat()))
            runs += 1
        for start, length, look in spans:
            if look.fontWeight() > QFont.Weight.DemiBold or level:
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                look.setFont(theme.font(tokens.SECTION if level else tokens.BODY, strong=True))
                cursor.setCharFormat(look)
        block = after
