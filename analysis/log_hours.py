"""When a log has requests, hour by hour, and which hours it has lost."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

import ibis.expr.types as ir
from ibis import _

LOST_REQUESTS = 20  # see find_gaps
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Gap:
    """Hours in a row without a request, in which requests would have come."""

    start: datetime
    end: datetime  # the first moment behind it
    expected: float  # requests in it, by the same hours of other days

    @property
    def hours(self) -> int:
        return (self.end - self.start) // _HOUR


def count_hours(hits: ir.Table) -> ir.Table:
    """Return the requests of every hour that has one: columns `hour` (UTC) and `requests`."""
    return hits.group_by(hour=hits.requested_at.truncate("h")).agg(requests=_.count()).order_by("hour")


def find_gaps(requests: Mapping[datetime, int], *, lost: float = LOST_REQUESTS) -> list[Gap]:
    """Return the hours a log has lost, between its first and its last hour.

    Definition: empty hours in a row that would have had `lost` requests in all. What an hour would have had is the
    median of the same hour of the day, over the days with a request: nights and small sites are quiet by themselves.
    Threshold: 20 requests. Where 20 are expected, chance alone leaves a stretch empty once in 480 million (Poisson);
    the number is ours.
    """
    if not requests:
        return []
    usual = _usual(requests)
    hours = hours_between(min(requests), max(requests))
    gaps: list[Gap] = []
    empty: list[datetime] = []
    for hour in hours:  # the last hour has requests, so every stretch ends
        if not requests.get(hour):
            empty.append(hour)
        elif empty:
            gaps.append(Gap(empty[0], hour, sum(usual[at.hour] for at in empty)))
            empty = []
    return [gap for gap in gaps if gap.expected >= lost]


def hours_between(first: datetime, last: datetime) -> list[datetime]:
    return [first + n * _HOUR for n in range((last - first) // _HOUR + 1)]


def _usual(requests: Mapping[datetime, int]) -> Mapping[int, float]:
    """Return the median of each hour of the day, over the days that have a request at all."""
    first, last = min(requests), max(requests)
    by_hour: dict[int, list[int]] = defaultdict(list)
    for day in sorted({hour.date() for hour in requests}):
        for hour in hours_of(day):
            if first <= hour <= last:
                by_hour[hour.hour].append(requests.get(hour, 0))
    return {hour: median(by_hour[hour] or [0]) for hour in range(24)}


def hours_of(day: date) -> Sequence[datetime]:
    return [datetime.combine(day, time(hour)) for hour in range(24)]
