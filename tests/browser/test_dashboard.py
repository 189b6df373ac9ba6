"""The dashboard as a reader meets it: a real server, a real Chromium, small reports made up here."""

from __future__ import annotations

import csv
import io
import re
import time

import pytest
from PIL import Image

pytestmark = pytest.mark.browser


def map_of(page):
    """Wait until the map is drawn."""
    page.locator(".cm-slider").wait_for()
    return page.locator(".cm")


def address_has(page, *parts):
    end = time.monotonic() + 20
    while not all(part in page.url for part in parts):
        assert time.monotonic() < end, f"{parts} never came into {page.url}"
        page.wait_for_timeout(50)


def totals(page):
    return page.locator(".cm-totals").inner_text()


def test_the_slider_moves_and_the_address_follows(visit):
    with visit() as page:
        map_of(page)
        assert page.locator(".cm-now").inner_text() == "3 March 2020"
        slider = page.get_by_role("slider", name="Day shown")
        slider.focus()
        for _ in range(4):
            page.keyboard.press("ArrowLeft")
        page.locator(".cm-now", has_text="28 February 2020").wait_for()
        address_has(page, "day%3D2020-02-28")
        box = slider.bounding_box()
        page.mouse.move(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
        page.mouse.up()
        assert re.fullmatch("(19|20|21|22) February 2020", page.locator(".cm-now").inner_text())


def test_a_place_leads_to_its_sentences(visit):
    with visit() as page:
        map_of(page)
        page.get_by_role("tab", name="Places").click()
        page.locator(".cm-slot-table").get_by_role("button", name=re.compile("Idlib")).first.click()
        cards = page.locator(".cm-place .cm-card")
        cards.first.wait_for()
        assert "killed 34 soldiers" in page.locator(".cm-place").inner_text()
        page.locator(".cm-place").get_by_text("Other figures about this place").click()
        page.locator(".cm-place").get_by_text("33 soldiers").wait_for()
        assert page.locator(".cm-place mark.cm-mark-number").first.inner_text() in {"33", "34"}
        address_has(page, "place%3D")
        page.locator(".cm-place").get_by_role("link", name="Read it in its report").first.click()
        page.locator(".words .cm-report", has_text="soldiers").wait_for()


def test_a_filtered_map_leads_to_its_sentences_and_to_no_others(visit):
    with visit("/?indicator=killed") as page:
        map_of(page)
        page.get_by_role("tab", name="Places").click()
        page.locator(".cm-slot-table").get_by_role("button", name=re.compile("Idlib")).first.click()
        page.locator(".cm-place .cm-card").first.wait_for()
        assert "killed 34 soldiers" in page.locator(".cm-place").inner_text()
        page.get_by_role("button", name="Filters (1)").click()
        page.get_by_role("button", name="Clear the filters").click()
        page.get_by_role("button", name="Filters", exact=True).wait_for()
        page.keyboard.press("Escape")
        page.locator(".cm-place .cm-card").first.wait_for()
        page.locator(".cm-place").get_by_text("Other figures about this place").click()
        page.locator(".cm-place").get_by_text("33 soldiers").wait_for()


def test_a_link_reopens_the_same_view(visit):
    with visit() as page:
        map_of(page)
        page.get_by_role("slider", name="Day shown").focus()
        page.keyboard.press("ArrowLeft")
        page.get_by_label("Show", exact=True).last.select_option("last")
        page.get_by_role("button", name="Zoom in").click()
        page.get_by_role("button", name="Filters").click()
        page.get_by_role("radio", name="Highest").click()
        address_has(page, "policy=highest", "day%3D2020-03-02", "window%3Dlast", "view%3D")
        link = page.url[page.url.index("/?") :]
    with visit(link) as page:
        map_of(page)
        page.wait_for_timeout(1200)
        assert page.url.endswith(link), "nothing changed by being opened"
        assert page.locator(".cm-now").inner_text() == "2 March 2020"
        assert page.get_by_label("Show", exact=True).last.input_value() == "last"
        page.get_by_role("button", name="Filters (1)").click()
        assert page.get_by_role("radio", name="Highest").get_attribute("aria-checked") == "true"


def test_a_filter_changes_the_map_that_stays_mounted(visit):
    with visit() as page:
        map_of(page).evaluate("(node) => { node.dataset.still = 'here'; }")
        before = totals(page)
        assert "Displaced" in before
        page.get_by_role("button", name="Filters").click()
        page.get_by_role("combobox", name=re.compile("Indicators")).click()
        page.get_by_role("option", name="Killed").click()
        address_has(page, "indicator=killed")
        page.locator(".cm-totals:not(:has-text('Displaced'))").wait_for()
        assert "Killed" in totals(page)
        assert page.locator(".cm").get_attribute("data-still") == "here"
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        if not page.get_by_role("button", name="Clear the filters").is_visible():
            page.get_by_role("button", name="Filters (1)").click()
        page.get_by_role("button", name="Clear the filters").click()
        page.locator(".cm-totals:has-text('Displaced')").wait_for()
        assert "indicator" not in page.url
        assert page.locator(".cm").get_attribute("data-still") == "here"


def test_a_filter_is_undone_step_by_step(visit):
    with visit("/?policy=highest") as page:
        map_of(page)
        undo = page.get_by_role("button", name="Undo")
        assert undo.is_disabled()
        page.get_by_role("button", name="Filters (1)").click()
        page.get_by_role("radio", name="Lowest").click()
        address_has(page, "policy=lowest")
        page.get_by_role("radio", name="No", exact=True).click()
        address_has(page, "policy=lowest", "reviewed=no")
        page.keyboard.press("Escape")
        undo.click()
        page.get_by_role("button", name="Filters (1)").wait_for()
        assert "policy=lowest" in page.url
        assert "reviewed" not in page.url
        undo.click()
        address_has(page, "policy=highest")


def test_the_interface_speaks_french(visit):
    with visit() as page:
        map_of(page)
        page.get_by_role("button", name="FR", exact=True).click()
        page.get_by_role("link", name="Carte").wait_for()
        page.get_by_text("TOTAUX ET COUCHES").or_(page.get_by_text("Totaux et couches")).first.wait_for()
        address_has(page, "lang=fr")
        assert page.evaluate("document.documentElement.lang") == "fr"
        page.get_by_role("button", name="Filtres").click()
        page.get_by_text("Qui est compté").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Articles").click()
        page.get_by_text("4 articles, 5 nombres").wait_for()
        address_has(page, "/reports", "lang=fr")
        link = page.url[page.url.index("/reports") :]
    with visit(link) as page:
        page.get_by_text("4 articles, 5 nombres").wait_for()
        page.get_by_role("button", name="EN", exact=True).click()
        page.get_by_text("4 reports, 5 figures").wait_for()


def test_the_language_is_that_of_the_browser(visit):
    with visit("/review", locale="fr-CH") as page:
        page.get_by_text("À relire").wait_for()
        assert page.evaluate("document.documentElement.lang") == "fr"
        assert "lang=" not in page.url


def test_the_back_button_takes_a_filter_back(visit):
    with visit() as page:
        map_of(page)
        address_has(page, "day%3D")
        page.get_by_role("button", name="Filters").click()
        page.get_by_role("radio", name="Lowest").click()
        address_has(page, "policy=lowest")
        page.wait_for_timeout(2200)
        page.go_back()
        page.get_by_role("button", name="Filters", exact=True).wait_for()
        assert "policy" not in page.url


def test_what_the_address_gets_wrong_is_said_until_a_filter_is_set(visit):
    with visit("/?indicator=dead&at=2020-02-31") as page:
        notices = page.locator(".st-key-notices")
        notices.get_by_text("no indicator is called “dead”").wait_for()
        assert "2020-02-31" in notices.inner_text()
        map_of(page)
        slider = page.get_by_role("slider", name="Day shown")
        slider.focus()
        page.keyboard.press("ArrowLeft")
        address_has(page, "day%3D2020-03-02")
        page.wait_for_timeout(500)
        assert notices.get_by_text("no indicator is called “dead”").is_visible()
        page.get_by_role("button", name="Filters").click()
        page.get_by_role("radio", name="Lowest").click()
        address_has(page, "policy=lowest")
        notices.get_by_text("no indicator is called “dead”").wait_for(state="detached")


@pytest.mark.parametrize(
    ("label", "check"),
    [
        ("Picture of the day shown", lambda content: content.startswith(b"\x89PNG")),
        ("Interactive map", lambda content: b"http" not in content[:60] and b"crisisMap" in content),
        ("Estimates as a table", lambda content: b"948000" in content),
    ],
)
def test_products_of_the_view_are_made(visit, label, check):
    with visit() as page:
        map_of(page)
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=re.compile(label)).click()
        with open(download.value.path(), "rb") as file:  # noqa: PTH123  a path from Playwright
            assert check(file.read())


