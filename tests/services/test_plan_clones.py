"""No client gets another's text; claims and words of the plan reach the checklist of each post."""

from collections.abc import Callable
from datetime import date

import pytest

from smdesk.domain.clients import Client
from smdesk.domain.quality import Check
from smdesk.services import clones, composing, plan, posts
from smdesk.storage.store import Store

TEXT = (
    "Le 5:40. La sfoglia non aspetta nessuno, nemmeno il caffè. Oggi maltagliati: irregolari per natura, buoni per "
    "scelta. Chi passa prima delle nove li trova ancora tiepidi sul banco di legno."
)
TODAY = date(2026, 10, 15)


def checks(store: Store, post_id: int) -> dict[str, Check]:
    """The checklist of a post, by id."""
    whole = posts.get(store, post_id)
    plan_ = store.clients.plan(whole.post.client_id)
    return {one.id: one for one in composing.sheet(whole, plan_, [], TODAY, composing.clones_of(store, whole)).checks}


def test_a_text_of_another_client_is_noticed_and_never_blocks(
    store: Store, client: Client, add_client: Callable[..., Client]
) -> None:
    other = add_client("Forno Alto")
    theirs = posts.add(store, other.id, title="x", text=TEXT)
    changed = TEXT.replace("Le 5:40", "Le 6:10").replace("maltagliati", "tagliatelle").replace("nemmeno il caffè", "mai")
    mine = posts.add(store, client.id, title="x", text=changed)
    (found,) = clones.warnings(store, changed, client.id)
    assert (found.client, found.post_id) == ("Forno Alto", theirs.id) and found.score > 0.5
    assert found.shared in changed
    check = checks(store, mine.id)["clone"]
    assert check.ok is False and not check.blocks and check.values["client"] == "Forno Alto"
    # One's own text again is no clone, nor is one in the bin, nor a greeting.
    assert clones.warnings(store, TEXT, other.id)[0].client == client.name
    posts.delete(store, [theirs.id])
    assert clones.warnings(store, changed, client.id) == ()
    assert "clone" not in checks(store, mine.id)
    assert clones.warnings(store, "Buona domenica a tutti!", client.id) == ()


def test_one_turn_of_phrase_is_no_clone(store: Store, client: Client, add_client: Callable[..., Client]) -> None:
    posts.add(store, add_client("Other").id, text=f"{TEXT} Si prenota dal link nel profilo, fino a esaurimento.")
    text = "Domani passatelli in brodo per chi torna tardi dal lavoro. Si prenota dal link nel profilo, fino a esaurimento."
    assert clones.warnings(store, text, client.id) == ()


def test_what_is_never_reused_is_kept(store: Store, client: Client, add_client: Callable[..., Client]) -> None:
    other = add_client("Other")
    card = plan.single(store, "artisan_card", other.id)
    line = "Cinque litri d’acqua e il sale quando bolle: nonna Ines diceva tanta, noi l’abbiamo misurata"
    plan.edit(store, card, never_reused=f"Il contatore\n{line}")
    (found,) = clones.warnings(store, f"{line}. Salvate il post.", client.id)
    assert (found.client_id, found.post_id) == (other.id, 0)
    assert clones.warnings(store, line, other.id) == ()
    plan.edit(store, plan.single(store, "artisan_card", other.id), never_reused="Altro")
    assert clones.warnings(store, f"{line}. Salvate il post.", client.id) == ()


def test_words_the_brand_never_uses_are_found_in_posts(store: Store, client: Client) -> None:
    post = posts.add(store, client.id, title="x", text="Una pasta gourmet, prenota dal link.")
    assert checks(store, post.id)["tone"].ok
    rule = plan.add(store, "voice_rule", client.id, kind="word", text="gourmet")
    assert not checks(store, post.id)["tone"].ok
    notes = composing.notes_on("Una pasta gourmet", "it", store.clients.plan(client.id))
    assert [note.excerpt for note in notes] == ["gourmet"]
    plan.archive(store, rule)
    assert checks(store, post.id)["tone"].ok


@pytest.mark.parametrize(
    ("proof", "expires", "text", "ok"),
    [
        ("Certificato 12/2026", "2027-01-01", "Il miglior grano delle Marche: passa a vedere.", True),
        ("Certificato 12/2026", "2026-10-01", "Il miglior grano delle Marche: passa a vedere.", False),
        ("", "", "Il MIGLIOR grano, delle Marche: passa a vedere.", False),
        ("", "", "Il grano arriva da Jesi: passa a vedere.", True),
        ("Certificato", "", "Siamo i migliori: passa a vedere.", False),
    ],
)
def test_claims_are_held_to_the_register(
    store: Store, client: Client, proof: str, expires: str, text: str, ok: bool
) -> None:
    plan.add(store, "claim", client.id, text="il miglior grano delle Marche", proof=proof, expires_on=expires)
    post = posts.add(store, client.id, title="x", text=text)
    check = checks(store, post.id)["claim"]
    assert check.ok is ok and not check.blocks
    assert ok or check.reason.format(**check.values)
