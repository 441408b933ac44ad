"""The chapters of a plan in their order, each with its sections. Order of thought: people before tools."""

from smdesk.domain.errors import N_
from smdesk.domain.plan.shape import Chapter, Section, Shape
from smdesk.domain.plan.shapes_goals import SHAPES as GOALS
from smdesk.domain.plan.shapes_people import SHAPES as PEOPLE
from smdesk.domain.plan.shapes_who import SHAPES as WHO
from smdesk.domain.plan.shapes_work import SHAPES as WORK

SHAPES: dict[str, Shape] = {shape.kind: shape for shape in (*WHO, *GOALS, *WORK, *PEOPLE)}
SINGLE = ("plan", "study", "brand", "artisan_card")  # one record per client
SHARED = ("studio",)  # one record for all clients
# What a whole plan is made of, parents before children: the order in which a plan is written and read back.
PLAN_KINDS = (
    "plan", "artisan_card", "training", "plan_text", "goal", "objective", "key_result", "reading", "market_role",
    "segment", "pillar", "campaign", "tactic", "product", "sector_fact", "audit_mark", "swot_entry", "tows_option",
    "keyword", "interest", "signal", "fashion", "study", "competitor", "observation", "gap", "brand", "difference",
    "voice_rule", "sample_reply", "claim", "place_role", "choice", "criterion", "option", "option_mark", "feature",
    "parameter", "circle", "contact", "budget_line", "budget_cell", "action", "week_order", "sketch", "kpi",
    "plan_review", "risk", "legal_check", "department", "person", "meeting", "decision", "proposal", "request",
    "client_task", "deliverable", "campaign_step", "campaign_figure", "campaign_post",
)  # fmt: skip

