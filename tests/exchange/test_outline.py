"""Old plans cut into pieces: Word, Markdown, web page and plain text, in three languages; hostile files refused."""

import io
import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.errors import BadInput
from smdesk.domain.plan.chapters import CHAPTERS
from smdesk.exchange.markup import to_markdown
from smdesk.exchange.outline import outline, section_for, text_sections

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = f"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""


def paragraph(text: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{mark}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"


def docx(path: Path, body: str, head: str = "", **more: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", f'<?xml version="1.0"?>{head}{document}')
        for name, text in more.items():
            archive.writestr(f"word/{name}.xml", text)
    return path


def test_word(tmp_path: Path) -> None:
    body = (
        paragraph("Piano 2026", "Title") + paragraph("Target", "Heading1") + paragraph("Famiglie &amp; ristoranti")
        + paragraph("Tono di voce", "Heading2") + paragraph("Caldo, diretto.") + paragraph("Budget", "Heading1")
        + table(("Voce", "Importo"), ("Inserzioni", "€ 1.200|mese"), ("Foto", "")) + paragraph("Varie", "Heading2") + paragraph("Altro.")
    )  # fmt: skip
    pieces = outline(docx(tmp_path / "piano.docx", body))
    found = {piece.heading: (piece.section, piece.text) for piece in pieces}
    assert found["Target"] == ("who.notes", "Famiglie & ristoranti")
    assert found["Tono di voce"] == ("brand.notes", "Caldo, diretto.")
    assert found["Budget"][0] == "budget.note"
    assert found["Budget"][1].splitlines() == ["| Voce | Importo |", "| --- | --- |", "| Inserzioni | € 1.200\\|mese |", "| Foto |  |"]
    assert found["Varie"] == ("budget.note", "Altro.")  # under the budget


MARKDOWN = """# Plan 2026

Hola.

## 1. Objetivos

- Más pedidos
- Más diálogo

## Competencia
La Espiga.

Calendario
----------
```
# not a heading
```
"""


def test_markdown() -> None:
    pieces = outline(MARKDOWN)
    assert [(one.heading, one.level, one.section) for one in pieces] == [
        ("Plan 2026", 1, "brief.notes"), ("Objetivos", 2, "objectives.notes"), ("Competencia", 2, "competitors.notes"),
        ("Calendario", 2, "actions.notes"),
    ]  # fmt: skip
    assert pieces[1].text == "- Más pedidos\n- Más diálogo" and "# not a heading" in pieces[3].text


def test_plain_text(tmp_path: Path) -> None:
    text = "PIANO SOCIAL\n\n1. Obiettivi\n\nPiù ordini.\n\n1.1 Budget\n\n1.200 euro.\n\nAnalisi della concorrenza\n\nLa Spiga.\n"
    for encoding in ("utf-8", "cp1252", "utf-16"):
        (path := tmp_path / f"{encoding}.txt").write_bytes(text.encode(encoding))
        found = [(one.heading, one.level, one.section) for one in outline(path)]
        assert found == [
            ("PIANO SOCIAL", 1, "brief.notes"), ("Obiettivi", 1, "objectives.notes"), ("Budget", 2, "budget.note"),
            ("Analisi della concorrenza", 2, "competitors.notes"),
        ]  # fmt: skip


def test_a_web_page() -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><h1>Tone of voice</h1><p>Warm &amp; <b>plain</b>,"
        " see <a href='https://example.org/a'>this</a><a href='javascript:x'> that</a>.</p><ul><li>One<ul><li>Deep</li></ul></li>"
        "<li><p>Two</p></li></ul><ol><li>First</li><li>Second</li></ol><h2>Budget</h2><table><tr><th>A</th><td>B</td></tr>"
        "<tr><td></td><td>1</td></tr></table><script>alert(1)</script></body></html>"
    )
    first, second = outline(page)
    assert first.text == "Warm & **plain**, see [this](https://example.org/a) that.\n\n- One\n   - Deep\n- Two\n1. First\n2. Second"
    assert second.text == "| A | B |\n| --- | --- |\n|  | 1 |"
    assert "alert" not in first.text + second.text


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("3. Analisi SWOT", "situation.notes"), ("Análisis DAFO", "situation.notes"), ("Presupuesto anual", "budget.note"),
        ("Tono de voz", "brand.notes"), ("Voce e tono", "brand.notes"), ("Piano editoriale e calendario", "pillars.notes"),
        ("Our competitors", "competitors.notes"), ("Gestione della crisi", "risks.notes"), ("Rime sparse", ""), ("", ""),
    ],
)  # fmt: skip
def test_headings_find_their_chapter(heading: str, section: str) -> None:
    assert section_for(heading) == section


def test_every_chapter_takes_text() -> None:
    keys = [key for key, _ in text_sections()]
    assert len(keys) == len(set(keys))
    assert {key.split(".")[0] for key in keys} == {chapter.key for chapter in CHAPTERS}
    assert {"budget.note", "brief.summary", "community.notes"} <= set(keys)


def test_hostile_word_files(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(BadInput, match="damaged"):
        outline(docx(tmp_path / "laughs.docx", paragraph("&b;"), laughs))
    with pytest.raises(BadInput, match="no plan is that long"):
        outline(docx(tmp_path / "bomb.docx", paragraph("a" * 30_000_000)))
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    with pytest.raises(BadInput):
        outline(docx(tmp_path / "deep.docx", deep))
    good = docx(tmp_path / "good.docx", paragraph("Budget", "Heading1") + paragraph("1")).read_bytes()
    for cut in (40, len(good) // 2, len(good) - 10):
        (tmp_path / "cut.docx").write_bytes(good[:cut])
        with pytest.raises(BadInput):
            outline(tmp_path / "cut.docx")
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(BadInput, match="100 MB"):
        outline(huge)


@pytest.mark.parametrize("data", [b"", b"   \n", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"\x00\x01\x02" * 50, b"PK\x03\x04", b"{\\rtf1 x}"])
def test_what_is_no_text(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(BadInput):
        outline(tmp_path / "x")
    with pytest.raises(BadInput):
        outline(tmp_path / "not there")


@given(st.text(st.sampled_from("<>/abh1trdliuoptable =\"'#|*-\n&;"), max_size=200))
def test_no_markup_makes_it_stumble(text: str) -> None:
    to_markdown(text)
    with suppress(BadInput):
        assert all(re.fullmatch(r"[a-z]+\.[a-z]+", piece.section) for piece in outline(text))


def test_pictures_of_a_word_file_stay_outside(tmp_path: Path) -> None:
    path = docx(tmp_path / "x.docx", paragraph("Hello"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/image1.png", io.BytesIO(b"x" * 3_000_000).getvalue())
    assert outline(path)[0].text == "Hello"
