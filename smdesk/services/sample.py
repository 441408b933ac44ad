"""The sample workspace: three made-up clients in their languages, six weeks around today, flaws on purpose.

It lies in a home of its own and is never mixed with real data. Made once, it is made anew when its dates
have grown old and nobody has changed anything in it.
"""

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from smdesk import resources
from smdesk.domain.cards import PostFilter
from smdesk.domain.changes import Author
from smdesk.domain.clients import Client, OwnDate, Place, Slot
from smdesk.domain.errors import N_, BadInput
from smdesk.domain.media import Attachment, Media, Snippet
from smdesk.domain.plan.agreement import digest_of
from smdesk.domain.plan.header import PlanVersion
from smdesk.domain.posts import Aim, Approval, Post, Status, Version, content_hash
from smdesk.domain.strategy import Campaign
from smdesk.domain.time import hour_of, join, shifted, utc_of, wall_now, zone_named
from smdesk.services import versions
from smdesk.services.home import Notice, open_store
from smdesk.services.plan_book import PlanBook
from smdesk.services.sample_book import BOOKS, NOW_WEEK, Book, read, read_plan, slots
from smdesk.storage.backup import put_back
from smdesk.storage.store import Store, Transaction

MADE = "sample.made"  # setting: the day the sample was made; a home without it holds real data
GROWN = "sample.grown"  # setting: posts were added in bulk, which nothing may throw away
REVIEW_DAYS = 3  # the client said yes so long before a post goes out
WRITING_DAYS = 12
MEASURED_DAYS = 7
SIDE = 1080  # pixels: the sample's pictures are square, which every network takes
PICTURED = "ig"  # a post there needs a picture
UNFINISHED = (Status.IDEA, Status.DRAFT)  # whose picture is still to come


def _utc_now() -> datetime:
    return datetime.now(UTC)


def open_sample(
    home: Path,
    clock: Callable[[], datetime] = _utc_now,
    author: str = Author.UNKNOWN.value,
    *,
    whole: bool = False,
) -> tuple[Store, Notice | None]:
    """Open the sample workspace of ``home``, made now if it is not there or has grown old untouched.

    :raises BadInput: when the home holds clients of the user's own
    """
    store, notice = open_store(home, clock, author, whole=whole)
    made = store.settings.get(MADE)
    untouched = not store.settings.get(GROWN) and store.undoable is None and store.redoable is None
    if made and made != clock().date().isoformat() and untouched:
        store.close()
        _make_anew(store.path, clock)
        store = Store(store.path, clock, author)
    make(store)
    return store, notice


def _make_anew(path: Path, clock: Callable[[], datetime]) -> None:
    """Let a sample say what a fresh one says, in one go: a window that has it open sees it change, not vanish."""
    with TemporaryDirectory(prefix="smdesk-sample-") as folder:  # one for each of two that do it at the same moment
        fresh = Path(folder) / path.name
        with closing(Store(fresh, clock)) as store:
            make(store)
        put_back(fresh, path)


def make(store: Store) -> int:
    """Fill an empty store with the sample; returns how many posts it holds. A store that has it is left alone.

    :raises BadInput: when the store holds clients of the user's own
    """
    if not store.settings.get(MADE):
        books = [read(name, store.clock()) for name in BOOKS]
        with store.transaction(None) as tx:
            if not store.settings.get(MADE):  # else another process has made it while this one waited
                _write(tx, books)
    return sum(store.posts.counts(PostFilter()).values())


def _write(tx: Transaction, books: list[Book]) -> None:
    store = tx.store
    if store.clients.all(archived=True):
        message = N_(
            "Home {path}: it holds clients of your own, and the sample is never mixed with them; leave out"
            " --home or give an empty folder."
        )
        raise BadInput(message, "home", path=store.path.parent)
    for position, book in enumerate(books):
        _Client(tx, book, position, store.clock()).write()
    store.settings.set(MADE, store.clock().date().isoformat())


_Picture = tuple[Attachment, tuple[str, str]]  # with what an approval's hash sees of it: digest and alt text


