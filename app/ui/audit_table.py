"""The table under the overview: every open finding, or every change since the last crawl."""

from collections.abc import Mapping
from typing import Any, Literal

import ibis.expr.types as ir
import marimo as mo
import polars as pl

from analysis.base import count
from analysis.questions import QUESTIONS
from app.texts import Texts
from app.ui import parts
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.headline import Fact, facts, panel
from app.ui.links import link, outside, short_url
from app.ui.overview import found_by, open_findings, severity_rank
from app.ui.parts import Content
from app.ui.provenance import provenance
from app.ui.states import empty_filter
from app.ui.tables import Column, Page, chosen_row, find_field, page_of, show_table, table_panel
from app.ui.widgets import chips

Kind = Literal["findings", "changes"]
_PATH = 90  # characters of a path in a sentence
AUDIT = frozenset(name for name, question in QUESTIONS.items() if question.severity)


def table_of(view: View, kind: str) -> ir.Table | None:
    """Return all changes, all open findings, or those of the check that `kind` names."""
    if kind == "changes":
        return view.tables.get("changes")
    found = open_findings(view)
    return found if found is None or kind in ("", "findings") else found.filter(found.check == kind)


def wanted_check(view: View) -> str:
    """Return the check a link led here for, where it has open findings."""
    table = table_of(view, view.focus) if view.focus in AUDIT else None
    return view.focus if table is not None and count(table) else ""


def kind_chips(view: "View | mo.Html") -> mo.ui.anywidget:
    """Return the choice between findings and changes, each with its number of rows."""
    say = say_of(view)
    if not isinstance(view, View):
        return chips({}, label=say("overview-chips"))
    found = {kind: table for kind in ("findings", "changes") if (table := table_of(view, kind)) is not None}
    words = {kind: say(f"overview-chip-{kind}", rows=count(table)) for kind, table in found.items()}
    check = wanted_check(view)
    table = table_of(view, check) if check else None
    if table is None:
        return chips(words, label=say("overview-chips"))
    return chips({check: found_by(say, check, count(table)), **words}, check, label=say("overview-chips"))


def find_of(view: "View | mo.Html") -> mo.ui.text:
    asked = view.focus if isinstance(view, View) and not wanted_check(view) else ""
    return find_field(say_of(view), value=asked)


def page(view: "View | mo.Html", kind: str, find: str) -> Page:
    """Return the rows to show, the most severe first."""
    table = table_of(view, kind) if isinstance(view, View) and kind else None
    if table is None:
        return Page(pl.DataFrame(), 0, 0)
    rank = severity_rank(table.severity)
    order = [rank, "aspect", "url"] if kind == "changes" else [rank, "check", "url", "related", "value"]
    return (
        _said(view.say, kind, page_of(table, order, find=find))
        if isinstance(view, View)
        else Page(pl.DataFrame(), 0, 0)
    )


def _said(say: Texts, kind: str, shown: Page) -> Page:
    """Add what each row says in words: a finding's sentence, or what changed."""
    sentences = [_change(say, row) if kind == "changes" else _finding(say, row) for row in shown.rows.to_dicts()]
    rows = shown.rows.with_columns(pl.Series("said", sentences, dtype=pl.String))
    return Page(rows, shown.matching, shown.total)


def _finding(say: Texts, row: Mapping[str, Any]) -> str:
    """Return the sentence of a finding with paths in it: the host is that of the site."""
    urls = {name: short_url(row[name], length=_PATH) if row[name] else "" for name in ("url", "related")}
    return say(f"question-{row['check']}-finding", value=row["value"] or "", weight=row["weight"], **urls)


def _change(say: Texts, row: Mapping[str, Any]) -> str:
    return f"{say('aspect-' + row['aspect'])}, {say('change-' + row['change'])}"


def columns(say: Texts, kind: str) -> list[Column]:
    severity = Column("severity", say("overview-severity"), "severity", 110)
    if kind == "changes":
        return [
            severity,
            Column("said", say("overview-aspect"), width=200),
            Column("url", say("overview-url"), "url"),
            Column("before", say("overview-before"), width=200, empty=""),
            Column("after", say("overview-after"), width=200, empty=""),
        ]
    said = [Column("said", say("overview-finding")), Column("weight", say("overview-weight"), "number", 80)]
    return said if kind in AUDIT else [severity, *said]  # a check has one severity, that of its line above


def element(view: "View | mo.Html", kind: str, shown: Page) -> mo.ui.table:
    say = say_of(view)
    return show_table(say, shown.rows, columns(say, kind), page_size=15)


def export(view: "View | mo.Html", kind: str) -> list[mo.download]:
    """Return the buttons that write the whole table, not only its page."""

    def rows(view: View) -> ir.Table | None:
        table = table_of(view, kind)
        return None if table is None else table.order_by("url")

    return downloads(view, kind or "table", rows)


def block(view: View, kind: str, shown: Page, table: mo.ui.table, tools: list[Content]) -> mo.Html:
    """Return the table in its frame, what the clicked row rests on, and the provenance.

    The table is left away where there is neither a finding nor a change.
    """
    framed = _framed(view.say, kind, shown, table, tools) if shown.total else None
    row = chosen_row(table, shown.rows)
    return parts.page(framed, _detail(view, kind, row) if row else None, provenance(view))


def _framed(say: Texts, kind: str, shown: Page, table: Content, tools: list[Content]) -> mo.Html:
    body = table if shown.rows.height else empty_filter(say, shown.total)
    if kind in AUDIT:
        note = say("overview-order-of-check", fix=say(f"question-{kind}-fix"))
        return table_panel(say, found_by(say, kind, shown.total), shown, body, tools=tools, note=note)
    name = "changes" if kind == "changes" else "findings"
    return table_panel(say, say(f"overview-table-{name}"), shown, body, tools=tools, note=say("overview-order"))


def _detail(view: View, kind: str, row: Mapping[str, Any]) -> mo.Html:
    """Say what to do about a row, and open the pages, their story and the evidence it rests on."""
    say = view.say
    question = "page_changes" if kind == "changes" else row["check"]
    pages = [outside(row[name], row[name]) for name in ("url", "related") if row.get(name)]
    lines = [Fact("", page) for page in pages]
    lines.append(Fact("", link(view.ctx, "pages", say("overview-story"), focus=row["url"])))
    if kind != "changes":
        evidence = say(
            "overview-evidence",
            table=row["evidence_table"],
            snapshot=row["evidence_snapshot"] or "-",
            key=row["evidence_key"],
        )
        lines.append(Fact("", evidence))
    return panel(row["said"], say(f"question-{question}-fix"), facts(lines), name="sl-detail")
