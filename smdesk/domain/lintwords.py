"""Word lists of the tone lint, folded (no accents, small letters), by language. Data only."""

import re


def _alternatives(text: str) -> str:
    """A pattern that takes any of the wordings between bars; a blank in one stands for any white space."""
    wordings = (" ".join(wording.split()) for wording in re.split(r"\s\|\s", text))
    return "|".join(
        wording.replace(" ?", r"\s?").replace("[ -]", r"[\s-]").replace(" ", r"\s+") for wording in wordings
    )


# Claims that need a proof nobody gave. Patterns over folded text; whole words.
SUPERLATIVES = {
    "it": _alternatives(
        r"""
        (?:il|la|i|le) miglior[ei]? |
        (?:il|la) piu (?:buon[oa]|bell[oa]|grande|economic[oa]|vendut[oa]|amat[oa]) |
        leader(?: (?:di|del|nel) \w+)? | insuperabil[ei] | imbattibil[ei] | inimitabil[ei] |
        ineguagliabil[ei] | numero uno | n\.? ?1 | n[°º] ?1 | senza rivali | eccellenza assoluta |
        (?:l')?unic[oa]
        """
    ),
    "es": _alternatives(
        r"""
        (?:el|la|los|las) mejor(?:es)? |
        (?:el|la) mas (?:barat[oa]|vendid[oa]|querid[oa]|grande|completo|completa) |
        lider(?:es)?(?: en \w+)? | insuperables? | inigualables? | imbatibles? | numero uno | n\.? ?1 |
        n[°º] ?1 | sin rival | unic[oa]s?
        """
    ),
    "en": _alternatives(
        r"""
        (?<!all\s)the (?:very )?best | (?:the )?world'?s (?:best|finest) |
        the (?:finest|cheapest|greatest|most loved|most popular) | unique |
        (?:market|industry|world)[ -]leading | leaders?(?: in \w+)? | unbeatable | unrivalled | unrivaled |
        world[ -]class | number one | no\.? ?1 | n[°º] ?1 | second to none
        """
    ),
}
# Promises about health that food, yoga and the like may not make.
HEALTH = {
    "it": _alternatives(
        r"""
        cura (?:il|lo|la|l'|i|gli|le)\s?\w+ | guarisc[ei]\w* | guarire |
        previene (?:il|lo|la|l'|i|gli|le)\s?\w+ | elimina (?:il|i) dolor[ei] |
        fa (?:dimagrire|bene a(?:l|lla|llo) \w+) | (?:ti )?fa(?:i|ra)? dimagrire | brucia ?grassi |
        miracolos[oa] | antitumorale | disintossica(?:nte)? | detox | abbassa il colesterolo |
        rafforza le difese
        """
    ),
    "es": _alternatives(
        r"""
        cura (?:el|la|los|las|tu|tus) \w+ | sana (?:el|la|los|las|tu|tus) \w+ |
        previene (?:el|la|los|las) \w+ | elimina (?:el|los|tu|tus) dolor(?:es)? |
        alivia (?:el|la|los|las|tu|tus) \w+ | adelgaza\w* | quema ?grasas? | milagros[oa]s? |
        desintoxica(?:nte)? | detox | baja el colesterol | refuerza (?:tus|las) defensas
        """
    ),
    "en": _alternatives(
        r"""
        cures? | heals? | prevents? (?:cancer|disease|illness|colds?|flu) | lose weight | fat[ -]burning |
        boosts? (?:your )?immun\w+ | miracle | miraculous | detox(?:es|ify|ifies)? | pain[ -]free |
        clinically proven | lowers? (?:your )?cholesterol
        """
    ),
}
# Written without the accent they need: as typed (small letters) and as it should be, "_" for a blank.
_ACCENTS_IT = """
perche:perché perche':perché perchè:perché poiche:poiché poichè:poiché benche:benché finche:finché
finchè:finché affinche:affinché cosi:così cosi':così piu:più piu':più puo:può puo':può gia:già gia':già
cioe:cioè cioe':cioè citta:città citta':città qualita:qualità qualita':qualità novita:novità
novita':novità e':è c'e:c'è c'e':c'è dov'e:dov'è dov'e':dov'è cos'e:cos'è com'e:com'è qual'è:qual_è
qual'e:qual_è pò:po' lunedi:lunedì martedi:martedì mercoledi:mercoledì giovedi:giovedì venerdi:venerdì
lunedi':lunedì martedi':martedì mercoledi':mercoledì giovedi':giovedì venerdi':venerdì caffe:caffè
caffe':caffè verita:verità liberta:libertà attivita:attività possibilita:possibilità pero':però
sara':sarà avra':avrà fara':farà verra':verrà lassu:lassù quaggiu:quaggiù percio:perciò
ventitre:ventitré é:è sè:sé sò:so fà:fa stà:sta quì:qui quà:qua
"""
_ACCENTS_ES = """
manana:mañana mananas:mañanas ano:año anos:años nino:niño nina:niña ninos:niños ninas:niñas
espana:España espanol:español senor:señor senora:señora pequeno:pequeño pequena:pequeña tambien:también
ademas:además despues:después aqui:aquí ahi:ahí alli:allí asi:así dia:día dias:días facil:fácil
dificil:difícil util:útil sabado:sábado miercoles:miércoles musica:música pagina:página
telefono:teléfono proximo:próximo proxima:próxima ultimo:último ultima:última numero:número
articulo:artículo quizas:quizás jamas:jamás atras:atrás cafe:café comodo:cómodo rapido:rápido
rapida:rápida minimo:mínimo maximo:máximo credito:crédito habia:había todavia:todavía energia:energía
compania:compañía segun:según ningun:ningún algun:algún razon:razón corazon:corazón jardin:jardín
ingles:inglés apuntate:apúntate guardalo:guárdalo escribenos:escríbenos cuentanos:cuéntanos
siguenos:síguenos
"""


