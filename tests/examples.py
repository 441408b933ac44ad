"""How many made-up examples a test tries: enough for every day, and with SMDESK_LONG=1 as many as for a release."""

import os
from typing import Any

from hypothesis import settings

LONG = bool(os.environ.get("SMDESK_LONG"))


def examples(usual: int, long: int, **more: Any) -> settings:
    """Hypothesis's settings for a test whose examples take long."""
    return settings(max_examples=long if LONG else usual, **more)
