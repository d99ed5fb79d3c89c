"""Imports of logs that are killed at any point, and what they have left: each line once, however often it was begun."""

import multiprocessing
from collections import Counter
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq

_PRELOADED = [
    "app.work",
    "app.bot_lists",
    "app.kept_values",
    "crawlers.logfiles",
    "crawlers.log_formats",
    "tests.import_killed",
]


def context():
    """Return what starts processes at once: the modules are there before."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(_PRELOADED)
    return found


def import_in_pieces(workspace, log, commit, here):
    """Import a log and put down what was read every so many bytes; `here` spares the spider its second to start."""
    from app.work import import_logs
    from app.workspace import open_workspace
    from crawlers import log_content, log_scan, logfiles

    def collect_here(paths, how, *_, **__):
        return [log_scan.inspect(log_content.in_place(p), how, path=str(p), name=p.name) for p in paths]

    logfiles.LogPlan = partial(logfiles.LogPlan, commit=commit)
    logfiles.collect = collect_here if here else logfiles.collect
    opened = open_workspace(workspace)
    import_logs(opened, opened.site(), [Path(log)])


def killed_after(started, workspace, log, commit, seconds, *, here):
    """Start an import and kill it with SIGKILL unless it ends before; return whether it was killed."""
    process = started.Process(target=import_in_pieces, args=(str(workspace), str(log), commit, here))
    process.start()
    process.join(seconds)
    alive = process.is_alive()
    process.kill()
    process.join()
    if not alive and process.exitcode:
        raise RuntimeError(f"the import ended with {process.exitcode}")
    return alive


def times_read(facts):
    """Return how often each line number came in, over all snapshots."""
    numbers = Counter()
    for snapshot in facts.snapshots("logs"):
        numbers.update(pq.read_table(facts.part(snapshot, "hits"), columns=["line_no"])["line_no"].to_pylist())
    return numbers