def _pairs(text: str) -> dict[str, str]:
    split = (pair.split(":") for pair in text.split())
    return {wrong: right.replace("_", " ") for wrong, right in split if wrong != right}


ACCENTS = {"it": _pairs(_ACCENTS_IT), "es": _pairs(_ACCENTS_ES)}
# Spanish words in -cion and -sion always carry the accent.
ENDING_ES = re.compile(r"\b(\w{2,}[cs])ion\b", re.IGNORECASE)
# Labels that Spain's influencer code (in force since 1 October 2025, checked 2026-10) calls vague or foreign.
VAGUE_LABELS = frozenset({"ad", "ads", "colab", "collab", "sponso", "sponsored", "sp", "adv", "spon"})
GOOD_LABEL_ES = "Publicidad"
# Small and common words that let an all-lowercase hashtag be read: "#unabellagiornata".
_COMMON = """
a abril ai al all alla amigos amor anche and are art at baby be beautiful bella belle belli bello best
bien big black bonita bonito book books buena buenas buenos buon buona buone buoni by cada cafe casa che
ci clase come con cucina cuore da dal dalla day days de del della delle di dia dias do dog dolce
domenica e el en es esta este family fatta fatto feliz festa fin first food for foto fresh friday
friends from fuerza fun get giornata giorno gli good gracias great handmade happy home hoy i il in io is
it italia italiana la las le libri libro libros life live lo local los love lunedi made make manana mano
mare mas me mi monday morning mundo music my navidad nel nella new night no noche noi non nostra nostro
not notte nuestra nuestro nuevo of ogni on one our out para pasta paz per photo piu playa por prima que
reading ricetta ricette salud semana ser sera shop si sin small sol sole sono style su sul sulla summer
sunday sunset tarde tempo the this ti time to today todo todos town tra travel tu tutti tutto un una uno
up us verano vi vida vita vivir we week weekend winter with work world y yo yoga you your
"""
COMMON = frozenset(_COMMON.split())
