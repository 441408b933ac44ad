"""What others say in English or in code reaches the reader in words of ours."""

import errno
import gettext
import os
import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from smdesk import networks as known_networks
from smdesk.commands.check import TESTS
from smdesk.domain.counting import RULES
from smdesk.domain.errors import BadInput, reason_of
from smdesk.domain.facts import WORDY_NAMES, correctable
from smdesk.language import Words, load
from smdesk.services import limits, networks
from smdesk.services.wording import sentence
from smdesk.ui.dates import day_text


class _Shouted(gettext.NullTranslations):
    """A language in which every known word is in capitals."""

    def gettext(self, message: str) -> str:
        return re.sub(r"\{\w+\}|[^{}]+", lambda found: found[0] if found[0][0] == "{" else found[0].upper(), message)


LOUD = Words("it", _Shouted())


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "there is no permission"), (errno.EROFS, "the disk is read-only"),
     (errno.ENOENT, "there is no such file or folder")],
)  # fmt: skip
def test_reasons_of_the_system_are_said_in_the_readers_language(number: int, says: str) -> None:
    reason = reason_of(OSError(number, os.strerror(number)))
    assert reason == says
    error = BadInput("it cannot be written ({reason})", "file", reason=reason)
    assert says.upper() in sentence(error, LOUD)


def test_a_reason_nobody_named_is_still_said() -> None:
    assert reason_of(OSError(errno.ELOOP, "Too many levels")) == "Too many levels"
    assert reason_of(ValueError("odd")) == "odd"


def test_names_of_networks_that_are_words_are_translated() -> None:
    facts = known_networks.load_facts()
    named = {one.name for one in facts.values()} | {one.short for one in facts.values()}
    assert set(WORDY_NAMES) <= named
    assert networks.name_of("generic_link", LOUD) == "ANY OTHER SITE"
    assert networks.short_name_of("generic_link", LOUD) == "SITE"


def test_every_limit_has_words() -> None:
    assert set(limits.RULE_NAMES) == set(RULES)
    facts = known_networks.load_facts()
    for key in correctable(facts):
        network, group, name = key.split(".", 2)
        field = facts[network].field(group)
        assert name in limits.KEY_NAMES, key
        assert group in limits.GROUP_NAMES or group in limits.FIELD_NAMES or (field and field.role), key
        assert not (field and field.when) or field.when in limits.WHEN_NAMES, key


def test_spanish_days_say_de() -> None:
    day = date(2026, 10, 16)
    spanish = QLocale(QLocale.Language.Spanish, QLocale.Country.Spain)
    assert day_text(spanish, day, "dddd d MMMM") == "viernes 16 de octubre"
    assert day_text(spanish, day, "ddd d MMM").split()[1] == "16"
    assert day_text(spanish, day, "dddd d MMMM yyyy") == "viernes 16 de octubre de 2026"
    assert day_text(QLocale("it_IT"), day, "dddd d MMMM") == "venerdì 16 ottobre"


def test_what_the_self_test_found_is_said_in_the_readers_language(tmp_path: Path) -> None:
    assert TESTS["Connectors"](tmp_path, LOUD).endswith("networks")  # a plural, which this language leaves alone
    assert "CALENDAR" in TESTS["Views"](tmp_path, LOUD)
    assert TESTS["Migrations"](tmp_path, LOUD).startswith("FORMAT")


@pytest.mark.parametrize(("language", "said"), [("en", "3 Sep 2026"), ("it", "3 set 2026"), ("es", "3 sept 2026")])
def test_a_refusal_writes_days_as_its_reader_does(language: str, said: str) -> None:
    refused = BadInput("From {start}, “{text}”", "day", start=date(2026, 9, 3), text="2026-09-03")
    assert sentence(refused, load(language)) == f"From {said}, “2026-09-03”"
