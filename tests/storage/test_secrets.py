"""Secrets lie in the system's keyring alone; a machine without one keeps nothing and says so."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked

from smdesk.domain.errors import StoreTrouble
from smdesk.storage import secrets
from tests.keyrings import Shelf


class Locked(KeyringBackend):
    """A keyring whose owner closed the question."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("closed")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("closed")


def test_a_secret_is_kept_replaced_and_forgotten(shelf: Shelf) -> None:
    assert secrets.kept("a") == ""
    secrets.keep("a", "one")
    secrets.keep("a", "two € 字")
    secrets.keep("b", "three")
    assert (secrets.kept("a"), secrets.kept("b")) == ("two € 字", "three")
    assert set(shelf.held) == {("smdesk", "a"), ("smdesk", "b")}
    secrets.forget("a")
    secrets.forget("a")
    assert secrets.kept("a") == "" and secrets.kept("b") == "three"


@pytest.mark.parametrize(("other", "said"), [(fail.Keyring(), "has none"), (Locked(), "refuses (closed)")])
def test_without_a_keyring_nothing_is_kept_and_it_is_said(
    shelf: Shelf, other: KeyringBackend, said: str
) -> None:
    keyring.set_keyring(other)
    with pytest.raises(StoreTrouble) as caught:
        secrets.keep("a", "one")
    assert said in str(caught.value)
    assert secrets.kept("a") == ""
    secrets.forget("a")  # nothing is there to be forgotten
