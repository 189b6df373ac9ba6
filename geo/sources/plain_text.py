"""Bytes to characters: encodings, line ends, and telling text from a binary file."""

from __future__ import annotations

import codecs
import re

#: Byte-order marks, the longer ones first: that of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Beginnings of files that are no text, by the name of what they are.
_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "a SQLite store"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (.doc, .xls): save it as .docx or PDF"),
    (b"{\\rtf", "an RTF document: save it as .docx or plain text"),
)
#: Control characters that text files do not hold; tab, line ends, form feed and escape they do.
_STRANGE = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_SAMPLE = 65_536
#: A larger share of strange bytes than this makes a file binary.
_BINARY_SHARE = 0.01
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252"})
#: Encodings whose bytes may look like those of UTF-8.
_NOT_LIKE_ASCII = ("utf-16", "utf-32", "iso-2022")
#: Shares of zero bytes in the two halves of UTF-16 text.
_MANY, _FEW = 0.4, 0.05
#: Letters of Icelandic in cp1252 that are Turkish letters in cp1254, which agrees with it elsewhere.
_TURKISH_SIGNS = re.compile("[ðýþÐÝÞ]")
#: A larger share of these among all letters means that the bytes are not of a Latin script.
_FOREIGN_SHARE = 0.3

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
#: Colours and cursor movements of a terminal, of which only the first character is a control.
_TERMINAL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_SURROGATES = re.compile("[\ud800-\udfff]")


class NotTextError(ValueError):
    """The bytes are those of something else than a text; the message says of what."""


def decode(data: bytes, charset: str | None = None) -> tuple[str, str | None]:
    """Turn the bytes of a text file into characters.

    Parameters
    ----------
    charset
        The encoding that the transport or the page declares; ignored when it
        does not fit the bytes.

    Returns
    -------
    text : str
        Without the byte-order mark, line ends as they are in the file.
    note : str or None
        What a person should know about the encoding that was chosen.

    Raises
    ------
    NotTextError
        If the bytes are not those of a text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    declared = (charset or "").casefold()
    # Web standards read these names as cp1252, and pages that declare them are often UTF-8.
    declared = "cp1252" if declared in _LATIN else declared
    first = declared if declared.startswith(_NOT_LIKE_ASCII) else "utf-8"
    for encoding in dict.fromkeys((first, "utf-8", declared)):
        text = _strict(data, encoding)
        if text is not None and not _is_strange(text):
            return text, None
    wide = _wide_encoding(data)
    if wide is not None:
        return _lenient(data, wide)
    kind = binary_kind(data)
    if kind is not None:
        message = f"it is {kind}, not text"
        raise NotTextError(message)
    return _legacy(data)


def binary_kind(data: bytes) -> str | None:
    """Name what a binary file is; None for what may be text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return "a binary file" if _is_strange(data[:_SAMPLE].decode("latin-1")) else None


def clean(text: str) -> str:
    r"""Return the text as the offsets of all later stages count it.

    Line ends of every kind become a line feed; the colours of a terminal are
    dropped; NUL and other control characters become a space, and halves of
    surrogate pairs the replacement character, so that nothing else moves.

    Examples
    --------
    >>> clean("one\r\ntwo\x00three")
    'one\ntwo three'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _TERMINAL.sub("", text)
    text = _CONTROLS.sub(" ", text)
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def _is_strange(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_STRANGE.findall(sample)) > _BINARY_SHARE * len(sample)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _lenient(data: bytes, encoding: str) -> tuple[str, str | None]:
    text = data.decode(encoding, "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    return text, f"{damaged} characters are damaged and were replaced (read as {encoding})" if damaged else None


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half == 0 or len(sample) % 2:
        return None
    for first, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if zeros > _MANY * half and others < _FEW * half and _strict(data, encoding) is not None:
            return encoding
    return None


def _legacy(data: bytes) -> tuple[str, str]:
    """Read bytes that are not UTF-8: damaged UTF-8, or an encoding of one alphabet."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    if sum(character > "\x7f" for character in text) > 4 * damaged:
        return _lenient(data, "utf-8")[0], f"{damaged} characters are damaged and were replaced (read as UTF-8)"
    encoding = "cp1252"
    text = data.decode(encoding, "replace")
    letters = [character for character in text[:_SAMPLE] if character > "\x7f" or character.isalpha()]
    if sum(character > "\x7f" for character in letters) > _FOREIGN_SHARE * len(letters):
        encoding = _guess(data) or encoding
    elif _TURKISH_SIGNS.search(text):
        encoding = "cp1254"
    return data.decode(encoding, "replace"), (
        f"it is not UTF-8 and was read as {encoding}: save it as UTF-8 if letters look wrong"
    )


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1256", "cp1251", "cp1253", "cp1255", "gb18030"]).best()
    return None if best is None else best.encoding
