"""What Google, Outlook and Apple write: networks before the title, moved repetitions, HTML, exceptions in UTC."""

from pathlib import Path

from smdesk.domain.imports import ImportPlan
from tests.exchange.plans import planned

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"


def read(folder: Path, *events: str) -> ImportPlan:
    body = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}\r\n{event}\r\nEND:VEVENT\r\n"
        for number, event in enumerate(events, 1)
    )
    return planned(folder, "calendar.ics", f"{HEAD}{body}END:VCALENDAR\r\n")


def networks(plan: ImportPlan) -> list[tuple[str, ...]]:
    return [one.networks for one in plan.posts]


def test_a_network_before_the_title_or_as_the_location_is_the_place(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "DTSTART:20261201T090000Z\r\nSUMMARY:IG: Nuova collezione",
        "DTSTART:20261202T090000Z\r\nSUMMARY:Facebook - Immacolata",
        "DTSTART:20261203T090000Z\r\nSUMMARY:[Instagram] Reel\r\nLOCATION:Via Roma 12",
        "DTSTART:20261204T090000Z\r\nSUMMARY:Corpo\r\nLOCATION:Instagram",
        "DTSTART:20261205T090000Z\r\nSUMMARY:Orari: si cambia",
    )
    assert networks(plan)[:4] == [("instagram",), ("facebook_page",), ("instagram",), ("instagram",)]
    assert [one.post.title for one in plan.posts] == [
        "Nuova collezione", "Immacolata", "Reel", "Corpo", "Orari: si cambia",
    ]  # fmt: skip
    assert plan.posts[2].post.notes == "Via Roma 12"


def test_a_repetition_that_was_moved_or_taken_out_is_not_there_twice(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        "series.ics",
        f"""{HEAD}BEGIN:VEVENT
UID:A
DTSTART;TZID=Europe/Rome:20261207T180000
RRULE:FREQ=DAILY;COUNT=4
EXDATE:20261209T170000Z
SUMMARY:Daily
END:VEVENT
BEGIN:VEVENT
UID:A
RECURRENCE-ID;TZID=Europe/Rome:20261208T180000
DTSTART;TZID=Europe/Rome:20261208T203000
SUMMARY:Moved
END:VEVENT
END:VCALENDAR
""",
    )
    assert [one.post.due_wall for one in plan.posts] == ["2026-12-07T18:00", "2026-12-10T18:00", "2026-12-08T20:30"]


def test_what_was_pasted_as_html_is_text(tmp_path: Path) -> None:
    plan = read(tmp_path, "DTSTART:20261201T090000Z\r\nSUMMARY:T\r\nDESCRIPTION:Prima<br>seconda&nbsp;riga &amp\\; <b>forte</b>")
    assert plan.posts[0].post.text == "Prima\nseconda riga & forte"
    plain = read(tmp_path, "DTSTART:20261201T090000Z\r\nSUMMARY:T\r\nDESCRIPTION:Meno di 3 < 5 e 7 > 2 &amp\\; così")
    assert plain.posts[0].post.text == "Meno di 3 < 5 e 7 > 2 &amp; così"


def test_rows_without_words_are_named_and_empty_ones_are_not(tmp_path: Path) -> None:
    plan = planned(tmp_path, "piano.csv", "Data,Canale,Testo\n05/12/2026,IG,\n06/12/2026,,\n13/12/2026,IG,ciao\n,,\n")
    assert len(plan.posts) == 1 and [one.line for one in plan.skipped] == [2]
