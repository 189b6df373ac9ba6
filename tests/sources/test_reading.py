import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import UnreadableError
from geo.models import Document, Precision, PublishedBasis, document_id
from geo.settings import Settings
from geo.sources import Given, Item, Note, Unreadable, read, read_bytes, read_text
from geo.sources.formats import SUFFIXES
from geo.sources.language import identify
from tests.sources.made import STORY, pdf, word

SETTINGS = Settings(max_bytes=2_000_000)
DAY = date(2020, 2, 12)


def texts(items: list[Item]) -> list[str]:
    return [item.text for item in items if isinstance(item, Document)]


def test_every_kind_of_file_in_a_folder_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<html><body><article><p>{STORY}</p></article></body></html>", encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(pdf(STORY))
    (tmp_path / "d.DOCX").write_bytes(word(STORY))
    (tmp_path / "e.jsonl").write_text(json.dumps({"text": STORY}), encoding="utf-8")
    (tmp_path / "f.csv").write_text(f'text\n"{STORY}"\n', encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "g.txt").write_text(STORY, encoding="utf-8")
    for hidden in (".hidden.txt", ".git/h.txt"):
        (tmp_path / hidden).parent.mkdir(exist_ok=True)
        (tmp_path / hidden).write_text("hidden", encoding="utf-8")
    items = list(read([str(tmp_path)], settings=SETTINGS, published=DAY))
    assert [Path(item.address).name for item in items] == [
        "a.txt", "b.html", "c.pdf", "d.DOCX", "e.jsonl:1", "f.csv:2", "g.txt"
    ]  # fmt: skip
    assert texts(items) == [STORY] * 7


def test_a_document_holds_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.encode() + b"\r\nSecond\x00line")
    before = datetime.now(UTC)
    (document,) = read([str(path)], settings=SETTINGS, published=DAY)
    assert isinstance(document, Document)
    assert document.text == STORY + "\nSecond line"
    assert (document.address, document.language) == (str(path), "en")
    assert (document.published, document.published_precision) == (DAY, Precision.DAY)
    assert document.published_basis is PublishedBasis.GIVEN
    assert document.id == document_id(document.text)
    assert document.retrieved is not None
    assert before <= document.retrieved <= datetime.now(UTC)


def test_the_text_is_not_trimmed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"  {STORY}\n\n", encoding="utf-8")
    assert texts(list(read([str(path)], settings=SETTINGS))) == [f"  {STORY}\n\n"]


def test_what_is_known_counts_in_order(tmp_path: Path) -> None:
    story = f"Published on 1 March 2020\n{STORY}"
    (tmp_path / "a.txt").write_text(story, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"text": story, "published": "2020-03-02", "lang": "fr"}), encoding="utf-8"
    )
    (tmp_path / "c.html").write_text(
        f"<html><head><meta name='date' content='2020-03-03'></head><body><p>{STORY}</p></body></html>",
        encoding="utf-8",
    )

    def published(**options: object) -> list[tuple[str, str]]:
        items = read([str(tmp_path)], settings=SETTINGS, **options)  # type: ignore[arg-type]
        return [(str(i.published), i.published_basis.value) for i in items if isinstance(i, Document)]

    assert published() == [("2020-03-01", "text"), ("2020-03-02", "given"), ("2020-03-03", "text")]
    (tmp_path / "metadata.csv").write_text(
        "file,published,language\na.txt,2020-03-04,tr\nb.jsonl,2020-03-05,\nc.html,2020-03-06,\n", encoding="utf-8"
    )
    assert published() == [("2020-03-04", "given"), ("2020-03-02", "given"), ("2020-03-06", "given")]
    assert published(published=DAY) == [("2020-02-12", "given")] * 3
    languages = [i.language for i in read([str(tmp_path)], settings=SETTINGS) if isinstance(i, Document)]
    assert languages == ["tr", "fr", "en"]


