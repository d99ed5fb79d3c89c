"""Stages about bots: what is known of those the logs name, and whether they keep to robots.txt."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from analysis.tables import conform
from app.bot_lists import current_ranges
from app.ledger_stages import dated, facts_of, judging_crawls
from app.pipeline import Work
from app.reading import read_rows

if TYPE_CHECKING:
    from crawlers.bot_ranges import RangeBook


def describe_bots(work: Work) -> Mapping[str, pa.Table]:
    """Look up the bots of the logs in the catalogue."""
    hit_days = work.tables["hit_days"]
    named = hit_days.filter(hit_days.bot != "").select("bot").distinct().order_by("bot").to_pyarrow()["bot"].to_pylist()
    ranges = current_ranges(work.workspace)
    rows: list[Mapping[str, object]] = [_described(name, ranges) for name in named]
    return {"bots": pa.Table.from_batches([conform("bots", rows)])}


def _described(name: str, ranges: "RangeBook") -> dict[str, Any]:
    from crawlers.bot_ranges import host_names_of
    from crawlers.bots import bot_named

    bot = bot_named(name)
    known = ranges.first_of(bot.ranges)
    return {
        "bot": name, "actor": bot.actor, "operator": bot.operator, "purpose": bot.purpose, "habit": bot.robots,
        "tokens": list(bot.tokens), "catalogued": bot.is_catalogued, "ranges": known.name if known else "",
        "ranges_read": known.read if known else None, "host_names": list(host_names_of(bot.dns)),
    }  # fmt: skip


def bot_knowledge(work: Work) -> Mapping[str, str]:
    """Return what the facts about bots depend on: the days of catalogue and lists."""
    from crawlers.bots import catalogue_read_on

    lists = current_ranges(work.workspace).told()
    told = ",".join(f"{name}:{about['read']}:{about['digest']}" for name, about in lists.items())
    return {"catalogue": catalogue_read_on().isoformat(), "ranges": told}


def judge_obedience(work: Work) -> Mapping[str, pa.Table]:
    """Hold the requests of bots against the robots.txt of every crawl."""
    from analysis.bot_obedience import judge_obedience

    crawls = [crawl for crawl in judging_crawls(work) if "robots_files" in crawl.tables]
    files = [facts_of(work, crawl, "robots_files").mutate(snapshot=ibis.literal(crawl.id)) for crawl in crawls]
    robots = ibis.union(*files) if len(files) > 1 else files[0]
    rows = judge_obedience(work.tables["hit_days"], work.tables["bots"], robots, dated(crawls))
    return {"bot_obedience": read_rows(rows, "bot_obedience")}


def judging_robots(work: Work) -> Mapping[str, str]:
    """Return whose robots.txt requests are held against."""
    return {"crawls": ",".join(crawl.id for crawl in judging_crawls(work) if "robots_files" in crawl.tables)}