def test_a_picture_is_in_the_language_of_the_page_and_names_its_filters(visit):
    with visit("/?lang=fr&country=SY") as page:
        map_of(page)
        page.get_by_role("button", name="Exporter").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=re.compile("Image")).click()
        with Image.open(download.value.path()) as picture:
            assert picture.info["Filters"] == "Pays : Syrie"
            assert picture.info["Title"] == "Ce qui est rapporté"


def test_since_the_first_day_leaves_out_of_a_table_nothing_that_the_map_shows(visit):
    tables = []
    for window in ("", "?map=window%3Dsince%3A1900-01-01"):
        with visit("/" + window) as page:
            map_of(page)
            page.get_by_role("button", name="Export").click()
            with page.expect_download() as download:
                page.get_by_role("button", name="Estimates as a table").click()
            with open(download.value.path(), encoding="utf-8") as file:  # noqa: PTH123  a path from Playwright
                tables.append(file.read())
    assert tables[0] == tables[1]


def test_the_table_obeys_the_day_of_the_slider(visit):
    with visit("/?map=day%3D2020-02-15%26window%3Dsince%3A2019-12-01") as page:
        map_of(page)
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Estimates as a table").click()
        with open(download.value.path(), encoding="utf-8") as file:  # noqa: PTH123  a path from Playwright
            rows = list(csv.DictReader(io.StringIO(file.read())))
        assert {row["place"] for row in rows if row["indicator"] == "killed"} == {"Aleppo"}


