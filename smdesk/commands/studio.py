"""``smdesk studio``: the style that every document carries."""

import argparse

from smdesk.commands.call import Call, given
from smdesk.domain.errors import N_
from smdesk.language import Words

FIELDS = ("name", "logo", "color", "contact", "signature", "method")


def arguments(parser: argparse.ArgumentParser, _: Words) -> None:
    """What it understands."""
    parser.add_argument("action", nargs="?", choices=("show", "set"), default="show")
    parser.add_argument("--name", metavar="N", help=_(N_("your own name or that of your studio")))
    parser.add_argument("--logo", metavar="FILE", help=_(N_("a PNG, JPEG or SVG picture; it stands on the cover")))
    parser.add_argument("--color", metavar="#RRGGBB", help=_(N_("used where a client has no colour")))
    parser.add_argument("--contact", metavar="T", help=_(N_("one line: phone, mail, site")))
    parser.add_argument("--signature", metavar="T", help=_(N_("how you sign")))
    parser.add_argument("--method", metavar="T", help=_(N_("how you work, a paragraph for the plans")))


def run(call: Call) -> None:
    """Show it, or change what was given."""
    from smdesk.domain.plan.chapters import SHAPES
    from smdesk.services import studio

    _, asked = call.words, call.asked
    values = given(asked, *FIELDS)
    with call.store() as store:
        style = studio.set_style(store, **values) if asked.action == "set" and values else studio.style(store)
        shape = SHAPES["studio"]
        lines = [f"{_(shape.field(name).label)}: {getattr(style, name) or '–'}" for name in FIELDS]
        call.answer({name: getattr(style, name) for name in FIELDS}, "\n".join(lines))
