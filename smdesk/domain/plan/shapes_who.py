"""Shapes of the plan's head, of who is served and of the situation."""

from smdesk.domain.errors import N_
from smdesk.domain.plan.shape import Field, Form, Shape

PRIORITIES = {"high": N_("High"), "normal": N_("Normal"), "low": N_("Low")}
MIXES = {
    "own": N_("Own shares of the pillars"),
    "70-20-10": N_("70-20-10: value, shared, promotional"),
    "4-1-1": N_("4-1-1: others' useful, soft sell, hard sell"),
    "5-3-2": N_("5-3-2: others', own, human"),
    "80-20": N_("80-20: useful, promotional"),
}
ROLES = {
    "payer": N_("Payer"),
    "buyer": N_("Buyer"),
    "user": N_("User"),
    "influencer": N_("Influencer of the choice"),
    "non_customer": N_("Not a customer"),
}
TRACKS = {"": "—", "b2c": "B2C", "b2b": "B2B"}
FACTS = {
    "fact": N_("Fact"),
    "season": N_("Season"),
    "rule": N_("Rule of the trade"),
    "event": N_("Event"),
    "niche": N_("What can and cannot be done"),
}
QUADRANTS = {
    "strength": N_("Strength"),
    "weakness": N_("Weakness"),
    "opportunity": N_("Opportunity"),
    "threat": N_("Threat"),
}
CELLS = {
    "so": N_("Strengths × opportunities: use"),
    "wo": N_("Weaknesses × opportunities: mend"),
    "st": N_("Strengths × threats: defend"),
    "wt": N_("Weaknesses × threats: avoid"),
}
CRITERIA = {
    "profile": N_("Profile complete, with contact and hours"),
    "brand": N_("Same brand, same voice"),
    "rhythm": N_("Regular rhythm"),
    "quality": N_("Quality of the posts"),
    "answers": N_("Answers and moderation"),
    "links": N_("Links that work and are tagged"),
    "access": N_("Access in the right hands"),
    "listing": N_("Name, address and hours as everywhere else"),
}
INTENTS = {
    "know": N_("To know"),
    "do": N_("To get something done"),
    "buy": N_("To buy"),
    "local": N_("Near me"),
}
FASHION_STATES = {"watch": N_("Watched"), "adopted": N_("Adopted"), "ignored": N_("Left alone")}

