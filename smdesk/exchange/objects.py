"""Posts as plain objects: what ``smdesk posts --json`` prints and what the JSON export holds. Read back
by json_in.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from smdesk.domain.clients import Place
from smdesk.domain.posts import Version, moment_of, text_of
from smdesk.domain.talk import said_by, talk_of
from smdesk.domain.whole import ClientPlan, WholePost

# Columns of the post that stand in the object under their own name.
_PLAIN = (
    "hook", "cta", "link", "tagged", "first_comment", "content_warning", "label", "promo",
    "language", "design_note",
    "missing_media", "notes", "published_at", "published_url",
)  # fmt: skip
_OWN = ("text", "title", "first_comment", "link", "content_warning", "published_url", "out_at")


def post_object(plan: ClientPlan, whole: WholePost, warnings: Iterable[str] = ()) -> dict[str, Any]:
    """One post. ``due`` is ISO 8601 with offset, null without a date; a version's ``text`` is what stands
    at its
    place, and ``own`` holds only what differs from the post."""
    post = whole.post
    moment = moment_of(post)
    pillar, campaign = plan.pillar(post.pillar_id), plan.campaign(post.campaign_id)
    placed = [(version, place) for version in whole.versions if (place := plan.place(version.place_id))]
    return {
        "id": post.id,
        "client": plan.client.name,
        "title": post.title,
        "status": post.status,
        "due": moment.iso() if moment else None,
        "zone": post.zone,
        "places": [_place(place) for _, place in placed],
        "pillar": pillar.name if pillar else None,
        "campaign": campaign.name if campaign else None,
        "objectives": [one.code for number in whole.objective_ids if (one := plan.objective(number))],
        "segments": [one.name for one in plan.segments if one.id in whole.segment_ids],
        "text": post.text,
        "versions": [_version(whole, version, place) for version, place in placed],
        **{name: getattr(post, name) for name in _PLAIN},
        "talk": talk_of(post.talk, post.text, post.cta, post.language or plan.client.language),
        "talk_by": said_by(post.talk),
        "media": [{"path": media.path, "alt": attachment.alt} for attachment, media in whole.media],
        "warnings": list(warnings),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"id": place.id, "network": place.network, "handle": place.handle}


def _version(whole: WholePost, version: Version, place: Place) -> dict[str, Any]:
    own = {name: getattr(version, name) for name in _OWN if getattr(version, name) not in (None, "")}
    if version.text == "":
        own["text"] = ""
    return {
        "place": place.id,
        "network": place.network,
        "handle": place.handle,
        "text": text_of(whole.post, version),
        "own": own,
    }


def posts_json(plan: ClientPlan, wholes: Sequence[WholePost]) -> str:
    """A JSON array of :func:`post_object`, indented for reading."""
    return json.dumps([post_object(plan, whole) for whole in wholes], ensure_ascii=False, indent=2) + "\n"
