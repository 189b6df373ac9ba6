"""Bytes and values as text that a page can hold: gzip, then base64."""

from __future__ import annotations

import base64
import json
import zlib

_GZIP = 16 + zlib.MAX_WBITS
_QUICK, _NUMBERS, _TEXT = 1, 6, 7


def pack(data: bytes, *, numbers: bool = False, quick: bool = False) -> str:
    """Return bytes gzipped, in base64; the same bytes give the same text.

    Parameters
    ----------
    numbers
        Whether the bytes are small numbers that seldom repeat in runs, which other settings of the same format suit
        better.
    quick
        Whether to pack in a fifth of the time, a tenth larger: for what somebody waits for and nobody keeps.
    """
    strategy = zlib.Z_FILTERED if numbers else zlib.Z_DEFAULT_STRATEGY
    level = _QUICK if quick else _NUMBERS if numbers else _TEXT
    packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP, 9, strategy)
    return base64.b64encode(packer.compress(data) + packer.flush()).decode("ascii")


def unpack_json(text: str) -> object:
    """Return the value that `pack_json` packed."""
    return json.loads(zlib.decompress(base64.b64decode(text), _GZIP))


def pack_json(value: object, *, quick: bool = False) -> str:
    """Return a value as JSON, gzipped, in base64; `quick` as in `pack`."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return pack(written.encode("utf-8", "replace"), quick=quick)
