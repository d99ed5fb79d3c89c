"""Commands that look at several crawls: compare any two, history of all."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.answers import CsvOption, Form, csv_style, output_of
from app.commands.options import Site
from app.commands.session import Exit, Session
from app.export import TableFormat

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from app.comparison import Comparison
    from app.workspace import Workspace

Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli-option-out")]


class CompareForm(StrEnum):
    table = "table"
    csv = "csv"
    json = "json"
    html = "html"
    md = "md"


_TABLES: dict[CompareForm, TableFormat] = {
    CompareForm.table: "table", CompareForm.csv: "csv", CompareForm.json: "json",
}  # fmt: skip


def compare(
    session: Session,
    old: Annotated[str, typer.Argument(metavar="OLD", help="cli-argument-old")] = "previous",
    new: Annotated[str, typer.Argument(metavar="NEW", help="cli-argument-new")] = "newest",
    site: Site = None,
    form: Annotated[
        CompareForm, typer.Option("--format", metavar="FORMAT", help="cli-option-compare-format")
    ] = CompareForm.table,
    out: Out = None,
    csv: CsvOption = None,
) -> Exit:
    from app.comparison import compare, open_changes, two_crawls
    from app.export import write_table

    workspace = session.workspace()
    name = workspace.site(site)
    comparison = compare(workspace, name, *two_crawls(workspace, name, old, new), talk=session.console.progress)
    changes = open_changes(workspace, name, comparison)
    with output_of(out) as stream:
        if form in (CompareForm.html, CompareForm.md):
            stream.write(_report(session, workspace, name, comparison, changes, form))
        else:
            write_table(_ordered(changes), stream, _TABLES[form], style=csv_style(workspace, csv))
        stream.flush()
    _say(session, comparison, changes)
    return Exit.DONE


def _ordered(changes: "ir.Table") -> "ir.Table":
    """Return the changes, the most severe first, without the columns that say the same in every row."""
    import ibis

    from analysis.base import SEVERITIES

    ranks = [(changes.severity == name, place) for place, name in enumerate(SEVERITIES)]
    first = changes.select(
        "severity", "aspect", "change", "url", "before", "after", "note", "share", "added", "removed", "template",
        "segment",
    )  # fmt: skip
    return first.order_by(ibis.cases(*ranks, else_=len(SEVERITIES)), "aspect", "url")


def _report(
    session: Session,
    workspace: "Workspace",
    site: str,
    comparison: "Comparison",
    changes: "ir.Table",
    form: CompareForm,
) -> bytes:
    from app.change_report import report_of, to_html, to_markdown

    report = report_of(
        changes, session.console.texts, site=workspace.about(site).hosts[0], old=comparison.old, new=comparison.new,
        not_measured=comparison.not_measured,
    )  # fmt: skip
    return (to_html(report) if form is CompareForm.html else to_markdown(report)).encode()


def _say(session: Session, comparison: "Comparison", changes: "ir.Table") -> None:
    from analysis.base import count
    from analysis.change_rollup import count_severities

    console = session.console
    console.say(
        "cli-compare-done", changes=count(changes), old=comparison.old.id, new=comparison.new.id,
        **count_severities(changes),
    )  # fmt: skip
    if comparison.not_measured:
        aspects = ", ".join(console.what(f"aspect-{aspect}") for aspect in comparison.not_measured)
        missing = ", ".join(sorted({_missing(session, name) for name in comparison.not_measured.values()}))
        console.say("cli-compare-not-measured", aspects=aspects, missing=missing)


def _missing(session: Session, name: str) -> str:
    table, _, column = name.partition(".")
    return session.console.what(f"table-{table}") + (f" ({column})" if column else "")


def history(
    session: Session,
    site: Site = None,
    form: Annotated[
        Form, typer.Option("--format", metavar="csv|json|jsonl|table", help="cli-option-format")
    ] = Form.table,
    csv: CsvOption = None,
) -> Exit:
    from app.export import write_table
    from app.history import count_all, history_of

    workspace = session.workspace()
    name = workspace.site(site)
    count_all(workspace, name, talk=session.console.progress)
    rows = history_of(workspace, name)
    if rows is None:
        session.console.say("cli-history-none")
        return Exit.NOT_MEASURED
    write_table(rows, sys.stdout.buffer, form.value, style=csv_style(workspace, csv))
    sys.stdout.flush()
    return Exit.DONE
