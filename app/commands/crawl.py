"""The command `crawl`: a whole site, a list, sitemaps or one page; what it will take is said before it begins."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Connect, Delay, External, Json, MaxUrls, OwnSite, Robots, Site, UserAgent
from app.commands.session import Exit, Session
from app.commands.spoken import UsageMistake
from app.crawl_request import WHOLE_SITE, CrawlRequest

if TYPE_CHECKING:
    from app.estimate import Estimate
    from app.work import CrawlResult
    from app.workspace import Workspace

Patterns = list[str] | None
_LONG = 600.0  # seconds a crawl of somebody's own site need not take


def crawl(
    session: Session,
    url: Annotated[str | None, typer.Argument(metavar="URL", help="cli-argument-url-of-crawl")] = None,
    site: Site = None,
    listed: Annotated[str | None, typer.Option("--list", metavar="FILE", help="cli-option-list")] = None,
    sitemap: Annotated[bool, typer.Option("--sitemap", help="cli-option-sitemap")] = False,
    sitemap_at: Annotated[Patterns, typer.Option("--sitemap-at", metavar="URL", help="cli-option-sitemap-at")] = None,
    page: Annotated[str | None, typer.Option("--page", metavar="URL", help="cli-option-page")] = None,
    include: Annotated[Patterns, typer.Option("--include", metavar="PATTERN", help="cli-option-include")] = None,
    exclude: Annotated[Patterns, typer.Option("--exclude", metavar="PATTERN", help="cli-option-exclude")] = None,
    seed_logs: Annotated[
        bool | None, typer.Option("--seed-logs/--no-seed-logs", help="cli-option-seed-logs", show_default=False)
    ] = None,
    external: External = True,
    estimate: Annotated[bool, typer.Option("--estimate", help="cli-option-estimate")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="cli-option-fresh")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, max=16, metavar="N", help="cli-option-workers")] = 1,
    anew: Annotated[bool, typer.Option("--anew", help="cli-option-anew")] = False,
    events: Annotated[bool, typer.Option("--events", help="cli-option-events")] = False,
    max_urls: MaxUrls = None,
    delay: Delay = None,
    obey_robots: Robots = True,
    user_agent: UserAgent = None,
    own_site: OwnSite = False,
    connect: Connect = None,
    as_json: Json = False,
) -> Exit:
    if sum(map(bool, (listed, sitemap or sitemap_at, page))) > 1:
        raise UsageMistake("crawl-two-modes")
    url, site = _home_of(session, page, url, site)
    workspace, name = workspace_of(session, url, site, own_site, connect)
    request = CrawlRequest(
        mode="list" if listed else "page" if page else "sitemap" if sitemap or sitemap_at else "spider",
        urls=_urls(session, workspace, name, listed, page), sitemaps=tuple(sitemap_at or ()),
        include=_typed(include), exclude=_typed(exclude), seed_logs=seed_logs, external=external,
        max_urls=max_urls, delay=delay, obey_robots=obey_robots, anew=anew, workers=workers, user_agent=user_agent,
        fresh=fresh,
    )  # fmt: skip
    _warn_of_borrowed_name(session, workspace, request)
    if estimate:
        return _estimate(session, workspace, name, request, as_json)
    result = crawl_now(session, workspace, name, request, events=events, apart=False)
    if as_json:
        session.data(result.told)
    return Exit.DONE if result.is_whole else Exit.STOPPED


def _warn_of_borrowed_name(session: Session, workspace: "Workspace", request: CrawlRequest) -> None:
    from crawlers.agents import is_borrowed, product_token, user_agent_of

    name = user_agent_of(request.user_agent or workspace.settings.crawl.user_agent)
    if is_borrowed(name):
        session.console.say("cli-agent-warning", token=product_token(name))


def _typed(patterns: Patterns) -> tuple[str, ...] | None:
    return tuple(patterns) if patterns is not None else None


def _home_of(session: Session, page: str | None, url: str | None, site: str | None) -> tuple[str | None, str | None]:
    """Return where the site of a single page starts: as the workspace has it, else at the root of the page's host."""
    if page is None or url is not None or site is not None:
        return url, site
    from analysis.urls import origin_of
    from app.sites import site_of, start_url
    from app.workspace import create_workspace

    known = site_of(create_workspace(session.root), page)
    return (None, known) if known else (origin_of(start_url(page)) + "/", None)


