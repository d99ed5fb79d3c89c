"""Facts and results opened read-only for questions: of one snapshot, in one window, of one segment."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.base import Answer, Question
from analysis.errors import InputError
from analysis.questions.site_searches import without_rare_terms
from analysis.tables import COLUMNS, arrow_schema_of
from app.derived import Derived, StageResult
from app.engines import DUCKDB, connect, read_files
from app.facts import Facts, Snapshot
from app.integrity import check_tables
from app.settings import Segment
from app.workspace import Workspace

NO_SEGMENT = ""  # the segment of a URL that no rule names


@dataclass(frozen=True)
class Selection:
    """What a view or a command looks at. The newest crawl, all segments and the settings' window unless said."""

    site: str
    snapshot: str | None = None
    segment: str | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Window:
    first_day: date
    last_day: date

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True)
class Reading:
    """What was opened, and from where: the provenance under every answer."""

    selection: Selection
    crawl: Snapshot | None
    previous: Snapshot | None  # the crawl before it
    logs: tuple[Snapshot, ...]
    window: Window | None
    results: Mapping[str, StageResult]
    connection: ibis.BaseBackend
    segments: tuple[Segment, ...]
    render: Snapshot | None = None  # the newest rendering of its pages
    whole: dict[str, ir.Table] = field(default_factory=dict)  # every table there is, of all segments

    @cached_property
    def tables(self) -> dict[str, ir.Table]:
        """Return the rows of the chosen segment, to be shown; a question is asked of the whole tables."""
        return {name: self.within(table) for name, table in self.whole.items()}

    def within(self, table: ir.Table) -> ir.Table:
        """Keep the rows of the chosen segment; a table without addresses stays whole."""
        url = next((name for name in ("url", "source") if name in table.columns), None)
        if self.selection.segment is None or url is None:
            return table
        return table.filter(segment_of(table[url], self.segments) == self.selection.segment)

    def ask(self, question: Question, **options: object) -> Answer:
        """Ask a question of the selection."""
        within = self.within if self.selection.segment is not None else None
        return question.ask(self.whole, within=within, unmeasured=self.unmeasured, **options)

    @property
    def unmeasured(self) -> frozenset[str]:
        """Return the columns the source of the crawl knows nothing of; none where it was our own."""
        return frozenset(self.crawl.about.get("unmeasured", ())) if self.crawl else frozenset()

    @property
    def log_totals(self) -> dict[str, int]:
        """Return lines = hits + rejected over all imports."""
        return {name: sum(int(s.about.get(name, 0)) for s in self.logs) for name in ("lines", "hits", "rejected")}


def open_tables(workspace: Workspace, selection: Selection) -> dict[str, ir.Table]:
    """Return every table there is for the selection; a question says *not measured* about the others."""
    return open_reading(workspace, selection).tables


def open_reading(
    workspace: Workspace,
    selection: Selection,
    *also: Path,
    all_days: bool = False,
    engine: str = DUCKDB,
    only: Collection[str] | None = None,
) -> Reading:
    """Open the selection; `all_days` opens logs beyond its window, too.

    Results that lie elsewhere than in the workspace can be opened beside it from `also`. `engine` is the connection URL
    of what answers; `only` names the tables to open, where opening all of them takes an engine long.
    """
    site = workspace.site(selection.site)
    facts, derived = workspace.facts(site), workspace.derived(site)
    crawl = chosen_crawl(workspace, selection)
    logs = tuple(facts.snapshots("logs"))
    if crawl is not None:
        check_tables(facts, crawl, without=("bodies",))  # those are for what reads them to check, they are large
    window = log_window(workspace, selection, logs)
    results = derived.current(crawl.id if crawl else NO_CRAWL)
    parts = {n: [facts.part(crawl, n)] for n in crawl.tables} if crawl else {}
    render = render_of(facts, crawl)
    parts |= {name: [facts.part(render, name)] for name in render.tables} if render else {}
    parts |= {n: [facts.part(s, n) for s in logs if n in s.tables] for n in LOG_TABLES}
    parts |= {name: [derived.part(result, name)] for result in results.values() for name in result.tables}
    if "bodies" in parts:
        parts["bodies"] = facts.body_parts()
    parts |= {"crawl_counts": counts} if (counts := _counts(derived, facts, crawl)) else {}
    parts = {name: files for name, files in parts.items() if only is None or name in only}
    connection, segments = connect(workspace, engine, *also), workspace.settings.segments
    days = None if all_days else window
    tables = {name: _open(connection, name, files, segments, days) for name, files in parts.items() if files}
    if only is None or "hit_days" in only:
        tables |= _older_sums(facts, logs, connection, tables.get("hit_days"), segments, days)
    previous = crawl_before(workspace, site, crawl)
    return Reading(selection, crawl, previous, logs, window, results, connection, segments, render, tables)


