"""A number of a site over all its crawls."""

from collections.abc import Mapping
from typing import Any

import marimo as mo

from analysis.jumps import find_jump
from analysis.questions.crawl_history import trace_crawl_history
from app import charts
from app.ui.context import View, say_of
from app.ui.headline import panel
from app.ui.parts import Content, chart
from app.ui.widgets import chips

MEASURES: Mapping[str, charts.Tone] = {
    "indexable": "useful", "urls": "grey", "http_error": "error", "noindex": "waste", "words": "grey", "links": "grey",
    "findings_critical": "error",
}  # fmt: skip


def measure_chips(view: "View | mo.Html") -> mo.ui.anywidget:
    """Return the choice of what is traced: the numbers the newest crawl has."""
    say = say_of(view)
    rows = rows_of(view) if isinstance(view, View) else []
    known = [name for name in MEASURES if rows and rows[-1][name] is not None]
    return chips({name: say(f"changes-measure-{name}") for name in known}, label=say("changes-measures"))


def rows_of(view: View) -> list[dict[str, Any]]:
    """Return the numbers of every crawl that was counted, the oldest first."""
    counts = view.reading.whole.get("crawl_counts") if view.reading else None
    return trace_crawl_history(counts).to_pyarrow().to_pylist() if counts is not None else []


def block(view: View, measure: str, tools: Content) -> Content:
    """Return the chart of a number over all crawls; its title says where it was and where it is."""
    say = view.say
    rows = [row for row in rows_of(view) if measure and row[measure] is not None]
    if len(rows) < 2:
        return None
    values = [row[measure] for row in rows]
    drawn = charts.over_crawls(view.style, [row["closed_at"] for row in rows], values, tone=MEASURES[measure])
    jump = find_jump(values)
    word = say(f"changes-measure-{measure}")
    key = "changes-history-jump" if jump else "changes-history"
    details = {"word": word, "first": say.number(values[0]), "last": say.number(values[-1]), "crawls": len(rows)}
    if jump:
        details |= {"day": say.day(rows[jump.index]["closed_at"])}
    return panel(say(key, **details), say("changes-history-hint", crawls=len(rows)), chart(drawn), aside=tools)
