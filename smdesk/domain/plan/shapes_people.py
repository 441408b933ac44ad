"""Shapes of the client's departments, people, meetings, decisions, proposals and requests."""

from smdesk.domain.errors import N_
from smdesk.domain.plan.shape import Field, Form, Shape

APPROVES = {"nothing": N_("Nothing"), "posts": N_("Posts"), "plan": N_("The plan"), "all": N_("Everything")}
MEETINGS = {"meeting": N_("Meeting"), "call": N_("Call"), "visit": N_("Visit"), "mail": N_("Mail")}
DECISION_STATES = {"open": N_("Still open"), "done": N_("Done"), "dropped": N_("Dropped")}
PROPOSAL_STATES = {
    "proposed": N_("Proposed"),
    "accepted": N_("Accepted"),
    "doing": N_("Under way"),
    "done": N_("Done"),
    "declined": N_("Declined"),
}
SCOPES = {
    "new": N_("To be judged"),
    "in_scope": N_("In the agreement"),
    "quoted": N_("Quoted"),
    "declined": N_("Declined"),
}

SHAPES = (
    Shape("department", N_("Department"), N_("Departments"), N_("Add department"), "name", "building", (
        Field("name", N_("Department"), N_("Shop floor, kitchen, sales, design …"), needed=True),
        Field("wants", N_("Wants to hear"), N_("What of the net's talk must reach it."), needed=True, wide=4),
    )),
    Shape("person", N_("Person"), N_("People"), N_("Add person"), "name", "person", (
        Field("name", N_("Name"), N_("Somebody of the client's."), needed=True),
        Field("role", N_("Role"), N_("What they do there."), needed=True),
        Field("department_id", N_("Department"), N_("Where they work."), Form.LINK, refers="department"),
        Field("contact", N_("Contact"), N_("Phone or mail.")),
        Field("topics", N_("Topics"), N_("What to ask them about.")),
        Field("approves", N_("Approves"), N_("What their yes is needed for."), Form.CHOICE, True, APPROVES),
        Field("told", N_("Is told"), N_("Whether they are told of what is out."), Form.FLAG, wide=1),
        Field("backup_id", N_("If away"), N_("Who says yes in their place."), Form.LINK, refers="person"),
        Field("may_help", N_("May help with"), N_("Photos, first facts, a hand at an event.")),
    )),
    Shape("meeting", N_("Meeting"), N_("Meetings and calls"), N_("Add meeting"), "title", "calendar", (
        Field("title", N_("Subject"), N_("What it was about."), needed=True),
        Field("on", N_("Day"), N_("When it was, or will be."), Form.DAY, True),
        Field("kind", N_("Kind"), N_("Meeting, call, visit or mail."), Form.CHOICE, options=MEETINGS),
        Field("people", N_("Who was there"), N_("Names.")),
        Field("minutes", N_("Minutes"), N_("What was said; decisions have a table of their own."), Form.MARKDOWN),
        Field("next_on", N_("Next contact"), N_("So that the client is never left in silence."), Form.DAY),
    )),
    Shape("decision", N_("Decision"), N_("Decisions"), N_("Add decision"), "text", "check", (
        Field("text", N_("Decision"), N_("What was decided, in one sentence."), needed=True, wide=4),
        Field("on", N_("Day"), N_("When."), Form.DAY, True),
        Field("owner", N_("Owner"), N_("Who carries it out."), needed=True),
        Field("due", N_("Due by"), N_("By when."), Form.DAY, True),
        Field("state", N_("State"), N_("Open, done or dropped."), Form.CHOICE, options=DECISION_STATES),
        Field("meeting_id", N_("Meeting"), N_("Where it was decided."), Form.LINK, refers="meeting"),
        Field("objective_id", N_("Objective"), N_("What it serves."), Form.LINK, refers="objective"),
    )),
    Shape("proposal", N_("Improvement"), N_("Improvements proposed"), N_("Add improvement"), "title", "bulb", (
        Field("title", N_("Improvement"), N_("What could be better."), needed=True, wide=3),
        Field("why", N_("Why"), N_("What in the results or in the talk says so."), needed=True, wide=3),
        Field("department_id", N_("Department"), N_("Whom it concerns."), Form.LINK, refers="department"),
        Field("owner", N_("Owner"), N_("Who takes it on."), needed=True),
        Field("due", N_("Due by"), N_("By when."), Form.DAY, True),
        Field("state", N_("State"), N_("Proposed, accepted, under way, done, declined."), Form.CHOICE,
              options=PROPOSAL_STATES),
        Field("result", N_("Result"), N_("What came of it."), wide=3),
    )),
    Shape("request", N_("Request"), N_("Requests register"), N_("Add request"), "text", "inbox", (
        Field("on", N_("Day"), N_("When it was asked."), Form.DAY, True),
        Field("text", N_("Request"), N_("What was asked, in their words."), needed=True, wide=4),
        Field("person_id", N_("Asked by"), N_("Who asked."), Form.LINK, refers="person"),
        Field("scope", N_("Agreement"), N_("Covered, quoted or declined."), Form.CHOICE, True, SCOPES),
        Field("hours", N_("Hours"), N_("Hours it takes."), Form.FIGURE, wide=1),
        Field("price", N_("Price"), N_("What was quoted."), Form.MONEY, wide=1),
        Field("answer", N_("Answer"), N_("What we said."), wide=3),
        Field("done_on", N_("Done"), N_("When it was done."), Form.DAY),
    )),
    Shape("client_task", N_("Task of the client's"), N_("Tasks of the client's"), N_("Add task"), "title", "check", (
        Field("title", N_("Task"), N_("A photo, a fact, a yes."), needed=True, wide=4),
        Field("person_id", N_("Who"), N_("Who does it."), Form.LINK, True, refers="person"),
        Field("due", N_("Due by"), N_("By when."), Form.DAY, True),
        Field("done_on", N_("Done"), N_("When it came."), Form.DAY),
    )),
)  # fmt: skip
