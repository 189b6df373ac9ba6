import csv
import io

import pytest
from openpyxl import load_workbook

from geo.errors import InputError
from geo.exports.edited import Edit, Refused, read_edits
from geo.exports.table import figures_csv
from geo.exports.workbook import workbook
from tests.exports.made import observation

FIGURES = {one.figure.id: one for one in (observation(), observation("f2", place=None, quote="=33, and more"))}


def exported_csv(change=None, delimiter=","):
    rows = list(csv.DictReader(io.StringIO(figures_csv(FIGURES.values()), newline="")))
    for row in rows:
        row.update((change or {}).get(row["id"], {}))
    out = io.StringIO()
    columns = list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(out, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return ("\ufeff" + out.getvalue()).encode()


def exported_xlsx(changes=()):
    book = load_workbook(io.BytesIO(workbook([], FIGURES.values(), {}, "t")))
    sheet = book["Figures"]
    heading = [cell.value for cell in sheet[1]]
    for row, column, value in changes:
        sheet.cell(row, heading.index(column) + 1).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [(exported_csv(), "a.csv"), (exported_csv(delimiter=";"), "a.csv"), (exported_xlsx(), "a.xlsx")],
)
def test_a_table_left_as_it_was_says_nothing(content, name):
    assert list(read_edits(content, name, FIGURES)) == []


def test_what_was_edited_becomes_changes():
    content = exported_csv({"f1": {"value": "34", "period_end": "2020-02-28", "place_id": "", "reason": "misread"}})
    (edit,) = read_edits(content, "a.csv", FIGURES)
    assert (edit.row, edit.figure_id, edit.verdict, edit.reason) == (2, "f1", "change", "misread")
    assert sorted(edit.changes) == [("period_end", "2020-02-28"), ("place", ""), ("value", "34")]


def test_a_workbook_comes_back_with_its_verdicts():
    content = exported_xlsx([(2, "verdict", "Accept"), (3, "verdict", "reject"), (3, "reason", "a headline only")])
    assert list(read_edits(content, "a.xlsx", FIGURES)) == [
        Edit(2, "f1", "accept", (), ""),
        Edit(3, "f2", "reject", (), "a headline only"),
    ]


def test_a_workbook_number_is_read_whatever_excel_makes_of_it():
    (edit,) = read_edits(exported_xlsx([(2, "value", 34.0)]), "a.xlsx", FIGURES)
    assert edit.changes == (("value", "34"),)
    assert list(read_edits(exported_csv({"f1": {"value": "33.0"}}), "a.csv", FIGURES)) == []


@pytest.mark.parametrize(
    ("said", "kept"),
    [("1,234,567", "1234567"), ("1\N{NARROW NO-BREAK SPACE}234", "1234"), ("1,234.5", "1234.5"), ("0.5", "0.5")],
)
def test_separators_of_thousands_are_left_out(said, kept):
    (edit,) = read_edits(exported_csv({"f1": {"value": said}}), "a.csv", FIGURES)
    assert edit.changes == (("value", kept),)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"f1": {"id": "f9"}}, "f9"),
        ({"f1": {"quote": "34 soldiers"}}, "quote"),
        ({"f1": {"verdict": "maybe"}}, "maybe"),
        ({"f1": {"verdict": "reject", "value": "3"}}, "one of them"),
        ({"f1": {"value": "12,5"}}, "could mean"),
        ({"f1": {"high": "1.500"}}, "could mean"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_the_rest_is_done(change, said):
    content = exported_csv(change | {"f2": {"verdict": "accept"}})
    refused, taken = read_edits(content, "a.csv", FIGURES)
    assert isinstance(refused, Refused)
    assert (refused.row, said in refused.message) == (2, True)
    assert taken == Edit(3, "f2", "accept", (), "")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"a,b\r\n1,2\r\n", "a.csv", "no column 'id'"),
        (b"", "a.csv", "no column 'id'"),
        (b"id\xff", "a.csv", "UTF-8"),
        (b"not a workbook", "a.xlsx", "no Excel workbook"),
    ],
)
def test_a_file_that_is_no_such_table_is_named(content, name, said):
    with pytest.raises(InputError, match=said):
        list(read_edits(content, name, FIGURES))
