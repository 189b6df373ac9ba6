"""The *Briefing* page: a product is chosen, seen and downloaded."""

import pytest

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
