"""A crawl of another tool as a snapshot of a site: with the tables its source measured, at the time it was made."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.facts import Snapshot
from app.jobs import Task
from app.work import Record, digests_of, recorded
from app.workspace import Workspace

if TYPE_CHECKING:
    from analysis.progress import Report
    from crawlers.imports import ForeignCrawl, ImportKind


@dataclass(frozen=True)
class ImportResult:
    """What an import brought in."""

    snapshot: Snapshot
    told: dict[str, Any]  # as the manifest and `import --json` say it
    samples: tuple[tuple[str, int, str, str], ...]  # of rejected rows: file, row, reason, text


def import_crawl(
    workspace: Workspace,
    site: str,
    files: Sequence[Path],
    *,
    kind: "ImportKind | None" = None,
    talk: "Report | None" = None,
) -> ImportResult:
    """Read files of another tool into a crawl snapshot of the site; which tool is found out where it is not said."""

    def work(task: Task, record: Record) -> ImportResult:
        from crawlers.imports import read_crawl

        crawl = read_crawl(_plan(workspace, site, files, task), kind)
        try:
            snapshot = _close(workspace, site, crawl)
            samples = _samples(crawl)
        finally:
            crawl.close()
        task.closed(snapshot.id)
        record.digests["facts"] = digests_of(snapshot)
        return ImportResult(snapshot, crawl.told, samples)

    return recorded(workspace, site, "import", work, talk)


def _plan(workspace: Workspace, site: str, files: Sequence[Path], task: Task) -> Any:
    from crawlers.imports import ImportPlan

    about = workspace.about(site)
    return ImportPlan(tuple(files), about.hosts, about.start, workspace.scratch, task.report, task.should_stop)


def _close(workspace: Workspace, site: str, crawl: "ForeignCrawl") -> Snapshot:
    """Close the crawl at its own time: a crawl of last year is no change since yesterday."""
    facts = workspace.facts(site)
    batches = crawl.batches(facts.known_bodies())
    about = {"source": crawl.source, "import": crawl.told, "unmeasured": sorted(crawl.unmeasured), "counts": {}}
    return facts.write("crawl", batches, about, crawl.crawled_at, measured=crawl.measured)


_SHOWN = 5


def _samples(crawl: "ForeignCrawl") -> tuple[tuple[str, int, str, str], ...]:
    rows = (row for _, _, row in crawl.spool.items("rejected_rows"))
    chosen = (row for _, row in zip(range(_SHOWN), rows, strict=False))
    return tuple((row["file"], row["row_no"], row["reason"], row["sample"]) for row in chosen)
