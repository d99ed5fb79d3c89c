"""All audit checks with their three answers, and what they add up to by template."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import ibis.expr.types as ir
import marimo as mo
import polars as pl
from ibis import _

from analysis.base import SEVERITIES, Found, NotMeasured, Question, count
from analysis.questions import CATALOGUE
from app.texts import Texts
from app.ui.context import View, say_of
from app.ui.headline import figure, headline, panel
from app.ui.links import link, shorten
from app.ui.overview import found_by, open_findings
from app.ui.parts import Content, page, row
from app.ui.provenance import provenance
from app.ui.states import clean, not_measured_answer
from app.ui.tables import Column, chosen_row, show_table, small_table

_TEMPLATES = 8  # lines of the list by template
_NAME = 70  # characters of a template's name
_STATES = ("found", "clean", "not_measured")


@dataclass(frozen=True)
class Check:
    """An audit check and its answer for this crawl."""

    name: str
    severity: str
    state: str  # found, clean or not_measured
    sentence: str
    findings: int
    lacking: NotMeasured | None = None  # of one that was not measured


def checks_of(view: "View | mo.Html") -> list[Check]:
    """Return every audit check: those that found something first, the most severe on top."""
    if not isinstance(view, View) or view.reading is None:
        return []
    findings = open_findings(view)
    numbers: Counter[str] = Counter()
    if findings is not None:
        counted = findings.group_by("check").agg(rows=_.count()).to_pyarrow().to_pylist()
        numbers.update({row["check"]: row["rows"] for row in counted})
    looked = Looked(view.tables)
    known = [_check(view, question, numbers[question.name], looked) for question in CATALOGUE if question.severity]
    return sorted(known, key=lambda c: (_STATES.index(c.state), SEVERITIES.index(c.severity), -c.findings, c.name))


class Looked:
    """How many rows a clean answer speaks for, each table counted once for all its questions."""

    def __init__(self, tables: Mapping[str, ir.Table]) -> None:
        self.tables = tables
        self.rows: dict[str, int] = {}

    def at(self, question: Question) -> int:
        key = question.name if question.looks_at else question.needs[0]
        if key not in self.rows:
            needed = [self.tables[name] for name in question.needs]
            self.rows[key] = count(question.looks_at(*needed) if question.looks_at else needed[0])
        return self.rows[key]


def _check(view: View, question: Question, findings: int, looked: Looked) -> Check:
    """Tell found by the findings, which hold no row of a check that is clean or could not be asked."""
    say, grade = view.say, str(question.severity)
    if findings:
        return Check(question.name, grade, "found", found_by(say, question.name, findings), findings)
    lacking = _lacking(view, question, looked)
    if lacking:
        return Check(question.name, grade, "not_measured", _why(say, question.name, lacking), 0, lacking)
    sentence = say(f"question-{question.name}-clean", looked_at=looked.at(question))
    return Check(question.name, grade, "clean", sentence, 0)


def _lacking(view: View, question: Question, looked: Looked) -> NotMeasured | None:
    assert view.reading is not None  # no check is listed without
    if "findings" not in view.reading.whole:
        return NotMeasured("findings", empty=False)
    lacking = question.lacking(view.reading.whole, view.reading.unmeasured)
    if lacking is None and not looked.at(question):
        return NotMeasured(question.needs[-1 if question.looks_at else 0], empty=True)
    return lacking


def _why(say: Texts, name: str, lacking: NotMeasured) -> str:
    return say("findings-lacks", question=say(f"question-{name}"), table=say(f"table-{lacking.missing}"))


def wanted(view: "View | mo.Html", checks: list[Check]) -> int | None:
    """Return the place of the check a link led here for, else of the worst that found something."""
    asked = view.focus if isinstance(view, View) else ""
    place = next((n for n, check in enumerate(checks) if check.name == asked), None)
    return place if place is not None or not checks or checks[0].state != "found" else 0


def element(view: "View | mo.Html", checks: list[Check]) -> mo.ui.table:
    """Return the table of checks; the chosen one is listed below it."""
    say = say_of(view)
    columns = [
        Column("severity", say("overview-severity"), "severity", 104),
        Column("sentence", say("findings-answer"), wraps=True),
        Column("findings", say("findings-number"), "number", 116, bar="row"),
    ]
    return show_table(say, _rows(checks), columns, tones=[_TONES[c.state] for c in checks],
                      selected=wanted(view, checks), page_size=12)  # fmt: skip


_TONES = {"found": "waste", "clean": "useful", "not_measured": "nm"}


def _rows(checks: list[Check]) -> pl.DataFrame:
    names = ("name", "severity", "sentence", "state")
    texts = {name: pl.Series(name, [getattr(check, name) for check in checks], dtype=pl.String) for name in names}
    numbers = [None if check.state == "not_measured" else check.findings for check in checks]
    return pl.DataFrame({**texts, "findings": pl.Series("findings", numbers, dtype=pl.Int64)})


def chosen(table: mo.ui.table, checks: list[Check]) -> Check | None:
    """Return the check whose answer is shown below."""
    row = chosen_row(table, _rows(checks))
    return next((check for check in checks if row and check.name == row["name"]), None)


def listed(check: Check | None) -> str:
    """Return whose findings are listed: one check's, or all there are before any is chosen."""
    return check.name if check else "findings"


def answer(view: View, check: Check | None, framed: Content) -> Content:
    """Return what the chosen check says: its findings in their frame, that it is clean, or what it lacks."""
    say = view.say
    if check is None or check.state == "found":
        return framed
    if check.lacking is None:
        return page(clean(say, check.sentence, say(f"question-{check.name}-explanation")), provenance(view))
    way = link(view.ctx, "runs", say("findings-open-runs"))
    return page(not_measured_answer(say, check.name, check.lacking, [way]), provenance(view))


def content_of(view: View, checks: list[Check], table: Content) -> list[Content]:
    """Return headline, checks and templates."""
    say = view.say
    numbers = Counter(check.state for check in checks)
    total = sum(check.findings for check in checks)
    number = figure(say.number(total), "waste" if total else "useful")
    said = say("findings-sentence", clean=numbers["clean"], missing=numbers["not_measured"])
    return [
        headline(say("findings-headline", number=number, findings=total, checks=numbers["found"]), said),
        row(panel(say("findings-checks"), say("findings-hint"), table, flush=True), by_template(view), widths="drill"),
    ]


def by_template(view: View) -> mo.Html:
    """List what a change of one template would mend on many pages."""
    say, answer = view.say, view.ask("template_findings")
    if isinstance(answer, NotMeasured):
        way = link(view.ctx, "runs", say("overview-analyse"))
        return not_measured_answer(say, "template_findings", answer, [way])
    if not isinstance(answer, Found):
        return panel(say("findings-templates"), body=say("findings-no-template"))
    rows = answer.table.limit(_TEMPLATES).to_pyarrow().to_pylist()
    columns = [
        Column("template", say("findings-template"), width=150), Column("check", say("findings-check")),
        Column("pages", say("findings-pages"), "number", 104),
    ]  # fmt: skip
    lines = [
        {
            "template": shorten(line["template"], _NAME),
            "check": link(view.ctx, "findings", found_by(say, line["check"], line["findings"]), focus=line["check"]),
            "pages": say("findings-pages-of", pages=line["pages"], of=line["template_pages"]),
        }
        for line in rows
    ]
    body = small_table(columns, lines)
    return panel(say("findings-templates"), say("findings-templates-hint"), body, flush=True, name="sl-wrapped")
