"""The button that turns a text too long for a place into a thread, there where people write threads."""

from smdesk.domain.limits import Budget
from smdesk.language import Words
from smdesk.services import threads
from smdesk.services.composing import AtPlace
from smdesk.ui.composer.desk import Desk
from smdesk.ui.widgets.chip import Button


def thread_words(budget: Budget, words: Words) -> str:
    """What is said of a thread under its text; "" for a single post."""
    if budget.posts < 2:
        return ""
    return words("A thread of {n} posts, divided by lines with +++; number {number} is the fullest.",
                 n=budget.posts, number=budget.number)  # fmt: skip


class Divide(Button):
    """On the screen only while it has something to do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.ctx.theme, "", "outline", "list")
        self._desk = desk
        self.clicked.connect(self.divide)
        self.hide()
        for signal in (desk.loaded, desk.turned, desk.checked):
            signal.connect(self.refresh)

    @property
    def place(self) -> AtPlace | None:
        """The place that it would divide the text for: the open one, or the first of those that say the common text."""
        desk = self._desk
        wanted = [desk.here] if desk.here is not None else [one for one in desk.at if not one.differs]
        return next((one for one in wanted if one.facts.thread and one.budget.remaining < 0), None)

    def refresh(self) -> None:
        """Show or hide it as the text stands."""
        desk, one = self._desk, self.place
        if one is not None:
            self.setText(desk.ctx.words("Thread for {place}", place=desk.ctx.words(one.facts.short)))
            self.setAccessibleName(self.text())
            self.setToolTip(desk.ctx.words("Divide the text where a reader pauses, into numbered posts that fit"))
        self.setVisible(one is not None and not desk.read_only)

    def divide(self) -> None:
        """Let the place have its own text, as a thread, and show it."""
        desk, one = self._desk, self.place
        if one is None or not desk.save():
            return
        store, made = desk.ctx.store, list[int]()

        def change() -> None:
            made.append(threads.divide(store, desk.post.id, one.place.id, desk.facts, origin=self))

        desk.do(change)
        if made:
            desk.turn(one.place.id)
            desk.ctx.hub.say.emit(desk.ctx.words.n_("{n} post", "{n} posts", made[0]), "undo")
