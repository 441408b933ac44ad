"""What people write above their columns, in Italian, Spanish and English, and which field each means.

A header may mean several things ("Tema" is a pillar here and a title there): its fields are tried in order
against what stands below it.
"""
# ruff: noqa: E501, SIM905  (tables of words read better in long lines)

import re
from functools import lru_cache

from smdesk.exchange.channels import ALL, NETWORKS, network_of
from smdesk.exchange.words import fold

# Fields that several columns may fill together; of the others the best column wins.
SHARED = frozenset(
    {
        "media",
        "alt",
        "notes",
        "hashtags",
        "ignore",
        "format",
        "person",
        "metric",
        "week",
        "weekday",
        "number",
        "design_note",
        "objective",
        "segment",
        "client",
    }
)
# Understood, and rightly not part of a post.
IDLE = frozenset({"ignore", "week", "number", "weekday", "metric", "client"})
# Kept with the private notes, "Header: value", for a post has no place of its own for them.
NOTED = frozenset({"format", "person"})

FIELDS = (
    "date", "time", "weekday", "week", "number", "network", "account", "title", "hook", "text", "hashtags", "cta", "link", "media",
    "design_note", "alt", "status", "approved", "notes", "first_comment", "pillar", "campaign", "objective", "segment", "format",
    "person", "language", "content_warning", "label", "published_url", "client", "ignore",
)  # fmt: skip

