"""The quality gate: scores on the project's own gold, their floors, and the page that shows them.

The gold is in ``tests/quality/``: ``LANGUAGE.jsonl`` to develop on; ``former_apart_``, ``former_apart_b_`` to
``former_apart_j_LANGUAGE.jsonl``, which were written apart and are developed on since then; ``probes_LANGUAGE.jsonl``,
written to try the rules out; and ``apart_k_LANGUAGE.jsonl``, written apart and kept out of training. A floor may rise
by itself; lowering one takes a reason, which is kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.evaluation.figures import predict_figures, score_figures
from geo.evaluation.gold import read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from geo.evaluation.figures import FigureScores
    from geo.gazetteer import Gazetteer

#: What a floor holds for each language, in the order of the tables; the last one is a ceiling.
FIELDS = ("f1", "precision", "recall", "place", "date", "source", "invented")
_CEILING = "invented"

#: Files of texts written apart, of which `tests/quality/README.md` says who has looked at them.
APART = "apart_k_??.jsonl"
#: Sets of texts that were written apart, in the order of their writing, with their titles.
FORMER = {
    "former_apart_": "Texts that were written apart, and are developed on since they were scored",
    "former_apart_b_": "A second set of the same",
    "former_apart_c_": "A third set of the same",
    "former_apart_d_": "A fourth set of the same",
    "former_apart_e_": "A fifth set of the same",
    "former_apart_f_": "A sixth set of the same",
    "former_apart_g_": "A seventh set of the same",
    "former_apart_h_": "An eighth set of the same",
    "former_apart_i_": "A ninth set of the same",
    "former_apart_j_": "Half of a tenth set of the same, and the English and French texts of an eleventh",
}
#: The sets to develop on, by the first part of their file names, with their titles.
SETS = {
    "": "Texts to develop on",
    **FORMER,
    "probes_": "Probes: short texts of hard wording, written to try the rules out",
}
#: Their files.
DEVELOPED = tuple(f"{part}??.jsonl" for part in SETS)

#: A floor stays this far below what was measured, so that one figure more or less does not break a build.
_SLACK = 0.01

#: Lower bounds of the rows of the reliability table, and figures of a row at least.
_CONFIDENCES = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
TELLING = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured on one gold file.

    Attributes
    ----------
    name
        File name without its ending: a language, or what kind of texts they are and a language.
    texts, figures
        How many the gold holds; optional figures are left out.
    fields
        Shares by the names of `FIELDS`; None where the gold has nothing to judge.
    confidences
        ``(confidence, whether right)`` of each figure given.
    """

    name: str
    texts: int
    figures: int
    fields: Mapping[str, float | None]
    confidences: tuple[tuple[float, bool], ...]


def _fields(scores: FigureScores) -> dict[str, float | None]:
    overall = scores.overall
    shares = {name: scores.share(name) for name in ("place", "date", "source", "invented")}
    return {"f1": overall.f1, "precision": overall.precision, "recall": overall.recall, **shares}


def _confidences(predictions: Iterable[Mapping[str, Any]], scores: FigureScores) -> tuple[tuple[float, bool], ...]:
    false = {(document, quote, kind) for document, what, kind, _, _, quote in scores.errors if what == "false"}
    return tuple(
        (figure["confidence"], (entry["id"], figure["quote"], figure["kind"]) not in false)
        for entry in predictions
        for figure in entry["figures"]
    )


def measure(folder: Path, gazetteer: Gazetteer, *, apart: bool = False) -> list[Quality]:
    """Score every gold file of a folder.

    Parameters
    ----------
    apart
        Whether the files written apart are scored, instead of those to develop on. Of those the rules alone are scored:
        the classifier of numbers is trained on them, and would look better than it is.
    """
    measured = []
    patterns = (APART,) if apart else DEVELOPED
    for path in (path for pattern in patterns for path in sorted(folder.glob(pattern))):
        gold = read_gold(path)
        predictions, _ = predict_figures(gold, gazetteer, rules_only=not apart)
        scores = score_figures(gold, predictions)
        measured.append(
            Quality(
                name=path.stem,
                texts=len(gold),
                figures=scores.overall.gold,
                fields=_fields(scores),
                confidences=_confidences(predictions, scores),
            )
        )
    return measured


