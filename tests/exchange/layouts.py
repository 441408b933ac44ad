"""The layouts: how sixty-six people keep their plan, written down before the importer existed.

They follow the planning sheets that templates, guides and agencies hand out in the three languages; none was bent
to fit the parser. A layout is a line of headers with the kind of value below each; kinds are read by ``sheets``.
"""
# ruff: noqa: E501  (layouts read better in long lines)
# fmt: off

from dataclasses import dataclass

PRESET = ("instagram", "facebook_page", "linkedin")


@dataclass(frozen=True)
class Layout:
    """How one person keeps her plan. ``columns`` is "Header=kind | Header=kind"."""

    name: str
    language: str
    columns: str
    delimiter: str = ","
    encoding: str = "utf-8"
    ext: str = "csv"
    start: str = "2026-05-04"
    step: tuple[int, ...] = (2, 2, 3)
    rows: int = 12
    networks: tuple[str, ...] = ("instagram",)
    preamble: tuple[tuple[str, ...], ...] = ()
    sections: str = ""  # "week" or "month": separator rows between weeks or months
    per_network: bool = False  # one row per network and day
    same_text: bool = True  # with per_network: the same words everywhere
    blank_date: bool = False  # with per_network: the date only on the first row of the day
    trailing: int = 0  # empty rows at the end
    curly: bool = False


