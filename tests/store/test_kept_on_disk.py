"""What a run keeps on disk for the next changes no answer, on both databases, whatever happens to the store."""

import os
import pickle
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.layers import aggregate
from geo.models import Policy, Review
from geo.pipeline import Filters, Kept, agree, decide, ingest, link, reconcile_store
from geo.pipeline.kept import kept_file
from geo.store import connect
from tests.pipeline.test_pipeline import CAMP
from tests.pipeline.test_reviews import FLOOD, report

AT = date(2023, 2, 20)
TEXTS = [
    "Flooding in Maputo killed 14 people on Thursday, the army said.",
    "Flooding in Maputo killed 16 people on Thursday.",
    "A landslide injured 7 people in Kakuma, Kenya, on Thursday, the army said.",
    "Fighting on 8 February killed 15 people in Syria, including 12 in Idlib province.",
    "Some 3.6 million Syrian refugees live in Turkey. Dozens were hurt in Idlib and Aleppo on 2 February 2023.",
    "Since 1 January 2023 about 900 families have fled from Idlib to Azaz.",
    "The army denied that 15 people were killed in Syria on 8 February 2023.",
    "At least 4.5 million people are displaced in Sudan.",
]
REPORTS = [report(text, publisher) for text in TEXTS for publisher in ("Late Wire", "Hill Wire")]


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # The folder of the files beside a store on a server.
    monkeypatch.chdir(tmp_path)


def ids(store):
    return sorted(item.figure.id for item in store.figures())


def change_value(store, number):
    decide(store, Review(ids(store)[number % len(ids(store))], "change", (("value", "15"),), "Ana", now(), "why"))


def reject(store, number):
    decide(store, Review(ids(store)[number % len(ids(store))], "reject", (), "Ana", now(), "why"))


def now():
    return datetime.now(UTC)


def pair(store, number):
    known = ids(store)
    return known[number % len(known)], known[(number * 7 + 1) % len(known)]


def connected(verdict):
    def said(store, number):
        one, other = pair(store, number)
        # Figures of different kinds are never merged.
        with suppress(InputError):
            link(store, (one, other), verdict, reviewer="Ana", reason="why")

    return said


def pin(store, number):
    rows = reconcile_store(store, policy=Policy.LATEST).estimates(AT)
    if rows:
        agree(store, rows[number % len(rows)], 20, until=AT, reviewer="Ana", reason="why")


def add(store, number):
    ingest([REPORTS[number % len(REPORTS)]], store)


def add_version(store, number):
    old = REPORTS[number % len(REPORTS)]
    ingest([replace(report(TEXTS[(number + 1) % len(TEXTS)], "Newer Wire"), version_of=old.id)], store)


def remove(store, number):
    if len(store.documents(brief=True)) > 1:
        store.remove(REPORTS[number % len(REPORTS)].id)


def edit_sources(store, number):
    (store.folder / "sources.toml").write_text(
        f'[sources.army]\nname = "The Army {number}"\ntype = "government"\naliases = ["the army"]\n'
    )


WRITES = [add, add, add, add_version, remove, change_value, reject, connected("merge"), connected("split"), pin]


def same_answers(store, kept):
    for filters in (Filters(), Filters(indicators=("killed",)), Filters(countries=("MZ", "SY"))):
        for policy in Policy:
            one = reconcile_store(store, policy=policy, filters=filters, kept=kept)
            other = reconcile_store(store, policy=policy, filters=filters)
            assert aggregate(one).series == aggregate(other).series
            assert aggregate(one).places == aggregate(other).places
            assert (aggregate(one).start, aggregate(one).end) == (aggregate(other).start, aggregate(other).end)
            assert one.estimates(AT) == other.estimates(AT)
            assert (one.links, one.claims, one.undated) == (other.links, other.claims, other.undated)
            assert (one.unplaced, one.not_aggregated) == (other.unplaced, other.not_aggregated)
            assert one.observations == other.observations
            assert list(one.observations) == list(other.observations)
            assert dict(aggregate(one).cards) == dict(aggregate(other).cards)
            assert one.registry == other.registry


