"""Which bots come, whose name is proven, and what each of them takes: by day, section and answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl
from ibis import _

from analysis.jumps import find_jump
from app import charts
from app.shares import rounded_shares
from app.texts import Texts
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.headline import Kpi, figure, headline, kpis, panel
from app.ui.links import link
from app.ui.parts import Content, chart, page, row, stack
from app.ui.states import empty_filter, not_measured
from app.ui.tables import Column, Page, chosen_row, page_of, show_table, small_table, table_panel
from app.ui.widgets import chips
from crawlers.bots import BotId, every_bot

Opened = View | mo.Html
VERIFICATIONS = ("verified", "plausible", "unknown", "spoofed")
ACTORS = ("search", "ai", "seo", "social", "monitoring", "feed", "archive", "other_bot")
PURPOSES = (
    "search", "ai_training", "ai_search", "ai_user", "ai_other", "seo", "social", "monitoring", "feed", "archive",
    "ads", "inspection", "security", "research", "accessibility", "library", "other",
)  # fmt: skip
SECTION = r"^[a-z]+://[^/]+(/(?:[^/?]+/){0,2})"  # an address's first two folders
_NOTHING = Page(pl.DataFrame(), 0, 0)
_LISTED = 8  # rows of a small table
_DAYS = 330  # height of the picture of days, which stands beside two panels


@dataclass(frozen=True)
class Bots:
    """All requests of the window by who made them."""

    table: ir.Table  # a row a bot
    days: Sequence[date]
    by_group: Mapping[str, Sequence[int]]  # a day, of the groups of the picture
    people: int
    named: Mapping[str, int]  # requests of bots by verification

    @property
    def total(self) -> int:
        return sum(self.named.values())


# parts of the picture, from the bottom up: who is proven, who is not, who lies, and all others
GROUPS: Mapping[str, charts.Tone] = {
    "verified": "verified", "unproven": "unknown", "spoofed": "spoofed", "ai": "ai", "others": "other-bot",
}  # fmt: skip


def bots_of(view: Opened) -> Bots | None:
    """Return who came; none where no log was imported."""
    days = view.tables.get("bot_days") if isinstance(view, View) else None
    if days is None or not isinstance(view, View):
        return None
    bots = days.filter(days.actor != "human")
    numbers = bots.group_by("verification").agg(hits=_.hits.sum()).to_pyarrow().to_pylist()
    people = days.filter(days.actor == "human").hits.sum().to_pyarrow().as_py() or 0
    if not numbers and not people:
        return None
    window = _window(view, days)
    named = {name: sum(n["hits"] for n in numbers if n["verification"] == name) for name in VERIFICATIONS}
    return Bots(_by_bot(bots), window, _by_group(bots, window), people, named)


def _window(view: View, days: ir.Table) -> list[date]:
    window = view.reading.window if view.reading else None
    if window is None:
        return sorted(days.select("day").distinct().to_pyarrow()["day"].to_pylist())
    return [window.first_day + timedelta(days=n) for n in range(window.days)]


def _by_bot(days: ir.Table) -> ir.Table:
    """Return a row a bot: its requests, and how many of them are proven, likely, unprovable and pretended."""
    parts = {name: (days.verification == name).ifelse(days.hits, 0) for name in VERIFICATIONS}
    rows = days.select("actor", "bot", "day", "hits", "bytes", **parts)
    sums = {name: rows[name].sum() for name in ("hits", "bytes", *VERIFICATIONS)}
    return rows.group_by("actor", "bot").agg(**sums, days=_.day.nunique(), last_day=_.day.max())


def group_of(days: ir.Table) -> ir.StringValue:
    """Return which part of the picture a row is in: search bots by proof, all others by kind."""
    return ibis.cases(
        (days.verification == "spoofed", "spoofed"),
        ((days.actor == "search") & (days.verification == "verified"), "verified"),
        (days.actor == "search", "unproven"),
        (days.actor == "ai", "ai"),
        else_="others",
    )


def _by_group(days: ir.Table, window: Sequence[date]) -> dict[str, list[int]]:
    rows = days.group_by("day", group=group_of(days)).agg(hits=_.hits.sum()).to_pyarrow().to_pylist()
    hits = {(line["group"], line["day"]): line["hits"] for line in rows}
    return {group: [hits.get((group, day), 0) for day in window] for group in GROUPS}


# the finding


def top(view: View, bots: Bots | None, *beside: Content) -> mo.Html:
    """Return the finding, the proof of identity and the picture of days, or what is missing for them."""
    if bots is None:
        say = view.say
        action = link(view.ctx, "runs", say("budget-import"))
        missing = not_measured(say, say("bots-question"), say("bots-missing"), [action], say("bots-unlocks"))
        return page(headline(say("bots-not-measured")), missing)
    return page(
        _finding(view.say, bots), _proofs(view.say, bots), row(_days_panel(view, bots), stack(*beside), widths="main")
    )


def _finding(say: Texts, bots: Bots) -> mo.Html:
    every, spoofed = bots.total + bots.people, bots.named["spoofed"]
    share = say.percent(bots.total / every)
    if not spoofed:
        text = say("bots-headline", share=share, bots=say.number(bots.total), total=say.number(every))
        return headline(text, say("bots-none-spoofed") if bots.total else "")
    number = figure(say.number(spoofed), "error")
    text = say("bots-headline-spoofed", spoofed=number, share=say.percent(spoofed / bots.total), bots=bots.total)
    return headline(text, say("bots-share-sentence", share=share, total=say.number(every)))


def _proofs(say: Texts, bots: Bots) -> mo.Html:
    shares = rounded_shares([bots.named[name] for name in VERIFICATIONS])
    cells = [
        Kpi(say(f"bots-{name}"), say.number(bots.named[name]), say.percent(share), say(f"bots-{name}-means"))
        for name, share in zip(VERIFICATIONS, shares, strict=True)
    ]
    return kpis(say, [*cells, Kpi(say("budget-actor-human"), say.number(bots.people), "", say("bots-people-means"))])


def _days_panel(view: View, bots: Bots) -> mo.Html:
    say = view.say
    shown = {group: values for group, values in bots.by_group.items() if any(values)}
    series = [charts.Series(say(f"bots-group-{group}"), GROUPS[group], values) for group, values in shown.items()]
    drawn = charts.bars_per_day(view.style, bots.days, series, height=_DAYS)
    return panel(_title(say, bots, shown), say("bots-days-hint"), chart(drawn))


def _title(say: Texts, bots: Bots, groups: Mapping[str, Sequence[int]]) -> str:
    """Say which group of bots stepped up or down the most, or that all stay level."""
    jumps = {group: jump for group, values in groups.items() if (jump := find_jump(values))}
    if not jumps:
        return say("bots-level", hits=round(bots.total / max(1, len(bots.days))))
    group = max(jumps, key=lambda name: (abs(jumps[name].after - jumps[name].before), name))
    jump = jumps[group]
    details = {"before": round(jump.before), "after": round(jump.after), "day": say.day(bots.days[jump.index])}
    return say("bots-jump", group=say(f"bots-group-{group}"), **details)


# the table


def kind_chips(view: Opened, bots: Bots | None) -> mo.ui.anywidget:
    """Return the choice of a kind of bot, each with the number of its bots."""
    say = say_of(view)
    if bots is None:
        return chips({}, label=say("budget-kind"))
    rows = bots.table.group_by("actor").agg(bots=_.count()).to_pyarrow().to_pylist()
    numbers = {line["actor"]: line["bots"] for line in rows}
    words = {a: f"{say(f'budget-actor-{a}')} {say.number(numbers[a])}" for a in ACTORS if a in numbers}
    return chips({"all": say("bots-all", bots=sum(numbers.values())), **words}, label=say("budget-kind"))


def bots_page(view: Opened, bots: Bots | None, kind: str, find: str) -> Page:
    """Return the bots, the busiest first, with operator and purpose from the catalogue."""
    if bots is None:
        return _NOTHING
    where = [] if kind in ("", "all") else [bots.table.actor == kind]
    shared = bots.table.mutate(share=bots.table.hits.cast("float64") / max(1, bots.total))
    found = page_of(shared, [ibis.desc("hits"), "bot"], find=find, find_in=("bot",), where=where)
    return Page(_with_catalogue(say_of(view), found.rows), found.matching, found.total)


def _with_catalogue(say: Texts, rows: pl.DataFrame) -> pl.DataFrame:
    known = {bot.name: bot for bot in every_bot()}
    bots = [known.get(name, BotId(name)) for name in (rows["bot"].to_list() if rows.height else [])]
    return rows.with_columns(
        pl.Series("operator", [bot.operator or None for bot in bots], dtype=pl.String),
        pl.Series("purpose", [say(f"bots-purpose-{bot.purpose}") for bot in bots], dtype=pl.String),
    )


def bots_columns(say: Texts) -> list[Column]:
    return [
        Column("bot", say("budget-bot")),
        Column("operator", say("bots-operator"), width=120, empty=say("bots-no-operator")),
        Column("purpose", say("bots-purpose"), width=150),
        Column("hits", say("budget-requests"), "number", 84),
        Column("share", say("budget-share"), "share", 92, bar="unknown"),
        *(Column(name, say(f"bots-{name}"), "number", 84) for name in VERIFICATIONS),
    ]


def bots_table(view: Opened, shown: Page) -> mo.ui.table:
    tones = [_tone(line) for line in shown.rows.iter_rows(named=True)]
    return show_table(say_of(view), shown.rows, bots_columns(say_of(view)), tones=tones, selected=0, page_size=12)


def _tone(line: Mapping[str, Any]) -> str:
    if line["actor"] == "ai":
        return "ai"
    if line["actor"] == "search":
        return "verified" if line["verified"] else "unknown"
    return "other-bot"


def export(view: Opened, bots: Bots | None) -> list[mo.download]:
    return downloads(view, "bots", lambda view: bots.table.order_by("actor", "bot") if bots else None)


def chosen_bot(table: mo.ui.table, shown: Page) -> Mapping[str, Any] | None:
    return chosen_row(table, shown.rows, otherwise=0)


def table_block(
    view: View, bots: Bots | None, shown: Page, table: Content, tools: list[Content], bot: Mapping[str, Any] | None
) -> mo.Html | None:
    """Frame the table of bots; below it what the chosen bot takes."""
    if bots is None:
        return None
    say = view.say
    body = table if shown.rows.height else empty_filter(say, shown.total)
    framed = table_panel(say, say("bots-table"), shown, body, tools=tools, note=say("bots-note"))
    return page(framed, _taken(view, bots, bot) if bot else None)


# what the chosen bot takes


def _taken(view: View, bots: Bots, bot: Mapping[str, Any]) -> mo.Html:
    say, every = view.say, view.tables.get("hit_days")
    days = view.tables["bot_days"]
    by_day = _numbers(days.filter(days.bot == bot["bot"]), "day")
    drawn = charts.trend(
        view.style, bots.days, [by_day.get(day, 0) for day in bots.days], tone=_tone(bot), as_bars=True, height=170,  # type: ignore[arg-type]
    )  # fmt: skip
    trend = panel(say("bots-of", bot=bot["bot"], hits=bot["hits"]), say("bots-of-hint", days=bot["days"]), chart(drawn))
    if every is None:
        return row(trend)
    rows = every.filter(every.bot == bot["bot"])
    return row(trend, _sections(say, rows, bot["hits"]), _answers(say, rows, bot["hits"]), widths="thirds")


def _numbers(rows: ir.Table, name: str) -> dict[Any, int]:
    counted = rows.group_by(name).agg(hits=_.hits.sum()).to_pyarrow().to_pylist()
    return {line[name]: line["hits"] for line in counted}


def _sections(say: Texts, rows: ir.Table, hits: int) -> mo.Html:
    """List the folders a bot asked for, the most requested first."""
    sections = rows.group_by(section=rows.url.re_extract(SECTION, 1)).agg(hits=_.hits.sum(), urls=_.url.nunique())
    found = sections.order_by(_.hits.desc(), "section").limit(_LISTED).to_pyarrow().to_pylist()
    columns = [
        Column("section", say("bots-section"), "pattern"),
        Column("urls", say("budget-urls"), "number", 64),
        Column("hits", say("budget-requests"), "number", 76),
        Column("share", say("budget-share"), "share", 66),
    ]
    lines = [
        {"section": line["section"] or say("bots-no-path"), "urls": say.number(line["urls"]),
         "hits": say.number(line["hits"]), "share": say.percent(line["hits"] / hits)}
        for line in found
    ]  # fmt: skip
    title = say("bots-sections", section=lines[0]["section"], share=lines[0]["share"]) if lines else say("bots-section")
    return panel(title, say("bots-sections-hint"), small_table(columns, lines), flush=True)


def _answers(say: Texts, rows: ir.Table, hits: int) -> mo.Html:
    """List the answers a bot got, by status."""
    found = sorted(_numbers(rows, "status").items(), key=lambda line: (-line[1], line[0]))
    failed = sum(number for status, number in found if status >= 400)
    columns = [
        Column("status", say("budget-status"), width=60),
        Column("means", say("bots-answer")),
        Column("hits", say("budget-requests"), "number", 76),
        Column("share", say("budget-share"), "share", 66),
    ]
    lines = [
        {"status": str(status), "means": say(f"bots-answer-{status_class(status)}"), "hits": say.number(number),
         "share": say.percent(number / hits)}
        for status, number in found[:_LISTED]
    ]  # fmt: skip
    title = say("bots-failed", share=say.percent(failed / hits)) if failed else say("bots-none-failed")
    return panel(title, say("bots-answers-hint"), small_table(columns, lines), flush=True)


def status_class(status: int) -> str:
    """Return what a status means to a bot: ok, unchanged, redirect, client, server."""
    if status == 304:
        return "unchanged"
    return {2: "ok", 3: "redirect", 4: "client", 5: "server"}.get(status // 100, "other")
