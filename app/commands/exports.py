"""The command `export`: a table of ours, the same under another tool's names, a snapshot as WARC, or the briefs."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from analysis.errors import InputError
from app.commands.answers import CsvForm, CsvOption, Snapshot, csv_style, output_of, say_not_measured
from app.commands.options import Site
from app.commands.session import Exit, Session
from app.export import TableFormat

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from app.export import CsvStyle

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli-option-out")]
BRIEFS, WARC = "briefs", "warc"


class ExportForm(StrEnum):
    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"
    parquet = "parquet"
    warc = "warc"
    md = "md"
    html = "html"
    docx = "docx"


class ColumnNames(StrEnum):
    sitelore = "sitelore"
    screaming_frog = "screaming-frog"


_TABLE_FORMS: dict[ExportForm, TableFormat] = {
    ExportForm.csv: "csv",
    ExportForm.xlsx: "xlsx",
    ExportForm.jsonl: "jsonl",
    ExportForm.parquet: "parquet",
}


@dataclass(frozen=True)
class _Wanted:
    """What was asked for."""

    what: str
    form: ExportForm | None
    out: Path | None
    site: str | None
    snapshot: str | None
    segment: str | None
    csv: CsvForm | None
    columns: ColumnNames


def export(
    session: Session,
    what: Annotated[str, typer.Argument(metavar="TABLE|warc|briefs", help="cli-argument-export")],
    form: Annotated[
        ExportForm | None, typer.Option("--format", metavar="FORMAT", help="cli-option-export-format")
    ] = None,
    columns: Annotated[
        ColumnNames, typer.Option("--columns", metavar="sitelore|screaming-frog", help="cli-option-columns")
    ] = ColumnNames.sitelore,
    out: Out = None,
    site: Site = None,
    snapshot: Snapshot = None,
    segment: Annotated[str | None, typer.Option("--segment", metavar="NAME", help="cli-option-segment")] = None,
    csv: CsvOption = None,
    brief: Annotated[str | None, typer.Option("--brief", metavar="URL|ID", help="cli-option-brief")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="cli-option-draft")] = False,
) -> Exit:
    wanted = _Wanted(what, form, out, site, snapshot, segment, csv, columns)
    if what == BRIEFS:
        return _export_briefs(session, wanted, brief, draft=draft)
    return _export_warc(session, wanted) if what == WARC else _export_table(session, wanted)


def _export_table(session: Session, wanted: _Wanted) -> Exit:
    from app.reading import Selection, open_tables

    form = wanted.form or ExportForm.csv
    if form not in _TABLE_FORMS:
        raise InputError("export-format-unfit", what=wanted.what, format=form.value, known=", ".join(_TABLE_FORMS))
    workspace = session.workspace()
    tables = open_tables(workspace, Selection(workspace.site(wanted.site), wanted.snapshot, wanted.segment))
    rows = _rows(wanted, tables)
    if isinstance(rows, str):
        say_not_measured(session, rows)
        return Exit.NOT_MEASURED
    with output_of(wanted.out) as stream:
        count = _write(session, rows, stream, _TABLE_FORMS[form], csv_style(workspace, wanted.csv))
        stream.flush()
    session.console.say("cli-export-done", rows=count, table=wanted.what, file=str(wanted.out or "stdout"))
    return Exit.DONE


def _rows(wanted: _Wanted, tables: "Mapping[str, ir.Table]") -> "ir.Table | str":
    """Return the rows to write, or the name of the table they need and that is not measured."""
    if wanted.columns is ColumnNames.sitelore:
        return tables[wanted.what] if wanted.what in tables else _known_table(wanted.what)
    from analysis.screaming_frog import TABS, TABS_OF

    name = TABS_OF.get(wanted.what, wanted.what)
    if name not in TABS:
        raise InputError("tab-unknown", name=wanted.what, nearest=_nearest(wanted.what, [*TABS_OF, *TABS]))
    missing = next((needed for needed in TABS[name].needs if needed not in tables), None)
    return missing or TABS[name].table(tables)


def _write(session: Session, rows: "ir.Table", stream: IO[bytes], form: TableFormat, style: "CsvStyle") -> int:
    """Write rows and return how many; what a workbook cannot hold is said."""
    from app.export import write_table
    from app.workbook import write_workbook

    if form != "xlsx":
        return write_table(rows, stream, form, style=style)
    written = write_workbook(rows, stream)
    if written.sheets > 1:
        session.console.say("cli-export-sheets", sheets=written.sheets)
    if written.cut_cells:
        session.console.say("cli-export-cut", cells=written.cut_cells)
    return written.rows


def _known_table(table: str) -> str:
    """Return a table's name. Raises an InputError where there is none of that name."""
    from analysis.tables import TABLES

    known = [name for name, about in TABLES.items() if about.store != "meaning"]
    if table not in known:
        raise InputError("table-unknown", name=table, nearest=_nearest(table, [*known, BRIEFS, WARC]))
    return table


def _nearest(name: str, known: list[str]) -> str:
    return next(iter(get_close_matches(name, known, n=1)), ", ".join(known))


def _export_warc(session: Session, wanted: _Wanted) -> Exit:
    from app.reading import Selection, open_reading
    from app.warc_export import write_warc

    if wanted.form not in (None, ExportForm.warc):
        raise InputError("export-format-unfit", what=WARC, format=wanted.form.value, known=ExportForm.warc)
    workspace = session.workspace()
    reading = open_reading(workspace, Selection(workspace.site(wanted.site), wanted.snapshot))
    with output_of(wanted.out) as stream:
        totals = write_warc(reading, stream)
        stream.flush()
    session.console.say("cli-warc-done", file=str(wanted.out or "stdout"), **vars(totals))
    return Exit.DONE


def _export_briefs(session: Session, wanted: _Wanted, chosen_brief: str | None, *, draft: bool) -> Exit:
    from app.brief_export import EXPORTS, file_name
    from app.briefs import list_briefs, read_brief
    from app.disk import written_whole

    form, snapshot = (wanted.form or ExportForm.docx).value, wanted.snapshot
    if form not in EXPORTS:
        raise InputError("export-format-unfit", what=BRIEFS, format=form, known=", ".join(EXPORTS))
    workspace = session.workspace()
    name = workspace.site(wanted.site)
    ids = [chosen_brief] if chosen_brief else [proposal.id for proposal in list_briefs(workspace, name, snapshot)]
    chosen = [read_brief(workspace, name, brief, snapshot) for brief in ids]
    ready = [brief for brief in chosen if draft or brief.approved_at]
    if not ready:
        raise InputError("brief-none-approved", briefs=len(chosen))
    folder = wanted.out or Path(BRIEFS)
    folder.mkdir(parents=True, exist_ok=True)
    for brief in ready:
        with written_whole(folder / file_name(brief, form)) as stream:
            stream.write(EXPORTS[form](brief, session.console.texts, draft=draft))
    session.console.say("cli-briefs-exported", briefs=len(ready), folder=str(folder))
    return Exit.DONE
