"""What ``--help`` says of options that several verbs share, by their name: so that none is left without a word."""

from smdesk.domain.errors import N_

_WHICH = N_("name or number")
_TAG = N_("tag of links; {network}, {campaign}, {post}, {client} and {date} are filled in")
OPTIONS = {
    "id": N_("its number, as the list shows it"), "ids": N_("its number, as the list shows it"),
    "client": _WHICH, "pillar": _WHICH, "campaign": _WHICH, "objective": _WHICH, "segment": _WHICH, "number": N_("as the list shows it"),
    "name": N_("its name"), "title": N_("its title"), "limit": N_("no more than so many"),
    "language": N_("it, es or en"), "zone": N_("such as Europe/Rome"), "color": N_("such as #2C5C8A"),
    "country": N_("two letters, such as IT"), "region": N_("letters of the region, for its holidays"),
    "hours": N_("working hours, such as 09:00-13:00,15:00-18:00"),
    "workdays": N_("digits from 0 (Monday) to 6 (Sunday), such as 01234"), "approver": N_("who approves posts"),
    "short": N_("two letters for small chips"), "site": N_("own website, such as example.org"), "utm_source": _TAG,
    "utm_medium": _TAG, "utm_campaign": _TAG, "utm_content": _TAG, "promo_ceiling": N_("most promotional posts, percent"),
    "cadence": N_("posts a week; 0: as many as slots"), "handle": N_("name of the account"),
    "text": N_("what all places say"), "link": N_("web address that goes with it"), "first_comment": N_("what is said below it"),
    "content_warning": N_("what stands before it"), "label": N_("a label of your own"), "cta": N_("what people should do"),
    "hook": N_("what opens it"), "notes": N_("private; never published"), "design_note": N_("for whoever makes the picture"),
    "promo": N_("whether it is promotional"), "status": N_("such as scheduled, in_review, late"), "comment": N_("what was said"),
    "rule": N_("daily, weekly, monthly or yearly, with COUNT or UNTIL"), "file": N_("a file"), "files": N_("a file"),
    "day": N_("the day"), "key": N_("as “smdesk limits” shows it"), "value": N_("the limit; 0 for none"),
    "note": N_("a note"), "by": N_("who"), "role": N_("what that person does there"),
    "kind": N_("what to bring in"), "document": N_("what to write"), "output": N_("the file to write"),
    "action": N_("what to do"), "place": N_("its number, as the list shows it"), "called": N_("its name"), "which": _WHICH,
    "version": N_("as the list shows it"),
}  # fmt: skip
