"""What a schedule keeps: the newest crawls, one a day, week and month further back, bodies for a month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.facts import Facts, Snapshot
from app.purge import Purged, purge
from app.schedules.definition import Retention
from app.workspace import Workspace

NEVER = 2  # newest crawls that stay whole: the next crawl is compared with the newest, this one with the one before


@dataclass(frozen=True)
class Chosen:
    """What a policy takes."""

    crawls: tuple[Snapshot, ...]
    bodies_of: tuple[Snapshot, ...]  # crawls that stay, whose bodies go


def choose(crawls: Sequence[Snapshot], policy: Retention, now: datetime) -> Chosen:
    """Return the crawls to purge, and those whose bodies are older than the policy keeps them.

    Definition: kept are the `last` newest crawls (two at least), then the last crawl of each of the newest `daily`
    days, `weekly` ISO weeks and `monthly` months (UTC) that have any. A crawl of a part of the site is not of the
    schedule's making and stays.
    """
    held = (crawl for crawl in crawls if "pages" in crawl.tables and not crawl.part)
    whole = sorted(held, key=lambda crawl: crawl.id)
    newest = whole[-max(policy.last, NEVER) :]
    kept = {crawl.id for crawl in newest}
    for number, period in ((policy.daily, _day), (policy.weekly, _week), (policy.monthly, _month)):
        kept |= _last_of_each(whole, number, period)
    too_old = now - timedelta(days=policy.bodies_days)
    old = [crawl for crawl in whole[:-NEVER] if crawl.id in kept and crawl.created_at < too_old]
    return Chosen(
        tuple(crawl for crawl in whole if crawl.id not in kept), tuple(c for c in old if "bodies" in c.tables)
    )


def _last_of_each(crawls: Sequence[Snapshot], number: int, period: Callable[[datetime], object]) -> set[str]:
    last = {period(crawl.created_at): crawl.id for crawl in crawls}  # the later one overwrites
    return set(list(last.values())[-number:]) if number else set()


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month


def keep_to(workspace: Workspace, site: str, policy: Retention, now: datetime, reason: str) -> Purged | None:
    """Take from a site what its policy does not keep, with tombstones; none where that is nothing."""
    facts = workspace.facts(site)
    chosen = choose(facts.snapshots("crawl"), policy, now)
    bodies_of = [crawl for crawl in chosen.bodies_of if _holds_more_than_needed(facts, crawl, chosen)]
    if not chosen.crawls and not bodies_of:
        return None
    return purge(workspace, site, chosen.crawls, reason, bodies_of=bodies_of)


def _holds_more_than_needed(facts: Facts, crawl: Snapshot, chosen: Chosen) -> bool:
    leaving = {other.id for other in (*chosen.crawls, *chosen.bodies_of)}
    return len(facts.bodies_needed(crawl, leaving)) < crawl.tables["bodies"].rows
