"""Bytes and values as text that a page can hold: gzip, then base64."""

from __future__ import annotations

import base64
import json
import zlib

_GZIP = 16 + zlib.MAX_WBITS


def pack(data: bytes, *, numbers: bool = False) -> str:
    """Return bytes gzipped, in base64; the same bytes give the same text.

    Parameters
    ----------
    numbers
        Whether the bytes are small numbers that seldom repeat in runs, which other settings of the same format suit
        better.
    """
    strategy = zlib.Z_FILTERED if numbers else zlib.Z_DEFAULT_STRATEGY
    packer = zlib.compressobj(6 if numbers else 7, zlib.DEFLATED, _GZIP, 9, strategy)
    return base64.b64encode(packer.compress(data) + packer.flush()).decode("ascii")


def pack_json(value: object) -> str:
    """Return a value as JSON, gzipped, in base64."""
    return pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
