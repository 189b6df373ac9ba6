"""The distinct names of a text and the places that each may stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.gazetteer import Entry, Gazetteer
    from geo.models import Toponym

_MOST = 60
_LEVELS = {
    "province": "division",
    "district": "division",
    "city": "settlement",
    "village": "settlement",
    "camp": "camp",
    "river": "water",
    "sea": "water",
}
_HOLDERS = frozenset({"country", "admin1", "admin2", "region", "island"})


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


@dataclass(slots=True)
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
    """

    key: str
    entries: tuple[Entry, ...]
    mentions: list[Mention] = field(default_factory=list)
    inside: dict[str, str] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    demonym: bool = False


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
            type_word = toponym.type_word or ("spot" if toponym.form in {"near", "between"} else None)
            mentions.append(
                Mention(anchor, start, start + len(anchor), number, type_word, toponym.demonym, written_here=here)
            )
    return mentions


def candidates_of(
    written: str, gazetteer: Gazetteer, language: str | None, *, demonym: bool = False
) -> tuple[Entry, ...]:
    """Return the places that a name as written may stand for, the most important first."""
    entries = gazetteer.find(written, language)
    if not entries:
        entries = gazetteer.find(written)
    if demonym:
        kept = [e for e in entries if e.name_kind == "demonym"]
        return tuple(kept or entries[:_MOST])
    upper = written.isupper()
    dotted = "." in written
    kept = [
        e
        for e in entries
        if e.name_kind in {"name", "exonym"}
        or (e.name_kind == "abbreviation" and (upper or dotted))
        or (e.name_kind == "code" and upper)
    ]
    return tuple((kept or entries)[:_MOST])


def group(mentions: Iterable[Mention], text: str, gazetteer: Gazetteer, language: str | None) -> list[Name]:
    """Group mentions by name; the same name put into two different places makes two groups."""
    ordered = list(mentions)
    found: dict[tuple[str, bool], tuple[Entry, ...]] = {}
    names: dict[tuple[str, bool, str, str], Name] = {}
    holders = [""] * len(ordered)
    around: list[dict[str, str]] = [{} for _ in ordered]
    entries_of: list[tuple[Entry, ...]] = []
    for mention in ordered:
        key = (mention.written, mention.demonym)
        if key not in found:
            country = None if mention.written_here else gazetteer.entry(mention.written)
            found[key] = (
                (country,)
                if country is not None
                else candidates_of(mention.written, gazetteer, language, demonym=mention.demonym)
            )
        entries_of.append(found[key])
    for index in range(len(ordered) - 1):
        _holds(ordered, entries_of, index, text, holders, around)
    levels: dict[str, set[str]] = {}
    for mention in ordered:
        levels.setdefault(fold(mention.written), set()).update(filter(None, (_LEVELS.get(mention.type_word or ""),)))
    for index, mention in enumerate(ordered):
        key = fold(mention.written)
        level = _LEVELS.get(mention.type_word or "", "") if len(levels[key]) > 1 else ""
        name = names.get((key, mention.demonym, holders[index], level))
        if name is None:
            name = Name(key, entries_of[index], demonym=mention.demonym)
            names[key, mention.demonym, holders[index], level] = name
        name.mentions.append(mention)
        name.inside.update(around[index])
        if mention.type_word:
            name.types.add(mention.type_word)
        mention.name = name
    return _merge(names)


def _holds(
    mentions: list[Mention],
    entries_of: list[tuple[Entry, ...]],
    index: int,
    text: str,
    holders: list[str],
    around: list[dict[str, str]],
) -> None:
    """Note that a mention lies in the next one ("Pandi, Bulacan") or that the next lies in it ("Syria's Idlib")."""
    here, following = mentions[index], mentions[index + 1]
    gap = text[here.end : following.start]
    if len(gap) > 24 or following.start < here.end or not (here.written_here and following.written_here):  # noqa: PLR2004
        return
    bare = gap.strip()
    if bare in {
        ",",
        "(",
        "،",
        ", in",
        "in",
        "in the",
        "en",
        "au",
        "à",
        "في",
        "dans le",
        "dans la",
        "dans l'",
        ", in the",
        ", en",
        ", dans le",
        ", dans la",
        "en el",
        "en la",
        ", au",
        "state of",
        ", state of",
        "(in",
    } or (not bare and gap == " " and not following.demonym):
        inner, outer, at = entries_of[index], entries_of[index + 1], index
        pair = _inside(inner, outer)
        if pair is None and index + 2 < len(mentions) and bare in {",", "(", "،"}:
            pair = _second_holder(mentions, entries_of, index, text)
        if pair is None and bare not in {"", ","}:
            return
        if pair is None:
            pair = _inside(outer, inner) if not bare else None
            at = index + 1
    elif bare in {"'s", "’s", "-", "'s northern", "’s"} or gap == " ":
        pair, at = _inside(entries_of[index + 1], entries_of[index]), index + 1
    else:
        return
    if pair is not None:
        holder, label = pair
        holders[at] = holder
        around[at][holder] = label


def _second_holder(
    mentions: list[Mention], entries_of: list[tuple[Entry, ...]], index: int, text: str
) -> tuple[str, str] | None:
    """Look one name further: "Boutte, St. Charles Parish, La."."""
    gap = text[mentions[index + 1].end : mentions[index + 2].start].strip()
    return _inside(entries_of[index], entries_of[index + 2]) if gap in {",", "("} else None


def _inside(inner: Sequence[Entry], outer: Sequence[Entry]) -> tuple[str, str] | None:
    """Return code and name of the most important division or country of the one name that holds a place of the other."""
    best: tuple[float, str, str] | None = None
    for holder in outer[:12]:
        if holder.kind not in _HOLDERS:
            continue
        for entry in inner:
            if entry.id != holder.id and lies_in(entry, holder):
                value = holder.importance + 0.3 * entry.importance
                if best is None or value > best[0]:
                    best = (value, holder.id, holder.name)
                break
    return best[1:] if best else None


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Tell whether a place lies in a country or division."""
    if holder.kind == "country":
        return entry.country == holder.country
    if holder.kind == "admin1":
        return entry.admin1 == holder.id or (entry.admin1 is not None and entry.admin1 == holder.admin1)
    if holder.kind == "admin2":
        return entry.admin2 == holder.id
    if entry.kind == "country":
        return False
    reach = 3.0 if holder.kind == "region" else 1.0
    return abs(entry.lat - holder.lat) < reach and abs(entry.lon - holder.lon) < reach


def _merge(names: dict[tuple[str, bool, str, str], Name]) -> list[Name]:
    """Let mentions without a holder join those of the same name with the one holder that the text gives."""
    by_key: dict[tuple[str, bool], list[tuple[str, str, Name]]] = {}
    for (key, demonym, holder, level), name in names.items():
        by_key.setdefault((key, demonym), []).append((holder, level, name))
    result: list[Name] = []
    for groups in by_key.values():
        # The first holder that the text gives is the one it goes on to mean.
        held = next((name for holder, _, name in groups if holder), None)
        levels = {level for _, level, _ in groups if level}
        for holder, level, name in groups:
            if held is not None and not holder:
                name.inside.update(held.inside)
            if not level:
                name.elsewhere |= levels
            result.append(name)
    return result
