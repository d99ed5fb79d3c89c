"""Commands that show and hand over: app, brief, export."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.errors import InputError
from app.commands.answers import CsvForm, CsvOption, Snapshot, csv_style, output_of, say_not_measured
from app.commands.options import Json, Site
from app.commands.session import Exit, Session
from app.export import TableFormat

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli-option-out")]


class BriefForm(StrEnum):
    md = "md"
    html = "html"
    docx = "docx"


class ExportForm(StrEnum):
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    md = "md"
    html = "html"
    docx = "docx"


_TABLE_FORMS: dict[ExportForm, TableFormat] = {
    ExportForm.csv: "csv",
    ExportForm.jsonl: "jsonl",
    ExportForm.parquet: "parquet",
}


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


def export(
    session: Session,
    what: Annotated[str, typer.Argument(metavar="TABLE|briefs", help="cli-argument-export")],
    form: Annotated[
        ExportForm | None, typer.Option("--format", metavar="FORMAT", help="cli-option-export-format")
    ] = None,
    out: Out = None,
    site: Site = None,
    snapshot: Snapshot = None,
    segment: Annotated[str | None, typer.Option("--segment", metavar="NAME", help="cli-option-segment")] = None,
    csv: CsvOption = None,
    brief: Annotated[str | None, typer.Option("--brief", metavar="URL|ID", help="cli-option-brief")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="cli-option-draft")] = False,
) -> Exit:
    if what == "briefs":
        return _export_briefs(session, form or ExportForm.docx, out, site, snapshot, brief, draft=draft)
    return _export_table(session, what, form or ExportForm.csv, out, site, snapshot, segment, csv)


def _export_table(
    session: Session,
    table: str,
    form: ExportForm,
    out: Path | None,
    site: str | None,
    snapshot: str | None,
    segment: str | None,
    csv: CsvForm | None,
) -> Exit:
    from app.export import write_table
    from app.reading import Selection, open_tables

    if form not in _TABLE_FORMS:
        raise InputError("export-format-unfit", what=table, format=form.value, known="csv, jsonl, parquet")
    workspace = session.workspace()
    tables = open_tables(workspace, Selection(workspace.site(site), snapshot, segment))
    if table not in tables:
        return _no_table(session, table)
    with output_of(out) as stream:
        rows = write_table(tables[table], stream, _TABLE_FORMS[form], style=csv_style(workspace, csv))
        stream.flush()
    session.console.say("cli-export-done", rows=rows, table=table, file=str(out or "stdout"))
    return Exit.DONE


def _no_table(session: Session, table: str) -> Exit:
    from difflib import get_close_matches

    from analysis.tables import TABLES

    known = [name for name, about in TABLES.items() if about.store != "meaning"]
    if table not in known:
        nearest = get_close_matches(table, [*known, "briefs"], n=1)
        raise InputError("table-unknown", name=table, nearest=nearest[0] if nearest else ", ".join(known))
    say_not_measured(session, table)
    return Exit.NOT_MEASURED


def _export_briefs(
    session: Session,
    form: ExportForm,
    out: Path | None,
    site: str | None,
    snapshot: str | None,
    wanted: str | None,
    *,
    draft: bool,
) -> Exit:
    from app.brief_export import EXPORTS, file_name
    from app.briefs import list_briefs, read_brief
    from app.disk import written_whole

    if form.value not in EXPORTS:
        raise InputError("export-format-unfit", what="briefs", format=form.value, known=", ".join(EXPORTS))
    workspace = session.workspace()
    name = workspace.site(site)
    ids = [wanted] if wanted else [proposal.id for proposal in list_briefs(workspace, name, snapshot)]
    chosen = [read_brief(workspace, name, brief, snapshot) for brief in ids]
    ready = [brief for brief in chosen if draft or brief.approved_at]
    if not ready:
        raise InputError("brief-none-approved", briefs=len(chosen))
    folder = out or Path("briefs")
    folder.mkdir(parents=True, exist_ok=True)
    for brief in ready:
        with written_whole(folder / file_name(brief, form.value)) as stream:
            stream.write(EXPORTS[form.value](brief, session.console.texts, draft=draft))
    session.console.say("cli-briefs-exported", briefs=len(ready), folder=str(folder))
    return Exit.DONE
