"""Scores as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.evaluation.figures import FigureScores
    from geo.evaluation.gold import Ratio
    from geo.evaluation.toponyms import ToponymScores


def _line(name: str, ratio: Ratio) -> str:
    return (
        f"{name:18} precision {ratio.precision:.4f}  recall {ratio.recall:.4f}  F1 {ratio.f1:.4f}  "
        f"({ratio.gold} gold, {ratio.predicted} found)"
    )


def report_figures(scores: FigureScores, *, errors: bool = False) -> str:
    """Return the table of figure scores, one line an indicator, then the attributes of what matched.

    Parameters
    ----------
    errors
        Whether every missed and every false figure is listed below.
    """
    lines = [_line("figures", scores.overall)]
    lines += [_line(f"  {name}", ratio) for name, ratio in sorted(scores.by_indicator.items())]
    named = (
        ("place within 50 km", "place"),
        ("date", "date"),
        ("source", "source"),
        ("source invented", "invented"),
    )
    for label, name in named:
        share = scores.share(name)
        judged = scores.attributes[f"{name}_judged"]
        lines.append(f"{label:18} {'–' if share is None else f'{share:.4f}'}  (of {judged})")
    if errors:
        lines += [
            f"{kind:7} {document} {indicator} {low:g}–{high:g} {quote}"
            for document, kind, indicator, low, high, quote in scores.errors
        ]
    return "\n".join(lines)


def report_toponyms(scores: ToponymScores) -> str:
    """Return the table of toponym scores; recall of the second line is end-to-end accuracy at 161 km."""
    return "\n".join((_line("recognised", scores.recognised), _line("within 161 km", scores.located)))
