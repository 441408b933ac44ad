"""Reddit: a title with a link, or a title with a text."""

from dataclasses import replace

from smdesk.domain.connector import Network, Place, Preview, bare_url, fill, share_url
from smdesk.domain.facts import NetworkFacts
from smdesk.domain.findings import Draft

_TEXT_POST = "https://www.reddit.com/r/{board}/submit?selftext=true&title={title}&text={text}"


def _compose(facts: NetworkFacts, draft: Draft, place: Place) -> str:
    """A link post where there is a link, else a text post in the place's subreddit (reddit source, 2017)."""
    if draft.link:
        return share_url(facts, draft, place)
    board = place.handle.strip("/ ").removeprefix("r/")
    return fill(_TEXT_POST, facts, draft, replace(place, handle=board)) or bare_url(facts, place)


NETWORK = Network(
    id="reddit",
    main_field="selftext",
    preview=Preview.THREAD,
    handle="r/subreddit",
    compose=_compose,
)
