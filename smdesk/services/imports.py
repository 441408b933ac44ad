"""Bring in a file of posts: read it, show what would happen, store it in pages as one undoable step.

``read``, ``planned`` and ``looked_at`` touch only files and may run on any thread; the rest needs the store.
:func:`plan_import` and :func:`apply` do it all at once for the command line and for tests.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client
from smdesk.domain.errors import N_, SmdeskError
from smdesk.domain.imports import ImportPlan, ImportSetting, PlannedPost, RowError, Sentence
from smdesk.domain.media import Attachment, Media
from smdesk.domain.posts import AGREED, Aim, Approval, Post, Status, Version
from smdesk.domain.time import day_of, wall_now
from smdesk.domain.whole import ClientPlan, WholePost
from smdesk.exchange.posts_in import plan_posts
from smdesk.exchange.reading import read as read_file
from smdesk.exchange.source import Source
from smdesk.services import media as media_service
from smdesk.services.again import Outcome as Outcome
from smdesk.services.again import changed_rows, fingerprint
from smdesk.services.again import outcomes as outcomes
from smdesk.services.posts import review_again
from smdesk.services.standing import known_again
from smdesk.storage.store import Store, Transaction

PAGE = 25  # posts in one transaction: some 6 ms, 30 at worst, so that the window stays alive
_LOOKED_UP = 500  # source keys asked for at once
_KEY = "import."
_REMEMBERED = ("date_order", "places", "group")
BAD_MEDIA = N_("“{text}” cannot be attached; its name is kept with the post.")


def read(path: Path, format: str | None = None, *, today: date) -> Source:
    """Read a file into rows, on any thread.

    :raises BadInput: when the file cannot be a list of posts
    """
    return read_file(path, format, today=today)


def setting(
    store: Store,
    client_id: int,
    *,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    today: date | None = None,
) -> ImportSetting:
    """What the plan depends on beside the file: the client's plan, and what was said for such files
    before.
    """
    return _setting(store, store.clients.plan(client_id), mapping, answers, today)


def setting_for_new(
    store: Store,
    client: Client,
    *,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> ImportSetting:
    """The same for a client that is not in the store yet: a first sheet is looked at before anything is stored."""
    return _setting(store, ClientPlan(client), mapping, answers, None)


def _setting(
    store: Store,
    plan: ClientPlan,
    mapping: Mapping[str, str] | None,
    answers: Mapping[str, str] | None,
    today: date | None,
) -> ImportSetting:
    prefix = f"{_KEY}{plan.client.id}."
    return ImportSetting(
        plan=plan,
        today=today or day_of(wall_now(store.clock(), plan.client.zone)),
        mapping=mapping or {},
        answers=answers or {},
        remembered={key.removeprefix(prefix): kept for key, kept in store.settings.under(prefix).items()},
    )


def planned(source: Source, asked: ImportSetting, go_on: Callable[[], bool] = lambda: True) -> ImportPlan:
    """What importing ``source`` would do, on any thread; media files are looked at but never altered.

    :raises BadInput: when no row of the file can be a post
    """
    return _looked_at(plan_posts(source, asked), go_on)


def _looked_at(plan: ImportPlan, go_on: Callable[[], bool]) -> ImportPlan:
    """Read the files that rows point to; one that cannot be attached becomes a name to be found later."""
    seen: dict[str, Media] = {}
    bad: set[str] = set()
    errors = list(plan.errors)
    posts = list(plan.posts)
    for number, post in enumerate(posts):
        for ref in post.media:
            if ref.path not in seen and ref.path not in bad and go_on():
                try:
                    address = media_service.is_address(ref.path)
                    seen[ref.path] = (media_service.at_address if address else media_service.inspect)(
                        ref.path
                    )
                except SmdeskError:
                    bad.add(ref.path)
                    values = {"text": Path(ref.path).name}
                    errors.append(RowError(post.lines[0], "media", Sentence(BAD_MEDIA, values)))
        if any(ref.path not in seen for ref in post.media):
            lost = [ref.path for ref in post.media if ref.path not in seen]
            names = "\n".join(filter(None, [post.post.missing_media, *lost]))
            kept = tuple(ref for ref in post.media if ref.path in seen)
            posts[number] = replace(post, post=replace(post.post, missing_media=names), media=kept)
    return replace(plan, posts=tuple(posts), errors=tuple(errors), looked_at=seen) if seen or bad else plan


def checked(store: Store, plan: ImportPlan) -> ImportPlan:
    """The plan with what the store already knows of it."""
    steps = checking(store, plan)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            known: ImportPlan = done.value
            return known


def checking(store: Store, plan: ImportPlan) -> Generator[float, None, ImportPlan]:
    """The same in small steps, so that the window breathes between them; returns the plan."""
    known: dict[str, int] = {}
    for start in range(0, len(plan.posts), _LOOKED_UP):
        known |= store.posts.known_sources(one.post.source_key for one in plan.posts[start : start + _LOOKED_UP])
        yield 0.0
    known = {**known_again(store, plan), **known}
    yield 0.0
    renewed = yield from changed_rows(store, plan, known)
    return replace(plan, known=known, renewed=renewed)


def plan_import(
    store: Store,
    client_id: int,
    path: Path,
    *,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    today: date | None = None,
) -> ImportPlan:
    """Read a file and say what importing it would do. Nothing is stored.

    ``mapping`` is header to field ("" = leave the column out); ``answers`` are question id to answer.

    :raises BadInput: when the file cannot be a list of posts
    :raises NotFound: when there is no such client
    """
    asked = setting(store, client_id, mapping=mapping, answers=answers, today=today)
    return checked(store, planned(read(path, format, today=asked.today), asked))


def remember(store: Store, plan: ImportPlan, mapping: Mapping[str, str], answers: Mapping[str, str]) -> None:
    """Keep what the user said about files of this header, for this client."""
    key = f"{_KEY}{plan.client_id}.{plan.signature}"
    kept: dict[str, dict[str, str]] = store.settings.get(key, {})
    said = {name: value for name, value in answers.items() if name in _REMEMBERED}
    whole = {
        "mapping": {**kept.get("mapping", {}), **mapping},
        "answers": {**kept.get("answers", {}), **said},
    }
    if any(whole.values()):
        store.settings.set(key, whole)


# -- storing ----------------------------------------------------------------------------------


@dataclass
class Report:
    """How far an import has come; ``as_dict`` is the command line's contract."""

    total: int
    created: int = 0
    updated: int = 0
    skipped: int = 0
    errors: list[RowError] = field(default_factory=list)
    mapping: Mapping[str, str] = field(default_factory=dict)
    done: int = 0
    step: int = 0  # the undo step all pages belong to

    def as_dict(self, say: Callable[[Sentence], str] = str) -> dict[str, Any]:
        """``created``, ``updated``, ``skipped``, ``errors``, ``mapping``."""
        return {
            "created": self.created,
            "updated": self.updated,
            "skipped": self.skipped,
            "errors": [error.as_dict(say) for error in self.errors],
            "mapping": dict(self.mapping),
        }


