"""Commands that bring in and compute: init, logs, analyse, and run, which does all of it."""

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.crawl import crawl_now, workspace_of
from app.commands.options import Connect, Delay, External, Json, MaxUrls, OwnSite, Robots, Site
from app.commands.session import Exit, Session
from app.crawl_request import CrawlRequest

if TYPE_CHECKING:
    from app.work import AnalysisOutcome, LogsOutcome
    from app.workspace import Workspace


LogSecret = Annotated[str | None, typer.Option("--secret", metavar="NAME", help="cli-option-log-secret")]


class Role(StrEnum):
    own = "own"
    competitor = "competitor"


def init(
    session: Session,
    url: Annotated[str, typer.Argument(metavar="URL", help="cli-argument-url")],
    site: Site = None,
    role: Annotated[Role | None, typer.Option("--role", metavar="own|competitor", help="cli-option-role")] = None,
    own_site: OwnSite = False,
    connect: Connect = None,
    hosts: Annotated[list[str] | None, typer.Option("--host", metavar="HOST", help="cli-option-host")] = None,
) -> Exit:
    from app.sites import add_site, read_connections

    connections = read_connections(connect or [])
    workspace, name = add_site(
        session.root, url, name=site, role=role.value if role else None, own_site=own_site, connect=connections,
        hosts=hosts or (),
    )  # fmt: skip
    about = workspace.about(name)
    session.console.say("cli-init-done", site=name, role=about.role, start=about.start, folder=str(workspace.root))
    return Exit.DONE


def logs(
    session: Session,
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="cli-argument-files")],
    site: Site = None,
    secret: LogSecret = None,
    log_format: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="cli-option-log-format")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="cli-option-log-explain")] = False,
    as_json: Json = False,
) -> Exit:
    from app.work import totals_of

    workspace = session.workspace()
    if explain:
        from app.commands.explaining import explain_logs

        return explain_logs(session, workspace, workspace.site(site), files, log_format, as_json=as_json)
    outcome = read_logs(session, workspace, workspace.site(site), files, log_format, secret)
    if as_json:
        session.data(totals_of(outcome.totals))
    return Exit.STOPPED if outcome.totals.damaged else Exit.DONE


def analyse(
    session: Session,
    site: Site = None,
    snapshot: Annotated[str | None, typer.Option("--snapshot", metavar="ID", help="cli-option-snapshot")] = None,
    judge_by: Annotated[
        str | None, typer.Option("--judge-by", metavar="ID|nearest", help="cli-option-judge-by")
    ] = None,
    as_json: Json = False,
) -> Exit:
    from app.sites import judge_logs_by

    workspace = session.workspace()
    if judge_by:
        workspace = judge_logs_by(workspace, workspace.site(site), judge_by)
    outcome = run_analysis(session, workspace, workspace.site(site), snapshot)
    if as_json:
        stages = [
            {"stage": s.stage, "outcome": s.outcome, "missing": s.missing, "rows": s.rows, "notes": dict(s.notes)}
            for s in outcome.stages
        ]
        session.data({"run": outcome.run, "stages": stages, "purged": outcome.taken})
    return Exit.DONE


def run(
    session: Session,
    url: Annotated[str, typer.Argument(metavar="URL", help="cli-argument-url")],
    log_files: Annotated[list[str] | None, typer.Option("--logs", metavar="FILE", help="cli-option-logs")] = None,
    more_logs: Annotated[list[str] | None, typer.Argument(metavar="FILE…", help="cli-argument-more-logs")] = None,
    site: Site = None,
    max_urls: MaxUrls = None,
    delay: Delay = None,
    obey_robots: Robots = True,
    external: External = True,
    own_site: OwnSite = False,
    connect: Connect = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="cli-option-no-open")] = False,
) -> Exit:
    files = [*(log_files or []), *(more_logs or [])]
    _require_files(files)
    workspace, name = workspace_of(session, url, site, own_site, connect)
    request = CrawlRequest(max_urls=max_urls, delay=delay, obey_robots=obey_robots, external=external)
    if crawl_now(session, workspace, name, request).snapshot is None:
        return Exit.STOPPED
    damaged = bool(files and read_logs(session, workspace, name, files).totals.damaged)
    run_analysis(session, workspace, name)
    say_findings(session, workspace, name)
    opened = open_app(session, workspace, no_open=no_open)
    return Exit.STOPPED if damaged else opened


def _require_files(files: list[str]) -> None:
    """Find the logs before a crawl that may take hours, not after it."""
    from crawlers.logfiles import find_files

    find_files(files)


def say_findings(session: Session, workspace: "Workspace", site: str) -> None:
    """Say the three most important findings, each with its number."""
    from app.highlights import most_important

    found = most_important(workspace, site, session.console.texts)
    session.console.say("cli-findings-head" if found else "cli-findings-none", count=len(found))
    for number, text in enumerate(found, start=1):
        session.console.line(f"{number}. {text}")


def open_app(session: Session, workspace: "Workspace", *, no_open: bool) -> Exit:
    """Open the app and stay until it is closed."""
    if no_open:
        session.console.say("cli-open-later", folder=str(workspace.root))
        return Exit.DONE
    from app.server import serve

    os.environ["SITELORE_LANGUAGE"] = session.language  # the views open the workspace themselves
    serve(workspace.root)
    return Exit.DONE


def read_logs(
    session: Session,
    workspace: "Workspace",
    site: str,
    files: list[str],
    log_format: str | None = None,
    secret: str | None = None,
) -> "LogsOutcome":
    from app.work import import_logs

    outcome = import_logs(workspace, site, files, log_format=log_format, secret=secret, talk=session.console.progress)
    totals = outcome.totals
    session.console.say(
        "cli-logs-done" if outcome.snapshot else "cli-logs-nothing-new",
        files=totals.files, skipped=totals.skipped_files,
        lines=totals.lines, hits=totals.hits, rejected=totals.rejected,
    )  # fmt: skip
    for file in totals.damaged:
        session.console.say("cli-log-damaged", file=file)
    for file, share in sorted(totals.doubtful.items()):
        session.console.say("cli-log-doubtful", file=file, share=session.console.texts.percent(share))
    return outcome


def run_analysis(session: Session, workspace: "Workspace", site: str, snapshot: str | None = None) -> "AnalysisOutcome":
    from app.work import analyse_site

    outcome = analyse_site(workspace, site, snapshot=snapshot, talk=session.console.progress)
    console = session.console
    console.say(
        "cli-analyse-done",
        computed=outcome.count("computed"), unchanged=outcome.count("unchanged"), missing=outcome.count("not_measured"),
    )  # fmt: skip
    for stage in outcome.stages:
        if stage.outcome == "not_measured":
            missing = console.what(f"table-{stage.missing}")
            console.say("cli-stage-not-measured", stage=console.what(f"stage-{stage.stage}"), table=missing)
    for table, rows in outcome.taken.items():
        if rows:
            console.say("cli-purged-rows", table=console.what(f"table-{table}"), rows=rows)
    return outcome