# Every layout: the columns as their owner wrote them. Kinds are read by _cell.
LAYOUTS: tuple[Layout, ...] = (
    # --- Italian
    Layout("it-classic", "it", "Data=dmy/ | Giorno=weekday | Ora=hm | Canale=net | Rubrica=pillar | Copy=text | Hashtag=tags | Visual=brief | Stato=status", delimiter=";"),
    Layout("it-excel-cp1252", "it", "DATA=dmy/ | ORARIO=h.m | SOCIAL=short | ARGOMENTO=title | TESTO POST=text | CALL TO ACTION=cta | NOTE=note", delimiter=";", encoding="cp1252", networks=("instagram", "facebook_page")),
    Layout("it-no-network", "it", "Data=dmy/ | Titolo=title | Testo=text | Immagine=media", delimiter=";"),
    Layout("it-no-time", "it", "Giorno=weekday | Data=dm/yy | Piattaforma=net | Tema=pillar | Caption=text | Hashtag=tags"),
    Layout("it-preamble", "it", "Data pubblicazione=dmy. | Ora pubblicazione=hm | Canali=plus | Titolo del post=title | Testo del post=text | Link=link | Stato avanzamento=status", preamble=(("PIANO EDITORIALE SOCIAL – PASTIFICIO VALDORSA",), ("Maggio 2026",), ()), networks=("instagram", "facebook_page"), delimiter=";"),
    Layout("it-long-dates", "it", "Data=long | Ora=oreh | Social=net | Contenuto=text | Grafica=brief | Approvato=yes"),
    Layout("it-wd-month", "it", "Data=wdlong | Orario=hm | Canale=net | Pillar=pillar | Hook=title | Copy completo=text | CTA=cta | Formato=format", delimiter="\t", ext="tsv"),
    Layout("it-wd-abbr", "it", "Quando=wdabbr | Dove=short | Cosa=title | Testo=text | Foto=media", delimiter=";", networks=("facebook_page",)),
    Layout("it-network-rows", "it", "Data=dmy/ | Ora=hm | Canale=net | Argomento=title | Copy=text | Stato=status", per_network=True, networks=("instagram", "facebook_page", "linkedin"), delimiter=";"),
    Layout("it-network-rows-differ", "it", "Data=iso | Canale=net | Tema=title | Testo=text | Hashtag=tags", per_network=True, same_text=False, networks=("instagram", "linkedin")),
    Layout("it-merged-days", "it", "Data=dmy/ | Canale=net | Argomento=title | Copy=text", per_network=True, blank_date=True, networks=("instagram", "facebook_page"), delimiter=";"),
    Layout("it-ticks", "it", "Data=dmy/ | Ora=hm | Testo=text | Instagram=tick | Facebook=tick | LinkedIn=tick | TikTok=tick", networks=("instagram", "linkedin"), delimiter=";"),
    Layout("it-text-per-network", "it", "Data=dmy/ | Ora=hm | Titolo=title | Testo Instagram=textof:instagram | Testo Facebook=textof:facebook_page | Testo LinkedIn=textof:linkedin", networks=("instagram", "facebook_page", "linkedin")),
    Layout("it-weeks", "it", "Settimana=week | Data=dmy/ | Giorno=weekday | Canale=net | Rubrica=pillar | Descrizione post=text | Note grafico=brief", delimiter=";", sections="week"),
    Layout("it-xlsx", "it", "Data=xdate | Ora=xtime | Canale=net | Categoria=pillar | Titolo=title | Caption=text | Hashtag=tags | Creatività=brief | Status=status", ext="xlsx"),
    Layout("it-xlsx-title", "it", "N.=number | Data=xdate | Giorno=weekday | Canale social=plus | Copy=text | Link immagine=mediaurl | Note interne=note", ext="xlsx", preamble=(("Calendario editoriale",), ("Cliente: Pastificio Valdorsa", "", "Mese: maggio")), networks=("instagram", "facebook_page")),
    Layout("it-all", "it", "Data=dmy/ | Ora=hm | Social=all:Tutti | Post=text | Hashtags=tags", networks=PRESET, delimiter=";"),
    Layout("it-utf16", "it", "Data=dmy/ | Ora=h.m | Rete=net | Testo=text | Immagine/Video=media | Testo alternativo=alt", encoding="utf-16", delimiter="\t", ext="txt"),
    Layout("it-bom", "it", "Data e ora=dmyhm | Pagina=net | Messaggio=text | Collegamento=link | Primo commento=first", encoding="utf-8-sig", delimiter=";", networks=("facebook_page",)),
    Layout("it-abbr-month", "it", "DATA=dmonyy | FASCIA ORARIA=hm | CANALI=slash | PILASTRO=pillar | COPY=text | VISUAL=brief | STATO=status | NOTE CLIENTE=note", networks=("instagram", "facebook_page"), delimiter=";"),
    Layout("it-objective", "it", "Data=dmy- | Obiettivo=objective | Target=segment | Canale=net | Tipologia contenuto=format | Tematica=pillar | Headline=title | Body copy=text | Call to action=cta | Materiali=media", delimiter=";"),
    Layout("it-few", "it", "data=dmy/ | testo=text", delimiter=",", rows=9),
    Layout("it-short-month", "it", "Data=dmy/ | Canale=net | Testo=text | Hashtag=tags", start="2026-05-02", step=(1, 2, 1), rows=7, delimiter=";"),
    Layout("it-responsible", "it", "Responsabile=person | Scadenza bozza=lead | Data uscita=dmy/ | Ora uscita=hm | Canale=net | Titolo=title | Testo=text | Approvazione=status", delimiter=";"),
    # --- Spanish
    Layout("es-classic", "es", "Fecha=dmy/ | Día=weekday | Hora=hm | Red social=net | Pilar=pillar | Copy=text | Hashtags=tags | Diseño=brief | Estado=status"),
    Layout("es-semi", "es", "FECHA=dmy/ | HORA=hmh | RED=short | TEMA=title | TEXTO=text | IMAGEN=media | LLAMADO A LA ACCIÓN=cta", delimiter=";", encoding="cp1252", networks=("instagram", "facebook_page")),
    Layout("es-parrilla", "es", "Semana=week | Fecha=wdlong | Plataforma=net | Formato=format | Objetivo=objective | Idea de contenido=title | Copy out=text | Copy in=brief | CTA=cta | Estatus=status"),
    Layout("es-noyear", "es", "Fecha=dm | Hora=ampm | Red=net | Categoría=pillar | Mensaje=text | Enlace=link"),
    Layout("es-y", "es", "Fecha de publicación=iso | Hora de publicación=hm | Redes=y | Título=title | Descripción=text | Hashtags=tags | Recurso gráfico=brief", networks=("instagram", "facebook_page"), delimiter=";"),
    Layout("es-xlsx", "es", "Fecha=xdate | Hora=xtime | Red social=net | Tipo de contenido=format | Tema=pillar | Texto=text | Imagen=media | Estado=status", ext="xlsx"),
    Layout("es-xlsx-title", "es", "Día=weekday | Fecha=xdate | Canal=plus | Pilar de contenido=pillar | Gancho=title | Copy=text | Brief visual=brief | Notas=note", ext="xlsx", preamble=(("CALENDARIO EDITORIAL MAYO 2026",), ()), networks=("instagram", "facebook_page")),
    Layout("es-rows", "es", "Fecha=dmy/ | Red social=net | Tema=title | Copy=text | Estado=status", per_network=True, networks=("instagram", "linkedin"), delimiter=";"),
    Layout("es-rows-differ", "es", "Fecha=dmy- | Hora=hm | Canal=net | Título=title | Texto=text", per_network=True, same_text=False, networks=("instagram", "facebook_page", "linkedin")),
    Layout("es-no-network", "es", "Fecha=dmy/ | Hora=hm | Contenido=text | Foto=media | Hashtag=tags"),
    Layout("es-marks", "es", "Fecha=dmy/ | Hora=hm | Copy=text | IG=tick | FB=tick | LinkedIn=tick", networks=("instagram", "facebook_page"), delimiter=";"),
    Layout("es-long", "es", "Fecha=esde | Horario=hm | Canal=net | Asunto=title | Cuerpo del mensaje=text | Link=link", delimiter="\t", ext="tsv"),
    Layout("es-todas", "es", "Fecha=dmy/ | Redes sociales=all:Todas | Publicación=text | Imagen=mediaurl", networks=PRESET, delimiter=";"),
    Layout("es-month-sections", "es", "Fecha=dmy/ | Hora=hm | Red=net | Campaña=campaign | Texto del post=text | Estado=status", sections="month", step=(5, 4, 6), delimiter=";"),
    Layout("es-utf16le", "es", "Fecha=dmy/ | Red=net | Texto=text", encoding="utf-16-le", delimiter="\t", ext="txt"),
    Layout("es-alt", "es", "Nº=number | Fecha=dmonyy | Hora=hm | Perfil=net | Copy=text | Texto alternativo=alt | Imagen=media | Responsable=person | Observaciones=note", delimiter=";"),
    Layout("es-dotted", "es", "DIA=dmy. | HORA=h.m | RRSS=slash | CONTENIDO=text | #HASHTAGS=tags", networks=("instagram", "facebook_page"), delimiter=";"),
    # --- English
    Layout("en-classic", "en", "Week=week | Day=weekday | Date=iso | Platform=net | Content Type=format | Status=status | Theme=pillar | Hook/Title=title | Full Caption=text | Hashtags=tags | Media File=media | Link=link | CTA=cta | Publish Time=ampm | Notes=note"),
    Layout("en-template", "en", "Client=client | Date=iso | Platform=net | Content type=format | Copy=text | Status=status"),
    Layout("en-us", "en", "Date=mdy/ | Day=weekday | Time=ampm | Channel=net | Topic=title | Copy=text | Image=media"),
    Layout("en-us-noweekday", "en", "Post Date=mdy/ | Post Time=ampm | Social Network=net | Caption=text | Link=link"),
    Layout("en-uk", "en", "Date=dmy/ | Time=hm | Platform=net | Pillar=pillar | Post copy=text | Visual=brief | Approved?=yes"),
    Layout("en-uk-short", "en", "Date=dm/yy | Time=ampmdot | Channel=net | Post=text | Hashtags=tags | Owner=person", step=(3, 2, 2)),
    Layout("en-mon", "en", "Date=mond | Day=wd3 | Platform(s)=comma | Content Pillar=pillar | Post Title=title | Caption=text | Visual Direction=brief | Call to Action=cta", networks=("instagram", "facebook_page")),
    Layout("en-wd", "en", "Date=wdmond | Time=ampm | Where=net | What=text | Picture=media"),
    Layout("en-dmon", "en", "Date=dmon | Time=hm | Network=plus | Message=text | URL=link", networks=("facebook_page", "linkedin")),
    Layout("en-platform-rows", "en", "Date=iso | Time=hm | Platform=net | Topic=title | Copy=text | Status=status", per_network=True, networks=("instagram", "facebook_page", "linkedin")),
    Layout("en-platform-rows-differ", "en", "Date=mdy/ | Platform=net | Campaign=campaign | Headline=title | Body=text", per_network=True, same_text=False, networks=("instagram", "x", "linkedin")),
    Layout("en-checkboxes", "en", "Date=iso | Time=hm | Copy=text | Instagram=bool | Facebook=bool | LinkedIn=bool | X=bool", networks=("instagram", "facebook_page")),
    Layout("en-copy-columns", "en", "Date=iso | Topic=title | Facebook copy=textof:facebook_page | Instagram caption=textof:instagram | LinkedIn post=textof:linkedin | Asset link=mediaurl", networks=PRESET),
    Layout("en-xlsx", "en", "Date=xdate | Time=xtime | Platform=net | Theme=pillar | Title=title | Caption=text | Hashtags=tags | Creative brief=brief | Status=status", ext="xlsx"),
    Layout("en-xlsx-preamble", "en", "#=number | Publish date=xdatetime | Channels=plus | Copy=text | Design notes=brief | Approver=person", ext="xlsx", preamble=(("Larch & Lantern Books: content plan",), ("Prepared by", "Sam"), ()), networks=("instagram", "facebook_page")),
    Layout("en-no-network", "en", "date=iso | caption=text | image=media | hashtags=tags", trailing=30),
    Layout("en-notion", "en", "Name=title | Date=longcomma | Platform=comma | Status=status | Copy=text | Tags=pillar", networks=("instagram", "facebook_page"), encoding="utf-8-sig"),
    Layout("en-trello", "en", "Card Name=title | Due Date=isoz | Labels=pillar | Card Description=text | List=status"),
    Layout("en-sheets-dt", "en", "Scheduled for=isodt | Account=net | Content=text | First comment=first | Alt text=alt | Media=media"),
    Layout("en-curly", "en", "Publish Date=iso | Publish Time=ampm | Channel=net | Post Text=text | Objective=objective | Audience=segment", curly=True),
    Layout("en-weeks", "en", "Date=dmy/ | Platform=net | Post idea=title | Draft copy=text | Asset=media | Notes=note", sections="week", preamble=(("May plan",),)),
    Layout("en-pipe", "en", "Date=iso | Time=hm | Platform=short | Copy=text", delimiter="|", ext="txt", networks=("linkedin",)),
    Layout("en-all", "en", "Date=iso | Platforms=all:All | Copy=text | CTA=cta", networks=PRESET),
    Layout("en-blog", "en", "Go-live date=wdmond | Channel=net | Working title=title | Copy=text | Stage=status", networks=("wordpress",)),
    Layout("en-ambiguous", "en", "Date=dmy/ | Platform=net | Copy=text", start="2026-05-05", step=(31, 30, 31), rows=4),
)
