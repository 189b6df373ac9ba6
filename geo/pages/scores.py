"""What ``docs/accuracy.md`` says, in the language and with the numbers of the reader."""

from __future__ import annotations

import re

from geo.pages import wording

_SHARE = re.compile(r"[01]\.\d+")


def _cell(cell: str) -> str:
    """Return a cell of a table as the reader's language writes it."""
    if re.fullmatch(r"[a-z]{2}", cell):
        return wording.language_name(cell).capitalize()
    if cell.isdecimal():
        return wording.count(int(cell))
    if _SHARE.search(cell):
        # "0.9 to 1.0" too: all digits are kept, so that columns stand under one another.
        mark = wording.count(0.5)[1]
        bounds = [one.replace(".", mark) for one in _SHARE.findall(cell)]
        return "–".join(bounds)
    return wording.passage(cell)


def _row(line: str) -> str:
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if set("".join(cells)) <= set("-: "):
        return line
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def translated(page: str) -> str:
    """Return the page in the language of the pages; its first paragraph, on how it was made, is one for readers."""
    blocks = [block for block in page.split("\n\n") if block.strip()]
    out = []
    for number, block in enumerate(blocks):
        lines = block.strip().splitlines()
        if lines[0].startswith("|"):
            out.append("\n".join(map(_row, lines)))
        elif lines[0].startswith("#"):
            marks, _, words = lines[0].partition(" ")
            out.append(f"{marks} {wording.passage(words)}")
        else:
            out.append(wording.say("accuracy.about") if number == 1 else wording.passage(" ".join(lines)))
    return "\n\n".join(out)
