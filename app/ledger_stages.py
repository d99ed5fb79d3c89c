"""Stages of the leak ledger: requests judged by the crawl nearest in time, and when bots came for what is new."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from analysis.errors import InputError
from app.facts import Snapshot
from app.meaning_stages import page_texts_of
from app.pipeline import Work
from app.reading import in_contract, read_rows

if TYPE_CHECKING:
    from analysis.judged_days import DatedCrawl, JudgedDay


def judging_crawls(work: Work) -> list[Snapshot]:
    """Return the crawls that may judge requests: of the same part of the site, still with their pages, oldest first."""
    crawl = work.reading.crawl
    part = crawl.part if crawl else ""
    crawls = work.workspace.facts(work.site).snapshots("crawl")
    return [snapshot for snapshot in crawls if snapshot.part == part and "pages" in snapshot.tables]


def named_crawl(work: Work) -> str:
    """Return the id of the crawl the user wants requests judged by, or nothing.

    Raises an InputError where it is gone.
    """
    named = work.about.logs_judged_by
    if named and named not in {snapshot.id for snapshot in judging_crawls(work)}:
        raise InputError("ledger-crawl-gone", name=named, site=work.site)
    return named


def judged_by(work: Work) -> Mapping[str, str]:
    """Return on which crawls a ledger depends."""
    return {"crawls": ",".join(snapshot.id for snapshot in judging_crawls(work)), "named": named_crawl(work)}


def keep_ledger(work: Work) -> Mapping[str, pa.Table]:
    """Judge every request of verified search bots by the crawl of its day."""
    from analysis.judged_days import judge_days
    from analysis.ledger import keep_ledger

    crawls = judging_crawls(work)
    hit_days = work.tables["hit_days"]
    logged = hit_days.select("day").distinct().to_pyarrow()["day"].to_pylist()
    days = judge_days(logged, dated(crawls), named=named_crawl(work))
    judging = _needed(crawls, days)
    states = _together([_states(work, crawl) for crawl in judging])
    robots, traps = (_of_all(work, judging, name) for name in ("robots_files", "traps"))
    return {"ledger": read_rows(keep_ledger(hit_days, states, days, robots, traps), "ledger")}


def dated(crawls: Iterable[Snapshot]) -> "list[DatedCrawl]":
    from analysis.judged_days import DatedCrawl

    return [DatedCrawl(crawl.id, crawl.created_at.date()) for crawl in crawls]


def _needed(crawls: list[Snapshot], days: "list[JudgedDay]") -> list[Snapshot]:
    """Return the crawls that judge a day; the newest where there is no day, so that tables have their columns."""
    needed = {day.snapshot for day in days}
    return [crawl for crawl in crawls if crawl.id in needed] or crawls[-1:]


def _states(work: Work, crawl: Snapshot) -> ir.Table:
    from analysis.page_states import page_states

    pages = facts_of(work, crawl, "pages")
    texts = work.table("page_texts") if crawl.id == work.snapshot else _texts_of(work, pages)
    return page_states(
        pages, snapshot=crawl.id, page_texts=texts, near_duplicates=_same_still(work, texts),
        hreflang_clusters=work.table("hreflang_clusters"),
    )  # fmt: skip


def trace_pickups(work: Work) -> Mapping[str, pa.Table]:
    """Find what became new or changed in the time of the logs, and when search bots came for it."""
    from analysis.page_states import page_states
    from analysis.pickups import sightings, trace_pickups

    ledger = work.tables["ledger"]
    first_day = ledger.agg(day=ledger.day.min()).to_pyarrow()["day"].to_pylist()[0]
    seen = []
    for crawl in _since(judging_crawls(work), first_day):
        pages = facts_of(work, crawl, "pages")
        texts = work.table("page_texts") if crawl.id == work.snapshot else _texts_of(work, pages)
        listed = facts_of(work, crawl, "sitemap_urls") if "sitemap_urls" in crawl.tables else None
        states = page_states(pages, snapshot=crawl.id, page_texts=texts)
        seen.append(sightings(states, listed, day=ibis.literal(crawl.created_at.date())))
    return {"pickups": read_rows(trace_pickups(_together(seen), ledger), "pickups")}


def _since(crawls: list[Snapshot], day: date | None) -> list[Snapshot]:
    """Return the crawls from the last one before a day on: what they show happened in the time of the logs."""
    before = [crawl for crawl in crawls if day is None or crawl.created_at.date() < day]
    return before[-1:] + crawls[len(before) :]


def _same_still(work: Work, texts: ir.Table | None) -> ir.Table | None:
    """Return the near duplicates of the analysed crawl whose text is that of `texts`, too."""
    near, now = work.table("near_duplicates"), work.table("page_texts")
    if near is None or now is None or texts is None:
        return None
    same = texts.select("url", "text_hash").semi_join(now, ["url", "text_hash"])
    return near.semi_join(same, "url").semi_join(same.select(other="url"), "other")


def _texts_of(work: Work, pages: ir.Table) -> ir.Table | None:
    """Return the main texts of another crawl's pages; each body is read once, whichever crawl holds it."""
    if work.table("page_texts") is None:
        return None
    rows = page_texts_of(work, read_rows(pages, "pages"))
    return ibis.memtable(rows) if rows.num_rows else None


def facts_of(work: Work, crawl: Snapshot, name: str) -> ir.Table:
    """Open a table of any crawl beside those of the reading."""
    part = work.workspace.facts(work.site).part(crawl, name)
    return in_contract(work.reading.connection.read_parquet(str(part), table_name=f"{crawl.id} {name}"), name)


def _of_all(work: Work, crawls: list[Snapshot], name: str) -> ir.Table | None:
    """Return a table of several crawls, each row with its `snapshot`; none where no crawl has it."""
    tables = [
        facts_of(work, crawl, name).mutate(snapshot=ibis.literal(crawl.id)) for crawl in crawls if name in crawl.tables
    ]
    return _together(tables) if tables else None


def _together(tables: list[ir.Table]) -> ir.Table:
    return ibis.union(*tables) if len(tables) > 1 else tables[0]
