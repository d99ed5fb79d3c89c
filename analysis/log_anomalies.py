"""What is odd about a log over time: days and hours it lost, fewer or more lines, and bots that come more or less."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from analysis.bot_hits import BELIEVED
from analysis.daily_levels import LEAST_AFTER, TRAILING_DAYS, Daily, Step, find_steps
from analysis.log_hours import Gap, count_hours, find_gaps, hours_of
from analysis.tables import conform

LOST_HOURS = 3  # of a day, an eighth of it: what such a day counted is no measure of who came
ALIKE = 0.2  # people and bots both changed by this much: then the log did, and not who came
MORE_ERRORS = 0.05  # of the requests, above what was usual before
SLOWER = 1.5  # times the mean duration before
_AROUND = LEAST_AFTER  # days on either side of a step whose host status is told
_DIGITS = 6  # kept of floats: the last ones differ between processors
_Actor = tuple[str, str]


@dataclass
class Sums:
    """What a bot, or people, did on a day."""

    hits: int = 0
    errors: int = 0  # answers of 500 and above
    robots: int = 0  # requests for robots.txt
    robots_failed: int = 0  # of these answered 429, or 500 and above: search engines stop then
    duration_ms: int = 0
    timed: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Log:
    """A log by day: who asked how much, and which days it holds whole."""

    days: Sequence[date]  # without a gap
    sums: Mapping[_Actor, Mapping[date, Sums]]
    hours: Mapping[date, int] = field(default_factory=dict)  # with a request; empty where single requests are gone
    gaps: Sequence[Gap] = ()

    def whole(self, day: date) -> bool:
        """Return whether a day's number counts: no day without any request, no first or last one cut off, no gap."""
        if not any(day in by_day for by_day in self.sums.values()):
            return False
        if day in (self.days[0], self.days[-1]) and self.hours.get(day, 0) < 24 - LOST_HOURS:
            return False
        return self.lost_hours(day) < LOST_HOURS

    def lost_hours(self, day: date) -> int:
        return sum(gap.start <= hour < gap.end for gap in self.gaps for hour in hours_of(day))

    def daily(self, actors: Iterable[_Actor]) -> Daily:
        """Return the requests a day of some visitors together; none for days that do not count."""
        by_day = [self.sums[actor] for actor in actors]
        none = Sums()
        values = [sum(one.get(day, none).hits for one in by_day) if self.whole(day) else None for day in self.days]
        return Daily(self.days[0], values)

    @property
    def people(self) -> list[_Actor]:
        return [actor for actor in self.sums if actor[0] == "human"]

    @property
    def bots(self) -> list[_Actor]:
        return [actor for actor in self.sums if actor[0] != "human"]


def find_anomalies(hit_days: ir.Table, hits: ir.Table | None = None) -> dict[str, pa.Table]:
    """Return the tables `log_days`, `log_breaks` and `rate_changes`.

    Definition: `log_days` has every day from the first to the last request, with whether its number counts (see
    `Log.whole`) and what the 28 days before let expect. `log_breaks` are hours and days the log lost (`find_gaps`), and
    days from which it has fewer or more lines while people and bots changed alike, by `ALIKE` or more each: visitors
    do not agree on such a thing, a second server whose log is missing or read twice does. `rate_changes` are the steps
    (`find_steps`) of every bot, with what the server did around them: its `reason` is the first that holds of `log` (a
    break within `LEAST_AFTER` days), `robots` (half of the requests for robots.txt failed), `server_errors`
    (`MORE_ERRORS` more than before), `slower` (`SLOWER` times), else `unknown`.
    Left out: impostors, and search bots nobody could verify. Days are those of UTC.
    """
    log = _read(hit_days, hits)
    if log is None:
        return {name: _table(name, []) for name in ("log_days", "log_breaks", "rate_changes")}
    breaks = [*_lost(log), *_lines(log)]
    return {
        "log_days": _table("log_days", _days(log)),
        "log_breaks": _table("log_breaks", breaks),
        "rate_changes": _table("rate_changes", _rate_changes(log, [row["day"] for row in breaks])),
    }


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_batches([conform(name, [_rounded(row) for row in rows])])


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, _DIGITS) if isinstance(value, float) else value for name, value in row.items()}


