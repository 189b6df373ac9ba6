"""A report as HTML, its figures, places and dates marked: the boundary where report text is escaped.

Words from outside reach a page by two ways only: escaped into HTML by `render` and `card`, or into Markdown by `plain`.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from geo.pages import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.models import Figure, Located, LocatedFigure, Span
    from geo.reconciliation import Observation

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
        words = " · ".join(part for part in _about(figure) if part)
        out.append(Mark(figure.span, "quote", words))
        said = wording.known(f"qualifier.{figure.quantity.qualifier}", "")
        out.append(Mark(figure.number_span, "number", f"{words} · {said}" if said else words))
        for evidence in figure.evidence:
            if evidence.field == "period":
                when = wording.days(figure.period.start, figure.period.end, wording.say("mark.no_date"))
                out.append(Mark(evidence.span, "period", when))
            elif evidence.field == "attribution":
                name = wording.source(figure.attributed_to)
                out.append(Mark(evidence.span, "attribution", wording.say("mark.said_by", name=name)))
    for located in toponyms:
        name = wording.place(located.place) if located.place else wording.say("mark.unresolved")
        out.append(Mark(located.toponym.span, "place", name))
    return out


def _about(figure: Figure) -> tuple[str, str, str]:
    return (
        wording.indicator(figure.indicator),
        wording.say(f"counting.{figure.counting}"),
        wording.known(f"status.{figure.status}", ""),
    )


def legend() -> str:
    """Return as HTML what each kind of mark means."""
    kinds = ("number", "quote", "place", "period", "attribution")
    return " ".join(f'<mark class="cm-{kind}">{escape(wording.say(f"mark.{kind}"))}</mark>' for kind in kinds)


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
    unresolved = wording.texts()[wording.language()]["place.unresolved"]
    places = "; ".join(
        wording.place_name(place["id"], place["name"]) if place["name"] else unresolved.format(name=place["text"])
        for place in row["places"]
    )
    days = dict.fromkeys(day for day in (row["period_start"], row["period_end"]) if day)
    when = " – ".join(wording.day(date.fromisoformat(day)) for day in days) or wording.say("date.undated")
    bounds = "–".join(wording.count(bound) for bound in (row["low"], row["high"]) if bound is not None)
    notes = [
        wording.say(f"counting.{row['counting']}"),
        wording.group(row["group"]),
        "" if row["status"] == "reported" else wording.say(f"status.{row['status']}"),
        wording.say("card.superseded") if row["superseded"] else "",
        wording.say("card.enemy_claim") if row["enemy_claim"] else "",
        wording.say("card.bounds", span=bounds) if bounds else "",
    ]
    number = row["words"] or wording.count(row["value"])
    rule = wording.say("card.rule", rule=row["rule"], confidence=wording.count(round(row["confidence"], 2)))
    about = (places or wording.say("place.unknown"), when, wording.source(row["attributed_to"]))
    return (
        '<div class="cm-card">'
        f'<p class="cm-head"><b>{escape(str(number))}</b> {escape(wording.indicator(row["indicator"]))}'
        f"<small>{escape(' · '.join(note for note in notes if note))}</small></p>"
        f"<p>{escape(' · '.join(about))}</p>"
        f'<blockquote dir="auto">{escape(row["quote"])}</blockquote>'
        f"<small>{escape(rule)}</small>"
        "</div>"
    )


def quoted(observation: Observation, reason: str | None = None, *, badge: str = "", note: str = "") -> str:
    """Return a figure as a card of HTML: what it says, who said and printed it, and its sentence.

    Parameters
    ----------
    reason
        Why it contradicts another one, in English.
    badge, note
        Words before and after it, in the reader's language.
    """
    figure, document = observation.figure, observation.document
    about = (
        wording.days(figure.period.start, figure.period.end, wording.say("date.undated")),
        wording.source(figure.attributed_to),
        document.publisher or "",
        wording.day(document.published),
    )
    against = "".join(f"<p>{escape(said)}</p>" for said in (wording.reason(reason or ""), note) if said)
    kind = f'<span class="cm-badge">{escape(badge)}</span> ' if badge else ""
    return (
        f'<div class="cm-card"><p class="cm-head">{kind}<b>{escape(wording.figure(observation))}</b></p>'
        f"<p>{escape(' · '.join(part for part in about if part))}</p>"
        f'<blockquote dir="auto">{escape(figure.quote)}</blockquote>{against}</div>'
    )


#: Colours of the marks: each kind differs in hue and in underline, so that colour alone says nothing.
STYLE = """
<style>
.cm-report p { margin: 0 0 .6em; max-width: 46em; line-height: 1.55; }
.cm-report mark { color: inherit; padding: 0 .1em; border-radius: 2px; }
.cm-quote { background: rgba(255, 214, 102, .28); }
.cm-report mark.cm-number { background: #ffb300; color: #1a1a1a; font-weight: 700; }
.cm-place { background: none; border-bottom: 2px solid #1f78b4; }
.cm-period { background: none; border-bottom: 2px dotted #117733; }
.cm-attribution { background: none; border-bottom: 2px dashed #88419d; }
.cm-card { border: 1px solid rgba(128, 128, 128, .35); border-radius: 6px; padding: .5em .75em; margin: 0 0 .6em; }
.cm-card p { margin: 0 0 .25em; }
.cm-card small { opacity: .75; }
.cm-card .cm-head small { margin-left: .6em; }
.cm-badge { border: 1px solid; border-radius: 4px; padding: 0 .35em; font-size: .85em; margin-right: .3em; }
.cm-card blockquote { margin: 0 0 .25em; padding-left: .6em; border-left: 3px solid rgba(255, 179, 0, .75); }
</style>
"""
