"""Excel workbooks: every text comes back as it was, nothing can start a formula or a link, limits are told."""

import io
import random
import re
import zipfile

import pyarrow as pa
import pytest
from python_calamine import CalamineWorkbook

from app.export import restored_cell, write_table
from app.workbook import MAX_CELL, write_workbook

ALPHABET = "=+-@＝＋－＠'\"\t\r\n;, aB1_x0D<>/r&ä🚀\x00\x1f"


def written(texts, **options):
    stream = io.BytesIO()
    return write_workbook(pa.table({"text": pa.array(texts, pa.string())}), stream, **options), stream.getvalue()


def texts_in(content):
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = [row for name in sheets.sheet_names for row in sheets.get_sheet_by_name(name).to_python()[1:]]
    return [restored_cell(row[0]) for row in rows]


def parts_of(content):
    file = zipfile.ZipFile(io.BytesIO(content))
    return {name: file.read(name).decode() for name in file.namelist()}


def test_every_text_comes_back():
    draw = random.Random(4)
    texts = ["".join(draw.choices(ALPHABET, k=draw.randrange(1, 10))) for _ in range(3_000)]
    texts += [
        "<r><t>x</t></r>",
        "'<r>",
        "_x000D_",
        "'=1",
        "''=1",
        "https://x.example/",
        "mailto:a@b.example",
        "1e5",
        "007",
        " lead",
    ]
    done, content = written(texts)
    assert texts_in(content) == texts
    assert done.rows == len(texts)


HOSTILE = [
    "=cmd|'/c calc'!A0", "+1+1", "-2", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\x00=1", "＝1", "https://x.example/",
    "internal:A1",
    "<r></r></is></c><c r=\"B9\"><f>1+1</f></c><c t=\"inlineStr\"><is><r><t>x</t></r>", "{=1}", "a;=1", "a,@x",
]  # fmt: skip


def test_no_cell_is_a_formula_or_a_link():
    _, content = written(HOSTILE)
    parts = parts_of(content)
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert "<f" not in sheet
    assert "hyperlink" not in "".join(parts.values())
    cells = re.findall(r'<c r="A(\d+)" t="inlineStr"><is><t[^>]*>(.*?)</t></is></c>', sheet, re.DOTALL)
    assert len(cells) == len(HOSTILE) + 1
    assert not [text for _, text in cells if re.match(r"\s*[=+\-@＝]", text)]


def test_numbers_are_numbers_and_what_a_cell_would_round_is_text():
    stream = io.BytesIO()
    rows = pa.table({"n": [1, 2**60], "f": [0.5, float("nan")], "b": [True, None], "l": [["a"], None]})
    assert write_table(rows, stream, "xlsx") == 2
    read = CalamineWorkbook.from_filelike(io.BytesIO(stream.getvalue())).get_sheet_by_index(0).to_python()
    assert read == [["n", "f", "b", "l"], [1.0, 0.5, True, '["a"]'], [str(2**60), "nan", "", ""]]


def test_rows_beyond_a_sheet_go_on_in_the_next():
    done, content = written([f"row {number}" for number in range(25)], max_rows=11)
    assert (done.rows, done.sheets) == (25, 3)
    assert texts_in(content) == [f"row {number}" for number in range(25)]


@pytest.mark.parametrize("letter", ["a", "ä", "🚀"])
def test_a_cell_that_is_too_long_is_cut_between_characters_and_counted(letter):
    done, content = written([letter * 40_000, letter])
    assert done.cut_cells == 1
    assert texts_in(content)[0] == letter * (MAX_CELL // (len(letter.encode("utf-16-le")) // 2))
