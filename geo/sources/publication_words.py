"""The words by which reports name their day of publication, read from ``publication.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.sources.written_dates import weekday_names

#: Words that open a sentence, never the name of a place.
_OPENERS = frozenset(
    re.findall(
        r"\w+",
        "on in at the a an this that these it he she they we le la les un une ce cette en à dans sur el los las "
        "una este esta o os as um uma em في على هذا هذه bu ",
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words and phrases of one language and of English, casefolded but for agencies; see ``publication.toml``."""

    published: frozenset[str]
    updated: frozenset[str]
    as_of: frozenset[str]
    byline: frozenset[str]
    agencies: frozenset[str]
    reports: frozenset[str]
    sheet: frozenset[str]
    events: frozenset[str]
    apart: frozenset[str]
    future: frozenset[str]
    yesterday: frozenset[str]
    since: frozenset[str]
    past: frozenset[str]
    weekdays: frozenset[str]
    openers: frozenset[str] = _OPENERS


@lru_cache(maxsize=32)
def load_words(language: str) -> Words:
    """Return the words of a language joined to the English ones; only these for a language without a table."""
    table = tomllib.loads((Path(__file__).parent / "publication.toml").read_text(encoding="utf-8"))
    joined: dict[str, frozenset[str]] = {}
    for name in table["en"]:
        phrases = [*table["en"][name], *(table[language][name] if language in table else ())]
        joined[name] = frozenset(phrases if name == "agencies" else map(str.casefold, phrases))
    return Words(**joined, weekdays=frozenset(weekday_names(language)))
