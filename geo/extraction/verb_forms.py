"""Phrases that name a verb, "<fuir> leur*", written out in its forms: they flee, have fled, had to flee."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from geo.languages import Language

#: A verb, or several between brackets, of which a phrase may have one.
_NAMED = re.compile(r"\((<[^()|]+>(?:\|<[^()|]+>)*)\)|(<[^<>()|]+>)")
#: The file of the verbs.
_FILE = "verbs"


def conjugated(phrases: Iterable[str], language: Language) -> Iterator[str]:
    """Yield phrases with the verbs that they name in every form.

    Parameters
    ----------
    phrases
        As written in a data file; a verb stands between angle brackets, and a phrase has one or a choice of them.
    language
        The language, whose verbs are taken.

    Raises
    ------
    KeyError
        If a phrase names a verb that the language has no forms of; a test looks for it.

    Examples
    --------
    >>> from geo.languages import load
    >>> list(conjugated(["en <fuir>"], load("fr")))[0]
    'en (fuient|fuyaient|fuirent|fuiraient|fuiront)'
    """
    for phrase in phrases:
        named = _NAMED.search(phrase) if "<" in phrase else None
        if named is None:
            yield phrase
            continue
        before, after = phrase[: named.start()], phrase[named.end() :]
        for verb in (named[1] or named[2]).split("|"):
            for form in _forms(language.table(_FILE), verb):
                yield before + form + after


def expected(language: Language) -> list[str]:
    """Return the forms that say that something is still to come."""
    verbs = language.table(_FILE)
    return sorted({form for name, verb in verbs.items() if name.startswith("<") for form in verb.get("future", ())})


def _forms(verbs: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield the forms of a verb: the simple ones, those with an auxiliary, those that another verb leads to."""
    verb = verbs[name]
    yield _either([*verb["finite"], *verb.get("future", ())])
    if "past" in verb:
        yield " ".join(
            (
                _either(verbs["auxiliary"][verb["auxiliary"]]),
                _either([*verbs["between"]["adverb"], ""]),
                _either(verb["past"]),
            )
        )
    for leading in verbs["leading"]["verb"] if "infinitive" in verb else ():
        yield f"{leading} {verb['infinitive']}"


def _either(forms: Iterable[str]) -> str:
    return f"({'|'.join(forms)})"
