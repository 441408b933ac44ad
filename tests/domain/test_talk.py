"""Broadcast or conversation: twenty texts of each language, and the share of them."""

import pytest

from smdesk.domain import talk
from smdesk.domain.errors import BadInput

ASKING = {
    "it": (
        "Domani paccheri al forno. Voi con che sugo li fate?", "Burro o pomodoro? Scrivetecelo nei commenti.",
        "Raccontateci la vostra domenica a tavola.", "Sondaggio: spaghetti o tagliatelle.", "Rispondi con un’emoji.",
        "Mandateci la foto del vostro piatto.", "Diteci quale formato manca.", "Vota il formato del mese!",
        "Facci sapere se passi sabato.", "Che cosa mettete nel brodo?\n\nNoi il solito.",
    ),
    "es": (
        "Mañana hay tinte natural. ¿Cuál probáis primero?", "Cuéntanos qué champú usas.", "Encuesta: ¿rizo o liso?",
        "Responde con un corazón.", "Mándanos tu foto.", "Dinos a qué hora te viene mejor.", "Vota tu color preferido.",
        "Te leemos en los comentarios.", "¿Te lo cortas en otoño?", "Envíanos tus dudas por mensaje.",
    ),
    "en": (
        "New on the table this week. What are you reading?", "Tell us the last line you remember.", "Poll: paperback or hardback.",
        "Reply with a title.", "Send us a picture of your shelf.", "Let us know if you are coming.", "Vote for the book of the month.",
        "Your answer in the comments, please.", "What did you read at thirteen? No judgement.", "Share your favourite first line.",
    ),
}  # fmt: skip
TELLING = {
    "it": (
        "Da oggi in negozio i paccheri di grano antico.", "Il segreto? La pazienza.", "È facile? No, ma vale la pena.",
        "Lucia racconta la farina di suo nonno.", "Orari di Natale: aperti fino alle 13.", "Prenota il tuo vassoio entro venerdì.",
        "Sconto del 10% sulla secca.", "Tutto su https://valdorsa.example/?q=pasta",
        "La risposta è nel forno.", "Il commento di Anna: buonissimi.",
    ),
    "es": (
        "Nuevo horario desde el lunes.", "¿El truco? Agua tibia.", "¿Duele? No, nada.", "Reserva tu hora por teléfono.",
        "Marta responde cada tarde en la silla.", "Cerramos el domingo.", "Champú sólido a 12 €.", "Más en https://higuera.example/?a=1",
        "Irene cuenta su historia.", "La encina da sombra todo el año.",
    ),
    "en": (
        "Doors open at nine.", "The secret? Patience.", "Is it long? Yes, and worth it.", "Order before Friday.",
        "Anna tells the story of the shop.", "The reply came after ten years.", "Three new arrivals.", "See https://larch.example/?b=2",
        "She let nobody know.", "A vote of thanks to the council.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["it", "es", "en"])
def test_what_asks_for_an_answer_is_told_from_what_tells(language):
    assert len(ASKING[language]) + len(TELLING[language]) == 20
    assert [text for text in ASKING[language] if not talk.asks(text, language)] == []
    assert [text for text in TELLING[language] if talk.asks(text, language)] == []


def test_a_person_goes_before_the_words_and_the_call_is_read_too():
    assert talk.talk_of("broadcast", "What do you read?", "", "en") == "broadcast"
    assert talk.talk_of("", "Doors open at nine.", "Tell us who comes", "en") == "conversation"
    assert talk.talk_of("", "Doors open at nine.", "", "en") == "broadcast"
    assert (talk.said_by(""), talk.said_by("broadcast")) == ("words", "person")


def test_another_language_goes_by_its_questions():
    assert talk.asks("Was lest ihr gerade so?", "de") and not talk.asks("Neu im Laden.", "de")


def test_a_share_is_judged_only_by_a_rule():
    assert talk.Share(3, 1).has == 33 and not talk.Share(3, 0).short
    assert talk.Share(3, 1, 40).short and not talk.Share(5, 2, 40).short and not talk.Share(0, 0, 40).short


def test_what_is_no_way_to_talk_is_refused():
    assert talk.checked(" Conversation ") == "conversation"
    with pytest.raises(BadInput, match="broadcast, conversation"):
        talk.checked("maybe")
