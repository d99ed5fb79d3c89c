"""Runs the stages in order: one is skipped while everything it is computed from, and its version, stay the same."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

import ibis.expr.types as ir
import pyarrow as pa

from analysis.base import unknown_of
from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import TABLES
from app.derived import Derived, StageResult
from app.digests import digest_of
from app.facts import Snapshot
from app.meaning import Meaning
from app.pool import WorkerPool
from app.reading import (
    LOG_TABLES,
    NO_CRAWL,
    PREVIOUS,
    Reading,
    Selection,
    open_previous,
    open_reading,
    open_result,
    read_arrow,
)
from app.settings import SiteSettings
from app.workspace import Workspace

if TYPE_CHECKING:
    from analysis.embed import Embedder

Tables = Mapping[str, ir.Table]
Outcome = Literal["computed", "unchanged", "not_measured"]


@dataclass(frozen=True)
class Stage:
    """A step from tables to tables. `compute` gets the work and returns every table named in `writes`."""

    name: str
    needs: tuple[str, ...]  # without one of these there is nothing to compute
    writes: tuple[str, ...]
    compute: Callable[["Work"], Mapping[str, pa.Table]]
    version: int  # count up when `compute` gives other rows than before
    can_use: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()  # `table.column` without which there is nothing to compute; an import may not know it
    reaches_for: tuple[str, ...] = ()  # must be there, but what is taken from it is named by a hash in another input
    depends: Callable[["Work"], Mapping[str, str]] = lambda work: {}  # on what else: a model, a setting, another site
    meaning: bool = False  # whether its rows point into the meaning store


@dataclass
class Work:
    """What a stage may use: the tables that are ready, the site, the models and the processes."""

    workspace: Workspace
    site: str
    reading: Reading
    meaning: Meaning
    pool: WorkerPool
    report: Report
    should_stop: ShouldStop
    tables: dict[str, ir.Table] = field(default_factory=dict)
    notes: Counter[str] = field(default_factory=Counter)

    @property
    def about(self) -> SiteSettings:
        return self.workspace.about(self.site)

    @property
    def snapshot(self) -> str:
        return self.reading.crawl.id if self.reading.crawl else NO_CRAWL

    @property
    def previous(self) -> str:
        """Return the id of the crawl before, or nothing."""
        return self.reading.previous.id if self.reading.previous else ""

    def arrow(self, table: str) -> pa.Table:
        """Return a whole table in the contract's columns; one that is missing has no rows."""
        return read_arrow(self.tables, table)

    def table(self, name: str) -> ir.Table | None:
        return self.tables.get(name)

    @cached_property
    def embedder(self) -> "Embedder":
        return _embedder(self.workspace.settings.embedding.model)

    def progress(self, what: str, done: int, total: int | None) -> None:
        """Report how far a stage is, and stop it where that was asked for."""
        self.report(Progress(what, done, total))
        if self.should_stop():
            raise Stopped


@cache
def _embedder(setting: str) -> "Embedder":
    """Return a loaded model; loading takes seconds, so a process does it once."""
    from app.models import load_embedder

    return load_embedder(setting)


@dataclass(frozen=True)
class StageOutcome:
    """What became of a stage."""

    stage: str
    outcome: Outcome
    missing: str  # the table that is missing, where it is not measured
    rows: int
    notes: Mapping[str, int]
    seconds: float
    digests: Mapping[str, str]  # of its tables


def analyse(
    workspace: Workspace,
    site: str,
    *,
    report: Report,
    should_stop: ShouldStop,
    stages: Iterable[Stage] | None = None,
    snapshot: str | None = None,
    derived: Derived | None = None,
    meaning: Meaning | None = None,
) -> list[StageOutcome]:
    """Run the stages that are due for a crawl (the newest, unless said) and return what became of each.

    What is finished when it is stopped stays; running again continues there. `derived` and `meaning` may be other
    places than the workspace's, which is how a run is repeated beside its results.
    """
    from app.stages import STAGES

    results = derived or workspace.derived(site)
    reading = open_reading(workspace, Selection(site, snapshot), results.root, all_days=True)
    facts = {name: table for name, table in reading.whole.items() if TABLES[name].store == "facts"}
    facts |= open_previous(reading, workspace)
    with ExitStack() as stack:
        pool = stack.enter_context(WorkerPool())
        store = meaning or workspace.meaning()
        work = Work(workspace, site, reading, store, pool, report, should_stop, facts)
        run = _Run(work, results, _fact_digests(reading))
        outcomes = list(run.all(stages or STAGES))
    results.set_current(work.snapshot, run.keys)
    return outcomes


