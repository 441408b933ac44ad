"""The words by which a key result gives itself away as an output, folded, in three languages. Data only."""

_VERBS = {
    "en": r"publish(?:ing)?|post(?:ing)?|creat(?:e|ing)|mak(?:e|ing)|writ(?:e|ing)|produc(?:e|ing)|release|schedul(?:e|ing)|"
    r"upload(?:ing)?|film(?:ing)?|shoot|record|design|draft|prepare|plan|send(?:ing)?|share(?! of\b)|launch(?:ing)?|"
    r"open(?:ing)?|start(?:ing)?|set(?:ting)? up|run(?:ning)?|organi[sz](?:e|ing)|host(?:ing)?|hold(?:ing)?|build|do",
    "it": r"pubblicare|pubblichiamo|pubblicheremo|pubblicazione di|postare|creare|creazione di|scrivere|produrre|"
    r"realizzare|caricare|programmare|girare|registrare|preparare|inviare|mandare|spedire|condividere|lanciare|"
    r"lancio di|aprire|apertura di|attivare|avviare|organizzare|fare|tenere|ospitare",
    "es": r"publicar|publicamos|publicaremos|publicacion de|postear|crear|creacion de|escribir|producir|realizar|subir|"
    r"grabar|programar|preparar|enviar|mandar|compartir|lanzar|lanzamiento de|abrir|apertura de|poner en marcha|"
    r"organizar|hacer|celebrar|montar",
}  # fmt: skip
_LEADS = {
    "en": r"to|and|then|keep|we|will|we will|must|should",
    "it": r"e|ed|poi|a|di|vogliamo|dobbiamo",
    "es": r"y|e|luego|a|de|queremos|debemos",
}
CONTENT = (
    r"(?:instagram |facebook |linkedin |tiktok |social |blog )?(?:post|posts|reels?|story|stories|storie|historias?|"
    r"tweets?|threads?|carousels?|carosell[oi]|carrusel(?:es)?|videos?|shorts|tiktoks|podcasts?|episodes?|episodi|"
    r"episodios|articles?|articol[oi]|articulos?|photos?|fotos?|pictures?|infographics?|infografic[ahe]+s?|contents?|"
    r"contenut[oi]|contenidos?|uscite|pieces of content|publicacion(?:es)?|pubblicazion[ei]|updates|aggiornamenti|lives?|"
    r"livestreams?|live streams?|dirett[ae]|directos?|polls?|sondagg[io]|encuestas?|case studies|guides?|guid[ae]|guias?)"
)
_THINGS = (
    r"newsletters?|emails?|mailings?|boletin(?:es)?|blogs?|events?|event[oi]|eventos|workshops?|taller(?:es)?|webinars?|"
    r"contests?|concors[oi]|concursos?|sorteos?|giveaways?|campaigns?|campagn[ae]|campanas?|ads|annunci|anuncios?|"
    r"press releases?|comunicati stampa|notas de prensa"
)
_CHANNELS = (
    r"accounts?|profil[eoi]|profiles|perfil(?:es)?|cuentas?|pages?|pagin[ae]|paginas|channels?|canal[ei]|canal(?:es)?|"
    r"groups?|grupp[oi]|grupos?|forum|foro|web ?sites?|sito|sitio web|tiktok|instagram|youtube"
)
# What others do, or what comes of it: with one of these a count of posts may be a result after all.
OUTCOME = (
    r"order(?!n)|ordin[ie]\b|pedido|sale|sold\b|vend|venta|revenue|fatturat|ricav|ingreso|profit|margin|marge|book(?:ing|ed)|"
    r"prenota|reserva|visit|click?|view|visualizza|visualiza|reach|copertura|alcance|impression|saves?\b|saved|salvat|"
    r"salvatagg|guardad|comment|comentari|repl(?:y|ies|ied)|answer|rispost|risposto|respuest|respond|contestad|respons|"
    r"likes?\b|mi piace|me gusta|reaction|reazion|reaccion|shares\b|shared|condivis|compartid|mention|menzion|mencion|"
    r"review|rating|recension|resena|valoracion|follower|seguidor|subscri|suscri|iscri|inscri|sign-?ups?|leads?\b|"
    r"enquir|inquir|quotes?\b|preventiv|presupuest|request|richiest|solicitud|conversi|rate\b|tass[oi]\b|tasa|sentiment|"
    r"complaint|reclam|queja|attend|partecip|asist|seat|plaza|ticket|bigliett|entrada|full\b|filled|pien[aeio]|llen|"
    r"esaurit|agotad|download|scaric|descarg|engag|interac|interazion|coinvolg|satisf|soddisf|press\b|newspaper|stampa\b|"
    r"giornal|prensa|periodic|medios|hours?\b|minut|ore\b|horas?\b|return|ritorn|referral|donat|donazion|donacion|"
    r"completion|completament|reproduc|plays?\b|watch|read\b|lett[ei]\b|leid"
)
OTHERS = (
    r"customers?|clients?|clienti|client[ei]s?|clientas?|users?|utenti|usuari[oa]s?|members?|membri|miembros|fans?|people|"
    r"persone|personas|visitors?|visitatori|visitantes|readers?|lettori|lettrici|lector[ea]s|community|comunidad|guests?|"
    r"ospiti|alumn[oa]s|soci|soci[oa]s|partners?|others|altri|otros|competitors?|creators?|press|stampa|prensa"
)
_NETWORKS = r"tiktok|instagram|facebook|linkedin|youtube|threads|twitter|x|bluesky|mastodon|pinterest|telegram|whatsapp|twitch"
_PERIOD = (
    r"(?:(?:a|per|each|every|al|alla|a la|ogni|por|cada|all')\s*(?:other )?(?:day|week|month|quarter|year|giorno|settimana|mese|"
    r"trimestre|anno|dia|semana|mes|ano)s?|daily|weekly|monthly|giornalier[oei]|quotidian[oaei]+|settimanal[ei]|mensil[ei]|"
    r"diari[oa]s?|semanal(?:es)?|mensual(?:es)?|"
    r"(?:every|each|ogni|cada|on|los|il|el) (?:\w+day|\w+di|domenica|sabato|lunes|martes|miercoles|jueves|viernes|sabados?|"
    r"domingos?)s?)\b"
)
_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|ten|twelve|due|tre|quattro|cinque|sei|otto|dieci|dodici|dos|cuatro|cinco|"
    r"seis|ocho|diez|doce)"
)
# Between a verb and its object: a few words that do not change what is done.
_NOT_BETWEEN = rf"(?:{OUTCOME}|(?:to|from|via|through|with|per|con|para|da|dal|su|sul|sobre|desde)\b)"
_BETWEEN = rf"(?:(?!{_NOT_BETWEEN})[\w'+-]+\s+){{0,4}}?"
_OBJECT = rf"(?:{CONTENT}|{_THINGS})\b(?!\s+(?:{OUTCOME}))"


