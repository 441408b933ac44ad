"""The world's fault, said in one sentence: what is wrong, by which rule, and how to mend it.

Anything that is not a :class:`SmdeskError` is our own bug. Messages are templates in English with
``{name}`` places; the window and the command line translate them with their own catalogue.
"""


def N_(message: str) -> str:
    """Mark a text for the catalogues without translating it here."""
    return message


class SmdeskError(Exception):
    """A refusal that a person can act on.

    ``message`` is a translatable template, ``values`` fill its places, ``field`` names the input
    at fault (for the banner's "Show" and for import reports).
    """

    def __init__(self, message: str, field: str = "", /, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.field = field
        self.values = values


class BadInput(SmdeskError):
    """A value that a person or a file gave breaks a rule."""


class NotFound(SmdeskError):
    """The thing asked for is not in the store."""


class PostLocked(SmdeskError):
    """A post that is out (or on its way) cannot be moved or rewritten."""


class UndoConflict(SmdeskError):
    """The row to restore is no longer as the step left it."""


class StoreTrouble(SmdeskError):
    """The data file cannot be opened, read or written."""