@dataclass
class _Run:
    work: Work
    derived: Derived
    digests: dict[str, str]  # of every table that is ready
    keys: dict[str, str] = field(default_factory=dict)  # of every stage that has a result

    def all(self, stages: Iterable[Stage]) -> Iterator[StageOutcome]:
        due = list(stages)
        for number, stage in enumerate(due):
            self.work.progress(f"stage-{stage.name}", number, len(due))
            yield self._one(stage)

    def _one(self, stage: Stage) -> StageOutcome:
        started = time.monotonic()
        needed = (*stage.needs, *stage.reaches_for)
        missing = next((name for name in needed if name not in self.digests), None)
        missing = missing or unknown_of(stage.reads, self.work.reading.unmeasured)
        if missing:
            return StageOutcome(stage.name, "not_measured", missing, 0, {}, 0.0, {})
        inputs = self._inputs(stage)
        key = digest_of([stage.name, stage.version, inputs])
        result = self.derived.find(stage.name, key)
        if result and result.meaning in (None, self.work.meaning.id):
            return self._ready(stage, result, "unchanged", started)
        self.work.notes.clear()
        tables = stage.compute(self.work)
        if tables.keys() != set(stage.writes):
            raise AssertionError(f"stage {stage.name} wrote {sorted(tables)}, not {sorted(stage.writes)}")
        store = self.work.meaning.id if stage.meaning else None
        result = self.derived.write(
            stage.name, key, tables, inputs=inputs, meaning=store, notes=dict(sorted(self.work.notes.items()))
        )
        return self._ready(stage, result, "computed", started)

    def _inputs(self, stage: Stage) -> dict[str, str]:
        tables = [*stage.needs, *(name for name in stage.can_use if name in self.digests)]
        return {name: self.digests[name] for name in tables} | dict(stage.depends(self.work))

    def _ready(self, stage: Stage, result: StageResult, outcome: Outcome, started: float) -> StageOutcome:
        self.keys[stage.name] = result.key
        self.digests |= {name: info.digest for name, info in result.tables.items()}
        self.work.tables |= open_result(self.work.reading, self.derived, result)
        rows = sum(info.rows for info in result.tables.values())
        digests = {name: info.digest for name, info in result.tables.items()}
        notes = result.notes if outcome == "computed" else {}
        return StageOutcome(stage.name, outcome, "", rows, notes, time.monotonic() - started, digests)


def _fact_digests(reading: Reading) -> dict[str, str]:
    """Return the digest of every table of facts that is there; of hits, that of all imports."""
    digests = {name: info.digest for name, info in reading.crawl.tables.items()} if reading.crawl else {}
    digests |= {name: info.digest for name, info in reading.render.tables.items()} if reading.render else {}
    for name in LOG_TABLES:
        imports = [_digest_in(snapshot, name) for snapshot in reading.logs if _digest_in(snapshot, name)]
        if imports:
            digests[name] = digest_of(sorted(imports))
    if reading.previous:
        digests |= {f"{PREVIOUS}{name}": info.digest for name, info in reading.previous.tables.items()}
    return digests


def _digest_in(snapshot: Snapshot, table: str) -> str:
    """Return a table's digest; sums that an older import has not written follow from its requests."""
    known = snapshot.tables.get(table) or (snapshot.tables.get("hits") if table == "hit_days" else None)
    return known.digest if known else ""


def taken(snapshots: Iterable[Snapshot]) -> dict[str, int]:
    """Return how many rows of each table were purged: what can no longer be recomputed."""
    rows: Counter[str] = Counter()
    for snapshot in snapshots:
        for stone in snapshot.tombstones:
            rows[stone.table] += stone.rows
    return dict(sorted(rows.items()))
