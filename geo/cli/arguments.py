"""The words that the command line understands."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from geo.cli import commands, deciding, exporting, releasing
from geo.cli.reviewing import review
from geo.cli.serving import serve
from geo.exports.formats import endings

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.settings import Settings

    Command = Callable[[argparse.Namespace, Settings], int]

#: Ports of a machine.
_PORTS = 65_535


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day: write it as 2020-02-29"
        raise argparse.ArgumentTypeError(message) from None


def _moment(text: str) -> date | int:
    """Read a revision, a day or a moment."""
    if text.isdecimal():
        return int(text)
    try:
        return datetime.fromisoformat(text) if "T" in text or " " in text else date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no moment: write a day as 2020-02-29, a time as 2020-02-29T18:00, or a revision as 41"
        raise argparse.ArgumentTypeError(message) from None


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _PORTS:
        message = f"{text!r} is not a port: use a number from 1 to {_PORTS}, such as 8501"
        raise argparse.ArgumentTypeError(message)
    return int(text)


class _Parser(argparse.ArgumentParser):
    """A parser that prints what was wrong and where to look, then exits with status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nsee {self.prog} --help\n")


class _Verbs:
    """Adds verbs and the options that several of them share."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)

    def add(self, name: str, run: Command, text: str) -> argparse.ArgumentParser:
        sub = self._verbs.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub


def _format(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="a table for people, JSON lines for programs"
    )


def _dates(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--published", type=_day, metavar="DATE", help="day on which the reports were published")
    sub.add_argument(
        "--metadata",
        type=Path,
        metavar="CSV",
        help="file,published,publisher,url,title,language; all but file optional",
    )


def _store(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--store", metavar="S", help="SQLite file or postgresql+psycopg:// address (default: crisis.sqlite)"
    )


def _when(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--at", type=_day, metavar="DATE", help="last day on which things are true (default: last known)")
    sub.add_argument("--since", type=_day, metavar="DATE", help="first day that counts")
    sub.add_argument(
        "--household-size",
        type=float,
        metavar="N",
        help="count a household as N people; without it households stay apart",
    )
    sub.add_argument("--known-on", type=_day, metavar="DATE", help="only reports published by that day")
    sub.add_argument(
        "--as-of",
        type=_moment,
        metavar="MOMENT",
        help="as the store stood at the end of a day, at a time, or at a revision of `store history`",
    )
    _policy(sub)


def _policy(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--policy", choices=("latest", "lowest", "highest"), default="latest", help="which reported value is best"
    )


def _who(sub: argparse.ArgumentParser, *, required: bool = False) -> None:
    sub.add_argument("--by", required=required, metavar="WHO", help="who decides")
    sub.add_argument("--reason", required=required, metavar="WHY", help="why")


def _product(sub: argparse.ArgumentParser, template: str) -> None:
    _store(sub)
    _when(sub)
    sub.add_argument("--indicator", action="append", metavar="I", help="only this indicator; may be repeated")
    sub.add_argument("--place", metavar="P", help="only this place and what lies in it")
    exporting.add_options(sub, template)
    sub.add_argument("--cleared-by", metavar="WHO", help="who clears it; without a name it is marked as a draft")


def _text_verbs(verbs: _Verbs) -> None:
    """Add the verbs that read texts."""
    sub = verbs.add("ingest", commands.ingest, "read reports into the store")
    sub.add_argument("paths", nargs="+", metavar="PATH|URL")
    _store(sub)
    _dates(sub)

    sub = verbs.add("extract", commands.extract, "print the figures of reports")
    sub.add_argument("paths", nargs="+", metavar="PATH")
    _dates(sub)
    _format(sub)

    sub = verbs.add("toponyms", commands.toponyms, "print the places that reports name")
    sub.add_argument("paths", nargs="+", metavar="PATH")
    _format(sub)

    sub = verbs.add("geocode", commands.geocode, "list the places that a name can mean, best first")
    sub.add_argument("names", nargs="+", metavar="NAME")
    sub.add_argument("--country", metavar="CODE", help="the country meant, by ISO 3166-1 alpha-2 code or name")
    _store(sub)
    _format(sub)

    sub = verbs.add("evaluate", commands.evaluate, "compare the program with gold")
    sub.add_argument("what", choices=("figures", "toponyms", "quality"))
    sub.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="for quality: the folder with gold and floors")
    sub.add_argument("--write", type=Path, metavar="FILE.md", help="quality: write the page on accuracy")
    sub.add_argument(
        "--confidence", type=Path, metavar="FILE.toml", help="quality: fit the confidence of figures on the gold anew"
    )
    sub.add_argument("--floors", action="store_true", help="quality: raise the floors to what is measured")
    sub.add_argument("--lower", metavar="REASON", help="quality: why floors may fall")
    sub.add_argument("--predictions", type=Path, metavar="OUT.jsonl")
    sub.add_argument("--lang", metavar="CODE", help="only gold of this language")
    sub.add_argument("--no-demonyms", action="store_true", help="leave out adjectives and names of peoples")
    sub.add_argument("--stated-only", action="store_true", help="do not ask for values that the text does not state")
    sub.add_argument("--errors", action="store_true", help="list what was missed and what is false")


def _store_verbs(verbs: _Verbs) -> None:
    """Add the verbs that use the store."""
    sub = verbs.add("estimates", commands.estimates, "print what is known at a day")
    _store(sub)
    _when(sub)
    sub.add_argument("--by", choices=("group",), help="one row for each group instead of their common parent")
    _format(sub)

    sub = verbs.add("export", exporting.export, "write maps, briefs, decks, films and tables")
    sub.add_argument(
        "-o",
        "--output",
        action="append",
        required=True,
        type=Path,
        metavar=f"FILE.{{{','.join(endings())}}}",
        help="a folder: the file is named by place, product, size and day; needs --format",
    )
    sub.add_argument("--format", choices=endings(), action="append", help="with -o FOLDER; may be repeated")
    _product(sub, "map")

    sub = verbs.add("atlas", exporting.atlas, "write one page for each province or each week")
    sub.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.pdf")
    sub.add_argument("--by", choices=("province", "week"), default="province", help="what has a page")
    _product(sub, "a4-landscape")

    sub = verbs.add("organisation", exporting.organisation, "set your own disclaimer and view of borders, once")
    sub.add_argument("--disclaimer", metavar="TEXT", help="shown in every product; empty for the program's own")
    sub.add_argument("--language", choices=("en", "fr"), default="en", help="language of the disclaimer")
    sub.add_argument("--border-view", metavar="VIEW", help="default, un, or the code of a party to a dispute")
    sub.add_argument("--show", action="store_true", help="show what is set")
    _store(sub)

    sub = verbs.add("correct", commands.correct, "make a rule that a name means a place; without a place, lift it")
    sub.add_argument("name", metavar="NAME", help="the name as reports write it")
    sub.add_argument("place", nargs="?", metavar="PLACE_ID", help="id of the place, from geocode")
    sub.add_argument("--by", metavar="WHO", help="who decides")
    sub.add_argument("--reason", metavar="WHY", help="why")
    _store(sub)

    sub = verbs.add("gazetteer", commands.add_boundaries, "bring official boundaries for a country")
    sub.add_argument("what", choices=("add",))
    sub.add_argument("file", type=Path, metavar="FILE", help="GeoPackage, shapefile, zipped shapefile or GeoJSON")
    sub.add_argument("--name", metavar="FIELD", help="column of the names; without it that of COD-AB is looked for")
    sub.add_argument("--pcode", metavar="FIELD", help="column of the P-codes; without it that of COD-AB is looked for")
    sub.add_argument("--layer", metavar="NAME", help="layer of the file, where several have the columns")
    sub.add_argument("--level", type=int, required=True, choices=range(4), help="administrative level")
    _store(sub)

    sub = verbs.add("serve", serve, "open the dashboard")
    _store(sub)
    sub.add_argument("--port", type=_port, default=8501)
    sub.add_argument("--sample", action="store_true", help="start a new store with the sample reports")

    sub = verbs.add("store", commands.look_after_store, "look after the store")
    sub.add_argument("what", choices=("check", "backup", "history", "refresh"))
    sub.add_argument("--to", type=Path, metavar="FILE", help="file that a backup is written to")
    _store(sub)


def _review_verbs(verbs: _Verbs) -> None:
    """Add the verbs by which people say what they know."""
    sub = verbs.add("review", review, "accept, reject or change a figure, merge or split two, undo, list what is due")
    sub.add_argument(
        "figure",
        nargs="?",
        metavar="TARGET",
        help="id of the figure, from --queue or figures.csv; place:ID for a place, estimate:… for an agreed number",
    )
    sub.add_argument("--with", dest="other", metavar="FIGURE_ID", help="merge or split: the other figure")
    sub.add_argument("--queue", action="store_true", help="list the figures to review, by doubt × size")
    sub.add_argument("--verdict", choices=("accept", "reject", "change", "merge", "split", "undo"))
    sub.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="change: value, low, high, indicator, counting, period_start, period_end or place (an id), empty for"
        " not said, or longitude and latitude of a pin; undo: review=N, the last one by default",
    )
    _who(sub)
    _store(sub)
    _format(sub)

    sub = verbs.add("enter", deciding.enter, "keep a figure that no rule found: a phone call, or words of a report")
    sub.add_argument("indicator", metavar="INDICATOR")
    sub.add_argument("place", metavar="PLACE", help="id from geocode, or a name that only one place has")
    sub.add_argument("value", nargs="?", type=float, metavar="VALUE", help="the number; read from --words if omitted")
    sub.add_argument("--low", type=float, metavar="N", help="at least")
    sub.add_argument("--high", type=float, metavar="N", help="at most")
    sub.add_argument("--at", type=_day, metavar="DATE", help="last day on which it is true")
    sub.add_argument("--since", type=_day, metavar="DATE", help="first day that it counts")
    sub.add_argument("--source", metavar="WHO", help="who said it")
    sub.add_argument("--heard", type=_day, metavar="DATE", help="day on which it was said (default: today)")
    sub.add_argument("--note", metavar="TEXT", help="what else was said")
    sub.add_argument("--report", metavar="ID", help="id of a stored report, with --words")
    sub.add_argument("--words", metavar="TEXT", help="the words of the report, as they stand there")
    sub.add_argument("--group", metavar="CODE", help="who is counted, such as civilian or combatant:TR")
    _counted(sub)
    _who(sub, required=True)
    _store(sub)

    sub = verbs.add("agree", deciding.agree, "pin a number to an estimate until a day; without one, list those agreed")
    sub.add_argument("indicator", nargs="?", metavar="INDICATOR")
    sub.add_argument("place", nargs="?", metavar="PLACE", help="id or name, as geo estimates shows it")
    sub.add_argument("value", nargs="?", type=float, metavar="VALUE")
    sub.add_argument("--until", type=_day, metavar="DATE", help="last day on which it is shown")
    sub.add_argument(
        "--from", dest="first", type=_day, metavar="DATE", help="first day (default: that of the estimate)"
    )
    sub.add_argument("--owner", metavar="WHO", help="who answers for it (default: who decides)")
    sub.add_argument("--at", type=_day, metavar="DATE", help="day of the estimate (default: last known)")
    sub.add_argument("--role", metavar="ROLE", help="where several roles are counted at the place")
    _counted(sub)
    _who(sub)
    _store(sub)
    _format(sub)


def _looking_verbs(verbs: _Verbs) -> None:
    """Add the verbs that tell what is known of sources and of earlier moments."""
    sub = verbs.add("sources", deciding.sources, "list who is who among the sources, or who is meant by some words")
    sub.add_argument("words", nargs="*", metavar="WORDS", help="an attribution, as a report gives it")
    _store(sub)
    _format(sub)

    sub = verbs.add("changes", deciding.changes, "list what is new, revised, contradicted, withdrawn since a moment")
    sub.add_argument(
        "--from", dest="first", type=_moment, required=True, metavar="MOMENT", help="a day, a time, or a revision"
    )
    sub.add_argument("--to", dest="last", type=_moment, metavar="MOMENT", help="the same; now when omitted")
    sub.add_argument("--published", action="store_true", help="compare what was published by two days instead")
    sub.add_argument("--at", type=_day, metavar="DATE", help="day of the estimates (default: last known)")
    sub.add_argument("--estimates", action="store_true", help="list rows of the table instead of figures")
    sub.add_argument("--repeats", action="store_true", help="list figures that repeat others too")
    _policy(sub)
    _store(sub)
    _format(sub)


def _release_verbs(verbs: _Verbs) -> None:
    """Add the verbs for what left the store, and for what comes back."""
    sub = verbs.add("releases", releasing.releases, "list what was exported, and what of it is no longer so")
    sub.add_argument("--changed", action="store_true", help="only products with numbers that changed, as corrections")
    sub.add_argument("--figure", metavar="ID", help="only products that hold this figure")
    _store(sub)
    _format(sub)

    sub = verbs.add("hand-back", releasing.hand_back, "take an exported table of figures that was edited, as reviews")
    sub.add_argument("edited", type=Path, metavar="FILE", help="figures.csv or .xlsx, with its column of ids")
    sub.add_argument("--by", required=True, metavar="WHO", help="who edited it")
    sub.add_argument("--reason", default="", metavar="WHY", help="why, for rows that give no reason")
    _store(sub)


def _counted(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--counting", choices=("flow", "stock"), help="events over a period, or people at a moment")
    sub.add_argument("--unit", choices=("people", "households", "homes", "attempts"))


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    whole = _Parser(
        prog="crisis-map",
        description="From crisis reports to a map on which every number leads back to its sentence.",
    )
    verbs = _Verbs(whole)
    _text_verbs(verbs)
    _store_verbs(verbs)
    _review_verbs(verbs)
    _looking_verbs(verbs)
    _release_verbs(verbs)
    return whole
