"""What a question is, and the three answers it can get."""

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import ibis.expr.types as ir

Group = Literal["budget", "topics", "links", "pages", "changes", "sources"]
Severity = Literal["critical", "high", "medium", "low"]
SEVERITIES = get_args(Severity)
Narrow = Callable[[ir.Table], ir.Table]  # keeps the rows of one segment


@dataclass(frozen=True)
class Found:
    """Rows meet the question's definition."""

    table: ir.Table
    rows: int


@dataclass(frozen=True)
class Clean:
    """Rows were looked at and none meets the definition: the only answer that means all is well."""

    table: ir.Table
    looked_at: int


@dataclass(frozen=True)
class NotMeasured:
    """Nothing could be looked at. It has no table: nobody can read an empty one as an all-clear."""

    missing: str  # the table that is missing or has no rows, or `table-column` of one the source does not know
    empty: bool  # True where the table is there and has no rows


Answer = Found | Clean | NotMeasured


@dataclass(frozen=True)
class Question:
    name: str  # the module's name
    text: str  # the question itself, English; the German one is the message `question-<name>`
    explanation: str
    group: Group
    needs: tuple[str, ...]  # the first is the table whose rows are looked at
    can_use: tuple[str, ...]  # it does without these
    options: dict[str, object]
    severity: Severity | None  # set for audit checks, whose answers have the columns of FINDING_COLUMNS
    version: int
    function: Callable[..., ir.Table]
    reads: tuple[str, ...] = ()  # `table.column` without which it cannot be answered, where a source may not know it
    looks_at: Callable[..., ir.Table] | None = None  # of the needed tables, the rows a clean answer speaks for

    def ask(
        self,
        tables: Mapping[str, ir.Table],
        *,
        within: Narrow | None = None,
        unmeasured: Collection[str] = (),
        **options: object,
    ) -> Answer:
        """Answer from the tables there are. An exception is a failed run and is never turned into an answer.

        `within` keeps the rows of a part of the site. The tables themselves stay whole: what a page of one segment
        lacks may stand in another. Only an answer without addresses is computed from the narrowed first table.
        `unmeasured` are columns (`pages.images`) that hold nothing because their source knows nothing of them.
        """
        lacking = self.lacking(tables, unmeasured)
        if lacking:
            return lacking
        first = tables[self.needs[0]]
        seen = self.looks_at(*(tables[name] for name in self.needs)) if self.looks_at else first
        looked_at = count(within(seen) if within else seen)
        if not looked_at:
            return NotMeasured(self._nothing_in() if self.looks_at and count(first) else self.needs[0], empty=True)
        table = self.express(tables, **options)
        if within:
            has_addresses = bool({"url", "source"} & set(table.columns))
            narrowed = tables if has_addresses else {**tables, self.needs[0]: within(first)}
            table = within(table) if has_addresses else self.express(narrowed, **options)
        rows = count(table)
        return Found(table, rows) if rows else Clean(table, looked_at)

    def _nothing_in(self) -> str:
        """Return what kept the rows of the first table from being looked at: a column of it, or the last table."""
        own = [name for name in self.reads if name.startswith(f"{self.needs[0]}.")]
        return own[0].replace(".", "-") if own else self.needs[-1]

    def lacking(self, tables: Mapping[str, ir.Table], unmeasured: Collection[str] = ()) -> NotMeasured | None:
        """Return which table or column keeps the question from being asked at all; none where it can be."""
        missing = next((name for name in self.needs if name not in tables), None)
        missing = missing or unknown_of(self.reads, unmeasured)
        return NotMeasured(missing, empty=False) if missing else None

    def express(self, tables: Mapping[str, ir.Table], **options: object) -> ir.Table:
        """Return the answer as an expression that no engine has run yet."""
        used = [tables[name] for name in self.needs] + [tables.get(name) for name in self.can_use]
        return self.function(*used, **options)


def unknown_of(reads: Collection[str], unmeasured: Collection[str]) -> str | None:
    """Return the first column that is read and not measured, as messages name it: `pages-images`."""
    return next((name.replace(".", "-") for name in reads if name in unmeasured), None)


# The columns of an audit check's answer, in this order. The app adds check, severity and snapshot.
FINDING_COLUMNS = {
    "url": "string",  # what the finding is about
    "related": "string",  # the other URL of it (a link's target, a canonical), or null
    "value": "string",  # what was seen (a title, a status, a language code), or null
    "weight": "int64",  # how often: links, requests, images; at least 1
    "evidence_table": "string",  # a table of analysis/tables.py
    "evidence_key": "string",  # the key's values in that table, joined by a tab
}


def describe(
    function: Callable[..., ir.Table],
    *,
    group: Group,
    severity: Severity | None = None,
    version: int = 1,
    reads: tuple[str, ...] = (),
    looks_at: Callable[..., ir.Table] | None = None,
) -> Question:
    """Read a question from its function: module name, docstring, tables by position, options by keyword."""
    parameters = inspect.signature(function).parameters.values()
    tables = [p for p in parameters if p.kind is not p.KEYWORD_ONLY]
    explanation = inspect.getdoc(function) or ""
    return Question(
        name=function.__module__.rpartition(".")[2],
        text=explanation.partition("\n")[0],
        explanation=explanation,
        group=group,
        needs=tuple(p.name for p in tables if p.default is p.empty),
        can_use=tuple(p.name for p in tables if p.default is not p.empty),
        options={p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY},
        severity=severity,
        version=version,
        function=function,
        reads=reads,
        looks_at=looks_at,
    )


def count(table: ir.Table) -> int:
    return int(table.count().to_pyarrow().as_py())  # not execute(): that goes through pandas
