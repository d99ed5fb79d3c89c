"""What changed between two crawls: which two, by severity, by aspect, template and segment, change by change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir
import marimo as mo
import polars as pl

from analysis.base import SEVERITIES, count
from analysis.change_rollup import count_severities, roll_up_changes
from app.change_words import aspect_of, note_of, value_of
from app.comparison import Comparison, find_comparison, noted, open_changes
from app.derived import StageResult
from app.facts import Snapshot
from app.texts import Texts
from app.ui.actions import action
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.headline import Kpi, figure, headline, kpis
from app.ui.links import link
from app.ui.overview import severity_rank
from app.ui.parts import Content, inline, row
from app.ui.states import clean, empty_filter, mark, not_measured
from app.ui.tables import Column, Page, chosen_row, find_field, page_of, show_table, table_panel
from app.ui.widgets import chips

Opened = View | mo.Html
GROUPS = ("aspect", "template", "segment")
_GROUPS_SHOWN = 200  # rows of a roll-up: more templates than anybody names


@dataclass(frozen=True)
class Pair:
    """The two crawls that are compared, and their changes once somebody has compared them."""

    old: Snapshot
    new: Snapshot
    changes: ir.Table | None
    not_measured: Mapping[str, str]


def crawls_of(view: View) -> list[Snapshot]:
    """Return the crawls that can be compared, the newest first: those of the same part of the site."""
    every = view.workspace.facts(view.site).snapshots("crawl") if view.site else []
    part = view.reading.crawl.part if view.reading and view.reading.crawl else ""
    return [crawl for crawl in reversed(every) if "pages" in crawl.tables and crawl.part == part]


def choice(view: Opened, place: int) -> mo.ui.dropdown:
    """Return the choice of a crawl; place 0 is the later of the two, chosen in the shell, 1 the one before it."""
    say = say_of(view)
    crawls = crawls_of(view) if isinstance(view, View) else []
    words = {_name(say, crawl): crawl.id for crawl in crawls}
    shown = [crawl.id for crawl in crawls]
    current = view.reading.crawl.id if isinstance(view, View) and view.reading and view.reading.crawl else ""
    wanted = (shown.index(current) if current in shown else 0) + place
    name = _name(say, crawls[wanted]) if wanted < len(crawls) else None
    return mo.ui.dropdown(words, value=name)


def _name(say: Texts, crawl: Snapshot) -> str:
    return f"{say.moment(crawl.created_at)} · {crawl.id.rpartition('-')[2]}"


def pair_of(view: Opened, old: str | None, new: str | None) -> Pair | None:
    """Return the two crawls with what differs; none where there are not two."""
    if not isinstance(view, View) or view.site is None or not old or not new or old == new:
        return None
    facts = view.workspace.facts(view.site)
    earlier, later = facts.snapshot(old), facts.snapshot(new)
    result = _analysed(view, old, new)
    if result is not None:
        return Pair(earlier, later, view.tables["changes"], noted(result.notes))
    kept = find_comparison(view.workspace, view.site, earlier, later)
    return Pair(earlier, later, _opened(view, kept) if kept else None, kept.not_measured if kept else {})


def _analysed(view: View, old: str, new: str) -> StageResult | None:
    """Return the outcome of the analysis, which compares a crawl with the one before, where these are the two."""
    reading = view.reading
    if reading is None or reading.crawl is None or reading.previous is None:
        return None
    wanted = (reading.previous.id, reading.crawl.id) == (old, new) and "changes" in reading.tables
    results = [result for result in reading.results.values() if "changes" in result.tables]
    return results[0] if wanted and results else None


def _opened(view: View, kept: Comparison) -> ir.Table:
    changes = open_changes(view.workspace, view.site or "", kept)
    segment = view.ctx.get("segment")
    return changes.filter(changes.segment == segment) if segment else changes


def comparing(view: Opened) -> bool:
    """Return whether an analysis, which a comparison counts as, is running."""
    return isinstance(view, View) and any(job.kind == "analyse" for job in view.jobs.active())


def compare_button(view: Opened, pair: Pair | None, started: Callable[[], None]) -> mo.ui.button:
    """Return the button that compares two crawls nobody has compared yet, in a process of its own."""
    say = say_of(view)

    def click(value: object) -> None:
        if isinstance(view, View) and pair is not None:
            site = view.workspace.site(view.site)
            given = ["compare", pair.old.id, pair.new.id, "--site", site, "--workspace", str(view.workspace.root)]
            view.jobs.start_child("analyse", site, [*given, "--language", view.say.language])
            started()

    return mo.ui.button(label=say("changes-compare"), kind="success", on_click=action(say, click))


def rows_of(pair: Pair | None) -> ir.Table | None:
    return pair.changes if pair else None


# choices


def severity_chips(view: Opened, pair: Pair | None) -> mo.ui.anywidget:
    """Return the choice of a severity, each with its number of changes."""
    say, rows = say_of(view), rows_of(pair)
    if rows is None:
        return chips({}, label=say("changes-severities"))
    numbers = {name: number for name, number in count_severities(rows).items() if number}
    words = {name: f"{say(f'severity-{name}')} {say.number(number)}" for name, number in numbers.items()}
    every = say("changes-all", changes=sum(numbers.values()))
    return chips({"all": every, **words}, label=say("changes-severities"))


def group_chips(view: Opened, pair: Pair | None) -> mo.ui.anywidget:
    """Return the choice of what changes are added up by: what there is to tell them apart."""
    say, rows = say_of(view), rows_of(pair)
    known = [name for name in GROUPS if rows is not None and (name == "aspect" or _varies(rows, name))]
    return chips({name: say(f"changes-by-{name}") for name in known}, label=say("changes-groups"))


def _varies(rows: ir.Table, name: str) -> bool:
    return name in rows.columns and count(rows.filter(rows[name].notnull() & (rows[name] != "")).limit(1)) > 0


# the roll-up


def rolled_up(view: Opened, pair: Pair | None, by: str, severity: str) -> pl.DataFrame:
    """Return the changes added up, each group with its name in words and its value in the column `value`."""
    rows = rows_of(pair)
    if rows is None or not by:
        return pl.DataFrame()
    say, chosen = say_of(view), _of_severity(rows, severity)
    groups = roll_up_changes(chosen, [by]).limit(_GROUPS_SHOWN).to_pyarrow().to_pylist()
    named = [{"group": _group_name(say, by, row[by]), "value": row[by] or "", **row} for row in groups]
    return pl.DataFrame(named, infer_schema_length=None) if named else pl.DataFrame()


def _group_name(say: Texts, by: str, value: str | None) -> str:
    return say(f"aspect-{value}") if by == "aspect" else value or say(f"changes-no-{by}")


def roll_up_columns(say: Texts, by: str) -> list[Column]:
    return [
        Column("group", say(f"changes-by-{by or 'aspect'}")),
        *(Column(name, say(f"severity-{name}"), "number", 84) for name in SEVERITIES),
        Column("changes", say("changes-changes"), "number", 104, bar="nm"),
        Column("urls", say("changes-urls"), "number", 96),
    ]


def roll_up_table(view: Opened, rows: pl.DataFrame, by: str) -> mo.ui.table:
    return show_table(say_of(view), rows, roll_up_columns(say_of(view), by), page_size=12)


# the changes


def find_of(view: Opened) -> mo.ui.text:
    asked = view.focus if isinstance(view, View) else ""
    return find_field(say_of(view), value=asked)


def page(view: Opened, pair: Pair | None, severity: str, by: str, group: Mapping[str, Any] | None, find: str) -> Page:
    """Return the changes to show, the most severe first, with their values in words."""
    rows = rows_of(pair)
    if rows is None:
        return Page(pl.DataFrame(), 0, 0)
    where = [] if severity in ("", "all") else [rows.severity == severity]
    if group is not None and by in rows.columns:
        where.append(rows[by].fill_null("") == group["value"])
    order = [severity_rank(rows.severity), "aspect", "url"]
    found = page_of(rows, order, find=find, find_in=("url", "before", "after"), where=where)
    return Page(_in_words(say_of(view), found.rows), found.matching, found.total)


def _of_severity(rows: ir.Table, severity: str) -> ir.Table:
    return rows if severity in ("", "all") else rows.filter(rows.severity == severity)


def _in_words(say: Texts, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with what, before and after as people read them."""
    if not rows.height:
        return rows
    said = [(aspect_of(say, row), value_of(say, row, "before"), _after(say, row)) for row in rows.iter_rows(named=True)]
    names = ("what", "was", "now")
    return rows.with_columns(
        pl.Series(name, [row[place] for row in said], dtype=pl.String) for place, name in enumerate(names)
    )