def _led(language: str) -> str:
    return rf"(?:^|[.,;:()/→–—-]\s*|\b(?:{_LEADS[language]})\s+)"


def _verb_patterns(language: str) -> list[str]:
    verb = rf"{_led(language)}(?P<word>{_VERBS[language]})"
    return [rf"{verb}\s+{_BETWEEN}{_OBJECT}"]


_OPENING = (
    r"(?P<word>have|avere|tener|"
    r"open(?:ing)?|creat(?:e|ing)|start|launch(?:ing)?|set(?:ting)? up|aprire|apertura di|creare|attivare|avviare|"
    r"lanciare|abrir|apertura de|crear|lanzar|montar|poner en marcha)"
)
_PUBLISHING = r"(?P<word>publish(?:ing)?|post(?:ing)?|tweet(?:ing)?|pubblicare|postare|twittare|publicar|postear|tuitear)"
_BEING = (
    r"(?P<word>(?:be|get|go) (?:present |active )?on|presence on|essere (?:presenti |attivi )?su|sbarcare su|approdare su|"
    r"presenza su|estar (?:presentes? |activ[oa]s )?en|entrar en|presencia en)"
)
_RAISE = (
    r"increas(?:e|ing)|rais(?:e|ing)|double|aumentare|incrementare|raddoppiare|aumentar|incrementar|duplicar"
)

# An act of ours: flagged whatever comes after it.
ACTS = {
    language: [
        *_verb_patterns(language),
        rf"{_led(language)}{_OPENING}\s+(?!\d){_BETWEEN}(?:{_CHANNELS})\b(?!\s+(?:{OUTCOME}))",
        rf"{_led(language)}{_PUBLISHING}\s+(?:(?!{_NOT_BETWEEN})[\w'-]+\s+){{0,4}}?"
        rf"(?:{_PERIOD}|(?:{_NUMBER}\s+)?(?:times|volte|veces)\b|regularly|regolarmente|regularmente|more often|piu spesso)",
        rf"{_led(language)}{_BEING}\s+(?:{_NETWORKS})\b",
    ]
    for language in _VERBS
}
# A count of our own things: flagged unless the text also says what comes of them.
COUNTS = [
    rf"\b(?P<word>{_NUMBER}\+?\s+(?:(?!{_NOT_BETWEEN}|(?:{OTHERS})\b)[\w'-]+\s+)?{_OBJECT})",
    rf"\b(?P<word>{_OBJECT}\s*(?:/\s*\w+|{_PERIOD}))",
    rf"\b(?P<word>(?:daily|weekly|monthly|more|piu|mas)\s+{CONTENT})\b(?!\s+(?:{OUTCOME}))",
    rf"\b(?P<word>(?:{CONTENT})\s+(?:published|posted|pubblicat[oie]|publicad[oa]s?))\b",
    rf"\b(?P<word>(?:published|planned)\s+(?:{CONTENT}))\b",
    rf"\b(?P<word>(?:number|numero|quantity|quantita|cantidad) (?:of|di|de) (?:{CONTENT}|{_THINGS}))\b(?!\s+(?:{OUTCOME}))",
    r"\b(?P<word>posting frequency|publishing frequency|frequenza di pubblicazione|frecuencia de publicacion)\b",
    rf"\b(?:{_RAISE})\s+(?:(?:the|our|i|gli|le|los|las|nuestr[oa]s|nostr[ie])\s+){{0,2}}(?P<word>{CONTENT})\b(?!\s+(?:{OUTCOME}))",
]
