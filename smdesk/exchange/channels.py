"""Which networks a cell means: "IG/FB", "Facebook + Instagram", "LinkedIn Page", "Tutti", "@valdorsa"."""
# ruff: noqa: E501, SIM905  (tables of words read better in long lines)

import re
from dataclasses import dataclass, field

from smdesk.domain.clients import Place
from smdesk.exchange.words import fold

ALL = "*"

_NAMES = {
    "instagram": "instagram|insta|ig|instagramm|istagram|instragram|intagram|instgram|instagran|inst|reel|reels|ig reels|ig stories|instagram stories|ig feed|igtv",
    "facebook_page": "facebook|fb|facebok|faceboook|facebbok|fbk|fan page|fanpage|facebook page|pagina facebook|pagina fb|pagina de facebook|facebook pages|face|meta facebook",
    "threads": "threads|thread|th|treads",
    "x": "x|twitter|tw|x twitter|twitter x|tweet|tweets|x com|twiter|tuit|tuits|twt|ex twitter",
    "linkedin": "linkedin|li|linkedin page|linked in|pagina linkedin|lk|lkd|lnkd|in|linkedin company|linkedin profile|ln|linkein|linkdin|linkedln|lkdn|linkedin azienda",
    "youtube": "youtube|yt|you tube|youtube shorts|yt shorts|shorts|youtube short|youtub|yt short",
    "tiktok": "tiktok|tik tok|tiktock|tik toks|tt|tk|tiktoks",
    "pinterest": "pinterest|pintrest|pinterset|pin|pins|pt",
    "mastodon": "mastodon|fediverse",
    "bluesky": "bluesky|bsky|blue sky",
    "telegram": "telegram|tg|canale telegram|canal de telegram|telegram channel",
    "whatsapp_channel": "whatsapp|wa|whatsap|whats app|wpp|wsp|whats|wapp|whatsapp channel|canale whatsapp|canal whatsapp|lista whatsapp|grupo whatsapp|gruppo whatsapp|whatsapp business",
    "reddit": "reddit",
    "quora": "quora",
    "google_business": "google|gbp|gmb|google business|google business profile|google my business|google maps|scheda google|google mybusiness|ficha de google",
    "foursquare": "foursquare",
    "wordpress": "wordpress|blog|pagina web|sitio|wp|sito|website|web|articolo blog|sitio web|site|blog post|post blog",
    "discourse": "discourse|forum|foro",
    "discord": "discord",
    "slack": "slack",
    "matrix": "matrix",
    "email": "email|e mail|newsletters|boletines|mail|newsletter|nl|dem|mailing|mailchimp|boletin|correo|mailing list|email newsletter",
}  # fmt: skip
NETWORKS = {word: network for network, words in _NAMES.items() for word in words.split("|")}
EVERYWHERE = frozenset(
    (
        "all|tutti|tutte|todos|todas|everywhere|ovunque|global|all social|all platforms|all channels|all networks|"
        "all socials|all social media|all of them|every channel|every platform|tutti i nostri canali|todas las rrss|todas las redes sociales|en todas|"
        "en todas las redes|su tutti|su tutti i canali|su tutti i social|tutti i canali|tutti i social|tutte le piattaforme|todas las redes|todos los canales|todas las plataformas"
    ).split("|")
)
_SHAPES = frozenset("reel reels shorts tweet tweets thread blog post".split())  # "FB Reels" is Facebook
_LONG = tuple(sorted((word for word in NETWORKS if len(word) > 3 and word not in _SHAPES), key=len, reverse=True))
_CODES = ("ig", "fb", "yt", "tt", "tw", "gmb", "gbp", "pin", "wa")  # safe inside a longer wording: "Post IG"
_LISTED = frozenset(
    "instagram insta ig facebook fb threads x twitter tw linkedin li lk youtube yt tiktok tt tk pinterest telegram tg whatsapp wa "
    "bluesky mastodon gbp gmb".split()
)
_TWIN = re.compile(r"\b(twitter\s*[/(|]\s*x\)?|x\s*[/(|]\s*twitter\)?|x\s*\(?formerly twitter\)?)", re.I)
_PARTS = re.compile(r"[,;/+&|\n•·]|\s-\s|\s(?:e|y|and|ed)\s", re.I)


