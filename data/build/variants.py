"""Spellings that follow from a name by rule: without its type word, Saint as St, the Arabic article."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from build.model import Row

_SWAPPED = {"saint": "st", "mount": "mt", "fort": "ft"}
#: Words for a kind of division, before or after its name, in folded form.
_TYPE_AFTER = re.compile(
    r"(?<=.) (governorate|province|region|state|oblast|krai|county|district|department|prefecture|division|voivodeship"
    r"|canton|municipality|emirate|republic|territory|parish|ili|eyaleti|bolgesi|vilayeti|valiligi|wilaya|muhafazah)$"
)
_TYPE_BEFORE = re.compile(
    r"^(((governorate|province|state|region|department|republic) of|muhafazat|wilayat|ostan e"
    r"|(gouvernorat|province|region|departement|oblast|etat|wilaya) (de la|de l|de|du|d)"
    r"|(provincia|departamento|estado|region|comunidad|gobernacion) (de la|del|de)"
    r"|محافظه|ولايه|اقليم|مقاطعه|منطقه|اوبلاست) )(?=..)"
)
_ARTICLE = re.compile(r"^(al|el|ad|ar|as|ash|at|an|az|en|es|er|ed|et) (?=...)")
#: Countries where the article of a transliterated name is written in several ways.
_ARABIC = frozenset({"SY", "IQ", "LB", "JO", "PS", "YE", "SA", "AE", "OM", "QA", "BH", "KW"}) | frozenset(
    {"EG", "SD", "LY", "TN", "DZ", "MA", "MR", "TD", "ER", "DJ", "SO"}
)
_SCHOLARLY = frozenset("āīūēōĀĪŪĒŌḩḤḥḨţṭŢṬḑḍḐẕẓż̧Ẕ‘ʿʾʼ")
#: Countries whose own spelling has such marks.
_OWN_MARKS = frozenset({"LV", "LT", "NZ", "RO", "PL", "MT"})
_SHORTEST_BARE = 3


def bare(name: str) -> str:
    """Return a folded name of a division without words such as "province of"."""
    short = _TYPE_BEFORE.sub("", _TYPE_AFTER.sub("", name))
    return short if len(short) >= _SHORTEST_BARE else name


def plain(name: str, country: str | None) -> str:
    """Return a name without the marks of scholarly transliteration, "Arīḩā" as "Ariha"."""
    if country in _OWN_MARKS or not _SCHOLARLY & set(name):
        return name
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "‘ʿʾʼ").strip()


def add(rows: list[Row]) -> None:
    """Add the spellings that follow by rule to every place."""
    for row in rows:
        row.name = plain(row.name, row.country)
        for name, (kind, mask) in list(row.names.items()):
            if kind in {"demonym", "code", "abbreviation"}:
                continue
            for other in _spellings(row, name):
                if other and other not in row.names:
                    row.names[other] = (kind, mask)


def _spellings(row: Row, name: str) -> list[str]:
    """Return other spellings of one folded name of a place."""
    found: list[str] = []
    first, _, rest = name.partition(" ")
    if rest and first in _SWAPPED:
        found.append(f"{_SWAPPED[first]} {rest}")
    for full, short in _SWAPPED.items():
        if rest and first == short:
            found.append(f"{full} {rest}")
    if row.kind in {"admin1", "admin2"}:
        short = bare(name)
        if short != name:
            found.append(short)
    if row.country in _ARABIC:
        for spelling in (name, *found):
            stem = _ARTICLE.sub("", spelling)
            if stem != spelling:
                found += [f"al {stem}", f"el {stem}"]
    return found
