"""Who of those that a report names is a private person, and what a product calls them in place of the name.

One sentence rarely says who somebody is: the name stands in full where a person is introduced, and alone or in half
further on. So the whole report is read: a name that is found once is found wherever it stands, one that is given a
public office once stays. A source that no list knows and that has the form of a name is taken for a person, unless the
report speaks of it as of a body; the file of sources is where a body is made known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from geo.exports.addresses import OF_ADDRESSES, decoded
from geo.exports.brackets import NAME
from geo.exports.persons import KINDS, has_form_of_name, has_office, holds_office, is_person, named
from geo.extraction.place_words import PlaceWords, place_words
from geo.extraction.toponym_tokens import Tokens
from geo.gazetteer.names import fold
from geo.languages import available, load
from geo.models import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.gazetteer import Gazetteer
    from geo.models import Document
    from geo.reconciliation import SourceRegistry

_CUES = {cue: kind for kind, entry in reversed(KINDS.items()) for cue in entry["cues"].split()}
#: What a person is of whom a report says nothing.
UNKNOWN = "person"

#: Words before and after a name among which what somebody is stands: "a resident of the town, …", "…, 34, a resident".
_BEFORE, _BEHIND = 2, 5
#: Fewest letters of a part of a name that is looked for alone.
_LETTERS = 3
#: Highest number that is an age.
_OLDEST = 110
_YEARS = frozenset({"years", "year", "ans", "anos", "yas", "yasinda", "yasindaki", "عاما", "سنه"})
#: Reports whose persons are kept.
_KEPT = 4000
#: One-letter words that Arabic writes together with the next one.
_JOINED = "[وفبلك]?"
#: What may part a name from the words that say what somebody is.
_ASIDE = frozenset({"", ",", "،", "(", "-", "“", '"'})
#: Beginnings and endings of Arabic words that no name in the form that is asked for has.
_NO_ARABIC_NAME = re.compile(r"ال|(?:احد|احدي|بعض|عدد)$|.*(?:ون|ين|ات|يه|ه)$")


@dataclass(frozen=True)
class Persons:
    """The persons of one report.

    Attributes
    ----------
    private
        Names as written, each with the kind of person (a key of ``private_persons.toml``).
    public
        Words of the names of officials and known sources, folded, one set a name.
    pattern
        Finds the names of private persons, whole (``whole``) or in part (``part``); None where there are none.
    """

    private: Mapping[str, str] = field(default_factory=dict)
    public: tuple[frozenset[str], ...] = ()
    pattern: re.Pattern[str] | None = None

    @cached_property
    def _folded(self) -> Mapping[str, frozenset[str]]:
        return {name: folded_words(name) for name in self.private}

    def kind_of(self, words: Iterable[str]) -> str | None:
        """Return what a private person is that some folded words name, None where they name none of the report."""
        asked = frozenset(words)
        kinds = [self.private[name] for name, held in self._folded.items() if asked and asked <= held]
        return next((kind for kind in kinds if kind != UNKNOWN), kinds[0] if kinds else None)

    def whole(self, words: Iterable[str]) -> str | None:
        """Return the longest name of a private person of the report of which some folded words are a part."""
        asked = frozenset(words)
        names = [name for name, held in self._folded.items() if asked and asked <= held]
        return max(names, key=len, default=None)

    def is_public(self, words: Iterable[str]) -> bool:
        """Tell whether some folded words name an official or a known source of the report."""
        asked = frozenset(words)
        return bool(asked) and any(asked <= held for held in self.public)

    def spans(self, text: str) -> Iterator[tuple[Span, bool]]:
        """Yield where a text names private persons of the report, and whether in whole."""
        for match in self.pattern.finditer(text) if self.pattern is not None else ():
            group = "whole" if match["whole"] else "part"
            yield Span(*match.span(group)), group == "whole"


_NOBODY = Persons()


class PrivatePersons:
    """Finds the private persons of reports, each report read once.

    Parameters
    ----------
    gazetteer
        Knows which names are those of places.
    registry
        Knows the sources, the officials and the office holders, whose names are no secret.
    """

    def __init__(self, gazetteer: Gazetteer, registry: SourceRegistry) -> None:
        self._gazetteer, self._registry = gazetteer, registry
        self._known: dict[str, Persons] = {}
        self._kinds: dict[tuple[str, str], str | None] = {}
        self._may_name: dict[tuple[str, str], bool] = {}

    def of(self, document: Document) -> Persons:
        """Return the persons of a report."""
        found = self._known.get(document.id)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[document.id] = self._read(document)
        return found

    def _read(self, document: Document) -> Persons:
        words = place_words(load(_code(document.language)))
        private: dict[str, str] = {}
        public: list[frozenset[str]] = []
        for part in (document.title or "", *document.text.split("\n")):
            found = named(part, words.code, self._gazetteer, self._registry)
            public += [folded_words(part[span.start : span.end]) for span in found.public]
            tokens = Tokens(part, words) if found.private else None
            for span in found.private:
                name, kind = (
                    " ".join(part[span.start : span.end].split()),
                    _kind(tokens, *_numbers(tokens, span)) if tokens else UNKNOWN,
                )
                if private.get(name, UNKNOWN) == UNKNOWN:
                    private[name] = kind
        # "Governor Ada Blum said", and further on "Ada Blum said".
        private = {name: kind for name, kind in private.items() if not any(folded_words(name) <= one for one in public)}
        if not private and not public:
            return _NOBODY
        return Persons(private, tuple(public), self._pattern(private, public, words.cased, words.common, words.code))

    def _pattern(
        self,
        private: Mapping[str, str],
        public: Iterable[frozenset[str]],
        cased: bool,  # noqa: FBT001  of the script
        common: frozenset[str],
        code: str,
    ) -> re.Pattern[str] | None:
        if not private:
            return None
        officials = frozenset(word for one in public for word in one)
        wholes = sorted(private, key=len, reverse=True)
        parts = {part: None for name in wholes for part in name.split()} if cased else {}
        alone = sorted((part for part in parts if self._stands_alone(part, common | officials)), key=len, reverse=True)
        joined = _JOINED if code == "ar" else ""
        whole = "|".join(rf"(?i:{_spelling(name)})" if " " in name else re.escape(name) for name in wholes)
        part = "|".join(re.escape(form) for one in alone for form in dict.fromkeys((one, one.upper()))) or "(?!)"
        return re.compile(rf"(?<!\w){joined}(?:(?P<whole>{whole})|(?P<part>{part}))(?!\w)")

    def unnamed(self, address: str, document: Document, names: Iterable[str] = ()) -> str:
        """Return the name of a file or a web address without private persons of its report, and some names more.

        A name is found in whatever way the address writes it: percent-encoded, once or twice, or in letters whose
        accents stand apart. An address without such a name stays as it is.
        """
        known = dict.fromkeys((*self.of(document).private, *names))
        words = place_words(load(_code(document.language)))
        plain = decoded(address)
        for held, web in ((plain, "://" in address), (address, False)):
            freed = self._freed(held, known, words)
            if freed != held:
                return quote(freed, safe=OF_ADDRESSES) if web and plain != address else freed
        return address

    def _freed(self, address: str, names: Iterable[str], words: PlaceWords) -> str:
        for name in names:
            parts = name.split()
            alone = [part for part in parts if words.cased and self._stands_alone(part, words.common)]
            forms = [[fold(part) for part in some] for some in ([parts] if len(parts) > 1 else [])]
            runs = [parts] * (len(parts) > 1) + forms + [[part] for part in (*alone, *map(fold, alone))]
            spellings = "|".join(r"[\W_]+".join(map(re.escape, run)) for run in runs)
            if spellings:
                pattern = rf"(?<![^\W_])(?:{spellings})(?![^\W_])"
                address = re.sub(pattern, "name-withheld", address, flags=re.IGNORECASE)
        return address

    def _stands_alone(self, part: str, others: frozenset[str]) -> bool:
        """Tell whether a part of a name can be told from other words: no place, no word, no official's name."""
        if len(part) < _LETTERS or not part[0].isupper() or fold(part) in others:
            return False
        return not self._gazetteer.find(part)

    def may_name(self, said_by: str, language: str) -> bool:
        """Tell whether a name may stand in an attribution, so that its report has to be asked."""
        code = _code(language)
        key = (said_by, code)
        if key not in self._may_name:
            tokens = Tokens(said_by, place_words(load(code)))
            self._may_name[key] = any(
                tokens.capital[index] and has_form_of_name(tokens, index) and not _is_noun(tokens.core[index], code)
                for index in range(tokens.count)
            )
        return self._may_name[key]

    def kind(self, said_by: str, document: Document) -> str | None:
        """Return what the private person is whom an attribution names and nothing else; None for any other source."""
        key = (said_by, document.id)
        if key not in self._kinds:
            source = self._registry.find(said_by)
            is_known = source is None or source.type != "unknown"
            self._kinds[key] = None if is_known else self._kind(said_by, document)
        return self._kinds[key]

    def _kind(self, said_by: str, document: Document) -> str | None:
        said_by = head_of(said_by)  # what follows the comma stands in the report as well
        tokens = Tokens(said_by, place_words(load(_code(document.language))))
        cores = [core for core in tokens.core if core not in tokens.words.titles]
        if not cores or not self._could_be_name(said_by, tokens):
            return None
        persons = self.of(document)
        name = persons.whole(cores) or self._in_full(said_by, tokens, document) or said_by
        found = list(_occurrences(name, document))
        if persons.is_public(cores) or any(holds_office(*place) for place in found):
            return None
        kind = persons.kind_of(cores)
        aged = any(_is_aged(*place) for place in found)
        if self._is_land(said_by) and not aged:
            return None
        if kind is None and not self._is_private(name, Tokens(name, tokens.words), document, found):
            return None
        kinds = (kind or UNKNOWN, *(_kind(*place) for place in found))
        return next((one for one in kinds if one != UNKNOWN), UNKNOWN)

    def _is_private(
        self, name: str, tokens: Tokens, document: Document, found: Sequence[tuple[Tokens, int, int]]
    ) -> bool:
        """Tell whether a name that no sentence of its report introduces is one of a person."""
        if is_person(name, document.language, self._gazetteer, self._registry):
            return True
        return _is_first_name(name, tokens, found) or self._is_unknown_name(name, tokens, document)

    def _could_be_name(self, said_by: str, tokens: Tokens) -> bool:
        """Tell whether nobody registered a source, and whether all its words may stand in a name."""
        source = self._registry.find(said_by)
        if source is None or source.type != "unknown" or has_office(tokens) or not tokens.capital[0]:
            return False
        return all(_is_name(tokens, index) for index in range(tokens.count))

    def _is_land(self, name: str) -> bool:
        """Tell whether a name is that of a country or a province, which speaks for its government."""
        entries = self._gazetteer.find(name)
        return bool(entries) and entries[0].kind in {"country", "admin1"}

    @staticmethod
    def _in_full(said_by: str, tokens: Tokens, document: Document) -> str | None:
        """Return the whole name of who is named by one word, where the report has it: "Blum said"."""
        if tokens.count > 1 or not tokens.words.cased or not has_form_of_name(tokens):
            return None
        for match in re.finditer(rf"\b((?:[^\W\d_a-z][\w’'-]+ ){{1,3}}){re.escape(said_by)}\b", document.text):
            before = match[1].split()
            while before:
                words = Tokens(" ".join((*before, said_by)), tokens.words)
                if has_form_of_name(words) and not any(one in words.words.titles or one in _CUES for one in words.core):
                    return words.text
                before = before[1:]
        return None

    def _is_unknown_name(self, name: str, tokens: Tokens, document: Document) -> bool:
        """Tell whether nothing but its form and its report says that a source is a person, and nothing that it is not.

        A body has an article, an abbreviation in brackets, the name of a country, or a word that speaks for many.
        """
        titled = any(core in tokens.words.titles for core in tokens.core)
        if not (has_form_of_name(tokens) or titled) or tokens.count == 1 or name == document.publisher:
            return False
        if self._gazetteer.find(name) or _speaks_for_many(tokens) or any(map(self._is_land, name.split())):
            return False
        if not tokens.words.cased and (tokens.count > _BEHIND - 1 or _NO_ARABIC_NAME.match(tokens.core[0])):
            return False
        known = {*tokens.words.articles, "the", "le", "la", "les", "el", "los", "las"}
        for match in re.finditer(rf"(?:(\w+)[ ’'])?{re.escape(name)}(?P<after>\s*\(\w+\))?", document.text):
            if match["after"] or (match[1] and fold(match[1]) in known):
                return False
        return True

    def label(self, kind: str, language: str) -> str:
        """Return what a product calls a private person: "a resident (name withheld)"."""
        entry = KINDS[kind]
        code = language if language in NAME else "en"
        return f"{entry[code]} ({NAME[code].strip('[]')})"


