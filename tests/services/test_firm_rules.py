"""Rules fitted to the firm and talk, from the store: kept only when they can be read, warned of where they are broken."""

import dataclasses
import json
from datetime import date

import pytest

from smdesk.domain import quality
from smdesk.domain.errors import BadInput
from smdesk.exchange.objects import post_object
from smdesk.exchange.own_out import own_csv
from smdesk.services import calendar, plan, posts
from smdesk.services.composing import sheet

FIRST, END = date(2026, 10, 1), date(2026, 11, 1)


def _margin(store, client):
    return calendar.margin(store, calendar.lookup(store, client.id), client.id, FIRST, END, store.clock())


def test_a_limit_that_cannot_be_read_is_refused_and_an_empty_one_is_only_missing(store, client):
    rule = plan.add(store, "parameter", client.id, what="Hours", kind="hours")
    with pytest.raises(BadInput, match="08:00–21:00"):
        plan.edit(store, rule, limit="late")
    rule = plan.edit(store, rule, limit="08:00-21:00")
    with pytest.raises(BadInput, match="days of the week"):
        plan.edit(store, rule, kind="days")
    assert plan.edit(store, rule, kind="days", limit="lun-ven").limit == "lun-ven"
    assert plan.edit(store, rule, why="They rest").why == "They rest"
    with pytest.raises(BadInput):
        plan.add(store, "parameter", client.id, what="Talk", kind="conversation", limit="much")
    plan.add(store, "parameter", client.id, what="Tone", limit="any words at all")


def test_a_broken_rule_stands_on_the_checklist_and_leads_to_the_rule(store, client):
    rule = plan.add(store, "parameter", client.id, what="Hours", kind="hours", limit="08:00-18:00")
    plan.add(store, "parameter", client.id, what="Uscite", kind="per_week", limit="1")
    words = plan.add(store, "parameter", client.id, what="Words", kind="words", limit="diet\nmiracle")
    post = posts.add(store, client.id, text="A miracle at the counter", due_wall="2026-10-20T19:00")
    client_plan = store.clients.plan(client.id)
    made = sheet(posts.get(store, post.id), client_plan, [], FIRST)
    broken = {check.id: check for check in made.checks if check.id.startswith("rule:") and check.ok is False}
    assert set(broken) == {f"rule:{rule.id}", f"rule:{words.id}"}
    assert broken[f"rule:{rule.id}"].values == {"rule": "Hours", "limit": "08:00-18:00", "hour": "19:00"}
    assert not quality.blocking(broken.values())
    plan.archive(store, words)
    assert [one.what for one in store.clients.plan(client.id).rules] == ["Hours", "Uscite"]


def test_the_margin_tells_weeks_and_posts_beyond_a_rule_and_leaves_what_is_out_alone(store, client):
    plan.add(store, "parameter", client.id, what="Uscite", kind="per_week", limit="al massimo 1")
    plan.add(store, "parameter", client.id, what="Days", kind="days", limit="not sunday")
    for wall in ("2026-10-20T19:00", "2026-10-25T10:00"):
        posts.add(store, client.id, text="News", due_wall=wall)
    out = posts.add(store, client.id, text="News", due_wall="2026-10-11T10:00")
    with store.transaction(None) as tx:
        tx.update(out, status="published")
    found = _margin(store, client).watched[client.id]
    assert [(week.monday, week.has) for week in found.weeks] == [(date(2026, 10, 19), 2)]
    assert [one.card.due_wall for one in found.posts] == ["2026-10-25T10:00"] and found.count == 2


def test_the_share_of_conversation_is_judged_only_by_a_rule(store, client):
    asking = posts.add(store, client.id, text="x " * 80 + "¿Qué os parece?", due_wall="2026-10-20T19:00", language="es")
    posts.add(store, client.id, text="Doors open at nine.", due_wall="2026-10-21T19:00")
    talk = _margin(store, client).talks[client.id]
    assert (talk.share.posts, talk.share.asking, talk.share.wanted) == (2, 1, None) and not talk.share.short
    plan.add(store, "parameter", client.id, what="Talk", kind="conversation", limit="60 %")
    posts.edit(store, asking.id, talk="broadcast")
    talk = _margin(store, client).talks[client.id]
    assert (talk.share.has, talk.share.wanted, talk.share.short, len(talk.telling)) == (0, 60, True, 2)
    everybody = calendar.margin(store, calendar.lookup(store), 0, FIRST, END, store.clock())
    assert everybody.talks[client.id].share.short  # of all together: only where a rule asks


def test_talk_is_one_of_three_and_goes_out_with_who_said_it(store, client):
    post = posts.add(store, client.id, title="Doors", text="Doors open at nine.")
    with pytest.raises(BadInput):
        posts.edit(store, post.id, talk="shout")
    client_plan, whole = store.clients.plan(client.id), posts.get(store, post.id)
    said = post_object(client_plan, whole)
    assert (said["talk"], said["talk_by"]) == ("broadcast", "words")
    posts.edit(store, post.id, talk="conversation")
    whole = posts.get(store, post.id)
    said = json.loads(json.dumps(post_object(client_plan, whole)))
    assert (said["talk"], said["talk_by"]) == ("conversation", "person")
    assert ",conversation," in own_csv(client_plan, [whole])
    assert dataclasses.replace(whole.post, talk="").talk == ""