def _after(say: Texts, row: Mapping[str, Any]) -> str:
    note = note_of(say, row)
    return " · ".join(filter(None, (value_of(say, row, "after"), note)))


def columns(say: Texts) -> list[Column]:
    return [
        Column("severity", say("changes-severity"), "severity", 112),
        Column("url", say("changes-url"), "url"),
        Column("what", say("changes-what"), width=206),
        Column("was", say("changes-before"), width=196, empty="–"),
        Column("now", say("changes-after"), width=216, empty="–"),
    ]


def element(view: Opened, shown: Page) -> mo.ui.table:
    return show_table(say_of(view), shown.rows, columns(say_of(view)), page_size=12)


def export(view: Opened, pair: Pair | None) -> list[mo.download]:
    """Return the buttons that write every change, not only those on the screen."""
    rows = rows_of(pair)
    return downloads(view, "changes", lambda view: None if rows is None else rows.order_by("url", "aspect"))


# what is shown


def summary(
    view: View, pair: Pair | None, earlier: Content, later: Content, severity: Content, button: Content
) -> list[Content]:
    """Return the finding and the key figures; without two compared crawls what is to be done first."""
    say, crawls = view.say, crawls_of(view)
    if len(crawls) < 2:
        way = link(view.ctx, "runs", say("runs-crawl-again"))
        return [not_measured(say, say("changes-question"), say("changes-one-crawl"), [way], say("changes-unlocks"))]
    picks = inline(say("changes-earlier"), earlier, say("changes-later"), later)
    if pair is None:
        return [headline(say("changes-same"), say("changes-same-hint")), picks]
    if pair.changes is None:
        return [picks, _not_compared(view, button)]
    return [_headline(view, pair), row(picks, severity, widths="ends"), *_figures(view, pair.changes)]


