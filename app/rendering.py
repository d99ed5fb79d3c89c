"""From a crawl to a snapshot of renders: which of its pages stand for all, opened in this computer's browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow.parquet as pq

from analysis.errors import InputError
from analysis.progress import Progress, Report, Stopped
from analysis.tables import conform
from app.facts import Snapshot
from app.jobs import Task
from app.reach import reach_of
from app.reading import Selection, chosen_crawl, render_of
from app.work import Record, digests_of, recorded
from app.workspace import Workspace

Page = tuple[str, str | None]  # URL key, template


@dataclass(frozen=True)
class Choice:
    """The pages that are opened, and what they stand for."""

    crawl: Snapshot
    pages: tuple[Page, ...]
    of: int  # pages of the crawl that could be rendered

    @property
    def templates(self) -> int:
        return len({template for _, template in self.pages})


@dataclass(frozen=True)
class RenderResult:
    snapshot: Snapshot
    choice: Choice
    rendered: int
    failed: int

    @property
    def told(self) -> dict[str, Any]:
        """Return what `render --json` says."""
        return {
            "snapshot": self.snapshot.id,
            "crawl": self.choice.crawl.id,
            "rendered": self.rendered,
            "failed": self.failed,
            "templates": self.choice.templates,
            "of": self.choice.of,
        }


def render_site(
    workspace: Workspace,
    site: str,
    *,
    urls: Sequence[str] = (),
    sample: int | None = None,
    talk: Report | None = None,
) -> RenderResult:
    """Open pages of the newest crawl in a browser and close what was seen into a snapshot that belongs to the crawl.

    Renders an earlier run has of other pages of the same crawl are taken over, so that a single page can be added.
    What is stopped is not kept.
    """
    choice = choose_pages(workspace, site, urls=urls, sample=sample)

    def work(task: Task, record: Record) -> RenderResult:
        result = _rendered(workspace, site, choice, task)
        task.closed(result.snapshot.id)
        record.digests["facts"] = digests_of(result.snapshot)
        return result

    return recorded(workspace, site, "render", work, talk)


def _rendered(workspace: Workspace, site: str, choice: Choice, task: Task) -> RenderResult:
    from crawlers.render import RenderPlan, render_pages

    limits, about = workspace.settings.render, workspace.about(site)
    crawl = workspace.settings.crawl
    plan = RenderPlan(
        pages=choice.pages,
        reach=reach_of(workspace, site, foreign=limits.foreign_hosts),
        browser=limits.browser,
        sandbox=limits.sandbox,
        allow_post=limits.allow_post and about.own_site,
        deadline_s=limits.deadline_seconds,
        memory_mb=limits.memory_mb,
        tabs=limits.tabs,
        delay_s=crawl.own_delay_seconds if about.own_site else crawl.delay_seconds,
    )
    rows = render_pages(plan, task.report, task.should_stop)
    if task.should_stop():
        raise Stopped
    task.report(Progress("progress-crawl-close", len(rows), len(rows)))
    kept = _kept(workspace, site, choice.crawl, {row["url"] for row in rows})
    batch = conform("renders", sorted([*kept, *rows], key=lambda row: str(row["url"])))
    told = {"crawl": choice.crawl.id, "pages": len(rows), "taken_over": len(kept), "of": choice.of}
    snapshot = workspace.facts(site).write("render", [("renders", batch)], told)
    failed = sum(row["state"] != "ok" for row in rows)
    return RenderResult(snapshot, choice, len(rows) - failed, failed)


def _kept(workspace: Workspace, site: str, crawl: Snapshot, opened: set[str]) -> list[dict[str, Any]]:
    facts = workspace.facts(site)
    before = render_of(facts, crawl)
    if before is None or "renders" not in before.tables:
        return []
    return [row for row in pq.read_table(facts.part(before, "renders")).to_pylist() if row["url"] not in opened]


def choose_pages(workspace: Workspace, site: str, *, urls: Sequence[str] = (), sample: int | None = None) -> Choice:
    """Return the pages named, or a sample by template; an InputError where there is nothing to open."""
    from crawlers.render import sample_pages

    crawl = chosen_crawl(workspace, Selection(site))
    if crawl is None or "pages" not in crawl.tables:
        raise InputError("render-no-crawl", site=site)
    candidates = _candidates(workspace, site, crawl)
    if urls:
        return Choice(crawl, _named(dict(candidates), urls), len(candidates))
    limits = workspace.settings.render
    chosen = sample_pages(candidates, most=sample or limits.sample, per_template=limits.per_template)
    if not chosen:
        raise InputError("render-nothing-to-open", site=site)
    return Choice(crawl, tuple(chosen), len(candidates))


def _named(candidates: dict[str, str | None], urls: Sequence[str]) -> tuple[Page, ...]:
    from analysis.urls import url_key

    keys = [(url, url_key(url)) for url in urls]
    for url, key in keys:
        if key not in candidates:
            raise InputError("render-url-not-crawled", url=url)
    return tuple((key, candidates[key]) for key in dict.fromkeys(key for _, key in keys if key))


def _candidates(workspace: Workspace, site: str, crawl: Snapshot) -> list[Page]:
    """Return the HTML pages of a crawl Googlebot may fetch, each with template, else form of address."""
    from analysis.urls import pattern_of

    columns = ["url", "final_url", "state", "body_hash", "robots_allowed", "googlebot_allowed"]
    rows = pq.read_table(workspace.facts(site).part(crawl, "pages"), columns=columns).to_pylist()
    templates = _templates(workspace, site, crawl)
    return [
        (row["url"], templates.get(row["url"]) or pattern_of(row["url"]))
        for row in rows
        if row["state"] == "ok" and row["body_hash"] and row["url"] == row["final_url"]
        if row["googlebot_allowed"] and (row["robots_allowed"] or not workspace.settings.crawl.obey_robots)
    ]


def _templates(workspace: Workspace, site: str, crawl: Snapshot) -> dict[str, str]:
    """Return the template of every page; none where the crawl was not analysed."""
    derived = workspace.derived(site)
    found = next((r for r in derived.current(crawl.id).values() if "page_templates" in r.tables), None)
    if found is None:
        return {}
    rows = pq.read_table(derived.part(found, "page_templates"), columns=["url", "template"]).to_pylist()
    return {row["url"]: row["template"] for row in rows}
