"""The *Reports* page: add reports, read one with its figures marked, remove it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import frame, session
from geo.pages.highlight import STYLE, card, marks, plain, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from geo.models import Document, Located, LocatedFigure
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


def _say(kind: str, message: str) -> None:
    """Keep a message for the next run, which shows it above the list."""
    st.session_state.setdefault("said", []).append((kind, message))


def _show_said() -> None:
    for kind, message in st.session_state.pop("said", []):
        {"success": st.success, "info": st.info, "warning": st.warning}[kind](message)
    removed = st.session_state.get("removed")
    if removed is not None:
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.info(f"“{plain(_title(removed[0]))}” was removed; its figures left the map.", icon=":material/delete:")
        if right.button("Undo", icon=":material/undo:", width="stretch"):
            with session.store(write=True) as store:
                store.add(*removed)
            del st.session_state["removed"]
            _say("success", f"“{plain(_title(removed[0]))}” is back.")
            st.rerun()


def _take(items: Iterable[Item], total: int) -> None:
    """Store the reports of `items` behind a progress bar; what came of each is said above the list."""
    from geo.pipeline import ingest

    bar = st.progress(0.0, "Reading …")
    done = 0

    def advance(address: str) -> None:
        nonlocal done
        done += 1
        bar.progress(min(1.0, done / max(total, 1)), f"{done} of {total}: {plain(address)}")

    with session.store(write=True) as store:
        result = ingest(items, store, progress=advance)
    bar.empty()
    if result.added:
        _say("success", f"{_counted(len(result.added), 'report')} added with {_counted(result.figures, 'figure')}.")
    if result.unchanged:
        _say("info", f"Already there, nothing changed: {plain(', '.join(result.unchanged))}.")
    for address, message in result.problems:
        _say("warning", plain(f"{address}: {message}"))
    st.session_state.pop("removed", None)
    st.session_state["round"] = _round() + (1 if result.added else 0)
    st.rerun()


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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
    with st.expander("Add reports", icon=":material/add:", expanded=empty):
        left, right = st.columns(2)
        published = left.date_input(
            "Published on",
            value=None,
            help="Without it, words such as “on Thursday” stay undated.",
            format="YYYY-MM-DD",
            key=f"published_{turn}",
        )
        publisher = right.text_input(
            "Publisher", help="Who printed it; who said a number is read from the text.", key=f"publisher_{turn}"
        )
        upload, paste, web = st.tabs(["Upload", "Paste", "Web address"])
        with upload:
            files = st.file_uploader("Files", type=_ENDINGS, accept_multiple_files=True, key=f"files_{turn}")
            if st.button("Read the files", disabled=not files, key="read_files"):
                _take(_uploaded(files, published, publisher), len(files))
        with paste:
            text = st.text_area("Text of a report", height=180, key=f"text_{turn}")
            name = st.text_input("Name", value="Pasted report", key=f"name_{turn}")
            if st.button("Read the text", key="read_text"):
                _take_text(text, name, published, publisher)
        with web:
            address = st.text_input("Address", placeholder="https://…", key=f"address_{turn}")
            if st.button("Fetch and read", key="read_address"):
                _take_address(address.strip(), published)


def _take_text(text: str, name: str, published: date | None, publisher: str) -> None:
    from geo.sources import Given, read_text

    if not text.strip():
        st.warning("There is no text yet: paste the text of a report above.")
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
        st.warning("A web address begins with https:// or http://.")
        return
    _take(read([address], published=published, settings=session.configured()), 1)


def _list(documents: list[Document], counts: Counter[str]) -> None:
    """Show the reports as a table; a click on one opens it."""
    rows = [
        {
            "Published": item.published.isoformat() if item.published else "unknown",
            "Report": _title(item),
            "Figures": counts[item.id],
            "Publisher": item.publisher or "–",
            "Language": language_name(item.language),
        }
        for item in documents
    ]
    st.caption(
        f"{_counted(len(documents), 'report')}, {_counted(sum(counts.values()), 'figure')}. "
        "Click one to read it with its figures marked."
    )
    picked = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        height=min(38 + 35 * len(rows), 560),
        column_config={
            "Published": st.column_config.TextColumn(width=95),
            "Report": st.column_config.TextColumn(width="large"),
            "Figures": st.column_config.NumberColumn(width=65),
            "Language": st.column_config.TextColumn(width="small"),
        },
        key=f"reports_{_round()}",
    )
    row = next(iter([*picked.selection.rows, *(cell[0] for cell in picked.selection.cells)]), None)
    if row is not None:
        _open(documents[row])
        st.rerun()


def _open(document: Document | None) -> None:
    """Put a report into the address, or none; the table forgets what was picked in it."""
    st.session_state["round"] = _round() + 1
    st.query_params.pop("report", None)
    if document is not None:
        st.query_params["report"] = document.id


def _show(document: Document) -> None:
    """Show one report: its text with what was found marked, its figures as cards."""
    from geo.exports.rows import figure_row

    with session.store() as store:
        located = store.figures(document=document.id)
        toponyms = store.toponyms(document.id)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.button("All reports", icon=":material/arrow_back:", on_click=_open, args=(None,), type="tertiary")
        _remove(document, located, toponyms)
    st.subheader(plain(_title(document)), anchor=False)
    when = f"{document.published} ({document.published_basis})" if document.published else "date unknown"
    # Of a file its name alone: the folder that it came from is nobody's business.
    address = document.address
    if not address.startswith(("http://", "https://")):
        address = address.replace("\\", "/").rpartition("/")[2]
    about = (document.publisher, when, language_name(document.language), address)
    st.caption(plain(" · ".join(part for part in about if part)))
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


def _remove(document: Document, located: list[LocatedFigure], toponyms: list[Located]) -> None:
    with st.popover("Remove", icon=":material/delete:"):
        st.write("Its figures leave the map. This can be undone as long as the page stays open.")
        if st.button("Remove it", type="primary", key=f"remove_{document.id}"):
            with session.store(write=True) as store:
                store.remove(document.id)
            st.session_state["removed"] = (document, located, toponyms)
            _open(None)
            st.rerun()


@st.cache_resource(max_entries=2, show_spinner=False)
def _listing(address: str, revision: int) -> tuple[list[Document], Counter[str]]:  # noqa: ARG001  cache key
    """Return the reports as they are listed, with a title and without their text, and how many figures each has."""
    with session.store() as store:
        documents = sorted(
            (replace(item, title=_title(item), text="") for item in store.documents()),
            key=lambda item: (item.published is None, str(item.published or ""), item.id),
            reverse=True,
        )
        return documents, Counter(item.figure.document_id for item in store.figures(brief=True))


def _opened(documents: list[Document], wanted: str | None) -> Document | None:
    """Return the report that the address names, with its text, if it is one of those listed."""
    if wanted is None or all(item.id != wanted for item in documents):
        return None
    with session.store() as store:
        return store.document(wanted)


def _body() -> None:
    documents, counts = _listing(session.configured().store, session.revision())
    _show_said()
    wanted = st.query_params.get("report")
    found = _opened(documents, wanted)
    if found is not None:
        _show(found)
        return
    if wanted:
        st.warning("The report that the address names is not in the store: it was removed, or never added here.")
    _add(empty=not documents)
    if documents:
        _list(documents, counts)
    else:
        st.info("The store holds no report yet. Add some above; the map fills as they are read.")


with frame.column():
    _body()
