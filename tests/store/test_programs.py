"""Several programs on one store at once, and programs that are killed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from geo.store import connect
from tests.store import writer

if TYPE_CHECKING:
    from geo.store.store import Store

ROOT = Path(__file__).parents[2]

#: Fifty by `CRISIS_MAP_KILLS=50 python -m pytest tests/store/test_programs.py`.
KILLS = int(os.environ.get("CRISIS_MAP_KILLS", "8"))


def start(address: str, first: int, count: int) -> subprocess.Popen[str]:
    """Start a program that adds reports."""
    arguments = [sys.executable, "-m", "tests.store.writer", address, str(first), str(count)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def is_whole(store: Store, number: int) -> bool:
    """Tell whether a report is there; fails if it is there in part."""
    document, figures, toponyms = writer.report(number)
    stored = store.document(document.id)
    if stored is None:
        assert store.figures(document=document.id) == []
        return False
    assert stored == document
    assert store.figures(document=document.id) in (figures, figures[1:])
    assert store.toponyms(document.id) == toponyms
    return True


def test_several_programs_write_while_one_reads(new_address: str) -> None:
    programs, count = 4, 15
    # None of them finds a store: they make it at the same time.
    running = [start(new_address, number * 1000, count) for number in range(programs)]
    for program in running:
        assert program.stdout is not None
        program.stdout.readline()
    revisions = [0]
    while any(program.poll() is None for program in running):
        with connect(new_address) as store:
            revisions.append(store.revision)
            shown = store.documents(brief=True)
            # A snapshot: every document that is seen is seen with its figures.
            for document in shown[-3:]:
                assert len(store.figures(document=document.id, brief=True)) in (9, 10)
        time.sleep(0.05)
    for program in running:
        _, said = program.communicate()
        assert program.returncode == 0, said
    assert revisions == sorted(revisions)
    with connect(new_address) as store:
        assert store.check() == []
        assert store.counts()["documents"] == programs * count
        for number in range(programs):
            assert all(is_whole(store, number * 1000 + n) for n in range(count))
        twice = sum(1 for p in range(programs) for n in range(count) if (p * 1000 + n) % 3 == 0)
        assert store.revision == programs * count + twice
        assert [entry.revision for entry in store.history()] == list(range(1, store.revision + 1))


def test_a_killed_program_leaves_each_report_absent_or_whole(new_address: str) -> None:
    chance = random.Random(20200305)  # noqa: S311
    begun = 0
    for turn in range(KILLS):
        program = start(new_address, begun, 100_000)
        assert program.stdout is not None
        program.stdout.readline()
        numbers = []
        # Now and then while the store is being made or opened, mostly at any moment of a write.
        if turn % 4 == 0:
            time.sleep(chance.uniform(0, 0.3))
        else:
            numbers += [int(program.stdout.readline()) for _ in range(chance.randrange(1, 12))]
            time.sleep(chance.uniform(0, 0.03))
        program.kill()
        said, _ = program.communicate()
        numbers += [int(line) for line in said.split()]
        with connect(new_address) as store:
            assert store.check() == []
            kept = [is_whole(store, number) for number in numbers]
            # Only the one that was begun last can be missing.
            assert all(kept[:-1])
        if numbers:
            begun = numbers[-1] + kept[-1]
    with connect(new_address) as store:
        assert store.check() == []
        assert all(is_whole(store, number) for number in range(begun))
        # Three of four times, at least one report was begun.
        assert begun >= KILLS // 2
