"""Commands that look after a workspace: snapshots, purge, rerun, doctor."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.errors import InputError
from app.commands.answers import read_day
from app.commands.options import Json, Site
from app.commands.session import Exit, Session

if TYPE_CHECKING:
    from app.facts import Snapshot
    from app.workspace import Workspace

Yes = Annotated[bool, typer.Option("--yes", help="cli-option-yes")]


def snapshots(session: Session, site: Site = None, as_json: Json = False) -> Exit:
    workspace = session.workspace()
    names = [workspace.site(site)] if site else list(workspace.settings.sites)
    every = [s for name in names for kind in ("crawl", "render", "logs") for s in workspace.facts(name).snapshots(kind)]
    if as_json:
        session.data([asdict(s) | {"created_at": s.created_at.isoformat()} for s in every])
        return Exit.DONE
    if not every:
        session.console.say("cli-no-snapshots")
    for snapshot in every:
        session.data(_snapshot_line(session, snapshot))
    return Exit.DONE


def _snapshot_line(session: Session, snapshot: "Snapshot") -> str:
    texts = session.console.texts
    table = {"crawl": "pages", "render": "renders"}.get(snapshot.kind, "hits")
    held = snapshot.tables.get(table)
    rows = texts(f"cli-snapshot-{table}", rows=held.rows) if held else texts("cli-snapshot-purged")
    kind = texts(f"crawl-mode-{snapshot.about['mode']}" if snapshot.part else f"cli-kind-{snapshot.kind}")
    return f"{snapshot.id}  {snapshot.site}  {kind}  {rows}"


def purge(
    session: Session,
    snapshot: Annotated[str | None, typer.Argument(metavar="SNAPSHOT", help="cli-argument-purge")] = None,
    before: Annotated[str | None, typer.Option("--before", metavar="DATE", help="cli-option-before")] = None,
    expired: Annotated[bool, typer.Option("--expired", help="cli-option-expired")] = False,
    site: Site = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="cli-option-reason")] = "",
    yes: Yes = False,
) -> Exit:
    from app.purge import chosen_snapshots
    from app.purge import purge as take

    workspace = session.workspace()
    name = workspace.site(site)
    if expired:
        if snapshot or before:
            raise InputError("purge-choose-one")
        return _purge_expired(session, workspace, name, reason)
    chosen = chosen_snapshots(workspace, name, snapshot, read_day(before))
    if not chosen:
        session.console.say("cli-purge-nothing")
        return Exit.DONE
    for one in chosen:
        session.console.line(_snapshot_line(session, one))
    session.console.say("cli-purge-what", snapshots=len(chosen))
    if not yes and not _confirmed(session):
        session.console.say("cli-purge-kept")
        return Exit.STOPPED
    purged = take(workspace, name, chosen, reason)
    session.console.say("cli-purge-done", snapshots=len(purged.snapshots), rows=purged.rows, texts=purged.texts)
    return Exit.DONE


def _purge_expired(session: Session, workspace: "Workspace", site: str, reason: str) -> Exit:
    """Take what the settings keep no longer; they have said so, so nobody is asked again."""
    from app.log_retention import take_expired

    told = reason or session.console.texts("log-retention-reason")
    taken = take_expired(workspace, site, datetime.now(UTC).replace(tzinfo=None), told)
    hits, rejects = sum(one.hits for one in taken), sum(one.rejects for one in taken)
    session.console.say("cli-purge-expired", imports=len(taken), hits=hits, rejects=rejects)
    return Exit.DONE


def _confirmed(session: Session) -> bool:
    """Ask on stderr; no answer is none, and so is anything but yes in the language asked in."""
    session.console.say("cli-purge-ask")
    return sys.stdin.readline().strip().lower() in session.console.texts("cli-purge-yes").split()


def rerun(
    session: Session,
    run: Annotated[str | None, typer.Argument(metavar="RUN", help="cli-argument-rerun")] = None,
    as_json: Json = False,
) -> Exit:
    from app.rerun import repeat
    from app.runs import Runs

    workspace = session.workspace()
    if run is None:
        for entry in Runs(workspace.decisions_path).newest():
            session.data(f"{entry.id}  {entry.site}  {entry.state}")
        return Exit.DONE
    comparison = repeat(workspace, run, talk=session.console.progress)
    if as_json:
        differing = [asdict(difference) for difference in comparison.differences]
        session.data({"run": comparison.run.id, "tables": comparison.tables, "differences": differing})
    for difference in comparison.differences:
        session.console.say(
            "cli-rerun-differs", table=difference.table, before=difference.before or "-", now=difference.now or "-"
        )
    session.console.say("cli-rerun-done", tables=comparison.tables, differing=len(comparison.differences))
    return Exit.FAILED if comparison.differences else Exit.DONE


def doctor(session: Session, as_json: Json = False) -> Exit:
    from app.doctor import examine

    checks = examine(session.root)
    if as_json:
        session.data([asdict(check) for check in checks])
    texts = session.console.texts
    for check in checks if not as_json else ():
        session.data(f"{texts(f'doctor-{check.state}')}  {texts(f'doctor-{check.key}', **check.details)}")
    return Exit.FAILED if any(check.state == "broken" for check in checks) else Exit.DONE