# Reading a log


def _read(hit_days: ir.Table, hits: ir.Table | None) -> Log | None:
    sums: dict[_Actor, dict[date, Sums]] = defaultdict(dict)
    for row in _summed(hit_days).to_pyarrow().to_pylist():
        day, actor, bot = row.pop("day"), row.pop("actor"), row.pop("bot")
        sums[actor, bot][day] = Sums(**row)
    if not sums:
        return None
    seen = {day for by_day in sums.values() for day in by_day}
    first, days = min(seen), (max(seen) - min(seen)).days + 1
    hours, gaps = _hours(hits)
    return Log([first + timedelta(days=n) for n in range(days)], dict(sorted(sums.items())), hours, gaps)


def _summed(hit_days: ir.Table) -> ir.Table:
    """Return the sums by day and visitor, in their order; see `find_anomalies` for who is left out."""
    believed = (hit_days.actor != "search") | hit_days.verification.isin(BELIEVED)
    told = hit_days.filter(believed & (hit_days.verification != "spoofed"))
    of_robots = told.url.re_search(r"^[^?]*://[^/]+/robots\.txt$")
    failed = of_robots & ((told.status >= 500) | (told.status == 429))
    rows = told.select(
        "day", "actor", "bot", "hits", "timed",
        errors=(told.status >= 500).ifelse(told.hits, 0), robots=of_robots.ifelse(told.hits, 0),
        robots_failed=failed.ifelse(told.hits, 0), duration_ms=told.duration_ms.fill_null(0),
    )  # fmt: skip
    return rows.group_by("day", "actor", "bot").agg(
        hits=_.hits.sum(), errors=_.errors.sum(), robots=_.robots.sum(), robots_failed=_.robots_failed.sum(),
        duration_ms=_.duration_ms.sum(), timed=_.timed.sum(),
    ).order_by("day", "actor", "bot")  # fmt: skip


def _hours(hits: ir.Table | None) -> tuple[dict[date, int], list[Gap]]:
    if hits is None:
        return {}, []
    requests = {row["hour"]: row["requests"] for row in count_hours(hits).to_pyarrow().to_pylist()}
    hours: dict[date, int] = defaultdict(int)
    for hour in requests:
        hours[hour.date()] += 1
    return dict(hours), find_gaps(requests)


# Days, lost hours, fewer lines


def _days(log: Log) -> list[dict[str, Any]]:
    total = log.daily(log.sums)
    return [_day(log, index, day, total) for index, day in enumerate(log.days)]


def _day(log: Log, index: int, day: date, total: Daily) -> dict[str, Any]:
    expected, people, bots = total.expected(index), _hits(log, log.people, day), _hits(log, log.bots, day)
    whole = log.whole(day)
    return {
        "day": day, "hits": people + bots, "people": people, "bots": bots, "hours": log.hours.get(day),
        "lost_hours": log.lost_hours(day), "whole": whole, "expected": expected,
        "judged": whole and expected is not None,
    }  # fmt: skip


def _hits(log: Log, actors: Iterable[_Actor], day: date) -> int:
    return sum(log.sums[actor].get(day, Sums()).hits for actor in actors)


def _lost(log: Log) -> list[dict[str, Any]]:
    return [
        {
            "day": gap.start.date(), "kind": "missing_days" if gap.hours >= 24 else "missing_hours",
            "start": gap.start, "end": gap.end, "hours": gap.hours, "expected": gap.expected, "found": 0.0,
            "share": 0.0, "people_ratio": None, "bots_ratio": None,
        }
        for gap in log.gaps
    ]  # fmt: skip


