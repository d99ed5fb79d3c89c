"""Which crawl says what a URL was like on a day of the logs: the nearest in time, or the one a user names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

MOST_DAYS = 14  # between a request and the crawl that judges it; then too much may have changed in between

Judged = Literal["nearest", "named", "too_far"]


@dataclass(frozen=True)
class DatedCrawl:
    """A crawl and the day it was closed, UTC."""

    snapshot: str
    day: date


@dataclass(frozen=True)
class JudgedDay:
    """A day of the logs, the crawl it is judged by, and how far apart they are."""

    day: date
    snapshot: str
    gap_days: int
    judged: Judged


def judge_days(days: Iterable[date], crawls: Sequence[DatedCrawl], *, named: str = "") -> list[JudgedDay]:
    """Return for each day the crawl nearest in time; of two equally near the earlier, because it has been seen to hold.

    A day more than `MOST_DAYS` = 14 from every crawl is `too_far`: what its URLs were like then is unknown. The number
    is our own: two weeks are the longest rhythm in which sites are commonly crawled. `named` judges every day by that
    crawl, however far it is; the gap is kept. There must be at least one crawl, and the named one among them.
    """
    chosen = [crawl for crawl in crawls if crawl.snapshot == named] if named else list(crawls)
    return [_judge(day, chosen, named=bool(named)) for day in sorted(set(days))]


def _judge(day: date, crawls: Sequence[DatedCrawl], *, named: bool) -> JudgedDay:
    nearest = min(crawls, key=lambda crawl: (abs((crawl.day - day).days), crawl.snapshot))
    gap = abs((nearest.day - day).days)
    return JudgedDay(day, nearest.snapshot, gap, "named" if named else "nearest" if gap <= MOST_DAYS else "too_far")
