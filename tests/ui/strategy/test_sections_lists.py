"""Market map, mix, cadence, renewal, reviews, formulas, law, sameness."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.domain.formulas import BOOK
from smdesk.services import plan as plans
from smdesk.services import posts
from smdesk.ui.views.strategy.sections.cards import CardFacts
from smdesk.ui.views.strategy.sections.renewal import months
from tests.ui.strategy.conftest import Open
from tests.ui.strategy.madeup import MadeUp


def test_groups_say_whether_anything_speaks_to_them(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("who.map")
    names = [tile.accessibleName() for rows in box._rows.values() for tile in rows.tiles.values()]
    assert sum("no post in 90 days speaks to them" in name for name in names) == 2
    assert sum("no segment belongs here" in name for name in names) == 2
    assert box.groups["non_customer"].lack.isVisible()
    segment = desk.plan.of("segment")[0]
    post = posts.add(made.store, made.client.id, text="For you", title="x", due_wall="2026-10-10T10:00")
    posts.serve(made.store, post.id, "segment", [segment.id])
    desk.refresh()
    names = [tile.accessibleName() for rows in box._rows.values() for tile in rows.tiles.values()]
    assert any("1 segment, 1 post in 90 days" in name for name in names)
    QTest.keyClicks(box.groups["buyer"].line, "Schools")
    QTest.keyClick(box.groups["buyer"].line, Qt.Key.Key_Return)
    assert desk.plan.of("market_role", role="buyer")[-1].who == "Schools"


def test_the_mix_of_thirty_days(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("pillars.mix")
    names = [tile.accessibleName() for tile in box._rows.tiles.values()]
    assert names[1].startswith("Events, 60 of 30 percent, 3 posts, sells, 30 points over")
    assert "60 %, over the ceiling of 20 %" in box.note.text()


def test_cadence_is_promised_in_place(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("pillars.cadence")
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in box.grid.cells.rows}
    assert rows["@larchlantern"][:2] == ["3", "2"] and rows["Lantern Letter"][3] == "n/a"
    assert "no post" in box.gaps.text()
    box.grid.cells.setData(box.grid.cells.index(2, 1), "0.5")
    assert desk.plan.of("place_role", place_id=made.places[2].id)[0].per_week == "0.5"
    box.grid.cells.setData(box.grid.cells.index(2, 1), "often")
    assert desk.refused


def test_renewal_by_month(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    found = months(desk.plan.of("contact"), date(2026, 10, 15))
    assert [(one.active, one.new) for one in found[-3:]] == [(1, 1), (1, 0), (2, 1)]
    assert found[-1].rate == Decimal(50)
    assert months((), date(2026, 10, 15))[0].rate is None
    box = desk.stand("contacts.renewal")
    (quiet,) = box._rows.tiles.values()
    assert "Miss Alder" in quiet.tile.accessibleName()
    quiet.rest.click()
    assert desk.plan.of("contact")[0].stage == "resting" and not box._rows.tiles


def test_three_reviews_in_one_step(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("control.expectations")
    assert box.word.text() == "Results can be judged from 30 Nov 2026. Today is day 44: Early data."
    box.three.click()
    assert [(one.days, one.on) for one in desk.plan.of("plan_review")] == [
        (90, "2026-11-30"), (180, "2027-02-28"), (365, "2027-09-01")]  # fmt: skip
    assert not box.three.isVisible()
    desk.ctx.store.undo()
    assert len(desk.plan.of("plan_review")) == 1


def test_without_a_first_day_there_is_no_line(bare: MadeUp, open_desk: Open) -> None:
    box = open_desk(bare).stand("control.expectations")
    assert not box.line.isVisible() and "no first day" in box.note.text()


def test_formulas_are_looked_for(made: MadeUp, open_desk: Open) -> None:
    box = open_desk(made).stand("control.formulas")
    assert f"{len(BOOK)} of {len(BOOK)}" in box.count.text() and box.more.isVisible()
    box.search.setText("ENGAGEMENT rate")
    assert 0 < len(box._rows.tiles) < len(BOOK)
    tile = box._rows.tiles["er_followers"]
    assert "Inputs: Interactions, Followers that day" in tile.accessibleName() and "Source:" in tile.accessibleName()
    box.search.setText("zzz")
    assert not box._rows.tiles and "No formula" in box.count.text()
    box.search.clear()
    box.more.click()
    assert len(box._rows.tiles) == len(BOOK)


def test_reminders_are_ticked_and_noted(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("risks.legal")
    row = next(iter(box._rows.tiles.values()))
    assert "ask a professional" in row.tile.accessibleName()
    row.tick.click()
    (check,) = desk.plan.of("legal_check")
    assert (check.reminder, check.done_on) == (row.reminder.id, "2026-10-15")
    QTest.keyClicks(row.note, "Asked the lawyer")
    QTest.keyClick(row.note, Qt.Key.Key_Return)
    assert desk.plan.of("legal_check")[0].note == "Asked the lawyer" and box.count.text().startswith("1 of")
    row.tick.click()
    assert desk.plan.of("legal_check")[0].done_on == ""


def test_sameness_warns_or_is_good_news(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    box = desk.stand("competitors.sameness")
    assert len(box._rows.tiles) == 3 and box.good.isHidden()
    for one in desk.plan.of("competitor"):
        plans.edit(made.store, one, themes="price cuts")
    assert not box._rows.tiles and "None of your 3 themes" in box.good.text()


def test_a_card_says_its_state_beside_its_name_and_its_period_in_one_line(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    facts = CardFacts(desk, "campaign")
    one = plans.add(made.store, "campaign", made.client.id, name="The Long Table", start="2026-11-01", end="2026-11-08")
    assert facts.tag(one) == "Planned"
    said = dict(facts.facts(one, 8))
    assert "–" in said["From"] and "To" not in said and "State" not in said


def test_all_cards_are_as_high_as_the_one_that_says_most(made: MadeUp, open_desk: Open) -> None:
    desk = open_desk(made)
    grid = desk.stand("who.segments").grid
    before = grid._cells.high
    plans.edit(made.store, desk.plan.of("segment")[0], job="When I have the whole family at table, " * 4, size="x", source="y",
               needs="Doses for how many we really are, and times written down, and to pick it up after four " * 2)  # fmt: skip
    desk.refresh()
    assert grid._cells.high > before and grid.cards.rowCount() == len(desk.plan.of("segment")) + 1
