"""The words of the dashboard in the reader's language, and numbers and days as that language writes them.

The words are data, in ``texts.toml``. The language is the one that the address names or that the reader switched to,
otherwise that of the browser, otherwise English.
"""

from __future__ import annotations

import re
import string
import time
import tomllib
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.models import Qualifier

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from geo.models import Place, Quantity
    from geo.reconciliation import Observation

#: ISO 639-1 codes of the languages of the interface, and what each calls itself.
LANGUAGES = MappingProxyType({"en": "English", "fr": "Français"})
#: The key of the address that holds the language.
ADDRESS_KEY = "lang"

_CHOSEN, _SWITCHED, _SEEN = "language", "language_switched", "language_seen"
#: For so many seconds after a switch the browser may still send the address of before.
_ECHO = 1.5
#: Days are written alike in both.
_DAY_FORM = "d MMM y"
#: Each is read in one way only by those who read the language.
_TYPED = MappingProxyType({"en": "YYYY-MM-DD", "fr": "DD/MM/YYYY"})


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Return the words by key, by ISO 639-1 code of the language."""
    tables = _tables()
    return MappingProxyType({code: MappingProxyType(tables[code]) for code in LANGUAGES})


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))


def language() -> str:
    """Return the language of this run, an ISO 639-1 code; English where no page is run."""
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    if get_script_run_ctx(suppress_warning=True) is None:
        return "en"
    switched = time.monotonic() - st.session_state.get(_SWITCHED, -_ECHO) < _ECHO
    asked = st.query_params.get(ADDRESS_KEY)
    if asked in LANGUAGES and asked != st.session_state.get(_SEEN) and not switched:
        st.session_state[_CHOSEN] = st.session_state[_SEEN] = asked
    chosen = st.session_state.get(_CHOSEN)
    if chosen is None:
        browser = (st.context.locale or "en").partition("-")[0].lower()
        chosen = browser if browser in LANGUAGES else "en"
    return str(chosen)


def addressed() -> str:
    """Return the language that the address is to name; nothing where it is the browser's own."""
    language()
    return str(st.session_state.get(_CHOSEN) or "")


def switch(code: str) -> None:
    """Change the language of the session and of the address."""
    st.session_state[_CHOSEN] = st.session_state[_SEEN] = st.query_params[ADDRESS_KEY] = code
    st.session_state[_SWITCHED] = time.monotonic()


def say(key: str, /, *, n: float | None = None, **values: object) -> str:
    """Return the words under a key, with values filled in.

    Parameters
    ----------
    key
        As in ``texts.toml``; with `n`, the one of ``key.one`` and ``key.other`` that fits the number.
    n
        Filled in as ``{n}``, written as the language writes numbers.
    values
        Filled in as they are.
    """
    table = texts()[language()]
    if n is not None:
        form = "one" if (n == 1 or (language() == "fr" and 0 <= n < 2)) else "other"  # noqa: PLR2004  CLDR's rule
        key = f"{key}.{form}" if f"{key}.{form}" in table else key
        values["n"] = count(n)
    return table[key].format(**values) if values else table[key]


def known(key: str, otherwise: str) -> str:
    """Return the words under a key, or others where there are none: for codes that data bring."""
    return texts()[language()].get(key, otherwise)


def count(number: float) -> str:
    """Return a number as the language writes it."""
    from babel.numbers import format_decimal

    return str(format_decimal(number, format="#,##0.######", locale=language()))


def span(low: float, high: float) -> str:
    """Return two bounds as a range."""
    return f"{count(low)}–{count(high)}"


def day_format() -> str:
    """Return how days are typed and stand in columns: so that nobody takes the month for the day."""
    return _TYPED[language()]


def day(when: date | None, otherwise: str = "") -> str:
    """Return a day as the language writes it, such as ``5 Mar 2020``."""
    if when is None:
        return otherwise
    from babel.dates import format_date

    return str(format_date(when, _DAY_FORM, locale=language()))


def days(first: date | None, last: date | None, otherwise: str = "") -> str:
    """Return a period, both ends inclusive."""
    if first is not None and last is not None and first != last:
        return f"{day(first)} – {day(last)}"
    return day(last or first, otherwise)


def moment(when: datetime) -> str:
    """Return a moment in UTC."""
    from datetime import UTC

    shown = when.astimezone(UTC) if when.tzinfo else when
    return f"{day(shown.date())}, {shown:%H:%M} UTC"


def indicator(code: str) -> str:
    """Return the name of an indicator."""
    from geo.indicators import indicators

    found = indicators().get(code)
    return found.label.get(language(), found.label["en"]) if found else code.replace("_", " ")


