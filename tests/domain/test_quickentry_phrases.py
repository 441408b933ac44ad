"""Phrases as people type them, before and behind a title; today is Wednesday 14 October 2026, noon.

A line is: what was typed | the title left | the day, as in DAYS | the hour. A line without bars is a title alone.
"""

import pytest

from smdesk.domain.quickentry import split
from tests.domain.test_quickentry import NOW, TODAY

DAYS = {
    "we": "2026-10-14", "th": "2026-10-15", "fr": "2026-10-16", "sa": "2026-10-17", "su": "2026-10-18",
    "mo": "2026-10-19", "tu": "2026-10-20", "we+": "2026-10-21", "fr+": "2026-10-23", "we++": "2026-10-28", "th++": "2026-10-29",
}  # fmt: skip
ITALIAN = """
ven 18:30 Raviolo in diretta | Raviolo in diretta | fr | 18:30
Raviolo in diretta ven 18:30 | Raviolo in diretta | fr | 18:30
Ven 18.30 Raviolo | Raviolo | fr | 18:30
Raviolo venerdì alle 18 | Raviolo | fr | 18:00
Raviolo venerdì ore 18 | Raviolo | fr | 18:00
Raviolo ven h 18 | Raviolo | fr | 18:00
Raviolo ven h18 | Raviolo | fr | 18:00
Raviolo ven 18h | Raviolo | fr | 18:00
sab 10 Raviolo | Raviolo | sa | 10:00
sab 10 raviolo di zucca | raviolo di zucca | sa | 10:00
sabato 10 Raviolo | Raviolo | sa | 10:00
sab 0 Nottata | Nottata | sa | 00:00
sab 23 Nottata | Nottata | sa | 23:00
dom 9 Mercato contadino | Mercato contadino | su | 09:00
lun 8 Buongiorno dal banco | Buongiorno dal banco | mo | 08:00
mar 12 Menu del giorno | Menu del giorno | tu | 12:00
gio 20 Degustazione | Degustazione | th | 20:00
sab 17 Raviolo | Raviolo | sa | -
Raviolo sab 10 | Raviolo | sa | 10:00
Raviolo domani 9 | Raviolo | th | 09:00
Raviolo domani alle 9 | Raviolo | th | 09:00
domani alle 9 Raviolo | Raviolo | th | 09:00
Raviolo dopodomani alle 9:15 | Raviolo | fr | 09:15
Raviolo oggi alle 19 | Raviolo | we | 19:00
Raviolo stasera | Raviolo | we | 20:00
Raviolo stasera alle 21 | Raviolo | we | 21:00
Raviolo domani sera | Raviolo | th | 20:00
Raviolo domani mattina alle 8 | Raviolo | th | 08:00
Cena sera ven 18:30 | Cena sera | fr | 18:30
Notte bianca sab 22 | Notte bianca | sa | 22:00
Aperitivo del pomeriggio ven 17 | Aperitivo del pomeriggio | fr | 17:00
Cena venerdì sera | Cena | fr | 20:00
Raviolo 20/10 18:30 | Raviolo | tu | 18:30
Raviolo 20 ottobre alle 18:30 | Raviolo | tu | 18:30
Raviolo il 20 ottobre 2026 | Raviolo | tu | -
20/10/2026 Raviolo | Raviolo | tu | -
20/10 18:30 Raviolo | Raviolo | tu | 18:30
mar 20 ottobre 18:30 Raviolo | Raviolo | tu | 18:30
Raviolo prossimo lunedì alle 10 | Raviolo | mo | 10:00
Raviolo lunedì prossimo alle 10 | Raviolo | mo | 10:00
Raviolo martedì della prossima settimana alle 10 | Raviolo | tu | 10:00
Raviolo 18:30 | Raviolo | we | 18:30
18:30 Raviolo | Raviolo | we | 18:30
Raviolo +1w | Raviolo | we+ | -
Sugo di nonna, ven 18:30 | Sugo di nonna | fr | 18:30
Sabato 10 idee per la cena
Sab 10 minuti di sfoglia
Dom 3 ore di mercato
Ven 20% di sconto
Sab 10 novembre la sagra
Mar 10 novembre la sagra
Lun 15 euro il menu
Menu per domani
9 consigli per il sugo
Festa 2 giugno
Alle 5:40 la sfoglia
Domani 9 consigli
Cena della sera
Mezza giornata al banco
Raviolo venerdì alle 18 e 30 | Raviolo | fr | 18:30
Raviolo venerdì alle nove | Raviolo | fr | 09:00
Raviolo venerdì alle 9 meno un quarto | Raviolo | fr | 08:45
Raviolo giov 18.30 | Raviolo | th | 18:30
Raviolo fra quindici giorni | Raviolo | th++ | -
Raviolo fra un'ora | Raviolo | we | 13:00
Raviolo venerdì 9 e mezza | Raviolo | fr | 09:30
Raviolo venerdì alle 18,30 | Raviolo | fr | 18:30
Lunedì 12,50 il menu
Cotto in 2 ore
Pasta in un'ora
Consegna entro venerdì
Aperti fino alle 18:30
Buon lunedì
"""
SPANISH = """
vie 18:30 Clase abierta | Clase abierta | fr | 18:30
Clase abierta vie 18:30 | Clase abierta | fr | 18:30
Clase abierta viernes a las 18:30 | Clase abierta | fr | 18:30
Clase abierta el viernes a las 18 | Clase abierta | fr | 18:00
el viernes a las 18 Clase abierta | Clase abierta | fr | 18:00
Clase abierta viernes 18h | Clase abierta | fr | 18:00
Clase abierta viernes 18 h | Clase abierta | fr | 18:00
sáb 10 Puertas abiertas | Puertas abiertas | sa | 10:00
sab 10 puertas abiertas | puertas abiertas | sa | 10:00
sábado 10 Puertas abiertas | Puertas abiertas | sa | 10:00
dom 9 Saludo al sol | Saludo al sol | su | 09:00
lun 7 Despertar | Despertar | mo | 07:00
mar 19 Clase suave | Clase suave | tu | 19:00
jue 20 Clase suave | Clase suave | th | 20:00
jueves 20 Clase suave | Clase suave | th | 20:00
vie 0 Luna llena | Luna llena | fr | 00:00
vie 23 Luna llena | Luna llena | fr+ | -
sáb 17 Puertas abiertas | Puertas abiertas | sa | -
Clase suave mañana 9 | Clase suave | th | 09:00
mañana 9 Clase suave | Clase suave | th | 09:00
Clase suave mañana a las 9 | Clase suave | th | 09:00
mañana a las 9 Clase suave | Clase suave | th | 09:00
Clase suave pasado mañana a las 10 | Clase suave | fr | 10:00
Clase suave hoy a las 20 | Clase suave | we | 20:00
Clase suave hoy 20h | Clase suave | we | 20:00
Clase suave esta tarde | Clase suave | we | 16:00
Clase suave esta noche | Clase suave | we | 20:00
Clase suave mañana por la tarde | Clase suave | th | 16:00
Clase suave mañana por la mañana | Clase suave | th | 09:00
Cena viernes por la noche | Cena | fr | 20:00
Taller de la tarde vie 18:30 | Taller de la tarde | fr | 18:30
Yoga de noche vie 21 | Yoga de noche | fr | 21:00
Clase suave 20/10 18:30 | Clase suave | tu | 18:30
Clase suave 20 de octubre a las 18:30 | Clase suave | tu | 18:30
Clase suave el 20 de octubre de 2026 | Clase suave | tu | -
20/10/2026 Clase suave | Clase suave | tu | -
martes 20 de octubre 18:30 Clase suave | Clase suave | tu | 18:30
Clase suave el próximo lunes a las 10 | Clase suave | mo | 10:00
Clase suave lunes que viene 10h | Clase suave | mo | 10:00
Clase suave martes de la semana que viene a las 10 | Clase suave | tu | 10:00
Clase suave a las 7 de la tarde del viernes | Clase suave | fr | 19:00
Clase suave viernes a las 7 y media | Clase suave | fr | 07:30
18:30 Clase suave | Clase suave | we | 18:30
Clase suave dentro de dos semanas | Clase suave | we++ | -
Clase suave +1w | Clase suave | we+ | -
Viernes 3 ideas para estirar
Sáb 10 minutos de calma
Dom 2 horas de silencio
Lun 20 % menos
Vie 12 euros la clase
Plan para mañana
Mañana 3 posturas
Viernes Santo
3 posturas para la noche
Buenas noches
Abierto 24/7
Clase suave viernes a las nueve y cuarto | Clase suave | fr | 09:15
Clase suave viernes a las 9 menos cuarto | Clase suave | fr | 08:45
Clase suave jueves noche | Clase suave | th | 20:00
Clase suave pasado mañana a mediodía | Clase suave | fr | 12:00
Clase suave dentro de quince días | Clase suave | th++ | -
10 trucos para el lunes
Meditar en una hora
Abierto hasta las 18:30
Feliz viernes
Fiesta de noche
"""
ENGLISH = """
fri 18:30 Soup night | Soup night | fr | 18:30
Soup night fri 18:30 | Soup night | fr | 18:30
Soup night fri 6pm | Soup night | fr | 18:00
Soup night fri 6:30pm | Soup night | fr | 18:30
Soup night fri at 6.30 p.m. | Soup night | fr | 18:30
Soup night Friday at 18:30 | Soup night | fr | 18:30
Soup night on Friday at 6pm | Soup night | fr | 18:00
on Friday at 6pm Soup night | Soup night | fr | 18:00
Soup night 18:30 | Soup night | we | 18:30
Soup night tomorrow 18:30 | Soup night | th | 18:30
Soup night next fri 18:30 | Soup night | fr+ | 18:30
Movie evening sat 20 | Movie evening | sa | 20:00
Coffee morning sat 10 | Coffee morning | sa | 10:00
Reading afternoon sun 15:00 | Reading afternoon | su | 15:00
Soup Friday night | Soup | fr | 20:00
Soup tomorrow night | Soup | th | 20:00
Soup tonight | Soup | we | 20:00
Soup tonight at 8 | Soup | we | 20:00
Story time this afternoon | Story time | we | 16:00
sat 10 Story time | Story time | sa | 10:00
sat 10 story time | story time | sa | 10:00
Saturday 10 Story time | Story time | sa | 10:00
sun 9 Market | Market | su | 09:00
mon 8 Hello | Hello | mo | 08:00
tue 19 Book club | Book club | tu | 19:00
Thursday 18 Story time | Story time | th | 18:00
thu 0 Midnight release | Midnight release | th | 00:00
sat 17 Story time | Story time | sa | -
fri 23 Story time | Story time | fr+ | -
Story time sat 10 | Story time | sa | 10:00
Story time sat 10am | Story time | sa | 10:00
Story time tomorrow at noon | Story time | th | 12:00
Story time tomorrow 9 | Story time | th | 09:00
tomorrow 9 Story time | Story time | th | 09:00
next tue 6pm Story time | Story time | tu | 18:00
Story time day after tomorrow at 9 | Story time | fr | 09:00
Story time Oct 20 6pm | Story time | tu | 18:00
Story time 20 October at 18:30 | Story time | tu | 18:30
Story time October 20th, 2026 | Story time | tu | -
2026-10-20 Story time | Story time | tu | -
2026-10-20 18:30 Story time | Story time | tu | 18:30
tue 20 October 18:30 Story time | Story time | tu | 18:30
Read a book in 2 weeks
Story time +1w | Story time | we+ | -
Story time, Friday | Story time | fr | -
Friday 5 tips
Sat 10 minutes with a book
Sun 3 hours of silence
Fri 20% off
Mon 15 pounds a seat
Black Friday
Menu for tomorrow
Top 10 books
Good night
A night at the library
Open 24/7
Soup Friday half past six | Soup | fr | 06:30
Soup Friday at nine | Soup | fr | 09:00
Soup on the 20th at 18:30 | Soup | tu | 18:30
Soup the day after tomorrow | Soup | fr | -
Soup tmrw 9am | Soup | th | 09:00
Soup (fri 18:30) | Soup | fr | 18:30
Soup (with beans)
tonight 9:30pm Soup | Soup | we | 21:30
Bake it in an hour
Now open until 6pm
We met on 3 December 1926
Happy Friday
"""
CASES = [
    (language, line)
    for language, lines in (("it", ITALIAN), ("es", SPANISH), ("en", ENGLISH))
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_a_title_and_its_moment(language: str, line: str) -> None:
    text, *wanted = line.split(" | ")
    title, entry = split(text, today=TODAY, now_wall=NOW, language=language)
    if not wanted:
        assert (title, entry) == (text, None)
        return
    rest, day, hour = wanted
    assert entry is not None
    assert (title, entry.day.isoformat(), entry.hour or "-") == (rest, DAYS[day], hour)


@pytest.mark.parametrize("language", ["it", "es", "en"])
def test_each_language_has_forty_phrases(language: str) -> None:
    assert len([line for code, line in CASES if code == language]) >= 40
