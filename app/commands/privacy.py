"""The command `privacy`: the record of processing activities, in the language of the session."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.session import Exit, Session


def privacy(
    session: Session,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli-option-record-out")] = None,
) -> Exit:
    from app.disk import written_whole
    from app.privacy_record import privacy_record

    record = privacy_record(session.workspace().settings, session.console.texts)
    if out is None:
        session.data(record.rstrip("\n"))
        return Exit.DONE
    with written_whole(out) as file:
        file.write(record.encode())
    session.console.say("cli-privacy-done", file=str(out))
    return Exit.DONE
