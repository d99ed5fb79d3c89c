"""A cron expression as other systems write it: systemd's OnCalendar, launchd's dictionaries, Windows triggers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from typing import Any

from cronsim import CronSim

TICK_MINUTES = 15  # zones differ by whole quarters of an hour: no due time lies further from a tick's minute
_MOST_ENTRIES = 200  # of a calendar that lists single times; beyond it a tick is read more easily
_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


@dataclass(frozen=True)
class Calendar:
    """The minutes, hours, days, months and weekdays (0 is Sunday) of a cron expression; none means every one.

    Where both days of the month and of the week are named, cron runs on either.
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...] | None
    days: tuple[int, ...] | None
    months: tuple[int, ...] | None
    weekdays: tuple[int, ...] | None


def calendar_of(cron: str) -> Calendar | None:
    """Return what an expression names; none where it says more than numbers can (the last Friday of a month)."""
    read = CronSim(cron, datetime.now(UTC))
    if not all(isinstance(number, int) for part in (read.days, read.weekdays) for number in part):
        return None
    weekdays = sorted({int(number) % 7 for number in read.weekdays if isinstance(number, int)})
    days = sorted(number for number in read.days if isinstance(number, int))
    return Calendar(
        tuple(sorted(read.minutes)), _unless_all(sorted(read.hours), 24), _unless_all(days, 31),
        _unless_all(sorted(read.months), 12), _unless_all(weekdays, 7),
    )  # fmt: skip


def _unless_all(numbers: list[int], every: int) -> tuple[int, ...] | None:
    return None if len(numbers) == every else tuple(numbers)


def tick_minutes(cron: str) -> str:
    """Return the minutes at which a system asks whether it is time, where it cannot know the zone."""
    calendar = calendar_of(cron)
    minutes = {minute % TICK_MINUTES for minute in calendar.minutes} if calendar else {0}
    every = sorted(minute + quarter for minute in minutes for quarter in range(0, 60, TICK_MINUTES))
    return "*" if len(every) > 12 else ",".join(map(str, every))


def on_calendar(cron: str, zone: str) -> list[str]:
    """Return systemd's lines: two where days of month or week count, because systemd means both."""
    calendar = calendar_of(cron)
    if calendar is None:
        return [f"*-*-* *:0/{TICK_MINUTES}:00"]
    time = f"{_joined(calendar.hours, 2)}:{_joined(calendar.minutes, 2)}:00 {zone}"
    months = _joined(calendar.months, 2)
    lines = []
    if calendar.days is not None or calendar.weekdays is None:
        lines.append(f"*-{months}-{_joined(calendar.days, 2)} {time}")
    if calendar.weekdays is not None:
        lines.append(f"{','.join(_DAYS[day] for day in calendar.weekdays)} *-{months}-* {time}")
    return lines


def _joined(numbers: Iterable[int] | None, width: int) -> str:
    return "*" if numbers is None else ",".join(f"{number:0{width}d}" for number in numbers)


def start_calendar(cron: str) -> list[dict[str, int]]:
    """Return launchd's StartCalendarInterval; empty where it would need more entries than anybody reads."""
    calendar = calendar_of(cron)
    if calendar is None:
        return []
    times = {"Minute": calendar.minutes, "Hour": calendar.hours, "Month": calendar.months}
    both = calendar.days is not None and calendar.weekdays is not None
    kinds: list[dict[str, tuple[int, ...] | None]] = (
        [times | {"Day": calendar.days}, times | {"Weekday": calendar.weekdays}]
        if both
        else [times | {"Day": calendar.days, "Weekday": calendar.weekdays}]
    )
    entries = [entry for kind in kinds for entry in _products(kind)]
    return entries if len(entries) <= _MOST_ENTRIES else []


def _products(kind: dict[str, tuple[int, ...] | None]) -> list[dict[str, int]]:
    named: dict[str, Any] = {name: numbers for name, numbers in kind.items() if numbers is not None}
    return [dict(zip(named, numbers, strict=True)) for numbers in product(*named.values())]


def daily_times(cron: str) -> tuple[list[tuple[int, int]], tuple[int, ...] | None] | None:
    """Return the times of day and the weekdays (none: every day); none where months or days of months count."""
    calendar = calendar_of(cron)
    if calendar is None or calendar.days is not None or calendar.months is not None or calendar.hours is None:
        return None
    times = [(hour, minute) for hour in calendar.hours for minute in calendar.minutes]
    return (times, calendar.weekdays) if len(times) <= 24 else None