# Headers of words of any kind: they may well be no pillars.
LABELS = ("tags", "tag", "etiquetas", "label", "labels", "etichette", "etichetta", "etiqueta")
_SURE = {
    "date": (
        "target date|target publish date|planned date|fecha estimada|fecha tentativa|fecha de subida|fecha posteo|fecha de posteo|fecha publi|fecha de publi|data publicazione|data messa online|in uscita il|cuando se publica|quando esce|"
        "date|fecha|publish date|publication date|posting date|post date|scheduled date|schedule date|scheduled|scheduled for|scheduled at|schedule|go live|go live date|live date|"
        "due date|date of post|date of publication|date to post|date posted|release date|launch date|when|quando|cuando|calendar date|date time|datetime|date & time|date and time|posting time|"
        "publish at|post at|post at specific time|data pubblicazione|data di pubblicazione|data uscita|data di uscita|data post|data del post|data e ora|data ora|data pubbl|data programmata|"
        "data programmazione|data prevista|uscita|pubblicazione il|giorno di pubblicazione|giorno pubblicazione|data e orario|data/ora|fecha de publicacion|fecha publicacion|fecha programada|"
        "fecha y hora|fecha de salida|fecha prevista|fecha post|fecha del post|dia de publicacion|scheduled time|scheduledat|publish on|fecha hora|scheduled date time|publish datetime|start date|date local|due|publish date time"
    ),
    "time": (
        "go live time|live time|post at time|hs|hrs|ore|alle ore|hora sugerida|orario suggerito|franja horaria|hora de publi|hora publi|hora de posteo|horario posteo|horario de posteo|"
        "time|hora|ora|orario|post time|publish time|time of day|time to post|time of post|scheduled hour|hour|ora pubblicazione|ora di pubblicazione|orario pubblicazione|orario di pubblicazione|"
        "ora uscita|orario uscita|fascia oraria|ora post|horario|hora de publicacion|hora publicacion|hora programada|hora del post|publishing time|best time|best time to post|slot|time slot|time est|time gmt|time cet|optimal time|suggested time|post time est|time et|time pst|time pt"
    ),
    "weekday": "weekday|day of week|day of the week|giorno della settimana|giorno settimana|gg sett|dia de la semana|dia semana|dow|day name",
    "week": "week|settimana|semana|wk|week number|week no|week #|n settimana|numero settimana|numero semana|sett|sem|month|mese|mes|quarter|trimestre|year|anno|ano|week of|phase|fase|date range",
    "number": (
        "n|no|nr|num|#|id|number|numero|post number|post no|numero post|n post|post id|post #|idx|index|ref|codice|codigo|code|order|ordine|orden|item|sr no|s no|row|day number|content id|seq|progressivo|"
        "post n|no de post|no post|# post|id post|post nr|n de post|num post|numero de post"
    ),
    "network": (
        "platform|platforms|network|networks|social network|social networks|channel|channels|social channel|social channels|social media|social media platform|social platform|social platforms|where|"
        "canale|canali|canale social|canali social|social|socials|rete|reti|rete sociale|piattaforma|piattaforme|piattaforma social|dove|social di destinazione|destinazione|canale di pubblicazione|"
        "red|redes|red social|redes sociales|canal|canales|plataforma|plataformas|rrss|rr ss|donde|medio|medios|publish to|post to|publish on platform|placement|destination|media channel|platform s|channel s|network s"
    ),
    "account": "account|accounts|profile|profiles|page|pagina|profilo|perfil|cuenta|cuentas|handle|account id|social account|account name|profile name|brand account|nome profilo|social profile",
    "title": (
        "holiday|holiday/event|festivita|ricorrenza|giornata mondiale|efemeride|efemerides|fecha especial|dia especial|special day|awareness day|national day|key date|fecha clave|ideas for caption|copy ideas|caption ideas|idee testo|soggetto del post|spunto|di cosa parla|di cosa parliamo|de que va|what s the post about|tema principal|tema principale|main topic|titolo interno|titulo interno|"
        "title|hook/title|hook title|headline|post title|titolo|titolo del post|titolo post|titulo|titulo del post|titular|card name|task name|working title|topic|topics|post topic|argomento|argomenti|asunto|"
        "subject|summary|oggetto|post idea|idea|content idea|idea post|idea di contenuto|idea contenuto|idea de contenido|idea del post|idea de post|content title|content topic|titolo contenuto|nombre|name|nome post|nome|cosa|que|what s the post|concept|concetto|concepto|post name|content name|topic/title|topic title|theme/topic|topic/theme|title/topic|tema/titolo|argomento/titolo|title/hook|titolo/hook|event|evento|occasion|occasione|tematica del post|tema del post|video title|titolo/argomento|content piece|nombre del post|nombre de la publicacion"
    ),
    "hook": (
        "hook|gancho|gancio|hook line|opening|opening line|incipit|aggancio|frase gancho|first line|prima riga|"
        "video hook|frase d apertura|frase di apertura|frase iniziale|frase inicial|apertura|hook iniziale|hook inicial|opening hook"
    ),
    "text": (
        "wording|post wording|words|redaccion|redazione testo|epigrafe|testo da pubblicare|texto a publicar|caption post|caption final|final caption|caption finale|"
        "caption definitiva|what to post|cosa scrivere|testo finale|texto final|copy finale|copy externo|written content|caption to use|caption da usare|"
        "texto para redes|texto rrss|copy rrss|proposed copy|proposed caption|copy propuesto|texto propuesto|testo proposto|caption hashtags|copy hashtags|"
        "caption|captions|full caption|copy|full copy|text|post text|post copy|post caption|caption text|caption copy|message|post body|post content|content text|social copy|draft copy|final copy|body|body copy|body text|copywriting|post message|tweet|tweet text|"
        "full text|testo|testo post|testo del post|testo completo|testi|copy completo|copy post|copy del post|messaggio|didascalia|testo didascalia|corpo|corpo del testo|copy testo|testo copy|copy definitivo|testo definitivo|copy social|descrizione post|descrizione del post|"
        "texto|texto del post|texto post|texto completo|mensaje|copy out|copy final|pie de foto|leyenda|cuerpo|cuerpo del mensaje|texto de la publicacion|texto publicacion|descripcion del post|descripcion post|caption/copy|copy/caption|caption copy text|copy text|description text|written copy|caption draft|draft caption|post draft|draft text|draft post|suggested caption|sample caption|card description|copy caption|text content|content copy|caption/text|full post|full post text|post script"
    ),
    "hashtags": "hashtags|hashtag|hash tags|hash tag|etiquetas hashtags|hashtag set|suggested hashtags|hashtag suggeriti|hashtags sugeridos|primary hashtags|recommended hashtags|hashtag strategy|hashtag group|hash",
    "cta": (
        "cta|call to action|calltoaction|call 2 action|llamado a la accion|llamada a la accion|invito all azione|azione|accion|call to action cta|cta text|action|engagement prompt|"
        "ask|the ask|what we ask|chiamata all azione|invito all azione|accion que pedimos"
    ),
    "link": (
        "link|links|url|urls|post link|link url|landing page|landing|link in bio|destination url|destination link|target url|collegamento|link articolo|link esterno|sito|enlace|enlaces|link s|cta link|cta url|link cta|url cta|enlace cta|website link|web link|link to include|og meta url|url destino|link de destino|link di destinazione|link al sito|source link|article link|blog link|link to post content|pin link|utm link|"
        "pagina di atterraggio|pagina de destino|pagina de aterrizaje|vinculo|liga|link tracciato|tracking link|utm|linktree|short link|shop link|booking link|link de compra|link prodotto|link de reserva"
    ),
    "media": (
        "nome foto|nome del file|nombre de archivo|nombre archivo|nombre del archivo|nombre de la imagen|nombre imagen|nombre foto|nombre de la foto|nome immagine|nome video|nombre del video|photo name|video name|"
        "image|images|image url|image urls|image s|image link|photo|photos|picture|pictures|picture url|media|media url|media urls|media url s|media file|media files|media link|asset|assets|asset link|asset url|asset file|asset name|file|files|file name|filename|image file|"
        "video|video url|video urls|video file|gif url|attachment|attachments|immagine|immagini|foto|immagine/video|foto/video|video/foto|immagini/video|link immagine|url immagine|link foto|link media|nome file|nome immagine|materiali|materiale|allegato|allegati|contenuto multimediale|file grafica|link grafica|link creativita|"
        "imagen|imagenes|fotografia|imagen/video|foto/imagen|archivo|archivos|url imagen|url de la imagen|link imagen|nombre del archivo|multimedia|adjunto|adjuntos|recurso|recursos|image/video|photo/video|video/image|img|thumbnail|creative link|image path|media path|image filename|gif|carousel images|image name"
    ),
    "design_note": (
        "voiceover|voice over|voz en off|voce fuori campo|subtitles|sottotitoli|subtitulos|slide 1|slide 2|slide 3|notes for designer|notes for design|brief for designer|brief for design|shot list|shotlist|what to shoot|what to film|photo idea|photo ideas|video idea|storyboard|shoot notes|footage needed|footage|visual ref|visual inspo|visual reference|riferimento visivo|referencia visual|referencia grafica|note per grafico|note per grafica|note al grafico|foto da fare|foto da scattare|video da girare|cosa fotografare|cosa si vede|cosa mostrare|que se ve|que mostrar|sceneggiatura|copy interno|brief disenador|brief disenadora|brief para diseno|instrucciones para diseno|instrucciones de diseno|descripcion del arte|bajada grafica|placa|placas|notas de diseno|notas para diseno|notas para disenador|notas disenador|mockup|moodboard|encuadre|toma|tomas|inquadratura|inquadrature|b roll|"
        "visual|visuals|visual brief|brief visual|visual direction|visual description|visual idea|visual notes|visual concept|design note|design notes|design|design brief|creative|creative brief|creative direction|creative notes|graphic|graphics|graphic notes|graphic brief|graphic text|art direction|image description|image idea|image brief|visual content|visual/asset|image prompt|visual prompt|design direction|graphic description|"
        "grafica|grafiche|note grafico|note grafiche|note per il grafico|note grafica|brief grafico|brief grafica|descrizione grafica|descrizione visual|descrizione immagine|indicazioni grafiche|creativita|idea visual|idea grafica|testo grafica|testo su grafica|testo immagine|contenuto visivo|soggetto|soggetto foto|"
        "diseno|creatividad|creatividades|grafico|pieza|pieza grafica|pieza visual|brief de diseno|brief diseno|indicaciones|indicaciones graficas|indicaciones de diseno|copy in|copy arte|texto en imagen|texto imagen|texto grafica|texto en la pieza|recurso grafico|recurso visual|descripcion visual|idea visual|descripcion de la imagen|descripcion imagen|arte|contenido visual|visual asset|visual elements|on screen text|visual suggestion|image concept|video script|script|guion|image suggestion|suggested visual|visual type|visual format|overlay text|text overlay|image text|text on image"
    ),
    "alt": (
        "alt|alt text|alt texts|alt tag|alternative text|image alt|image alt text|testo alternativo|testo alt|texto alternativo|texto alt|accessibility text|descripcion alternativa|alttext|"
        "descrizione alternativa|descripcion alt|descrizione alt|alt description|image alt description|descrizione per non vedenti|descripcion para ciegos"
    ),
    "status": (
        "status|post status|stato|stato avanzamento|stato post|stato del post|stato lavori|stato lavorazione|avanzamento|estado|estatus|estado del post|stage|list|progress|workflow|workflow status|approval status|stato approvazione|estado de aprobacion|content status|state|situazione|production status|"
        "where it s at|a che punto siamo|a che punto e|etapa|situacion|fase di lavoro|fase de trabajo|progreso|progresso|where are we|en que estado esta|status update|phase of work|work status"
    ),
    "approved": (
        "approved|approvato|aprobado|approval|approvazione|aprobacion|ok cliente|client approval|approved by client|approvato dal cliente|approvazione cliente|visto bueno|vobo|vo bo|aprobado por cliente|aprobacion cliente|client approved|signed off|sign off|signoff|firmato|firmado|validated|validato|validado|autorizado|autorizada|approvata|aprobada|ok|"
        "client ok|ok client|visto cliente|cliente ok|ok del cliente|ok dal cliente|cliente aprobo|confermato|confirmed|confirmado|conforme|aprobado por el cliente|aprobado cliente|approvato da cliente|sign off client|client sign off|cliente conferma|ok finale|ok final|final ok|luz verde|via libera|green light"
    ),
    "notes": (
        "note|notes|comment|comments|internal notes|remarks|commenti|commento|note interne|note cliente|osservazioni|annotazioni|appunti|notas|nota|observaciones|comentarios|comentario|notas internas|client notes|client feedback|feedback|note varie|additional notes|production notes|strategy notes|extra|extra notes|rationale|reasoning|varie|dettagli|detalles|details|"
        "additional info|other|others|other info|other notes|misc|miscellaneous|to do|to dos|todo|revisions|edits|changes|changes needed|changes requested|questions|anything else|reminder|reminders|inspiration|inspo|source|sources|credits|reference|references|dependencies|edits requested|amends|amendments|altro|modifiche|modifiche richieste|modifiche da fare|correzioni|da fare|info|info aggiuntive|informazioni|promemoria|avvertenze|fonte|fonti|ispirazione|dubbi|domande|revisioni|richieste|richieste cliente|obs|otros|otro|cambios|cambios solicitados|correcciones|ajustes|pendientes|dudas|aclaraciones|anotaciones|fuente|fuentes|inspiracion|recordatorio|recordatorios|retroalimentacion|devolucion|devoluciones|devolucion cliente|apuntes|revisiones|referencia|referencias|referenza|riferimento|riferimenti|permissions|liberatoria|crediti|creditos|memo|store|stores|tienda|negozio|sede|sucursal|country|pais|paese|region|regione|city|citta|ciudad|coupon|discount|descuento|sconto|codice sconto|codigo de descuento|promo code|discount code|price|prezzo|precio|cost|costo|costi|coste|stock|influencer|contest|giveaway|concorso|sorteo|paid/organic|organic/paid|sponsored|sponsorizzato|evergreen|repurpose|recycle|repost|translation|traduzione|traduccion|link al diseno|link diseno|link arte|link al arte|link del diseno|learnings|lessons learned|contact|contatto|contacto|referente cliente|warnings|attenzione|ojo|importante|important|competitor|competitors|benchmark|info utili|prodotto|producto|product|products|prodotti|productos|service|servizio|servicio"
    ),
    "first_comment": (
        "first comment|1st comment|primo commento|primer comentario|first comment text|comment text|firstcomment|hashtags first comment|hashtags in first comment|hashtags 1st comment|first comment hashtags|hashtag primo commento|hashtag nel primo commento|hashtag commento|hashtags primer comentario|hashtags en primer comentario|hashtags en el primer comentario|"
        "comment 1|1 commento|1 comentario|1 comment|1o commento|1er comentario|1º comentario|1o comentario|pinned comment|commento fissato|comentario fijado|comentario 1|commento 1|commento in evidenza|comentario destacado|testo primo commento|texto primer comentario"
    ),
    "pillar": (
        "post category|brand pillar|brand pillars|linea de contenido|content mix|macroargomento|macro argomento|eje de comunicacion|pilar de comunicacion|filone editoriale|pilastro editoriale|rubrica editoriale|"
        "pillar|pillars|content pillar|content pillars|content pillar theme|pilar|pilares|pilar de contenido|pilastro|pilastri|pilastro di contenuto|category|categories|content category|categoria|categorie|categoria contenuto|categoria de contenido|"
        "theme|content theme|weekly theme|rubrica|rubriche|rubrica social|filone|macro tema|macrotema|macro categoria|bucket|content bucket|seccion|linea editoriale|linea editorial|labels|eje|eje tematico|eje de contenido|macroarea|area tematica|content series|serie|series"
    ),
    "campaign": (
        "campaign|campaigns|campaign name|campagna|campagne|nome campagna|campana|campanas|campaign/promo|promotion|promozione|promocion|iniziativa|iniciativa|nombre de campana|launch|lancio|"
        "progetto|promo|offer|offerta|oferta|project|proyecto|accion/campana|nombre de la campana|promo/campagna|nome progetto"
    ),
    "objective": (
        "objective|objectives|goal|goals|post goal|obiettivo|obiettivi|obiettivo del post|objetivo|objetivos|objetivo del post|content goal|purpose|scopo|finalita|finalidad|funnel|funnel stage|fase funnel|etapa del funnel|kpi|intent|kpi target|goal/objective|primary goal|marketing objective|"
        "post objective|aim|why|perche|por que|etapa del embudo|etapa funnel|intencion|intenzione|fase del funnel|business goal|para que|scopo del post|a cosa serve|funnel step|tofu/mofu/bofu|customer journey|journey stage"
    ),
    "segment": (
        "segment|segments|target|target audience|audience|persona|personas|buyer persona|segmento|segmenti|publico|publico objetivo|pubblico|pubblico target|destinatari|target group|audiencia|cliente ideal|icp|geo target|"
        "who for|who is it for|who s it for|for whom|a chi parliamo|a chi si rivolge|per chi|a quien va dirigido|a quien nos dirigimos|para quien|dirigido a|publico meta|rivolto a"
    ),
    "format": (
        "post format|placement/format|post style|creative format|tipo de pieza|tipo pieza|formato de la pieza|story|stories|storia|storie|historia|historias|ig story|story ig|copy length|caption length|text length|lunghezza|lunghezza testo|longitud|stile|estilo|dimensione|medida|tamano|hora de grabacion|presupuesto|pauta|inversion|spesa adv|ad spend|budget adv|"
        "format|formats|content format|formato|formati|content type|type of content|post type|media type|tipo di contenuto|tipo contenuto|tipologia|tipologia contenuto|tipologia di contenuto|tipologia post|tipo post|tipo di post|formato contenuto|"
        "tipo de contenido|tipo de post|tipo de publicacion|formato de contenido|asset type|type of post|creative type|format type|content format type|kind|format/type|instagram post type|facebook post type|tipo contenido|slides|slide count|duration|durata|duracion|length|word count|character count|caratteri|caracteres|char count|priority|priorita|prioridad|aspect ratio|dimensions|size|dimensioni|medidas|music|audio|sound|location|luogo|lugar|geotag|tone|tono|tone of voice|keyword|keywords|parole chiave|palabras clave|primary keyword|seo keywords|budget|boost|mentions|menzioni|menciones|tag people|collab|collaborators|collaboratori"
    ),
    "person": (
        "owner|person|responsible|responsabile|responsable|assignee|assigned to|assegnato a|asignado a|author|autore|autor|copywriter|designer|approver|approvatore|approved by|approvato da|aprobado por|review by|reviewer|created by|creato da|a cura di|chi|who|quien|chi lo fa|quien lo hace|referente|in carico a|encargado|persona responsabile|team|grafico responsabile|assigned|editor|creator|photographer|fotografo|"
        "idea by|writer|lead|content owner|post owner|posted by|resp|incaricato|incaricata|encargada|encargado/a|disenador|disenadora|redactor|redactora|a cargo de|dueno|community|cm|community manager|smm|social media manager|point person|chi pubblica|chi scrive|quien publica|quien lo publica|quien escribe|who s posting|who posts|who is posting|videomaker|video maker|copy owner|editor video|videografo|fotografa|fatto da|hecho por|made by|done by|written by|scritto da|escrito por|published by|pubblicato da|publicado por|cliente approva|modelo|modella|talent"
    ),
    "language": "language|lang|lingua|idioma|lengua",
    "content_warning": "content warning|cw|avviso di contenuto|aviso de contenido|spoiler|trigger warning",
    "label": "disclosure|ad disclosure|ad label|etichetta pubblicitaria|aviso publicitario",
    "published_url": (
        "published url|post url|live url|live link|published link|link post pubblicato|link al post|url del post|link pubblicato|enlace publicado|link to live post|url publicada|link del post|"
        "permalink|link publicado|link pubblicazione|enlace publicacion|enlace de publicacion|enlace al post|link al posteo|link posteo|link del post publicado|url post|url pubblicata|link to post|link a publicacion"
    ),
    "client": "nome cliente|name of client|nombre cliente|nombre del cliente|client|clients|client name|cliente|clienti|brand|marca|marchio|company|azienda|business",
    "metric": (
        "likes|like|comments count|shares|saves|reach|impressions|views|clicks|engagement|engagement rate|er|ctr|copertura|interazioni|visualizzazioni|condivisioni|salvataggi|alcance|interacciones|impresiones|guardados|compartidos|performance|results|risultati|resultados|metrics|metriche|metricas|followers|expected reach|est reach|estimated reach|score|conversions|"
        "video views|link clicks|post reach|total likes|new followers|mi piace|me gusta|vistas|reproducciones|clic|clics|tasso di engagement|tasa de interaccion|tasa de engagement|nuovi follower|nuevos seguidores|seguidores|follower|sales|vendite|ventas|post clicks|n like|n commenti|num commenti|numero commenti|no of likes|of likes|of comments|comments #|plays|retention|watch time|reactions|reazioni|reacciones|saves/shares|leads|risultato|resultado|insights|analytics|statistiche|estadisticas|stats|roi|cpc|cpm"
    ),
    "ignore": (
        "buffer queue|queue|created at|created|created time|last edited|last edited time|updated at|due complete|done|fatto|hecho|scadenza|scadenza bozza|deadline|draft due|draft deadline|consegna|data consegna|fecha de entrega|entrega|fecha limite|data bozza|board|board name|list id|card id|card url|deadline copy|deadline grafica|shooting|data shooting|review date|approval date|data approvazione|"
        "due for review|approve by|review by date|da approvare entro|entro il|entro|design due|copy due|scadenza copy|scadenza grafica|consegna grafica|consegna copy|entrega diseno|fecha entrega|fecha de revision|fecha revision|fecha de aprobacion|fecha de grabacion|fecha grabacion|fecha de creacion|fecha creacion|shoot date|filming date|film date|date created|creation date|data creazione|data approvazione|data revisione|data riprese|ultima modifica|ultima modificacion|last updated|date approved|date sent|data invio|fecha de envio|aprobar antes de|due for approval|deadline approvazione"
    ),
}  # fmt: skip

