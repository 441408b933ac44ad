"""A made-up plan that has something in every section."""

from typing import Any

from smdesk.domain.changes import Act
from smdesk.domain.clients import Client, Place, Slot
from smdesk.services import plan as plans
from smdesk.services import posts
from smdesk.storage.store import Store


class MadeUp:
    """The plan of a bookshop; ``ids`` by short names."""

    def __init__(self, store: Store, *, filled: bool = True) -> None:
        self.store = store
        self.ids: dict[str, int] = {}
        with store.transaction(Act.ADD_CLIENT) as tx:
            self.client = tx.add(
                Client(name="Larch & Lantern Books", language="en", country="GB", zone="Europe/London", approver="Jo")
            )
            self.places = [
                tx.add(Place(client_id=self.client.id, network=network, handle=handle, position=position))
                for position, (network, handle) in enumerate(
                    (("instagram", "@larchlantern"), ("facebook_page", "Larch & Lantern"), ("email", "Lantern Letter"),
                     ("whatsapp_channel", "Reading circle"))
                )
            ]  # fmt: skip
            for place, day in ((0, 1), (0, 5), (1, 3)):
                tx.add(Slot(client_id=self.client.id, place_id=self.places[place].id, weekday=day, hour="12:00"))
        if filled:
            self.fill()

    def add(self, kind: str, /, **values: Any) -> Any:
        """A record of the plan."""
        return plans.add(self.store, kind, self.client.id, **values)

    def fill(self) -> None:
        """Everything."""
        plans.edit(self.store, plans.single(self.store, "plan", self.client.id), title="Plan 2026",
                   start="2026-09-01", end="2027-02-28", currency="EUR")  # fmt: skip
        self.who()
        self.situation()
        self.rivals()
        self.brand()
        self.community()
        self.work()
        self.money()
        self.people()

    def who(self) -> None:
        """Market map, segments, objectives, pillars, some posts."""
        payer = self.add("market_role", role="payer", who="Parents of readers aged 6 to 12", wants="An hour of peace",
                         size="1,900", source="Census 2021")  # fmt: skip
        reader = self.add("market_role", role="user", who="Readers who come alone on weekdays", wants="A chair and time")
        self.add("market_role", role="buyer", who="Grandparents who come for a birthday and ask what a child of nine reads",
                 wants="Not to buy what is on the shelf at home already", area="The valley and three villages beyond it",
                 size="about 400 households", source="Count at the till, eight Saturdays")  # fmt: skip
        self.add("market_role", role="influencer", who="Teachers of the three schools", wants="Lists that save time")
        goal = self.add("goal", title="Pay the rent from weekday sales", said_by="Jo")
        one = self.add("objective", title="Sell 70 % of the seats", goal_id=goal.id, baseline="40", target="70")
        self.ids["objective"] = one.id
        crime = self.add("segment", name="Crime-circle regulars", role_id=reader.id, primary=True)
        self.add("segment", name="Parents on Saturday", role_id=payer.id)
        for name, share, hue, promo in (("Shelf confessions", 50, 2, False), ("Events", 30, 4, True), ("Town", 20, 5, False)):
            made = self.add("pillar", name=name, share=share, hue=hue, promo=promo, segment_id=crime.id)
            self.ids[name] = made.id
        for day, name in ((1, "Events"), (3, "Events"), (5, "Shelf confessions"), (8, "Events"), (12, "Town"), (20, "Town")):
            posts.add(self.store, self.client.id, text=f"About {name} {day}", title=name, pillar_id=self.ids[name],
                      due_wall=f"2026-10-{day:02}T12:00")  # fmt: skip

    def situation(self) -> None:
        """Audit, SWOT, TOWS, interest."""
        for place, marks in zip(self.places, ((4, 3, 5, 2), (1, -1, 2), (3, 4), ()), strict=True):
            for criterion, mark in zip(("profile", "brand", "rhythm", "answers"), marks, strict=False):
                self.add("audit_mark", place_id=place.id, criterion=criterion, mark=mark, checked_on="2026-09-20",
                         note="No hours on the page" if mark == 1 else "")  # fmt: skip
        for quadrant, text, evidence in (
            ("strength", "The owner reads 90 books a year and says so", "31 of 40 reviews name her"),
            ("strength", "Open on Sundays, the only one in the valley", ""),
            ("weakness", "No photographs of people", "2 of the last 60 posts"),
            ("opportunity", "The railway line opens again in March", "Council minutes of 4 July"),
            ("threat", "The supermarket sells the ten best sellers", "Price list, −18 %"),
        ):
            self.add("swot_entry", quadrant=quadrant, text=text, evidence=evidence, checked_on="2026-09-12")
        self.add("tows_option", cell="so", text="A shelf chosen by the owner for the train ride", chosen=True,
                 because="She reads 90 books; the line opens in March")  # fmt: skip
        self.add("tows_option", cell="wt", text="Never fight on price: no countdown posts")
        for term, base in (("bookshop near me", 60), ("crime novels", 35), ("book club", 20)):
            points = ", ".join(f'["2026-{month:02}-01", {(base + month * 7 * (1 + base % 3)) % 100}]' for month in range(1, 11))
            self.add("interest", term=term, region="GB", source="Google Trends", imported_on="2026-03-02",
                     points=f"[{points}]")  # fmt: skip

    def rivals(self) -> None:
        """The study."""
        plans.edit(self.store, plans.single(self.store, "study", self.client.id), question="Who owns the evening?",
                   x_low="everyday", x_high="festive", y_low="cheap", y_high="dear", own_x=30, own_y=55)  # fmt: skip
        for number, (name, rank, x, y) in enumerate(
            (("Book Barn", "direct", 70, 20), ("Page Turner Oxford", "aspirational", 45, 85), ("Supermarket", "indirect", 20, 10))
        ):
            made = self.add("competitor", name=name, rank=rank, x=x, y=y, themes="new arrivals\nauthor evenings\nshelf confessions")
            if number < 2:
                self.add("observation", competitor_id=made.id, on="2026-10-01", network="instagram", followers=str(4000 - number * 1500),
                         posts="12", engagements="480", mentions="30", reply_hours="5", window_days=28 if number else 14)  # fmt: skip
        self.add("observation", competitor_id=0, on="2026-10-01", network="instagram", followers="1850", posts="16",
                 engagements="610", mentions="42", reply_hours="2.5")  # fmt: skip

    def brand(self) -> None:
        """The sheet."""
        plans.edit(self.store, plans.single(self.store, "brand", self.client.id),
                   promise="You leave with one book you did not know you wanted.",
                   positioning="For people of the valley who read in the evening, the shop where somebody has read it.",
                   values="Time\nCandour\nNeighbours", wanted="warm\nwell-read\nunhurried", personality="An aunt who reads",
                   formal=70, playful=40, warm=85, plain=60, address="you", signature="Jo, among the shelves",
                   colours="#8A3B12\n#2A8080", fonts="Literata, Inter")  # fmt: skip

    def community(self) -> None:
        """Roles of places, a weighed choice."""
        ids = [place.id for place in self.places]
        for place, role, leads, week in ((0, "showcase", 3, "3"), (1, "traffic", 0, "2"), (2, "service", 3, ""), (3, "hub", -1, "1")):
            self.add("place_role", place_id=ids[place], role=role, purpose=f"What the {role} is for", per_week=week,
                     flows_to=ids[leads] if leads >= 0 else 0)  # fmt: skip
        choice = self.add("choice", kind="platform", need="A place where 300 readers talk all year", why="Members own it",
                          review_on="2027-03-01")  # fmt: skip
        criteria = [self.add("criterion", choice_id=choice.id, name=name, weight=weight)
                    for name, weight in (("Knowledge can be found again", 5), ("Member data", 3), ("Cost", 2))]  # fmt: skip
        weighed = (("Chat group", "rejected", (1, 3, 5)), ("Forum", "chosen", (5, 4, 2)), ("Mailing list", "candidate", ()))
        for name, state, marks in weighed:
            why = "Nothing can be found again" if state == "rejected" else ""
            option = self.add("option", choice_id=choice.id, name=name, state=state, why=why)
            for criterion, mark in zip(criteria, marks, strict=False):
                self.add("option_mark", option_id=option.id, criterion_id=criterion.id, mark=mark)

    def work(self) -> None:
        """Tactics, actions, risks."""
        for name, effort, gain, state in (("Weekly debate in the circle", 2, 5, "running"), ("Local advertisement", 4, 2, "proposed"),
                                          ("Window card with a code", 1, 4, "kept"), ("Podcast", 5, 3, "proposed")):  # fmt: skip
            made = self.add("tactic", name=name, effort=effort, gain=gain, state=state, objective_id=self.ids["objective"])
            self.ids[name] = made.id
        for title, start, end, hat, done in (
            ("Photograph the regulars", "2026-09-03", "2026-09-18", "cm", True),
            ("Open the reading circle", "2026-09-21", "2026-10-20", "smm", False),
            ("First debate: who did it?", "2026-10-26", "2026-10-30", "cm", False),
            ("Review of the first ninety days with Jo and the accountant", "2026-11-23", "2026-12-04", "smm", False),
        ):
            self.add("action", title=title, start=start, end=end, hat=hat, done=done, owner="Jo")
        for text, chance, impact in (("An author cancels", 3, 2), ("A post insults a neighbour", 2, 5),
                                     ("Jo is ill in December", 2, 4), ("Another author cancels", 3, 2)):  # fmt: skip
            self.add("risk", text=text, chance=chance, impact=impact, response="Say it the same day")
        self.add("plan_review", on="2026-11-30", days=90, judge="Whether the rhythm holds")

    def money(self) -> None:
        """A budget."""
        for name, category, amounts in (
            ("Boosted events", "ads", (("120.00", "150.00"), ("120.00", "118.40"), ("120.00", ""))),
            ("Autumn prize", "prizes", (("", ""), ("80.00", "80.00"))),
            ("Search advertisement", "ads", (("60.00", "60.00"), ("60.00", "61.00"), ("60.00", ""))),
            ("Unforeseen", "contingency", (("20.00", ""),)),
        ):
            line = self.add("budget_line", name=name, category=category)
            self.ids[name] = line.id
            for month, (plan, actual) in enumerate(amounts, 9):
                self.add("budget_cell", line_id=line.id, month=f"2026-{month:02}", plan=plan, actual=actual, forecast=plan)

    def people(self) -> None:
        """Contacts."""
        circle = self.add("circle", name="School libraries", vertical="Books", why="They order lists", per_month=2)
        for name, added, last, retired in (
            ("Miss Alder", "2026-04-02", "2026-05-01", ""), ("Library of Wick", "2026-08-20", "2026-10-02", ""),
            ("The Crime Cellar podcast", "2026-10-05", "2026-10-12", ""), ("Old blog", "2026-02-01", "2026-03-01", "2026-09-01"),
        ):  # fmt: skip
            self.add("contact", name=name, circle_id=circle.id, added_on=added, last_on=last, retired_on=retired,
                     stage="talking")  # fmt: skip