class _Client:
    """Writes one book into a transaction."""

    def __init__(self, tx: Transaction, book: Book, position: int, now: datetime) -> None:
        self.tx = tx
        self.book = book
        self.now = now
        self.client = tx.add(Client(position=position, **book.pages["client"]))
        self.ids: dict[tuple[str, str], int] = {}
        self.networks: dict[str, str] = {}
        self.promo: set[str] = set()

    def write(self) -> None:
        """The plan first, then what points to it."""
        self._places()
        self._strategy()
        self._around()
        for number, entry in enumerate(self.book.entries("post")):
            self._post(entry, number)
        for entry in self.book.entries("idea"):
            self._idea(entry)
        self._agreements()
        self._versions()

    def _agreements(self) -> None:
        """The client's yes to a brief, as it stands or as it was then."""
        plan = self.tx.store.plans.whole(self.client.id)
        for entry in read_plan(self.book.name).get("agreement", ()):
            campaign = self.tx.store.get(Campaign, self.ids["campaign", entry["campaign"]])
            digest = digest_of(plan, replace(campaign, **entry.get("was", {})))
            self.tx.update(campaign, agreed_by=entry["by"], agreed_on=self.book.day(entry["on"]).isoformat(), agreed_digest=digest)

    def _versions(self) -> None:
        """Frozen versions: the plan as it stands, without what came later and with what it said then."""
        plan = self.tx.store.plans.whole(self.client.id)
        for number, entry in enumerate(read_plan(self.book.name).get("version", ()), 1):
            records = dict(plan.records)
            for kind, keys in entry.get("without", {}).items():
                gone = {self.ids[kind, key] for key in keys}
                records[kind] = tuple(one for one in records[kind] if one.id not in gone)
            for kind, changes in entry.get("was", {}).items():
                first, *rest = records[kind]
                records[kind] = (replace(first, **changes), *rest)
            text = versions.content(replace(plan, records=records))
            frozen = datetime.combine(self.book.day(entry["on"]), time(11, 20), zone_named(self.client.zone))
            signed = {name: entry[name] for name in ("signed_by", "signed_role") if name in entry}
            if signed:
                signed["signed_on"] = self.book.day(entry["signed_on"]).isoformat()
            made = PlanVersion(client_id=self.client.id, number=number, note=entry["note"], content=text, **signed,
                               digest=versions.digest_of(text), frozen_at=frozen.isoformat())  # fmt: skip
            self.tx.add(made)

    def _id(self, kind: str, key: str) -> int:
        return self.ids[kind, key] if key else 0

    def _places(self) -> None:
        for position, entry in enumerate(self.book.entries("place")):
            own = {
                name: entry[name]
                for name in ("network", "handle", "address", "role", "preset")
                if name in entry
            }
            place = self.tx.add(Place(client_id=self.client.id, position=position, **own))
            self.ids["place", entry["key"]] = place.id
            self.networks[entry["key"]] = place.network
            for weekday, hour in slots(entry):
                self.tx.add(Slot(client_id=self.client.id, place_id=place.id, weekday=weekday, hour=hour))

    def _strategy(self) -> None:
        pages = read_plan(self.book.name)
        PlanBook(pages, self.book.today, self.ids, self.book.words, self.book.day).write(self.tx, self.client.id)

    def _around(self) -> None:
        for entry in self.book.entries("own_date"):
            day = self.book.day(entry["day"]).isoformat()
            self.tx.add(OwnDate(client_id=self.client.id, **(entry | {"day": day})))
        for entry in self.book.entries("snippet"):
            self.tx.add(Snippet(client_id=self.client.id, **entry))
        for entry in self.book.entries("media"):
            self.ids["media", entry["key"]] = self.tx.add(self._media(entry)).id

    def _media(self, entry: dict[str, Any]) -> Media:
        path = resources.path("sample", "media", entry["file"])
        data = path.read_bytes()
        return Media(
            client_id=self.client.id,
            path=str(path.absolute()),
            digest=hashlib.sha256(data).hexdigest(),
            format="jpeg",
            bytes=len(data),
            width=SIDE,
            height=SIDE,
            rights=entry["rights"],
            credit=entry["credit"],
        )

    # -- posts --------------------------------------------------------------------------------

    def _bare(self, entry: dict[str, Any]) -> Post:
        return Post(
            client_id=self.client.id,
            title=entry["title"],
            text=self.book.words(entry["text"]),
            zone=self.client.zone,
            pillar_id=self._id("pillar", entry["pillar"]),
            campaign_id=self._id("campaign", entry.get("campaign", "")),
            link=entry.get("link", ""),
            first_comment=entry.get("first_comment", ""),
            promo=entry.get("promo", False),
            cta=entry.get("cta", ""),
            design_note=entry.get("design", ""),
            missing_media=entry.get("missing", ""),
            notes=entry.get("notes", ""),
        )

    def _idea(self, entry: dict[str, Any]) -> None:
        created = (self.now - timedelta(days=5)).isoformat(timespec="seconds")
        post = self.tx.add(replace(self._bare(entry), status=Status.IDEA.value, created=created))
        for key in entry["to"]:
            self.tx.add(Version(post_id=post.id, place_id=self._id("place", key)))
        self._aims(post, entry)

    def _post(self, entry: dict[str, Any], number: int) -> None:
        flaw = entry.get("flaw", "")
        wall = self._wall(entry, flaw)
        due = utc_of(wall, self.client.zone)
        status = self._status(entry, flaw, due)
        written = self._at(due - WRITING_DAYS * 86_400)
        post = replace(self._bare(entry), status=status, due_wall=wall, due_utc=due, created=written)
        versions = [self._version(entry, key) for key in entry["to"]]
        pictures = self._pictures(entry, flaw, status, number)
        post = self._decided(post, versions, pictures, entry, flaw)
        if status in (Status.PUBLISHED, Status.MEASURED):
            post = replace(post, published_at=self._at(due))
            urls = [self._url(key, number) for key in entry["to"]]
            versions = [replace(one, published_url=url) for one, url in zip(versions, urls, strict=True)]
            post = replace(post, published_url=versions[0].published_url)
        post = self.tx.add(post)
        for version in versions:
            self.tx.add(replace(version, post_id=post.id))
        for attachment, _ in pictures:
            self.tx.add(replace(attachment, post_id=post.id))
        self._aims(post, entry)
        self._log_decisions(post, entry, flaw)

    def _wall(self, entry: dict[str, Any], flaw: str) -> str:
        """The planned wall time; a flaw that must lie behind (or before) us is moved to yesterday (tomorrow)."""
        wall = join(self.book.day(entry["when"]), entry["when"].split()[2])
        now = wall_now(self.now, self.client.zone)
        if flaw == "late" and wall >= now:
            return join(self.book.today - timedelta(days=1), hour_of(wall))
        if flaw and flaw != "late" and wall <= now:
            return shifted(join(self.book.today, hour_of(wall)), 1)
        return wall

    def _status(self, entry: dict[str, Any], flaw: str, due: int) -> str:
        of_flaw = {"held": Status.HELD, "changes": Status.CHANGES_REQUESTED, "edited": Status.IN_REVIEW}
        if flaw in of_flaw:
            return of_flaw[flaw].value
        past = self.now.timestamp() - due
        if past > 0 and not flaw:
            measured = int(entry["when"][0]) < NOW_WEEK and past > MEASURED_DAYS * 86_400
            return (Status.MEASURED if measured else Status.PUBLISHED).value
        return str(entry.get("status", Status.SCHEDULED.value))

    def _version(self, entry: dict[str, Any], key: str) -> Version:
        text = entry.get("at", {}).get(key)
        return Version(
            post_id=0,
            place_id=self._id("place", key),
            text=self.book.words(text) if text else None,
            title=entry.get("title_at", {}).get(key),
        )

    def _pictures(self, entry: dict[str, Any], flaw: str, status: str, number: int) -> list[_Picture]:
        """The post's own picture, or one of the client's in turn where it cannot go out without."""
        ours = self.book.entries("media")
        found = next((one for one in ours if one["key"] == entry.get("media")), None)
        if found is None:
            if PICTURED not in entry["to"] or status in UNFINISHED:
                return []
            found = ours[number % len(ours)]
        alt = "" if flaw == "no_alt" else entry.get("alt", found["alt"])
        media = self.tx.store.get(Media, self._id("media", found["key"]))
        return [(Attachment(post_id=0, media_id=media.id, alt=alt), (media.digest, alt))]

    def _decided(
        self,
        post: Post,
        versions: list[Version],
        pictures: list[_Picture],
        entry: dict[str, Any],
        flaw: str,
    ) -> Post:
        """The approval a post carries, bound to its content; of the edited one, to the content before."""
        agreed = post.status in (
            Status.APPROVED,
            Status.SCHEDULED,
            Status.HELD,
            Status.PUBLISHED,
            Status.MEASURED,
        )
        if flaw == "held":
            post = replace(post, held_from=Status.SCHEDULED.value, hold_reason=entry["hold_reason"])
        if not agreed and flaw != "edited":
            return post
        seen = [replace(one, text=None) for one in versions] if flaw == "edited" else versions
        agreed_hash = content_hash(post, seen, [pair for _, pair in pictures])
        at = self._at(min(post.due_utc - REVIEW_DAYS * 86_400, int(self.now.timestamp()) - 5_400))
        return replace(post, approved_hash=agreed_hash, approved_by=self.client.approver, approved_at=at)

    def _log_decisions(self, post: Post, entry: dict[str, Any], flaw: str) -> None:
        if post.approved_hash:
            self._decision(post, Status.APPROVED, post.approved_at, post.approved_hash)
        elif flaw == "changes":
            at = self._at(int(self.now.timestamp()) - 7_200)
            self._decision(post, Status.CHANGES_REQUESTED, at, "", entry["comment"])
        elif post.status == Status.IN_REVIEW:
            self._decision(post, Status.IN_REVIEW, self._at(int(self.now.timestamp()) - 86_400), "")

    def _decision(self, post: Post, decision: Status, at: str, content: str, comment: str = "") -> None:
        by = self.client.approver
        self.tx.add(
            Approval(
                post_id=post.id, decision=decision.value, by=by, at=at, content_hash=content, comment=comment
            )
        )

    def _aims(self, post: Post, entry: dict[str, Any]) -> None:
        for kind, keys in (("objective", entry.get("serves", ())), ("segment", entry.get("segments", ()))):
            for key in keys:
                self.tx.add(Aim(post_id=post.id, kind=kind, target_id=self._id(kind, key)))

    def _url(self, key: str, number: int) -> str:
        return f"https://{self.networks[key].replace('_', '-')}.example/{self.book.name}/{number + 1}"

    def _at(self, seconds: int) -> str:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
