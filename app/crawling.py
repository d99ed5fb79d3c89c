"""A crawl from settings to a closed snapshot: in this process, or in one of its own where this one must live on."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import BusyError, ContractError, InputError, SiteloreError
from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.urls import host_of, url_key
from app.crawl_request import WHOLE_SITE, CrawlRequest
from app.crawl_states import crawl_id, remove_state, state_of, turn_to_close
from app.extraction import extraction_rules
from app.facts import Facts, Snapshot
from app.incremental import counted, earlier_of, read_as
from app.workspace import Workspace
from crawlers.credentials import NOBODY, Credentials

if TYPE_CHECKING:
    import pyarrow as pa

    Batches = Iterator[tuple[str, pa.RecordBatch]]
    from crawlers.earlier import EarlierCrawl
    from crawlers.frontier_store import State
    from crawlers.runner import CrawlEvent, CrawlOutcome, CrawlPlan

OnEvent = Callable[["CrawlEvent"], None]
_STARTS = 20  # start URLs named in a manifest; a list may have fifty thousand
_POLL = 0.1  # seconds between two looks at what a crawl in a process of its own says
_END_SECONDS = 1.7  # for such a crawl to stop by itself
_ERRORS = {error.__name__: error for error in (BusyError, ContractError, InputError)}


def plan_of(workspace: Workspace, site: str, request: CrawlRequest = WHOLE_SITE) -> "CrawlPlan":
    """Return what to crawl and how, from the settings and from what was typed, which beats them."""
    from crawlers.agents import user_agent_of
    from crawlers.runner import CrawlPlan

    about, limits = workspace.about(site), workspace.settings.crawl
    include = limits.include if request.include is None else request.include
    exclude = limits.exclude if request.exclude is None else request.exclude
    usual = limits.own_delay_seconds if about.own_site else limits.delay_seconds
    return CrawlPlan(
        site=site,
        start_urls=request.urls or (about.start,),
        own_hosts=about.hosts,
        mode=request.mode,
        sitemaps=request.sitemaps,
        seeds=_seeds(workspace, site, request),
        include=include,
        exclude=exclude,
        own_patterns=(include, exclude) != (limits.include, limits.exclude),
        max_external_urls=limits.max_external_urls if request.external else 0,
        external_delay_s=limits.external_delay_seconds,
        longest_rest_s=limits.retry_after_seconds,
        user_agent=user_agent_of(request.user_agent or limits.user_agent),
        extraction=extraction_rules(workspace.settings.extraction),
        connect=about.connect,
        consent=about.consent,
        accept_certificates=about.accept_certificates,
        own_site=about.own_site,
        obey_robots=request.obey_robots and limits.obey_robots,
        delay_s=usual if request.delay is None else request.delay,
        per_host=limits.own_connections if about.own_site else limits.connections_per_host,
        max_urls=request.max_urls or limits.max_urls,
        own_limit=request.max_urls is not None and request.max_urls < (limits.max_urls or sys.maxsize),
        deadline_s=limits.deadline_seconds,
        tries=limits.tries,
    )


def _seeds(workspace: Workspace, site: str, request: CrawlRequest) -> tuple[str, ...]:
    """Return what the logs add to a crawl of the whole site."""
    from app.crawl_seeds import seeds_from_logs
    from crawlers.scope import OwnHosts

    limits = workspace.settings.crawl
    wanted = limits.seed_logs if request.seed_logs is None else request.seed_logs
    if not wanted or request.mode != "spider":
        return ()
    return seeds_from_logs(workspace, site, OwnHosts(workspace.about(site).hosts), limits.max_log_urls)


def crawl_to_snapshot(
    workspace: Workspace,
    plan: "CrawlPlan",
    *,
    on_event: OnEvent,
    report: Report,
    should_stop: ShouldStop,
    apart: bool,
    at: datetime | None,
    credentials: Credentials,
    workers: int = 1,
    fresh: bool = False,
) -> "tuple[CrawlOutcome, Snapshot | None]":
    """Crawl, or go on with a crawl that was interrupted, and close it into a snapshot.

    Where the server has gone (`paused`) there is no snapshot yet. `apart` crawls in a process of its own: Scrapy's
    reactor runs once in a process and does not share it with the app's server. Where workers share the crawl, the
    first to be done closes it (the others end `elsewhere`); in their own workspace they have no snapshot of it.
    Unless it is to be `fresh`, what has not changed since an earlier crawl is taken over from there.
    """
    from crawlers.runner import crawl, drain

    state, facts = state_of(workspace, plan), workspace.facts(plan.site)
    if _closed_as(facts, crawl_id(state)):
        remove_state(state)  # a kill came between closing the snapshot and this
    reading = read_as(plan, credentials)
    # workers that share a crawl need not have the same earlier one
    earlier = earlier_of(facts, reading) if isinstance(state, Path) and not fresh else None
    run = partial(crawl_together, workers) if workers > 1 else crawl_apart if apart else crawl
    try:
        outcome = run(
            plan, state, on_event=on_event, report=report, should_stop=should_stop, credentials=credentials,
            earlier=earlier,
        )  # fmt: skip
    except InputError as error:
        if error.key.startswith("crawl-start"):
            remove_state(state)  # it led nowhere: the next crawl asks again
        raise
    if outcome.ended == "stopped":
        raise Stopped
    if outcome.ended == "paused":
        return outcome, None
    with turn_to_close(state, outcome.id, should_stop) as is_ours:
        if not is_ours:
            return replace(outcome, ended="elsewhere"), _closed_as(facts, outcome.id)
        report(Progress("progress-crawl-close", outcome.urls, outcome.met))
        about = _about(plan, outcome) | {"read_as": reading}
        batches = counted(drain(state, facts.known_bodies(), earlier), earlier, about)
        snapshot = _closed_as(facts, outcome.id) or facts.write("crawl", noted(batches, plan, about), about, at)
        remove_state(state)
    return outcome, snapshot


def _closed_as(facts: Facts, crawl: str | None) -> Snapshot | None:
    """Return the snapshot a crawl was closed into."""
    snapshots = reversed(facts.snapshots("crawl") if crawl else ())
    return next((snapshot for snapshot in snapshots if snapshot.about.get("crawl") == crawl), None)


def _about(plan: "CrawlPlan", outcome: "CrawlOutcome") -> dict[str, Any]:
    return {
        "crawl": outcome.id,
        "mode": plan.mode,
        "part": plan.part_of(outcome.urls),
        "start": list(plan.start_urls[:_STARTS]),
        "starts": len(plan.start_urls),
        "hosts": list(plan.own_hosts),
        "sitemaps": list(plan.sitemaps),
        "include": list(plan.include),
        "exclude": list(plan.exclude),
        "seeds": len(plan.seeds),
        "max_external_urls": plan.max_external_urls,
        "delay_s": plan.delay_s,
        "user_agent": plan.user_agent,
        "obey_robots": plan.obey_robots,
        "max_urls": plan.max_urls,
        "counts": dict(sorted(outcome.counts.items())),
        "urls": outcome.urls,
        "resumed": outcome.resumed,
        "seconds": round(outcome.seconds, 1),
        "outside_seconds": round(outcome.outside_s, 1),
    }


def noted(batches: "Batches", plan: "CrawlPlan", about: dict[str, Any]) -> "Batches":
    """Hand tables on, and put into the manifest which hosts were met and how many URLs the patterns left out."""
    from crawlers.scope import OwnHosts, UrlFilter

    starts = frozenset(key for url in plan.start_urls if (key := url_key(url)))
    patterns, own = UrlFilter(plan.include, plan.exclude, starts), OwnHosts(plan.own_hosts)
    hosts, left_out = set[str](), set[str]()
    column = {"links": "target", "sitemap_urls": "url"}
    for table, batch in batches:
        if table == "pages":
            hosts.update(map(host_of, batch["url"].to_pylist()))
        elif table in column and not patterns.is_open:
            urls = set(batch[column[table]].to_pylist())
            left_out.update(url for url in urls if host_of(url) in own and not patterns.admits(url))
        yield table, batch
    about |= {"hosts_met": sorted(hosts), "left_out": len(left_out)}


def crawl_together(workers: int, plan: "CrawlPlan", state: "State", **how: Any) -> "CrawlOutcome":
    """Crawl with several processes that share a frontier; one that dies is made up for by the others."""
    if isinstance(state, Path):
        raise InputError("crawl-workers-need-frontier", workers=workers)
    with ThreadPoolExecutor(workers) as pool:
        waiting = [pool.submit(crawl_apart, plan, state, **how) for _ in range(workers)]
        failures = [error for run in waiting if (error := run.exception()) is not None]
    outcomes = [run.result() for run in waiting if run.exception() is None]
    if not outcomes:
        raise failures[0]
    return next((outcome for outcome in outcomes if outcome.ended == "finished"), outcomes[0])


def crawl_apart(
    plan: "CrawlPlan",
    state: "State",
    *,
    on_event: OnEvent,
    report: Report,
    should_stop: ShouldStop,
    credentials: Credentials = NOBODY,
    earlier: "EarlierCrawl | None" = None,
) -> "CrawlOutcome":
    """Crawl in a process of its own, which ends with this one or a moment after a stop.

    Plan and credentials reach it through a pipe: a command line is everybody's to read.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    # not daemonic: suspicious pages are read in a child of its own
    process = context.Process(target=_crawl_there, args=(theirs, plan, state, credentials, earlier))
    process.start()
    theirs.close()
    try:
        return _follow(ours, on_event, report, should_stop)
    finally:
        ours.close()  # the crawl sees that nobody listens
        process.join(_END_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def _follow(ours: Connection, on_event: OnEvent, report: Report, should_stop: ShouldStop) -> "CrawlOutcome":
    asked = False
    while True:
        if not asked and should_stop():
            ours.send("stop")
            asked = True
        if not ours.poll(_POLL):
            continue
        try:
            kind, value = ours.recv()
        except EOFError as error:
            if asked or should_stop():
                raise Stopped from error  # it ended before it could say that it stopped
            raise InputError("crawl-process-died") from error
        if kind == "event":
            on_event(value)
        elif kind == "progress":
            report(value)
        elif kind == "error":
            name, key, details = value
            raise _ERRORS.get(name, SiteloreError)(key, **details)
        else:
            outcome: CrawlOutcome = value
            return outcome


def _crawl_there(
    theirs: Connection,
    plan: "CrawlPlan",
    state: "State",
    credentials: Credentials,
    earlier: "EarlierCrawl | None",
) -> None:
    """Crawl and tell the other process about it, until it says stop. Where it has gone, end at once, as by a kill."""
    from crawlers.runner import crawl

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the other process decides
    stopped = False

    def tell(kind: str, value: object) -> None:
        try:
            theirs.send((kind, value))
        except OSError:
            os._exit(1)

    def should_stop() -> bool:
        nonlocal stopped
        try:
            stopped = stopped or (theirs.poll() and theirs.recv() == "stop")
        except (EOFError, OSError):
            os._exit(1)
        return stopped

    try:
        outcome = crawl(
            plan,
            state,
            on_event=lambda event: tell("event", event),
            report=lambda progress: tell("progress", progress),
            should_stop=should_stop,
            credentials=credentials,
            earlier=earlier,
        )
        tell("outcome", outcome)
    except SiteloreError as error:
        tell("error", (type(error).__name__, error.key, error.details))
