"""Command line: results on standard output, progress and problems on standard error.

Exit status 0 when something was done, 1 when nothing was (the message says why), 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from geo import settings as settings_module
from geo.cli import commands
from geo.cli.serving import serve
from geo.errors import CrisisMapError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.settings import Settings

#: Formats of `export`, as the ending of the file.
FORMATS = ("html", "png", "csv", "geojson")

#: What a shell expects of a program stopped by Ctrl-C.
_STOPPED = 130


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day: write it as 2020-02-29"
        raise argparse.ArgumentTypeError(message) from None


class _Parser(argparse.ArgumentParser):
    """A parser that prints what was wrong and where to look, then exits with status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nsee {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="crisis-map", description="From crisis reports to a map on which every number leads back to its sentence."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)

    def verb(name: str, run: Callable[[argparse.Namespace, Settings], int], text: str) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    def formats(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--format", choices=("table", "jsonl"), default="table", help="a table for people, JSON lines for programs"
        )

    def dates(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--published", type=_day, metavar="DATE", help="day on which the reports were published")
        sub.add_argument(
            "--metadata",
            type=Path,
            metavar="CSV",
            help="file,published,publisher,url,title,language; all but file optional",
        )

    def store(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--store", metavar="S", help="SQLite file or postgresql+psycopg:// address (default: crisis.sqlite)"
        )

    def when(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--at", type=_day, metavar="DATE", help="last day on which things are true (default: the last known)"
        )
        sub.add_argument("--since", type=_day, metavar="DATE", help="first day that counts")
        sub.add_argument("--known-on", type=_day, metavar="DATE", help="only reports published by that day")
        sub.add_argument(
            "--policy", choices=("latest", "lowest", "highest"), default="latest", help="which reported value is best"
        )

    sub = verb("ingest", commands.ingest, "read reports into the store")
    sub.add_argument("paths", nargs="+", metavar="PATH|URL")
    store(sub)
    dates(sub)

    sub = verb("extract", commands.extract, "print the figures of reports")
    sub.add_argument("paths", nargs="+", metavar="PATH")
    dates(sub)
    formats(sub)

    sub = verb("toponyms", commands.toponyms, "print the places that reports name")
    sub.add_argument("paths", nargs="+", metavar="PATH")
    formats(sub)

    sub = verb("geocode", commands.geocode, "list the places that a name can mean, best first")
    sub.add_argument("names", nargs="+", metavar="NAME")
    sub.add_argument("--country", metavar="CODE", help="ISO 3166-1 alpha-2 code of the country meant")
    formats(sub)

    sub = verb("estimates", commands.estimates, "print what is known at a day")
    store(sub)
    when(sub)
    sub.add_argument("--by", choices=("group",), help="one row for each group instead of their common parent")
    formats(sub)

    sub = verb("export", commands.export, "write maps and tables")
    sub.add_argument(
        "-o", "--output", action="append", required=True, type=Path, metavar=f"FILE.{{{','.join(FORMATS)}}}"
    )
    store(sub)
    when(sub)
    sub.add_argument("--indicator", action="append", metavar="I", help="only this indicator; may be repeated")
    sub.add_argument("--place", metavar="P", help="only this place and what lies in it")
    sub.add_argument("--language", choices=("en", "fr"), default="en", help="language of titles and legends")

    sub = verb("evaluate", commands.evaluate, "compare the program with gold")
    sub.add_argument("what", choices=("figures", "toponyms"))
    sub.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    sub.add_argument("--predictions", type=Path, metavar="OUT.jsonl")
    sub.add_argument("--lang", metavar="CODE", help="only gold of this language")
    sub.add_argument("--no-demonyms", action="store_true", help="leave out adjectives and names of peoples")
    sub.add_argument("--stated-only", action="store_true", help="do not ask for values that the text does not state")

    sub = verb("serve", serve, "open the dashboard")
    store(sub)
    sub.add_argument("--port", type=int, default=8501)
    sub.add_argument("--sample", action="store_true", help="fill an empty store with the sample reports")

    sub = verb("store", commands.look_after_store, "look after the store")
    sub.add_argument("what", choices=("check", "backup", "history"))
    sub.add_argument("--to", type=Path, metavar="FILE", help="file that a backup is written to")
    store(sub)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        What follows the program's name.

    Returns
    -------
    int
        The exit status: 0 done, 1 nothing done; wrong usage exits with 2.
    """
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed, settings_module.load()))
    except CrisisMapError as error:
        commands.say(f"crisis-map: {error}")
        return commands.NOTHING
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        return commands.DONE
    except KeyboardInterrupt:
        commands.say("stopped; what was done so far is kept")
        return _STOPPED
