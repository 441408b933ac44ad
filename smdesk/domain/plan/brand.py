"""Positioning, brand and voice."""

from smdesk.domain.entity import entity
from smdesk.domain.plan.record import Record


@entity("brand")
class Brand(Record):
    """One per client. The tone is four sliders from 0 to 100."""

    promise: str = ""
    positioning: str = ""
    values: str = ""  # one a line
    personality: str = ""
    wanted: str = ""  # the wanted image: up to five adjectives, one a line
    formal: int = 50  # 0 formal … 100 casual
    playful: int = 50  # 0 serious … 100 playful
    warm: int = 50  # 0 reserved … 100 warm
    plain: int = 50  # 0 expert … 100 plain
    address: str = ""  # tu, lei, voi, vos, usted, you
    signature: str = ""
    colours: str = ""
    fonts: str = ""
    logo: str = ""


@entity("difference")
class Difference(Record):
    """What sets the client apart, with its proof."""

    text: str = ""
    proof: str = ""


@entity("voice_rule")
class VoiceRule(Record):
    """What the brand says, does not say, and the words it never uses."""

    kind: str = "do"  # do, dont, word
    text: str = ""
    instead: str = ""


@entity("sample_reply")
class SampleReply(Record):
    """A reply before and after the voice."""

    situation: str = ""
    before: str = ""
    after: str = ""


@entity("claim")
class Claim(Record):
    """A claim and its proof; without one, or after its day, it may not be used."""

    text: str = ""
    proof: str = ""
    proof_url: str = ""
    checked_on: str = ""
    expires_on: str = ""