def read_floors(path: Path) -> dict[str, Any]:
    """Return ``{"floors": {language: {field: share}}, "lowered": [reasons]}``; empty where there is no file."""
    if not path.exists():
        return {"floors": {}, "lowered": []}
    floors: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def below(measured: Iterable[Quality], floors: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each field that is worse than its floor allows."""
    faults = []
    for quality in measured:
        for field, floor in floors["floors"].get(quality.name, {}).items():
            value = quality.fields[field]
            if value is None:
                continue
            worse = value > floor if field == _CEILING else value < floor
            if worse:
                faults.append(f"{quality.name}: {field} is {value:.3f}, its floor is {floor:.3f}")
    return faults


def new_floors(measured: Iterable[Quality], floors: Mapping[str, Any], *, reason: str | None = None) -> dict[str, Any]:
    """Return floors that follow what was measured.

    Parameters
    ----------
    reason
        Why a floor may fall; kept in the file.

    Raises
    ------
    InputError
        If a floor would fall and no reason is given.
    """
    out: dict[str, Any] = {"floors": {**floors["floors"]}, "lowered": list(floors["lowered"])}
    fallen = []
    for quality in measured:
        kept = dict(out["floors"].get(quality.name, {}))
        for field in FIELDS:
            value = quality.fields[field]
            if value is None:
                continue
            wanted = round(value + _SLACK, 3) if field == _CEILING else round(max(0.0, value - _SLACK), 3)
            old = kept.get(field)
            falls = old is not None and (wanted > old if field == _CEILING else wanted < old)
            if falls and value is not None:
                fallen.append(f"{quality.name} {field} {old} → {wanted}")
            if not falls or reason:
                kept[field] = wanted
        out["floors"][quality.name] = kept
    if fallen and reason is None:
        message = f"these floors would fall: {'; '.join(fallen)}; mend the cause, or give a reason with --lower"
        raise InputError(message)
    if fallen:
        out["lowered"].append({"reason": reason, "floors": fallen})
    return out


def reliability(given: Iterable[tuple[float, bool]], fewest: int = 1) -> list[tuple[str, int, float]]:
    """Return how often figures of each confidence are right: ``(range, how many, share right)``.

    Parameters
    ----------
    given
        ``(confidence, whether right)`` of each figure.
    fewest
        Figures of a row at least; one of fewer is joined to the row below it, as they say nothing by themselves.
    """
    given = list(given)
    rows = []
    upper = 1.0
    for lower in _CONFIDENCES:
        inside = [right for confidence, right in given if lower <= confidence < upper or confidence == upper == 1.0]
        if inside and len(inside) < fewest and any(confidence < lower for confidence, _ in given):
            continue
        if inside:
            rows.append((f"{lower:.1f} to {upper:.1f}", len(inside), sum(inside) / len(inside)))
        upper = lower
    return rows


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _table(measured: Iterable[Quality]) -> list[str]:
    lines = [
        "| language | texts | figures | F1 | precision | recall | place, 50 km | date | source | sources invented |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for quality in measured:
        shares = " | ".join(_share(quality.fields[field]) for field in FIELDS)
        lines.append(f"| {quality.name[-2:]} | {quality.texts} | {quality.figures} | {shares} |")
    return lines


def _trusted(given: Iterable[tuple[float, bool]]) -> list[str]:
    return [
        "| confidence | figures | of them right |",
        "|---|---|---|",
        *(f"| {name} | {count} | {share:.2f} |" for name, count, share in reliability(given, TELLING)),
    ]


def _kinds(measured: Iterable[Quality]) -> list[str]:
    """Return the tables of the texts to develop on, by what they are."""
    lines: list[str] = []
    for kind, title in SETS.items():
        here = [quality for quality in measured if quality.name[:-2] == kind]
        lines += [f"## {title}", "", *_table(here), ""] if here else []
    return lines


def document(measured: list[Quality], apart: list[Quality], held_out: Iterable[tuple[float, bool]]) -> str:
    """Return the page on accuracy, in Markdown.

    Parameters
    ----------
    measured, apart
        What was measured on texts to develop on, and on texts written apart.
    held_out
        ``(confidence, whether right)`` of figures whose text had no part in fitting that confidence.
    """
    lines = [
        "# Accuracy",
        "",
        "Generated by `make accuracy`; do not edit. A figure is right when its indicator and value are those of the",
        "gold; place, date and source are judged on the figures that match. The gold is the project's own, in",
        "`tests/quality/`: texts written for this purpose in the style of wire stories and reports. Only texts",
        "written apart, without sight of the rules, tell what you will meet; the rules were made with the others,",
        "and are measured there alone: the classifier that reads again where they are not sure is trained on them.",
        "What each set written apart said before anybody had looked at it is in `tests/quality/README.md`.",
        "",
        *(["## Texts written apart", "", *_table(apart), ""] if apart else []),
        "## How far a confidence can be trusted",
        "",
        "Each figure carries a confidence: points fitted on all texts, which are worth as much as is right on the",
        "texts written apart. Here each of those is judged by a table that was fitted without it, in ten rounds.",
        "",
        *_trusted(held_out),
        "",
        *(
            ["On the texts to develop on, with the table as it ships:", "", *_trusted(_given(measured)), ""]
            if apart
            else []
        ),
        *_kinds(measured),
    ]
    return "\n".join(lines)


def _given(measured: Iterable[Quality]) -> list[tuple[float, bool]]:
    return [pair for quality in measured for pair in quality.confidences]
