"""A competitor on a page: what it promises, how it sounds, what works for it, where it is weak, what it was seen doing."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from smdesk.documents.blocks import Block, cell, chips, headed, numbers, pairs, pull, put, table
from smdesk.documents.common import network
from smdesk.documents.front import unsaid
from smdesk.documents.ink import breakable
from smdesk.documents.planbook import Book, joined, lines
from smdesk.domain.figures import kept
from smdesk.domain.formulas import FORMULAS, compute
from smdesk.domain.plan.rivals import Observation
from smdesk.domain.plan.shapes_goals import RANKS

FEW = 6  # competitors that have a page each; more follow one another
BY_FOLLOWERS = frozenset({"er_followers", "er_daily"})  # of which a mean of a post can be said


def formula_of(book: Book) -> str:
    """The id of the one formula that all are measured by."""
    chosen = str(book.plan.one("study").formula)
    return chosen if chosen in FORMULAS else "er_followers"


def window_of(book: Book) -> int:
    """The days that were counted: what the study asks for or, where nobody was counted so, what most were."""
    asked = int(book.plan.one("study").window_days)
    counted = [row.window_days for row in book.material.rivals if row.on]
    return asked if asked in counted or not counted else max(counted, key=lambda days: (counted.count(days), days))


def plain(book: Book, value: Decimal | None, unit: str = "") -> str:
    """A figure of two decimals at most; "n/a" for None."""
    return book.voice.value(None if value is None else round(value, 2), unit)


def rate(book: Book, value: Decimal | None) -> str:
    """A figure of the study's formula, with two decimals: small rates would all look alike with one."""
    return plain(book, value, "%" if FORMULAS[formula_of(book)].unit == "%" else "")


def of_window(book: Book, one: Observation | None) -> Decimal | None:
    """The study's formula over all posts of an observation's window."""
    if one is None:
        return None
    inputs = {name: kept(getattr(one, name)) for name in ("followers", "posts", "engagements", "mentions")}
    return compute(formula_of(book), inputs).value


def of_post(book: Book, one: Observation | None) -> Decimal | None:
    """The mean of a post of the window: who posts more does not look better for it. None for other formulas."""
    whole, posts = of_window(book, one), kept(one.posts) if one is not None else None
    if whole is None or not posts or formula_of(book) not in BY_FOLLOWERS:
        return None
    return whole / posts


def observed(book: Book, row: Any) -> Observation | None:
    """The observation that a row of the comparison was reckoned from."""
    found = book.plan.get("observation", row.observation_id) if row.observation_id else None
    return found if isinstance(found, Observation) else None


def said_rates(book: Book, one: Observation | None) -> list[str]:
    """Mean of a post and all of the window; the window alone where there is no such mean."""
    shown = [rate(book, of_window(book, one))]
    return [rate(book, of_post(book, one)), *shown] if formula_of(book) in BY_FOLLOWERS else shown


def rate_heads(book: Book) -> list[str]:
    """Their headings."""
    _ = book.desk.words
    both = [_("Engagement of a post"), _("Engagement, all posts")]
    return both if formula_of(book) in BY_FOLLOWERS else [_("Engagement")]


def profiles(book: Book, same: Sequence[Any]) -> list[Block]:
    """All competitors; a page each while they are few."""
    found = book.plan.of("competitor")
    out: list[Block] = []
    for at, one in enumerate(found):
        if at and paged(book):
            out.append({"k": "page"})
        out += profile(book, one, [pair for pair in same if pair.competitor_id == one.id])
    return out


def paged(book: Book) -> bool:
    """Whether each has a page of its own."""
    return len(book.plan.of("competitor")) <= FEW