SHAPES = (
    Shape("plan", N_("Plan"), N_("Plan"), "", "title", "compass", (
        Field("title", N_("Title"), N_("How the plan is called on its cover."), needed=True),
        Field("start", N_("From"), N_("First day of the plan; 90, 180 and 365 days are counted from here."), Form.DAY,
              True),
        Field("end", N_("To"), N_("Last day of the plan."), Form.DAY, True),
        Field("currency", N_("Currency"), N_("Three letters, as EUR or GBP; all money of the plan is in it.")),
        Field("theme", N_("Theme of the year"), N_("One line that everything said this year has in common."),
              needed=True),
        Field("idea", N_("The strategy in a paragraph"), N_("What we do, for whom, instead of what."), Form.TEXT, True),
        Field("context", N_("Business context"), N_("What the business plan asks of marketing this year."),
              Form.MARKDOWN, True),
        Field("mix", N_("Rule of the mix"), N_("A guide, not a law: the shares the mix meter compares with."),
              Form.CHOICE, options=MIXES),
        Field("hours", N_("Hours a month"), N_("Hours agreed with the client, all work included."), Form.FIGURE),
        Field("rate", N_("Price of an hour"), N_("Private: it is in no document for the client."), Form.MONEY),
        Field("margin", N_("Gross margin"), N_("What a sale leaves after its own costs; the return is computed on it."),
              Form.PERCENT),
        Field("review_on", N_("Review on"), N_("The day this plan is looked at again, whole."), Form.DAY, True),
    ), frozenset({"rate"})),
    Shape("artisan_card", N_("Artisan card"), N_("Artisan card"), "", "care", "pencil", (
        Field("care", N_("Why I care"), N_("What moves you in this project; if nothing does, say that too."), Form.TEXT,
              True),
        Field("differs", N_("What differs"), N_("What this client is that none of the others is."), Form.TEXT, True),
        Field("never_reused", N_("Never reused"), N_("Ideas, words and pictures that belong to this client alone."),
              Form.TEXT, True),
        Field("portfolio", N_("May be shown as a case"), N_("Only with the client's consent."), Form.FLAG),
        Field("portfolio_note", N_("The case in a line"), N_("What you would tell about it, and who agreed.")),
    ), frozenset({"care", "differs", "never_reused", "portfolio", "portfolio_note"})),
    Shape("training", N_("Training"), N_("Training"), N_("Add training"), "title", "list", (
        Field("title", N_("Course or reading"), N_("What this work asked you to learn."), needed=True, wide=3),
        Field("on", N_("Day"), N_("When it was done, or will be."), Form.DAY),
        Field("by", N_("Given by"), N_("School, author or group.")),
        Field("learned", N_("What changes here"), N_("The one thing you do differently since."), wide=4),
        Field("proof", N_("Proof"), N_("Certificate or link.")),
    )),
    Shape("studio", N_("Studio style"), N_("Studio style"), "", "name", "palette", (
        Field("name", N_("Studio"), N_("Your own name or that of your studio, on every document."), needed=True),
        Field("logo", N_("Logo"), N_("A PNG, JPEG or SVG file; it stands on the cover."), Form.FILE),
        Field("color", N_("Colour"), N_("Used where the client has none."), Form.COLOUR),
        Field("contact", N_("Contact"), N_("One line: phone, mail, site.")),
        Field("signature", N_("Signature"), N_("How you sign a letter to a client.")),
        Field("method", N_("How we work"), N_("A paragraph printed in each plan: your own way."), Form.TEXT),
    )),
    Shape("market_role", N_("Group on the map"), N_("Market map"), N_("Add group"), "who", "people", (
        Field("role", N_("Part"), N_("Who pays, buys, uses, sways the choice, or does not buy at all."), Form.CHOICE,
              True, ROLES),
        Field("who", N_("Who"), N_("Real people, in a few words."), needed=True, wide=3),
        Field("wants", N_("Wants"), N_("What they hope for when they come, in their words."), needed=True, wide=3),
        Field("area", N_("Where"), N_("Countries and languages.")),
        Field("size", N_("How many"), N_("A number or a range.")),
        Field("source", N_("Source"), N_("Where the number comes from.")),
    )),
    Shape("segment", N_("Segment"), N_("Segments"), N_("Add segment"), "name", "people", (
        Field("name", N_("Segment"), N_("A part of the public, named as you would point at it."), needed=True),
        Field("primary", N_("Comes first"), N_("At most three segments come first."), Form.FLAG),
        Field("job", N_("Job to be done"), N_("When … I want to … so that I can …"), Form.TEXT, True),
        Field("size", N_("Size"), N_("How many they are, as a number or a range."), needed=True),
        Field("source", N_("Source of the size"), N_("Census, till, newsletter, a count by hand."), needed=True),
        Field("needs", N_("Needs"), N_("What must be there for them to choose us."), Form.TEXT),
        Field("objections", N_("Objections"), N_("What they say when they say no."), Form.TEXT),
        Field("proof", N_("What convinces"), N_("The proof they believe."), Form.TEXT),
        Field("found_at", N_("Where and when"), N_("Places and hours at which they can be met.")),
        Field("language", N_("Language"), N_("The language they read."), Form.LANGUAGE),
        Field("track", N_("Track"), N_("Business or private buyers; figures are split by it."), Form.CHOICE,
              options=TRACKS),
        Field("role_id", N_("Group on the map"), N_("The group of the market map it belongs to."), Form.LINK,
              refers="market_role"),
    )),
    Shape("product", N_("Product or service"), N_("Products and services"), N_("Add product"), "name", "tag", (
        Field("name", N_("Product or service"), N_("As the client calls it."), needed=True, wide=3),
        Field("priority", N_("Priority"), N_("How much it should be talked about."), Form.CHOICE, options=PRIORITIES),
        Field("margin", N_("Margin"), N_("What a sale leaves, percent."), Form.PERCENT),
        Field("price", N_("Price"), N_("What one is sold for, without tax."), Form.MONEY, wide=1),
        Field("cost", N_("Cost"), N_("What one costs to make and deliver, in the same money."), Form.MONEY, wide=1),
        Field("sold", N_("Sold a month"), N_("How many are sold in a usual month."), Form.FIGURE, wide=1),
        Field("season", N_("Season"), N_("Months in which it sells.")),
        Field("pillar_id", N_("Pillar"), N_("Where it is talked about."), Form.LINK, refers="pillar"),
        Field("segment_id", N_("Segment"), N_("Who buys it."), Form.LINK, refers="segment"),
    )),
    Shape("sector_fact", N_("Fact of the sector"), N_("Sector file"), N_("Add fact"), "text", "list", (
        Field("kind", N_("Kind"), N_("Fact, season, rule, event, or what can and cannot be done here."), Form.CHOICE,
              True, FACTS),
        Field("text", N_("What"), N_("One fact a line."), needed=True, wide=5),
        Field("source", N_("Source"), N_("Where it can be checked."), needed=True),
        Field("checked_on", N_("Checked"), N_("After six months it is stale."), Form.DAY, True),
    )),
    Shape("audit_mark", N_("Mark"), N_("Audit of own places"), "", "criterion", "check", (
        Field("place_id", N_("Place"), N_("An account, page, site or listing of the client's."), Form.LINK, True,
              refers="place"),
        Field("criterion", N_("Criterion"), N_("What is looked at."), Form.CHOICE, True, CRITERIA),
        Field("mark", N_("Mark"), N_("0 missing, 3 as it should be, 5 nothing to add."), Form.WHOLE, True, low=-1,
              high=5),
        Field("note", N_("Note"), N_("What was seen."), wide=4),
        Field("checked_on", N_("Checked"), N_("The day it was looked at."), Form.DAY),
    )),
    Shape("swot_entry", N_("SWOT entry"), N_("SWOT"), N_("Add entry"), "text", "grid", (
        Field("quadrant", N_("Quadrant"), N_("Strengths and weaknesses are ours; the others come from outside."),
              Form.CHOICE, True, QUADRANTS),
        Field("text", N_("What"), N_("One statement; no adjectives."), needed=True, wide=4),
        Field("evidence", N_("Evidence"), N_("A figure, a quote, a link: why anybody should believe it."), needed=True,
              wide=4),
        Field("checked_on", N_("Day"), N_("When the evidence was seen."), Form.DAY, True),
    )),
    Shape("tows_option", N_("Option"), N_("Options (TOWS)"), N_("Add option"), "text", "grid", (
        Field("cell", N_("Cell"), N_("The pair of quadrants it follows from."), Form.CHOICE, True, CELLS),
        Field("text", N_("Option"), N_("What could be done."), needed=True, wide=4),
        Field("because", N_("Because"), N_("Which entries of the SWOT it joins."), wide=3),
        Field("chosen", N_("Chosen"), N_("Whether the plan follows it."), Form.FLAG),
        Field("tactic_id", N_("Tactic"), N_("The tactic it became."), Form.LINK, refers="tactic"),
    )),
    Shape("keyword", N_("Keyword"), N_("Keywords"), N_("Add keyword"), "term", "search", (
        Field("term", N_("Term"), N_("As people type it."), needed=True, wide=3),
        Field("language", N_("Language"), N_("The language it is searched in."), Form.LANGUAGE),
        Field("intent", N_("Intent"), N_("To know, to do, to buy, or near me."), Form.CHOICE, True, INTENTS),
        Field("cluster", N_("Cluster"), N_("Terms that one page can answer.")),
        Field("volume", N_("Volume"), N_("The band as the source gives it; search interest is not a volume.")),
        Field("difficulty", N_("Difficulty"), N_("How hard it is to be found by it.")),
        Field("answered_by", N_("Answered by"), N_("The page or profile that answers it."), needed=True, wide=3),
        Field("place_id", N_("Place"), N_("The place of ours it belongs to."), Form.LINK, refers="place"),
    )),
    Shape("interest", N_("Search interest"), N_("Search interest"), "", "term", "chart", (
        Field("term", N_("Term"), N_("The term as it was compared."), needed=True),
        Field("region", N_("Region"), N_("Country or region of the figures.")),
        Field("source", N_("Source"), N_("Where the series comes from.")),
        Field("imported_on", N_("Imported"), N_("The day the file was read."), Form.DAY),
        Field("points", N_("Series"), N_("0 to 100, relative to the highest point: not a number of searches.")),
    )),
    Shape("signal", N_("Outside signal"), N_("Outside signals (KET)"), N_("Add signal"), "value", "chart", (
        Field("source", N_("Source"), N_("Study, tool or register; a key external tool of the trade."), needed=True),
        Field("on", N_("Day"), N_("Day of the figure."), Form.DAY, True),
        Field("region", N_("Region"), N_("Where it holds.")),
        Field("value", N_("Value"), N_("The figure as the source says it."), needed=True),
        Field("reading", N_("What it means"), N_("What it means here."), wide=4),
        Field("idea", N_("Idea"), N_("What we could do with it."), wide=3),
    )),
    Shape("fashion", N_("Trend"), N_("Trend radar"), N_("Add trend"), "name", "flag", (
        Field("name", N_("Trend"), N_("A format, a sound, a challenge."), needed=True, wide=3),
        Field("seen_at", N_("Seen at"), N_("Network and account.")),
        Field("seen_on", N_("Seen on"), N_("The day it was seen."), Form.DAY),
        Field("fit", N_("Fit"), N_("0 not for us, 5 made for us."), Form.WHOLE, low=0, high=5),
        Field("expires_on", N_("Stale after"), N_("Fashions last months: when to stop."), Form.DAY, True),
        Field("state", N_("State"), N_("Watched, adopted or left alone."), Form.CHOICE, options=FASHION_STATES),
    )),
)  # fmt: skip