def test_a_pasted_report_is_marked_and_removed_again(visit_own):
    with visit_own("/reports") as page:
        page.get_by_text("4 reports").wait_for()
        page.get_by_text("Add reports").click()
        page.get_by_role("tab", name="Paste").click()
        page.get_by_label("Text of a report").fill("A bomb killed 7 people in Homs on 1 March 2020, police said.")
        page.get_by_role("button", name="Read the text").click()
        page.get_by_text("1 report added with 1 figure.").wait_for()
        page.get_by_text("5 reports").wait_for()
        page.get_by_test_id("stDataFrame").wait_for()
        report = page.locator(".cm-report", has_text="A bomb killed 7 people in Homs")
        end = time.monotonic() + 30
        while not report.count():  # the list is on a canvas that says nothing of being drawn anew with the report
            assert time.monotonic() < end, "the report never opened"
            table = page.get_by_test_id("stDataFrame").bounding_box()
            # Without a date it stands last, under the heading and four others.
            page.mouse.click(table["x"] + 260, table["y"] + 54 + 4 * 35)
            page.wait_for_timeout(1500)
        address_has(page, "report=")
        assert report.locator("p mark.cm-number").all_inner_texts()[1:] == ["7"]
        assert "Homs" in report.locator("p mark.cm-place").all_inner_texts()
        page.get_by_role("button", name="Remove").click()
        page.get_by_role("button", name="Remove it").click()
        page.get_by_text("was removed").wait_for()
        page.get_by_text("4 reports").wait_for()
        page.get_by_role("button", name="Undo").click()
        page.get_by_text("5 reports").wait_for()


def test_a_bad_file_among_good_ones_is_named(visit_own, tmp_path):
    (tmp_path / "good.txt").write_text("Floods killed 3 people in Hama on 2 March 2020, officials said.")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 not really")
    with visit_own("/reports") as page:
        page.get_by_text("Add reports").click()
        page.locator("input[type=file]").set_input_files([tmp_path / "good.txt", tmp_path / "broken.pdf"])
        page.get_by_text("broken.pdf").first.wait_for()
        page.get_by_role("button", name="Read the files").click()
        page.get_by_text("1 report added with 1 figure.").wait_for()
        warning = page.get_by_test_id("stAlert").filter(has_text="broken.pdf")
        assert "broken.pdf" in warning.first.inner_text()
        page.get_by_role("link", name="Map").click()
        map_of(page)
        page.get_by_role("tab", name="Places").click()
        assert "Hama" in page.locator(".cm-slot-table").inner_text()


def test_pages_are_usable_on_a_phone(visit):
    with visit(size=(390, 844), has_touch=True) as page:
        map_of(page)
        assert page.locator(".cm-map").bounding_box()["height"] > 500
        for name in ("Map", "Reports", "Accuracy"):
            box = page.get_by_role("link", name=name).bounding_box()
            assert 0 <= box["x"] < box["x"] + box["width"] <= 390, name
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_role("button", name="Filters").tap()
        page.get_by_role("radio", name="Lowest").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Reports").tap()
        page.get_by_test_id("stDataFrame").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_map_is_dark_where_the_reader_is(visit):
    with visit(color_scheme="dark") as page:
        assert map_of(page).get_attribute("data-theme") == "dark"


def test_an_empty_store_says_what_to_do(browser, served, tmp_path):
    with served(tmp_path / "none.sqlite") as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        page.get_by_role("link", name="Add reports").click()
        page.get_by_role("group", name="Published on").wait_for()
        context.close()
