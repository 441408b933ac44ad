# ruff: noqa: E501  -- tables and texts read better unbroken
"""Campaigns and competitors made up for the documents' tests: full, empty, with long texts, with sixty rows."""

from dataclasses import replace
from datetime import date
from typing import Any

from smdesk.documents.campaign_brief import BriefMaterial
from smdesk.documents.competitor_study import StudyMaterial
from smdesk.documents.planbook import PlanMaterial
from smdesk.domain.legal import notice, reminders, stale
from smdesk.domain.plan.campaigns import CampaignFigure, CampaignPost, CampaignStep, Deliverable
from smdesk.domain.plan.community import Contact
from smdesk.domain.plan.goals import Goal
from smdesk.domain.plan.header import Plan
from smdesk.domain.plan.rivals import Competitor, Gap, Observation, Study
from smdesk.domain.plan.whole import WholePlan
from smdesk.domain.plan.work import BudgetCell, BudgetLine, LegalCheck, Risk, Tactic
from smdesk.domain.strategy import Campaign, Objective, Segment
from smdesk.services import campaigns, rivals
from tests.documents import plans

TODAY = date(2026, 10, 15)
LONG = "Parola lunga e poi ancora parole, perché qualcuno incolla qui un intero verbale 🍝 #typst $x$ \\ @a <b> _c_ *d*. " * 9
INJECTION = '#panic("no") $x^2$ `raw` = title <label> @ref \\ // comment #[] 👩‍🌾 ' + "x" * 200


def with_records(language: str, **records: tuple[Any, ...]) -> PlanMaterial:
    """A plan of these records, about the client of a language."""
    base = plans.material(language)
    plan = WholePlan(base.plan.client, base.plan.places, records)
    return PlanMaterial(base=replace(base, posts=()), plan=plan, digest="ab" * 32, rivals=rivals.table(plan, TODAY), themes=rivals.heat(plan))


def brief(language: str = "it", *, rows: int = 3, text: str = "", closed: bool = False, posts: int = 4) -> BriefMaterial:
    """A launch with ``rows`` of everything; ``text`` stands in every text."""
    client = plans.CLIENTS[language]
    said = text or "Sessanta porzioni al giorno: poche, contate, prenotate."

    def known(n: int) -> dict[str, Any]:
        return {"id": n, "client_id": client.id, "position": n}

    campaign = Campaign(
        id=1, client_id=client.id, name=text[:200] or "Lancio del raviolo alle erbe", kind="launch", start="2026-10-19", end="2026-10-25",
        objective_id=1, segment_id=1, idea=said, owner=text or "Amina", state="closed" if closed else "planned", why=said, success=said, insight=said,
        barrier=said, proposition=said, proof=said, tone=said, mechanics=f"1. {said}\n2. **{said}**\n\n- {said}", offer=said,
        messages=f"{said}\nDue", mandatories="Allergeni sempre", budget="120.00", approvers=said, out_of_scope="Spedizioni", backup=said,
        handoff="Dal ritiro in poi è il banco.", results=f"## Numeri\n\n{said}", lessons="- Tenere il contatore", closed_on="2026-10-30" if closed else "",
        utm_name="2026-10_raviolo",
    )  # fmt: skip
    material = with_records(
        language,
        plan=(Plan(id=1, client_id=client.id, rate=plans.SECRET, margin="77.7"),),
        campaign=(campaign, Campaign(id=2, client_id=client.id, name="ANOTHER-CAMPAIGN")),
        goal=(Goal(**known(1), title="Tavolo pieno anche di martedì", said_by="Lucia", said_on="2026-09-02"),),
        objective=(Objective(id=1, client_id=client.id, code="O1", title="Ordini online", goal_id=1, baseline="20", target="60", unit="ordini", due="2027-03-31"),),
        segment=(Segment(id=1, client_id=client.id, name=said[:80], job=said, needs=said),),
        deliverable=tuple(Deliverable(**known(n), campaign_id=1, name=said, place_id=1, format="Video", size="1080 × 1920", due="2026-10-18", owner="Amina", state=("to_do", "doing", "done")[n % 3]) for n in range(1, rows + 1)),
        campaign_step=tuple(CampaignStep(**known(n), campaign_id=1, text=said, due=f"2026-10-{10 + n % 20}", owner="Sandro", done_on="2026-10-11" if n == 1 else "") for n in range(1, rows + 1)),
        campaign_figure=tuple(CampaignFigure(**known(n), campaign_id=1, name=said, formula="part_of_whole", target="50", result="61.5" if closed else "", source="Negozio") for n in range(1, rows + 1)),
        campaign_post=tuple(CampaignPost(**known(n), campaign_id=1, offset=n, title=said, places="1,2") for n in range(1, rows + 1)),
        budget_line=tuple(BudgetLine(**known(n), name=said, category="ads", campaign_id=1) for n in range(1, rows + 1)),
        budget_cell=tuple(BudgetCell(**known(n), line_id=n, month="2026-10", plan="33.33", actual="12.34" if closed else "") for n in range(1, rows + 1)),
        risk=tuple(Risk(**known(n), text=said, chance=n % 5 + 1, impact=3, response=said, owner="Lucia") for n in range(1, rows + 1)),
        contact=(Contact(**known(1), name="Amina", given=plans.SECRET, basis=plans.SECRET, handle=plans.SECRET), Contact(**known(2), name=plans.SECRET)),
    )  # fmt: skip
    wholes = plans.posts(language, plans.some_days(plans.OCTOBER)[:posts])
    material = replace(material, base=replace(material.base, posts=tuple(wholes)))
    found = reminders(client.country, campaign.kind)
    check = LegalCheck(reminder=found[0].id, campaign_id=1, done_on="2026-10-12")
    legal = tuple(
        campaigns.LegalItem(one, one.text(language), notice(one, TODAY), stale(one, TODAY), check if at == 0 else None) for at, one in enumerate(found)
    )
    return BriefMaterial(plan=material, campaign_id=1, legal=legal, tags=campaigns.utm_table(material.plan, campaign))


