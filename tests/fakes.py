"""What stands in for the world in tests: the clock. The store is always the real one."""

from datetime import UTC, datetime, timedelta

STORY = datetime(2026, 10, 15, 9, 42, tzinfo=UTC)  # Thursday 15 October, 11:42 in Rome and Madrid


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now: datetime = STORY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> None:
        """Let time pass, such as ``clock.forward(hours=2)``; negative amounts set it back."""
        self.now += timedelta(**amount)
