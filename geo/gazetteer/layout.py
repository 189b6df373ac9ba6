"""The layout of the index file, shared by the build script and the reader.

One file, read through a memory map::

    MAGIC | length of the header (uint32) | header (JSON) | sections

The header gives for each section its offset and length in bytes, and the
tables that rows point into (countries, admin1 codes). Numbers are little-endian.

``rows``     one `ROW` a place; the places of GeoNames first, by id.
``geonames`` the GeoNames ids of those rows, as uint32.
``strings``  names and other ids, UTF-8, each ended by a zero byte.
``buckets``  for each hash bucket of a folded name, where its records start, as uint32.
``records``  one a name: fingerprint, number of postings, flags, postings.
             A posting is a row number (3 bytes), a kind of name and a language mask.
"""

from __future__ import annotations

import hashlib
import struct

#: File of the boundaries that a user has added, in the folder of the store.
ADDED = "boundaries-added.sqlite"
MAGIC = b"CRISISMAPGAZ\x00\x01\x00\x00"
BUCKET_BITS = 20
#: id or offset of the id, latitude and longitude in 1e-5 degrees, population, offset of the name, row of the
#: admin2 plus one, admin1, radius in km, country, kind, importance in 1/255, capital.
ROW = struct.Struct("<IiiIIIHHBBBB")
RECORD_HEAD = 7
POSTING = 5
MOST_POSTINGS = 255
#: Flag of a record: a longer name begins with these words.
CONTINUES = 1

KINDS = (
    "country",
    "admin1",
    "admin2",
    "town",
    "region",
    "continent",
    "sea",
    "river",
    "strait",
    "island",
    "mountain",
    "crossing",
    "camp",
    "lake",
    "site",
    "admin3",
)
NAME_KINDS = ("name", "exonym", "demonym", "abbreviation", "code")
LANGUAGES = ("en", "fr", "es", "ar", "tr")
#: Mask of a name that belongs to no one language.
ANY_LANGUAGE = 0xFF


def digest(name: str) -> tuple[int, bytes]:
    """Return the bucket and the fingerprint of a folded name."""
    raw = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(raw[:3], "big") >> (24 - BUCKET_BITS), raw[3:]
