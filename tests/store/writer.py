"""A program that writes to a store, for tests that run several or kill it.

``python -m tests.store.writer STORE FIRST COUNT`` adds the reports of these
numbers, every third one twice, the second time with one figure less, and
prints the number of each before it begins with it.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

from geo.store import connect
from tests.store import scale

if TYPE_CHECKING:
    from geo.models import Document, Located, LocatedFigure

TOWNS = scale.places()


def report(number: int) -> tuple[Document, list[LocatedFigure], list[Located]]:
    """Return the report of a number, always the same."""
    return scale.report(number, TOWNS, random.Random(number))  # noqa: S311


def main() -> None:
    address, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    print("begins", flush=True)
    with connect(address) as store:
        for number in range(first, first + count):
            print(number, flush=True)
            document, figures, toponyms = report(number)
            store.add(document, figures, toponyms)
            if number % 3 == 0:
                store.add(document, figures[1:], toponyms)


if __name__ == "__main__":
    main()
