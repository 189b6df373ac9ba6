"""Train the classifier that reads again what no rule reads: write geo/extraction/classifier.jsonl (``make accuracy``).

A multinomial logistic regression with a ridge (scikit-learn, L-BFGS) over `geo.extraction.classifier.features`. Every
number is an example that may count people or homes, also those that a rule reads: around them stand words that say what
is counted where no rule knows the construction. Optional gold is left out, as either answer would be right, and so are
the texts written apart that say how good the whole is.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from geo.evaluation.gold import gold_document, read_gold
from geo.evaluation.quality import DEVELOPED
from geo.extraction.classifier import NONE, features
from geo.extraction.engine import read
from geo.gazetteer import open_gazetteer
from geo.languages import available, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.extraction.counting import Draft
    from geo.gazetteer import Gazetteer
    from geo.models import Document

HERE = Path(__file__).parent
#: Fewest examples of a feature.
_SEEN = 8
#: Strength of the ridge, as its inverse: of 0.03 … 0.3 one of those with which most is right on texts held out.
_LOOSE = 0.2
#: What an example weighs that no rule reads: numbers of this kind are what the classifier is asked about.
_UNREAD = 2.0
#: Steps of the solver.
_STEPS = 400
#: Weights are written as whole hundredths, from this many on.
_UNIT = 100.0
_LEAST = 4


class Example(NamedTuple):
    """A number of a text with gold: what is known of its surroundings, and what it counts or `NONE`.

    `read` tells that a rule gives it an indicator.
    """

    language: str
    features: tuple[str, ...]
    label: str
    read: bool


def examples(folder: Path, gazetteer: Gazetteer) -> list[Example]:
    """Return every number of the texts to develop on that may count people or homes.

    Parameters
    ----------
    folder
        Holds the gold, as `geo.evaluation.quality` describes it.
    """
    found: list[Example] = []
    for path in (path for pattern in DEVELOPED for path in sorted(folder.glob(pattern))):
        for entry in read_gold(path):
            found += _of_text(gold_document(dict(entry)), entry["figures"], gazetteer)
    return found


def sentences(gazetteer: Gazetteer) -> list[Example]:
    """Return the same of the example sentences of the languages, with figures and without."""
    found: list[Example] = []
    for code in available():
        table = load(code).table("examples")
        for entry in (*table.get("figure", ()), *table.get("none", ())):
            text = entry["text"]
            figures = [figure | {"start": 0, "end": len(text)} for figure in entry.get("figures", ())]
            found += _of_text(gold_document({"id": text, "text": text, "lang": code}), figures, gazetteer)
    return found


def _of_text(document: Document, gold: Sequence[Mapping[str, Any]], gazetteer: Gazetteer) -> list[Example]:
    """Return the numbers of one text."""
    seen: list[tuple[Draft, tuple[str, ...], bool]] = []
    read(document, gazetteer, partial(_note, seen))
    labelled = [(_label(draft, gold), around, ruled) for draft, around, ruled in seen]
    return [Example(document.language, around, label, ruled) for label, around, ruled in labelled if label is not None]


def _note(seen: list[tuple[Draft, tuple[str, ...], bool]], drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Keep the numbers of a sentence with what is known of them, and read none of them again."""
    seen += [(draft, tuple(features(draft, drafts, earlier)), bool(draft.indicator)) for draft in drafts]


def _label(draft: Draft, gold: Sequence[Mapping[str, Any]]) -> str | None:
    """Return what a number counts by gold, `NONE` if it is no figure, None if it may be one or not."""
    sentence = draft.reading.sentence
    first, last = sentence.starts[draft.mention.start], sentence.ends[draft.mention.end - 1]
    for figure in gold:
        value = figure["value"] if figure.get("value") is not None else figure.get("low")
        if figure["start"] < last and first < figure["end"] and value == draft.mention.size:
            return None if figure.get("optional") else figure.get("indicator")
    return NONE


def write(known: Sequence[Example], path: Path) -> None:
    """Train on examples, and write the weights: a line of labels, then one for each feature."""
    counts = Counter(feature for example in known for feature in set(example.features))
    kept = {feature for feature, count in counts.items() if count >= _SEEN}
    table = DictVectorizer()
    rows = table.fit_transform([dict.fromkeys(kept.intersection(example.features), 1.0) for example in known])
    labels = [example.label for example in known]
    weights = [1.0 if example.read else _UNREAD for example in known]
    model = LogisticRegression(C=_LOOSE, max_iter=_STEPS).fit(rows, labels, sample_weight=weights)
    first = {
        "labels": model.classes_.tolist(),
        "languages": sorted({example.language for example in known}),
        "start": [round(float(one), 2) for one in model.intercept_],
    }
    lines = [json.dumps(first)]
    for name, points in zip(table.get_feature_names_out(), model.coef_.T, strict=True):
        whole = [(label, round(float(point) * _UNIT)) for label, point in enumerate(points)]
        told = [(label, weight) for label, weight in whole if abs(weight) >= _LEAST]
        if told:
            lines.append(json.dumps([name, told], ensure_ascii=False, separators=(",", ":")))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    everywhere = open_gazetteer()
    write(
        [*examples(HERE, everywhere), *sentences(everywhere)],
        HERE.parents[1] / "geo" / "extraction" / "classifier.jsonl",
    )
