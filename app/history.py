"""The numbers of all crawls of a site: counted once each, also those that were never analysed."""

import ibis.expr.types as ir

from analysis.progress import Report
from app.jobs import Jobs, Task
from app.pipeline import analyse
from app.reading import Selection, open_reading
from app.workspace import Workspace

_STAGES = ("indexability", "counts")


def count_all(workspace: Workspace, site: str, *, talk: Report | None = None) -> int:
    """Count the crawls that still have their pages and were not counted yet; return how many."""
    due = uncounted(workspace, site)

    def work(task: Task) -> int:
        for snapshot in due:
            _count(workspace, site, snapshot, task)
        return len(due)

    return Jobs(workspace.jobs_path).run_here("analyse", site, work, talk=talk) if due else 0


def count_others(workspace: Workspace, site: str, task: Task) -> None:
    """Count what was not counted yet within a job that holds the lock already: an analysis does so at its end."""
    for snapshot in uncounted(workspace, site):
        _count(workspace, site, snapshot, task)


def uncounted(workspace: Workspace, site: str) -> list[str]:
    """Return the ids of the crawls whose numbers are not kept."""
    derived, crawls = workspace.derived(site), workspace.facts(site).snapshots("crawl")
    return [crawl.id for crawl in crawls if "pages" in crawl.tables and "counts" not in derived.current(crawl.id)]


def _count(workspace: Workspace, site: str, snapshot: str, task: Task) -> None:
    """Run the two stages that count a crawl, and keep what other stages found for it."""
    from app.stages import STAGES

    derived = workspace.derived(site)
    kept = {stage: result.key for stage, result in derived.current(snapshot).items()}
    stages = [stage for stage in STAGES if stage.name in _STAGES]
    analyse(workspace, site, report=task.report, should_stop=task.should_stop, stages=stages, snapshot=snapshot)
    counted = {stage: result.key for stage, result in derived.current(snapshot).items()}
    derived.set_current(snapshot, kept | counted)


def history_of(workspace: Workspace, site: str) -> ir.Table | None:
    """Return the numbers of every crawl that was counted, the oldest first; none where there is not one."""
    from analysis.questions.crawl_history import trace_crawl_history

    reading = open_reading(workspace, Selection(site))
    counts = reading.whole.get("crawl_counts")
    return None if counts is None else trace_crawl_history(counts)
