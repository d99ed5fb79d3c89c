"""Commands that show: app, brief."""

import os
from typing import Annotated

import typer

from app.commands.answers import Snapshot
from app.commands.options import Json, Site
from app.commands.session import Exit, Session


def app(
    session: Session,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="cli-option-port")] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="cli-option-no-window")] = False,
) -> Exit:
    workspace = session.workspace()
    from app.server import serve

    os.environ["SITELORE_LANGUAGE"] = session.language  # the views open the workspace themselves
    serve(workspace.root, port=port, window="none" if no_open else "app")
    return Exit.DONE


def brief(
    session: Session,
    url: Annotated[str | None, typer.Argument(metavar="URL", help="cli-argument-brief")] = None,
    site: Site = None,
    snapshot: Snapshot = None,
    list_all: Annotated[bool, typer.Option("--list", help="cli-option-list-briefs")] = False,
    as_json: Json = False,
) -> Exit:
    from app.brief_export import as_data, to_markdown
    from app.briefs import list_briefs, read_brief

    workspace = session.workspace()
    name = workspace.site(site)
    if list_all:
        for proposal in list_briefs(workspace, name, snapshot):
            session.data(vars(proposal) if as_json else f"{proposal.benefit:5.1f}  {proposal.id}  {proposal.url}")
        return Exit.DONE
    chosen = read_brief(workspace, name, url, snapshot)
    texts = session.console.texts
    session.data(as_data(chosen, texts) if as_json else to_markdown(chosen, texts, draft=True).decode())
    return Exit.DONE
