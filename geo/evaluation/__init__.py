"""Figures and toponyms against gold: predictions, precision, recall and F1.

Gold is JSON lines, one document a line: ``{"id", "text", "publish_date"?, "lang"?}`` with
``figures`` or ``toponyms`` as `docs/accuracy.md` describes them.
"""

from __future__ import annotations

from geo.evaluation.figures import FigureScores, predict_figures, score_figures
from geo.evaluation.gold import read_gold
from geo.evaluation.report import report_figures, report_toponyms
from geo.evaluation.toponyms import ToponymScores, predict_toponyms, score_toponyms

__all__ = [
    "FigureScores",
    "ToponymScores",
    "predict_figures",
    "predict_toponyms",
    "read_gold",
    "report_figures",
    "report_toponyms",
    "score_figures",
    "score_toponyms",
]
