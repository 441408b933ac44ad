"""The client's PDFs: what the store holds, gathered on its thread, pressed on any other.

In the window: ``order = gather_calendar(…)`` on the main thread, ``write(order, path, job.report)`` in a job.
On the command line: :func:`export_calendar` does both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smdesk.domain.cards import PostFilter
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.posts import STATUS_NAMES
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.language import load
from smdesk.services import approval_terms, studio
from smdesk.services.files import folder_of, put
from smdesk.services.holidays import days as holidays_of
from smdesk.storage.store import Store

if TYPE_CHECKING:  # what documents need is imported when the first one is made
    from smdesk.documents.common import Material
    from smdesk.documents.pages import Picture

MOST_LETTERS = 40  # of a client and of what a document is of, in the name of its file
MOST_DAYS = 3 * 366  # a longer calendar is surely a slip of the keys
CALENDAR = "content_calendar"
APPROVAL = "approval_pack"
STRATEGY = "strategy_plan"
CAMPAIGN = "campaign_brief"
COMPETITORS = "competitor_study"
PROPOSAL = "proposal"
Progress = Callable[[float], None]  # 0 to 1; an exception it raises stops the work and leaves no file


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be made: plain values that may go to another thread. ``about`` names what it is of."""

    document: str
    material: "Material"
    options: dict[str, Any] = field(default_factory=dict)
    about: str = ""

    @property
    def file_name(self) -> str:
        """A name for the file, such as "pastificio-valdorsa-content-calendar-2026-10.pdf"."""
        from smdesk.domain.folding import slug

        start, end = self.material.period.start, self.material.period.end
        days = f"{start:%Y-%m}" if (start.year, start.month) == (end.year, end.month) else f"{start}-{end}"
        about = f"-{slug(self.about)[:MOST_LETTERS]}".rstrip("-_")
        client = slug(self.material.plan.client.name)[:MOST_LETTERS]
        return f"{client}-{self.document.replace('_', '-')}{about}-{days}.pdf".lstrip("-_")


