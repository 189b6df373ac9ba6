"""What an import brought, what is new since a visit, and how two moments differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.gazetteer import open_gazetteer
from geo.pipeline.reconciling import Filters, observations, reconcile_store, reviewed, source_registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.models import Agreement, Document, LocatedFigure, Policy
    from geo.reconciliation import Observation, Reconciled
    from geo.reconciliation.differences import Difference
    from geo.reconciliation.doubts import Doubt
    from geo.reconciliation.news import News
    from geo.store.store import Store


@dataclass(frozen=True, slots=True)
class Brought:
    """What an ingest brought: the figures that came, by what they are to the others, and the first doubts.

    Attributes
    ----------
    withdrawn
        Number of figures that their reports no longer say.
    doubts
        The weightiest of the figures that came and have something against them, at most five.
    """

    news: News
    withdrawn: int
    doubts: tuple[tuple[Doubt, Observation], ...]


#: In a store of more figures than this, what came is compared with the figures at the same places only.
_COMPARED_WITH_ALL = 5000
_FIRST_DOUBTS = 5


def brought(store: Store, since: int) -> Brought:
    """Compare the figures that came to a store after a revision with those that it held."""
    from geo.reconciliation.doubts import doubts
    from geo.reconciliation.news import news

    changes = store.changes(since)
    came = {one.after.figure.id: one.after for one in changes if one.after is not None}
    changed = {one.after.figure.id for one in changes if one.after is not None and one.before is not None}
    reconciled = _reconciled_around(store, came)
    first = [one for one in doubts(reconciled, among=came) if one.reasons][:_FIRST_DOUBTS]
    return Brought(
        news=news(reconciled, came, changed),
        withdrawn=sum(one.after is None for one in changes),
        doubts=tuple((one, reconciled.observations[one.figure_id]) for one in first),
    )


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that happened to the figures of a store, for people who were not there.

    Attributes
    ----------
    kind
        ``agreed`` (it goes against a number that was agreed), ``contradicted``, ``new``, ``revised`` or
        ``withdrawn``.
    figure
        As it is known now; what was withdrawn as it was. Its quote gives the words.
    before
        As its report said before, where that changed.
    agreed
        The number that it goes against.
    reason
        In words, what it contradicts or updates; empty where nothing is to be said.
    """

    kind: str
    figure: Observation
    before: LocatedFigure | None = None
    agreed: Agreement | None = None
    reason: str = ""


def alerts(store: Store, since: int) -> list[Alert]:
    """Return what is new since a revision, the gravest kind first, then the largest number; repeats are no news.

    Parameters
    ----------
    since
        The revision of the last visit, which a program may keep with `Store.set_setting` (``counts=False``).
    """
    from geo.models import Relation
    from geo.reconciliation.agreements import against_agreed
    from geo.reconciliation.differences import WITHDRAWN
    from geo.reconciliation.doubts import size
    from geo.reconciliation.news import REPEATED, sort_news

    changes = store.changes(since)
    came = {one.after.figure.id: one.after for one in changes if one.after is not None}
    before = {one.after.figure.id: one.before for one in changes if one.after is not None}
    reconciled = _reconciled_around(store, came)
    against = against_agreed(reconciled, came)
    kinds = sort_news(reconciled, came, {figure_id for figure_id, old in before.items() if old is not None})
    reasons: dict[str, str] = {}
    for link in reconciled.links:
        if link.relation in {Relation.CONTRADICTS, Relation.UPDATES}:
            for end in (link.from_figure, link.to_figure):
                reasons.setdefault(end, link.reason)
    found = [
        Alert(
            kind="agreed" if figure_id in against else kind,
            figure=reconciled.observations[figure_id],
            before=before[figure_id],
            agreed=against.get(figure_id),
            reason=reasons.get(figure_id, ""),
        )
        for figure_id, kind in kinds.items()
        if kind != REPEATED or figure_id in against
    ]
    gone = [one.before for one in changes if one.after is None and one.before is not None]
    reports = {item.figure.document_id: store.document(item.figure.document_id, as_of=since) for item in gone}
    known = {key: report for key, report in reports.items() if report is not None}
    found += [Alert(WITHDRAWN, item) for item in observations(gone, known, open_gazetteer(added=store.folder))]
    return sorted(found, key=lambda one: (_GRAVEST.index(one.kind), -size(one.figure.figure), one.figure.figure.id))


