"""What a user knows better than the facts that came with the program."""

from smdesk.domain.entity import column, entity


@entity("limit_correction")
class LimitCorrection:
    """A network's limit as the user found it. ``key`` is "instagram.caption.max"; ``value`` is JSON."""

    id: int = 0
    key: str
    value: str
    on: str = column(default="")  # YYYY-MM-DD on which it was corrected
