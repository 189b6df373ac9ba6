"""The distinct names of a text and the places that each may stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.gazetteer.names import fold
from geo.geocoding.nesting import listed, nested
from geo.geocoding.sentence_lands import land_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.models import Toponym

_MOST = 60
_PLAIN = frozenset({"name", "exonym"})
_SHORT = frozenset({"abbreviation", "code"})
_DOTTED = frozenset({"country", "admin1", "region"})
_BY_FORM = {"near": "spot", "between": "spot", "border": "border"}
_LEVELS = {
    "province": "division",
    "district": "division",
    "city": "settlement",
    "quarter": "settlement",
    "village": "settlement",
    "spot": "settlement",
    "camp": "camp",
    "river": "water",
    "sea": "water",
}


#: A river has its name from a town, or a town from it.
_WATER = "water"


@dataclass(slots=True)
class Mention:
    """One bare name at one place of the text.

    Attributes
    ----------
    written
        The name as written.
    start, end
        Offsets, end exclusive.
    toponym
        Number of the toponym that it belongs to.
    written_here
        False for a name that stands elsewhere, such as that of "northern" in "northern and central Nigeria".
    name
        The group of mentions that are resolved together.
    """

    written: str
    start: int
    end: int
    toponym: int
    type_word: str | None = None
    demonym: bool = False
    written_here: bool = True
    name: Name | None = None


@dataclass(slots=True, eq=False)
class Name:
    """A name that stands for one place in this text.

    Attributes
    ----------
    key
        The folded name.
    entries
        The places that it may stand for, the most important first.
    mentions
        Where it stands.
    inside
        Ids and codes of what the text puts around it: "Pandi, Bulacan".
    types
        Type words beside it.
    elsewhere
        ``division`` or ``settlement``, as type words beside other mentions of the name say.
    peers
        Names beside it in a list.
    lands
        The only country that each of its sentences names before it, None where there is none.
    """

    key: str
    entries: tuple[Entry, ...]
    mentions: list[Mention] = field(default_factory=list)
    inside: dict[str, str] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    peers: list[Name] = field(default_factory=list)
    demonym: bool = False
    lands: set[str | None] = field(default_factory=set)


def mentions_of(toponyms: Sequence[Toponym], text: str) -> list[Mention]:
    """Return the bare names in toponyms, in the order of the text."""
    mentions: list[Mention] = []
    for number, toponym in enumerate(toponyms):
        if toponym.type_word == "street":
            continue
        position = toponym.span.start
        for anchor in toponym.anchors or (() if toponym.form == "border" else (toponym.name,)):
            start = text.find(anchor, position, toponym.span.end)
            if start < 0:
                start = text.find(anchor, toponym.span.start, toponym.span.end)
            here = start >= 0
            if here:
                position = start + len(anchor)
            else:
                start = position
            type_word = toponym.type_word or _BY_FORM.get(toponym.form)
            mentions.append(
                Mention(anchor, start, start + len(anchor), number, type_word, toponym.demonym, written_here=here)
            )
    return mentions


def candidates_of(
    written: str, gazetteer: Gazetteer, language: str | None, *, demonym: bool = False, border: bool = False
) -> tuple[Entry, ...]:
    """Return the places that a name as written may stand for, the most important first."""
    entries = gazetteer.find(written, language)
    if not entries:
        entries = gazetteer.find(written)
    if demonym:
        kept = [e for e in entries if e.name_kind == "demonym"]
        return tuple(kept or entries[:_MOST])
    upper = written.isupper()
    if "." in written:
        # "La." is Louisiana and no town.
        kept = [e for e in entries if e.name_kind == "abbreviation"] or [e for e in entries if e.kind in _DOTTED]
    else:
        kept = [e for e in entries if e.name_kind in _PLAIN or (upper and e.name_kind in _SHORT)]
    if border and all(e.kind != "country" for e in kept):
        # "the Thai-Cambodian border" is of no village called Thai.
        kept = [e for e in entries if e.kind == "country"] or kept
    # "Cha", a village that no gazetteer knows, is not the airport CHA
    rest = [e for e in entries if upper or e.name_kind != "code"]
    return tuple((kept or rest)[:_MOST])


def group(mentions: Iterable[Mention], text: str, gazetteer: Gazetteer, language: str | None) -> list[Name]:
    """Group mentions by name; the same name put into two different places makes two groups."""
    ordered = list(mentions)
    found: dict[tuple[str, bool, bool], tuple[Entry, ...]] = {}
    names: dict[tuple[str, bool, str, str], Name] = {}
    holders = [""] * len(ordered)
    around: list[dict[str, str]] = [{} for _ in ordered]
    entries_of: list[tuple[Entry, ...]] = []
    for mention in ordered:
        border = mention.type_word == "border"
        written = (mention.written, mention.demonym, border)
        if written not in found:
            country = None if mention.written_here else gazetteer.entry(mention.written)
            found[written] = (
                (country,)
                if country is not None
                else candidates_of(mention.written, gazetteer, language, demonym=mention.demonym, border=border)
            )
        entries_of.append(found[written])
    for inner, holder, label in nested(ordered, entries_of, text):
        holders[inner] = holder
        around[inner][holder] = label
    levels: dict[str, set[str]] = {}
    for mention in ordered:
        levels.setdefault(fold(mention.written), set()).add(_LEVELS.get(mention.type_word or "", ""))
    for index, mention in enumerate(ordered):
        key = fold(mention.written)
        level = _LEVELS.get(mention.type_word or "", "") if _parted(levels[key]) else ""
        name = names.get((key, mention.demonym, holders[index], level))
        if name is None:
            name = Name(key, entries_of[index], demonym=mention.demonym)
            names[key, mention.demonym, holders[index], level] = name
        name.mentions.append(mention)
        name.lands.add(land_of(ordered, entries_of, index, text))
        name.inside.update(around[index])
        if mention.type_word:
            name.types.add(mention.type_word)
        mention.name = name
    for first, second in listed(ordered, text):
        here, following = ordered[first].name, ordered[second].name
        if here is not None and following is not None and not (holders[first] or holders[second]):
            here.peers.append(following)
            following.peers.append(here)
    return _merge(names)


def _parted(levels: set[str]) -> bool:
    """Tell whether mentions of a name are of several places: a town and its province, a town and its river."""
    return len(levels - {""}) > 1 or (_WATER in levels and "" in levels)


def _merge(names: dict[tuple[str, bool, str, str], Name]) -> list[Name]:
    """Let mentions without a holder join those of the same name with the one holder that the text gives."""
    by_key: dict[tuple[str, bool], list[tuple[str, str, Name]]] = {}
    for (key, demonym, holder, level), name in names.items():
        by_key.setdefault((key, demonym), []).append((holder, level, name))
    result: list[Name] = []
    for groups in by_key.values():
        # The first holder that the text gives is the one it goes on to mean.
        held = next((name for holder, _, name in groups if holder), None)
        levels = {level for _, level, _ in groups if level} - {_WATER}
        for holder, level, name in groups:
            if held is not None and not holder:
                name.inside.update(held.inside)
            if not level:
                name.elsewhere |= levels
            result.append(name)
    return result
