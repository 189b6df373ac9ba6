"""What left the store, and the way back: list products, say what of them is no longer so, take edited tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.cli.commands import DONE, NOTHING, print_rows, say
from geo.errors import InputError

if TYPE_CHECKING:
    import argparse

    from geo.pipeline import Correction
    from geo.settings import Settings
    from geo.store.records import Release

_COLUMNS = ("number", "made_at", "name", "revision", "state", "rows", "sha256")


def releases(arguments: argparse.Namespace, settings: Settings) -> int:
    """List the products that left the store, or what of them is no longer so."""
    from geo.pipeline import corrections, products_of
    from geo.store import connect

    with connect(arguments.store or settings.store, read_only=True) as store:
        if arguments.changed:
            found = corrections(store)
            if arguments.figure:
                kept = {one.number for one in products_of([each.release for each in found], arguments.figure)}
                found = [one for one in found if one.release.number in kept]
            for correction in found:
                print(correction_words(correction))
                print()
            if not found:
                say("every number that left the store still stands")
            return DONE if found else NOTHING
        products = store.releases()
    if arguments.figure:
        products = products_of(products, arguments.figure)
    if not print_rows([_row(one) for one in products], arguments.format, _COLUMNS):
        say("no product holds that figure" if arguments.figure else "nothing was exported from this store yet")
    return DONE if products else NOTHING


def correction_words(correction: Correction) -> str:
    """Return the text of a correction in the language of its product."""
    from geo.exports.corrections import correction_text

    release = correction.release
    changes = [
        (
            one.row,
            (one.before.low, one.before.best, one.before.high) if one.before else None,
            (one.after.low, one.after.best, one.after.high) if one.after else None,
        )
        for one in correction.changes
    ]
    return correction_text(release.name, release.made_at.date(), changes, str(release.filters.get("language", "en")))


def _row(release: Release) -> dict[str, object]:
    return {
        "number": release.number,
        "made_at": release.made_at.isoformat(timespec="seconds"),
        "name": release.name,
        "revision": release.revision,
        "state": _state(release),
        "rows": len(release.rows),
        "sha256": release.sha256[:12],
    }


def _state(release: Release) -> str:
    exact = release.filters.get("exact_by")
    state = f"cleared by {release.cleared_by}" if release.cleared_by else "draft"
    return f"{state}, exact places by {exact}" if exact else state


def hand_back(arguments: argparse.Namespace, settings: Settings) -> int:
    """Take an edited table of figures as reviews."""
    from geo import pipeline
    from geo.store import connect

    path = arguments.edited
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path}: it cannot be read ({error.strerror}): name a table that was exported and edited"
        raise InputError(message) from error
    with connect(arguments.store or settings.store) as store:
        done = pipeline.hand_back(store, content, path.name, reviewer=arguments.by, reason=arguments.reason)
    for row, message in done.problems:
        say(f"{path}, row {row}: {message}")
    say(f"{len(done.figures)} figures reviewed, {len(done.problems)} rows skipped")
    return DONE if done.figures or not done.problems else NOTHING