# Several meanings, in the order in which they are tried against the cells below.
_UNSURE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("day", "giorno", "dia", "giorni", "dias", "days", "gg"), ("date", "weekday", "number")),
    **dict.fromkeys(("data", "fechas", "dates"), ("date",)),
    **dict.fromkeys(("posting time", "post time", "publish time", "scheduled time", "ora e data", "schedule time", "publication time"), ("time", "date")),
    **dict.fromkeys(("tema", "temi", "temas", "theme", "themes", "tematica", "topic", "argomento", "asunto", "topics", "weekly theme"), ("pillar?", "title", "pillar")),
    **dict.fromkeys(("content", "contenuto", "contenuti", "contenido", "post", "posts", "publicacion", "descrizione", "description", "descripcion", "what", "que", "pubblicazione", "contenuto post", "contenuto del post", "contenido del post", "publicaciones", "content description", "post description", "copy/idea", "desarrollo"), ("text", "title", "notes")),
    **dict.fromkeys(("type", "tipo", "content type", "tipo de contenido", "tipo di contenuto", "post type", "tipologia", "tipologia contenuto", "category", "categoria", "content category", "kind", "typology"), ("network?", "known pillar?", "format")),
    **dict.fromkeys(("category", "categoria", "categorie", "content category", "categories"), ("pillar", "format")),
    **dict.fromkeys(LABELS, ("network?", "hashtags?", "pillar", "notes")),
    **dict.fromkeys(("visual", "visuals", "grafica", "immagine", "imagen", "image", "creativita", "creatividad", "creative", "foto", "media", "asset", "video", "materiali", "design", "diseno", "visual asset", "assets"), ("media", "design_note")),
    **dict.fromkeys(("sito", "site", "web", "website", "blog"), ("link?", "network!")),
    **dict.fromkeys(("media type", "format", "formato"), ("format",)),
    **dict.fromkeys(("comment", "commento", "comentario", "comments"), ("notes",)),
    **dict.fromkeys(("approval", "approvazione", "aprobacion", "approved", "approvato", "aprobado"), ("approved?", "status")),
    **dict.fromkeys(("done", "fatto", "hecho", "published", "pubblicato", "publicado", "posted"), ("done",)),
    **dict.fromkeys(("medio", "medios", "media channel"), ("network", "media")),
    **dict.fromkeys(("persona", "personas"), ("segment",)),
    **dict.fromkeys(("account", "page", "pagina", "profile", "profilo", "perfil", "cuenta"), ("network?", "account")),
    **dict.fromkeys(("idea", "concept", "concetto", "cosa", "name", "nome", "nombre"), ("title", "text")),
    **dict.fromkeys(("list", "lista"), ("status",)),
    **dict.fromkeys(("cover", "copertina", "portada", "miniatura", "thumbnail"), ("media", "design_note")),
    **dict.fromkeys(("draft", "bozza", "borrador"), ("draft", "text")),
    **dict.fromkeys(("approved copy", "approved text", "approved caption", "testo approvato", "copy approvato", "caption approvata", "copy aprobado", "texto aprobado"), ("approved?", "text")),
    **dict.fromkeys(("promo", "offer", "offerta", "oferta"), ("campaign",)),
    **dict.fromkeys(("area", "areas", "ambito"), ("pillar?", "notes")),
    **dict.fromkeys(("confirmed", "confermato", "confirmado", "conforme", "validated", "validato", "validado"), ("approved?", "status")),
    **dict.fromkeys(("hashtag #", "#", "#s", "# s"), ("hashtags?", "number")),
    **dict.fromkeys(("etapa", "fase", "phase"), ("status?", "week")),
    **dict.fromkeys(("grafico",), ("person?", "design_note")),
    **dict.fromkeys(("pic", "pics"), ("person?", "media")),
}  # fmt: skip


