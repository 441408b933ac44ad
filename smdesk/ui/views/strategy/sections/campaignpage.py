"""The page of one campaign: brief, checklist, law, deliverables, posts, names in links, money, figures, lessons."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smdesk.domain.legal import Reminder
from smdesk.domain.plan.chapters import SHAPES
from smdesk.domain.plan.shape import Section
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import LegalCheck
from smdesk.domain.strategy import CAMPAIGN_NAMES, Campaign
from smdesk.services import campaigns
from smdesk.ui.views.strategy.desk import Desk
from smdesk.ui.views.strategy.sections.brieftile import BriefTile, Named
from smdesk.ui.views.strategy.sections.legal import Check
from smdesk.ui.views.strategy.sections.parts import (
    Piece,
    Remark,
    Rows,
    TextTile,
    caption,
    head,
    lines_of,
    title_in,
)
from smdesk.ui.views.strategy.sections.table import Table
from smdesk.ui.views.strategy.values import Values
from smdesk.ui.widgets.chip import Button, Label, row

BRIEF = ("why", "success", "insight", "barrier", "proposition", "proof", "offer", "tone", "mechanics", "messages",
         "mandatories", "approvers", "backup", "out_of_scope", "handoff")  # fmt: skip
# kind → what stands above its table
PARTS = {
    "campaign_step": "campaigns.steps",
    "deliverable": "campaigns.deliverables",
    "campaign_post": "campaigns.posts",
    "campaign_figure": "campaigns.figures",
}


class CampaignPage(QWidget):
    """Made for one campaign; shows it again whenever the plan changes."""

    def __init__(self, desk: Desk, campaign: Campaign) -> None:
        super().__init__()
        self._desk, self.campaign, self.number = desk, campaign, campaign.id
        self._words, self._theme = desk.ctx.words, desk.ctx.theme
        _ = self._words
        self._title, self._state = Label("", "section", wrap=True), Label("", "tag")
        self._brief = BriefTile(desk, campaign)
        self._tables = {kind: self._table(kind) for kind in PARTS}
        self._law, self._tags = QVBoxLayout(), QVBoxLayout()
        self._law_rows = Rows(self._law, self._make_check)
        self._tag_rows = Rows(self._tags, self._make_tags)
        self._law_count, self._steps, self._posts, self._money = (Label("", "caption", wrap=True) for _n in range(4))
        self._over, self._agreed, self._unagreed = (Remark(self._theme) for _n in range(3))
        self._lessons = TextTile(desk, campaign)
        self._take = self._button(_("Take the ready-made steps"), self._take_steps, "check")
        self._ready = self._button(_("Ready-made posts"), self._take_lines, "post")
        self._lay = self._button(_("Lay on the calendar"), self._lay_posts, "calendar")
        self._agree = self._button(_("Agreed by the client…"), self._ask_agreement, "circle-check")
        self._print = self._button(_("Print the brief"), self._print_brief, "documents")
        self._end = self._button("", self._close_or_open, "flag")
        self._assemble()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the page, which add lines of their own."""
        return tuple(self._tables.values())

    def _button(self, text: str, run: Callable[[], object], icon: str) -> Button:
        made = Button(self._theme, text, "outline", icon)
        made.clicked.connect(run)
        return made

    def _table(self, kind: str) -> Table:
        shape = SHAPES[kind]
        section = Section(PARTS[kind], shape.many, shape.many, "table", kind, {"campaign_id": self.number})
        return Table(self._desk, section)

    def _assemble(self) -> None:
        _ = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for layout in (self._law, self._tags):
            layout.setSpacing(4)

        def block(title: str, *parts: Any, beside: tuple[Button, ...] = ()) -> None:
            column.addSpacing(8)
            column.addWidget(row(head(_(title)), None, *beside))
            for part in parts:
                column.addLayout(part) if isinstance(part, QVBoxLayout) else column.addWidget(part)

        column.addWidget(self._title)
        column.addWidget(row(self._state, None, self._print, self._end))
        self._agree.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._agreed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column.addWidget(row(self._agreed, 12, self._agree))
        column.addWidget(self._brief)
        block(SHAPES["campaign_step"].many, self._steps, self._tables["campaign_step"], beside=(self._take,))
        block(SHAPES["legal_check"].many, self._law_count, self._law)
        block(SHAPES["deliverable"].many, self._tables["deliverable"])
        block(SHAPES["campaign_post"].many, self._posts, self._unagreed, self._tables["campaign_post"],
              beside=(self._ready, self._lay))
        block(_("Names in links"), self._tags)
        block(_("Money"), self._money, self._over)
        block(SHAPES["campaign_figure"].many, self._tables["campaign_figure"])
        block(_("Results and lessons"), self._lessons)

    # -- showing ------------------------------------------------------------------------------

    def show_campaign(self, plan: WholePlan, campaign: Campaign) -> None:
        """The campaign as it now stands."""
        _, self.campaign, store = self._words, campaign, self._desk.ctx.store
        self._title.setText(campaign.name)
        kind, state = _(CAMPAIGN_NAMES[campaign.kind]), _(SHAPES["campaign"].field("state").options[campaign.state])
        self._state.setText(f"{kind} · {state}")
        self._show_agreement(plan)
        self._show_brief(plan)
        for table in self.tables:
            table.show_plan(plan)
        done = campaigns.results(store, campaign)
        self._steps.setText(_("{n} of {all} done", n=done.steps_done, all=done.steps))
        self._steps.setVisible(bool(done.steps))
        self._ready.setVisible(not plan.of("campaign_post", campaign_id=campaign.id))
        self._lay.setVisible(not self._ready.isVisibleTo(self))
        self._posts.setText(_("On the calendar: {planned} to come, {out} out.", planned=done.posts_planned, out=done.posts_out))
        self._show_law()
        self._tag_rows.show(campaigns.utm_table(plan, campaign), lambda one: one.place_id)
        self._show_money(done)
        self._show_end(done)

    def _show_agreement(self, plan: WholePlan) -> None:
        _, stands, open_ = self._words, campaigns.agreement(plan, self.campaign), self.campaign.state != "closed"
        said = {"by": stands.by, "day": self._desk.day(stands.on), "digest": stands.short}
        if stands.state == "agreed":
            self._agreed.say(_("Agreed by {by} on {day} (number {digest})", **said), "ok", "circle-check")
        elif stands.state == "changed":
            text = _("Changed since it was agreed by {by} on {day} (number {digest}): ask for a new yes.", **said)
            self._agreed.say(text, "warn", "warning")
        else:
            self._agreed.say(_("The client has not agreed to it yet."), "second", "circle")
        self._agree.setVisible(open_ and stands.state != "agreed")
        loose = open_ and stands.state != "agreed" and bool(plan.of("campaign_post", campaign_id=self.number))
        self._unagreed.say(_("Not agreed with the client as it stands: its posts may still have to change.") if loose else "")

    def _show_brief(self, plan: WholePlan) -> None:
        _, desk, one = self._words, self._desk, self.campaign
        shape = SHAPES["campaign"]
        dates = " – ".join(desk.day(day) for day in (one.start, one.end) if day)
        serves = title_in(plan, "objective", one.objective_id) if one.objective_id else ""
        public = title_in(plan, "segment", one.segment_id) if one.segment_id else ""
        first = " · ".join(part for part in (dates, one.owner, public) if part)
        pieces: list[Piece] = [Piece(one.idea or _(shape.field("idea").hint), "ink" if one.idea else "ink-3", strong=bool(one.idea)),
                  caption(first, "ink-2", "calendar"),
                  caption(serves, "ink-2", "target"),
                  caption("" if serves else _("Serves no objective yet"), "warn", "warning")]  # fmt: skip
        for name in BRIEF:
            said = "\n".join(lines_of(str(getattr(one, name))))
            if said:
                pieces.append(Named(said, "ink", name=_(shape.field(name).label)))
        lacking = [_(field.label) for field in shape.fields if field.needed and getattr(one, field.name) in ("", 0)]
        if lacking:
            pieces.append(caption(_("Missing: {fields}", fields=", ".join(lacking)), "warn", "warning"))
        self._brief.record = one
        said = ", ".join(f"{one.name}: {one.text}" if isinstance(one, Named) else one.text for one in pieces if one.text)
        self._brief.show_pieces(pieces, said=said, tip=_("Enter opens the brief"))

    def _show_law(self) -> None:
        found = campaigns.legal(self._desk.ctx.store, self.campaign, self._desk.today)
        self._law_rows.show([(one.reminder, one.check) for one in found], lambda pair: pair[0].id)
        done = sum(1 for one in found if one.done)
        text = self._words("{n} of {all} looked at. Reminders, not advice: ask a professional.", n=done, all=len(found))
        none = self._words("No reminders for this kind of campaign in the client's country, or no country is set.")
        self._law_count.setText(text if found else none)

    def _show_money(self, done: campaigns.Results) -> None:
        _, desk, spent = self._words, self._desk, done.budget
        parts = [_("Agreed: {sum}", sum=desk.money(str(spent.agreed)))] if spent.agreed is not None else []
        if spent.lines:
            parts.append(_("in the budget: {sum}", sum=desk.money(str(spent.plan))))
            parts.append(_("spent: {sum}", sum=desk.money(str(spent.actual))))
        self._money.setText(" · ".join(parts) or _("No budget line names this campaign yet: add one in the budget."))
        over = spent.agreed is not None and max(spent.plan, spent.actual) > spent.agreed
        self._over.say(_("More is planned or spent than was agreed.") if over else "")

    def _show_end(self, done: campaigns.Results) -> None:
        _, one = self._words, self.campaign
        closed = one.state == "closed"
        self._end.setText(_("Open again") if closed else _("Close…"))
        pieces = [caption(_("Closed on {day}", day=self._desk.day(one.closed_on)), "ok", "circle-check")] if closed else []
        for figure in done.figures:
            if figure.result is not None:
                reached = _("{percent} % of the target", percent=round(figure.reached)) if figure.reached is not None else _("n/a")
                pieces.append(Piece(f"{figure.figure.name}: {self._desk.figure(figure.figure.result)} · {reached}", "ink-2"))
        pieces += [Piece(text, "ink") for text in (one.results, one.lessons) if text]
        self._lessons.record = one
        later = _("Written when the campaign is closed: what happened, what to keep, change, learn.")
        self._lessons.show_pieces(pieces or [caption(later)])

    # -- parts --------------------------------------------------------------------------------

    def _make_check(self, _found: Any) -> Check:
        return Check(self._desk, self)

    def _make_tags(self, _found: Any) -> "TagRow":
        return TagRow(self._desk)

    def put(self, row_: Check, **values: str) -> None:
        """Write what was done about a reminder."""
        reminder: Reminder | None = row_.reminder
        check: LegalCheck | None = row_.check
        if reminder is None:
            return
        on = values.get("done_on", check.done_on if check else "")
        store, client_id = self._desk.ctx.store, self.campaign.client_id
        self._desk.do(lambda: campaigns.look_at(
            store, client_id, reminder.id, self.number, on=on, note=values.get("note", "")))  # fmt: skip

    # -- doing --------------------------------------------------------------------------------

    def _take_steps(self) -> None:
        self._desk.do(lambda: campaigns.checklist(self._desk.ctx.store, self.campaign, self._desk.today))

    def _take_lines(self) -> None:
        self._desk.do(lambda: campaigns.add_default_lines(self._desk.ctx.store, self.campaign))

    def _lay_posts(self) -> None:
        _, laid = self._words, []
        if self._desk.do(lambda: laid.append(campaigns.lay(self._desk.ctx.store, self.number))):
            came: campaigns.Laid = laid[0]
            parts = [
                _.n_("{n} post laid", "{n} posts laid", len(came.added)) if came.added or not came.refreshed else "",
                _.n_("{n} brought up to date", "{n} brought up to date", len(came.refreshed)) if came.refreshed else "",
                _.n_("{n} left as edited", "{n} left as edited", len(came.kept)) if came.kept else "",
                _.n_("{n} already past", "{n} already past", len(came.past)) if came.past else "",
                _("not agreed with the client yet") if self._unagreed.text() and came.added else "",
            ]
            self._desk.ctx.hub.say.emit(", ".join(part for part in parts if part), "undo" if came.added or came.refreshed else "")

    def _ask_agreement(self) -> None:
        from smdesk.ui.views.strategy.agreeing import AgreeDialog

        AgreeDialog(self, self._desk, self.campaign).open()

    def _print_brief(self) -> None:
        window: Any = self.window()
        self._desk.ctx.hub.show_view.emit("documents")
        chooser = getattr(window.view("documents"), "choose", None)
        if chooser is not None:
            chooser("campaign", campaign=self.number)

    def _close_or_open(self) -> None:
        if self.campaign.state == "closed":
            self._desk.do(lambda: campaigns.reopen(self._desk.ctx.store, self.number))
            return
        from smdesk.ui.views.strategy.closing import CloseDialog

        CloseDialog(self, self._desk, self.campaign).open()


class TagRow(QWidget):
    """A place and the names its links carry; the button copies the link."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._link = desk, ""
        self._text = Label("", "caption", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = Button(desk.ctx.theme, "", "icon", "copy", tip=desk.ctx.words("Copy the link"))
        self._copy.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row(self._text, self._copy))

    def show_record(self, tags: campaigns.Tags) -> None:
        """Show a place's names."""
        place = Values(self._desk.ctx).title("place", self._desk.plan.get("place", tags.place_id))
        self._link = tags.link if not tags.link or "://" in tags.link else f"https://{tags.link}"  # pasted anywhere, it opens
        names = (("source", tags.source), ("medium", tags.medium), ("campaign", tags.campaign), ("content", tags.content))
        said = "  ".join(f"utm_{name}={one}" for name, one in names if one)
        self._text.setText(f"{place}:  {said or self._desk.ctx.words('links inside the own site carry no names')}")
        self._copy.setVisible(bool(self._link))
        self._copy.setAccessibleName(f"{self._desk.ctx.words('Copy the link')}: {place}")

    def _take(self) -> None:
        QGuiApplication.clipboard().setText(self._link)
        self._desk.ctx.hub.say.emit(self._desk.ctx.words("Link copied"), "")
