"""The *Reports* page: add reports, read one with its figures marked, remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import frame, session
from geo.pages.highlight import STYLE, card, marks, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from geo.models import Document
    from geo.sources import Item

#: Endings that the upload accepts.
_ENDINGS = ["txt", "md", "html", "htm", "pdf", "docx", "jsonl", "csv"]


def _title(document: Document) -> str:
    first = next((line.strip() for line in document.text.splitlines() if line.strip()), "")
    return document.title or (first if len(first) <= 90 else f"{first[:88]} …")  # noqa: PLR2004  one line of a table


def language_name(code: str) -> str:
    """Return the English name of a language, the code itself where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return "unknown" if code == "und" else code


def _take(items: Iterable[Item], total: int) -> None:
    """Store the reports of `items` behind a progress bar, and say what came of each."""
    from geo.pipeline import ingest

    bar = st.progress(0.0, "Reading …")
    done = 0

    def advance(address: str) -> None:
        nonlocal done
        done += 1
        bar.progress(min(1.0, done / max(total, 1)), f"{address}: read")

    with session.store(write=True) as store:
        result = ingest(items, store, progress=advance)
    bar.empty()
    if result.added:
        st.success(f"{len(result.added)} reports added with {result.figures} figures.")
    if result.unchanged:
        st.info(f"{len(result.unchanged)} reports were already there; nothing changed.")
    for address, message in result.problems:
        st.warning(f"{address}: {message}")


def _uploaded(files: list, published: date | None, publisher: str) -> Iterator[Item]:  # type: ignore[type-arg]
    from geo.sources import Given, read_bytes

    about = Given(publisher=publisher or None)
    for file in files:
        yield from read_bytes(
            file.getvalue(), file.name, published=published, about=about, settings=session.configured()
        )


def _add() -> None:
    with st.expander("Add reports", icon=":material/add:", expanded=not st.session_state.get("has_reports", True)):
        left, right = st.columns(2)
        published = left.date_input(
            "Published on",
            value=None,
            help="Without it, words such as “on Thursday” stay undated.",
            format="YYYY-MM-DD",
        )
        publisher = right.text_input("Publisher", help="Who printed it; who said a number is read from the text.")
        upload, paste, web = st.tabs(["Upload", "Paste", "Web address"])
        with upload:
            files = st.file_uploader("Files", type=_ENDINGS, accept_multiple_files=True)
            if st.button("Read the files", disabled=not files, key="read_files"):
                _take(_uploaded(files, published, publisher), len(files))
        with paste:
            text = st.text_area("Text of a report", height=180)
            name = st.text_input("Name", value="Pasted report")
            if st.button("Read the text", disabled=not text.strip(), key="read_text"):
                _take_text(text, name, published, publisher)
        with web:
            address = st.text_input("Address", placeholder="https://…")
            if st.button("Fetch and read", disabled=not address.strip(), key="read_address"):
                from geo.sources import read

                _take(read([address.strip()], published=published, settings=session.configured()), 1)


def _take_text(text: str, name: str, published: date | None, publisher: str) -> None:
    from geo.sources import Given, read_text

    try:
        document = read_text(
            text,
            name=name,
            published=published,
            about=Given(publisher=publisher or None),
            settings=session.configured(),
        )
    except CrisisMapError as error:
        st.warning(str(error))
        return
    _take([document], 1)


def _choose(documents: list[Document], counts: dict[str, int]) -> Document | None:
    """Show the reports as a table and return the one that is picked."""
    rows = [
        {
            "Published": item.published.isoformat() if item.published else "unknown",
            "Report": _title(item),
            "Publisher": item.publisher or "–",
            "Language": language_name(item.language),
            "Figures": counts.get(item.id, 0),
        }
        for item in documents
    ]
    picked = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(38 + 35 * len(rows), 330),
        column_config={
            "Published": st.column_config.TextColumn(width="small"),
            "Report": st.column_config.TextColumn(width="large"),
            "Language": st.column_config.TextColumn(width="small"),
            "Figures": st.column_config.NumberColumn(width="small"),
        },
        key="reports",
    )
    chosen = picked.selection.rows
    if chosen:
        st.query_params["report"] = documents[chosen[0]].id
        return documents[chosen[0]]
    wanted = st.query_params.get("report")
    return next((item for item in documents if item.id == wanted), None)


def _show(document: Document) -> None:
    """Show one report: its text with what was found marked, its figures as a table."""
    from geo.exports.rows import figure_row

    with session.store() as store:
        located = store.figures(document=document.id)
        toponyms = store.toponyms(document.id)
    st.subheader(_title(document), anchor=False)
    when = f"{document.published} ({document.published_basis})" if document.published else "date unknown"
    st.caption(
        " · ".join(
            part for part in (document.publisher, when, language_name(document.language), document.address) if part
        )
    )
    text, figures = st.columns([3, 2])
    with text:
        st.html(
            f'{STYLE}<div class="cm-report"><p><mark class="cm-number">number</mark> '
            '<mark class="cm-quote">its words</mark> <mark class="cm-place">place</mark> '
            '<mark class="cm-period">date</mark> <mark class="cm-attribution">who said it</mark></p>'
            f"{render(document.text, marks(located, toponyms))}</div>"
        )
    with figures:
        if not located:
            st.info("No figure was found in this report.")
        st.html(STYLE + "".join(card(figure_row(item, document)) for item in located))
        _remove(document)


def _remove(document: Document) -> None:
    with st.popover("Remove this report", icon=":material/delete:"):
        st.write("Its figures leave the map. The report can be added again.")
        if st.button("Remove it", type="primary", key=f"remove_{document.id}"):
            with session.store(write=True) as store:
                store.remove(document.id)
            st.query_params.pop("report", None)
            st.rerun()


def _page() -> None:
    frame.tighten()
    _add()
    with session.store() as store:
        documents = sorted(
            store.documents(),
            key=lambda item: (item.published is None, str(item.published or ""), item.id),
            reverse=True,
        )
        counts: dict[str, int] = {}
        for item in store.figures():
            counts[item.figure.document_id] = counts.get(item.figure.document_id, 0) + 1
    st.session_state["has_reports"] = bool(documents)
    if not documents:
        st.info("The store holds no report yet. Add some above; the map fills as they are read.")
        return
    st.caption(f"{len(documents)} reports, {sum(counts.values())} figures")
    chosen = _choose(documents, counts)
    if chosen is None:
        st.caption("Pick a report to read it with its figures marked.")
    else:
        _show(chosen)


_page()