def next_run(store):
    """Keep on disk what is known of a store, and return what the next run finds."""
    kept = Kept.load(store)
    aggregate(reconcile_store(store, policy=Policy.LATEST, kept=kept))
    kept.save(store, least=0)
    return Kept.load(store)


def test_the_next_run_answers_as_if_it_had_kept_nothing(store):
    ingest([FLOOD, CAMP], store)
    for number, write in enumerate([lambda *_: None, *WRITES, edit_sources]):
        write(store, number)
        # What the last run kept, after the write; then what this one keeps.
        same_answers(store, Kept.load(store))
        same_answers(store, next_run(store))


@given(st.lists(st.tuples(st.sampled_from([*WRITES, edit_sources]), st.integers(0, 200), st.booleans()), max_size=7))
# Reports are read and stored each time: a failing example is shown as it is found, not made smaller.
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
def test_whatever_happens_between_two_runs_the_answers_are_those_of_the_store(tmp_path_factory, writes):
    folder = tmp_path_factory.mktemp("store")
    with connect(folder / "crisis.sqlite") as store:
        ingest([FLOOD, CAMP], store)
        next_run(store)
        for write, number, keeps in writes:
            write(store, number)
            if keeps:
                next_run(store)
        same_answers(store, Kept.load(store))


def test_the_next_run_works_nothing_out_anew(store, monkeypatch):
    ingest([FLOOD, CAMP, *REPORTS], store)
    next_run(store)
    kept = Kept.load(store)
    for name in ("figures", "lean_documents", "each_lean_figure"):
        monkeypatch.setattr(type(store), name, None)
    monkeypatch.setattr("geo.reconciliation.drafts.flows", None)
    monkeypatch.setattr("geo.reconciliation.families.make_nodes", None)
    monkeypatch.setattr("geo.layers.aggregation._series", None)
    drawn = aggregate(reconcile_store(store, policy=Policy.LATEST, kept=kept))
    assert drawn.series
    assert reconcile_store(store, policy=Policy.LATEST, kept=kept).estimates(AT)
    assert not kept.save(store, least=0)


def test_one_more_report_leaves_what_was_kept_of_others(store):
    ingest([FLOOD, CAMP, *REPORTS], store)
    kept = next_run(store)
    before = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    ingest([report("A storm killed 3 people in Nairobi, Kenya, on 8 February 2023.")], store)
    after = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    same = {key for key, family in after.families.items() if before.families.get(key) is family}
    assert len(after.families) > len(same) > len(after.families) / 2
    same_answers(store, kept)


def test_words_are_found_in_the_store_after_it_was_closed(address):
    with connect(address) as store:
        ingest([FLOOD, CAMP], store)
        next_run(store)
    with connect(address, read_only=True) as store:
        found = reconcile_store(store, policy=Policy.LATEST, kept=Kept.load(store))
    (toll,) = [one for one in found.observations.values() if one.figure.indicator == "killed"]
    assert toll.figure.quote in FLOOD.text
    assert toll.figure.toponyms
    assert toll.document.text == FLOOD.text