def _compact(key: str) -> str:
    return key.replace(" ", "").replace("/", "")


ALIASES: dict[str, tuple[str, ...]] = {
    _compact(word): (field,) for field, words in reversed(list(_SURE.items())) for word in words.split("|")
}
ALIASES.update({_compact(word): fields for word, fields in _UNSURE.items()})
_TEXT_WORDS = frozenset(
    "text copy caption testo texto post version versione message messaggio mensaje tweet didascalia copies captions content contenuto".split()
)
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_TWIN = re.compile(r"\btwitter *(?:/|ex)? *x\b|\bx *(?:/|ex)? *twitter\b")
_MEDIA_WORDS = frozenset("image immagine imagen foto photo media visual asset video".split())
# Beside a word for text they say that it stands in the picture: "Texto en la imagen", "Slide copy".
_PICTURES = frozenset(
    "image images immagine immagini imagen imagenes grafica graphic graphics visual visuals slide slides carosello carousel carrusel placa "
    "placas pieza piezas arte design diseno creativity creativita creatividad artwork thumbnail copertina portada cover screen".split()
)
# Nothing below a header with such a word is ever published: "Notes on copy", "Texto interno", "Copy brief".
_UNSAID = frozenset(
    "interno interna interni interne internos internas internal private privado privada privato privata riservato confidential note notes nota notas "
    "feedback brief briefs trello notion doc docs gdoc instructions istruzioni instrucciones remarks osservazioni observaciones drive canva figma dropbox wetransfer folder carpeta cartella check checked said dice dijo motivo reason".split()
)
_CLIENTS = frozenset("client clients cliente clienti clientes".split())
_SIGNED = re.compile(r" (?:by|da|por|de quien|di chi)\Z")
_PLACED = frozenset("text copy testo texto".split())
_NOT_THERE = frozenset("e y and ed + & / con with alt alternativo alternative".split())  # "Testo e grafica" holds both
# What is said about a post, not in it: "Copy notes", "Caption approved by", "Comentarios al texto".
_ABOUT = frozenset(("notes", "status", "approved", "person", "ignore", "metric"))
# They say whose or of what a thing is, not what it is: "Client comments", "Post owner", "Nombre de la campaña".
_WEAK = frozenset(
    "post posts content contents contenuto contenuti contenido contenidos client cliente clienti clientes brand marca name nome nombre "
    "what cosa que who chi quien where dove donde when quando cuando social page pagina publicacion pubblicazione phase fase account code "
    "description descrizione descripcion product products prodotto prodotti producto productos servizio servicio service info like action accion list ok".split()
)