def dry_run(store: Store, plan: ImportPlan, say: Callable[[Sentence], str] = str) -> dict[str, Any]:
    """What :func:`apply` would answer, without storing anything."""
    report = _report(plan)
    for outcome in outcomes(store, plan):
        _count(report, outcome)
    return report.as_dict(say)


def apply(
    store: Store, plan: ImportPlan, *, origin: object = None,
    progress: Callable[[int, int], object] | None = None, say: Callable[[Sentence], str] = str,
) -> dict[str, Any]:  # fmt: skip
    """Store a plan, all of it or nothing, as one undo step. ``progress`` is told (posts done, posts of all);
    ``say`` puts what is said of rows in the reader's language.

    :raises BadInput: while a question of the plan is open that must be answered first
    """
    report = _report(plan)
    try:
        for report in pages(store, plan, origin=origin):
            if progress is not None:
                progress(report.done, max(1, report.total))
    except BaseException:
        store.abandon(report.step)
        raise
    return report.as_dict(say)


def pages(store: Store, plan: ImportPlan, *, size: int = PAGE, origin: object = None) -> Iterator[Report]:
    """Store a plan page by page, yielding after each so that the window can breathe. All pages are one
    undo step.

    :raises BadInput: while a question of the plan is open that must be answered first
    """
    plan.check_answered()
    report = _report(plan)
    writer = _Writer(store, plan, origin)
    page: list[Outcome] = []
    for outcome in outcomes(store, plan):
        _count(report, outcome)
        report.done += 1
        page.append(outcome)
        if len(page) >= size:
            report.step = writer.write(page)
            page = []
            yield report
    if page:
        report.step = writer.write(page)
    yield report


def _report(plan: ImportPlan) -> Report:
    return Report(len(plan.posts), skipped=len(plan.skipped), errors=list(plan.errors), mapping=plan.mapping)


def _count(report: Report, outcome: Outcome) -> None:
    if outcome.action == "create":
        report.created += 1
    elif outcome.action == "update":
        report.updated += 1
    else:
        report.skipped += 1
    if outcome.reason is not None:
        report.errors.append(RowError(outcome.planned.lines[0], "", outcome.reason))


