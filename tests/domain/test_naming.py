"""The name of a sheet proposes a business, or nothing."""

import pytest

from smdesk.domain.naming import business_in


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Pastificio Valdorsa - piano ottobre 2026", "Pastificio Valdorsa"),
        ("valdorsa_piano-ottobre 2026", "Valdorsa"),
        ("Calendario editorial Estudio Higuera (noviembre)", "Estudio Higuera"),
        ("larch-lantern content calendar Q4 v2", "Larch Lantern"),
        ("Caffè d’Oro", "Caffè d’Oro"),
        ("piano", ""),
        ("content_calendar_2026-11", ""),
        ("export (3)", ""),
        ("", ""),
    ],
)
def test_a_sheet_names_its_business(stem: str, name: str) -> None:
    assert business_in(stem) == name
