"""Files of official boundaries: their layers, columns and coordinate systems, read through pyogrio."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

#: Columns of names and of codes by level, as COD-AB, geoBoundaries and GADM call them, the first that is there wins.
_NAMES = ("ADM{n}_EN", "ADM{n}_FR", "ADM{n}_ES", "ADM{n}_NAME", "ADM{n}_REF", "NAME_{n}", "SHAPENAME", "NAME")
_CODES = ("ADM{n}_PCODE", "ADM{n}_CODE", "PCODE", "ADMIN{n}PCOD", "SHAPEID", "GID_{n}")
#: Further columns that hold names of the same unit in other languages and spellings.
_OTHER_NAMES = r"ADM{n}_([A-Z]{{2}}|REF)|ADM{n}ALT\d?[A-Z]{{2}}"
_TOLERANCE = 0.001


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a boundary file.

    Attributes
    ----------
    pcode
        None if it has none.
    shape
        Outline in EPSG:4326.
    other_names
        In other languages and spellings.
    """

    name: str
    pcode: str | None
    shape: BaseGeometry
    other_names: tuple[str, ...] = ()


def read_units(
    path: Path, *, name_field: str | None, pcode_field: str | None, level: int, layer: str | None = None
) -> list[Unit]:
    """Read the units of a boundary file; pieces of one code, or of one name where there are no codes, are joined.

    Parameters
    ----------
    path
        GeoPackage, shapefile, zipped shapefile or GeoJSON.
    name_field, pcode_field
        Columns; where None, the usual ones of the level are looked for.
    level
        0 (country) to 3.
    layer
        Layer of the file; the one that has the columns when None.

    Raises
    ------
    InputError
        If the file cannot be read, lacks a column or a layer, or holds no named polygon.
    """
    import pyogrio
    import shapely

    if not path.exists():
        message = f"{path} does not exist: give a GeoPackage, a shapefile or a GeoJSON file"
        raise InputError(message)
    try:
        layers = {str(name): list(pyogrio.read_info(path, layer=name)["fields"]) for name, _ in _layers(path)}
        chosen, name, code = _columns(path, layers, (name_field, pcode_field, layer), level)
        others = [one for one in layers[chosen] if re.fullmatch(_OTHER_NAMES.format(n=level), one.upper())]
        wanted = list(dict.fromkeys([name, *([code] if code else []), *others]))
        meta, _, shapes, columns = pyogrio.raw.read(path, layer=chosen, columns=wanted, datetime_as_string=True)
    except InputError:
        raise
    except Exception as error:
        message = f"{path} cannot be read as boundaries ({error}): give a GeoPackage, a shapefile or a GeoJSON file"
        raise InputError(message) from error
    order = dict(zip(meta["fields"], columns, strict=True))
    crs = str(meta["crs"] or "EPSG:4326")
    pieces: dict[str, tuple[str, str, set[str], list[BaseGeometry]]] = {}
    for number, raw in enumerate(shapes):
        called, coded = _cell(order[name][number]), _cell(order[code][number]) if code else ""
        if raw is None or not called:
            continue
        polygons = [
            one
            for one in shapely.get_parts(_in_degrees(shapely.make_valid(shapely.from_wkb(raw)), crs, path))
            if one.area
        ]
        if polygons:
            known = pieces.setdefault(coded or called, (called, coded, set(), []))
            known[2].update(_cell(order[one][number]) for one in others)
            known[3].extend(polygons)
    if not pieces:
        message = f"{path} holds no named polygon: check the column {name} and the layer {chosen}"
        raise InputError(message)
    return [
        Unit(
            called,
            coded or None,
            shapely.union_all(polygons).simplify(_TOLERANCE),
            tuple(sorted(spelled - {"", called})),
        )
        for called, coded, spelled, polygons in pieces.values()
    ]


def _layers(path: Path) -> list[tuple[str, Any]]:
    import pyogrio

    return [(str(name), kind) for name, kind in pyogrio.list_layers(path)]


def _columns(
    path: Path, layers: dict[str, list[str]], asked: tuple[str | None, str | None, str | None], level: int
) -> tuple[str, str, str | None]:
    """Return the layer, the column of names and that of codes (None: no codes)."""
    name_field, pcode_field, layer = asked
    if layer is not None and layer not in layers:
        message = f"{path} has no layer {layer}: it has {', '.join(layers)}"
        raise InputError(message)
    found: dict[str, tuple[str, str | None]] = {}
    for one in [layer] if layer is not None else list(layers):
        name = name_field if name_field is not None else _first(layers[one], _NAMES, level)
        code = pcode_field if pcode_field is not None else _first(layers[one], _CODES, level)
        if name in layers[one] and (code is None or code in layers[one]):
            found[one] = (str(name), code)
    if not found:
        wanted = ", ".join(one for one in (name_field, pcode_field) if one) or f"names of level {level}"
        known = "; ".join(f"{one}: {', '.join(fields)}" for one, fields in layers.items())
        message = f"{path} has no column {wanted}: it has {known}. Give --name FIELD and --pcode FIELD"
        raise InputError(message)
    named = [one for one in found if re.search(rf"adm(in)?_?{level}(?!\d)", one, re.IGNORECASE)]
    best = named or list(found)
    if len(best) > 1:
        message = f"{path} has several layers of such boundaries: choose one of {', '.join(best)} with --layer"
        raise InputError(message)
    return best[0], *found[best[0]]


def _first(fields: Sequence[str], patterns: Sequence[str], level: int) -> str | None:
    by_name = {field.upper(): field for field in fields}
    return next((by_name[name] for one in patterns if (name := one.format(n=level)) in by_name), None)


def _cell(value: Any) -> str:
    return "" if value is None or value != value else str(value).strip()  # noqa: PLR0124 - not a number


def _in_degrees(shape: BaseGeometry, crs: str, path: Path) -> BaseGeometry:
    """Return a geometry in EPSG:4326, longitude first."""
    import shapely

    if crs not in {"EPSG:4326", "OGC:CRS84"}:
        import pyproj

        convert = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform
        shape = shapely.transform(shape, convert, interleaved=False)
    west, south, east, north = shape.bounds or (0, 0, 0, 0)
    if not (-180.001 <= west <= east <= 180.001 and -90.001 <= south <= north <= 90.001):  # noqa: PLR2004 - the globe
        message = f"{path} lies off the globe in {crs}: its coordinate system is not named (a .prj file is missing?)"
        raise InputError(message)
    return shape