class _Writer:
    """Writes pages of one import; remembers what it has made so far."""

    def __init__(self, store: Store, plan: ImportPlan, origin: object) -> None:
        self._store, self._plan, self._origin = store, plan, origin
        self._client = store.clients.plan(plan.client_id).client
        self._now = store.clock().isoformat(timespec="seconds")
        self._step = 0
        self._places: dict[int, int] = {}
        self._pillars: dict[int, int] = {}
        self._media: dict[str, Media] = {}

    def write(self, page: list[Outcome]) -> int:
        """Store a page; returns the undo step."""
        fresh = [outcome.planned for outcome in page if outcome.action == "create"]
        stale = [outcome for outcome in page if outcome.action == "update"]
        if not fresh and not stale:
            return self._step
        with self._store.transaction(Act.IMPORT_POSTS, self._origin, step=self._step) as tx:
            self._add_places(tx)
            self._add_pillars(tx)
            for outcome in stale:
                self._update(tx, outcome)
            self._add(tx, fresh)
        self._step = tx.step
        return self._step

    def _add_places(self, tx: Transaction) -> None:
        if self._places or not self._plan.new_places:
            return
        for place in self._plan.new_places:
            self._places[place.id] = tx.add(replace(place, id=0)).id

    def _add_pillars(self, tx: Transaction) -> None:
        if not self._pillars:
            for pillar in self._plan.new_pillars:
                self._pillars[pillar.id] = tx.add(replace(pillar, id=0)).id

    def _settled(self, post: Post) -> Post:
        """The post with the pillar that the store has made meanwhile."""
        return replace(post, pillar_id=self._pillars[post.pillar_id]) if post.pillar_id < 0 else post

    def _update(self, tx: Transaction, outcome: Outcome) -> None:
        post = self._settled(outcome.planned.post)
        changes = {name: getattr(post, name) for name in outcome.changes}
        source = f"{self._plan.file}#{fingerprint(post)}"
        changed = tx.update(self._store.get(Post, outcome.post_id), **changes, source=source)
        for number, text in outcome.texts.items():
            tx.update(self._store.get(Version, number), text=text)
        if changed.status in AGREED and "status" in outcome.changes:
            whole = self._store.posts.whole(changed.id)
            assert whole is not None
            tx.add(self._approval(changed.id, whole.hash))
            tx.update(changed, **self._agreed(whole.hash))
        elif outcome.changes or outcome.texts:
            review_again(self._store, tx, changed.id)  # what was approved is not what the file says now

    def _add(self, tx: Transaction, fresh: list[PlannedPost]) -> None:
        files = [self._files(tx, one) for one in fresh]
        versions = [self._versions(one) for one in fresh]
        posts = [
            self._post(one, own, attached) for one, own, attached in zip(fresh, versions, files, strict=True)
        ]
        made = tx.add_many(posts)
        ids = [post.id for post in made]
        tx.add_many(
            [_at(version, number) for number, own in zip(ids, versions, strict=True) for version in own]
        )
        aims = [
            replace(aim, post_id=number) for number, one in zip(ids, fresh, strict=True) for aim in one.aims
        ]
        tx.add_many(_once(aims))
        tx.add_many(
            [
                replace(attachment, post_id=number)
                for number, attached in zip(ids, files, strict=True)
                for attachment, _ in attached
            ]
        )
        agreed = [self._approval(post.id, post.approved_hash) for post in made if post.status in AGREED]
        tx.add_many(agreed)

    def _versions(self, one: PlannedPost) -> tuple[Version, ...]:
        if not self._places:
            return one.versions
        return tuple(
            replace(version, place_id=self._places.get(version.place_id, version.place_id))
            for version in one.versions
        )

    def _post(
        self, one: PlannedPost, versions: tuple[Version, ...], files: tuple[tuple[Attachment, Media], ...]
    ) -> Post:
        post = self._settled(one.post)
        values: dict[str, Any] = {
            "source": f"{post.source}#{fingerprint(post)}",
            "created": self._now,
        }
        if post.status in AGREED:
            values |= self._agreed(WholePost(post, versions, files).hash)
        return replace(post, **values)

    def _agreed(self, digest: str) -> dict[str, str]:
        return {"approved_hash": digest, "approved_by": self._client.approver, "approved_at": self._now}

    def _approval(self, post_id: int, digest: str) -> Approval:
        return Approval(
            post_id=post_id,
            decision=Status.APPROVED.value,
            by=self._client.approver,
            at=self._now,
            content_hash=digest,
            comment=self._plan.file,
        )

    def _files(self, tx: Transaction, one: PlannedPost) -> tuple[tuple[Attachment, Media], ...]:
        """The attachments of a post, without its id; a file already in the library is used again."""
        found = []
        for position, ref in enumerate(one.media):
            media = self._media.get(ref.path)
            if media is None:
                media = self._media[ref.path] = self._file(tx, self._plan.looked_at[ref.path])
            found.append((Attachment(post_id=0, media_id=media.id, position=position, alt=ref.alt), media))
        return tuple(found)

    def _file(self, tx: Transaction, file: Media) -> Media:
        where = {"digest": file.digest} if file.digest else {"path": file.path}
        known = self._store.find(Media, client_id=self._plan.client_id, **where)
        return known[-1] if known else tx.add(replace(file, client_id=self._plan.client_id))


def _at(version: Version, post_id: int) -> Version:
    """The version of a stored post; built anew, for most inherit everything and replace() is slow by
    the thousand.
    """
    plain = version.text is None and version.title is None and version.link is None
    if plain and not version.published_url and not version.out_at:
        return Version(
            post_id=post_id,
            place_id=version.place_id,
            first_comment=version.first_comment,
            content_warning=version.content_warning,
        )
    return replace(version, post_id=post_id)


def _once(aims: list[Aim]) -> list[Aim]:
    return list({(aim.post_id, aim.kind, aim.target_id): aim for aim in aims}.values())
