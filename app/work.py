"""The work itself, the same for command line, app and schedule: a job with its lock, a snapshot or results, a run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.progress import Report, Stopped
from app.crawl_request import WHOLE_SITE, CrawlRequest
from app.decisions import Decisions
from app.facts import Snapshot
from app.integrity import check_tables
from app.jobs import Jobs, Kind, Task
from app.pipeline import StageOutcome, analyse, taken
from app.reading import crawl_before
from app.runs import Runs, RunState
from app.workspace import Workspace

if TYPE_CHECKING:
    from crawlers.log_scan import Prints
    from crawlers.log_sources import Source
    from crawlers.logfiles import LogImport, LogPlan, LogTotals
    from crawlers.runner import CrawlEvent

Batch = tuple[str, pa.RecordBatch]
Result = TypeVar("Result")


@dataclass
class Record:
    """What goes into the run ledger while work goes on."""

    id: str
    inputs: dict[str, str]
    digests: dict[str, dict[str, str]]


@dataclass(frozen=True)
class CrawlResult:
    """What a crawl brought in; one whose server has gone has no snapshot yet."""

    snapshot: Snapshot | None
    counts: dict[str, int]  # URLs by state: ok, http_error, error, limit, blocked
    urls: int
    resumed: bool
    seconds: float
    rest_s: float = 0.0  # how long the server wants to be left alone, where that ended the crawl for now
    ended: str = "finished"

    @property
    def reused(self) -> dict[str, Any]:
        """Return how many pages did not come (`not_modified`) or were not read again (`parse`), and whose they are."""
        return dict(self.snapshot.about.get("reused", {})) if self.snapshot else {}

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to crawl: closed here, or by a worker that shared the crawl."""
        return self.snapshot is not None or self.ended == "elsewhere"

    @property
    def told(self) -> dict[str, Any]:
        """Return what `crawl --json` says."""
        told = {"snapshot": self.snapshot.id if self.snapshot else None, "finished": self.is_whole}
        how = {"resumed": self.resumed, "seconds": round(self.seconds, 1), "rest_seconds": round(self.rest_s)}
        return {**told, "urls": self.urls, **how, **self.counts, "reused": self.reused}


@dataclass(frozen=True)
class LogsOutcome:
    """What a log import brought in: a snapshot, of large logs several; without a new line there is none."""

    totals: "LogTotals"
    snapshots: tuple[Snapshot, ...]

    @property
    def snapshot(self) -> Snapshot | None:
        """Return the last snapshot."""
        return self.snapshots[-1] if self.snapshots else None


@dataclass(frozen=True)
class AnalysisOutcome:
    run: str  # what `rerun` repeats
    stages: list[StageOutcome]
    taken: dict[str, int]  # rows of each table that were purged and can no longer be recomputed from

    def count(self, outcome: str) -> int:
        return sum(stage.outcome == outcome for stage in self.stages)


def crawl_site(
    workspace: Workspace,
    site: str,
    request: CrawlRequest = WHOLE_SITE,
    *,
    events: "Callable[[CrawlEvent], None]" = lambda event: None,
    talk: Report | None = None,
    apart: bool = True,
    at: datetime | None = None,
) -> CrawlResult:
    """Crawl a site into a snapshot; a crawl that was interrupted is continued."""
    from app.crawl_states import remove_state, state_of
    from app.crawling import crawl_to_snapshot, plan_of
    from app.logins import credentials_of

    credentials = credentials_of(workspace.about(site))
    plan = plan_of(workspace, site, request)
    if request.anew:
        remove_state(state_of(workspace, plan))

    def work(task: Task, record: Record) -> CrawlResult:
        outcome, snapshot = crawl_to_snapshot(
            workspace, plan, on_event=events, report=task.report, should_stop=task.should_stop, apart=apart, at=at,
            credentials=credentials, workers=request.workers, fresh=request.fresh,
        )  # fmt: skip
        if snapshot:
            task.closed(snapshot.id)
            record.digests["facts"] = digests_of(snapshot)
        counts = {state: outcome.counts.get(state, 0) for state in ("ok", "http_error", "error", "limit", "blocked")}
        return CrawlResult(
            snapshot, counts, outcome.urls, outcome.resumed, outcome.seconds, outcome.rest_s, outcome.ended
        )

    return recorded(workspace, site, "crawl", work, talk, shared=workspace.settings.crawl.frontier is not None)


def import_logs(
    workspace: Workspace,
    site: str,
    files: "Sequence[Source]",
    *,
    log_format: str | None = None,
    secret: str | None = None,
    talk: Report | None = None,
) -> LogsOutcome:
    """Read log files into snapshots of the site. What an earlier import has read is skipped.

    Every snapshot is closed before more is read: an import that is killed goes on behind the last of them.
    `log_format` is what the server's configuration says of its lines; the settings' unless said. `secret` names what
    opens the servers that `files` name, in keyring or environment.
    """
    if log_format is None:
        log_format = workspace.settings.logs.format

    def work(task: Task, record: Record) -> LogsOutcome:
        plan = _log_plan(workspace, site, files, log_format, secret)
        return _read_logs(workspace, site, plan, task, record)

    return recorded(workspace, site, "logs", work, talk)


def _log_plan(
    workspace: Workspace, site: str, files: "Sequence[Source]", log_format: str, secret: str | None
) -> "LogPlan":
    from analysis.urls import origin_of, url_key
    from app.bot_lists import verifier_of
    from app.kept_values import kept_values
    from app.secrets import read_secret
    from crawlers.logfiles import LogPlan

    about = workspace.about(site)
    start, verifier = url_key(about.start), verifier_of(workspace)
    return LogPlan(
        origin_of(start or about.start), about.hosts, tuple(files), workspace.secret(), workspace.scratch,
        kept=kept_values(workspace, site), verifier=verifier,
        format=log_format, zone=workspace.settings.logs.zone,
        login=read_secret(secret) if secret else None, prints=known_prints(workspace, site),
    )  # fmt: skip


