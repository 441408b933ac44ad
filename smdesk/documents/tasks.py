"""Who must supply what, and by when, before a post can go out."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from smdesk.documents.common import Desk, title_of
from smdesk.documents.ink import breakable
from smdesk.domain.posts import OUT, Status
from smdesk.domain.time import day_of
from smdesk.domain.whole import WholePost

MATERIAL_DAYS = 5  # calendar days before a post is due that its pictures and facts must be there
ANSWER_DAYS = 2  # calendar days before it is due that the client's answer must be there


@dataclass(frozen=True, slots=True)
class Task:
    """One thing the client does for one post; ``latest`` is never before the day of the document."""

    latest: date
    text: str
    whole: WholePost


def tasks_of(desk: Desk, whole: WholePost) -> list[Task]:
    """What is wanted from the client for a post, in the order it is wanted."""
    post, _ = whole.post, desk.words
    if post.status in OUT or post.status == Status.REJECTED:
        return []
    due = day_of(post.due_wall)
    material = max(desk.today, _before(due, MATERIAL_DAYS))
    answer = max(desk.today, _before(due, ANSWER_DAYS))
    tasks = []
    names = [name.strip() for name in post.missing_media.splitlines() if name.strip()]
    if names:
        listed = ", ".join(breakable(name) for name in names)
        tasks.append(Task(material, _("Send the file: {names}", names=listed), whole))
    elif post.design_note.strip() and not whole.media:
        text = _("Send a picture, or say yes to our design note")
        tasks.append(Task(material, text, whole))
    if any(media.kind == "image" and not one.alt.strip() for one, media in whole.media):
        text = _("Describe the picture for those who cannot see it")
        tasks.append(Task(material, text, whole))
    if post.status == Status.CHANGES_REQUESTED:
        tasks.append(Task(answer, _("Agree with us the changes you asked for"), whole))
    elif post.status == Status.IN_REVIEW:
        tasks.append(Task(answer, _("Read it and say yes, or tell us what to change"), whole))
    return tasks


def _before(day: date, days: int) -> date:
    return day - timedelta(days=days) if day.toordinal() > days else day


def table(desk: Desk, numbers: dict[int, int]) -> list[dict[str, Any]]:
    """All that is wanted from the client, by date: rows grouped by the latest day.

    :param numbers: the number each post carries in the document, by its id
    """
    _ = desk.words
    found = [task for whole in desk.posts for task in tasks_of(desk, whole)]
    found.sort(key=lambda task: (task.latest, numbers[task.whole.post.id]))
    days: dict[date, list[dict[str, Any]]] = {}
    for task in found:
        row = {
            "n": numbers[task.whole.post.id],
            "title": breakable(title_of(desk, task.whole)),
            "due": desk.dates.short(day_of(task.whole.post.due_wall)),
            "text": task.text,
        }
        days.setdefault(task.latest, []).append(row)
    return [
        {
            "day": _("As soon as you can") if day <= desk.today else desk.dates.weekday_short(day),
            "rows": rows,
        }
        for day, rows in days.items()
    ]
