import csv
import io
import json
import random
from datetime import date, datetime
from decimal import Decimal

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from app.export import printable, restored_cell, safe_cell, write_table

FORMULAS = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n", " =1", '"=1', "'=1", "＝1", "＋1", "\x00=1", "\" '-x"]


def written(rows, form, **options):
    stream = io.BytesIO()
    count = write_table(rows, stream, form, **options)
    return stream.getvalue(), count


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_a_formula(text):
    assert safe_cell(text).startswith("'" + text[:1])
    assert restored_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", ["a;=1", "a,@x", "a\t+1", "x\n-1", 'a;"=1'])
def test_no_cell_begins_a_formula_when_read_with_another_separator(text):
    safe = safe_cell(text)
    assert safe[:2] == text[:2]
    assert safe[2] == "'"
    assert restored_cell(safe) == text


@pytest.mark.parametrize("text", ["Wärmepumpe", "a - b", "e-mail", "https://x.example/?a=1", "'quoted'", "1, 2", ""])
def test_ordinary_text_stays_as_it_is(text):
    assert safe_cell(text) == text


def test_every_text_can_be_restored():
    draw = random.Random(7)
    for _ in range(5_000):
        text = "".join(draw.choices("=+-@'\"\t\r\n;, a＝\x00", k=draw.randrange(8)))
        assert restored_cell(safe_cell(text)) == text


def test_csv_quotes_texts_and_tells_empty_from_missing():
    rows = pa.table({"url": ["=cmd()", "", None], "hits": [1, 2, None], "share": [0.5, 1.0, None]})
    content, count = written(rows, "csv")
    assert content == b'"url","hits","share"\n"\'=cmd()",1,0.5\n"",2,1\n,,\n'
    assert count == 3


def test_csv_text_comes_back_whatever_it_is():
    texts = [*FORMULAS, 'a"b', "two\nlines", "ä;b,c"]
    content, _ = written(pa.table({"text": texts}), "csv")
    lines = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert [restored_cell(line[0]) for line in lines[1:]] == texts


def test_german_csv_has_semicolon_bom_and_decimal_comma():
    rows = pa.table({"url": ["https://ä.example/"], "share": [0.25], "hits": [1200]})
    content, _ = written(rows, "csv", style="german")
    assert content == '\ufeff"url";"share";"hits"\n"https://ä.example/";"0,25";1200\n'.encode()


def test_nested_values_and_moments_are_json():
    rows = pa.table({"at": [datetime(2026, 1, 2, 3)], "day": [date(2026, 1, 2)], "terms": [["ä", "b"]]})
    content, _ = written(rows, "jsonl")
    assert json.loads(content) == {"at": "2026-01-02T03:00:00.000000Z", "day": "2026-01-02", "terms": ["ä", "b"]}
    content, _ = written(rows.select(["terms"]), "csv")
    assert content.decode().splitlines()[1] == '"[""ä"", ""b""]"'


def test_json_is_one_array_also_of_nothing():
    assert json.loads(written(pa.table({"a": [1, 2]}), "json")[0]) == [{"a": 1}, {"a": 2}]
    assert json.loads(written(pa.table({"a": pa.array([], pa.int64())}), "json")[0]) == []


def test_a_question_is_written_without_holding_it(tmp_path):
    rows = ibis.memtable(pa.table({"n": list(range(25_000))}))
    content, count = written(rows, "parquet")
    assert count == 25_000
    assert pq.read_table(io.BytesIO(content))["n"].to_pylist()[-1] == 24_999


def test_a_table_to_read_lines_up_and_cannot_steer_a_terminal():
    rows = pa.table({"url": ["/a", "/b\x1b[2J"], "hits": [5, 1200]})
    content, _ = written(rows, "table")
    assert content.decode() == "url     hits\n/a         5\n/b�[2J  1200\n"
    assert printable("a\u202eb") == "a�b"


def test_an_engines_sums_are_numbers_in_every_format():
    rows = pa.table({"hits": pa.array([Decimal(1200)], pa.decimal128(38, 0)), "share": [0.12345678]})
    assert json.loads(written(rows, "jsonl")[0]) == {"hits": 1200, "share": 0.12345678}
    assert written(rows, "table")[0] == b"hits   share\n1200  0.1235\n"
    assert written(rows, "csv")[0].splitlines()[1] == b"1200,0.12345678"
