"""What a column of an export is: its name, what of our tables it holds, or why it stays empty."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from analysis.tables import COLUMNS, arrow_schema_of

Tables = Mapping[str, ir.Table]
Value = Callable[[ir.Table], ir.Value]


@dataclass(frozen=True)
class Field:
    """A column of an export. `needs` names the table it comes from beside the first; without it the cell is empty."""

    name: str
    value: Value | None = None
    needs: str = ""
    empty: str = ""  # why no table of ours has it

    def of(self, row: ir.Table) -> ir.Value:
        if self.value is None:
            return ibis.null().cast("string")
        return self.value(row)


@dataclass(frozen=True)
class Tab:
    """An export: the table it is made from, the rows of it, and its columns in their order."""

    name: str
    rows: Callable[[Tables], ir.Table]
    fields: tuple[Field, ...]
    needs: tuple[str, ...]

    def table(self, tables: Tables) -> ir.Table:
        rows = self.rows(tables)
        ordered = rows.order_by(*(column for column in ("sort_1", "sort_2") if column in rows.columns))
        return ordered.select(**{field.name: field.of(ordered) for field in self.fields})


def optional(tables: Tables, name: str) -> ir.Table:
    """Return a table, or one without rows where it was not measured or is not computed yet."""
    return tables[name] if name in tables or name not in COLUMNS else ibis.memtable(arrow_schema_of(name).empty_table())


def fields(*names: str, of: Mapping[str, Field]) -> tuple[Field, ...]:
    return tuple(of[name] for name in names)


def by_name(every: Sequence[Field]) -> dict[str, Field]:
    return {field.name: field for field in every}
