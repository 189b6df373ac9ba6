"""The *Briefing* page: a product is chosen, seen and downloaded."""

import pytest

from geo.exports import save_house

pytestmark = pytest.mark.browser


def test_a_product_is_seen_made_and_downloaded(visit):
    with visit("/briefing?at=2020-03-03&format=pdf&words=fr") as page:
        page.locator("img.preview").wait_for()
        assert "words=fr" in page.url
        page.get_by_role("button", name="Make the file").click()
        with page.expect_download() as download:
            page.get_by_test_id("stDownloadButton").get_by_role("button").click()
        assert download.value.suggested_filename.endswith("20200303.pdf")
        with open(download.value.path(), "rb") as file:  # noqa: PTH123  a path from Playwright
            assert file.read(5) == b"%PDF-"


def test_the_organisation_is_asked_once_what_every_product_says(visit_own):
    with visit_own("/briefing?at=2020-03-03&format=svg") as page:
        page.get_by_label("Disclaimer, English").fill("Ours alone, says the desk.")
        page.get_by_role("button", name="Keep for all products").click()
        page.get_by_text("Disclaimer and borders of your organisation").wait_for()
        page.get_by_role("combobox", name="Quotes").wait_for()
        page.get_by_role("textbox", name="Exact places of camps").wait_for()
        page.get_by_role("button", name="Make the file").click()
        with page.expect_download() as download:
            page.get_by_test_id("stDownloadButton").get_by_role("button").click()
        with open(download.value.path(), encoding="utf-8") as file:  # noqa: PTH123  a path from Playwright
            assert "Ours alone, says the desk." in file.read()


def test_the_map_says_the_words_of_the_organisation_too(visit_own, tmp_path):
    save_house(tmp_path / "own", disclaimer={"en": "Ours alone, says the desk."}, border_view=None)
    with visit_own("/") as page:
        page.locator(".cm-about").get_by_text("Ours alone, says the desk. Boundaries and names").wait_for(
            state="attached"
        )
