"""Bytes and values as text that a page can hold: gzip, then base64."""

from __future__ import annotations

import base64
import gzip
import json


def pack(data: bytes) -> str:
    """Return bytes gzipped, in base64; the same bytes give the same text."""
    return base64.b64encode(gzip.compress(data, compresslevel=7, mtime=0)).decode("ascii")


def pack_json(value: object) -> str:
    """Return a value as JSON, gzipped, in base64."""
    return pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
