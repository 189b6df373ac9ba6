"""The sources that reports name: one body under all its spellings and officials (rule 7).

The registry that ships is `sources.toml` beside this module; a person can add
to it or change it with a second file of the same form.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import DataError, InputError
from geo.models import GroupKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.models import Group

_SHIPPED = Path(__file__).with_name("sources.toml")
_KEYS = {"name", "type", "parent", "country", "party", "aliases", "alone", "officials"}
_TYPES = {"un", "red_cross", "ngo", "monitor", "government", "armed_group", "agency", "media"}
_WORD = re.compile(r"[^\W_]+")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": ""})
#: Words that pass a number on: what follows them printed it, what stands before said it.
_VIA = re.compile(
    r"\b(?:via|quoted by|cited by|as quoted by|told|cités? par|citée?s? par|rapporté par|selon l'agence)\b|\s/\s|\|",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who counts or prints.

    Attributes
    ----------
    key
        Its short name in the registry, or the folded words of an unknown one.
    type
        ``un red_cross ngo monitor government armed_group agency media``, or
        ``unknown``.
    parent
        Key of the body that speaks for it.
    party
        The side that it is or speaks for in a conflict: an ISO 3166-1 alpha-2
        code or the word that `geo.models.Group.party` has.
    """

    key: str
    name: str
    type: str = "unknown"
    parent: str | None = None
    country: str | None = None
    party: str | None = None


class SourceRegistry:
    """Finds the one source behind the words of a report.

    Parameters
    ----------
    sources
        By key.
    aliases
        Key of the source by folded spelling or name of an official, found
        anywhere in an attribution.
    alone
        The same for spellings that must be the whole attribution: "Damascus"
        is a government, "a doctor in Damascus" is not.
    opponents
        Pairs of parties that fight each other.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        aliases: Mapping[str, str],
        alone: Mapping[str, str],
        opponents: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Index the spellings by their first word."""
        self._sources = dict(sources)
        self._aliases = dict(aliases)
        self._alone = dict(alone)
        self._opponents = frozenset(frozenset(pair) for pair in opponents)
        self._found: dict[str, Source | None] = {}

    def __eq__(self, other: object) -> bool:
        """Tell whether both mean the same source by any words."""
        if not isinstance(other, SourceRegistry):
            return NotImplemented
        return self is other or (self._sources, self._aliases, self._alone, self._opponents) == (
            other._sources,
            other._aliases,
            other._alone,
            other._opponents,
        )

    def __hash__(self) -> int:
        """Hash the keys of the sources."""
        return hash(frozenset(self._sources))

    @classmethod
    def load(cls, edited: Path | None = None) -> SourceRegistry:
        """Read the registry that ships and, over it, a file of one's own.

        Parameters
        ----------
        edited
            TOML of the same form as ``sources.toml``: a source with a known key
            replaces it, a new key adds a source.

        Raises
        ------
        InputError
            If the edited file cannot be read or has a word that is not of the form.
        DataError
            If the registry that ships is damaged.
        """
        tables, opponents = _read(_SHIPPED)
        if edited is not None:
            added, more = _read(edited)
            tables |= added
            opponents += more
        sources: dict[str, Source] = {}
        aliases: dict[str, str] = {}
        alone: dict[str, str] = {}
        for key, table in tables.items():
            sources[key] = Source(
                key=key,
                name=str(table["name"]),
                type=str(table.get("type", "unknown")),
                parent=_text(table.get("parent")),
                country=_text(table.get("country")),
                party=_text(table.get("party")),
            )
            for spelling in _texts(table, "alone"):
                alone.setdefault(" ".join(words(spelling)), key)
            for spelling in (str(table["name"]), *_texts(table, "aliases"), *_texts(table, "officials")):
                folded = " ".join(words(spelling))
                if folded not in alone:
                    aliases.setdefault(folded, key)
        return cls(sources, aliases, alone, opponents)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of the registry, in its order."""
        return tuple(self._sources.values())

    def find(self, said_by: str | None) -> Source | None:
        """Return who is meant by the words of an attribution; None for none.

        The longest spelling within the words wins, so that "UN humanitarian
        office" is OCHA and not the United Nations. Words that nobody
        registered are a source of their own.
        """
        if said_by is None:
            return None
        if said_by not in self._found:
            self._found[said_by] = self._longest(said_by) if words(said_by) else None
        return self._found[said_by]

    def chain(self, said_by: str | None, publisher: str | None) -> tuple[str, ...]:
        """Return the names through which a number came, from who said it to who printed it."""
        named: list[str] = []
        for words_of in (said_by, publisher):
            links = [part.strip(" ,;()") for part in _VIA.split(words_of or "") if part.strip(" ,;()")]
            if words_of is publisher:
                links.reverse()  # "The Globe and Mail / AP" took it from AP
            for part in links:
                source = self.find(part)
                if source is not None and source.name not in named:
                    named.append(source.name)
        if self.find(said_by) is None:
            named.insert(0, "unattributed")
        return tuple(named)

    def speaks_of_enemy(self, said_by: str | None, group: Group) -> bool:
        """Tell whether a party to a conflict counts its enemy's combatants (rule 9)."""
        source = self.find(said_by)
        if source is None or source.party is None or group.party is None or group.kind is not GroupKind.COMBATANT:
            return False
        return frozenset((source.party, group.party)) in self._opponents

    def _longest(self, said_by: str) -> Source:
        said_first = _VIA.split(said_by)[0].strip() or said_by
        tokens = words(said_first)
        whole = " ".join(tokens)
        only = self._alone.get(whole) or self._alone.get(whole.removeprefix("the "))
        if only is not None:
            return self._sources[only]
        best: tuple[int, int, str] | None = None
        for start in range(len(tokens)):
            for length in range(min(len(tokens) - start, self._longest_alias), 0, -1):
                run = " ".join(tokens[start : start + length])
                key = self._aliases.get(run)
                if key is not None:
                    rank = (len(run), -start, key)
                    best = rank if best is None or rank > best else best
                    break
        if best is not None:
            return self._sources[best[2]]
        return Source(key=f"? {whole}", name=said_first.strip())

    @cached_property
    def _longest_alias(self) -> int:
        return max((len(alias.split()) for alias in self._aliases), default=0)


def words(text: str) -> list[str]:
    """Fold a name into comparable words: no case, accents, possessives or punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("’", "'")).translate(_ARABIC).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _WORD.findall(plain.replace("'s ", " ").replace(".", ""))


def _read(path: Path) -> tuple[dict[str, dict[str, object]], list[tuple[str, str]]]:
    error = DataError if path == _SHIPPED else InputError
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        message = f"the source registry {path} cannot be read ({problem}): mend the file or leave it out"
        raise error(message) from problem
    sources = tables.get("sources", {})
    for key, table in sources.items():
        unknown = set(table) - _KEYS
        if unknown or "name" not in table or table.get("type", "ngo") not in _TYPES:
            message = f"{path}, source {key!r}: use name, {', '.join(sorted(_KEYS - {'name'}))}; type one of {_TYPES}"
            raise error(message)
    pairs = [(str(one), str(other)) for one, other in tables.get("opponents", [])]
    return dict(sources), pairs


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _texts(table: Mapping[str, object], key: str) -> list[str]:
    value = table.get(key, [])
    return [str(item) for item in value] if isinstance(value, list) else []