def _not_compared(view: View, button: Content) -> mo.Html:
    say = view.say
    if comparing(view):
        return not_measured(
            say, say("changes-question"), say("changes-comparing"), [mark("working", say("changes-runs"))]
        )
    return not_measured(say, say("changes-question"), say("changes-not-compared"), [button])


def _headline(view: View, pair: Pair) -> mo.Html:
    say, rows = view.say, pair.changes
    numbers = count_severities(rows) if rows is not None else {}
    total = sum(numbers.values())
    days = {"old": say.day(pair.old.created_at), "new": say.day(pair.new.created_at)}
    if not total:
        return clean(say, say("changes-none", **days), _limits(view, pair))
    worst = next(name for name in SEVERITIES if numbers[name])
    tone = "error" if worst == "critical" else "waste" if worst == "high" else "ink"
    number = figure(say.number(numbers[worst]), tone)  # type: ignore[arg-type]
    text = say("changes-headline", changes=total, number=number, count=numbers[worst], severity=worst, **days)
    return headline(text, _limits(view, pair))


def _limits(view: View, pair: Pair) -> str:
    """Say what was not compared, where that is known."""
    aspects = [view.say(f"aspect-{name}") for name in sorted(pair.not_measured)]
    return view.say("changes-limits", aspects=", ".join(aspects)) if aspects else view.say("changes-hint")


def _figures(view: View, rows: ir.Table) -> list[Content]:
    """Return five numbers that say what kind of changes these are."""
    say = view.say
    groups = roll_up_changes(rows, ["aspect", "change"]).to_pyarrow().to_pylist()
    numbers = {(row["aspect"], row["change"]): row["changes"] for row in groups}
    lost = count(rows.filter((rows.aspect == "indexable") & (rows.before == "ok")))
    again = numbers.get(("indexable", "changed"), 0) - lost
    new, gone, moved = (numbers.get(("url", kind), 0) for kind in ("new", "gone", "moved"))
    texts = numbers.get(("text", "changed"), 0)
    return [
        kpis(say, [
            Kpi(say("changes-lost"), say.number(lost), "", say("changes-again", pages=again)),
            Kpi(say("changes-new-urls"), say.number(new), "", say("changes-new-hint")),
            Kpi(say("changes-gone-urls"), say.number(gone), "", say("changes-gone-hint")),
            Kpi(say("changes-moved-urls"), say.number(moved), "", say("changes-moved-hint")),
            Kpi(say("changes-texts"), say.number(texts), "", say("changes-texts-hint")),
        ])
    ]  # fmt: skip


def roll_up_block(view: View, rows: pl.DataFrame, by: str, table: Content, tools: Sequence[Content]) -> Content:
    """Return the roll-up in its frame; a click on a row keeps its changes alone in the table below."""
    if not rows.height:
        return None
    shown = Page(rows, rows.height, rows.height)
    say = view.say
    return table_panel(say, say(f"changes-rolled-by-{by}"), shown, table, tools=list(tools), note=say("changes-pick"))


def table_block(view: View, pair: Pair | None, shown: Page, table: Content, tools: Sequence[Content]) -> Content:
    """Return the changes in their frame."""
    if pair is None or not shown.total:
        return None
    body = table if shown.rows.height else empty_filter(view.say, shown.total)
    return table_panel(
        view.say, view.say("changes-table"), shown, body, tools=list(tools), note=view.say("changes-order")
    )


def chosen(shown: Page, table: mo.ui.table) -> dict[str, Any] | None:
    """Return the change that was clicked."""
    return chosen_row(table, shown.rows)
