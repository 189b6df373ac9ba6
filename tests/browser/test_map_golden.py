"""The map as it looked when somebody last looked at it: see tests/maps/golden/README.md to renew the pictures."""

from __future__ import annotations

import io
import os
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from geo.maps import MapOptions, page

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).parents[1] / "maps" / "golden"
RENEW = os.environ.get("RENEW_GOLDEN") == "1"

#: A pixel differs from this many of 255 on in one channel; fonts and edges are smoothed a little differently by
#: each version of a browser.
TELLING = 56
#: Share of pixels that may differ. The smallest thing that must not go unseen, an arrow, takes twice as many.
TOLERANCE = 0.0025
COLOURS = 256

WIDE, NARROW = (1000, 640), (390, 780)
VIEWS = {
    "opening": ("en", WIDE, "light", ""),
    "day": ("en", WIDE, "light", "day=2020-01-31"),
    "window": ("en", WIDE, "light", "day=2020-03-05&window=last:7"),
    "joint": ("en", WIDE, "light", "day=2020-02-13&view=35.9,36.9,7.5"),
    "border": ("en", WIDE, "light", "day=2020-03-06&view=40.9,26.6,8"),
    "arrows": ("en", WIDE, "light", "view=38.2,31,5.25"),
    "shaded": ("en", WIDE, "light", "shade=killed.flow.event&view=35.6,37.2,7"),
    "place": ("en", WIDE, "light", "day=2020-03-05&view=35.9,36.9,7.5&place=town:Saraqib"),
    "dark": ("en", WIDE, "dark", "view=38.2,31,5.25"),
    "french": ("fr", WIDE, "light", "day=2020-02-20"),
    "phone": ("en", NARROW, "light", "day=2020-03-05"),
}


@pytest.fixture(scope="module")
def drawn(made_up, tmp_path_factory):
    folder = tmp_path_factory.mktemp("golden")
    layers = made_up.with_ways(made_up.syria())
    for language in ("en", "fr"):
        options = MapOptions(title="A winter", language=language)
        (folder / f"{language}.html").write_text(page(layers, options), encoding="utf-8")
    return folder


def picture(png):
    """Return a screenshot with few colours, so that it takes little room."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    return whole.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def differing(one, other):
    """Return the share of pixels in which two pictures differ."""
    a, b = (np.asarray(each.convert("RGB"), dtype=np.int16) for each in (one, other))
    if a.shape != b.shape:
        return 1.0
    return float((np.abs(a - b).max(axis=2) >= TELLING).mean())


@pytest.mark.parametrize("name", VIEWS)
def test_the_map_looks_as_it_did(opened, drawn, name, tmp_path):
    language, size, scheme, state = VIEWS[name]
    with opened(drawn / f"{language}.html", size=size, scheme=scheme, hash_=state, locale="en-GB") as page_:
        page_.wait_for_timeout(450)
        now = picture(page_.screenshot())
    path = GOLDEN / f"{name}.png"
    if RENEW:
        now.save(path, optimize=True)
    share = differing(now, Image.open(path))
    if share > TOLERANCE:
        now.save(tmp_path / f"{name}.png")
    assert share <= TOLERANCE, f"{share:.2%} of the pixels differ from {path}; as it is now: {tmp_path}/{name}.png"


def test_the_tolerance_tells_the_views_apart():
    known = {name: Image.open(GOLDEN / f"{name}.png") for name in VIEWS}
    for one, other in combinations(known, 2):
        assert differing(known[one], known[other]) > 3 * TOLERANCE, (one, other)


def test_an_arrow_that_is_not_drawn_is_seen(opened, drawn):
    with opened(drawn / "en.html", size=WIDE, hash_=VIEWS["arrows"][3], locale="en-GB") as page_:
        page_.wait_for_timeout(450)
        page_.evaluate("window.crisisMap.symbols.arrows.draw = () => {}; window.crisisMap.data.redraw()")
        assert differing(picture(page_.screenshot()), Image.open(GOLDEN / "arrows.png")) > TOLERANCE
