"""The way back: an edited table of figures becomes reviews."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from geo.errors import InputError
from geo.gazetteer import open_gazetteer
from geo.pipeline.reconciling import observations, reviewed, source_registry
from geo.pipeline.reviewing import decide

if TYPE_CHECKING:
    from geo.store.store import Store


@dataclass(slots=True)
class HandedBack:
    """What an edited table did.

    Attributes
    ----------
    figures
        Ids of the figures that were reviewed, in the order of the rows.
    problems
        ``(row, message)`` of rows that could not be taken; the heading is row 1.
    """

    figures: list[str] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)


def hand_back(store: Store, content: bytes, name: str, *, reviewer: str, reason: str = "") -> HandedBack:
    """Take an edited table of figures as reviews; rows that cannot be taken are named, the others are kept.

    Parameters
    ----------
    content, name
        The file and its name, ``.csv`` or ``.xlsx``, as it was exported and then edited: see
        `geo.exports.edited.read_edits`.
    reviewer
        Who edited it.
    reason
        For rows that give none.

    Raises
    ------
    InputError
        If the file is no such table.
    """
    from geo.exports.edited import Refused, read_edits
    from geo.exports.guarded import Shown
    from geo.exports.layout import Quotes
    from geo.exports.private_persons import PrivatePersons
    from geo.exports.withholding import Withholding
    from geo.exports.words import languages
    from geo.models import Review

    gazetteer, registry = open_gazetteer(added=store.folder), source_registry(store)
    documents = {document.id: document for document in store.lean_documents()}
    observed = observations(store.figures(), documents, gazetteer)
    known = {item.figure.id: item for item in reviewed(observed, store)[0]}
    # The table may have left with things kept back, and comes back with what it had in their place.
    private = PrivatePersons(gazetteer, registry)
    kept_back = [
        Withholding(gazetteer, registry, language, quotes=quotes, exact=exact, figures=known, private=private)
        for language in languages()
        for quotes in get_args(Quotes)
        for exact in (False, True)
    ]
    shown = [Shown(known, one) for one in kept_back]
    done = HandedBack()
    for edit in read_edits(content, name, known, shown):
        if isinstance(edit, Refused):
            done.problems.append((edit.row, edit.message))
            continue
        why = edit.reason or reason
        try:
            decide(store, Review(edit.figure_id, edit.verdict, edit.changes, reviewer, datetime.now(UTC), why))
        except InputError as error:
            done.problems.append((edit.row, str(error)))
        else:
            done.figures.append(edit.figure_id)
    return done
