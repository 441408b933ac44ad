"""Names of the emoji that posts use most, in Italian and Spanish, for documents made where no emoji font is.

Another sign is given by its code, which anybody can look up: the English name of Unicode would be no word of the
document's language.
"""

from functools import cache

# Sign | Italian | Spanish, after the names of Unicode CLDR; skin tones and the sign that joins are left out.
_NAMES = """
😀 faccina sorridente|cara sonriente
😃 faccina che ride|cara que ríe
😄 faccina che ride|cara que ríe
😁 sorriso a denti stretti|cara radiante
😆 risata|carcajada
😅 sorriso con sudore|sonrisa con sudor
😂 lacrime di gioia|lágrimas de alegría
🤣 risata a terra|muerto de risa
😊 sorriso|sonrisa
☺ sorriso|sonrisa
🙂 sorriso lieve|sonrisa leve
😉 occhiolino|guiño
😍 occhi a cuore|ojos de corazón
🥰 faccina con cuori|cara con corazones
😘 bacio|beso
😋 gnam|qué rico
😎 occhiali da sole|gafas de sol
🤩 occhi a stella|ojos de estrella
🥳 festa|fiesta
😇 angioletto|angelito
🤔 pensieroso|pensativo
🤫 silenzio|silencio
😏 sorrisetto|sonrisa pícara
😴 sonno|sueño
🥹 commozione|emoción
🥺 supplica|súplica
😢 lacrima|lágrima
😭 pianto|llanto
😱 urlo|grito
😮 stupore|asombro
😳 rossore|rubor
😡 rabbia|enfado
🤯 testa che esplode|cabeza que explota
🤗 abbraccio|abrazo
🙈 scimmietta che non vede|mono que no ve
👍 pollice in su|pulgar hacia arriba
👎 pollice in giù|pulgar hacia abajo
👏 applauso|aplauso
🙌 mani alzate|manos levantadas
🙏 mani giunte|manos juntas
🤝 stretta di mano|apretón de manos
💪 muscoli|bíceps
👋 ciao con la mano|saludo con la mano
✌ vittoria|victoria
🤞 dita incrociate|dedos cruzados
👌 ok con la mano|señal de ok
🫶 cuore con le mani|corazón con las manos
☝ indice in su|índice hacia arriba
👉 indice a destra|índice a la derecha
👈 indice a sinistra|índice a la izquierda
👇 indice in giù|índice hacia abajo
👆 indice in su|índice hacia arriba
✍ mano che scrive|mano que escribe
👀 occhi|ojos
👩 donna|mujer
👨 uomo|hombre
🧑 persona|persona
👧 bambina|niña
👦 bambino|niño
👶 neonato|bebé
👵 nonna|abuela
👴 nonno|abuelo
👪 famiglia|familia
🧘 meditazione|meditación
💃 donna che balla|mujer que baila
🏃 corsa|carrera
🚶 camminata|paseo
🧑‍🍳 cuoco|cocinero
👩‍🍳 cuoca|cocinera
👨‍🍳 cuoco|cocinero
❤ cuore rosso|corazón rojo
🧡 cuore arancione|corazón naranja
💛 cuore giallo|corazón amarillo
💚 cuore verde|corazón verde
💙 cuore blu|corazón azul
💜 cuore viola|corazón morado
🖤 cuore nero|corazón negro
🤍 cuore bianco|corazón blanco
🤎 cuore marrone|corazón marrón
💕 due cuori|dos corazones
💖 cuore che brilla|corazón brillante
💗 cuore che cresce|corazón que crece
💔 cuore spezzato|corazón roto
💋 bacio|beso
✨ scintille|destellos
⭐ stella|estrella
🌟 stella che brilla|estrella brillante
💫 stelle in giro|estrellas en giro
🔥 fuoco|fuego
💥 esplosione|explosión
💯 cento punti|cien puntos
💡 lampadina|bombilla
🎉 coriandoli|confeti
🎊 festa|fiesta
🎈 palloncino|globo
🎁 regalo|regalo
🎂 torta di compleanno|tarta de cumpleaños
🎄 albero di Natale|árbol de Navidad
🎅 Babbo Natale|Papá Noel
🎃 zucca|calabaza
🎓 laurea|graduación
🎵 nota musicale|nota musical
🎶 note musicali|notas musicales
🎤 microfono|micrófono
🎧 cuffie|auriculares
🎨 tavolozza|paleta
🎬 ciak|claqueta
🎭 teatro|teatro
🎟 biglietto|entrada
🏆 coppa|trofeo
🥇 primo premio|primer premio
⚽ pallone|balón
📅 calendario|calendario
📆 calendario|calendario
🗓 calendario|calendario
⏰ sveglia|despertador
⏳ clessidra|reloj de arena
🕒 orologio|reloj
📍 puntina|chincheta
📌 puntina|chincheta
📣 megafono|megáfono
📢 altoparlante|altavoz
🔔 campanella|campana
📷 macchina fotografica|cámara
📸 foto con flash|cámara con flash
📹 videocamera|videocámara
🎥 cinepresa|cámara de cine
📱 telefono|móvil
💻 computer|ordenador
📞 telefono|teléfono
📩 busta in arrivo|sobre
📧 posta elettronica|correo electrónico
✉ busta|sobre
💌 lettera d'amore|carta de amor
💬 fumetto|bocadillo
📝 appunti|notas
✏ matita|lápiz
📚 libri|libros
📖 libro aperto|libro abierto
📊 grafico|gráfico
📈 grafico in salita|gráfico al alza
📦 pacco|paquete
🛒 carrello|carrito
🛍 borse della spesa|bolsas de la compra
💰 sacco di soldi|bolsa de dinero
💶 banconote|billetes
💳 carta di pagamento|tarjeta de pago
🏷 etichetta|etiqueta
🔗 collegamento|enlace
🔑 chiave|llave
🔒 lucchetto|candado
🔍 lente|lupa
🔎 lente|lupa
✅ spunta|marca de verificación
☑ spunta|marca de verificación
✔ spunta|marca de verificación
❌ croce|cruz
❎ croce|cruz
❗ punto esclamativo|signo de exclamación
❓ punto interrogativo|signo de interrogación
⚠ attenzione|atención
🚫 vietato|prohibido
🆕 novità|nuevo
🆓 gratis|gratis
🔝 in cima|arriba
➡ freccia a destra|flecha a la derecha
⬅ freccia a sinistra|flecha a la izquierda
⬇ freccia in giù|flecha hacia abajo
⬆ freccia in su|flecha hacia arriba
▶ avvia|reproducir
♻ riciclo|reciclaje
🔴 cerchio rosso|círculo rojo
🟢 cerchio verde|círculo verde
🔵 cerchio blu|círculo azul
☀ sole|sol
🌞 sole|sol
🌙 luna|luna
🌈 arcobaleno|arcoíris
☁ nuvola|nube
🌧 pioggia|lluvia
❄ fiocco di neve|copo de nieve
🌊 onda|ola
🌍 mondo|mundo
🌱 germoglio|brote
🌿 foglie|hojas
🍀 quadrifoglio|trébol
🍃 foglie al vento|hojas al viento
🍂 foglie secche|hojas secas
🍁 foglia d'acero|hoja de arce
🌳 albero|árbol
🌸 fiore di ciliegio|flor de cerezo
🌹 rosa|rosa
🌷 tulipano|tulipán
🌻 girasole|girasol
🌺 ibisco|hibisco
💐 mazzo di fiori|ramo de flores
🌾 spighe|espigas
🐶 cane|perro
🐱 gatto|gato
🦋 farfalla|mariposa
🐝 ape|abeja
🐟 pesce|pez
🍎 mela|manzana
🍋 limone|limón
🍇 uva|uvas
🍓 fragola|fresa
🍅 pomodoro|tomate
🥑 avocado|aguacate
🥕 carota|zanahoria
🍄 fungo|seta
🥖 pane|pan
🍞 pane|pan
🥐 cornetto|cruasán
🧀 formaggio|queso
🥚 uovo|huevo
🍳 padella|sartén
🍝 spaghetti|espaguetis
🍕 pizza|pizza
🍔 hamburger|hamburguesa
🥗 insalata|ensalada
🥘 pentola|paella
🍲 zuppa|guiso
🍽 piatto e posate|plato y cubiertos
🍴 posate|cubiertos
🍦 gelato|helado
🍰 torta|tarta
🍪 biscotto|galleta
🍫 cioccolato|chocolate
☕ caffè|café
🍵 tè|té
🍷 vino|vino
🍺 birra|cerveza
🍻 brindisi con birra|brindis con cerveza
🥂 brindisi|brindis
🍹 cocktail|cóctel
🏠 casa|casa
🏡 casa con giardino|casa con jardín
🏪 negozio|tienda
🏖 spiaggia|playa
⛰ montagna|montaña
🚀 razzo|cohete
🚗 auto|coche
🚲 bicicletta|bicicleta
🚂 treno|tren
✈ aereo|avión
🚚 furgone|furgoneta
👗 vestito|vestido
👟 scarpa da corsa|zapatilla
👠 scarpa col tacco|zapato de tacón
👜 borsa|bolso
💄 rossetto|pintalabios
💅 smalto|esmalte
💇 taglio di capelli|corte de pelo
🕯 candela|vela
🧶 gomitolo|ovillo
✂ forbici|tijeras
🛠 attrezzi|herramientas
"""
LANGUAGES = ("it", "es")


@cache
def _names(language: str) -> dict[str, str]:
    at = LANGUAGES.index(language)
    rows = (line.partition(" ") for line in _NAMES.strip().splitlines())
    return {sign: names.split("|")[at] for sign, _, names in rows}


def named(sign: str, language: str) -> str:
    """The name of one sign (or of several that are joined into one); empty when it is not among these."""
    return _names(language).get(sign, "")


def code(sign: str) -> str:
    """ "U+1F9A5": what a sign without a name here is called."""
    return f"U+{ord(sign):04X}"
