"""Whether a post talks with people or to them: a broadcast waits for no answer, a conversation asks for one.

The rule is kept short, so that it can be said: a text asks for an answer when it holds a question, a poll, or a
call to answer, tell, vote or send. A question that the writer answers is none: one of at most three words with
more on its line ("The secret? Patience."), or one followed by an answer's first word on its line ("Is it easy? No, but …").
What a person said about the post goes before what its words show.
"""

import re
from functools import lru_cache

from smdesk.domain.errors import N_, BadInput
from smdesk.domain.folding import folded
from smdesk.domain.value import value

CONVERSATION, BROADCAST = "conversation", "broadcast"
TALKS: dict[str, str] = {
    "": N_("As its words show"),
    CONVERSATION: N_("Conversation"),
    BROADCAST: N_("Broadcast"),
}
_SHORT = 3  # words of a question that only leads to what follows it
_LINK = re.compile(r"https?://\S+|www\.\S+")
_QUESTION = re.compile(r"[^.!?…:;\n]*[?？]")
_ANSWER = {  # a word that stands alone, or one that goes on
    "it": r"(?:si|no|certo|semplice|mai|nulla|niente|tutto)(?!\s*\w)|ecco\b|perche\b",
    "es": r"(?:si|no|claro|sencillo|nunca|nada|todo)(?!\s*\w)|pues\b|porque\b",
    "en": r"(?:yes|no|sure|simple|never|nothing|everything|not really)(?!\s*\w)|because\b",
}
_POLL = re.compile(r"\b(?:sondaggi[oi]|encuestas?|polls?|quiz|vota[dt]?e? (?:a|con|en|nel|nelle|in)\b)")
# Calls anywhere in a text, folded: with the pronoun they are nobody's report ("Lucia racconta" is one).
_CALLS = {
    "it": r"(?:racconta|scrivi|manda|invia|spedisci|di|rispondi|consiglia|suggerisci|mostra|chiedi)(?:ci|mi|celo|cela)"
    r"|(?:raccont|mand|invi|consigli|mostr)ate(?:ci|mi|celo|cela)|(?:scriv|rispond|chied|sugger)[ei]te(?:ci|mi|celo|cela)"
    r"|dicci|dimmi|ditec[ie]\w*|ditemi|fa(?:cci|mmi|teci|temi) sapere|(?:nei|nel|tra i|sotto,? nei) comment[oi]"
    r"|di' la tua|dite la vostra|la vostra (?:opinione|ricetta)|tagga(?:te|ci|teci)?",
    "es": r"(?:cuenta|manda|envia|di|escribe|responde|pregunta|ensena|muestra|deja)(?:nos|me|noslo|nosla)"
    r"|(?:contad|mandad|enviad|decid|escribid|responded|preguntad|ensenad|dejad)(?:nos|me|noslo|nosla)"
    r"|dinos\w*|dime|en (?:los )?comentarios|en un comentario|os leemos|te leemos|etiqueta(?:d)?|danos tu",
    "en": r"(?:tell|send|show|ask|message|email|text) (?:us|me)|let (?:us|me) know|write (?:to|back to) (?:us|me)"
    r"|drop (?:us|me) a (?:line|note)|in the comments|in a comment|share your|your turn|have your say|tag (?:a|an|us|the|some)\b",
}
# Calls only where a sentence begins: elsewhere these words tell.
_BEGINS = {
    "it": r"rispond(?:i|ete)|vota(?:te)?|comment(?:a|ate)|scegli(?:ete)?|raccont(?:a|ate)|proponi|proponete",
    "es": r"responde(?:d)?|vota(?:d)?|comenta(?:d)?|elige|elegid|cuenta|contad|propon(?:ed)?",
    "en": r"reply|answer|vote|comment|choose|pick (?:one|a|your)|tell|suggest",
}


def checked(said: str) -> str:
    """What a person said about a post: "broadcast", "conversation" or "" (as its words show).

    :raises BadInput: when it is something else
    """
    word = said.strip().lower()
    if word not in TALKS:
        message = N_("Talk: “{value}” is not one of: broadcast, conversation; leave it empty to go by the words.")
        raise BadInput(message, "talk", value=said[:40])
    return word


def talk_of(said: str, text: str, call: str, language: str) -> str:
    """Broadcast or conversation: as a person said, else by the post's text and its call to action."""
    if said:
        return said
    return CONVERSATION if asks(f"{text}\n{call}" if call else text, language) else BROADCAST


def said_by(said: str) -> str:
    """Who says so: "person" or "words"."""
    return "person" if said else "words"


@lru_cache(maxsize=4096)
def asks(text: str, language: str) -> bool:
    """Whether a text waits for an answer of its readers; a language without lists goes by questions alone."""
    plain = folded(text)
    if "http" in plain or "www." in plain:
        plain = _LINK.sub(" ", plain)
    if ("?" in plain or "？" in plain) and any(not _answered(plain, found, language) for found in _QUESTION.finditer(plain)):
        return True
    pattern = _pattern(language)
    return bool(_POLL.search(plain) or (pattern and pattern.search(plain)))


def _answered(text: str, found: "re.Match[str]", language: str) -> bool:
    rest = text[found.end() :].split("\n", 1)[0].lstrip(" !?”\"»)")
    if not rest:
        return False
    if len(re.findall(r"\w+", found[0])) <= _SHORT and re.match(r"\w", rest):
        return True
    answers = _ANSWER.get(language)
    return bool(answers and re.match(answers, rest))


@lru_cache(maxsize=8)
def _pattern(language: str) -> "re.Pattern[str] | None":
    if language not in _CALLS:
        return None
    return re.compile(
        rf"\b(?:{_CALLS[language]})(?!\w)|(?:^|[.!?…:;\n“\"–—-]\s*|\b(?:e|o|y|and|or) |¡)(?:{_BEGINS[language]})(?!\w)"
    )


@value
class Share:
    """How much of what goes out asks for an answer. ``wanted`` is the least percentage, None without a rule."""

    posts: int
    asking: int
    wanted: int | None = None

    @property
    def has(self) -> int:
        """Percent of the posts, rounded to the nearest."""
        return (self.asking * 200 + self.posts) // (2 * self.posts) if self.posts else 0

    @property
    def short(self) -> bool:
        """Whether there is less conversation than wanted; never without a rule or without posts."""
        return self.wanted is not None and self.posts > 0 and self.asking * 100 < self.wanted * self.posts
