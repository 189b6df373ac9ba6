"""A report as HTML, its figures, places and dates marked: the boundary where report text is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.models import Located, LocatedFigure, Span

#: What a mark is, weakest first: where two overlap, the later kind wins.
KINDS = ("quote", "attribution", "place", "period", "number")


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of the text to mark, and what to say about it on hover."""

    span: Span
    kind: str
    title: str = ""


def marks(figures: Iterable[LocatedFigure], toponyms: Iterable[Located]) -> list[Mark]:
    """Return the marks of a report.

    Parameters
    ----------
    figures
        Its figures; the quote, the number and the words of period and attribution are marked.
    toponyms
        Its toponyms; an unresolved one says so.
    """
    out = []
    for item in figures:
        figure = item.figure
        words = f"{figure.indicator} · {figure.counting} · {figure.status}"
        out.append(Mark(figure.span, "quote", words))
        out.append(Mark(figure.number_span, "number", f"{words} · {figure.quantity.qualifier.replace('_', ' ')}"))
        for evidence in figure.evidence:
            if evidence.field == "period":
                when = " – ".join(str(day) for day in (figure.period.start, figure.period.end) if day)
                out.append(Mark(evidence.span, "period", when or "date not said"))
            elif evidence.field == "attribution":
                out.append(Mark(evidence.span, "attribution", f"said by {figure.attributed_to}"))
    for located in toponyms:
        name = located.place.name if located.place else "unresolved"
        out.append(Mark(located.toponym.span, "place", name))
    return out


def render(text: str, marked: Iterable[Mark]) -> str:
    """Return the text as HTML in which nothing but our own tags is markup.

    Each paragraph takes its direction from its own letters, so that Arabic runs right to left.
    """
    best: list[Mark | None] = [None] * len(text)
    for mark in sorted(marked, key=lambda item: KINDS.index(item.kind)):
        first, last = min(mark.span.start, len(text)), min(mark.span.end, len(text))
        best[first:last] = [mark] * (last - first)
    out = ['<p dir="auto">']
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and best[end] is best[start] and text[end] != "\n" and text[start] != "\n":
            end += 1
        run, over = text[start:end], best[start]
        if run == "\n":
            out.append('</p><p dir="auto">')
        elif over is None:
            out.append(escape(run))
        else:
            out.append(f'<mark class="cm-{over.kind}" title="{escape(over.title)}">{escape(run)}</mark>')
        start = end
    out.append("</p>")
    return "".join(out)


#: Colours of the marks: each kind differs in hue and in underline, so that colour alone says nothing.
STYLE = """
<style>
.cm-report p { margin: 0 0 .6em; max-width: 46em; line-height: 1.55; }
.cm-report mark { color: inherit; padding: 0 .1em; border-radius: 2px; }
.cm-quote { background: rgba(255, 214, 102, .28); }
.cm-number { background: rgba(255, 179, 0, .75); font-weight: 700; }
.cm-place { background: none; border-bottom: 2px solid #1f78b4; }
.cm-period { background: none; border-bottom: 2px dotted #117733; }
.cm-attribution { background: none; border-bottom: 2px dashed #88419d; }
</style>
"""
