"""The command that tries extraction rules on one page before a crawl uses them."""

from typing import Annotated

import typer

from app.commands.options import Connect, Json, Site
from app.commands.session import Exit, Session

Url = Annotated[str, typer.Argument(metavar="URL", help="cli-argument-url-to-extract")]
Css = Annotated[list[str] | None, typer.Option("--css", metavar="SELECTOR", help="cli-option-css")]
XPath = Annotated[list[str] | None, typer.Option("--xpath", metavar="XPATH", help="cli-option-xpath")]
Regex = Annotated[list[str] | None, typer.Option("--regex", metavar="PATTERN", help="cli-option-regex")]
Take = Annotated[str, typer.Option("--take", metavar="WHAT", help="cli-option-take")]
All = Annotated[bool, typer.Option("--all", help="cli-option-all")]
Stored = Annotated[bool, typer.Option("--stored", help="cli-option-stored")]


def extract(
    session: Session,
    url: Url,
    css: Css = None,
    xpath: XPath = None,
    regex: Regex = None,
    take: Take = "text",
    every: All = False,
    stored: Stored = False,
    site: Site = None,
    connect: Connect = None,
    as_json: Json = False,
) -> Exit:
    from app.extraction import extraction_rules, preview
    from app.sites import connected, read_connections
    from crawlers.extraction import MAX_VALUES, Rule

    workspace = session.workspace()
    name = workspace.site(site)
    if connect:
        workspace = connected(workspace, name, read_connections(connect))
    which = "all" if every else "first"
    typed = [("css", e) for e in css or ()] + [("xpath", e) for e in xpath or ()] + [("regex", e) for e in regex or ()]
    rules = tuple(Rule(f"{kind} {expression}", kind, expression, take, which) for kind, expression in typed)  # type: ignore[arg-type]
    rules = rules or extraction_rules(workspace.settings.extraction)
    found, cut = preview(workspace, name, url, rules, stored=stored)
    if as_json:
        session.data(found)
    for value in found if not as_json else ():
        session.data(f"{value['name']}\t{' '.join(value['value'].split())}")
    empty = len({rule.name for rule in rules} - {value["name"] for value in found})
    if empty:
        session.console.say("cli-extract-nothing", rules=empty)
    if cut:
        session.console.say("cli-extract-cut", values=MAX_VALUES)
    return Exit.DONE
