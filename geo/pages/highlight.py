"""A report as HTML, its figures, places and dates marked: the boundary where report text is escaped.

Words from outside reach a page by two ways only: escaped into HTML by `render` and `card`, or into Markdown by `plain`.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.models import Located, LocatedFigure, Span

#: What a mark is, weakest first: where two overlap, the later kind wins.
KINDS = ("quote", "attribution", "place", "period", "number")

#: Every sign that can mean something in Markdown; before each, and before no other letter, a backslash takes effect.
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in string.punctuation})

#: The colon before a name such as ``:smile:`` or ``:material/home:``. Streamlit replaces these after the Markdown was
#: read, when the backslash is gone, so that only a letter in between parts them: U+2060, which has no width.
_NAMED_SIGN = re.compile(r":(?=(?:material/)?[\w+-]+:)")


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


def plain(text: object) -> str:
    """Return words of reports, addresses and people as Markdown that shows them and does nothing else.

    Nothing in them is read as markup, an image, a formula, HTML, or one of Streamlit's colours, icons and emoji. A web
    address may still become a link, which nobody follows without a click.

    Parameters
    ----------
    text
        The words, or an error that says them. White space runs are one space: a line break could begin a block.
    """
    words = " ".join(str(text).split())
    return _NAMED_SIGN.sub(":\u2060", words).translate(_SIGNS)


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


def card(row: Mapping[str, Any]) -> str:
    """Return a figure as a card of HTML.

    Parameters
    ----------
    row
        The figure as `geo.exports.rows.figure_row` gives it.
    """
    places = "; ".join(place["name"] or f"{place['text']} (unresolved)" for place in row["places"]) or "place unknown"
    days = dict.fromkeys(day for day in (row["period_start"], row["period_end"]) if day)
    when = " – ".join(days) or "undated"
    bounds = " to ".join(f"{bound:,}" for bound in (row["low"], row["high"]) if bound is not None)
    notes = [
        row["counting"],
        row["group"].replace("_", " "),
        "" if row["status"] == "reported" else row["status"],
        "older toll" if row["superseded"] else "",
        "a party's claim about its enemy" if row["enemy_claim"] else "",
        f"bounds {bounds}" if bounds else "",
    ]
    number = row["words"] or f"{row['value']:,}"
    return (
        '<div class="cm-card">'
        f'<p class="cm-head"><b>{escape(str(number))}</b> {escape(row["indicator"].replace("_", " "))}'
        f"<small>{escape(' · '.join(note for note in notes if note))}</small></p>"
        f"<p>{escape(places)} · {escape(when)} · {escape(row['attributed_to'] or 'unattributed')}</p>"
        f'<blockquote dir="auto">{escape(row["quote"])}</blockquote>'
        f"<small>rule {escape(row['rule'])}, confidence {row['confidence']:.2f}</small>"
        "</div>"
    )


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
.cm-card { border: 1px solid rgba(128, 128, 128, .35); border-radius: 6px; padding: .5em .75em; margin: 0 0 .6em; }
.cm-card p { margin: 0 0 .25em; }
.cm-card small { opacity: .75; }
.cm-card .cm-head small { margin-left: .6em; }
.cm-card blockquote { margin: 0 0 .25em; padding-left: .6em; border-left: 3px solid rgba(255, 179, 0, .75); }
</style>
"""
