"""The command `demo`: a site of our own making, crawled twice, with its logs, from end to end on this computer."""

import shutil
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.answers import read_day
from app.commands.collect import open_app, read_logs, run_analysis, say_findings
from app.commands.crawl import say_crawl
from app.commands.session import Exit, Session

if TYPE_CHECKING:
    from app.demo.site import DemoSite
    from app.demo.truth import Truth
    from app.settings import Settings
    from app.workspace import Workspace

_HOUR = time(6)  # of both crawls: runs of one day give snapshots of one time
_LOGS, _TRUTH = "demo-logs", "demo-truth.json"
_COMPARED = (
    "hits",
    "ledger",
    "bot_days",
    "matches",
    "findings",
    "changes",
    "gaps",
    "link_opportunities",
    "topic_pages",
)
_LONGEST_LIST = 10  # differences shown


def demo(
    session: Session,
    seed: Annotated[int, typer.Option("--seed", min=0, metavar="N", help="cli-option-seed")] = 1,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="cli-option-date")] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="cli-option-no-open")] = False,
) -> Exit:
    from app.demo.logs import write_logs
    from app.demo.site import build_site
    from app.demo.truth import truth_of

    site = build_site(seed, read_day(day) or datetime.now(UTC).date())
    truth = truth_of(site)
    workspace, name = _fresh_workspace(session, site, truth)
    totals = truth.totals
    session.console.say(
        "demo-made", seed=seed, urls=totals["urls"], indexable=totals["indexable"], lines=totals["lines"]
    )
    for generation in (1, 2):
        _crawl_generation(session, workspace, name, site, generation)
    read_logs(session, workspace, name, [str(file) for file in write_logs(site, workspace.root / _LOGS)])
    run_analysis(session, workspace, name)
    _compare(session, workspace, name, truth)
    say_findings(session, workspace, name)
    return open_app(session, workspace, no_open=no_open)


def _fresh_workspace(session: Session, site: "DemoSite", truth: "Truth") -> "tuple[Workspace, str]":
    """Return a workspace with the demo site; one of another seed or day loses that site's snapshots."""
    from app.sites import add_site

    workspace, name = add_site(session.root, site.start, own_site=True)
    workspace.save(_keeping_filters(workspace.settings))
    file = workspace.root / _TRUTH
    if file.exists() and file.read_text(encoding="utf-8") != truth.to_json():
        for folder in (workspace.facts(name).root, workspace.derived(name).root, workspace.root / _LOGS):
            shutil.rmtree(folder, ignore_errors=True)
        workspace.crawl_state(name).unlink(missing_ok=True)
    file.write_text(truth.to_json(), encoding="utf-8")
    return session.workspace(), name


def _keeping_filters(settings: "Settings") -> "Settings":
    """Return settings that keep the values of the shop's filters in logs: the crawl has not met every combination."""
    from app.demo.shop import filter_names

    kept = tuple(dict.fromkeys((*settings.logs.kept_parameters, *filter_names())))
    return settings.model_copy(update={"logs": settings.logs.model_copy(update={"kept_parameters": kept})})


def _crawl_generation(session: Session, workspace: "Workspace", name: str, site: "DemoSite", number: int) -> None:
    """Crawl one state of the site; one that has been crawled is not crawled again."""
    from app.crawl_request import CrawlRequest
    from app.demo.server import serve
    from app.demo.traffic import BETWEEN_CRAWLS
    from app.sites import connected
    from app.work import crawl_site

    if len(workspace.facts(name).snapshots("crawl")) >= number:
        return
    at = datetime.combine(site.crawl_date, _HOUR) - timedelta(days=BETWEEN_CRAWLS) * (2 - number)
    session.console.say("cli-demo-generation", number=number)
    with serve(site, number) as address:
        here = connected(workspace, name, {site.host: address})
        request = CrawlRequest(external=False)  # the demo needs no network
        say_crawl(session, name, crawl_site(here, name, request, talk=session.console.progress, at=at))


def _compare(session: Session, workspace: "Workspace", name: str, truth: "Truth") -> None:
    """Say whether what was planted was found, and nothing else."""
    from app.demo.compare import compare
    from app.reading import Selection, open_tables

    console, tables = session.console, open_tables(workspace, Selection(name))
    missing = [table for table in _COMPARED if table not in tables]
    if missing:
        console.say("cli-demo-not-compared", table=missing[0])
        return
    differences = compare(truth, tables)
    console.say("demo-differs" if differences else "demo-agrees", count=len(differences))
    for difference in differences[:_LONGEST_LIST]:
        key = f"demo-{difference.kind.replace('_', '-')}"
        console.say(key, check=difference.check, key=difference.key)
    console.say("cli-demo-truth", file=str(workspace.root / _TRUTH))
