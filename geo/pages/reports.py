"""The *Reports* page: add reports, read one with its figures marked, remove it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import entering, frame, reviewer, session, wording
from geo.pages.highlight import STYLE, card, marks, plain
from geo.pages.words import selectable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from geo.models import Document, Located, LocatedFigure
    from geo.pipeline import Brought
    from geo.sources import Item

#: Endings that the upload accepts.
_ENDINGS = ["txt", "md", "html", "htm", "pdf", "docx", "jsonl", "csv"]

#: Columns of the list.
_COLUMNS = ("published", "report", "figures", "publisher", "language")


def _title(document: Document) -> str:
    first = next((line.strip() for line in document.text.splitlines() if line.strip()), "")
    return document.title or (first if len(first) <= 90 else f"{first[:88]} …")  # noqa: PLR2004  one line of a table


def _say(kind: str, message: str) -> None:
    """Keep a message for the next run, which shows it above the list."""
    st.session_state.setdefault("said", []).append((kind, message))


def _show_said() -> None:
    for kind, message in st.session_state.pop("said", []):
        {"success": st.success, "info": st.info, "warning": st.warning}[kind](message)
    doubts = st.session_state.get("doubts")
    if doubts:
        with st.container(border=True, key="doubts"):
            st.markdown(f"**{wording.say('reports.doubts')}**")
            for figure_id, words in doubts:
                st.page_link("geo/pages/review.py", label=words, query_params={"figure": figure_id})
    removed = st.session_state.get("removed")
    if removed is not None:
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.info(wording.say("reports.removed", title=plain(_title(removed[0]))), icon=":material/delete:")
        if right.button(wording.say("undo"), icon=":material/undo:", width="stretch"):
            with session.store(write=True) as store:
                store.add(*removed)
            del st.session_state["removed"]
            _say("success", wording.say("reports.restored", title=plain(_title(removed[0]))))
            st.rerun()


def _take(items: Iterable[Item], total: int) -> None:
    """Store the reports of `items` behind a progress bar; what came of each is said above the list."""
    from geo.pipeline import brought, ingest

    bar = st.progress(0.0, wording.say("reports.reading"))
    done = 0

    def advance(address: str) -> None:
        nonlocal done
        done += 1
        bar.progress(
            min(1.0, done / max(total, 1)), wording.say("reports.progress", done=done, total=total, name=plain(address))
        )

    with session.store(write=True) as store:
        before = store.revision
        result = ingest(items, store, progress=advance)
        news = brought(store, before) if result.added else None
    bar.empty()
    if news is not None:
        reports, figures = wording.say("n.reports", n=len(result.added)), wording.say("n.figures", n=result.figures)
        added = wording.say("reports.added", reports=reports, figures=figures)
        _say("success", f"{added} {_summary(news)}".strip())
        st.session_state["doubts"] = [
            (one.figure_id, plain(f"{wording.figure(observation)} – {'; '.join(map(wording.reason, one.reasons))}"))
            for one, observation in news.doubts
        ]
    if result.unchanged:
        _say("info", wording.say("reports.unchanged", names=plain(", ".join(result.unchanged))))
    for address, message in result.problems:
        _say("warning", plain(f"{address}: {message}"))
    st.session_state.pop("removed", None)
    st.session_state["round"] = _round() + (1 if result.added else 0)
    st.rerun()


def _summary(news: Brought) -> str:
    """Return in one line what the figures are to those that were there."""
    numbers = {name: getattr(news.news, name) for name in ("new", "revised", "contradict", "repeats")}
    parts = [wording.say(f"n.{name}", n=n) for name, n in (*numbers.items(), ("withdrawn", news.withdrawn)) if n]
    return f"{', '.join(parts)}." if parts else ""


def _round() -> int:
    """Return a number that changes when fields are to be emptied and nothing is to be picked."""
    return int(st.session_state.get("round", 0))


def _uploaded(files: list, published: date | None, publisher: str) -> Iterator[Item]:  # type: ignore[type-arg]
    from geo.sources import Given, read_bytes

    about = Given(publisher=publisher or None)
    for file in files:
        yield from read_bytes(
            file.getvalue(), file.name, published=published, about=about, settings=session.configured()
        )


def _add(*, empty: bool) -> None:
    turn = _round()
    with st.expander(wording.say("reports.add"), icon=":material/add:", expanded=empty):
        left, right = st.columns(2)
        published = left.date_input(
            wording.say("reports.published"),
            value=None,
            help=wording.say("reports.published.help"),
            format=wording.day_format(),
            key=f"published_{turn}",
        )
        publisher = right.text_input(
            wording.say("reports.publisher"), help=wording.say("reports.publisher.help"), key=f"publisher_{turn}"
        )
        upload, paste, web = st.tabs([wording.say(f"reports.{name}") for name in ("upload", "paste", "web")])
        with upload:
            files = st.file_uploader(
                wording.say("reports.files"), type=_ENDINGS, accept_multiple_files=True, key=f"files_{turn}"
            )
            if st.button(wording.say("reports.files.read"), disabled=not files, key="read_files"):
                _take(_uploaded(files, published, publisher), len(files))
        with paste:
            text = st.text_area(wording.say("reports.text"), height=180, key=f"text_{turn}")
            name = st.text_input(
                wording.say("reports.name"), value=wording.say("reports.name.pasted"), key=f"name_{turn}"
            )
            if st.button(wording.say("reports.text.read"), key="read_text"):
                _take_text(text, name, published, publisher)
        with web:
            address = st.text_input(wording.say("reports.address"), placeholder="https://…", key=f"address_{turn}")
            if st.button(wording.say("reports.address.read"), key="read_address"):
                _take_address(address.strip(), published)


def _take_text(text: str, name: str, published: date | None, publisher: str) -> None:
    from geo.sources import Given, read_text

    if not text.strip():
        st.warning(wording.say("reports.text.missing"))
        return
    try:
        document = read_text(
            text,
            name=name,
            published=published,
            about=Given(publisher=publisher or None),
            settings=session.configured(),
        )
    except CrisisMapError as error:
        st.warning(plain(error))
        return
    _take([document], 1)


def _take_address(address: str, published: date | None) -> None:
    from geo.sources import read

    if not address.startswith(("https://", "http://")):
        st.warning(wording.say("reports.address.wrong"))
        return
    _take(read([address], published=published, settings=session.configured()), 1)


def _list(documents: list[Document], counts: Counter[str]) -> None:
    """Show the reports as a table; a click on one opens it."""
    published, report, figures, publisher, language = (wording.say(f"column.{name}") for name in _COLUMNS)
    rows = [
        {
            published: item.published,
            report: _title(item),
            figures: counts[item.id],
            publisher: item.publisher or "–",
            language: wording.language_name(item.language),
        }
        for item in documents
    ]
    total = wording.say("n.figures", n=sum(counts.values()))
    st.caption(wording.say("reports.about", reports=wording.say("n.reports", n=len(documents)), figures=total))
    # Tables are hard to walk through by keyboard: here any report is found by its title.
    wanted = st.selectbox(
        wording.say("reports.open"),
        range(len(documents)),
        index=None,
        format_func=lambda number: _listed(documents[number]),
        placeholder=wording.say("reports.open"),
        label_visibility="collapsed",
        key=f"open_{wording.language()}_{_round()}",
    )
    if wanted is not None:
        _open(documents[wanted])
        st.rerun()
    # Arrow keys pick the cells that they pass: down the days they open nothing, one step to the side does.
    picked = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        height=min(38 + 35 * len(rows), 560),
        placeholder=wording.say("unknown"),
        column_config={
            published: st.column_config.DateColumn(width=95, format=wording.day_format()),
            report: st.column_config.TextColumn(width="large"),
            figures: st.column_config.NumberColumn(width=65),
            language: st.column_config.TextColumn(width="small"),
        },
        key=f"reports_{wording.language()}_{_round()}",
    )
    row = next(
        iter([*picked.selection.rows, *(row for row, column in picked.selection.cells if column != published)]), None
    )
    if row is not None:
        _open(documents[row])
        st.rerun()


def _listed(document: Document) -> str:
    """Name a report in a list: its day, its title."""
    return f"{wording.day(document.published, wording.say('unknown'))} · {_title(document)}"


def _open(document: Document | None) -> None:
    """Put a report into the address, or none; the table forgets what was picked in it."""
    st.session_state["round"] = _round() + 1
    st.query_params.pop("report", None)
    st.query_params.pop("figure", None)
    if document is not None:
        st.query_params["report"] = document.id


def _show(document: Document) -> None:
    """Show one report: its text with what was found marked, its figures as cards."""
    from geo.exports.rows import figure_row

    with session.store() as store:
        located = store.figures(document=document.id)
        toponyms = store.toponyms(document.id)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.button(
            wording.say("reports.back"), icon=":material/arrow_back:", on_click=_open, args=(None,), type="tertiary"
        )
        _remove(document, located, toponyms)
    st.subheader(plain(_title(document)), anchor=False)
    when = wording.say("date.unknown")
    if document.published:
        when = f"{wording.day(document.published)} ({wording.say(f'basis.{document.published_basis}')})"
    # Of a file its name alone: the folder that it came from is nobody's business.
    address = document.address
    if not address.startswith(("http://", "https://")):
        address = address.replace("\\", "/").rpartition("/")[2]
    about = (document.publisher, when, wording.language_name(document.language), address)
    st.caption(plain(" · ".join(part for part in about if part)))
    entering.said()
    text, figures = st.columns([3, 2])
    with text:
        words = selectable(document, marks(located, toponyms), key=f"words_{document.id}")
        if words is not None:
            st.session_state["selected"] = (document.id, words)
        _entering(document, toponyms)
    with figures:
        if not located:
            st.info(wording.say("reports.no_figure"))
        st.html(STYLE + "".join(card(figure_row(item, document)) for item in located))


def _entering(document: Document, toponyms: list[Located]) -> None:
    """Offer to add a figure from words that were selected, or typed in by those who cannot select."""
    from geo.models import Span

    of_document, words = st.session_state.get("selected", (None, None))
    if of_document != document.id:
        words = None
    with st.expander(wording.say("enter.from_words"), icon=":material/add:", expanded=words is not None):
        st.caption(wording.say("enter.select"))
        typed = st.text_input(wording.say("enter.words"), key=f"typed_{document.id}").strip()
        if typed:
            start = document.text.find(typed)
            if start < 0:
                st.warning(wording.say("enter.words.unknown"))
                return
            words = Span(start, start + len(typed))
        if words is not None:
            reviewer.ask(st.container())
            near = sorted(toponyms, key=lambda one: abs(one.toponym.span.start - words.start))
            places = list({one.place.id: one.place for one in near if one.place is not None}.values())
            entering.form(f"words_{document.id}", document=document, words=words, near=places)


def _remove(document: Document, located: list[LocatedFigure], toponyms: list[Located]) -> None:
    with st.popover(wording.say("reports.remove"), icon=":material/delete:"):
        st.write(wording.say("reports.remove.about"))
        if st.button(wording.say("reports.remove.it"), type="primary", key=f"remove_{document.id}"):
            with session.store(write=True) as store:
                store.remove(document.id)
            st.session_state["removed"] = (document, located, toponyms)
            _open(None)
            st.rerun()


@st.cache_resource(max_entries=2, show_spinner=False)
def _listing(stands: session.Standing) -> tuple[list[Document], Counter[str]]:  # noqa: ARG001  cache key
    """Return the reports as they are listed, with a title and without their text, and how many figures each has."""
    with session.store() as store:
        documents = sorted(
            (replace(item, title=_title(item), text="") for item in store.documents()),
            key=lambda item: (str(item.published or ""), item.id),
            reverse=True,
        )
        return documents, Counter(item.figure.document_id for item in store.figures(brief=True))


def _opened(documents: list[Document], wanted: str | None) -> Document | None:
    """Return the report that the address names, with its text, if it is one of those listed."""
    if wanted is None or all(item.id != wanted for item in documents):
        return None
    with session.store() as store:
        return store.document(wanted)


def _report_of(figure_id: str | None) -> str | None:
    """Return the id of the report that says a figure; the id itself where none does, so that it is called missing."""
    if not figure_id:
        return None
    with session.store() as store:
        found = store.figures(ids=[figure_id])
    return found[0].figure.document_id if found else figure_id


def _body() -> None:
    documents, counts = _listing(session.standing())
    _show_said()
    wanted = st.query_params.get("report") or _report_of(st.query_params.get("figure"))
    found = _opened(documents, wanted)
    if found is not None:
        _show(found)
        return
    if wanted:
        st.warning(wording.say("reports.gone"))
    _add(empty=not documents)
    if documents:
        _list(documents, counts)
    else:
        st.info(wording.say("reports.none"))


with frame.column("page.reports"):
    _body()