@lru_cache(maxsize=4096)
def meanings(header: str) -> tuple[tuple[str, ...], bool]:
    """(fields a header may mean, in order; whether all of it was understood). Empty for an unknown one."""
    key = fold(header)
    if "#" in key and len(key) > 1 and (counts := ALIASES.get(_compact(key))):
        return counts, True  # "Post #" counts posts
    if key != "#":
        key = key.replace("#", "").replace("@", "").replace("&", " ").strip()
    found = ALIASES.get(_compact(key))
    if found:
        return found, True
    words = set(key.replace("/", " / ").split())
    if words & _UNSAID or (words & _CLIENTS and words & _TEXT_WORDS):
        return ("notes",), True
    if _SIGNED.search(key):
        return ("person",), True
    if words & _PLACED and words & _PICTURES and not words & _NOT_THERE:
        return ("design_note",), True
    bare = _bare(header)
    if bare and "text" not in bare:
        return bare, True  # "Formato (reel/post)" is no post of Instagram
    network = _one_network(_TWIN.sub("x", key))
    if network:
        return network, True
    if bare:
        return bare, True
    return _within(key.replace("/", " ").split()), False


def _bare(header: str) -> tuple[str, ...]:
    """What a header says without its remark: "Time (GMT)"."""
    bare = _REMARK.sub(" ", header)
    return ALIASES.get(_compact(fold(bare)), ()) if bare != header else ()


