"""Reading gold files and turning their lines into documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.errors import InputError, UnreadableError
from geo.models import Document, Precision, PublishedBasis, document_id

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision and recall from counts of what was right.

    Attributes
    ----------
    found, predicted
        Predictions that are right, and all predictions that count.
    matched, gold
        Gold entries that were found, and all gold entries that count.
    """

    found: int = 0
    predicted: int = 0
    matched: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 0 where there are none."""
        return self.found / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Ratio) -> Ratio:
        """Pool two counts."""
        return Ratio(
            self.found + other.found,
            self.predicted + other.predicted,
            self.matched + other.matched,
            self.gold + other.gold,
        )


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Read a gold file.

    Returns
    -------
    list of dict
        One a document, in the order of the file.

    Raises
    ------
    UnreadableError
        If the file cannot be read.
    InputError
        If a line is not a JSON object with ``id`` and ``text``.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # other line breaks belong to the texts
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read as gold ({error}): give a UTF-8 file of JSON lines"
        raise UnreadableError(message) from error
    gold = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            _ = entry["id"], entry["text"]
        except (ValueError, KeyError, TypeError):
            message = f'{path}, line {number}: not a JSON object with "id" and "text": mend or remove it'
            raise InputError(message) from None
        gold.append(entry)
    return gold


def gold_document(entry: dict[str, Any]) -> Document:
    """Return the document that a line of gold describes; its language is detected when not given."""
    text = entry["text"]
    published = entry.get("publish_date") or entry.get("published")
    day = date.fromisoformat(published[:10]) if published else None
    return Document(
        id=document_id(text, entry.get("url")),
        address=str(entry["id"]),
        text=text,
        language=entry.get("lang") or entry.get("language") or _detect(text),
        title=entry.get("title"),
        url=entry.get("url"),
        published=day,
        published_precision=Precision.DAY if day else None,
        published_basis=PublishedBasis.GIVEN if day else PublishedBasis.UNKNOWN,
    )


def _detect(text: str) -> str:
    """Detect the language of a text."""
    import py3langid  # costs a model; only texts without a language need it

    return str(py3langid.classify(text)[0])
