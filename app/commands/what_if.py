"""The command `what-if`: a proposed robots.txt, set of redirects or noindex pages, replayed on the log."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.errors import InputError
from app.commands.answers import CsvOption, Form, Snapshot, csv_style, output_of, read_day, say_not_measured
from app.commands.options import Site
from app.commands.session import Exit, Session
from app.commands.spoken import UsageMistake

if TYPE_CHECKING:
    import pyarrow as pa

    from analysis.what_if import WhatIf
    from app.what_if import Kind

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli-option-out")]


class By(StrEnum):
    template = "template"
    segment = "segment"
    url = "url"
    lost = "lost"


def what_if(
    session: Session,
    robots: Annotated[Path | None, typer.Option("--robots", metavar="FILE", help="cli-option-wi-robots")] = None,
    redirects: Annotated[
        Path | None, typer.Option("--redirects", metavar="CSV", help="cli-option-wi-redirects")
    ] = None,
    noindex: Annotated[Path | None, typer.Option("--noindex", metavar="FILE", help="cli-option-wi-noindex")] = None,
    by: Annotated[By, typer.Option("--by", metavar="template|segment|url|lost", help="cli-option-wi-by")] = By.template,
    bot: Annotated[str, typer.Option("--bot", metavar="NAME", help="cli-option-wi-bot")] = "",
    site: Site = None,
    snapshot: Snapshot = None,
    first_day: Annotated[str | None, typer.Option("--from", metavar="DATE", help="cli-option-from")] = None,
    last_day: Annotated[str | None, typer.Option("--to", metavar="DATE", help="cli-option-to")] = None,
    form: Annotated[
        Form, typer.Option("--format", metavar="csv|json|jsonl|table", help="cli-option-format")
    ] = Form.table,
    csv: CsvOption = None,
    out: Out = None,
) -> Exit:
    from app.export import write_table
    from app.reading import Selection, open_tables
    from app.what_if import bots_of, missing_for, read_text, replay_text

    kind, file = _proposed({"robots": robots, "redirects": redirects, "noindex": noindex})
    workspace = session.workspace()
    name = workspace.site(site)
    tables = open_tables(workspace, Selection(name, snapshot, None, read_day(first_day), read_day(last_day)))
    missing = missing_for(tables)
    if missing:
        say_not_measured(session, missing)
        return Exit.NOT_MEASURED
    bots = list(bots_of(tables["ledger"]))
    if bot and bot not in bots:
        raise InputError("what-if-bot", name=bot, bots=", ".join(bots) or "-")
    outcome = replay_text(tables, kind, read_text(file), workspace.about(name).start, bot=bot)
    with output_of(out) as stream:
        write_table(_rows(outcome, by), stream, form.value, style=csv_style(workspace, csv))
        stream.flush()
    session.console.say("cli-what-if-done", **outcome.totals)
    return Exit.DONE


def _proposed(files: "dict[Kind, Path | None]") -> "tuple[Kind, Path]":
    given = [(kind, file) for kind, file in files.items() if file is not None]
    if len(given) != 1:
        raise UsageMistake("what-if-one", given=len(given))
    return given[0]


def _rows(outcome: "WhatIf", by: By) -> "pa.Table":
    if by is By.url:
        return outcome.urls
    if by is By.lost:
        return outcome.lost
    return outcome.by("segment" if by is By.segment else "template")