def _urls(session: Session, workspace: "Workspace", site: str, listed: str | None, page: str | None) -> tuple[str, ...]:
    if page:
        from app.sites import start_url

        return (start_url(page),)
    if not listed:
        return ()
    from app.url_lists import read_url_list

    found = read_url_list(listed, workspace.about(site).start)
    session.console.say("cli-list-read", urls=len(found.urls), left_out=found.left_out, repeated=found.repeated)
    return found.urls


def workspace_of(
    session: Session, url: str | None, site: str | None, own_site: bool, connect: list[str] | None
) -> "tuple[Workspace, str]":
    """Return workspace and site, which a typed URL makes where they are not there yet."""
    from app.sites import add_site, read_connections

    if url is None:
        workspace = session.workspace()
        name = workspace.site(site)
        if not (own_site or connect):
            return workspace, name
        url, site = workspace.about(name).start, name
    workspace, name = add_site(session.root, url, name=site, own_site=own_site, connect=read_connections(connect or []))
    return session.workspace(), name


def _estimate(session: Session, workspace: "Workspace", site: str, request: CrawlRequest, as_json: bool) -> Exit:
    """Say what a crawl would take, and fetch nothing but robots.txt and sitemaps for it."""
    from app.crawling import plan_of
    from app.estimate import estimate_by_sitemaps

    plan = plan_of(workspace, site, request)
    found = estimate_by_sitemaps(workspace, plan, should_stop=lambda: False)
    say_estimate(session, found, own_site=plan.own_site)
    if as_json:
        session.data(found.told)
    return Exit.DONE


def say_estimate(session: Session, found: "Estimate", *, own_site: bool) -> None:
    console = session.console
    texts, rate = console.texts, console.texts.number(found.per_second, 0 if found.per_second >= 10 else 1)
    if found.seconds is None:
        console.say("cli-estimate-unknown", rate=rate, time=texts.duration(1_000 / found.per_second))
        return
    console.say(f"cli-estimate-{found.source}", urls=found.pages, rate=rate, time=texts.duration(found.seconds))
    if found.seconds > _LONG and not own_site:
        console.say("cli-estimate-own-site")


def crawl_now(
    session: Session,
    workspace: "Workspace",
    site: str,
    request: CrawlRequest = WHOLE_SITE,
    *,
    events: bool = False,
    apart: bool = True,
) -> "CrawlResult":
    """Say what it will take, crawl, and say what came of it."""
    from app.crawling import plan_of
    from app.estimate import estimate_of
    from app.work import crawl_site

    def show(event: object) -> None:
        if events:
            session.data(vars(event))

    plan = plan_of(workspace, site, request)
    if not workspace.crawl_state(site, plan.part).exists():
        say_estimate(session, estimate_of(workspace, plan), own_site=plan.own_site)
    result = crawl_site(workspace, site, request, events=show, talk=session.console.progress, apart=apart)
    say_crawl(session, site, result)
    return result


def say_crawl(session: Session, site: str, result: "CrawlResult") -> None:
    console = session.console
    if result.snapshot is None and result.is_whole:
        console.say("cli-crawl-elsewhere", site=site, urls=result.urls)
        return
    if result.snapshot is None:
        key = "cli-crawl-deferred" if result.rest_s else "cli-crawl-paused"
        console.say(key, site=site, urls=result.urls, time=console.texts.duration(result.rest_s))
        return
    about = result.snapshot.about
    console.say("cli-crawl-done", site=site, snapshot=result.snapshot.id, pages=result.urls, **result.counts)
    if result.reused:
        console.say("cli-crawl-reused", **result.reused)
    if about.get("left_out"):
        console.say("cli-crawl-left-out", urls=about["left_out"])
    if result.snapshot.part:
        console.say("cli-crawl-part", mode=about["mode"], snapshot=result.snapshot.id)