LOG_TABLES = ("hits", "rejects", "log_files", "hit_days")


def _older_sums(
    facts: Facts, logs: Iterable[Snapshot], connection: ibis.BaseBackend, sums: ir.Table | None,
    segments: Iterable[Segment], window: "Window | None",
) -> dict[str, ir.Table]:  # fmt: skip
    """Return `hit_days` with the requests of imports that were closed before there was such a table."""
    parts = [facts.part(s, "hits") for s in logs if "hits" in s.tables and "hit_days" not in s.tables]
    if not parts:
        return {}
    from analysis.hit_days import add_up_hits

    older = in_contract(read_files(connection, "older_hits", parts), "hits")
    added = add_up_hits(_in_window(older, window) if window else older)
    added = added.mutate(segment=segment_of(added.url, segments))
    return {"hit_days": added if sums is None else sums.union(added.select(sums.columns))}


NO_CRAWL = "no-crawl"  # results of logs alone belong to it


def _counts(derived: Derived, facts: Facts, crawl: Snapshot | None) -> list[Path]:
    """Return the numbers of every crawl of the same part of the site that was counted, purged ones too."""
    part, parts = crawl.part if crawl else "", {s.id: s.part for s in facts.snapshots("crawl")}
    counted = [snapshot for snapshot in derived.snapshots() if parts.get(snapshot, part) == part]
    results = [derived.current(snapshot).get("counts") for snapshot in counted]
    return [derived.part(result, "crawl_counts") for result in results if result]


def chosen_crawl(workspace: Workspace, selection: Selection) -> Snapshot | None:
    facts = workspace.facts(workspace.site(selection.site))
    if selection.snapshot is None:
        return facts.newest_whole()
    snapshot = facts.snapshot(selection.snapshot)
    if snapshot.kind != "crawl":
        raise InputError("snapshot-not-a-crawl", name=snapshot.id)
    return snapshot


def crawl_before(workspace: Workspace, site: str, crawl: Snapshot | None) -> Snapshot | None:
    """Return the newest older crawl of the same part of the site that still has its pages."""
    if crawl is None:
        return None
    crawls = workspace.facts(site).snapshots("crawl")
    older = [s for s in crawls if s.id < crawl.id and s.part == crawl.part and "pages" in s.tables]
    return older[-1] if older else None


def render_of(facts: Facts, crawl: Snapshot | None) -> Snapshot | None:
    """Return the newest rendering of a crawl's pages: another crawl's would be compared with other HTML."""
    renders = facts.snapshots("render") if crawl else []
    return next((s for s in reversed(renders) if crawl and s.about.get("crawl") == crawl.id), None)


def log_window(workspace: Workspace, selection: Selection, logs: Iterable[Snapshot]) -> Window | None:
    """Return the window of log questions: what was asked for, else the settings' days up to the last logged one."""
    ends = [datetime.fromisoformat(s.about["last_at"]).date() for s in logs if s.about.get("last_at")]
    if not ends:
        return None
    last = selection.last_day or max(ends)
    first = selection.first_day or last - timedelta(days=workspace.settings.window_days - 1)
    if first > last:
        raise InputError("window-backwards", first=first.isoformat(), last=last.isoformat())
    return Window(first, last)