def _read_logs(workspace: Workspace, site: str, plan: "LogPlan", task: Task, record: Record) -> LogsOutcome:
    from app.bot_lists import keep_names, told_of
    from crawlers.logfiles import import_logs

    log_import = import_logs(plan, known_fingerprints(workspace, site), task.report, task.should_stop)
    snapshots: list[Snapshot] = []
    for piece in log_import.pieces():
        told: dict[str, Any] = {"bots": told_of(plan.verifier)} if plan.verifier else {}
        snapshots.append(workspace.facts(site).write("logs", _counted(piece, log_import, told), told))
        task.closed(snapshots[-1].id)
        record.digests[f"facts/{snapshots[-1].id}"] = digests_of(snapshots[-1])
    if plan.verifier:
        keep_names(workspace, plan.verifier)
    return LogsOutcome(log_import.totals, tuple(snapshots))


def _counted(piece: Iterator[Batch], log_import: "LogImport", told: dict[str, Any]) -> Iterator[Batch]:
    """Hand batches on, and put the totals into the manifest once all are read."""
    yield from piece
    told |= totals_of(log_import.piece)


def totals_of(totals: "LogTotals") -> dict[str, Any]:
    """Return what was read, as manifests and `logs --json` say it."""
    return {
        "files": totals.files,
        "lines": totals.lines,
        "hits": totals.hits,
        "rejected": totals.rejected,
        "skipped_files": totals.skipped_files,
        "first_at": totals.first_at.isoformat() if totals.first_at else None,
        "last_at": totals.last_at.isoformat() if totals.last_at else None,
        "damaged": list(totals.damaged),
        "doubtful": {name: round(share, 4) for name, share in sorted(totals.doubtful.items())},
    }


def known_fingerprints(workspace: Workspace, site: str) -> set[str]:
    parts = workspace.facts(site).parts("logs", "log_files")
    return {name for part in parts for name in pq.read_table(part, columns=["fingerprint"])["fingerprint"].to_pylist()}


def known_prints(workspace: Workspace, site: str) -> "tuple[Prints, ...]":
    """Return how the files of earlier imports are recognised in others."""
    from crawlers.log_scan import Prints

    parts = workspace.facts(site).parts("logs", "log_prints")
    rows = (row for part in parts for row in pq.read_table(part).to_pylist())
    return tuple(Prints(row["lines"], row["head"], row["tail"], row["steps"], row["damage"]) for row in rows)


def analyse_site(
    workspace: Workspace, site: str, *, snapshot: str | None = None, talk: Report | None = None
) -> AnalysisOutcome:
    """Run the stages that are due for the newest crawl, or the one named, and all logs."""

    from app.history import count_others

    def work(task: Task, record: Record) -> AnalysisOutcome:
        facts = workspace.facts(site)
        crawl = facts.snapshot(snapshot) if snapshot else facts.newest_whole()
        read = [s for s in (crawl, crawl_before(workspace, site, crawl), *facts.snapshots("logs")) if s]
        for known in read:
            check_tables(facts, known)
        record.inputs.update({f"{s.id}/{name}": digest for s in read for name, digest in digests_of(s).items()})
        stages = analyse(
            workspace, site, report=task.report, should_stop=task.should_stop, snapshot=crawl.id if crawl else None
        )
        record.digests.update({stage.stage: dict(stage.digests) for stage in stages if stage.digests})
        count_others(workspace, site, task)
        note_briefs(workspace, site)
        task.closed(crawl.id if crawl else "")
        return AnalysisOutcome(record.id, stages, taken(read))

    return recorded(workspace, site, "analyse", work, talk)


def note_briefs(workspace: Workspace, site: str) -> None:
    """Let decisions know the present version of every brief of the newest crawl."""
    from app.briefs import list_briefs

    Decisions(workspace.decisions_path).note_briefs({brief.id: brief.digest for brief in list_briefs(workspace, site)})


def digests_of(snapshot: Snapshot) -> dict[str, str]:
    return {name: info.digest for name, info in sorted(snapshot.tables.items())}


def all_snapshots(workspace: Workspace) -> list[str]:
    """Return the ids of every closed snapshot of every site: what a run could see."""
    stores = [workspace.facts(site) for site in workspace.settings.sites]
    return sorted(s.id for facts in stores for kind in ("crawl", "logs") for s in facts.snapshots(kind))


def recorded(
    workspace: Workspace,
    site: str,
    kind: Kind,
    work: Callable[[Task, Record], Result],
    talk: Report | None,
    *,
    shared: bool = False,
) -> Result:
    """Do work as a job and enter it into the run ledger, whatever becomes of it; shared work has no lock."""
    runs = Runs(workspace.decisions_path)

    def whole(task: Task) -> Result:
        config = workspace.settings.model_dump(mode="json")
        model = workspace.settings.embedding.model
        run = runs.start(kind, site, config=config, model=model, snapshots=all_snapshots(workspace))
        record, state = Record(run, {}, {}), "failed"
        try:
            result = work(task, record)
            state = "done"
            return result
        except Stopped:
            state = "stopped"
            raise
        finally:
            runs.end(run, _state(state), inputs=record.inputs, digests=record.digests)

    return Jobs(workspace.jobs_path).run_here(kind, site, whole, talk=talk, shared=shared)


def _state(state: str) -> RunState:
    return "done" if state == "done" else "stopped" if state == "stopped" else "failed"
