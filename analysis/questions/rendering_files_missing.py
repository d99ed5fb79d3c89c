"""Pages a bot fetched without the scripts and style sheets it needs to see them as people do."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.bot_hits import BELIEVED

_NEEDED = ("script", "stylesheet")


def pages_fetched(hit_days: ir.Table, resources: ir.Table) -> ir.Table:
    """Return the requests that are looked at: delivered to bots, of pages that need files of the site."""
    bots = hit_days.filter(hit_days.actor.isin(["search", "ai"]) & hit_days.verification.isin(BELIEVED))
    delivered = bots.filter(bots.status.isin([200, 304]))
    return delivered.semi_join(_needs_of(resources), delivered.url == _needs_of(resources).page)


def find_rendering_files_missing(
    hit_days: ir.Table,
    resources: ir.Table,
    robots_answers: ir.Table | None = None,
    *,
    wait_days: int = 1,
    cache_days: int = 30,
    min_hits: int = 10,
) -> ir.Table:
    """Which bots fetch pages without the scripts and style sheets they need?

    Definition: a page was delivered (200 or 304) to a search or AI bot (verified or plausible), and a script or style
    sheet of the site that its HTML names was not delivered to that bot: neither on the same day or up to `wait_days`
    later, when a page waits to be rendered, nor in the `cache_days` before, from which the bot may hold a copy. One
    row a bot and file with the pages (`url` is one of them) and the requests for them; versions in a file's query are
    one file. `problem`: blocked, robots.txt keeps the bot from the file; failing, it asked and got an error; else
    not_fetched; no_files in one row without a file, where the bot asked for none at all and so runs no scripts.
    `certainty` is possible while the log is shorter than the copies it may hold.
    Threshold: `wait_days` = 1: 99 of 100 pages are rendered by Google within 18 hours (MERJ and Vercel, 2024).
    `cache_days` = 30: how long Google's renderer keeps a file, whatever its headers say (Google, December 2024).
    `min_hits` = 10 requests for pages a row; fewer say little.
    Left out: files nobody asked for in the window, which another host or a cache in front serves; page requests before
    a file was first asked for by anybody, because it may be new, and those of the last `wait_days` of the log.
    """
    seen = _with_name(hit_days)
    fetched, needs = pages_fetched(hit_days, resources), _asked_for(_needs_of(resources), seen)
    wanted = _wanted(fetched, needs, hit_days, wait_days)
    asked = seen.filter(seen.verification.isin(BELIEVED)).semi_join(needs, "name")
    delivered = asked.filter(asked.status.between(200, 299) | (asked.status == 304))
    lacking = _not_reached(wanted, delivered, wait_days, cache_days)
    failed = _reached(lacking, asked.filter(asked.status >= 400), wait_days, cache_days)
    told = lacking.left_join(failed.select("bot", "name", "day").distinct(), ["bot", "name", "day"])
    rows = _named(told.mutate(failing=told.bot_right.notnull()), asked, robots_answers)
    return _added_up(rows, hit_days, cache_days, min_hits)


def _with_name(hit_days: ir.Table) -> ir.Table:
    """Add a file's address without its query, whose versions would hide that it is the same file."""
    return hit_days.select("actor", "bot", "verification", "status", "day", "hits", name=_plain(hit_days.url))


def _plain(url: ir.StringValue) -> ir.StringValue:
    return url.re_replace(r"[?].*$", "")


def _needs_of(resources: ir.Table) -> ir.Table:
    needed = resources.filter(resources.internal & resources.kind.isin(_NEEDED))
    return needed.select(
        page=needed.source, name=_plain(needed.target), file=needed.target, kind=needed.kind
    ).distinct()


def _asked_for(needs: ir.Table, seen: ir.Table) -> ir.Table:
    """Keep the files somebody asked for, with the first day on which that was."""
    first = seen.group_by("name").agg(first_seen=_.day.min())
    return needs.inner_join(first, "name").select("page", "name", "file", "kind", "first_seen")


