"""The *History* page: what changed between two days, and what came in since the last visit."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.browser


def test_two_days_of_publication_are_compared(visit):
    with visit("/history?mode=published&earlier=2020-02-11&later=2020-03-03") as page:
        page.get_by_text("2 new estimates").wait_for()
        page.get_by_test_id("stDataFrame").wait_for()
        page.get_by_text("figures behind this").click()
        page.locator(".cm-card", has_text="948,000 people").wait_for()
        page.get_by_role("link", name="The map as known on 11 Feb 2020").click()
        page.locator(".cm-slider").wait_for()
        assert "known=2020-02-11" in page.url
        assert "Displaced" not in page.locator(".cm-totals").inner_text()


def test_what_comes_in_is_news_until_it_was_seen(browser, served, tmp_path):
    store = str(tmp_path / "crisis.sqlite")

    def ingest(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "geo", "ingest", str(tmp_path / name), "--store", store]
        subprocess.run([*command, "--published", "2020-02-28"], check=True, capture_output=True)

    ingest("a.txt", "Shelling killed 12 civilians in Aleppo on 10 February 2020, rescuers said.")
    with served(store) as address:
        page = browser.new_page()
        page.set_default_timeout(30_000)
        page.goto(address)
        page.locator(".cm-slider").wait_for()
        page.wait_for_timeout(1500)
        assert page.get_by_role("link", name="new").count() == 0
        ingest("b.txt", "Floods killed 3 people in Hama on 12 February 2020, officials said.")
        page.reload()
        page.get_by_role("link", name="1 new").click()
        page.get_by_role("heading", name="Since you last looked").wait_for()
        page.get_by_text("1 new figure").wait_for()
        assert "killed 3 people in Hama" in page.locator(".cm-card").first.inner_text()
        page.get_by_role("button", name="I have seen this").click()
        page.get_by_text("Nothing has come in since you last looked.").wait_for()
        page.close()