@pytest.fixture
def kept_store(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as store:
        ingest([FLOOD, CAMP, *REPORTS], store)
        next_run(store)
        assert holds(store)
        yield store


def holds(store):
    return Kept.load(store).last(Policy.LATEST) is not None


def test_a_file_of_another_program_does_not_hold(kept_store, monkeypatch):
    monkeypatch.setattr("geo.pipeline.kept.program_stamp", lambda: "another")
    assert not holds(kept_store)
    same_answers(kept_store, Kept.load(kept_store))


@pytest.mark.parametrize("name", ["sources.toml", "boundaries-added.sqlite"])
def test_a_file_of_other_sources_or_boundaries_does_not_hold(kept_store, name):
    beside = kept_store.folder / name
    if name == "sources.toml":
        edit_sources(kept_store, 1)
    else:
        beside.touch()
    assert not holds(kept_store)
    beside.unlink()
    assert holds(kept_store)


def test_a_store_with_another_past_takes_nothing_from_it(kept_store, tmp_path):
    path = kept_file(kept_store)
    with connect(tmp_path / "other" if (tmp_path / "other").mkdir() else tmp_path / "other" / "crisis.sqlite") as other:
        for one in (*REPORTS, CAMP, FLOOD):
            ingest([one], other)
        path.rename(kept_file(other))
        assert not holds(other)
        same_answers(other, Kept.load(other))


def test_a_store_put_back_to_an_earlier_state_takes_nothing_from_it(tmp_path):
    with connect(tmp_path / "crisis.sqlite") as store:
        ingest([FLOOD], store)
        store.backup(tmp_path / "before.sqlite")
        ingest(REPORTS, store)
        next_run(store)
    for end in ("", "-wal", "-shm"):
        (tmp_path / f"crisis.sqlite{end}").unlink(missing_ok=True)
    (tmp_path / "before.sqlite").rename(tmp_path / "crisis.sqlite")
    with connect(tmp_path / "crisis.sqlite") as store:
        assert not holds(store)
        for one in reversed(REPORTS):
            ingest([one], store)
        assert not holds(store)
        same_answers(store, Kept.load(store))


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.6, 0.9, 0.97, 0.999])
def test_a_damaged_file_is_thrown_away_without_a_word(kept_store, capfd, share):
    path = kept_file(kept_store)
    content = bytearray(path.read_bytes())
    content[int(len(content) * share)] ^= 0xFF
    path.write_bytes(content)
    assert not holds(kept_store)
    assert not path.exists()
    same_answers(kept_store, Kept.load(kept_store))
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("content", [b"", b"x", b"[]\0\0\0\0\0\0\0\2", b"{}\0\0\0\0\0\0\0\2", b"\xff" * 40])
def test_a_file_of_any_other_kind_is_thrown_away(kept_store, content):
    path = kept_file(kept_store)
    path.write_bytes(content)
    assert not holds(kept_store)
    assert not path.exists()


def test_half_a_file_is_thrown_away(kept_store):
    path = kept_file(kept_store)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert not holds(kept_store)


class Command:
    """Runs when it is read, where anything may be."""

    def __reduce__(self):
        return os.mkdir, (os.environ["XDG_CACHE_HOME"] + "/taken-over",)


def test_nothing_that_runs_is_read_from_a_file(kept_store, monkeypatch, tmp_path):
    monkeypatch.setattr("geo.pipeline.shelving._packed", lambda *_: pickle.dumps(Command()))
    kept = Kept()
    aggregate(reconcile_store(kept_store, policy=Policy.LATEST, kept=kept))
    assert kept.save(kept_store, least=0)
    assert not holds(kept_store)
    assert not (tmp_path / "cache" / "taken-over").exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions of this kind are those of POSIX")
def test_a_file_that_others_may_write_is_not_read(kept_store):
    path = kept_file(kept_store)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o666)
    assert not holds(kept_store)


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with connect(tmp_path / "crisis.sqlite") as store:
        ingest([FLOOD], store)
        same_answers(store, next_run(store))


def test_few_figures_are_not_worth_a_file(kept_store):
    kept_file(kept_store).unlink()
    kept = Kept()
    reconcile_store(kept_store, policy=Policy.LATEST, kept=kept)
    assert not kept.save(kept_store)
    assert not kept_file(kept_store).exists()


def test_files_of_many_stores_do_not_pile_up(tmp_path):
    for number in range(8):
        with connect(tmp_path / f"{number}.sqlite") as store:
            ingest([FLOOD], store)
            next_run(store)
            assert holds(store)
            folder = kept_file(store).parent
    assert len(list(folder.iterdir())) == 6


def test_a_place_that_was_stored_otherwise_stands_as_it_is_now(store):
    ingest([FLOOD, CAMP], store)
    kept = next_run(store)
    (item,) = store.figures(indicator="killed")
    moved = replace(item.located[0].place, name="Maputo City", precision_km=7.0)
    other = report("Nobody was hurt in Maputo.")
    located = replace(item.located[0], place=moved, candidates=())
    store.add(other, [], [located])
    found = reconcile_store(store, policy=Policy.LATEST, kept=kept)
    names = {one.place.name for one in found.observations.values() if one.figure.indicator == "killed"}
    assert names == {"Maputo City"}
    same_answers(store, kept)