CHAPTERS = (
    Chapter("brief", N_("The plan in brief"), N_("What this plan is, for how long, and why you are the one to do it."),
            "compass", (
        Section("brief.plan", N_("The plan"), N_("Cover, period and the idea."), "one", "plan"),
        Section("brief.summary", N_("Summary"), N_("Where we are and what we will do, for who reads one page only."),
                "text"),
        Section("brief.artisan", N_("Artisan card"), N_("Private. Why this work is like no other of yours."), "one",
                "artisan_card"),
        Section("brief.training", N_("Learning"), N_("What this work asked you to learn."), "table", "training"),
    )),
    Chapter("who", N_("Who we serve"), N_("Everyone who could buy, not only the one who pays us."), "people", (
        Section("who.map", N_("Market map"), N_("Payer, buyer, user, who sways the choice, and who does not buy."),
                "map", "market_role"),
        Section("who.segments", N_("Segments"), N_("By the job they want done; at most three come first."), "cards",
                "segment"),
        Section("who.products", N_("Products and services"), N_("What there is to buy, and where it is talked about."),
                "table", "product"),
    )),
    Chapter("situation", N_("Situation"), N_("Most plans fail before their tactics: evidence first."), "search", (
        Section("situation.sector", N_("The sector"), N_("How the trade works here, in your words."), "text"),
        Section("situation.facts", N_("Sector file"), N_("Facts with source and day; stale after six months."),
                "table", "sector_fact"),
        Section("situation.audit", N_("Audit of own places"), N_("Each place by the same criteria, 0 to 5."), "audit",
                "audit_mark"),
        Section("situation.swot", N_("SWOT"), N_("Each entry with evidence and day."), "swot", "swot_entry"),
        Section("situation.tows", N_("Options (TOWS)"), N_("Each pair of quadrants yields at least one option."),
                "tows", "tows_option"),
        Section("situation.interest", N_("Search interest"),
                N_("From a Google Trends file; relative, 0 to 100: not a number of searches."), "interest",
                "interest"),
        Section("situation.keywords", N_("Keywords"), N_("What people type, and what of ours answers it."), "table",
                "keyword"),
        Section("situation.signals", N_("Outside signals (KET)"), N_("Figures of others, with what they mean here."),
                "table", "signal"),
        Section("situation.trends", N_("Trend radar"), N_("Fashions with the day they will be stale."), "table",
                "fashion"),
    )),
    Chapter("competitors", N_("Competitors"), N_("One formula and one window for all, the client included."), "eye", (
        Section("competitors.study", N_("The study"), N_("What is asked, and how it is measured."), "one", "study"),
        Section("competitors.who", N_("Competitors"), N_("Three to five, in three classes."), "cards", "competitor"),
        Section("competitors.table", N_("Compared"), N_("The latest observation of each, by the same formula."),
                "compare", "observation"),
        Section("competitors.seen", N_("Observations"), N_("Dated, with where it can be checked."), "table",
                "observation"),
        Section("competitors.map", N_("Position map"), N_("Where each stands, on two axes of yours."), "position",
                "competitor"),
        Section("competitors.sameness", N_("Sameness"), N_("Own themes that competitors have too."), "sameness",
                "competitor"),
        Section("competitors.gaps", N_("Conclusions"), N_("Gaps to occupy and things to avoid; never copies."),
                "table", "gap"),
    )),
    Chapter("objectives", N_("Objectives"), N_("From the business goal down to each post, and back up."), "target", (
        Section("objectives.ladder", N_("Objective ladder"), N_("Each rung serves the one above."), "ladder",
                "objective"),
        Section("objectives.goals", N_("Business goals"), N_("What the business lives on, as its owner says it."),
                "table", "goal"),
    )),
    Chapter("brand", N_("Position, brand and voice"), N_("What is promised, to whom, and how it sounds."), "quote", (
        Section("brand.sheet", N_("Brand sheet"), N_("Promise, positioning, personality and tone."), "brand", "brand"),
        Section("brand.differences", N_("What sets it apart"), N_("Each with its proof."), "table", "difference"),
        Section("brand.rules", N_("Do and do not"), N_("Forbidden words are found in every post."), "table",
                "voice_rule"),
        Section("brand.replies", N_("Sample replies"), N_("The same answer before and after the voice."), "cards",
                "sample_reply"),
        Section("brand.claims", N_("Claims register"), N_("No proof, or past its day: it may not be published."),
                "table", "claim"),
    )),
    Chapter("community", N_("Community and places"), N_("Where people meet, and what each place is for."), "map", (
        Section("community.purpose", N_("Purpose"), N_("Why people would come together here, and what they share."),
                "text"),
        Section("community.map", N_("Structure"), N_("Each place with its role and where it leads."), "structure",
                "place_role"),
        Section("community.places", N_("Register of places"), N_("Who looks after each; looked over once a month."),
                "table", "place_role"),
        Section("community.rituals", N_("Rituals and flows"), N_("What comes back, who welcomes, how talk ends."),
                "text"),
        Section("community.platforms", N_("Platforms compared"), N_("Weighted: mark × weight ÷ sum of the weights."),
                "weights", "choice", {"kind": "platform"}),
    )),
    Chapter("pillars", N_("Pillars and mix"), N_("Three to five themes, their shares, columns and rhythm."),
            "columns", (
        Section("pillars.mix", N_("Mix"), N_("What the last 30 days had, beside what was wanted."), "mix", "pillar"),
        Section("pillars.pillars", N_("Pillars"), N_("Each with a purpose, a segment and an example."), "cards",
                "pillar"),
        Section("pillars.features", N_("Regular features"), N_("What comes back under one name."), "table", "feature"),
        Section("pillars.cadence", N_("Cadence"), N_("Posts a week promised, slots kept, posts planned."), "cadence",
                "place_role"),
        Section("pillars.rules", N_("Rules fitted to the firm"), N_("Frequency, topics, hours: what not to exceed."),
                "table", "parameter"),
    )),
    Chapter("tactics", N_("Tactics"), N_("Each serves one objective, and has a rule that stops it."), "route", (
        Section("tactics.matrix", N_("Effort and effect"), N_("Top left first."), "matrix", "tactic"),
        Section("tactics.table", N_("Tactics"), N_("Nothing stays in the middle: kept, scaled or stopped."), "table",
                "tactic"),
    )),
    Chapter("campaigns", N_("Campaigns"), N_("Promotion, contest, event, launch: from brief to lessons."), "megaphone",
            (
        Section("campaigns.campaigns", N_("Campaigns"), N_("One idea each, dated, serving one objective."),
                "campaigns", "campaign"),
    )),
    Chapter("tools", N_("Tools"), N_("Chosen last, by weight; rejected ones stay, with the reason."), "scale", (
        Section("tools.choices", N_("Tools compared"), N_("Weighted: mark × weight ÷ sum of the weights."), "weights",
                "choice", {"kind": "tool"}),
    )),
    Chapter("contacts", N_("Circle of contacts"), N_("Trust is earned before it is asked for, and renewed each month."),
            "circles", (
        Section("contacts.programme", N_("Programme"), N_("Whom we want to know, and what we give first."), "text"),
        Section("contacts.circles", N_("Circles"), N_("Groups by trade or interest."), "table", "circle"),
        Section("contacts.renewal", N_("Renewal"), N_("New active contacts ÷ active contacts × 100, by month."),
                "renewal", "contact"),
        Section("contacts.contacts", N_("Contacts"), N_("By stage of trust, never by followers."), "table", "contact"),
    )),
    Chapter("budget", N_("Budget"), N_("Lines by month: plan, actual, forecast."), "wallet", (
        Section("budget.table", N_("Budget"), N_("More than 10 % from the plan is marked."), "budget", "budget_line"),
        Section("budget.note", N_("Notes"), N_("What is included, what is not, how it is paid."), "text"),
    )),
    Chapter("actions", N_("Action plan"), N_("The first ninety days, bar by bar."), "timeline", (
        Section("actions.gantt", N_("Ninety days"), N_("From the plan's first day, or from today."), "gantt",
                "action"),
        Section("actions.actions", N_("Actions"), N_("Who does what, from when to when."), "table", "action"),
        Section("actions.orders", N_("Orders of the week"), N_("The SMM asks, the CM does, both look on Friday."),
                "table", "week_order"),
        Section("actions.sketches", N_("Business ideas"), N_("Half a page each, for the next meeting."), "table",
                "sketch"),
    )),
    Chapter("control", N_("Control"), N_("What is measured, by which formula, and when it can be judged."), "chart", (
        Section("control.expectations", N_("When results can be judged"),
                N_("Early before 90 days, medium to 180, long after: no verdict before its day."), "expectations",
                "plan_review"),
        Section("control.kpis", N_("KPIs under control"), N_("Named formulas with source and yardstick."), "table",
                "kpi"),
        Section("control.formulas", N_("Formulas"), N_("Each once, with its inputs and its source."), "formulas"),
    )),
    Chapter("risks", N_("Risks and law"), N_("What may go wrong, and what the law asks."), "warning", (
        Section("risks.matrix", N_("Risk map"), N_("Chance by harm."), "risk_matrix", "risk"),
        Section("risks.risks", N_("Risks"), N_("Each with a first sign, a response and an owner."), "table", "risk"),
        Section("risks.legal", N_("Legal reminders"), N_("Reminders, not advice: dated, ask a professional."), "legal",
                "legal_check"),
    )),
    Chapter("people", N_("People and decisions"), N_("Who says yes, who is told, what was decided and asked."),
            "building", (
        Section("people.chain", N_("Who approves, who is told"), N_("The chain of a yes, with who steps in."),
                "table", "person"),
        Section("people.departments", N_("Departments"), N_("What each wants to hear."), "table", "department"),
        Section("people.meetings", N_("Meetings and calls"), N_("Minutes, and the day of the next contact."), "cards",
                "meeting"),
        Section("people.decisions", N_("Decisions"), N_("With owner and day."), "table", "decision"),
        Section("people.proposals", N_("Improvements proposed"), N_("What could be better, and what came of it."),
                "table", "proposal"),
        Section("people.requests", N_("Requests register"), N_("In the agreement, quoted or declined."), "table",
                "request"),
        Section("people.tasks", N_("Tasks of the client's"), N_("Photos, facts, a yes: with a day."), "table",
                "client_task"),
    )),
)  # fmt: skip
