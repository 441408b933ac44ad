"""By what right a picture or film is used: a code, or words of one's own."""

from smdesk.domain.errors import N_
from smdesk.domain.folding import folded

RIGHTS_NAMES = {"own": N_("own work"), "licensed": N_("licensed"), "release": N_("with a release")}
# As people write them in the window's three languages; anything else is a right in words of its own.
_SAID = {
    "own": "own, own work, propria, proprio, opera propria, propia, propio, obra propia",
    "licensed": "licensed, licence, license, con licenza, licenza, con licencia, licencia",
    "release": "release, with a release, liberatoria, con liberatoria, con autorizacion, autorizacion",
}
_CODES = {said: code for code, row in _SAID.items() for said in row.split(", ")}


def rights_code(rights: str) -> str:
    """The known right that a text names: a key of ``RIGHTS_NAMES``, or ""."""
    return _CODES.get(folded(rights.strip()).rstrip("."), "")