#: The order of alerts.
_GRAVEST = ("agreed", "contradicted", "withdrawn", "revised", "new")


def moment(store: Store, when: int | date | datetime) -> int:
    """Return the revision of a store at a moment, for `Filters.as_of`.

    Parameters
    ----------
    when
        A revision; a day, at the end of which the store is meant; or a moment. What has no zone is in UTC.

    Raises
    ------
    InputError
        If the store never had that revision, or held nothing yet.
    """
    if isinstance(when, datetime):
        revision = store.revision_at(when)
    elif isinstance(when, date):
        revision = store.revision_at(datetime.combine(when, time.max, UTC))
    else:
        revision = when
        if not 0 <= revision <= store.revision:
            message = f"the store is at revision {store.revision} and never had revision {revision}"
            raise InputError(message)
        return revision
    if revision == 0 and store.revision:
        first = store.history(last=store.revision)[0].at
        message = f"the store held nothing yet on {when:%Y-%m-%d}: it begins on {first:%Y-%m-%d}"
        raise InputError(message)
    return revision


def compare(
    store: Store, earlier: Filters, later: Filters, *, policy: Policy, at: date | None = None
) -> Difference | None:
    """Return the difference between two states of knowledge, such as before and after an import.

    Parameters
    ----------
    earlier, later
        Two moments: of the store (`Filters.as_of`), or of publication (`Filters.known_on`).
    at
        Day of the estimates that are compared; the last day of any figure when omitted.

    Returns
    -------
    Difference or None
        None where no figure of either has a day.
    """
    from geo.reconciliation.differences import difference

    old, new = (reconcile_store(store, policy=policy, filters=filters) for filters in (earlier, later))
    days = [
        observation.figure.period.end
        for known in (old, new)
        for observation in known.observations.values()
        if observation.figure.period.end is not None
    ]
    if at is None and not days:
        return None
    return difference(old, new, at or max(days), later.since)


def _reconciled_around(store: Store, came: Mapping[str, LocatedFigure]) -> Reconciled:
    """Reconcile the figures that came with all that they may bear on."""
    from geo.models import Policy
    from geo.reconciliation import reconcile

    observed, decided = reviewed(_observed(store, _around(store, came)), store)
    return reconcile(observed, source_registry(store), policy=Policy.LATEST, decided=decided)


def _observed(store: Store, located: Sequence[LocatedFigure]) -> list[Observation]:
    documents = {document.id: document for document in _documents(store, located)}
    known = [item for item in located if item.figure.document_id in documents]
    return observations(known, documents, open_gazetteer(added=store.folder))


def _around(store: Store, came: Mapping[str, LocatedFigure]) -> list[LocatedFigure]:
    """Return the figures that those that came may bear on, themselves included."""
    if store.counts()["figures"] <= _COMPARED_WITH_ALL:
        return store.figures(brief=True)
    indicators = {item.figure.indicator for item in came.values()}
    places = {one.place.id for item in came.values() for one in item.located if one.place is not None}
    near = store.figures(brief=True, indicator=indicators, place=places) if places else []
    return list({item.figure.id: item for item in (*near, *came.values())}.values())


def _documents(store: Store, located: Iterable[LocatedFigure]) -> list[Document]:
    wanted = {item.figure.document_id for item in located}
    if store.counts()["figures"] <= _COMPARED_WITH_ALL:
        return [document for document in store.documents(brief=True, replaced=True) if document.id in wanted]
    return [document for document in map(store.document, sorted(wanted)) if document is not None]