def head_of(said_by: str) -> str:
    """Return the name in "Ada Blum, a resident"."""
    return said_by.split(",", maxsplit=1)[0].strip()


def _code(language: str) -> str:
    return language if language in available() else "en"


def folded_words(name: str) -> frozenset[str]:
    """Return the words of a name, folded."""
    return frozenset(fold(part) for part in re.split(r"[\s-]+", name) if part)


def _spelling(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split())


def _is_name(tokens: Tokens, index: int) -> bool:
    words, core = tokens.words, tokens.core[index]
    return tokens.capital[index] or core in words.titles or core in words.particles


def _occurrences(name: str, document: Document) -> Iterator[tuple[Tokens, int, int]]:
    """Yield where a report has a name: the words of the paragraph, the first of the name and the one after its last."""
    words = place_words(load(_code(document.language)))
    for part in document.text.split("\n"):
        found = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){_spelling(name)}(?!\w)", part)]
        tokens = Tokens(part, words) if found else None
        for span in found:
            if tokens is not None:
                yield (tokens, *_numbers(tokens, span))


def _numbers(tokens: Tokens, span: Span) -> tuple[int, int]:
    """Return the numbers of the first word of a span and of the word after its last."""
    first = next((index for index in range(tokens.count) if tokens.end[index] > span.start), tokens.count)
    return first, next((index for index in range(first, tokens.count) if tokens.start[index] >= span.end), tokens.count)


