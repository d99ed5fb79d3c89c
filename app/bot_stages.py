"""Stages about bots: what is known of those the logs name, and whether they keep to robots.txt."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import ibis
import pyarrow as pa

from analysis.tables import conform
from app.ledger_stages import dated, facts_of, judging_crawls
from app.pipeline import Work
from app.reading import read_rows

Lists = Mapping[str, Mapping[str, str]]  # as a manifest tells them: name → day it was read, digest


def describe_bots(work: Work) -> Mapping[str, pa.Table]:
    """Look up the bots of the logs in the catalogue."""
    hit_days = work.tables["hit_days"]
    named = hit_days.filter(hit_days.bot != "").select("bot").distinct().order_by("bot").to_pyarrow()["bot"].to_pylist()
    lists = _lists_of(work)
    rows: list[Mapping[str, object]] = [_described(name, lists) for name in named]
    return {"bots": pa.Table.from_batches([conform("bots", rows)])}


def _lists_of(work: Work) -> Lists:
    """Return the lists of addresses the logs were judged by, of several imports the newest."""
    told: dict[str, Mapping[str, str]] = {}
    for snapshot in work.reading.logs:
        told |= snapshot.about.get("bots", {}).get("ranges", {})
    return told


def _described(name: str, lists: Lists) -> dict[str, Any]:
    from crawlers.bot_ranges import host_names_of
    from crawlers.bots import bot_named

    bot = bot_named(name)
    known = next((one for one in bot.ranges if one in lists), "")
    return {
        "bot": name, "actor": bot.actor, "operator": bot.operator, "purpose": bot.purpose, "habit": bot.robots,
        "tokens": list(bot.tokens), "catalogued": bot.is_catalogued, "ranges": known,
        "ranges_read": date.fromisoformat(lists[known]["read"]) if known else None,
        "host_names": list(host_names_of(bot.dns)),
    }  # fmt: skip


def bot_knowledge(work: Work) -> Mapping[str, str]:
    """Return what the facts about bots depend on: the days of catalogue and lists."""
    from crawlers.bots import catalogue_read_on

    told = ",".join(f"{name}:{about['read']}:{about['digest']}" for name, about in sorted(_lists_of(work).items()))
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
