"""Official boundaries that a user brings, from GeoJSON, GeoPackage and shapefile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyogrio
import pytest
import shapely

from geo.errors import DataError, InputError
from geo.gazetteer import ADDED, Gazetteer, add_boundaries, open_gazetteer
from geo.models import PlaceKind

if TYPE_CHECKING:
    from pathlib import Path

# two made-up districts in Idlib, and one across the border
_DISTRICTS = {
    "Upper Test District": ("SY0701", (36.55, 35.85, 36.75, 36.0)),
    "Lower Test District": ("SY0702", (36.55, 35.7, 36.75, 35.85)),
    "": ("SY0703", (36.0, 35.0, 36.1, 35.1)),
}


def _features() -> dict[str, object]:
    features = [
        {
            "type": "Feature",
            "properties": {"ADM2_EN": name, "ADM2_PCODE": code},
            "geometry": json.loads(shapely.to_geojson(shapely.box(*bounds))),
        }
        for name, (code, bounds) in _DISTRICTS.items()
    ]
    return {"type": "FeatureCollection", "features": features}


@pytest.fixture
def districts(tmp_path: Path) -> Path:
    path = tmp_path / "districts.geojson"
    path.write_text(json.dumps(_features()))
    return path


@pytest.mark.parametrize(("suffix", "driver"), [(".geojson", None), (".gpkg", "GPKG"), (".shp", "ESRI Shapefile")])
def test_boundaries_of_every_format_are_found(
    gazetteer: Gazetteer, tmp_path: Path, districts: Path, suffix: str, driver: str | None
) -> None:
    path = districts
    if driver is not None:
        path = tmp_path / f"districts{suffix}"
        shapes = [shapely.to_wkb(shapely.box(*bounds)) for _, bounds in _DISTRICTS.values()]
        import numpy as np

        pyogrio.raw.write(
            path,
            np.array(shapes, dtype=object),
            [
                np.array(list(_DISTRICTS), dtype=object),
                np.array([code for code, _ in _DISTRICTS.values()], dtype=object),
            ],
            ["ADM2_EN", "ADM2_PCODE"],
            geometry_type="Polygon",
            crs="EPSG:4326",
            driver=driver,
        )
    count = add_boundaries(
        path, name_field="ADM2_EN", pcode_field="ADM2_PCODE", level=2, store_dir=tmp_path, gazetteer=gazetteer
    )
    assert count == 2
    opened = open_gazetteer(added=tmp_path)
    (entry,) = opened.find("Upper Test District")
    assert (entry.id, entry.kind, entry.admin1, entry.country) == ("pc:SY0701", "admin2", "SY-ID", "SY")
    place = opened.place("pc:SY0701")
    assert (place.pcode, place.kind) == ("SY0701", PlaceKind.AREA)
    assert opened.containing(36.6, 35.9) == opened.entry("pc:SY0701")
    assert opened.longest(["upper", "test", "district", "fell"], 0) == (3, opened.find("Upper Test District"))
    outside = opened.containing(36.3, 33.5)
    assert outside is not None
    assert outside.id.startswith("SY-")
    assert gazetteer.find("Upper Test District") == ()


def test_a_province_keeps_its_id_and_gains_its_outline(gazetteer: Gazetteer, tmp_path: Path) -> None:
    known = gazetteer.place("UA-46").geometry
    assert known is not None
    path = tmp_path / "admin1.geojson"
    shape = json.loads(shapely.to_geojson(known.buffer(0.02)))
    feature = {"type": "Feature", "properties": {"n": "Lvivska", "p": "UA4600"}, "geometry": shape}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    # adding again goes through what was added before
    known_so_far = gazetteer
    for _ in range(2):
        add_boundaries(path, name_field="n", pcode_field="p", level=1, store_dir=tmp_path, gazetteer=known_so_far)
        known_so_far = open_gazetteer(added=tmp_path)
    opened = open_gazetteer(added=tmp_path)
    place = opened.place("UA-46")
    assert place.pcode == "UA4600"
    assert place.geometry is not None
    assert place.geometry.area > known.area


def test_adding_twice_changes_nothing(gazetteer: Gazetteer, tmp_path: Path, districts: Path) -> None:
    for _ in range(2):
        add_boundaries(
            districts, name_field="ADM2_EN", pcode_field=None, level=2, store_dir=tmp_path, gazetteer=gazetteer
        )
    assert len(open_gazetteer(added=tmp_path).find("Lower Test District")) == 1


def test_other_coordinate_systems_are_turned_into_degrees(gazetteer: Gazetteer, tmp_path: Path) -> None:
    import numpy as np
    import pyproj

    turn = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:32637", always_xy=True).transform
    shape = shapely.transform(shapely.box(36.55, 35.85, 36.75, 36.0), turn, interleaved=False)
    pyogrio.raw.write(
        tmp_path / "utm.gpkg",
        np.array([shapely.to_wkb(shape)], dtype=object),
        [np.array(["Metric District"], dtype=object)],
        ["name"],
        geometry_type="Polygon",
        crs="EPSG:32637",
        driver="GPKG",
    )
    add_boundaries(
        tmp_path / "utm.gpkg", name_field="name", pcode_field=None, level=3, store_dir=tmp_path, gazetteer=gazetteer
    )
    entry = open_gazetteer(added=tmp_path).containing(36.65, 35.92)
    assert entry is not None
    assert (entry.name, entry.kind) == ("Metric District", "admin3")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"name_field": "NOPE", "level": 2}, "ADM2_EN"),
        ({"name_field": "ADM2_EN", "level": 7}, "level 7"),
        ({"name_field": "ADM2_EN", "level": -1}, "level -1"),
    ],
)
def test_wrong_options_are_explained(
    gazetteer: Gazetteer, tmp_path: Path, districts: Path, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        add_boundaries(districts, pcode_field=None, store_dir=tmp_path, gazetteer=gazetteer, **options)


def test_files_that_are_no_boundaries_are_refused(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text("not json")
    with pytest.raises(InputError, match="cannot be read"):
        add_boundaries(path, name_field="n", pcode_field=None, level=1, store_dir=tmp_path, gazetteer=gazetteer)
    (tmp_path / ADDED).write_bytes(b"not a database" * 100)
    with pytest.raises(DataError, match="add them again"):
        open_gazetteer(added=tmp_path)


_UNITS = {
    "SY070101": ("North Test", "شمال تست", (36.55, 35.85, 36.75, 36.0)),
    "SY070102": ("South Test", "جنوب تست", (36.55, 35.7, 36.75, 35.85)),
}
_TOWN = (36.63, 35.93)


def _written(folder: Path, suffix: str, level: int = 3, crs: str = "EPSG:4326") -> Path:
    """Write a file of two units as COD-AB has them, with names in two languages."""
    import zipfile

    import numpy as np
    import pyproj

    convert = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
    boxes = [shapely.transform(shapely.box(*box), convert, interleaved=False) for *_, box in _UNITS.values()]
    inner = folder / f"xyz_admbnda_adm{level}_test{'.shp' if suffix == '.shp.zip' else suffix}"
    pyogrio.raw.write(
        inner,
        np.array([shapely.to_wkb(one) for one in boxes], dtype=object),
        [
            np.array([english for english, *_ in _UNITS.values()], dtype=object),
            np.array([arabic for _, arabic, _ in _UNITS.values()], dtype=object),
            np.array(list(_UNITS), dtype=object),
        ],
        [f"ADM{level}_EN", f"ADM{level}_AR", f"ADM{level}_PCODE"],
        geometry_type="Polygon",
        crs=crs,
        encoding="UTF-8",
    )
    if suffix != ".shp.zip":
        return inner
    path = folder / "boundaries.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in sorted(folder.glob(f"{inner.stem}.*")):
            archive.write(part, part.name)
            part.unlink()
    return path


@pytest.mark.parametrize(
    ("suffix", "crs"),
    [(suffix, crs) for suffix in (".gpkg", ".shp", ".shp.zip") for crs in ("EPSG:4326", "EPSG:32637")]
    + [(".geojson", "EPSG:4326")],
)
def test_the_third_level_of_any_format_needs_no_columns_named(
    gazetteer: Gazetteer, tmp_path: Path, suffix: str, crs: str
) -> None:
    (tmp_path / "in").mkdir()
    path = _written(tmp_path / "in", suffix, crs=crs)
    count = add_boundaries(path, name_field=None, pcode_field=None, level=3, store_dir=tmp_path, gazetteer=gazetteer)
    assert count == 2
    opened = open_gazetteer(added=tmp_path)
    for name in ("North Test", "شمال تست"):
        (entry,) = opened.find(name)
        assert (entry.id, entry.kind, entry.admin1, entry.country) == ("pc:SY070101", "admin3", "SY-ID", "SY")
    place = opened.place("pc:SY070101")
    assert place.pcode == "SY070101"
    assert place.geometry is not None
    assert place.geometry.bounds == pytest.approx((36.55, 35.85, 36.75, 36.0), abs=0.01)


def test_a_town_gains_the_code_and_the_district_that_hold_it(gazetteer: Gazetteer, tmp_path: Path) -> None:
    town = next(entry for entry in gazetteer.find("Idlib") if entry.kind == "town")
    assert gazetteer.place(town.id).pcode is None
    add_boundaries(
        _written(tmp_path, ".gpkg", level=2),
        name_field=None, pcode_field=None, level=2, store_dir=tmp_path, gazetteer=gazetteer,
    )  # fmt: skip
    place = open_gazetteer(added=tmp_path).place(town.id)
    assert (place.pcode, place.admin2, place.admin1) == ("SY070101", "North Test", "SY-ID")


def test_the_layer_of_the_level_is_chosen_among_several(gazetteer: Gazetteer, tmp_path: Path) -> None:
    import numpy as np

    path = tmp_path / "cod.gpkg"
    for level, layer in ((1, "syr_adm1"), (2, "syr_adm2"), (2, "districts")):
        pyogrio.raw.write(
            path,
            np.array([shapely.to_wkb(shapely.box(36.55, 35.7, 36.75, 35.85))], dtype=object),
            [np.array([f"Unit {layer}"], dtype=object), np.array([f"SY0{level}"], dtype=object)],
            [f"ADM{level}_EN", f"ADM{level}_PCODE"],
            geometry_type="Polygon", crs="EPSG:4326", layer=layer, append=path.exists(),
        )  # fmt: skip
    options: dict[str, Any] = {"store_dir": tmp_path, "gazetteer": gazetteer, "pcode_field": None}
    assert add_boundaries(path, name_field=None, level=2, **options) == 1
    assert open_gazetteer(added=tmp_path).find("Unit syr_adm2")
    assert add_boundaries(path, name_field=None, level=2, layer="districts", **options) == 1
    assert open_gazetteer(added=tmp_path).find("Unit districts")
    with pytest.raises(InputError, match="no layer wards: it has syr_adm1, syr_adm2, districts"):
        add_boundaries(path, name_field=None, level=2, layer="wards", **options)
    with pytest.raises(InputError, match=r"several layers.* syr_adm2, districts with --layer"):
        add_boundaries(path, name_field="ADM2_EN", level=3, **options)
    with pytest.raises(InputError, match=r"no column names of level 3.*--name FIELD"):
        add_boundaries(path, name_field=None, level=3, **options)


def test_pieces_of_one_code_are_one_unit(gazetteer: Gazetteer, tmp_path: Path) -> None:
    features = _features()
    for feature in features["features"]:  # type: ignore[attr-defined]
        feature["properties"] |= {"ADM1_EN": "Test Province", "ADM1_PCODE": "SY07"}
    path = tmp_path / "districts.geojson"
    path.write_text(json.dumps(features))
    assert (
        add_boundaries(path, name_field=None, pcode_field=None, level=1, store_dir=tmp_path, gazetteer=gazetteer) == 1
    )


def test_a_file_that_does_not_name_its_coordinates_is_refused(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = _written(tmp_path, ".shp", crs="EPSG:32637")
    path.with_suffix(".prj").unlink()
    with pytest.raises(InputError, match=r"off the globe.*coordinate system"):
        add_boundaries(path, name_field=None, pcode_field=None, level=3, store_dir=tmp_path, gazetteer=gazetteer)
    with pytest.raises(InputError, match="does not exist"):
        add_boundaries(
            tmp_path / "none.gpkg", name_field=None, pcode_field=None, level=3, store_dir=tmp_path, gazetteer=gazetteer
        )


def test_a_gazetteer_is_opened_once_until_boundaries_come(gazetteer: Gazetteer, tmp_path: Path) -> None:
    before = open_gazetteer(added=tmp_path)
    assert open_gazetteer(added=tmp_path) is before
    add_boundaries(
        _written(tmp_path, ".gpkg"),
        name_field=None, pcode_field=None, level=3, store_dir=tmp_path, gazetteer=gazetteer,
    )  # fmt: skip
    after = open_gazetteer(added=tmp_path)
    assert after is not before
    assert after.find("North Test")
