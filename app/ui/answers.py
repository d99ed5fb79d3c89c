"""Answers to questions of the catalogue as a table: whichever is chosen, found, clean or not measured."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import ibis.expr.types as ir
import marimo as mo
import polars as pl

from analysis.base import Answer, Clean, Found, NotMeasured
from analysis.questions import QUESTIONS
from app.texts import Texts
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.links import link
from app.ui.log_answers import EVERY
from app.ui.parts import Content, inline, page
from app.ui.provenance import provenance
from app.ui.states import clean, empty_filter, not_measured_answer
from app.ui.tables import Column, Kind, Page, page_of, show_table, table_panel
from app.ui.widgets import chips

Opened = View | mo.Html
_ADDRESSES = frozenset(("url", "example", "target", "source", "related", "page", "closest"))
_CODE = frozenset(("pattern", "template", "section", "file", "rule"))
# columns whose values are of a closed list, and the beginning of the keys that name them
VALUES = {
    "actor": "budget-actor", "cause": "budget-cause", "purpose": "bots-purpose", "verification": "bots",
    "worth": "worth",
}  # fmt: skip
_NOTHING = Page(pl.DataFrame(), 0, 0)


def question_chips(view: Opened, names: Sequence[str]) -> mo.ui.anywidget:
    """Return the choice of a question, by its short name. None is asked before it is chosen."""
    say = say_of(view)
    return chips({name: say(f"answer-{name}") for name in names}, _wanted(view, names), label=say("answers-questions"))


def _wanted(view: Opened, names: Sequence[str]) -> str:
    focus = view.focus if isinstance(view, View) else ""
    return focus if focus in names else ""


def asked(view: Opened, name: str) -> Answer | None:
    """Ask a question. Pages no bot fetched come with how well they are linked: the first thing to look at."""
    if not isinstance(view, View) or name not in QUESTIONS:
        return None
    answer = view.ask(name)
    metrics = view.tables.get("link_metrics")
    if name != "unfetched_pages" or not isinstance(answer, Found) or metrics is None:
        return answer
    linked = answer.table.left_join(metrics.select("url", "inlinks", "click_depth"), "url")
    return Found(linked.select("url", "inlinks", "click_depth").order_by(ibis.desc("inlinks"), "url"), answer.rows)


def answer_page(answer: Answer | None, find: str) -> Page:
    """Return the first rows in the question's own order; what is typed is looked for in its texts."""
    if not isinstance(answer, Found):
        return _NOTHING
    texts = [name for name, kind in answer.table.schema().items() if isinstance(kind, dt.String)]
    return page_of(answer.table, order_of(answer.table), find=find if texts else "", find_in=texts)


def order_of(table: ir.Table) -> list[Any]:
    """Return what a question orders its rows by: filtered, they come in no order of their own."""
    last = table.op()
    if not isinstance(last, ops.Sort):
        return list(table.columns)
    return [_sorted_by(last, key) for key in last.keys]


def _sorted_by(last: ops.Sort, key: ops.SortKey) -> Any:
    """Return a key of an order, bound to the ordered rows: a column by its name, anything else as it was worked out."""
    if isinstance(key.arg, ops.Field):
        return key.arg.name if key.ascending else ibis.desc(key.arg.name)
    bound = key.arg.replace({last.parent: last}).to_expr()
    return bound if key.ascending else bound.desc()


def answer_columns(say: Texts, name: str, answer: Answer | None) -> list[Column]:
    """Return the columns on the screen: addresses take the room, numbers have theirs."""
    if not isinstance(answer, Found):
        return []
    schema = answer.table.schema()
    shown = [column for column in EVERY[name] if column in schema]
    wide = next((column for column in shown if column in _ADDRESSES), shown[0] if shown else "")
    return [_column(say, column, schema[column], wide=column == wide) for column in shown]


def _column(say: Texts, name: str, kind: dt.DataType, *, wide: bool) -> Column:
    form = _kind(name, kind)
    width = None if wide else _WIDTHS.get(form, 110)
    bar = "unknown" if name == "share" else None
    return Column(name, say(f"column-{name}"), form, width, bar, _words(say, name, kind), empty="")  # type: ignore[arg-type]


_WIDTHS: Mapping[str, int] = {"url": 220, "pattern": 180, "text": 168, "moment": 170, "day": 80, "share": 90}


def _kind(name: str, kind: dt.DataType) -> Kind:
    if isinstance(kind, dt.String | dt.Boolean):
        return "url" if name in _ADDRESSES else "pattern" if name in _CODE else "text"
    if isinstance(kind, dt.Date):
        return "day"
    if isinstance(kind, dt.Timestamp):
        return "moment"
    if name == "bytes" or name.endswith("_bytes"):
        return "bytes"
    if name in ("share", "coverage") or name.endswith("_share"):
        return "share"
    return "decimal" if isinstance(kind, dt.Floating) else "number"


def _words(say: Texts, name: str, kind: dt.DataType) -> "Mapping[str, str] | None":
    if isinstance(kind, dt.Boolean):
        return {"True": say("answers-yes"), "False": say("answers-no")}
    return ValueWords(say, VALUES.get(name, f"value-{name}")) if isinstance(kind, dt.String) else None


class ValueWords(dict[str, str]):
    """Words for the values of a column, looked up when they are met; a value without any stands as it is."""

    def __init__(self, say: Texts, prefix: str) -> None:
        super().__init__()
        self._say, self._prefix = say, prefix

    def __bool__(self) -> bool:
        return True

    def get(self, key: str, otherwise: str = "") -> str:  # type: ignore[override]
        name = f"{self._prefix}-{key}"
        return self._say(name) if key and key.replace("_", "").isalnum() and self._say.has(name) else otherwise


def answer_table(view: Opened, name: str, answer: Answer | None, shown: Page) -> mo.ui.table:
    say = say_of(view)
    return show_table(say, shown.rows, answer_columns(say, name, answer), page_size=12)


def export(view: Opened, name: str, answer: Answer | None) -> list[mo.download]:
    """Return the buttons that write the whole answer with all its columns."""
    rows: Callable[[View], ir.Table | None] = lambda view: answer.table if isinstance(answer, Found) else None  # noqa: E731
    return downloads(view, name or "answer", rows)


def block(
    view: View, choice: mo.ui.anywidget, answer: Answer | None, shown: Page, table: Content, tools: Sequence[Content],
    *, last: bool = True,
) -> mo.Html:  # fmt: skip
    """Return the choice of a question and its answer, whichever of the three it is; `last` adds the provenance."""
    name = choice.value["value"]
    framed = _framed(view.say, view, name, answer, shown, table, tools) if answer is not None else None
    return page(inline(choice), framed, provenance(view) if last else None)


def _framed(
    say: Texts, view: View, name: str, answer: Answer, shown: Page, table: Content, tools: Sequence[Content]
) -> mo.Html:
    question = say(f"question-{name}")
    if isinstance(answer, NotMeasured):
        return not_measured_answer(say, name, answer, [link(view.ctx, "runs", say("budget-open-runs"))])
    if isinstance(answer, Clean):
        return clean(say, say(f"question-{name}-clean", looked_at=answer.looked_at), question)
    body = table if shown.rows.height else empty_filter(say, shown.total)
    hidden = len(answer.table.columns) - len(answer_columns(say, name, answer))
    note = say(f"question-{name}-fix") if say.has(f"question-{name}-fix") else ""
    more = say("answers-more-columns", columns=hidden) if hidden else ""
    return table_panel(say, question, shown, body, tools=list(tools), note=" ".join(filter(None, (note, more))))
