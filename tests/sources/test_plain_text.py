import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.sources.plain_text import NotTextError, clean, decode

FRENCH = "Près de 1 200 déplacés ont été recensés à Gao, où les pluies ont détruit l'école. " * 3
TURKISH = "Sel sularının yıktığı köyde yaşayanlar ilçe merkezine taşındı, dağ yolu ise kapalı. " * 3
ARABIC = "نزحت مئات العائلات من القرى الواقعة على ضفة النهر بعد أن غمرت المياه منازلها. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [FRENCH, TURKISH])
def test_unicode_is_read_without_a_note(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, None)


@pytest.mark.parametrize(("text", "encoding"), [(FRENCH, "cp1252"), (TURKISH, "cp1254"), (ARABIC, "cp1256")])
def test_older_encodings_are_read_with_a_note(text: str, encoding: str) -> None:
    read, note = decode(text.encode(encoding))
    assert read == text
    assert note is not None
    assert encoding in note


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "no-such-code", None])
def test_a_wrong_declaration_does_not_spoil_utf_8(declared: str | None) -> None:
    assert decode(FRENCH.encode(), declared) == (FRENCH, None)


def test_a_right_declaration_is_followed() -> None:
    text = "Наводнение вынудило людей покинуть дома."
    assert decode(text.encode("koi8-r"), "koi8-r") == (text, None)


def test_damage_in_utf_8_stays_where_it_is() -> None:
    data = FRENCH.encode() + b"\xff fin"
    read, note = decode(data)
    assert read == FRENCH + "\N{REPLACEMENT CHARACTER} fin"
    assert note is not None
    assert "1 characters are damaged" in note


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "PNG"),
        (b"\x7fELF" + bytes(300), "program"),
        (b"\xd0\xcf\x11\xe0" + bytes(300), "old Office"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00" * 1000, "binary"),
    ],
)
def test_a_binary_file_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NotTextError, match=kind):
        decode(data)


def test_a_stray_nul_leaves_a_text_a_text() -> None:
    read, _ = decode(FRENCH.encode() + b"\x00" + FRENCH.encode())
    assert clean(read) == FRENCH + " " + FRENCH


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_line_ends_of_all_kinds_become_one(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


def test_controls_and_lone_surrogates_keep_their_place() -> None:
    assert clean("a\x00b\x1bc\x7fd\x9fe\ud800f\tg\n") == "a b c d e\N{REPLACEMENT CHARACTER}f\tg\n"


@given(st.text(st.characters()))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
    assert len(once) == len(text.replace("\r\n", "\n"))


@given(
    st.text(min_size=1).filter(lambda text: not any(c < " " or c == "\x7f" or "\ud800" <= c <= "\udfff" for c in text))
)
def test_text_in_utf_8_is_never_taken_for_something_else(text: str) -> None:
    assert decode(b" " + text.encode())[0] == " " + text


def test_the_colours_of_a_terminal_are_dropped() -> None:
    assert clean("\x1b[31m12 people\x1b[0m were \x1b[1;4mhurt") == "12 people were hurt"