def _open(
    connection: ibis.BaseBackend,
    name: str,
    files: list[Path],
    segments: Iterable[Segment],
    window: Window | None,
) -> ir.Table:
    table = in_contract(read_files(connection, name, files), name)
    if window:
        table = _in_window(table, window)
    if name == "hits" and any(map(_holds_terms, files)):
        table = without_rare_terms(table)
    url = _url_column(name)
    if url is None:
        return table
    return table.mutate(segment=segment_of(table[url], segments))


def _holds_terms(part: Path) -> bool:
    """Return whether a file of requests holds any search term, by its own counts: most logs keep none."""
    with pq.ParquetFile(part) as file:
        names, about = file.schema_arrow.names, file.metadata
        if "search_term" not in names:
            return False
        chunks = (about.row_group(n).column(names.index("search_term")) for n in range(about.num_row_groups))
        return any(c.statistics is None or c.statistics.null_count < c.num_values for c in chunks)


def in_contract(table: ir.Table, name: str) -> ir.Table:
    """Return a table with the columns that were unknown when its snapshot was written: nothing is known of them."""
    unknown = [c for c in COLUMNS[name] if c.nullable and c.name not in table.columns]
    return table.mutate({c.name: ibis.null().cast(c.type) for c in unknown}) if unknown else table


def open_previous(reading: Reading, workspace: Workspace) -> dict[str, ir.Table]:
    """Open pages and links of the crawl before, under names of their own beside those of the reading."""
    previous = reading.previous
    if previous is None:
        return {}
    facts = workspace.facts(workspace.site(reading.selection.site))
    parts = {f"{PREVIOUS}{name}": facts.part(previous, name) for name in ("pages", "links") if name in previous.tables}
    return {
        name: in_contract(read_files(reading.connection, name, [part]), name.removeprefix(PREVIOUS))
        for name, part in parts.items()
    }


PREVIOUS = "previous_"


def _url_column(table: str) -> str | None:
    """Return the column that says which segment a row is in: its URL, else the page a link stands on."""
    names = [column.name for column in COLUMNS[table]]
    return next((name for name in ("url", "source") if name in names), None)


def _in_window(table: ir.Table, window: Window) -> ir.Table:
    """Keep the window's requests, one by one or added up by day; a table of something else stays whole."""
    if "requested_at" in table.columns:
        behind = datetime.combine(window.last_day + timedelta(days=1), datetime.min.time())
        first = datetime.combine(window.first_day, datetime.min.time())
        return table.filter(table.requested_at >= first, table.requested_at < behind)
    if "day" in table.columns:
        return table.filter(table.day >= window.first_day, table.day <= window.last_day)
    return table


def open_result(reading: Reading, derived: Derived, result: StageResult) -> dict[str, ir.Table]:
    """Open the tables of a stage beside those of the reading, so that one expression can use both."""
    return {
        name: _open(reading.connection, name, [derived.part(result, name)], reading.segments, None)
        for name in result.tables
    }


def segment_of(url: ir.StringValue, segments: Iterable[Segment]) -> ir.StringValue:
    """Return the name of the first segment whose pattern is found in the URL key."""
    branches = [(url.re_search(segment.pattern), segment.name) for segment in segments]
    return ibis.cases(*branches, else_=NO_SEGMENT) if branches else ibis.literal(NO_SEGMENT)


def read_arrow(tables: Mapping[str, ir.Table], name: str) -> pa.Table:
    """Return a whole table in the contract's columns; one that is missing has no rows."""
    return read_rows(tables[name], name) if name in tables else arrow_schema_of(name).empty_table()


def read_rows(rows: ir.Table, table: str) -> pa.Table:
    """Return rows in the contract's columns and types, which engines widen at times."""
    schema = arrow_schema_of(table)
    return rows.select(schema.names).to_pyarrow().cast(schema)