def _lines(log: Log) -> list[dict[str, Any]]:
    people, bots = log.daily(log.people), log.daily(log.bots)
    rows = [_fewer(step, _ratio(people, step), _ratio(bots, step)) for step in find_steps(log.daily(log.sums))]
    return [row for row in rows if row]


def _ratio(daily: Daily, step: Step) -> float | None:
    """Return the level after a step of all requests in parts of the one before; none where there is too little."""
    cut = (step.day - daily.first).days
    start = cut - TRAILING_DAYS
    if not daily.known(start, cut) or not daily.known(cut, cut + step.days):
        return None
    before, after = daily.level(start, cut), daily.level(cut, cut + step.days)
    return after / before if before >= 1 else None


def _fewer(step: Step, people: float | None, bots: float | None) -> dict[str, Any] | None:
    """Return a break where people and bots changed alike; where only one of them is in the log, nobody can tell."""
    if people is None or bots is None:
        return None
    fell, rose = max(people, bots) <= 1 - ALIKE, min(people, bots) >= 1 / (1 - ALIKE)
    if not (fell or rose):
        return None
    return {
        "day": step.day, "kind": "fewer_lines" if fell else "more_lines", "start": datetime.combine(step.day, time()),
        "end": None, "hours": None, "expected": step.before, "found": step.after, "share": step.ratio,
        "people_ratio": people, "bots_ratio": bots,
    }  # fmt: skip


# Bots that come more or less


def _rate_changes(log: Log, breaks: Sequence[date]) -> list[dict[str, Any]]:
    rows = [_rate_change(log, actor, step, breaks) for actor in log.bots for step in find_steps(log.daily([actor]))]
    return sorted(rows, key=lambda row: (row["day"], row["bot"]))


def _rate_change(log: Log, actor: _Actor, step: Step, breaks: Sequence[date]) -> dict[str, Any]:
    before = _between(log, actor, step.day - timedelta(days=TRAILING_DAYS), step.day - timedelta(days=_AROUND))
    around = _between(log, actor, step.day - timedelta(days=_AROUND), step.day + timedelta(days=_AROUND))
    robots = _all_between(log, step.day - timedelta(days=_AROUND), step.day + timedelta(days=_AROUND))
    host = {
        "error_share_before": _part(before.errors, before.hits), "error_share": _part(around.errors, around.hits),
        "robots_requests": robots.robots, "robots_failed": robots.robots_failed,
        "duration_ms_before": _part(before.duration_ms, before.timed),
        "duration_ms": _part(around.duration_ms, around.timed),
    }  # fmt: skip
    in_break = any(abs((step.day - day).days) <= LEAST_AFTER for day in breaks)
    return {
        "day": step.day, "actor": actor[0], "bot": actor[1], "direction": "up" if step.ratio > 1 else "down",
        "before": step.before, "after": step.after, "ratio": step.ratio, "days": step.days,
        "reason": "log" if in_break else _reason(host), **host,
    }  # fmt: skip


def _between(log: Log, actor: _Actor, first: date, behind: date) -> Sums:
    return sum((sums for day, sums in log.sums[actor].items() if first <= day < behind), Sums())


def _all_between(log: Log, first: date, behind: date) -> Sums:
    return sum((_between(log, actor, first, behind) for actor in log.bots), Sums())


def _part(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _reason(host: Mapping[str, Any]) -> str:
    errors, errors_before = host["error_share"], host["error_share_before"]
    slow, slow_before = host["duration_ms"], host["duration_ms_before"]
    if host["robots_failed"] and host["robots_failed"] * 2 >= host["robots_requests"]:
        return "robots"
    if errors is not None and errors - (errors_before or 0.0) >= MORE_ERRORS:
        return "server_errors"
    return "slower" if slow and slow_before and slow >= SLOWER * slow_before else "unknown"
