"""Bounds and words for numbers, as the map writes them on its circles and beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.layers import aggregate
from geo.maps import MapOptions, page
from geo.models import Span, Unit
from geo.reconciliation import reconcile
from tests.reconciliation.scenes import ARIHA, AZAZ, EDIRNE, REGISTRY, SARAQIB, document, on, said

pytestmark = pytest.mark.browser

#: What is written on the canvas while the map shows a day.
WRITTEN = """(day) => {
    const app = window.crisisMap, written = [], own = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
        written.push(text);
        own.call(this, text, ...where);
    };
    app.set({ day: Math.round(Date.parse(day + "T00:00:00Z") / 86400000) });
    app.apply();
    CanvasRenderingContext2D.prototype.fillText = own;
    return written;
}"""


@pytest.fixture(scope="module")
def bounded(tmp_path_factory):
    """A map whose numbers are bounded by their sources, and in words."""
    sentence = "Ariha'da yüzlerce kişi yaralandı."
    report = replace(document("r"), text=sentence, language="tr")
    vague = on(None, ARIHA, "2-5", words="vague", low=200, text="yüzlerce", indicator="injured", report=report)
    at = sentence.index("yüzlerce")
    figure = replace(vague.figure, span=Span(0, len(sentence)), number_span=Span(at, at + 8), quote=sentence)
    observations = [
        said(30, SARAQIB, "2-1", "2-10", words="at_least", by="Reuters", low=30),
        said(41, SARAQIB, "2-1", "2-20", by="Reuters"),
        on(700, AZAZ, "2-5", words="up_to", indicator="injured", high=700),
        replace(vague, figure=figure),
        on(3, EDIRNE, "2-5", indicator="homes_destroyed", unit=Unit.HOMES),
    ]
    layers = aggregate(reconcile(observations, REGISTRY))
    folder = tmp_path_factory.mktemp("bounds")
    for language in ("en", "fr"):
        (folder / f"{language}.html").write_text(page(layers, MapOptions(language=language)), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("hundreds", "up to 700", "at least 30")), ("fr", ("des centaines", "jusqu’à 700", "au moins 30"))],
)
def test_a_bound_stands_before_its_number_at_each_step(opened, bounded, language, words):
    with opened(bounded / f"{language}.html", hash_="view=36.2,36.9,8") as page_:
        early, late = page_.evaluate(WRITTEN, "2020-02-12"), page_.evaluate(WRITTEN, "2020-02-25")
        assert {"≥\u202f30", "≤\u202f700", words[0]} <= set(early)
        assert "41" in late
        assert not [text for text in late if text.startswith("≥")]
        page_.evaluate(WRITTEN, "2020-02-12")
        page_.wait_for_timeout(300)
        table = page_.locator(".cm-table").inner_text()
        assert all(said in table for said in words)
        assert "yüzlerce" not in table
        legend = page_.locator(".cm-keys").last.text_content()
        assert ("≥" in legend, "≤" in legend) == (True, True)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [("2020-02-01", "2020-02-12", "≥\u202f30"), ("2020-02-12", "2020-02-25", "≤\u202f11")],
)
def test_what_a_window_leaves_of_a_bounded_number_is_bounded_the_other_way(opened, bounded, first, last, shown):
    with opened(bounded / "en.html", hash_=f"view=36.2,36.9,8&window=since:{first}") as page_:
        assert shown in page_.evaluate(WRITTEN, last)


def test_the_sentence_keeps_the_word_of_its_report(opened, bounded, until):
    with opened(bounded / "fr.html", hash_="place=gn:2") as page_:
        until(page_, "document.querySelector('.cm-card mark')")
        card = page_.locator(".cm-card").first
        assert card.locator(".cm-value").inner_text() == "des centaines (≥\u202f200)"
        assert card.locator(".cm-mark-number").inner_text() == "yüzlerce"