def profile(book: Book, rival: Any, same: Sequence[Any]) -> list[Block]:
    """One of them; ``same`` are the own themes that sound like theirs."""
    _ = book.desk.words
    rows = [row for row in book.material.rivals if row.competitor_id == rival.id and row.on]
    head = {"k": "h2", "text": breakable(rival.name, 24), "note": book.name(RANKS, rival.rank)}
    alike = "\n".join(f"• {book.desk.ink(one.theirs)} = {book.desk.ink(one.own)}" for one in same)
    asked = [
        (_("positioning"), rival.positioning), (_("themes"), rival.themes), (_("formats"), rival.formats),
        (_("offers"), rival.offers), (_("tone"), rival.tone), (_("best post"), rival.best_post), (_("weak spot"), rival.weak),
        (_("figures"), "x" if rows else ""),
    ]  # fmt: skip
    return put(
        head,
        pairs([(_("Where it is"), joined((rival.site, *lines(rival.handles))))]),
        pull(rival.positioning, _("How it stands")),
        strip(book, rows),
        chips(_("Themes"), lines(rival.themes)),
        chips(_("Formats"), lines(rival.formats)),
        pairs([(_("Offers"), rival.offers), (_("Tone"), rival.tone), (_("Themes of ours that sound the same"), alike)], 2),
        pull(rival.best_post, _("Best post of the window")),
        pairs([(_("Why it did well, as we read it"), rival.best_why), (_("To be checked at"), rival.best_url)], 2),
        pull(rival.weak, _("Weak spot: what it leaves undone")),
        beside_client(book, rows),
        seen(book, rival.id),
        unsaid(book, asked),
    )  # fmt: skip


def strip(book: Book, rows: Sequence[Any]) -> Block | None:
    """The figures of the first network, set large."""
    _ = book.desk.words
    if not rows:
        return None
    row = rows[0]
    where = f"{network(row.network)[0]}, {book.day(row.on)}"
    shown = [
        (book.voice.value(row.followers), _("followers"), where), (plain(book, row.posts_week), _("posts a week"), where),
        (said_rates(book, observed(book, row))[0], rate_heads(book)[0].lower(), where),
        (plain(book, row.reply_hours, "h"), _("to a reply, as seen"), where),
    ]  # fmt: skip
    return numbers(shown)


def beside_client(book: Book, rows: Sequence[Any]) -> list[Block]:
    """The same figures of the client, where both were seen on one network over one window."""
    _ = book.desk.words
    own = {(row.network, row.window_days): row for row in book.material.rivals if row.own and row.on}
    table_rows = []
    for row in rows:
        ours = own.get((row.network, row.window_days))
        if ours is None:
            continue
        for one, name in ((row, book.desk.ink(row.name)), (ours, book.plan.client.name)):
            table_rows.append([
                cell(name, joined((network(one.network)[0], book.day(one.on))), strong=one.own), book.voice.value(one.followers),
                plain(book, one.posts_week), *said_rates(book, observed(book, one)), plain(book, one.reply_hours, "h"),
                book.percent(one.share_of_voice),
            ])  # fmt: skip
    heads = [_("Who"), _("Followers"), _("Posts a week"), *rate_heads(book), _("Reply seen"), _("Share of voice")]
    wide = [-1, 20, 20, *([24] * len(rate_heads(book))), 20, 24]
    return headed(_("Beside the client"), table(heads, wide, table_rows, right=range(1, len(heads)), own=range(1, len(table_rows), 2)))


def seen(book: Book, competitor_id: int) -> list[Block]:
    """All observations of one, the latest first."""
    _ = book.desk.words
    found = sorted(book.plan.of("observation", competitor_id=competitor_id), key=lambda one: (one.on, one.id), reverse=True)
    rows = []
    for one in found:
        weeks = Decimal(one.window_days) / 7 if one.window_days > 0 else None
        week = compute("posts_per_week", {"posts": kept(one.posts), "weeks": weeks}).value
        odd = one.window_days != window_of(book)
        word = _("{n} days: another window", n=one.window_days) if odd else ""
        rows.append([
            cell(book.day(one.on), network(one.network)[0], tone="warn" if odd else "", word=word),
            book.voice.value(kept(one.followers)), plain(book, week), said_rates(book, one)[0],
            plain(book, kept(one.reply_hours), "h"), one.note,
        ])  # fmt: skip
    heads = [_("Seen on"), _("Followers"), _("Posts a week"), rate_heads(book)[0], _("Reply seen"), _("What was noted")]
    return headed(_("Seen over time"), table(heads, [30, 20, 20, 24, 20, -1], rows, right=range(1, 5)))
