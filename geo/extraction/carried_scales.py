"""Parts that have the scale of their whole, which is not said again: "8.3 million fled: 6.5 inside, 1.8 to Chad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.extraction.number_words import NumberWords
    from geo.extraction.numbers import Mention

_MILLION = 1_000_000
#: Parts are written with less than this many times the scale, and all of them make no more than the whole.
_MOST = 1_000
_ROUNDED = 1.02
#: Parts at least, one of them with a fraction.
_PARTS = 2


def parts(words: Sequence[str], found: Sequence[Mention], numbers: NumberWords) -> dict[int, float]:
    """Return what the numbers after a colon are in the scale of the number before it, by their token.

    Parameters
    ----------
    words
        The sentence.
    found
        Its numbers, in reading order.
    numbers
        The number words of the language.
    """
    colon = words.index(":") if ":" in words else 0
    whole = next((mention for mention in reversed(found) if mention.end <= colon), None)
    if whole is None or whole.value is None:
        return {}
    scale = numbers.scales.get(numbers.form(words[whole.end - 1])[0], 0)
    if scale < _MILLION:
        return {}
    spans = [range(mention.start, mention.end) for mention in found if mention.end - mention.start > 1]
    longer = {index for span in spans for index in span}
    alone = [index for index in range(colon + 1, len(words)) if words[index][0].isdigit() and index not in longer]
    written = {index: value for index in alone if 0 < (value := numbers.alone(words[index]) or 0) < _MOST}
    fraction = any(value != int(value) for value in written.values())
    total = sum(written.values()) * scale
    if not fraction or len(written) < _PARTS or not whole.value / 2 <= total <= whole.value * _ROUNDED:
        return {}
    return {index: round(value * scale, 3) for index, value in written.items()}