def test_metadata_of_another_folder_is_used(tmp_path: Path) -> None:
    report = tmp_path / "reports" / "a.txt"
    report.parent.mkdir()
    report.write_text(STORY, encoding="utf-8")
    rows = tmp_path / "rows.csv"
    rows.write_text("file,published,mood\na.txt,2020-02-12,sad\nlost.txt,2020-02-31,\n", encoding="utf-8")
    items = list(read([str(report)], settings=SETTINGS, metadata=rows))
    assert [type(item) for item in items] == [Note, Note, Document, Note]
    advice = "write a day of the calendar, such as 2020-02-29"
    assert [getattr(item, "message", "") for item in items if isinstance(item, Note)] == [
        "the column 'mood' is not known and was not used",
        f"line 3 (lost.txt): the date was not used: '2020-02-31' is a day that does not exist: {advice}",
        "line 3: 'lost.txt' is not among the reports read: check the name",
    ]


def test_bad_metadata_stops_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="metadata"):
        read([str(tmp_path)], settings=SETTINGS, metadata=tmp_path / "none.csv")


def test_a_broken_metadata_file_in_a_folder_is_only_noted(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text("no,such,columns\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    note, document, _ = read([str(tmp_path)], settings=SETTINGS)
    assert isinstance(note, Note)
    assert "no column 'file'" in note.message
    assert isinstance(document, Document)


def test_an_undated_report_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    document, note = read([str(path)], settings=SETTINGS)
    assert isinstance(document, Document)
    assert document.published_basis is PublishedBasis.UNKNOWN
    assert isinstance(note, Note)
    assert "--published" in note.message


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n", "blanks"),
    "blank.html": (b"<html><body> </body></html>", "no text"),
    "controls.txt": (b"\x01\x02\x03" * 100, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, "PNG picture"),
    "random.txt": (os.urandom(5000), "binary"),
    "large.txt": (b"five people fled " * 200_000, "3.4 MB, larger than the limit of 2.0 MB"),
    "locked.pdf": (pdf(STORY, key="secret"), "password"),
    "broken.pdf": (b"%PDF-1.4 and nothing", "damaged"),
    "scan.pdf": (pdf(""), "text recognition"),
    "broken.docx": (b"PK\x03\x04 and nothing", "damaged"),
    "script.html": (b"<html><body><script>run()</script></body></html>", "without its scripts"),
    "broken.jsonl": (b'{"text": ', "not JSON"),
    "nothing.csv": (b"name\nx\n", "no column 'text'"),
    "archive.txt": (b"PK\x03\x04" + bytes(100), "ZIP"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_among_good_ones_is_named_and_skipped(tmp_path: Path, name: str) -> None:
    good, bad = tmp_path / "a-good.txt", tmp_path / name
    good.write_text(STORY, encoding="utf-8")
    bad.write_bytes(BAD[name][0])
    items = list(read([str(bad), str(good)], settings=SETTINGS, published=DAY))
    assert [type(item) for item in items] == [Unreadable, Document]
    assert isinstance(items[0], Unreadable)
    assert items[0].address.startswith(str(bad))
    assert BAD[name][1] in items[0].reason
    assert items[0].reason == items[0].message


def test_missing_files_and_empty_folders_are_named(tmp_path: Path) -> None:
    items = list(read([str(tmp_path / "none.txt"), str(tmp_path), "", "a\x00b", "/dev/null"], settings=SETTINGS))
    assert all(isinstance(item, Unreadable) for item in items)
    reasons = [item.message for item in items if isinstance(item, Unreadable)]
    for reason, words in zip(
        reasons, ("no such file", "holds no report", "empty", "check the path", "not a regular file"), strict=True
    ):
        assert words in reason


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with a report that the process may not enter, also when it is run by root."""
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    identify(STORY)
    user = os.geteuid()
    folder.chmod(0)
    if user == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(user)
    folder.chmod(0o700)


def test_what_may_not_be_read_is_named(locked: Path) -> None:
    file, folder = read([str(locked / "a.txt"), str(locked)], settings=SETTINGS)
    assert isinstance(file, Unreadable)
    assert "permissions" in file.reason
    assert isinstance(folder, Unreadable)
    assert folder.address == str(locked)


def test_other_files_of_a_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "notes.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "README.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "listed.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,published\nlisted.md,2020-02-12\n", encoding="utf-8")
    items = list(read([str(tmp_path)], settings=SETTINGS))
    assert [(type(item), Path(item.address).name) for item in items] == [
        (Document, "listed.md"),
        (Note, "logo.png"),
        (Note, "notes.md"),
    ]
    assert texts(list(read([str(tmp_path / "notes.md")], settings=SETTINGS))) == [STORY]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(path)
    assert len(texts(list(read([str(path), str(tmp_path), str(path)], settings=SETTINGS)))) == 1


def test_a_name_of_any_bytes_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(STORY, encoding="utf-8")
    document = next(iter(read([str(tmp_path)], settings=SETTINGS)))
    assert document.address.encode("utf-8").endswith(b"/caf\\udce9.txt")
    assert isinstance(document, Document)


def test_a_text_of_a_million_digits_is_read(tmp_path: Path) -> None:
    path = tmp_path / "digits.txt"
    path.write_text("7" * 1_000_000, encoding="utf-8")
    document = next(iter(read([str(path)], settings=SETTINGS)))
    assert isinstance(document, Document)
    assert (len(document.text), document.language) == (1_000_000, "und")


@pytest.mark.parametrize(
    "text", ["2020-02-12 " * 90_000, "Wednesday (February 12th) " * 60_000, "(" * 1_000_000, "1/2/" * 300_000]
)
def test_long_odd_texts_are_dated_in_time(text: str) -> None:
    start = datetime.now(UTC)
    assert read_text(text, name="odd", settings=SETTINGS).text == text
    assert (datetime.now(UTC) - start).total_seconds() < 5


def test_pasted_text_becomes_a_document() -> None:
    about = Given(publisher="A Paper", url="https://example.org/a", title="Floods")
    document = read_text(STORY, name="pasted", published=DAY, about=about)
    assert (document.address, document.published, document.publisher, document.title) == (
        "pasted",
        DAY,
        "A Paper",
        "Floods",
    )
    assert document.id == document_id(STORY, "https://example.org/a", "A Paper")


@pytest.mark.parametrize(
    ("text", "words"), [("", "no text"), (" \n", "blanks"), ("x" * 3_000_000, "larger than the limit")]
)
def test_pasted_text_that_is_no_report_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=f"pasted: .*{words}"):
        read_text(text, name="pasted", settings=SETTINGS)


def test_an_upload_is_read_by_its_name() -> None:
    assert texts(list(read_bytes(pdf(STORY), "upload.pdf"))) == [STORY]
    assert texts(list(read_bytes(pdf(STORY), "upload.txt"))) == [STORY]
    assert texts(list(read_bytes(b'{"text": "a b"}\n{"text": "c d"}', "upload.jsonl", published=DAY))) == ["a b", "c d"]


def test_an_upload_over_the_limit_is_named() -> None:
    (item,) = read_bytes(b"x" * 3_000_000, "upload.txt", settings=SETTINGS)
    assert isinstance(item, Unreadable)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.sampled_from([pdf(STORY), word(STORY), b"<html><p>x</p>", b'{"text": "x"}', b"text\nx"]).flatmap(
            lambda good: st.tuples(st.integers(0, len(good)), st.binary(max_size=20)).map(
                lambda cut: good[: cut[0]] + cut[1] + good[cut[0] + len(cut[1]) :]
            )
        ),
    ),
    st.sampled_from([*SUFFIXES, ".md", ""]),
)
def test_any_bytes_give_a_document_or_a_reason(data: bytes, suffix: str) -> None:
    items = list(read_bytes(data, f"upload{suffix}"))
    assert any(isinstance(item, Document | Unreadable) for item in items)
    for item in items:
        item.address.encode("utf-8")
        if isinstance(item, Document):
            item.text.encode("utf-8")
            assert item.text.strip()
            assert "\x00" not in item.text
            assert "\r" not in item.text


def test_reading_a_text_needs_no_heavy_library(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" ".join([STORY] * 10), encoding="utf-8")
    script = (
        "import sys; from geo.sources import read; from geo.settings import Settings; "
        f"list(read([{str(path)!r}], settings=Settings())); "
        "print([m for m in ('numpy', 'httpx', 'trafilatura', 'lxml', 'pypdf', 'docx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
