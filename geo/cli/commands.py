"""What each verb of the command line does; every function returns the exit status."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.pipeline import Reading
    from geo.reconciliation import Reconciled
    from geo.settings import Settings
    from geo.sources import Item

#: Exit statuses: something was done, nothing was, the command line is wrong.
DONE, NOTHING, WRONG_USAGE = 0, 1, 2


def say(message: str) -> None:
    """Print a line for people on standard error."""
    print(message, file=sys.stderr)


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    """Print rows in columns as wide as their widest cell, the last one unpadded."""
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    widths = [max([len(column), *(len(line[i]) for line in cells)]) for i, column in enumerate(columns)]
    for line in [list(columns), *cells]:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,}"
    if isinstance(value, list):
        return "; ".join(
            str(item.get("name") or f"{item['text']}?") if isinstance(item, dict) else str(item) for item in value
        )
    return " ".join(str(value).split())


def print_rows(rows: Iterable[dict[str, Any]], form: str, columns: Sequence[str]) -> int:
    """Print rows as a table or as JSON lines and return how many there were."""
    listed = list(rows)
    if form == "jsonl":
        for row in listed:
            print(json.dumps(row, ensure_ascii=False))
    elif listed:
        _table(listed, columns)
    return len(listed)


class _Progress:
    """A bar on a terminal, silence elsewhere."""

    def __init__(self, total: int | None = None) -> None:
        self._bar: Any = None
        if sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=total, unit=" report", leave=False)

    def __call__(self, _address: str) -> None:
        if self._bar is not None:
            self._bar.update()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def ingest(arguments: argparse.Namespace, settings: Settings) -> int:
    """Read reports into the store."""
    from geo import pipeline
    from geo.cli import reviewing
    from geo.store import connect

    progress = _Progress()
    with connect(arguments.store or settings.store) as store:
        before = store.revision
        try:
            done = pipeline.ingest(_items(arguments, settings), store, progress=progress)
        finally:
            progress.close()
        brought = pipeline.brought(store, before) if done.added else None
    for address, message in done.problems:
        say(f"{address}: {message}")
    if brought is not None:
        say(f"figure by figure: geo changes --from {before}")
    say(f"{len(done.added)} reports added with {done.figures} figures, {len(done.unchanged)} already there")
    if brought is not None:
        say(reviewing.brought_in_words(len(done.added), brought))
    return DONE if done.added or done.unchanged else NOTHING


def _items(arguments: argparse.Namespace, settings: Settings) -> Iterator[Item]:
    """Yield what the paths and addresses of the command line hold."""
    from geo.sources import read

    return read(
        arguments.paths,
        metadata=getattr(arguments, "metadata", None),
        published=getattr(arguments, "published", None),
        settings=replace(settings, store=getattr(arguments, "store", None) or settings.store),
    )


def _understood(arguments: argparse.Namespace, settings: Settings) -> Iterator[Reading]:
    """Yield the readings; say on standard error what could not be read."""
    from geo.pipeline import Reading, understand_each

    for item in understand_each(_items(arguments, settings)):
        if isinstance(item, Reading):
            yield item
        else:
            say(f"{item.address}: {item.message}")


def extract(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the figures of reports."""
    from geo.exports.rows import figure_row
    from geo.languages import available

    read = 0
    rows = []
    for reading in _understood(arguments, settings):
        read += 1
        rows += [figure_row(located, reading.document) for located in reading.located]
        spoken = reading.document.language
        if spoken not in available():
            told = "could not be told" if spoken == "und" else f"was taken for {spoken!r}, which is not read"
            say(
                f"{reading.document.address}: its language {told}; if it is one of {', '.join(sorted(available()))}, "
                "give it in the column language of --metadata"
            )
    columns = (
        "indicator",
        "value",
        "low",
        "high",
        "group",
        "places",
        "period_start",
        "period_end",
        "attributed_to",
        "status",
        "quote",
    )
    if not print_rows(rows, arguments.format, columns) and read:
        say(f"no figures in {read} report{'s' if read > 1 else ''}")
    return DONE if read else NOTHING


