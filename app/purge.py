"""Taking snapshots out of facts for good: a tombstone stays, and nothing that was computed from them is found again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyarrow.parquet as pq

from analysis.errors import InputError
from app.facts import Facts, Snapshot
from app.jobs import Jobs
from app.workspace import Workspace


@dataclass(frozen=True)
class Purged:
    snapshots: tuple[str, ...]
    rows: int  # of facts
    texts: int  # of the meaning store


def chosen_snapshots(workspace: Workspace, site: str, snapshot: str | None, before: date | None) -> list[Snapshot]:
    """Return what to purge: one snapshot, or all that were closed before a day (UTC); purged ones no second time."""
    facts = workspace.facts(site)
    if (snapshot is None) == (before is None):
        raise InputError("purge-choose-one")
    if snapshot is not None:
        return [s for s in (facts.snapshot(snapshot),) if s.tables]
    every = [*facts.snapshots("crawl"), *facts.snapshots("render"), *facts.snapshots("logs")]
    return [s for s in every if s.tables and before is not None and s.created_at.date() < before]


def purge(
    workspace: Workspace, site: str, snapshots: Iterable[Snapshot], reason: str, *, bodies_of: Iterable[Snapshot] = ()
) -> Purged:
    """Take the snapshots' tables, the bodies alone of others, the texts only they held, and all results of the site.

    Results are deleted as a whole, because later ones hold values of earlier crawls (what changed) and sums over logs;
    `analyse` computes them anew from what is left. Only the numbers of each crawl stay: they name nobody and no page.
    """
    chosen, without_bodies = _with_renders(workspace.facts(site), snapshots), list(bodies_of)
    leaving = {snapshot.id for snapshot in (*chosen, *without_bodies)}

    def work(task: object) -> Purged:
        facts, passages = workspace.facts(site), _passages(workspace)
        held = _rows_held(facts)
        for snapshot in chosen:
            facts.purge(snapshot, reason, leaving={s.id for s in without_bodies})
        for snapshot in without_bodies:
            facts.purge(snapshot, reason, ("bodies",), leaving)
        facts.purge_left_bodies(reason)
        texts = _forget(workspace, passages)
        workspace.derived(site).clear(keep=("counts",))
        return Purged(tuple(s.id for s in chosen), held - _rows_held(facts), texts)

    return Jobs(workspace.jobs_path).run_here("purge", site, work)


def _with_renders(facts: Facts, snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    """Return the snapshots and the renders of the crawls among them, which hold the same pages."""
    chosen = {snapshot.id: snapshot for snapshot in snapshots}
    renders = (s for s in facts.snapshots("render") if s.tables and s.about.get("crawl") in chosen)
    return list((chosen | {s.id: s for s in renders}).values())


def _rows_held(facts: Facts) -> int:
    snapshots = [*facts.snapshots("crawl"), *facts.snapshots("render"), *facts.snapshots("logs")]
    return sum(info.rows for snapshot in snapshots for info in snapshot.tables.values())


def _passages(workspace: Workspace) -> dict[str, set[str]]:
    """Return the passages of each text, of all results there are."""
    found: dict[str, set[str]] = {}
    for site in workspace.settings.sites:
        for part in sorted(workspace.derived(site).root.glob("*/*/page_passages.parquet")):
            rows = pq.read_table(part, columns=["text_hash", "passage_hash"])
            for text, passage in zip(rows["text_hash"].to_pylist(), rows["passage_hash"].to_pylist(), strict=True):
                found.setdefault(text, set()).add(passage)
    return found


def _forget(workspace: Workspace, passages: dict[str, set[str]]) -> int:
    """Remove what no body that is still held says from the meaning store, and return how many texts that were."""
    meaning = workspace.meaning()
    read = meaning.hashes("body_texts")
    left = read & set().union(*(workspace.facts(site).known_bodies() for site in workspace.settings.sites))
    gone = _texts_of(workspace, read - left) - _texts_of(workspace, left)
    kept_passages = set().union(*(hashes for text, hashes in passages.items() if text not in gone))
    gone_passages = set().union(*(passages.get(text, set()) for text in gone)) - kept_passages
    meaning.remove("body_texts", read - left)
    _forget_shapes(workspace)
    for table, hashes in (("texts", gone), ("entities", gone), ("passages", gone_passages), ("vectors", gone_passages)):
        meaning.remove(table, hashes)
    return len(gone)


def _forget_shapes(workspace: Workspace) -> None:
    """Remove the shapes of bodies that are gone: classes and ids are words of the page, too."""
    meaning = workspace.meaning()
    read = meaning.hashes("body_shapes")
    left = read & set().union(*(workspace.facts(site).known_bodies() for site in workspace.settings.sites))
    shapes = [set(meaning.read("body_shapes", bodies)["shape_hash"].to_pylist()) for bodies in (read - left, left)]
    meaning.remove("body_shapes", read - left)
    meaning.remove("shapes", shapes[0] - shapes[1])


def _texts_of(workspace: Workspace, bodies: set[str]) -> set[str]:
    return set(workspace.meaning().read("body_texts", bodies)["text_hash"].to_pylist())
