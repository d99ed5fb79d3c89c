"""When a schedule is due: plain words or a cron expression, in the user's zone, right on days of 23 and 25 hours."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

from analysis.errors import InputError

_DAYS = (
    ("sun", "so"), ("mon", "mo"), ("tue", "di"), ("wed", "mi"), ("thu", "do"), ("fri", "fr"), ("sat", "sa"),
)  # fmt: skip
_DAY_NUMBERS = {name: str(number) for number, names in enumerate(_DAYS) for name in names}
_HOURLY = re.compile(r"(?:hourly|stündlich)(?: :?(\d{1,2}))?")
_DAILY = re.compile(r"(?:daily|täglich) (\d{1,2}):(\d{2})")
_WEEKLY = re.compile(r"(?:weekly|wöchentlich) (\w+) (\d{1,2}):(\d{2})")
_MONTHLY = re.compile(r"(?:monthly|monatlich) (\d{1,2})\.? (\d{1,2}):(\d{2})")


def cron_of(when: str) -> str:
    """Return the cron expression that is meant: hourly [:MM], daily HH:MM, weekly DAY HH:MM, monthly DAY HH:MM, or one.

    English and German words. Raises an InputError where the text is none of these.
    """
    text = " ".join(when.lower().split())
    expression = _from_words(text) or (" ".join(when.split()) if len(text.split()) == 5 else "")
    try:
        CronSim(expression, datetime.now(UTC))
    except CronSimError as error:
        raise InputError("schedule-when", text=when) from error
    return expression


def _from_words(text: str) -> str:
    if match := _HOURLY.fullmatch(text):
        return f"{int(match[1] or 0)} * * * *"
    if match := _DAILY.fullmatch(text):
        return f"{int(match[2])} {int(match[1])} * * *"
    if (match := _WEEKLY.fullmatch(text)) and (day := _day(match[1])):
        return f"{int(match[3])} {int(match[2])} * * {day}"
    if match := _MONTHLY.fullmatch(text):
        return f"{int(match[3])} {int(match[2])} {int(match[1])} * *"
    return ""


def _day(word: str) -> str:
    return next((number for name, number in _DAY_NUMBERS.items() if word.startswith(name)), "")


def zone_of(name: str | None) -> str:
    """Return a time zone's name: the one typed, else this computer's, UTC where it cannot be told."""
    from tzlocal import get_localzone_name

    wanted = name or get_localzone_name() or "UTC"
    try:
        ZoneInfo(wanted)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError("schedule-zone", name=wanted) from error
    return wanted


def last_due(cron: str, zone: str, now: datetime) -> datetime:
    """Return the last time that was due, the present minute included, in UTC.

    A time that the clocks skip is due when they go on; one they show twice is due the first time.
    """
    behind = now.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0) + timedelta(minutes=1)
    return next(CronSim(cron, behind, reverse=True)).astimezone(UTC)


def next_due(cron: str, zone: str, now: datetime) -> datetime:
    """Return the next time that will be due, in UTC."""
    return next(CronSim(cron, now.astimezone(ZoneInfo(zone)))).astimezone(UTC)
