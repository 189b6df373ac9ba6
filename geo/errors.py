"""The errors that Crisis Map raises for what a user can mend.

Every message says what was wrong, where, and what to do. Each class is also
the built-in error that a caller unfamiliar with the package would catch::

    CrisisMapError
    ├── InputError (ValueError)            a report or an option cannot be used
    │   ├── UnreadableError (OSError too)  a file or an address cannot be read
    │   └── InvalidRecordError             a record breaks its own rules
    ├── StoreError (RuntimeError)          the store cannot be opened or written
    ├── DataError (RuntimeError)           a file that ships with the product is missing or damaged
    └── ExportError (RuntimeError)         a product cannot be made on this machine
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CrisisMapError(Exception):
    """Base of every error that Crisis Map raises on purpose."""


class InputError(CrisisMapError, ValueError):
    """A report or an option cannot be used as it was given."""


class UnreadableError(InputError, OSError):
    """A file or an address cannot be read; the rest of the input can."""


class InvalidRecordError(InputError):
    """A record breaks its own rules, such as a span that ends before it starts."""


class StoreError(CrisisMapError, RuntimeError):
    """The store cannot be opened, read or written."""


class DataError(CrisisMapError, RuntimeError):
    """A data file that ships with the product is missing or damaged."""

    @classmethod
    def damaged(cls, path: Path, error: Exception) -> DataError:
        """Return the error of a file that is not what it should be."""
        return cls(f"{path} is damaged: {error}; mend it, or install the package anew")


class ExportError(CrisisMapError, RuntimeError):
    """A product cannot be made, for want of data or of a program."""