@dataclass
class Channels:
    """Reads cells that name networks or accounts of one client; each different cell is worked out once."""

    places: tuple[Place, ...]
    _known: dict[str, tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        alive = [place for place in self.places if not place.archived]
        self._by_network: dict[str, list[Place]] = {}
        self._labels: dict[str, int] = {}
        for place in alive:
            self._by_network.setdefault(place.network, []).append(place)
            self._labels.setdefault(label_of(place).casefold(), place.id)
            if place.handle:
                self._labels.setdefault(fold(place.handle), place.id)
                self._labels.setdefault(fold(place.handle.lstrip("@")), place.id)
        self._alive = alive
        self._order = {one.id: number for number, one in enumerate(alive)}

    @property
    def preset(self) -> tuple[int, ...]:
        """Places that new posts go to; all of them when none is preset."""
        return tuple(one.id for one in self._alive if one.preset) or tuple(one.id for one in self._alive)

    def read(self, cell: str) -> tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]:
        """(ids of places, networks the client has no place on, words that mean nothing)."""
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = self._read(cell)
        return found

    def _read(self, cell: str) -> tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]:
        places: list[int] = []
        absent: list[str] = []
        unknown: list[str] = []
        whole = self._labels.get(cell.strip().casefold())
        if whole:
            return (whole,), (), ()
        for part in parts(cell):
            label = self._labels.get(part.strip().casefold()) or self._labels.get(fold(part).strip())
            if label:
                places.append(label)
                continue
            network = network_of(part)
            if network == ALL:
                places.extend(one.id for one in self._alive if one.preset or len(self._alive) < 3)
            elif not network:
                unknown.append(part.strip())
            elif network in self._by_network:
                places.extend(self._on(network))
            else:
                absent.append(network)
        return self.ordered(tuple(places)), tuple(dict.fromkeys(absent)), tuple(unknown)

    def ordered(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Places each once, in the client's order."""
        return places if len(places) < 2 else tuple(sorted(set(places), key=self._order.__getitem__))

    def _on(self, network: str) -> list[int]:
        """The preset places of a network; all of them when none is preset."""
        here = self._by_network[network]
        return [one.id for one in here if one.preset] or [one.id for one in here]

    def networks(self, place_ids: tuple[int, ...]) -> tuple[str, ...]:
        """Networks of some places, each once."""
        by_id = {one.id: one.network for one in self._alive}
        return tuple(dict.fromkeys(by_id[one] for one in place_ids))


def label_of(place: Place) -> str:
    """How our own files name a place: "instagram @valdorsa"."""
    return f"{place.network} {place.handle}".strip()


def parts(cell: str) -> list[str]:
    """A cell cut where it lists several networks; "Twitter/X" stays one."""
    return [
        part
        for several in _PARTS.split(_TWIN.sub("Twitter", cell))
        for part in _side_by_side(several)
        if part.strip() and (fold(part) or part.strip() == "𝕏")
    ]


def _side_by_side(part: str) -> list[str]:
    """ "FB-IG" and "FB IG LI" are lists, "Facebook Reels" and "Blog post" are not."""
    words = fold(part).split()
    return words if len(words) > 1 and " ".join(words) not in NETWORKS and _LISTED.issuperset(words) else [part]


def network_named(word: str) -> str:
    """The id of the network that goes by this name alone ("facebook", "IG"); the word itself when none does."""
    return word if word in _NAMES else NETWORKS.get(fold(word), word)


def network_of(part: str) -> str:
    """The id of the network that a word means, ``ALL``, or "" when it means none."""
    if part.strip() == "𝕏":
        return "x"
    word = fold(part).replace("#", "").replace("@", "").strip()
    if word in NETWORKS:
        return NETWORKS[word]
    if word in EVERYWHERE:
        return ALL
    padded = f" {word} "
    found = next((NETWORKS[name] for name in _LONG if f" {name} " in padded), "")
    if found:
        return found
    found = next((NETWORKS[name] for name in _CODES if f" {name} " in padded), "")
    return found or next((NETWORKS[name] for name in sorted(_SHAPES) if name in NETWORKS and f" {name} " in padded), "")


# "IG: new collection", "[Facebook] Opening hours", "LinkedIn - Team"
_BEFORE = re.compile(r"[\[(]?([^\n:|\])]{1,25}?)(?:\s*[:|\])]\s*|\s+[-–—]\s+)(\S.*)\Z", re.DOTALL)


def networks_before(text: str) -> tuple[str, str]:
    """(the networks that stand before a text, the text without them); nothing and the text when none do."""
    found = _BEFORE.match(text)
    return (found[1], found[2]) if found and only_networks(found[1]) else ("", text)


# Names that mean a network in any sentence: a title with "post" or "blog" in it names none.
_PLAIN = {
    **{word: NETWORKS[word] for word in ("instagram", "facebook", "linkedin", "tiktok", "youtube", "pinterest", "telegram", "whatsapp")},
    **{word: NETWORKS[word] for word in ("twitter", "mastodon", "bluesky", "ig", "fb")},
}


def networks_titled(text: str) -> str:
    """The networks that a title names ("Calendario Instagram dicembre"), as a cell would; "" when it names none."""
    return text if len(text) <= 90 and only_networks(text) else networks_within(text)


def networks_within(text: str) -> str:
    """Those that a name or a sentence speaks of without any doubt."""
    if len(text) > 90:
        return ""
    return ", ".join(dict.fromkeys(_PLAIN[word] for word in fold(text).replace("/", " ").replace("@", " @").split() if word in _PLAIN))


def only_networks(words: str) -> bool:
    """Whether a few words are a list of networks."""
    named = [network_of(part) for part in parts(words)]
    return len(words.split()) < 5 and bool(named) and all(named)
