"""``smdesk posts repeat … --scope``: another rule or end for a series that is there."""

from tests.commands.test_commands import Desk, desk, peopled

__all__ = ["desk", "peopled"]


def test_another_rule_and_another_end(peopled: Desk) -> None:
    number = str(peopled.json("posts", "add", "--text", "Ogni martedì", "--due", "2036-12-02T10:00")["id"])
    peopled("posts", "repeat", number, "FREQ=WEEKLY", "--count", "3")
    again = peopled("posts", "repeat", number, "FREQ=WEEKLY;COUNT=3", status=1)
    assert "--scope following" in again
    seen = peopled.json("posts", "repeat", number, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", "--scope", "all", "--dry-run")
    assert len(seen["coming"]) == 2 and not seen["made"] and len(peopled.json("posts")) == 3
    ids = [post["id"] for post in peopled.json("posts")]
    peopled("posts", "edit", str(ids[2]), "--text", "A mano")
    done = peopled.json("posts", "repeat", number, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3", "--scope", "all")
    assert done["kept"] == ids[:2] and [one["id"] for one in done["staying"]] == [ids[2]] and done["staying"][0]["own"]
    assert done["coming"] == ["2036-12-04T10:00"] and done["binned"] == []
    assert [post["due"][:10] for post in peopled.json("posts")] == [f"2036-12-{day:02}" for day in (2, 4, 9, 16)]
    assert peopled.json("undo")["act"] == "change series" and len(peopled.json("posts")) == 3
    assert peopled.json("redo")["act"] == "change series"
    done = peopled.json("posts", "repeat", number, "--until", "2036-12-03", "--scope", "all")
    assert done["rule"] == "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20361203T235959" and len(done["binned"]) == 2
    text = peopled("posts", "repeat", number, "--never", "--scope", "following", "--dry-run")
    assert text.splitlines()[0].endswith("new posts · 0 posts go into the bin · 2 posts stay")


def test_what_is_refused(peopled: Desk) -> None:
    number = str(peopled.json("posts", "add", "--text", "x", "--due", "2036-12-02T10:00")["id"])
    assert "rule" in peopled("posts", "repeat", number, status=1)
    assert "no series" in peopled("posts", "repeat", number, "--count", "2", "--scope", "all", status=1)
    peopled("posts", "repeat", number, "FREQ=WEEKLY;COUNT=3")
    for more in ([], ["--count", "0"], ["--until", "someday"], ["FREQ=HOURLY"]):
        peopled("posts", "repeat", number, *more, "--scope", "all", status=1)
    assert len(peopled.json("posts")) == 3
