"""Days in the reader's own form."""

from datetime import date

from PySide6.QtCore import QDate, QLocale


def qdate(day: date) -> QDate:
    """A day as Qt knows it."""
    return QDate(day.year, day.month, day.day)


def day_text(locale: QLocale, day: date, pattern: str = "") -> str:
    """A day by a Qt pattern ("ddd d MMM"), or in the locale's short form without one.

    Spanish puts "de" before a month that is written out: the patterns say so by "d MMMM".
    """
    if pattern:
        if locale.language() == QLocale.Language.Spanish:
            pattern = pattern.replace("d MMMM", "d 'de' MMMM").replace("MMMM yyyy", "MMMM 'de' yyyy")
        return locale.toString(qdate(day), pattern)
    return locale.toString(qdate(day), QLocale.FormatType.ShortFormat)


def long_day(locale: QLocale, day: date) -> str:
    """A day with its weekday and month written out."""
    return locale.toString(qdate(day), QLocale.FormatType.LongFormat)
