"""What stands above a table counts, and so do tables drawn on their side."""

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from smdesk.domain.imports import ImportPlan
from tests.exchange.plans import client_plan, planned


def book(sheets: dict[str, list[list[object]]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        tab = made.create_sheet(title)
        for row in rows:
            tab.append(row)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def table(*rows: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def told(plan: ImportPlan) -> list[tuple[str, tuple[str, ...], str]]:
    assert not plan.blocking and not plan.errors
    return sorted((one.post.due_wall[:10], one.networks, one.post.text) for one in plan.posts)


def test_networks_of_a_title_are_those_of_its_posts(tmp_path: Path) -> None:
    sheet = table(["Calendario Instagram dicembre 2026"], ["Data", "Testo"], ["1/12", "Uno"], ["4/12", "Due"])
    plan = planned(tmp_path, "piano.csv", sheet)
    assert told(plan) == [("2026-12-01", ("instagram",), "Uno"), ("2026-12-04", ("instagram",), "Due")]
    asked = next(one for one in plan.questions if one.id == "places")
    assert asked.default == str(plan.posts[0].versions[0].place_id) and "title" in str(asked.sentence)
    other = planned(tmp_path, "piano.csv", sheet, answers={"places": "linkedin"})
    assert [one.networks for one in other.posts] == [("linkedin",), ("linkedin",)]


def test_a_name_of_the_file_and_of_a_grid_says_it_too(tmp_path: Path) -> None:
    assert told(planned(tmp_path, "facebook_dicembre_2026.csv", table(["Giorno", "Testo"], ["1", "Uno"], ["9", "Due"]))) == [
        ("2026-12-01", ("facebook_page",), "Uno"), ("2026-12-09", ("facebook_page",), "Due"),
    ]  # fmt: skip
    week = ["Lun", "Mar", "Mer", "Gio", "Ven", "Sab", "Dom"]
    grid = table(["Dicembre 2026 – Instagram", *[""] * 6], week, ["", "1", "2", "3", "4", "5", "6"], ["", "Uno", "", "FB: due", "", "", ""])
    assert told(planned(tmp_path, "mese.csv", grid)) == [("2026-12-01", ("instagram",), "Uno"), ("2026-12-03", ("facebook_page",), "due")]


def test_a_tab_for_each_network_and_their_posts_of_one_day_are_one(tmp_path: Path) -> None:
    head: list[object] = ["Data", "Titolo", "Testo"]
    data = book({
        "Instagram": [head, ["2026-12-01", "Pane", "Il pane"], ["2026-12-02", "Riso", "Il riso"]],
        "Facebook": [head, ["2026-12-01", "Pane", "Il pane, per esteso"], ["", "", ""], ["2026-12-05", "Vino", "Il vino"]],
    })  # fmt: skip
    plan = planned(tmp_path, "social.xlsx", data)
    assert told(plan) == [
        ("2026-12-01", ("instagram", "facebook_page"), "Il pane"), ("2026-12-02", ("instagram",), "Il riso"),
        ("2026-12-05", ("facebook_page",), "Il vino"),
    ]  # fmt: skip
    assert [version.text for version in plan.posts[0].versions] == [None, "Il pane, per esteso"]


def test_a_month_named_above_the_table_of_each_tab(tmp_path: Path) -> None:
    def tab(month: str, day: int) -> list[list[object]]:
        return [[month], ["Giorno", "Canale", "Testo"], [day, "IG", f"Post {day}"], [day + 1, "IG", f"Post {day + 1}"]]

    plan = planned(tmp_path, "anno.xlsx", book({"Foglio1": tab("Dicembre 2026", 10), "Foglio2": tab("Gennaio 2027", 20)}))
    assert [one[0] for one in told(plan)] == ["2026-12-10", "2026-12-11", "2027-01-20", "2027-01-21"]


def test_posts_side_by_side(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Settimana 50"], ["Data", datetime(2026, 12, 7), datetime(2026, 12, 8)], ["Ora", "08:00", "18:00"],
        ["Canale", "Instagram", "Facebook"], ["Testo", "Uno", "Due"],
    ]  # fmt: skip
    plan = planned(tmp_path, "settimana.xlsx", book({"Foglio1": rows}))
    assert [(one.post.due_wall, one.networks, one.post.text, one.lines) for one in plan.posts] == [
        ("2026-12-07T08:00", ("instagram",), "Uno", (2,)), ("2026-12-08T18:00", ("facebook_page",), "Due", (3,)),
    ]  # fmt: skip


def test_a_week_of_columns_under_the_name_of_its_month(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Diciembre 2026"], ["DÍA", "LUNES", "MARTES", "MIÉRCOLES", "JUEVES", "VIERNES"],
        ["FECHA", *(datetime(2026, 12, day) for day in (7, 8, 9, 10, 11))],
        ["RED", "FB", "IG", "", "TikTok", "FB"], ["COPY", "Uno", "Dos", "", "Tres", "Cuatro"],
    ]  # fmt: skip
    assert told(planned(tmp_path, "a.xlsx", book({"Hoja1": rows}))) == [
        ("2026-12-07", ("facebook_page",), "Uno"), ("2026-12-08", ("instagram",), "Dos"), ("2026-12-10", ("tiktok",), "Tres"),
        ("2026-12-11", ("facebook_page",), "Cuatro"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Semana del 30 de noviembre al 4 de diciembre de 2026", "Semana 30 noviembre – 4 diciembre"])
def test_networks_down_the_side_and_days_across(tmp_path: Path, title: str) -> None:
    sheet = table(
        [title], ["Red", "Lunes 30", "Martes 1", "Miércoles 2"], ["Instagram", "Uno", "", "Dos"], ["Facebook", "", "Tres", ""]
    )  # fmt: skip
    assert told(planned(tmp_path, "semana.csv", sheet)) == [
        ("2026-11-30", ("instagram",), "Uno"), ("2026-12-01", ("facebook_page",), "Tres"), ("2026-12-02", ("instagram",), "Dos"),
    ]  # fmt: skip


def test_letters_of_an_old_macintosh(tmp_path: Path) -> None:
    text = "Data;Testo\n1/12/2026;Perché è così? Dov’è la città?\n2/12/2026;Mañana, ¡qué día! «Sí»\n"
    for encoding in ("mac_roman", "cp1252"):
        plan = planned(tmp_path, "mac.csv", text.encode(encoding))
        assert plan.encoding == encoding
        assert [one.post.text for one in plan.posts] == ["Perché è così? Dov’è la città?", "Mañana, ¡qué día! «Sí»"]
    assert planned(tmp_path, "mac.csv", "Data;Testo\n1/12/2026;It’s “here” – now\n".encode("cp1252")).encoding == "cp1252"


def test_a_hook_beside_the_caption_is_kept_as_hook_and_names_the_post(tmp_path: Path) -> None:
    sheet = table(["Date", "Hook", "Full Caption"], ["2026-12-01", "Your gums talk", "Pink and firm? Great."])
    post = planned(tmp_path, "a.csv", sheet).posts[0].post
    assert (post.title, post.hook, post.text) == ("Your gums talk", "Your gums talk", "Pink and firm? Great.")


def test_cells_say_what_they_are(tmp_path: Path) -> None:
    sheet = table(
        ["Fecha", "Etiquetas", "Copy", "Arte", "Estatus"],
        ["2026-12-01", "Instagram (blue)", "Uno", "uno.png", "Autorizado"],
        ["2026-12-02", "Facebook (green)", "Dos", "Fondo rojo", "Needs sign-off"],
    )  # fmt: skip
    one, two = planned(tmp_path, "a.csv", sheet, client_plan("es")).posts
    assert [one.networks, two.networks] == [("instagram",), ("facebook_page",)]
    assert (one.post.missing_media, one.post.design_note, one.post.status) == ("uno.png", "", "approved")
    assert (two.post.missing_media, two.post.design_note, two.post.status) == ("", "Fondo rojo", "in_review")


def test_tabs_with_other_columns_hold_posts_too_and_reports_do_not(tmp_path: Path) -> None:
    data = book({
        "Instagram": [["Data", "Ora", "Formato", "Caption", "Stato"], ["2026-12-01", "18:30", "Reel", "Uno", "Bozza"]],
        "LinkedIn": [["Data", "Testo", "Link"], ["2026-12-02", "Due", "https://a.example/b"]],
        "Festività": [["Data", "Evento"], ["2026-12-08", "Immacolata"]],
        "Numeri": [["Data", "Post", "Likes", "Reach"], ["2026-10-01", "Vecchio", 12, 400]],
    })  # fmt: skip
    plan = planned(tmp_path, "social.xlsx", data)
    assert told(plan) == [("2026-12-01", ("instagram",), "Uno"), ("2026-12-02", ("linkedin",), "Due")]
    assert plan.posts[1].post.link == "https://a.example/b"
    assert [str(one) for one in plan.remarks] == ["Sheets that hold no posts were left out: Festività, Numeri."]


@pytest.mark.parametrize(("first", "second"), [
    ("Week of November 30, 2026", "Week of December 7, 2026"), ("SETTIMANA 1 (30/11 - 6/12)", "SETTIMANA 2 (7/12 - 13/12)"),
    ("Semana del 30 de noviembre al 6 de diciembre", "Semana del 7 de diciembre"),
    ("Settimana dal 30/11/2026", "Settimana dal 7/12/2026"), ("w/c 30 Nov", "W/C 7 Dec"),
])  # fmt: skip
def test_weekdays_under_weeks_need_no_question(tmp_path: Path, first: str, second: str) -> None:
    head = ["Day", "Platform", "Caption"]
    rows = [[first, "", ""], head, ["Monday", "Instagram", "Uno"], ["Friday", "Facebook", "Due"]]
    rows += [[second, "", ""], head, ["Tuesday", "Instagram", "Tre"]]
    assert [one[0] for one in told(planned(tmp_path, "a.csv", table(*rows)))] == ["2026-11-30", "2026-12-04", "2026-12-08"]


def test_weeks_in_a_column_and_on_tabs(tmp_path: Path) -> None:
    rows = [["Week", "Day", "Caption"], ["Nov 30 - Dec 6", "Mon", "Uno"], ["", "Thu", "Due"], ["Dec 7 - Dec 13", "Mon", "Tre"]]
    assert [one[0] for one in told(planned(tmp_path, "a.csv", table(*rows)))] == ["2026-11-30", "2026-12-03", "2026-12-07"]
    head: list[object] = ["Giorno", "Testo"]
    tabs = {
        f"Foglio{n}": [[f"Settimana del {day} dicembre 2026"], head, ["Lunedì", f"Post {n}"], ["Giovedì", f"Altro {n}"]]
        for n, day in ((1, 7), (2, 14))
    }  # fmt: skip
    assert [one[0] for one in told(planned(tmp_path, "a.xlsx", book(tabs)))] == ["2026-12-07", "2026-12-10", "2026-12-14", "2026-12-17"]


def test_a_plan_that_counts_begins_in_the_month_of_its_title(tmp_path: Path) -> None:
    rows = [["Dicembre 2026", "", ""], ["Settimana", "Giorno", "Testo"], ["1", "Martedì", "Uno"], ["2", "Lunedì", "Due"]]
    plan = planned(tmp_path, "a.csv", table(*rows))
    assert [(one.id, one.default) for one in plan.blocking] == [("start", "2026-11-30")]


def test_merged_cells_of_a_block_hold_for_its_rows(tmp_path: Path) -> None:
    client = client_plan("it")
    pillar = client.pillars[0]
    rows = [["Data", "Rubrica", "Canale", "Ora", "Testo"], ["2026-12-01", pillar.name, "Instagram", "10:00", "Uno"]]
    rows += [["", "", "Facebook", "12:00", ""]]
    plan = planned(tmp_path, "a.csv", table(*rows), client)
    assert [(one.networks, one.post.text, one.post.pillar_id) for one in plan.posts] == [
        (("instagram",), "Uno", pillar.id), (("facebook_page",), "Uno", pillar.id),
    ]  # fmt: skip


def test_a_remark_in_a_header_and_a_topic_among_pillars(tmp_path: Path) -> None:
    client = client_plan("it")
    rows = [["Data", "Tema", "Copy (first line counts!)"], ["2026-12-01", client.pillars[0].name, "Uno"]]
    rows += [["2026-12-02", "Occhiali in montagna", "Due"]]
    one, two = planned(tmp_path, "a.csv", table(*rows), client).posts
    assert (one.post.text, one.post.pillar_id) == ("Uno", client.pillars[0].id)
    assert (two.post.text, two.post.title, two.post.pillar_id) == ("Due", "Occhiali in montagna", 0)


def test_a_short_header_said_again_is_no_post(tmp_path: Path) -> None:
    rows = [["Data", "Titolo"], ["2026-12-01", "Uno"], ["Data", "Titolo"], ["2026-12-02", "Due"]]
    assert len(told(planned(tmp_path, "a.csv", table(*rows)))) == 2


def test_a_file_without_header_is_days_and_words(tmp_path: Path) -> None:
    rows = [["12/21/2026 09:05", "Hoot one", "https://a.example/x"], ["12/22/2026 10:10", "Hoot two", ""]]
    plan = planned(tmp_path, "a.csv", table(*rows))
    assert [(one.post.due_wall, one.post.text, one.post.link) for one in plan.posts] == [
        ("2026-12-21T09:05", "Hoot one", "https://a.example/x"), ("2026-12-22T10:10", "Hoot two", ""),
    ]  # fmt: skip


def test_postpickr_writes_days_first_for_everybody(tmp_path: Path) -> None:
    plan = planned(tmp_path, "a.csv", "Uno,https://a.example,01/12/2026 09:30,L\n", client_plan("en", country="US"))
    assert not plan.blocking and plan.posts[0].post.due_wall == "2026-12-01T09:30"


def test_a_file_called_google_is_no_google_place(tmp_path: Path) -> None:
    event = "BEGIN:VEVENT\nUID:1\nSUMMARY:Ciao\nDTSTART:20261202T113000\nCATEGORIES:Instagram,Prodotto\nEND:VEVENT\n"
    other = event.replace("Instagram,", "").replace("UID:1", "UID:2")
    plan = planned(tmp_path, "google.ics", f"BEGIN:VCALENDAR\nVERSION:2.0\n{event}{other}END:VCALENDAR\n")
    assert plan.posts[0].networks == ("instagram",) and not plan.new_networks


def test_a_post_that_is_one_word_is_no_heading(tmp_path: Path) -> None:
    assert len(told(planned(tmp_path, "a.csv", table(["Testo", "Data"], ["Newsletter", ""], ["Uno", "2026-12-01"])))) == 2


@pytest.mark.parametrize(("cell", "networks"), [
    ("fb-ig", ("instagram", "facebook_page")), ("FB IG LI", ("instagram", "facebook_page", "linkedin")),
    ("Facebook Reels", ("facebook_page",)),
    ("X Twitter", ("x",)), ("E-mail", ("email",)), ("Tik Tok", ("tiktok",)),
])  # fmt: skip
def test_networks_side_by_side(tmp_path: Path, cell: str, networks: tuple[str, ...]) -> None:
    sheet = table(["Data", "Canale", "Testo"], ["2026-12-01", cell, "Uno"], ["2026-12-02", "Instagram", "Due"])
    plan = planned(tmp_path, "a.csv", sheet)
    assert plan.posts[0].networks == networks


def test_a_range_of_days_is_no_day_and_month(tmp_path: Path) -> None:
    rows = [["Data", "Canale", "Testo"], ["7-9 dicembre", "IG", "Uno"], ["14 - 20 dic", "IG", "Due"], ["5/6 ore 10", "IG", "Tre"]]
    assert [one[0] for one in told(planned(tmp_path, "a.csv", table(*rows)))] == ["2026-06-05", "2026-12-07", "2026-12-14"]


def test_tabs_that_are_weeks_and_tabs_that_are_days(tmp_path: Path) -> None:
    head: list[object] = ["Día", "Red", "Copy"]
    weeks = book({
        "30 nov - 6 dic": [head, ["Lunes", "IG", "Uno"], ["Jueves", "FB", "Dos"]],
        "7 - 13 dic": [head, ["Martes", "IG", "Tres"], ["Viernes", "FB", "Cuatro"]],
    })  # fmt: skip
    assert [one[0] for one in told(planned(tmp_path, "a.xlsx", weeks))] == ["2026-11-30", "2026-12-03", "2026-12-08", "2026-12-11"]
    head = ["Ora", "Canale", "Testo"]
    days = book({
        "1 dicembre": [head, ["9:00", "IG", "Uno"], ["10:00", "FB", "Due"]],
        "3 dicembre": [head, ["9:00", "IG", "Tre"], ["11:00", "FB", "Quattro"]],
    })  # fmt: skip
    assert [one[0] for one in told(planned(tmp_path, "b.xlsx", days))] == ["2026-12-01", "2026-12-01", "2026-12-03", "2026-12-03"]


def test_a_day_above_the_header_and_the_header_below_each_day(tmp_path: Path) -> None:
    head = ["Ora", "Canale", "Testo"]
    rows = [["LUNEDÌ 30 NOVEMBRE", "", ""], head, ["9:00", "IG", "Uno"], ["18:00", "FB", "Due"]]
    rows += [["MERCOLEDÌ 2 DICEMBRE", "", ""], head, ["12:00", "IG", "Tre"]]
    assert told(planned(tmp_path, "a.csv", table(*rows))) == [
        ("2026-11-30", ("facebook_page",), "Due"), ("2026-11-30", ("instagram",), "Uno"), ("2026-12-02", ("instagram",), "Tre"),
    ]  # fmt: skip


def test_empty_tabs_and_the_last_week_of_all(tmp_path: Path) -> None:
    rows = [["Week of 31/12/9999", ""], ["Day", "Caption"], ["Monday", "Uno"]]
    assert [one.id for one in planned(tmp_path, "a.csv", table(*rows)).blocking] == ["start"]
    plan = planned(tmp_path, "a.xlsx", book({"Vuoto": [], "Dicembre": [["Data", "Testo"], ["2026-12-01", "Uno"]], "Vuoto 2": [[""]]}))
    assert told(plan)[0][2] == "Uno" and not plan.remarks