def toponyms(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the toponyms of reports."""
    from geo.exports.rows import toponym_row

    read = 0
    for reading in _understood(arguments, settings):
        read += 1
        rows = [toponym_row(located) for located in reading.toponyms]
        if arguments.format == "jsonl":
            print(json.dumps({"id": reading.document.address, "toponyms": rows}, ensure_ascii=False))
        elif rows:
            print(reading.document.address)
            _table(rows, ("start", "end", "name", "place", "kind", "lat", "lon", "demonym"))
    return DONE if read else NOTHING


def folder_of(store: str) -> Path | None:
    """Return the folder of a store, where added boundaries are; None for a server."""
    return None if "://" in store else Path(store).parent


def _country(given: str | None, gazetteer: Gazetteer) -> str | None:
    """Return the code of a country given by code or name, None if none was given."""
    if given is None:
        return None
    code = given.strip().upper()
    found = code if (entry := gazetteer.entry(code)) is not None and entry.kind == "country" else None
    found = found or gazetteer.country_of(given)
    if found is None:
        message = f"--country {given}: no country has that code; give two letters of ISO 3166-1 (SY) or a name (Syria)"
        raise InputError(message)
    return found


def geocode(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the places that names can mean."""
    from geo.gazetteer import open_gazetteer
    from geo.geocoding import candidates

    gazetteer = open_gazetteer(added=folder_of(arguments.store or settings.store))
    rows = []
    country = _country(arguments.country, gazetteer)
    for name in arguments.names:
        found = candidates(name, gazetteer, country=country)
        if not found and country and (elsewhere := candidates(name, gazetteer)):
            known = ", ".join(sorted({one.place.country for one in elsewhere if one.place.country}))
            say(f"{name}: no place of that name is known in {country}, but in {known}; leave --country out to see them")
        elif not found:
            say(f"{name}: no place of that name is known; try another spelling, or add it to data/supplement")
        for candidate in found:
            point = candidate.place.point
            rows.append(
                {
                    "query": name,
                    "place": candidate.place.name,
                    "id": candidate.place.id,
                    "kind": candidate.place.kind.value,
                    "country": candidate.place.country,
                    "admin1": candidate.place.admin1,
                    "lat": round(point[1], 5) if point else None,
                    "lon": round(point[0], 5) if point else None,
                    "precision_km": candidate.place.precision_km,
                    "score": round(candidate.score, 3),
                    "reasons": list(candidate.reasons),
                }
            )
    printed = print_rows(
        rows, arguments.format, ("query", "place", "id", "kind", "country", "admin1", "lat", "lon", "score")
    )
    return DONE if printed else NOTHING


def estimates(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print what is known at a day."""
    from geo.exports import last_day
    from geo.exports.rows import estimate_row

    reconciled, _ = reconciled_store(arguments, settings)
    at = arguments.at or last_day(reconciled)
    if at is None:
        say("the store holds no dated figure: ingest reports, or give their dates with --published or --metadata")
        _say_trays(reconciled)
        return NOTHING
    estimates = reconciled.estimates(at, since=arguments.since, by_group=arguments.by == "group")
    columns = (
        "indicator",
        "counting",
        "unit",
        "place",
        "role",
        "group",
        "low",
        "best",
        "high",
        "period_start",
        "period_end",
        "sources",
        "disagreement",
    )
    rows = [estimate_row(item) | {"household_size": arguments.household_size} for item in estimates]
    printed = print_rows(rows, arguments.format, columns)
    if not printed:
        say(f"nothing is known on {at}" + (f" since {arguments.since}" if arguments.since else ""))
    if cut := sum(item.spread for item in estimates):
        many = "1 row covers" if cut == 1 else f"{cut} rows cover"
        say(f"{many} days before {arguments.since} too, and nobody said how many of it fell since: see period_start")
    _say_trays(reconciled)
    return DONE if printed else NOTHING


def _say_trays(reconciled: Reconciled) -> None:
    """Say how many figures stand beside the table, and why."""
    trays = {
        "without a day": len(reconciled.undated),
        "without a place": len(reconciled.unplaced),
        "not counted": len(reconciled.not_aggregated),
    }
    beside = ", ".join(f"{number} {name}" for name, number in trays.items() if number)
    if beside:
        say(f"beside the table: figures {beside}; `geo review --queue` lists those to decide")


def reconciled_store(arguments: argparse.Namespace, settings: Settings) -> tuple[Reconciled, int]:
    """Return what the store knows, or knew, of what the options ask for, and the revision that it is from."""
    from geo.models import Policy
    from geo.pipeline import Filters, Kept, moment, reconcile_store
    from geo.store import connect

    if arguments.at is not None and arguments.since is not None and arguments.since > arguments.at:
        message = f"--since {arguments.since} is after --at {arguments.at}: swap them"
        raise InputError(message)
    with connect(arguments.store or settings.store, read_only=True) as store:
        as_of = None if arguments.as_of is None else moment(store, arguments.as_of)
        revision = store.revision if as_of is None else as_of
        filters = Filters(known_on=arguments.known_on, household_size=arguments.household_size, as_of=as_of)
        kept = Kept.load(store) if filters == Filters() else None
        found = reconcile_store(store, policy=Policy(arguments.policy), filters=filters, kept=kept)
        if kept is not None:
            kept.save(store)
        return found, revision


def evaluate(arguments: argparse.Namespace, _settings: Settings) -> int:
    """Compare the program with gold."""
    from geo import evaluation
    from geo.gazetteer import open_gazetteer

    if arguments.what == "quality":
        return _quality(arguments)
    gold = evaluation.read_gold(arguments.gold)
    if arguments.lang:
        gold = [entry for entry in gold if entry.get("lang") == arguments.lang]
    if not gold:
        say(f"{arguments.gold}: holds no text to judge")
        return NOTHING
    gazetteer = open_gazetteer()
    if arguments.what == "figures":
        predictions, seconds = evaluation.predict_figures(gold, gazetteer)
        report = evaluation.report_figures(
            evaluation.score_figures(gold, predictions, stated_only=arguments.stated_only),
            errors=arguments.errors,
        )
    else:
        predictions, seconds = evaluation.predict_toponyms(gold, gazetteer, demonyms=not arguments.no_demonyms)
        report = evaluation.report_toponyms(evaluation.score_toponyms(gold, predictions))
    if arguments.predictions:
        meta = {"_meta": {"system": "crisis-map", "seconds": round(seconds, 3), "texts": len(gold)}}
        lines = [json.dumps(entry, ensure_ascii=False) for entry in (meta, *predictions)]
        arguments.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(report)
    say(f"{len(gold)} texts in {seconds:.2f} s")
    return DONE


def _quality(arguments: argparse.Namespace) -> int:
    """Measure the project's own gold against its floors."""
    from geo.evaluation import calibration, quality
    from geo.gazetteer import open_gazetteer

    gazetteer = open_gazetteer()
    if arguments.confidence:
        known = calibration.samples(arguments.gold, gazetteer)
        if not known:
            say(f"{arguments.gold}: holds no gold such as en.jsonl")
            return NOTHING
        calibration.write(calibration.fit(known), arguments.confidence)
        say(f"{arguments.confidence}: fitted on {len(known)} figures; measure again to see what it gives")
        return DONE
    measured = quality.measure(arguments.gold, gazetteer)
    if not measured:
        say(f"{arguments.gold}: holds no gold such as en.jsonl")
        return NOTHING
    path = arguments.gold / "floors.json"
    floors = quality.read_floors(path)
    if arguments.floors or arguments.lower:
        floors = quality.new_floors(measured, floors, reason=arguments.lower)
        path.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for item in measured:
        print(
            item.name, *(f"{name} {_cell(round(share, 3))}" for name, share in item.fields.items() if share is not None)
        )
    if arguments.write:
        apart = quality.measure(arguments.gold, gazetteer, apart=True)
        held_out = calibration.held_out(calibration.samples(arguments.gold, gazetteer))
        arguments.write.write_text(quality.document(measured, apart, held_out), encoding="utf-8")
    faults = quality.below(measured, floors)
    for fault in faults:
        say(fault)
    return NOTHING if faults else DONE


def correct(arguments: argparse.Namespace, settings: Settings) -> int:
    """Make or lift a rule that a name means a place."""
    from geo.gazetteer import open_gazetteer
    from geo.store import connect

    with connect(arguments.store or settings.store) as store:
        if arguments.place is not None:
            place = open_gazetteer(added=store.folder).place(arguments.place)
            say(f"{arguments.name} means {place.name} ({place.id}) in reports read from now on")
        changed = store.correct(
            arguments.name, arguments.place, reviewer=arguments.by or "", reason=arguments.reason or ""
        )
    if not changed:
        say(
            "that rule was there already; nothing changed" if arguments.place else f"no rule speaks of {arguments.name}"
        )
    elif arguments.place is None:
        say(f"{arguments.name} is ranked as any other name again")
    return DONE if changed else NOTHING


def add_boundaries(arguments: argparse.Namespace, settings: Settings) -> int:
    """Bring official boundaries, kept beside the store."""
    from geo import gazetteer, pipeline
    from geo.store import connect

    progress = _Progress()
    with connect(arguments.store or settings.store) as store:
        count = gazetteer.add_boundaries(
            arguments.file,
            name_field=arguments.name,
            pcode_field=arguments.pcode,
            level=arguments.level,
            layer=arguments.layer,
            store_dir=store.folder,
            gazetteer=gazetteer.open_gazetteer(added=store.folder),
        )
        say(f"{count} units of level {arguments.level} added beside the store")
        done = pipeline.refresh(store, progress=progress)
    progress.close()
    say(f"{len(done.added)} stored reports joined to them anew")
    return DONE


def look_after_store(arguments: argparse.Namespace, settings: Settings) -> int:
    """Check or back up the store, or print its history."""
    from geo.store import connect

    with connect(arguments.store or settings.store, read_only=arguments.what in {"check", "history"}) as store:
        if arguments.what == "refresh":
            from geo.pipeline import refresh

            done = refresh(store)
            say(f"{len(done.added)} reports changed, {len(done.unchanged)} as they were")
            return DONE
        if arguments.what == "check":
            faults = store.check()
            for fault in faults:
                print(fault)
            say(
                "the store is whole"
                if not faults
                else f"{len(faults)} faults: restore a backup, or ingest the reports again"
            )
            return NOTHING if faults else DONE
        if arguments.what == "backup":
            if arguments.to is None:
                say("store backup needs a file to write: add --to crisis-backup.sqlite")
                return WRONG_USAGE
            store.backup(arguments.to)
            say(f"{arguments.to} written")
            return DONE
        for event in store.history():
            print(event)
    return DONE
