"""The organisation's own setting, asked for once and kept beside the store: its disclaimer, and its view of borders.

The file is ``organisation.toml`` in the folder of the store::

    border_view = "un"
    [disclaimer]
    en = "The boundaries shown imply no official endorsement by our organisation."
    fr = "Les frontières indiquées n'impliquent aucune approbation officielle de notre organisation."

A disclaimer may be one text for all languages. What a template says of its own disclaimer wins over it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.exports.words import languages
from geo.models.words import typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: File in the folder of a store.
HOUSE = "organisation.toml"


@dataclass(frozen=True, slots=True)
class House:
    """What an organisation has decided for all its products.

    Attributes
    ----------
    folder
        Of the store, where added boundaries are kept too; None for what stands beside no store.
    disclaimer
        By language, ISO 639-1; empty for the product's own words.
    border_view
        As `geo.gazetteer.views.border_view` takes it; None for that of the settings.
    decided
        Whether somebody has been asked.
    """

    folder: Path | None = None
    disclaimer: Mapping[str, str] = field(default_factory=dict)
    border_view: str | None = None
    decided: bool = False

    def __hash__(self) -> int:
        """Hash what the products show."""
        return hash((self.folder, tuple(sorted(self.disclaimer.items())), self.border_view))

    @property
    def view(self) -> str:
        """Whose view of disputed borders is drawn: the one decided, else that of the settings."""
        from geo.gazetteer.views import configured_view

        return self.border_view or configured_view()

    def disclaimer_in(self, language: str) -> str | None:
        """Return the disclaimer in a language, or in one that there is; None where none is set."""
        if not self.disclaimer:
            return None
        return self.disclaimer.get(language) or self.disclaimer.get("en") or next(iter(self.disclaimer.values()))


def load_house(folder: Path | None) -> House:
    """Return what an organisation has decided, as far as it has.

    Raises
    ------
    InputError
        If the file cannot be read, or says something that it cannot: the message names what.
    """
    if folder is None:
        return House()
    path = folder / HOUSE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return House(folder)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path} cannot be read ({error}): mend the file or take it away"
        raise InputError(message) from error
    return _checked(table, str(path), folder)


def save_house(folder: Path, *, disclaimer: Mapping[str, str], border_view: str | None) -> House:
    """Keep what an organisation decides beside its store, and return it.

    Parameters
    ----------
    disclaimer
        By language; empty texts are left out, and the product's own words are used.

    Raises
    ------
    InputError
        If there is no such view, or the file cannot be written.
    """
    kept = {language: typed(words) for language, words in disclaimer.items() if words.strip()}
    table: dict[str, Any] = {"disclaimer": kept} | ({"border_view": border_view} if border_view else {})
    house = _checked(table, HOUSE, folder)
    lines = ["# Shown in every product made from this store."]
    lines += [f"border_view = {_quoted(border_view)}"] if border_view else []
    lines += ["", "[disclaimer]", *(f"{language} = {_quoted(words)}" for language, words in sorted(kept.items()))]
    path = folder / HOUSE
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}): choose a store in a folder that you may write to"
        raise InputError(message) from error
    return house


def _checked(table: Mapping[str, Any], where: str, folder: Path) -> House:
    from geo.gazetteer.views import border_view

    for key in table:
        if key not in {"disclaimer", "border_view"}:
            message = f"{where}: no field is called {key!r}; use disclaimer, border_view"
            raise InputError(message)
    said = table.get("disclaimer", {})
    texts = {"en": said} if isinstance(said, str) else said
    if not isinstance(texts, dict) or not all(
        isinstance(one, str) and key in languages() for key, one in texts.items()
    ):
        message = f"{where}: disclaimer is {said!r}; it must be a text, or a table of texts by {', '.join(languages())}"
        raise InputError(message)
    view = table.get("border_view")
    if view is not None:
        if not isinstance(view, str):
            message = f'{where}: border_view is {view!r}; it must be a text such as "un"'
            raise InputError(message)
        try:
            border_view(view)
        except InputError as error:
            message = f"{where}: {str(error).partition(': ')[2]}"
            raise InputError(message) from error
    return House(folder, {key: typed(one) for key, one in texts.items() if one.strip()}, view, decided=True)


def _quoted(words: str) -> str:
    """Return a text as a basic string of TOML, which is one of JSON without the escapes that TOML lacks."""
    import json

    return json.dumps(words, ensure_ascii=False)
