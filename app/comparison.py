"""Any two crawls of a site compared: opens what each of them knows, and keeps the outcome as a derived result."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from analysis.errors import InputError
from analysis.progress import Report
from app.derived import Derived, StageResult
from app.digests import digest_of
from app.facts import Facts, Snapshot
from app.jobs import Jobs, Task
from app.pipeline import Work
from app.pool import WorkerPool
from app.reading import Selection, in_contract, open_reading, read_rows
from app.workspace import Workspace

STAGE = "comparison"  # folder of results that compare two crawls a user chose
NOT_MEASURED = "not measured: "  # how a result notes an aspect that could not be compared
VERSION = 2  # count up when a comparison gives other rows than before
_FACTS = ("pages", "links", "robots_files", "sitemap_urls")
_DERIVED = ("indexability", "page_texts", "page_templates")


@dataclass(frozen=True)
class Comparison:
    """Two crawls and what differs between them; what could not be compared is named, with what is missing."""

    old: Snapshot
    new: Snapshot
    result: StageResult
    not_measured: Mapping[str, str]  # aspect → table or column that one of them does not have


def two_crawls(workspace: Workspace, site: str, old: str, new: str) -> tuple[Snapshot, Snapshot]:
    """Return the crawls two names mean: an id or its start, a day (the last crawl until its end), newest or previous.

    `previous` is the one before the other, of the same part of the site; days and newest mean crawls of the whole of
    it, unless there is none. Raises an InputError where a name means no crawl, both mean the same one,
    or one was purged.
    """
    facts = workspace.facts(site)
    later = _crawl(facts, new, None)
    earlier = _crawl(facts, old, later)
    for crawl in (earlier, later):
        if "pages" not in crawl.tables:
            raise InputError("compare-purged", name=crawl.id)
    if earlier.id == later.id:
        raise InputError("compare-same", name=later.id)
    return earlier, later


def _crawl(facts: Facts, name: str, later: Snapshot | None) -> Snapshot:
    every = [crawl for crawl in facts.snapshots("crawl") if "pages" in crawl.tables]
    whole = facts.newest_whole()
    part = (later or whole).part if later or whole else ""  # type: ignore[union-attr]
    crawls = [crawl for crawl in every if crawl.part == part]
    if name == "previous":
        chosen = [crawl for crawl in crawls if crawl.id < (later or crawls[-1]).id] if crawls else []
    elif name == "newest":
        chosen = crawls
    elif (day := _day(name)) is not None:
        chosen = [crawl for crawl in crawls if crawl.created_at.date() <= day]
    else:
        snapshot = facts.snapshot(name)
        if snapshot.kind != "crawl":
            raise InputError("snapshot-not-a-crawl", name=snapshot.id)
        return snapshot
    if not chosen:
        raise InputError("compare-no-crawl", name=name, site=facts.site, crawls=len(crawls))
    return chosen[-1]


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if "-" in name else None
    except ValueError:
        return None


def compare(workspace: Workspace, site: str, old: Snapshot, new: Snapshot, *, talk: Report | None = None) -> Comparison:
    """Compare two crawls of a site, or return the kept outcome. Texts that were never read are read for it."""
    derived, key = workspace.derived(site), _key(workspace, site, old, new)
    kept = derived.find(STAGE, key)
    if kept is not None:
        return _comparison(old, new, kept)

    def work(task: Task) -> StageResult:
        with ExitStack() as stack:
            reading = open_reading(workspace, Selection(site, new.id), derived.root)
            pool = stack.enter_context(WorkerPool())
            here = Work(workspace, site, reading, workspace.meaning(), pool, task.report, task.should_stop)
            here.tables |= reading.whole
            rows, missing = compared(here, old, new)
        inputs = {"old": old.id, "new": new.id} | {f"{NOT_MEASURED}{aspect}": name for aspect, name in missing.items()}
        result = derived.write(STAGE, key, {"changes": rows}, inputs=inputs)
        task.closed(new.id)
        return result

    return _comparison(old, new, Jobs(workspace.jobs_path).run_here("analyse", site, work, talk=talk))


def find_comparison(workspace: Workspace, site: str, old: Snapshot, new: Snapshot) -> Comparison | None:
    """Return the kept comparison of two crawls, none where they were not compared yet."""
    kept = workspace.derived(site).find(STAGE, _key(workspace, site, old, new))
    return _comparison(old, new, kept) if kept else None


def _comparison(old: Snapshot, new: Snapshot, result: StageResult) -> Comparison:
    return Comparison(old, new, result, noted(result.inputs))


def noted(notes: Mapping[str, object]) -> dict[str, str]:
    """Return the aspects that notes of a result say could not be compared, with what is missing where they say it."""
    marked = {name.removeprefix(NOT_MEASURED): value for name, value in notes.items() if name.startswith(NOT_MEASURED)}
    return {name: value if isinstance(value, str) else "" for name, value in marked.items()}


def _key(workspace: Workspace, site: str, old: Snapshot, new: Snapshot) -> str:
    """Return the digest of all a comparison is computed from: tables, templates, languages."""
    derived = workspace.derived(site)
    tables = [[s.id, *sorted((name, info.digest) for name, info in s.tables.items())] for s in (old, new)]
    return digest_of([STAGE, VERSION, tables, templates_of(derived, old), templates_of(derived, new),
                      list(workspace.about(site).languages)])  # fmt: skip


def templates_of(derived: Derived, snapshot: Snapshot) -> str:
    """Return the key of the templates found in a crawl, or nothing."""
    results = derived.current(snapshot.id).values()
    return next((result.key for result in results if "page_templates" in result.tables), "")


def compared(work: Work, old: Snapshot, new: Snapshot) -> tuple[pa.Table, dict[str, str]]:
    """Return the changes from one crawl to another, and the aspects that could not be compared.

    What stages of `new` have just computed is taken from `work.tables`.
    """
    from analysis.changes import compare_crawls, not_measured

    before, after = _tables(work, old, {}), _tables(work, new, work.tables if new.id == work.snapshot else {})
    rows = compare_crawls(before, after, previous_snapshot=old.id, texts=lambda hashes: _texts(work, hashes))
    return read_rows(rows, "changes"), not_measured(before, after)


def _tables(work: Work, snapshot: Snapshot, computed: Mapping[str, ir.Table]) -> dict[str, ir.Table]:
    """Return what a crawl knows: facts as they were written, results of its analysis, else what follows at once."""
    from analysis.indexability import judge_indexability

    connection = work.reading.connection
    tables = _facts(connection, work.workspace.facts(work.site), snapshot)
    tables |= {name: computed[name] for name in _DERIVED if name in computed} or _kept(work, snapshot)
    whole = in_contract(tables["pages"], "pages")
    if "indexability" not in tables:
        tables["indexability"] = judge_indexability(whole)
    if "page_texts" not in tables:
        tables |= _read_texts(work, whole)
    if "crawl" not in snapshot.about:  # made by another tool: a column without any value is one it does not know
        tables["pages"] = tables["pages"].drop(*_unknown_columns(tables["pages"], snapshot))
    return tables


def _facts(connection: ibis.BaseBackend, facts: Facts, snapshot: Snapshot) -> dict[str, ir.Table]:
    return {
        name: connection.read_parquet(str(facts.part(snapshot, name)), table_name=f"{snapshot.id} {name}")
        for name in _FACTS
        if name in snapshot.tables
    }


_ALWAYS_KNOWN = {"url", "final_url", "first_status", "reason", "state"}
_NEVER_EMPTY = _ALWAYS_KNOWN | {"googlebot_allowed", "robots_allowed"}


def _unknown_columns(pages: ir.Table, snapshot: Snapshot) -> list[str]:
    """Return the columns the source of an import does not know: those its reader names, and those without a value."""
    empty = set(_empty_columns(pages))
    named = {name.removeprefix("pages.") for name in snapshot.about.get("unmeasured", ())} - _ALWAYS_KNOWN
    return [name for name in pages.columns if name in named | empty]


def _empty_columns(pages: ir.Table) -> list[str]:
    def has_values(name: str) -> ir.BooleanScalar:
        column = pages[name]
        return (column.length() > 0).any() if column.type().is_array() else column.notnull().any()

    names = [name for name in pages.columns if name not in _NEVER_EMPTY]
    [row] = pages.aggregate(**{name: has_values(name) for name in names}).to_pyarrow().to_pylist()
    return [name for name in names if not row[name]]


def _kept(work: Work, snapshot: Snapshot) -> dict[str, ir.Table]:
    """Return the results of a crawl's own analysis, texts only where the present meaning store holds them."""
    derived = work.workspace.derived(work.site)
    found: dict[str, ir.Table] = {}
    for result in derived.current(snapshot.id).values():
        for name in set(_DERIVED) & result.tables.keys():
            if result.meaning in (None, work.meaning.id):
                part, known_as = str(derived.part(result, name)), f"{snapshot.id} {name}"
                found[name] = in_contract(work.reading.connection.read_parquet(part, table_name=known_as), name)
    return found


def _read_texts(work: Work, pages: ir.Table) -> dict[str, ir.Table]:
    """Return the main texts of a crawl's bodies; nothing where none of them is held any more."""
    from app.meaning_stages import page_texts_of

    rows = page_texts_of(work, read_rows(pages, "pages"))
    return {"page_texts": ibis.memtable(rows)} if rows.num_rows else {}


def _texts(work: Work, hashes: Sequence[str]) -> dict[str, tuple[str, str]]:
    rows = work.meaning.read("texts", hashes).select(["text_hash", "text", "language"]).to_pylist()
    return {row["text_hash"]: (row["text"], row["language"]) for row in rows}


def open_changes(workspace: Workspace, site: str, comparison: Comparison) -> ir.Table:
    """Open the changes of a comparison, with the segment of each URL."""
    derived = workspace.derived(site)
    reading = open_reading(workspace, Selection(site, comparison.new.id), derived.root)
    from app.reading import open_result

    return open_result(reading, derived, comparison.result)["changes"]
