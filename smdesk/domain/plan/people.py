"""The client's side: departments, people, what was said and decided, what is asked of us."""

from smdesk.domain.entity import column, entity
from smdesk.domain.plan.record import Record


@entity("department")
class Department(Record):
    """A part of the client's firm that hears from us or tells us things."""

    name: str = ""
    wants: str = ""  # what it wants to hear about


@entity("person")
class Person(Record):
    """Somebody of the client's: who says yes, who is told, who helps."""

    name: str = ""
    role: str = ""
    department_id: int = column(default=0, refers="department")
    contact: str = ""
    topics: str = ""
    approves: str = "nothing"  # nothing, posts, plan, all
    told: bool = True
    backup_id: int = column(default=0, refers="person")
    may_help: str = ""  # what this person may do for us: photos, first facts


@entity("meeting")
class Meeting(Record):
    """A contact with the client, with its minutes."""

    on: str = ""
    kind: str = "meeting"  # meeting, call, visit, mail
    title: str = ""
    people: str = ""
    minutes: str = ""  # Markdown
    next_on: str = ""


@entity("decision")
class Decision(Record):
    """What was decided, by whom, by when."""

    text: str = ""
    on: str = ""
    meeting_id: int = column(default=0, refers="meeting")
    owner: str = ""
    due: str = ""
    state: str = "open"  # open, done, dropped
    objective_id: int = column(default=0, refers="objective")


@entity("proposal")
class Proposal(Record):
    """An improvement we propose."""

    title: str = ""
    why: str = ""
    department_id: int = column(default=0, refers="department")
    owner: str = ""
    due: str = ""
    state: str = "proposed"  # proposed, accepted, doing, done, declined
    result: str = ""


@entity("request")
class Request(Record):
    """What the client asked for, and whether the agreement covers it."""

    on: str = ""
    text: str = ""
    person_id: int = column(default=0, refers="person")
    scope: str = "new"  # new, in_scope, quoted, declined
    hours: str = ""
    price: str = ""
    answer: str = ""
    done_on: str = ""


@entity("client_task")
class ClientTask(Record):
    """A task for somebody of the client's."""

    title: str = ""
    person_id: int = column(default=0, refers="person")
    due: str = ""
    done_on: str = ""
