"""The data contract itself: every table and column says what it means, and rows that break it are refused."""

import ibis
import pytest

from analysis.errors import ContractError
from analysis.tables import COLUMNS, TABLES, arrow_schema_of, check, conform, schema_of, stable_columns
from app.texts import LANGUAGES, texts
from tests.conftest import rows_of

EVERY_TABLE = pytest.mark.parametrize("table", TABLES)
EVERY_COLUMN = pytest.mark.parametrize(
    ("table", "column"), [pytest.param(t, c, id=f"{t}.{c.name}") for t, columns in COLUMNS.items() for c in columns]
)
PLACES = {"line", "line_no", "ordinal", "rank", "x", "y"}  # numbers that say where, not how much


def test_tables_and_columns_are_listed_for_each_other():
    assert list(TABLES) == list(COLUMNS)


@EVERY_TABLE
def test_a_table_says_what_a_row_is_and_where_it_comes_from(table):
    stated = TABLES[table]
    assert stated.meaning.startswith("One row ")
    assert stated.meaning.endswith(".")
    assert stated.origin in {"crawl", "import", "logs", "render", "analyse"}
    assert (stated.kind == "stage") == (stated.store != "facts")


@EVERY_TABLE
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_a_name_and_an_origin_in_every_language(table, language):
    assert texts(language)(f"table-{table}")
    assert "sitelore " in texts(language)(f"table-{table}-origin")


@EVERY_TABLE
def test_a_key_is_made_of_columns_without_gaps(table):
    columns = {column.name: column for column in COLUMNS[table]}
    assert columns.keys() >= set(TABLES[table].key)
    assert TABLES[table].repeats or not any(columns[name].nullable for name in TABLES[table].key)
    assert not any(columns[name].volatile for name in TABLES[table].key)


@EVERY_TABLE
def test_column_names_are_unique(table):
    names = [column.name for column in COLUMNS[table]]
    assert len(names) == len(set(names))


@EVERY_COLUMN
def test_a_column_says_what_it_means_and_numbers_and_times_say_their_unit(table, column):
    type_ = ibis.dtype(column.type)
    assert column.meaning
    if type_.is_numeric() and not type_.is_boolean():
        assert column.unit or column.name in PLACES
    if type_.is_timestamp() or type_.is_date():
        assert column.unit == "UTC"


@EVERY_TABLE
def test_ibis_and_arrow_read_the_same_columns(table):
    assert ibis.Schema.from_pyarrow(arrow_schema_of(table)).names == schema_of(table).names


def test_a_row_comes_back_in_the_contracts_order():
    row = {"words": 3, "language": "de", "text_hash": "t", "body_hash": "b", "url": "/a"}
    assert conform("page_texts", [row]).to_pylist() == [dict(reversed(row.items()))]


@pytest.mark.parametrize(
    ("table", "rows", "key"),
    [
        ("page_text", rows_of("page_texts", []), "contract-unknown-table"),
        ("page_texts", rows_of("page_texts", []).drop_columns(["words"]), "contract-columns"),
        ("page_texts", rows_of("page_texts", [{"url": None}]), "contract-gap"),
    ],
)
def test_what_breaks_the_contract_is_refused(table, rows, key):
    with pytest.raises(ContractError) as error:
        check(table, rows)
    assert error.value.key == key


def test_a_gap_is_allowed_where_the_contract_says_so():
    check("pages", rows_of("pages", [{"url": "/a", "title": None}]))


def test_what_differs_between_two_crawls_of_an_unchanged_site_is_not_compared():
    volatile = set(arrow_schema_of("pages").names) - set(stable_columns("pages"))
    assert volatile == {"fetched_at", "elapsed_ms", "etag", "transferred_bytes", "headers", "reused"}
