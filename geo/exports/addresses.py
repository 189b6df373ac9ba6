"""The words of a web address or of a file's name, as people read them."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

#: What an address may hold as it is: the letters that part it, and what is encoded already.
OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
#: An address is decoded so many times at most: archives and forwarders encode what is encoded.
_MOST = 4


def decoded(address: str) -> str:
    """Return an address without percent-encoding, its accents on their letters.

    Bytes that are no UTF-8 are read as Windows-1252, as old sites write them.

    Examples
    --------
    >>> decoded("https://example.org/?to=caf%25C3%25A9")
    'https://example.org/?to=café'
    >>> decoded("caf%E9")
    'café'
    """
    for _ in range(_MOST):
        try:
            plain = unquote(address, errors="strict")
        except UnicodeDecodeError:
            plain = unquote(address, encoding="cp1252", errors="replace")
        if plain == address:
            break
        address = plain
    return unicodedata.normalize("NFC", address)
