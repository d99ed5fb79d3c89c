"""Repeats an analysis from the ledger beside its results and compares the digests of every table."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from analysis.errors import InputError
from analysis.progress import Report
from app.derived import Derived
from app.facts import FactKind, Facts, Snapshot
from app.jobs import Jobs, Task
from app.meaning import Meaning
from app.pipeline import StageOutcome, analyse
from app.runs import Run, Runs
from app.settings import Settings
from app.workspace import Workspace


@dataclass(frozen=True)
class Difference:
    stage: str
    table: str
    before: str  # digest, empty where the table was not there
    now: str


@dataclass(frozen=True)
class Comparison:
    run: Run
    tables: int  # compared
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class PastFacts(Facts):
    """The snapshots that were closed when a run began."""

    ids: frozenset[str] = frozenset()

    def snapshots(self, kind: FactKind) -> list[Snapshot]:
        return [snapshot for snapshot in super().snapshots(kind) if snapshot.id in self.ids]


@dataclass(frozen=True)
class PastWorkspace(Workspace):
    """The workspace as a run saw it: its settings, and no snapshot that came later."""

    ids: frozenset[str] = frozenset()

    def facts(self, site: str) -> Facts:
        facts = super().facts(site)
        return PastFacts(facts.root, facts.site, self.ids)


def repeat(workspace: Workspace, run_id: str, *, talk: Report | None = None) -> Comparison:
    """Compute an analysis again from facts, into a scratch folder, and compare it with what the ledger says."""
    run = Runs(workspace.decisions_path).run(run_id)
    if run.command != "analyse" or not run.digests:
        raise InputError("rerun-not-an-analysis", name=run.id, command=run.command)
    _check_inputs(workspace, run)
    past = PastWorkspace(workspace.root, Settings(**run.config), frozenset(run.snapshots))
    analysed = [s.id for s in past.facts(run.site).snapshots("crawl") if f"{s.id}/pages" in run.inputs]
    folder = workspace.scratch / f"rerun-{uuid4().hex}"

    def work(task: Task) -> list[StageOutcome]:
        try:
            return analyse(
                past, run.site, report=task.report, should_stop=task.should_stop, snapshot=max(analysed, default=None),
                derived=Derived(folder / "derived"), meaning=Meaning(folder / "meaning"),
            )  # fmt: skip
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    stages = Jobs(workspace.jobs_path).run_here("rerun", run.site, work, talk=talk)
    return compare(run, {stage.stage: stage.digests for stage in stages})


def compare(run: Run, now: Mapping[str, Mapping[str, str]]) -> Comparison:
    before = {(stage, table): digest for stage, tables in run.digests.items() for table, digest in tables.items()}
    after = {(stage, table): digest for stage, tables in now.items() for table, digest in tables.items()}
    every = sorted(before.keys() | after.keys())
    differing = [place for place in every if before.get(place) != after.get(place)]
    found = tuple(Difference(*place, before.get(place, ""), after.get(place, "")) for place in differing)
    return Comparison(run, len(every), found)


def _check_inputs(workspace: Workspace, run: Run) -> None:
    """Raise an InputError where what the run read has been purged or differs."""
    facts = workspace.facts(run.site)
    snapshots = {s.id: s for s in (*facts.snapshots("crawl"), *facts.snapshots("logs"))}
    held = {f"{s.id}/{name}": info.digest for s in snapshots.values() for name, info in s.tables.items()}
    gone = sorted(name for name, digest in run.inputs.items() if held.get(name) != digest)
    if gone:
        raise InputError("rerun-inputs-gone", name=run.id, tables=", ".join(gone))
