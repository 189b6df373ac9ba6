"""Start the dashboard, with the sample reports where there is no store yet."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.commands import DONE, say
from geo.errors import InputError
from geo.gazetteer.views import border_view
from geo.settings import DATA

if TYPE_CHECKING:
    import argparse

    from geo.settings import Settings

_APP = DATA.parent / "app.py"
_SAMPLE = DATA / "sample"


def _fill(store_address: str, settings: Settings) -> None:
    """Ingest the sample reports."""
    from geo.pipeline import ingest
    from geo.sources import read
    from geo.store import connect

    say("the store is empty: reading the sample reports")
    with connect(store_address) as store:
        done = ingest(read([str(_SAMPLE)], metadata=_SAMPLE / "metadata.csv", settings=settings), store)
    for address, message in done.problems:
        say(f"{address}: {message}")
    say(f"{len(done.added)} sample reports with {done.figures} figures")


def serve(arguments: argparse.Namespace, settings: Settings) -> int:
    """Run the dashboard until it is stopped.

    The server runs in this process, so that Ctrl-C and signals reach it directly and nothing is imported twice. A
    SQLite store that exists is opened as it is, even when it holds no report: its owner may have removed them.
    """
    store = arguments.store or settings.store
    border_view(settings.border_view)
    if not _APP.exists():
        message = f"{_APP} is missing: start the dashboard from a complete copy of the project"
        raise InputError(message)
    if arguments.sample and "://" not in store and not Path(store).exists():
        _fill(store, settings)
    os.environ["CRISIS_MAP_STORE"] = store
    say(f"dashboard: http://localhost:{arguments.port}")
    sys.stderr.flush()
    os.chdir(_APP.parent)
    sys.argv = ["geo.pages.server", str(_APP), str(arguments.port)]
    runpy.run_module("geo.pages.server", run_name="__main__", alter_sys=True)
    return DONE
