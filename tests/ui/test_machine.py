"""Any order of edits: undoing all of them leads back to the start, doing them again to the end, and words are found."""

import json
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from smdesk.domain.cards import PostFilter
from smdesk.domain.entity import KINDS
from smdesk.domain.errors import SmdeskError
from smdesk.domain.posts import Post, Status
from smdesk.services import clients, imports, posts, review, series, strategy
from smdesk.storage.store import Store
from tests.examples import examples
from tests.fakes import Clock

texts = st.text(max_size=60)
days = st.integers(-40, 60).map(lambda n: date(2026, 10, 15) + timedelta(days=n))
# the hours that clocks skip and repeat are among them: 29 March and 25 October at half past two
walls = st.one_of(
    st.builds(lambda day, hour, minute: f"{day.isoformat()}T{hour:02}:{minute:02}", days, st.integers(0, 23), st.integers(0, 59)),
    st.sampled_from(["2027-03-28T02:30", "2026-10-25T02:30", ""]),
)
picks = st.integers(0, 10_000)
RULES = ("FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;COUNT=4", "FREQ=MONTHLY;COUNT=3", "FREQ=WEEKLY;UNTIL=20261130T235959")


class Desk(RuleBasedStateMachine):
    """Steps of a user on a real store; what the services refuse must leave nothing behind."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="smdesk è ")
        self.clock = Clock()
        self.store = Store.at_home(Path(self.folder.name), self.clock)
        self.sheets = 0

    @initialize()
    def begin(self) -> None:
        made = clients.add_client(self.store, "Prova", language="it", approver="Lucia")
        self.client = made.id
        self.places = [
            clients.add_place(self.store, made.id, network).id for network in ("instagram", "mastodon", "x")
        ]
        self.objectives = [strategy.add_objective(self.store, made.id, title).id for title in ("Uno", "Due")]
        while self.store.undoable:  # the start is an empty desk with a client on it
            self.store.undo()
        while self.store.redoable:
            self.store.redo()
        self.first = self._undoable_steps()
        self.start = self.picture()

    def teardown(self) -> None:
        if hasattr(self, "start"):
            self.there_and_back()
        self.store.close()
        self.folder.cleanup()

    # -- looking ------------------------------------------------------------------------------

    def picture(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every entity."""
        return {kind: self.store.execute(f'SELECT * FROM "{kind}" ORDER BY id').fetchall() for kind in sorted(KINDS)}

    def _undoable_steps(self) -> int:
        return 0 if self.store.undoable is None else self.store.undoable.id

    def there_and_back(self) -> None:
        end, steps = self.picture(), 0
        while self._undoable_steps() > self.first:
            assert self.store.undo() is not None
            steps += 1
        assert self.picture() == self.start
        self.words_are_indexed()
        for _ in range(steps):
            assert self.store.redo() is not None
        assert self.picture() == end
        self.words_are_indexed()

    @invariant()
    def words_are_indexed(self) -> None:
        """SQLite's own check: the index says what the posts say."""
        with self.store._database.atomic():
            self.store.execute("INSERT INTO post_text (post_text, rank) VALUES ('integrity-check', 1)")

    @invariant()
    def moments_agree(self) -> None:
        for post in self.store.find(Post):
            assert posts.dated(post, post.due_wall) == post

    # -- doing --------------------------------------------------------------------------------

    def pick(self, number: int) -> int:
        ids = [post.id for post in self.store.find(Post)]
        return ids[number % len(ids)] if ids else 0

    def attempt(self, work: object) -> None:
        """Do it; a refusal is one sentence, and the store is as it was."""
        before, told = self.picture(), []
        end = self.store.subscribe(told.append)
        try:
            work()  # type: ignore[operator]
        except SmdeskError as error:
            assert str(error.message).strip()
            assert self.picture() == before
            assert not told
        finally:
            end()

    @rule(title=texts, text=texts, wall=walls, idea=st.booleans())
    def add(self, title: str, text: str, wall: str, idea: bool) -> None:
        self.attempt(lambda: posts.add(self.store, self.client, title=title, text=text, due_wall=wall, idea=idea))

    @rule(pick=picks, text=texts, title=texts, later=st.sampled_from([0, 1, 60]))
    def edit(self, pick: int, text: str, title: str, later: int) -> None:
        self.clock.forward(seconds=later)
        self.attempt(lambda: posts.edit(self.store, self.pick(pick), text=text, title=title))

    @rule(pick=picks, letters=st.lists(st.sampled_from("aeèñ "), min_size=1, max_size=4))
    def type(self, pick: int, letters: list[str]) -> None:
        """Saves of the same field within seconds are one step."""
        number, text = self.pick(pick), ""
        for letter in letters:
            text += letter
            self.attempt(partial(posts.edit, self.store, number, text=text))

    @rule(pick=picks, place=picks, text=st.one_of(st.none(), texts))
    def edit_version(self, pick: int, place: int, text: str | None) -> None:
        at = self.places[place % len(self.places)]
        self.attempt(lambda: posts.edit_version(self.store, self.pick(pick), at, text=text))

    @rule(pick=picks, place=picks)
    def back_to_common(self, pick: int, place: int) -> None:
        at = self.places[place % len(self.places)]
        self.attempt(lambda: posts.back_to_common(self.store, self.pick(pick), at))

    @rule(pick=picks, which=st.sets(st.integers(0, 2)))
    def set_places(self, pick: int, which: set[int]) -> None:
        self.attempt(lambda: posts.set_places(self.store, self.pick(pick), [self.places[n] for n in which]))

    @rule(pick=picks, wall=walls)
    def move(self, pick: int, wall: str) -> None:
        self.attempt(lambda: posts.move(self.store, self.pick(pick), wall))

    @rule(pick=picks, day=days)
    def reschedule(self, pick: int, day: date) -> None:
        self.attempt(lambda: posts.reschedule(self.store, self.pick(pick), day))

    @rule(pick=picks, by=st.sampled_from([-7, -1, 1, 7]))
    def nudge(self, pick: int, by: int) -> None:
        self.attempt(lambda: posts.nudge(self.store, self.pick(pick), by))

    @rule(pick=picks)
    def duplicate(self, pick: int) -> None:
        self.attempt(lambda: posts.duplicate(self.store, self.pick(pick)))

    @rule(which=st.sets(picks, min_size=1, max_size=3))
    def delete(self, which: set[int]) -> None:
        self.attempt(lambda: posts.delete(self.store, sorted({self.pick(n) for n in which})))

    @rule(which=st.sets(picks, min_size=1, max_size=3))
    def restore(self, which: set[int]) -> None:
        self.attempt(lambda: posts.restore(self.store, sorted({self.pick(n) for n in which})))

    @rule(pick=picks, status=st.sampled_from([one.value for one in Status]))
    def set_status(self, pick: int, status: str) -> None:
        self.attempt(lambda: review.set_status(self.store, self.pick(pick), status))

    @rule(pick=picks)
    def agree(self, pick: int) -> None:
        for status in (Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED):
            self.attempt(lambda status=status: review.set_status(self.store, self.pick(pick), status.value))

    @rule(reason=texts)
    def hold(self, reason: str) -> None:
        self.attempt(lambda: review.hold(self.store, self.client, reason))

    @rule()
    def release(self) -> None:
        self.attempt(lambda: review.release(self.store, [post.id for post in review.held(self.store)]))

    @rule(pick=picks, which=st.sets(st.integers(0, 1)))
    def serve(self, pick: int, which: set[int]) -> None:
        wanted = [self.objectives[n] for n in which]
        self.attempt(lambda: posts.serve(self.store, self.pick(pick), "objective", wanted))

    @rule(pick=picks, repeat=st.sampled_from(RULES))
    def repeat(self, pick: int, repeat: str) -> None:
        self.attempt(lambda: series.make(self.store, self.pick(pick), repeat))

    @rule(pick=picks, scope=st.sampled_from(["following", "all"]), another=st.sampled_from(RULES))
    def change_rule(self, pick: int, scope: str, another: str) -> None:
        self.attempt(lambda: series.change_rule(self.store, self.pick(pick), another, scope))

    @rule(pick=picks, scope=st.sampled_from(["one", "following", "all"]), text=texts)
    def edit_series(self, pick: int, scope: str, text: str) -> None:
        self.attempt(lambda: series.edit(self.store, self.pick(pick), scope, text=text))

    @rule(pick=picks, scope=st.sampled_from(["one", "following", "all"]), wall=walls.filter(bool))
    def move_series(self, pick: int, scope: str, wall: str) -> None:
        self.attempt(lambda: series.move(self.store, self.pick(pick), wall, scope))

    @rule(pick=picks, scope=st.sampled_from(["one", "following", "all"]))
    def delete_series(self, pick: int, scope: str) -> None:
        self.attempt(lambda: series.delete(self.store, self.pick(pick), scope))

    @precondition(lambda self: self.sheets < 2)
    @rule(rows=st.lists(st.tuples(days, st.sampled_from(["ciao", "perché no?", "=1+1", "a\nb"])), min_size=1, max_size=3))
    def import_sheet(self, rows: list[tuple[date, str]]) -> None:
        self.sheets += 1
        sheet = Path(self.folder.name) / "foglio è.csv"
        lines = [f"{day.isoformat()},10:00,instagram,{json.dumps(text)}" for day, text in rows]
        sheet.write_text("\n".join(["date,time,network,text", *lines]), "utf-8")

        def bring_in() -> None:
            source = imports.read(sheet, today=date(2026, 10, 15))
            asked = imports.setting(self.store, self.client)
            plan = imports.checked(self.store, imports.planned(source, asked))
            if not plan.blocking:
                for _ in imports.pages(self.store, plan, size=2):
                    pass

        self.attempt(bring_in)

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            if self._undoable_steps() > self.first:
                self.store.undo()

    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.store.redo()

    @rule(sought=st.text(st.characters(codec="utf-8"), max_size=8))
    def search(self, sought: str) -> None:
        """Nothing typed into the search breaks it, and what it finds is there."""
        ids = set(self.store.posts.ids(PostFilter()))
        assert {card.id for card in self.store.posts.search(sought, 0, 20)} <= ids


TestDesk = Desk.TestCase
TestDesk.settings = examples(
    30, 200, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
