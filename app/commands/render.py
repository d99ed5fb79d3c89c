"""The command that opens a sample of pages in a browser."""

from typing import Annotated

import typer

from app.commands.options import Connect, Json, Site
from app.commands.session import Exit, Session

Urls = Annotated[list[str] | None, typer.Option("--url", metavar="URL", help="cli-option-render-url")]
Sample = Annotated[int | None, typer.Option("--sample", min=1, metavar="N", help="cli-option-sample")]


def render(
    session: Session,
    site: Site = None,
    url: Urls = None,
    sample: Sample = None,
    connect: Connect = None,
    as_json: Json = False,
) -> Exit:
    from app.rendering import render_site
    from app.sites import connected, read_connections
    from crawlers.browser import may_sandbox

    workspace, console = session.workspace(), session.console
    name = workspace.site(site)
    if connect:
        workspace = connected(workspace, name, read_connections(connect))
    if not may_sandbox() and workspace.settings.render.sandbox is None:
        console.say("cli-render-as-root")
    result = render_site(workspace, name, urls=url or (), sample=sample, talk=console.progress)
    choice = result.choice
    console.say("cli-render-chosen", pages=len(choice.pages), templates=choice.templates, of=choice.of)
    console.say("cli-render-done", site=name, pages=result.rendered, failed=result.failed, snapshot=result.snapshot.id)
    if as_json:
        session.data(result.told)
    return Exit.DONE
