"""What a card says beside its sentence: who repeats it, who speaks against it, who reviewed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from geo.maps import MapOptions, page
from geo.models import Review

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.hurt=1>"


@pytest.fixture(scope="module")
def drawn(layers, tmp_path_factory):
    """The made-up crisis; one toll of Saraqib was reviewed, is repeated, and is contradicted."""
    saraqib = [key for key, card in layers.cards.items() if card.place_id == "town:Saraqib"]
    first, second = saraqib
    review = Review(
        first, "change", (("value", "8"),), "Ann", datetime(2020, 3, 3, tzinfo=UTC), f"the embassy {HOSTILE}"
    )
    changed = {
        first: replace(layers.cards[first], against={second: "one event"}, reviews=(review,)),
        second: replace(layers.cards[second], against={first: "one event"}, repeated=(layers.undated[0],)),
    }
    folder = tmp_path_factory.mktemp("cards")
    for language in ("en", "fr"):
        text = page(replace(layers, cards={**layers.cards, **changed}), MapOptions(language=language))
        (folder / f"{language}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Others say otherwise", "Changed by Ann on 3 Mar 2020: value = 8", "Also in")),
        ("fr", ("D’autres disent autrement", "Modifié par Ann le 3 mars 2020: valeur = 8", "Aussi dans")),
    ],
)
def test_a_card_says_who_repeats_contradicts_and_reviewed_it(opened, drawn, language, words):
    otherwise, reviewed, also = words
    with opened(drawn / f"{language}.html", hash_="place=town:Saraqib") as page_:
        cards = page_.locator(".cm-card")
        cards.first.wait_for()
        versus = page_.get_by_role("group", name=otherwise)
        assert versus.count() == 2
        sides = versus.first.locator("strong").all_inner_texts()
        assert sorted(sides) == ["33", "8"]
        # At one moment: the panel may be drawn anew between two questions.
        tops, heights = versus.first.evaluate(
            "(node) => ['top', 'height'].map((side) => [...node.querySelectorAll(':scope > div > div')]"
            ".map((one) => one.getBoundingClientRect()[side]))"
        )
        assert len(tops) == 2
        assert min(heights) > 0
        assert tops[0] == tops[1], "side by side"
        text = page_.locator(".cm-cards").inner_text()
        assert reviewed in text
        assert HOSTILE in text
        assert also in text
        assert not page_.evaluate("window.hurt")
