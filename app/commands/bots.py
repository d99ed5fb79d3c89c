"""The command `bots`: which address lists bots are verified by, how old they are, and new ones from their operators."""

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Json
from app.commands.session import Exit, Session

if TYPE_CHECKING:
    from app.bot_lists import BotList


class Action(StrEnum):
    refresh = "refresh"


def bots(
    session: Session,
    action: Annotated[Action | None, typer.Argument(metavar="[refresh]", help="cli-argument-bots")] = None,
    as_json: Json = False,
) -> Exit:
    from app.bot_lists import list_bot_lists

    workspace = session.workspace()
    is_done = refresh(session) if action else True
    lists = list_bot_lists(workspace)
    if as_json:
        session.data([asdict(one) | {"read": one.read.isoformat() if one.read else None} for one in lists])
    else:
        for one in lists:
            session.data(_line(session, one))
    return Exit.DONE if is_done else Exit.STOPPED


def refresh(session: Session) -> bool:
    """Fetch the lists, say what went wrong with each, and return whether none did."""
    from app.bot_lists import refresh_bot_lists

    results = refresh_bot_lists(session.workspace())
    failed = [(name, problem) for name, problem in results if problem]
    for name, problem in failed:
        session.console.say("cli-bots-kept", name=name)
        session.console.error(problem)
    session.console.say("cli-bots-refreshed", lists=len(results) - len(failed))
    return not failed


def _line(session: Session, one: "BotList") -> str:
    state = "missing" if one.read is None else "stale" if one.is_stale else "fresh"
    details = {"prefixes": one.prefixes, "days": one.age_days or 0, "source": one.source}
    return f"{one.name}  {one.operator}  " + session.console.texts(f"cli-bots-{state}", **details)