@dataclass(frozen=True, slots=True)
class Notice:
    """What the user should know about a document that was made all the same; translatable."""

    message: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A document on disk."""

    path: Path
    posts: int
    notices: tuple[Notice, ...] = ()


def export_calendar(
    store: Store, client_id: int, start: date, end: date, out_path: Path, *, now: datetime,
    on_progress: Progress = lambda part: None,
) -> Made:  # fmt: skip
    """Write the content calendar of the days ``start`` to ``end``, both included.

    :raises BadInput: when there is nothing to print or the file cannot be written
    """
    return write(gather_calendar(store, client_id, start, end, now=now), out_path, on_progress)


def export_approval(
    store: Store, client_id: int, start: date, end: date, out_path: Path, *, now: datetime,
    deadline: date | None = None, silence: str | None = None, rounds: int | None = None,
    on_progress: Progress = lambda part: None,
) -> Made:  # fmt: skip
    """Write the approval pack of the posts that wait for the client's yes; see :func:`gather_approval`.

    :raises BadInput: when nothing waits or the file cannot be written
    """
    order = gather_approval(store, client_id, start, end, now=now, deadline=deadline, silence=silence, rounds=rounds)
    return write(order, out_path, on_progress)


def gather_calendar(store: Store, client_id: int, start: date, end: date, *, now: datetime) -> Order:
    """Read what the content calendar prints: every dated post of the period that was not rejected.

    :raises BadInput: when ``end`` is before ``start`` or there is no such post
    """
    from smdesk.documents.common import NOT_PRINTED

    plan, posts = _read(store, client_id, start, end)
    printed = [whole for whole in posts if whole.post.status not in NOT_PRINTED]
    if not printed:
        message = N_(
            "Period: {client} has no posts from {start} to {end}; choose other days or plan some first."
        )
        raise BadInput(message, "from", client=plan.client.name, start=start, end=end)
    rituals = store.plans.whole(client_id).text("community.rituals")
    return Order(CALENDAR, _material(store, plan, printed, start, end, now), {"rituals": rituals})


def gather_approval(
    store: Store, client_id: int, start: date, end: date, *, now: datetime, deadline: date | None = None,
    silence: str | None = None, rounds: int | None = None,
) -> Order:  # fmt: skip
    """Read the posts in review, or sent back for changes, that are due in the period, and what is open with people.

    :param deadline: last day for an answer; by default two working days before the first post
    :param silence: what happens without an answer; only where the contract says so
    :param rounds: of changes that are included, 0 to say nothing; these two as last kept for this client when not given
    :raises BadInput: when none waits, or the deadline has passed
    """
    from smdesk.documents.approval_pack import WAITING
    from smdesk.documents.needs import needs_of

    plan, posts = _read(store, client_id, start, end)
    waiting = [whole for whole in posts if whole.post.status in WAITING]
    if not waiting:
        message = N_(
            "Approval pack: no post of {client} from {start} to {end} is in review; give posts the status"
            " “{status}” first."
        )
        status = STATUS_NAMES["in_review"]
        raise BadInput(message, "status", client=plan.client.name, start=start, end=end, status=status)
    if deadline is not None and deadline < now.date():
        raise BadInput(N_("Deadline: {day} has passed; give a day from today on."), "deadline", day=deadline)
    kept = approval_terms.terms(store, client_id)
    said = approval_terms.Terms(
        kept.rounds if rounds is None else rounds, kept.silence if silence is None else silence
    )
    approval_terms.check(said)
    options = {
        "deadline": deadline, "silence": said.silence, "rounds": said.rounds,
        "needs": needs_of(store.plans.whole(client_id)),
    }  # fmt: skip
    return Order(APPROVAL, _material(store, plan, waiting, start, end, now), options)


def export_strategy(
    store: Store, client_id: int, out_path: Path, *, now: datetime, chapters: Sequence[str] = (), version: int = 0,
    on_progress: Progress = lambda part: None,
) -> Made:  # fmt: skip
    """Write the strategy plan; see :func:`strategy`.

    :raises BadInput: when there is no such chapter or version, or the file cannot be written
    """
    return write(strategy(store, client_id, chapters=chapters, version=version, now=now), out_path, on_progress)


def strategy(
    store: Store, client_id: int, *, chapters: Sequence[str] = (), version: int = 0, now: datetime | None = None
) -> Order:
    """Read what the strategy plan prints.

    :param chapters: keys of the plan's chapters; without any the whole plan
    :param version: id of a frozen version, 0 for the plan as it stands
    :raises BadInput: when there is no such chapter or version
    """
    from smdesk.services.plan_paper import material

    gathered = material(store, client_id, now or store.clock(), version=version, chapters=chapters)
    return Order(STRATEGY, gathered.base, {"material": gathered, "chapters": tuple(chapters)})


def export_campaign(
    store: Store, client_id: int, campaign_id: int, out_path: Path, *, now: datetime,
    on_progress: Progress = lambda part: None,
) -> Made:  # fmt: skip
    """Write the brief of a campaign; see :func:`campaign`.

    :raises BadInput: when the campaign is another client's, or the file cannot be written
    """
    order = campaign(store, campaign_id, now=now)
    if order.material.plan.client.id != client_id:
        raise BadInput(N_("Campaign: it belongs to another client; choose one of this client's."), "campaign")
    return write(order, out_path, on_progress)


def campaign(store: Store, campaign_id: int, *, now: datetime | None = None) -> Order:
    """Read what the brief of a campaign prints; it works for closed ones too, with results and lessons."""
    from smdesk.services.brief_paper import brief

    gathered = brief(store, campaign_id, now or store.clock())
    return Order(CAMPAIGN, gathered.plan.base, {"material": gathered}, gathered.name)


def export_competitors(
    store: Store, client_id: int, out_path: Path, *, now: datetime, on_progress: Progress = lambda part: None
) -> Made:
    """Write the competitor study; see :func:`competitors`.

    :raises BadInput: when there is nobody to compare with, or the file cannot be written
    """
    return write(competitors(store, client_id, now=now), out_path, on_progress)


def competitors(store: Store, client_id: int, *, now: datetime | None = None) -> Order:
    """Read what the competitor study prints.

    :raises BadInput: when there is nobody to compare with
    """
    from smdesk.services.brief_paper import study

    gathered = study(store, client_id, now or store.clock())
    return Order(COMPETITORS, gathered.plan.base, {"material": gathered})


def export_proposal(
    store: Store, client_id: int, sketch_id: int, out_path: Path, *, now: datetime,
    on_progress: Progress = lambda part: None,
) -> Made:  # fmt: skip
    """Write the proposal of a business idea; see :func:`proposal`.

    :raises BadInput: when the idea is another client's, or the file cannot be written
    """
    order = proposal(store, sketch_id, now=now)
    if order.material.plan.client.id != client_id:
        raise BadInput(N_("Business idea: it belongs to another client; choose one of this client's."), "sketch")
    return write(order, out_path, on_progress)


def proposal(store: Store, sketch_id: int, *, now: datetime | None = None) -> Order:
    """Read what the proposal of a business idea prints: one page to be decided on."""
    from smdesk.services.brief_paper import proposal as gather

    gathered = gather(store, sketch_id, now or store.clock())
    return Order(PROPOSAL, gathered.base, {"material": gathered}, gathered.sketch.title)


def _read(store: Store, client_id: int, start: date, end: date) -> tuple[ClientPlan, list[WholePost]]:
    if end < start:
        message = N_("Period: its end, {end}, is before its start, {start}; swap the two.")
        raise BadInput(message, "to", start=start, end=end)
    if (end - start).days > MOST_DAYS or end == date.max:
        message = N_("Period: {start} to {end} is longer than three years; export it in parts.")
        raise BadInput(message, "to", start=start, end=end)
    plan = store.clients.plan(client_id)
    after = end + timedelta(days=1)
    cards = store.posts.window(start.isoformat(), after.isoformat(), PostFilter(client_id=client_id))
    return plan, store.posts.wholes([card.id for card in cards])


def _material(
    store: Store, plan: ClientPlan, posts: list[WholePost], start: date, end: date, now: datetime
) -> "Material":
    from smdesk.documents.common import Material
    from smdesk.documents.period import Period

    client = plan.client
    return Material(
        plan=plan,
        posts=tuple(posts),
        period=Period(start, end),
        words=load(client.language),
        now=now,
        holidays=tuple(holidays_of(client.country, client.region, start, end, client.language)),
        studio=studio.style(store),
    )


def pressed(order: Order, on_progress: Progress = lambda part: None) -> tuple[bytes, tuple[Notice, ...]]:
    """The PDF in memory, for a preview; and what the user should know about it."""
    from smdesk.documents import approval_pack, content_calendar
    from smdesk.documents.press import press

    on_progress(0.0)
    if order.document == STRATEGY:
        from smdesk.documents import strategy_plan

        data = strategy_plan.data(**order.options)
    elif order.document == CAMPAIGN:
        from smdesk.documents import campaign_brief

        data = campaign_brief.data(**order.options)
    elif order.document == COMPETITORS:
        from smdesk.documents import competitor_study

        data = competitor_study.data(**order.options)
    elif order.document == PROPOSAL:
        from smdesk.documents import proposal as one_page

        data = one_page.data(**order.options)
    elif order.document == APPROVAL:
        data = approval_pack.data(order.material, **order.options)
    else:
        data = content_calendar.data(order.material, **order.options)
    on_progress(0.1)
    made = press(data, on_progress)
    return made.pdf, tuple(Notice(one.message, one.values) for one in made.notices)


def write(
    order: Order, out_path: Path, on_progress: Progress = lambda part: None, *, shown: bytes = b""
) -> Made:
    """Press ``order`` and put it at ``out_path``: the whole file or, if it fails, what was there before.

    :param shown: the document as it was pressed for the preview; it is saved as it is
    :raises BadInput: when the folder is missing or may not be written in, or the disk is full
    """
    folder_of(out_path)
    pdf, notices = (shown, ()) if shown else pressed(order, on_progress)
    on_progress(0.95)
    put(pdf, out_path)
    on_progress(1.0)
    return Made(out_path, len(order.material.posts), notices)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    from smdesk.documents.pages import sizes

    return sizes(pdf)


def page_picture(pdf: bytes, number: int, scale: float) -> "Picture":
    """A page drawn for the preview; on any thread."""
    from smdesk.documents.pages import picture

    return picture(pdf, number, scale)
