"""What every test gets: a home folder of its own, and small tables made by hand."""

import ibis
import pyarrow as pa
import pytest

from analysis.tables import COLUMNS, arrow_schema_of


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("SITELORE_WORKSPACE", "SITELORE_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


_EMPTY = {"string": "", "boolean": False, "binary": b"", "timestamp(6)": None, "date": None}


def rows_of(table, rows):
    """Return hand-made rows of a table; columns a case does not care about get an empty value."""
    return pa.Table.from_pylist([_blank(table) | row for row in rows], schema=arrow_schema_of(table))


def ibis_table(table, rows):
    return ibis.memtable(rows_of(table, rows))


def _blank(table):
    def empty(column):
        if column.nullable:
            return None
        if column.type.startswith("array"):
            return []
        return _EMPTY.get(column.type, 0)

    return {column.name: empty(column) for column in COLUMNS[table]}
