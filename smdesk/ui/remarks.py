"""Findings and their dates in the reader's words, for whoever shows a limit."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from smdesk.domain.findings import Finding, render
from smdesk.language import Words


def finding_words(finding: Finding, words: Words) -> str:
    """Message and fix."""
    message, fix = render(finding, words)
    return f"{message} {fix}"


def plain_day(day: date, locale: QLocale) -> str:
    """ "3 Oct 2026"."""
    return locale.toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
