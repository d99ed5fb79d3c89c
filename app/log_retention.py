"""How long logs are kept: single requests for a while, lines nobody could read for less, sums by day for good."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.facts import Facts, Snapshot
from app.jobs import Jobs
from app.log_closing import fold_sums, write_hits_from, write_sums
from app.reading import LOG_TABLES
from app.workspace import Workspace
from crawlers.engine import open_engine


@dataclass(frozen=True)
class Expired:
    """What an import holds longer than the settings say."""

    snapshot: Snapshot
    hits: int  # requests to take
    rejects: int  # lines nobody could read, to take


def expired_logs(workspace: Workspace, site: str, now: datetime) -> list[Expired]:
    """Return the imports with requests older than `logs.hits_days` or rejects read longer ago than `rejects_days`.

    A request is as old as it says, whenever it was imported. A line nobody could read has no time: it is as old as its
    import. `now` is UTC, naive.
    """
    facts, first = workspace.facts(site), _first_kept(workspace, now)
    seen = workspace.settings.logs.rejects_days
    found = [
        Expired(snapshot, _hits_before(facts, snapshot, first), _rejects_of(snapshot, now - timedelta(days=seen)))
        for snapshot in facts.snapshots("logs")
    ]
    return [expired for expired in found if expired.hits or expired.rejects]


def take_expired(workspace: Workspace, site: str, now: datetime, reason: str) -> list[Expired]:
    """Take what has expired from the site's logs, with tombstones, and the results that were computed from it.

    What stays: the sums by day, those of people folded until ten requests stand behind each address, and what is known
    of the files, so that no line is counted again.
    """

    def work(task: object) -> list[Expired]:
        facts, first = workspace.facts(site), _first_kept(workspace, now)
        expired = expired_logs(workspace, site, now)
        for one in expired:
            _take(facts, one, first, reason)
        if expired:
            workspace.derived(site).drop(LOG_TABLES)
        return expired

    return Jobs(workspace.jobs_path).run_here("purge", site, work)


def _first_kept(workspace: Workspace, now: datetime) -> date:
    return now.date() - timedelta(days=workspace.settings.logs.hits_days)


def _hits_before(facts: Facts, snapshot: Snapshot, first: date) -> int:
    if "hits" not in snapshot.tables:
        return 0
    part = facts.part(snapshot, "hits")
    query = "SELECT count(*) FROM read_parquet(?) WHERE requested_at < ?"
    with open_engine(part.parent) as connection:
        counted = connection.execute(query, [str(part), datetime.combine(first, time())]).fetchone()
    return int(counted[0]) if counted else 0


def _rejects_of(snapshot: Snapshot, read_before: datetime) -> int:
    held = snapshot.tables.get("rejects")
    return held.rows if held and snapshot.created_at < read_before else 0


def _take(facts: Facts, expired: Expired, first: date, reason: str) -> None:
    """Take from one import; its sums are written before its requests go."""
    snapshot = expired.snapshot
    if expired.rejects:
        snapshot = facts.purge(snapshot, reason, ("rejects",))
    if not expired.hits:
        return
    if "hit_days" not in snapshot.tables:
        snapshot = facts.rewrite(snapshot, "hit_days", write_sums, reason)
    snapshot = facts.rewrite(snapshot, "hit_days", lambda folder: fold_sums(folder, first), reason)
    if expired.hits == snapshot.tables["hits"].rows:
        facts.purge(snapshot, reason, ("hits",))
    else:
        facts.rewrite(snapshot, "hits", lambda folder: write_hits_from(folder, first), reason)