def _within(words: list[str]) -> tuple[str, ...]:
    """What a longer header speaks of: by its longest phrase; of single words what is said about a post goes first,
    and words that only say whose it is come last."""
    for size in range(min(4, len(words) - 1), 1, -1):
        for start in range(len(words) - size + 1):
            found = ALIASES.get("".join(words[start : start + size]))
            if found:
                return found
    singles = [(word, ALIASES[word]) for word in words if len(word) > 2 and word in ALIASES] if len(words) > 1 else []
    strong = [fields for word, fields in singles if word not in _WEAK]
    about = [fields for fields in strong if fields[0].rstrip("?!") in _ABOUT]
    return next(iter(about or strong or [fields for _, fields in singles]), ())


def nearly(header: str) -> tuple[str, ...]:
    """The fields of the header that a slip of the fingers made unknown: "Staus", "Campagin". Empty when none is near."""
    key = _compact(fold(header))
    if len(key) < 5:
        return ()
    from difflib import get_close_matches

    near = [word for word in ALIASES if word[0] == key[0] and abs(len(word) - len(key)) < 2 and len(word) > 4]
    found = [word for word in near if sorted(word) == sorted(key)] or get_close_matches(key, near, n=1, cutoff=0.87)
    return ALIASES[found[0]] if found else ()


def _one_network(key: str) -> tuple[str, ...]:
    """A column that belongs to one network: ticks, or its own text ("Testo Instagram", "FB copy")."""
    words = key.replace("/", " ").split()
    if key in NETWORKS or (len(words) == 1 and network_of(key) not in ("", ALL)):
        return (f"network:{NETWORKS.get(key) or network_of(key)}",)
    named = [word for word in words if word in NETWORKS and word not in ("in", "web", "site", "pin", "post")]
    rest = [word for word in words if word not in named]
    other = [word for word in rest if word in ALIASES and word not in _WEAK | _TEXT_WORDS | _MEDIA_WORDS]
    if len(named) == 1 and rest and not other and len(words) <= 4:
        if any(word in _TEXT_WORDS for word in rest):
            return (f"text:{NETWORKS[named[0]]}",)
        if any(word in _MEDIA_WORDS for word in rest):
            return ("media",)
    if network_of(key) not in ("", ALL) and key in ("x twitter", "twitter x", "twitter/x", "x/twitter"):
        return ("network:x",)
    return ()


def known(header: object) -> bool:
    """Whether a cell reads like a header."""
    return (
        isinstance(header, str) and 0 < len(header) < 60 and bool(meanings(header)[0]) and meanings(header)[1]
    )