def bare(language: str = "it") -> BriefMaterial:
    """A campaign of which nothing is known but its name."""
    material = with_records(language, campaign=(Campaign(id=1, client_id=1, name="Senza niente"),))
    return BriefMaterial(plan=material, campaign_id=1)


def study(language: str = "it", *, rivals_: int = 3, text: str = "", window: int = 28) -> StudyMaterial:
    """A comparison with ``rivals_`` competitors, each observed once, and the client."""
    client = plans.CLIENTS[language]
    said = text or "Quattro generazioni, un solo grano."

    def known(n: int) -> dict[str, Any]:
        return {"id": n, "client_id": client.id, "position": n}

    others = tuple(
        Competitor(**known(n), name=text[:120] or f"Concorrente {n}", rank=("direct", "aspirational", "indirect")[n % 3], site="https://rival.example", handles="instagram @rival",
                   positioning=said, tone=said, themes=f"Offerte\nIn cucina con noi\nTema {n} {text[:60]}", formats="Reel\nFoto", offers=said, best_post=said, best_why=said,
                   best_url="https://rival.example/p/1", weak=said, x=n * 13 % 101, y=n * 37 % 101)
        for n in range(1, rivals_ + 1)
    )  # fmt: skip
    seen = tuple(
        Observation(**known(n), competitor_id=n - 1, on="2026-10-10" if n != 3 else "2026-05-01", network="instagram", window_days=window, followers=str(1000 * n) if n != 2 else "",
                    posts=str(4 + n), engagements=str(90 * n), mentions=str(10 * n), note=said, evidence_url=f"https://proof.example/{n}" if n != 2 else "")
        for n in range(1, rivals_ + 2)
    )  # fmt: skip
    base = plans.material(language)
    material = with_records(
        language,
        study=(Study(id=1, client_id=client.id, question=said, x_low="cheap", x_high="dear", y_low="cold", y_high="warm", window_days=28, next_on="2026-12-01"),),
        competitor=others,
        observation=seen if rivals_ else (),
        pillar=base.plan.pillars,
        gap=tuple(Gap(**known(n), kind=("occupy", "avoid")[n % 2], text=said, why=said, priority=("high", "normal", "low")[n % 3], tactic_id=1 if n % 4 == 0 else 0) for n in range(1, 2 * rivals_ + 1)),
        tactic=(Tactic(id=1, client_id=client.id, name="Schede con dosi e allergeni", objective_id=1, effect="+12 ordini", hours=plans.SECRET, cost="77.70"),),
        objective=(Objective(id=1, client_id=client.id, code="O1", title="Ordini online"),),
    )  # fmt: skip
    return StudyMaterial(material, rivals.sameness(material.plan))