def _wanted(fetched: ir.Table, needs: ir.Table, hit_days: ir.Table, wait_days: int) -> ir.Table:
    """Return page, day, bot and each file that was needed then, where the log tells what came of it."""
    log = hit_days.agg(log_ends=_.day.max())
    pages = fetched.group_by("bot", "url", "day").agg(page_hits=_.hits.sum())
    wanted = pages.inner_join(needs, pages.url == needs.page).cross_join(log)
    last = (wanted.log_ends - ibis.interval(days=wait_days)).cast("date")
    kept = wanted.filter((wanted.day >= wanted.first_seen) & (wanted.day <= last))
    return kept.select("bot", "url", "day", "page_hits", "name", "file", "kind")


def _span(requests: ir.Table, wait_days: int, cache_days: int) -> ir.Table:
    """Return for which days of pages a request for a file counts."""
    days = requests.select("bot", "name", "day").distinct()
    return days.select(
        of_bot=days.bot,
        of_name=days.name,
        from_day=(days.day - ibis.interval(days=wait_days)).cast("date"),
        to_day=(days.day + ibis.interval(days=cache_days)).cast("date"),
    )


def _meets(wanted: ir.Table, span: ir.Table) -> list[ir.BooleanValue]:
    same = [wanted.bot == span.of_bot, wanted.name == span.of_name]
    return [*same, wanted.day >= span.from_day, wanted.day <= span.to_day]


def _not_reached(wanted: ir.Table, requests: ir.Table, wait_days: int, cache_days: int) -> ir.Table:
    span = _span(requests, wait_days, cache_days)
    return wanted.anti_join(span, _meets(wanted, span))


def _reached(wanted: ir.Table, requests: ir.Table, wait_days: int, cache_days: int) -> ir.Table:
    span = _span(requests, wait_days, cache_days)
    return wanted.semi_join(span, _meets(wanted, span))


def _named(rows: ir.Table, asked: ir.Table, robots_answers: ir.Table | None) -> ir.Table:
    """Add the problem; a bot that asked for no file at all has one row, without a file."""
    askers = asked.select(asker=asked.bot).distinct()
    known = rows.left_join(askers, rows.bot == askers.asker)
    blocked = _is_blocked(known, robots_answers)
    problem = ibis.cases(
        (blocked.blocked, "blocked"), (blocked.failing, "failing"), (blocked.asker.isnull(), "no_files"),
        else_="not_fetched",
    )  # fmt: skip
    named = blocked.mutate(problem=problem)
    has_file = named.problem != "no_files"
    return named.mutate(file=has_file.ifelse(named.file, None), kind=has_file.ifelse(named.kind, None))


def _is_blocked(rows: ir.Table, robots_answers: ir.Table | None) -> ir.Table:
    if robots_answers is None:
        return rows.mutate(blocked=ibis.literal(False))
    shut = robots_answers.filter(~robots_answers.allowed)
    shut = shut.select(shut_file=shut.url, shut_to=shut.agent.lower()).distinct()
    joined = rows.left_join(shut, [rows.file == shut.shut_file, rows.bot.lower() == shut.shut_to])
    return joined.mutate(blocked=joined.shut_file.notnull())


def _added_up(rows: ir.Table, hit_days: ir.Table, cache_days: int, min_hits: int) -> ir.Table:
    # a page that needs two files is one row of a bot that asks for none
    once = rows.select("bot", "problem", "file", "kind", "url", "day", "page_hits").distinct()
    files = once.group_by("bot", "problem", "file", "kind").agg(
        url=_.url.min(), pages=_.url.nunique(), hits=_.page_hits.sum(), first_day=_.day.min(), last_day=_.day.max()
    )
    shown = files.filter(files.hits >= min_hits).cross_join(hit_days.agg(log_begins=_.day.min()))
    whole = (shown.log_begins + ibis.interval(days=cache_days)).cast("date") <= shown.last_day
    answer = shown.mutate(certainty=whole.ifelse("certain", "possible"))
    columns = ("bot", "problem", "file", "kind", "url", "pages", "hits", "first_day", "last_day", "certainty")
    return answer.select(*columns).order_by(answer.hits.desc(), "bot", answer.file.fill_null(""), "kind")
