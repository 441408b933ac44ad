"""The world's fault, said in one sentence: what is wrong, by which rule, and how to mend it.

Anything that is not a :class:`SmdeskError` is our own bug. Messages are templates in English with
``{name}`` places; the window and the command line translate them with their own catalogue.
"""


import errno


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


# What the system says in its own language (or in English), in words that can be translated.
_REASONS = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EACCES: N_("there is no permission"),
    errno.EPERM: N_("there is no permission"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.ENOTDIR: N_("a part of the path is not a folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.EEXIST: N_("it is already there"),
    errno.EBUSY: N_("another program is using it"),
    errno.ETXTBSY: N_("another program is using it"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EMFILE: N_("too many files are open"),
    errno.EIO: N_("the disk does not answer as it should"),
}
_IN_USE = (32, 33)  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


def reason_of(error: Exception) -> str:
    """Why the system refused a file, for the place ``{reason}`` of a message: the reader's words are found there."""
    if getattr(error, "winerror", 0) in _IN_USE:
        return _REASONS[errno.EBUSY]
    number = getattr(error, "errno", None)
    return _REASONS.get(number or 0) or getattr(error, "strerror", None) or str(error)
