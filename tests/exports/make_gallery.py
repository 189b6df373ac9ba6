"""Make docs/gallery from the sample reports: ``make gallery``.

Every product is made in English and French and opened by a program that is not ours: Poppler for PDF, LibreOffice for
PPTX and SVG, ffmpeg for MP4, Pillow for PNG and GIF. The pictures are what those programs show.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from datetime import date, timedelta
from pathlib import Path

from PIL import Image

from geo.exports import Selection, atlas, load_layout, render
from geo.models import Policy
from geo.pipeline import ingest, reconcile_store
from geo.settings import load
from geo.sources import read
from geo.store import connect

ROOT = Path(__file__).resolve().parents[2]
SAMPLE, GALLERY = ROOT / "data" / "sample", ROOT / "docs" / "gallery"
AT = date(2020, 2, 29)
WIDE = 900


def keep(picture: Image.Image, name: str) -> None:
    """Write a picture small."""
    high = round(picture.height * WIDE / picture.width)
    small = picture.convert("RGB").resize((WIDE, high), Image.Resampling.LANCZOS)
    small.quantize(255, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        GALLERY / f"{name}.png", optimize=True
    )


def together(pictures: list[Image.Image], across: int) -> Image.Image:
    """Return pictures of one size beside and below one another."""
    wide, high = pictures[0].size
    gap = wide // 60
    rows = -(-len(pictures) // across)
    whole = Image.new("RGB", (across * (wide + gap) - gap, rows * (high + gap) - gap), "#b9b4aa")
    for turn, picture in enumerate(pictures):
        whole.paste(picture.convert("RGB"), (turn % across * (wide + gap), turn // across * (high + gap)))
    return whole


def pages(path: Path, folder: Path, dots: int = 90) -> list[Image.Image]:
    """Return the pages of a PDF as Poppler draws them."""
    subprocess.run(["pdftoppm", "-r", str(dots), "-png", path, folder / path.stem], check=True)
    return [Image.open(one).convert("RGB") for one in sorted(folder.glob(f"{path.stem}-*.png"))]


def converted(path: Path, ending: str, folder: Path) -> Path:
    """Return a file as LibreOffice converts it."""
    home = f"-env:UserInstallation=file://{folder}/home"
    command = ["soffice", home, "--headless", "--convert-to", ending, "--outdir", folder / "made", path]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "made" / f"{path.stem}.{ending}"


def make(language: str, reconciled, revision: int, folder: Path) -> None:
    """Make every product in a language."""
    chosen = Selection(at=AT, language=language, revision=revision)

    def written(name: str, template: str = "map", selection: Selection = chosen, **fields) -> Path:
        path = folder / name
        path.write_bytes(render(reconciled, name, selection, load_layout(template, language=language, **fields)))
        return path

    for template in ("map", "a4-landscape", "a4-portrait"):
        name = {"map": "map-16x9"}.get(template, template)
        keep(Image.open(written(f"{name}.png", template)), f"{name}-{language}")
    idlib = Selection(at=AT, language=language, revision=revision, place="SY-ID", cleared_by="A. Example")
    keep(Image.open(written("idlib.png", "map", idlib)), f"province-cleared-{language}")
    keep(Image.open(converted(written("map.svg"), "png", folder)), f"svg-in-libreoffice-{language}")
    keep(together(pages(written("map.pdf", "a4-landscape"), folder), 1), f"pdf-in-poppler-{language}")
    keep(together(pages(written("brief.pdf", "brief"), folder), 2), f"brief-{language}")
    keep(
        together(pages(converted(written("deck.pptx"), "pdf", folder), folder, 60), 2),
        f"deck-in-libreoffice-{language}",
    )
    path = folder / "atlas.pdf"
    path.write_bytes(atlas(reconciled, chosen, load_layout("a4-landscape", language=language), by="week"))
    keep(together(pages(path, folder, 50), 3), f"atlas-by-week-{language}")
    film = Image.open(io.BytesIO(written("film.gif").read_bytes()))
    steps = []
    for turn in range(0, film.n_frames, max(1, film.n_frames // 6)):
        film.seek(turn)
        steps.append(film.convert("RGB"))
    keep(together(steps[:6], 2), f"gif-{language}")
    last = Selection(at=AT, since=AT - timedelta(days=20), language=language, revision=revision)
    movie, still = written("film.mp4", "map", last), folder / "still.png"
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", movie, "-vframes", "1", still], check=True)
    keep(Image.open(still), f"mp4-first-picture-{language}")


def main() -> None:
    """Make the gallery and its page."""
    GALLERY.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        with connect(str(Path(name) / "sample.sqlite")) as store:
            ingest(read([str(SAMPLE)], metadata=SAMPLE / "metadata.csv", settings=load()), store)
            reconciled, revision = reconcile_store(store, policy=Policy.LATEST), store.revision
        for language in ("en", "fr"):
            folder = Path(name) / language
            (folder / "made").mkdir(parents=True)
            make(language, reconciled, revision, folder)
    lines = [
        "# Gallery",
        "",
        "Made by `make gallery` from the sample reports, in English and French, as other programs show them.",
        "",
    ]
    for path in sorted(GALLERY.glob("*-en.png")):
        what = path.stem.removesuffix("-en")
        french = path.with_name(f"{what}-fr.png")
        lines += [f"## {what.replace('-', ' ').capitalize()}", "", f"![{what}, English]({path.name})", ""]
        lines += [f"![{what}, French]({french.name})", ""]
    (GALLERY / "README.md").write_text("\n".join(lines), encoding="utf-8")


main()