def group(code: str) -> str:
    """Return the name of a group of people from its code, such as ``combatant:TR``."""
    kind, _, detail = code.partition(":")
    name = known(f"group.{kind}", kind.replace("_", " "))
    if not detail:
        return name
    detail = country(detail)
    return say("group.from", party=detail) if kind == "people" else say("group.of", group=name, party=detail)


def country(code: str) -> str:
    """Return the name of a country from its ISO 3166-1 alpha-2 code; what is no code stays as it is."""
    from babel import Locale

    return str(Locale(language()).territories.get(code, code))


def language_name(code: str) -> str:
    """Return the name of a language, the code itself where it has none."""
    from babel import Locale, UnknownLocaleError

    if code == "und":
        return say("unknown")
    try:
        return Locale.parse(code).get_display_name(language()) or code
    except (UnknownLocaleError, ValueError):
        return code


def place(one: Place) -> str:
    """Return the name of a place in the language of the pages, as the gazetteer writes it where none is known."""
    return place_name(one.id, one.name)


def place_name(place_id: str, name: str) -> str:
    """Return the name of a place whose id is known, in the language of the pages."""
    if language() == "en":
        return name
    from geo.exports.placenames import called
    from geo.gazetteer import open_gazetteer

    return called(place_id, name, language(), open_gazetteer())


def source(name: str | None) -> str:
    """Return the name of a source, in words where the text names nobody."""
    return say("said.unattributed") if name in {None, "unattributed"} else str(name)


def quantity(one: Quantity) -> str:
    """Return a number as its text has it: the number, words for it in the reader's language, or its bounds."""
    from geo.maps.scripts import texts as words_of_map

    if one.value is not None:
        return count(one.value)
    if one.qualifier is Qualifier.VAGUE and one.low is not None:
        return words_of_map()[language()].get(f"vague.{one.low:.0f}", one.words)
    return one.words or "–".join(count(bound) for bound in (one.low, one.high) if bound is not None)


def figure(one: Observation) -> str:
    """Name a figure: number, indicator, place."""
    where = place(one.place) if one.place else say("review.no_place")
    name = indicator(one.figure.indicator)
    number = quantity(one.figure.quantity)
    counted = name[:1].lower() + name[1:]
    if number[:1].isdigit():
        return say("review.named", number=number, indicator=counted, place=where)
    said = say("review.named.word", number=number, indicator=counted, place=where)
    return said[:1].upper() + said[1:]


@cache
def _reasons() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    out = []
    for row in _tables()["reasons"]:
        parts = string.Formatter().parse(row["en"])
        pattern = "".join(re.escape(literal) + (f"(?P<{name}>.+?)" if name else "") for literal, name, _, _ in parts)
        out.append((re.compile(pattern), MappingProxyType(row)))
    return tuple(out)


_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_LARGE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")


def reason(words: str) -> str:
    """Return a reason that the stages give in English in the reader's language; one that is not known stays."""
    from datetime import date

    said = translated(words)
    said = _LARGE.sub(lambda found: count(int(found.group().replace(",", ""))), said)
    with suppress(ValueError):
        said = _DAY.sub(lambda found: day(date.fromisoformat(found.group())), said)
    return said


@cache
def _passages() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({row["source"]: MappingProxyType(row) for row in _tables()["passages"]})


def passage(words: str) -> str:
    """Return words of the page on accuracy as a reader is told them; those that are not known stay."""
    row = _passages().get(words)
    return words if row is None else row[language()]


def _place_id(name: str) -> str:
    """Return the id of the most important place that is called so in English; nothing where none is."""
    from geo.gazetteer import open_gazetteer

    return next((entry.id for entry in open_gazetteer().find(name) if entry.name == name), "")


def _with_place(template: str, name: str) -> tuple[str, str]:
    """Return French words for a place to be filled in, and what the place is called in them: "à Idlib", "en Syrie"."""
    from geo.exports.placenames import inside

    place_id = _place_id(name)
    called = place_name(place_id, name) if place_id else name
    if "à {place}" not in template:
        return template, called
    return template.replace("à {place}", "{place}"), inside(place_id, called, language())


def translated(words: str) -> str:
    """Return what `reason` does, numbers and days left as they are."""
    if language() == "en":
        return words
    for pattern, row in _reasons():
        if found := pattern.fullmatch(words):
            template, said = row[language()], found.groupdict()
            values = {name: translated(value) for name, value in said.items()}
            if "place" in said:
                template, values["place"] = _with_place(template, said["place"])
            return template.format(**values)
    first, mark, rest = words.partition("; ")
    return f"{translated(first)}{mark}{translated(rest)}" if mark else words