def _kind(tokens: Tokens, first: int, last: int) -> str:
    """Return what a text says of the person whom it names there, as far as a list knows the word."""
    for index in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if tokens.gap[index + 1].strip() not in _ASIDE:
            break
        if tokens.core[index] in _CUES:
            return _CUES[tokens.core[index]]
    for index in range(last, min(tokens.count, last + _BEHIND)):
        gap = tokens.gap[index].strip()
        if gap not in _ASIDE or (index == last and not gap):
            break
        if tokens.core[index] in _CUES:
            return _CUES[tokens.core[index]]
    return UNKNOWN


def _is_aged(tokens: Tokens, _first: int, last: int) -> bool:
    """Tell whether an age stands after a name: "Ada, 34", "Ada, de 34 años"."""
    if last >= tokens.count or tokens.gap[last].strip() not in {",", "،"}:
        return False
    for index in (last, last + 1):
        if index < tokens.count and tokens.raw[index].isdecimal() and int(tokens.raw[index]) <= _OLDEST:
            # "Ada, 34, fled", "Ada, 34 ans", but not "Paris, 19 May".
            behind = index + 1
            return behind == tokens.count or bool(tokens.gap[behind].strip()) or tokens.core[behind] in _YEARS
    return False


def _is_first_name(name: str, tokens: Tokens, found: Iterable[tuple[Tokens, int, int]]) -> bool:
    """Tell whether one word is a given name, or stands with an age or with what a person is: "Ada, a teacher"."""
    if tokens.count > 1 or not tokens.words.cased or not has_form_of_name(tokens) or _speaks_for_many(tokens):
        return False
    known = tokens.core[0] in tokens.words.given_names
    said = any(_is_aged(*one) or _kind(*one) != UNKNOWN for one in found)
    return known or (name == tokens.raw[0] and said)


def _speaks_for_many(tokens: Tokens) -> bool:
    """Tell whether a word is one of those that reports call bodies by."""
    return any(_is_noun(core, tokens.words.code) for core in tokens.core)


def _is_noun(core: str, code: str) -> bool:
    nouns, stems = _nouns(code)
    return core in nouns or core.startswith(stems)


@cache
def _nouns(code: str) -> tuple[frozenset[str], tuple[str, ...]]:
    phrases = load(code).table("attribution").get("source", {}).get("noun", ())
    parts = [part for phrase in phrases for part in phrase.split()]
    nouns = frozenset(fold(part) for part in parts if not part.endswith("*"))
    return nouns, tuple(fold(part[:-1]) for part in parts if part.endswith("*"))
