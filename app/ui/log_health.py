"""How far the logs can be trusted: which files were read, when they have requests, how much of them the crawl knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl

from analysis.base import count
from analysis.log_hours import Gap, count_hours, find_gaps, hours_of
from app import charts
from app.texts import Texts
from app.ui.context import View, say_of
from app.ui.downloads import downloads
from app.ui.headline import Fact, Kpi, Tone, facts, figure, headline, kpis, panel
from app.ui.links import link
from app.ui.log_advice import advice
from app.ui.log_words import format_of, note_of
from app.ui.parts import Content, chart, page, row
from app.ui.states import not_measured
from app.ui.tables import Column, Page, page_of, show_table, sum_row, table_panel

Opened = View | mo.Html
_MANY = 0.05  # share of rejected lines from which on a format is likely to be read wrongly
_GAPS_SHOWN = 6
_HOURS = 340  # height of the picture of hours: 24 rows that can be told apart


@dataclass(frozen=True)
class Health:
    """The account of all imports, and the hours of the window that have requests."""

    files: int
    lines: int
    hits: int
    rejected: int
    damaged: int
    days: Sequence[date]  # of the window
    requests: Mapping[datetime, int]  # by hour
    gaps: Sequence[Gap]

    @property
    def share(self) -> float:
        return self.rejected / self.lines if self.lines else 0.0

    @property
    def days_with_requests(self) -> int:
        return len({hour.date() for hour in self.requests})

    @property
    def hours_lost(self) -> int:
        return sum(gap.hours for gap in self.gaps)


def health_of(view: Opened) -> Health | None:
    """Return the account of the logs; none where no log was imported."""
    files = view.tables.get("log_files") if isinstance(view, View) else None
    if not isinstance(view, View) or files is None or not count(files):
        return None
    sums = files.agg(
        files=files.count(), lines=files.lines.sum(), hits=files.hits.sum(), rejected=files.rejected.sum(),
        damaged=(files.damage != "").cast("int64").sum(),
    )  # fmt: skip
    requests = _requests(view)
    return Health(**sums.to_pyarrow().to_pylist()[0], days=_days(view), requests=requests, gaps=find_gaps(requests))


def _requests(view: View) -> dict[datetime, int]:
    if view.reading is None or "hits" not in view.reading.whole:  # purged hits leave the files' account
        return {}
    rows = count_hours(view.reading.whole["hits"]).to_pyarrow().to_pylist()
    return {line["hour"]: line["requests"] for line in rows}


def _days(view: View) -> list[date]:
    window = view.reading.window if view.reading else None
    return [window.first_day + timedelta(days=n) for n in range(window.days)] if window else []


# the finding


def top(view: View, health: Health | None) -> mo.Html:
    """Return the finding, the key figures and the picture of hours, or what is missing for them."""
    if health is None:
        say = view.say
        missing = not_measured(
            say, say("log-question"), say("log-missing"), [link(view.ctx, "runs", say("budget-import"))],
            say("log-unlocks"),
        )  # fmt: skip
        return page(headline(say("log-not-measured")), missing)
    return page(
        _finding(view.say, health),
        _key_figures(view, health),
        row(_hours_panel(view, health), advice(view), widths="main"),
    )


def _finding(say: Texts, health: Health) -> mo.Html:
    tone: Tone = "error" if health.share > _MANY else "waste" if health.rejected else "useful"
    text = say(
        "log-headline" if health.rejected else "log-headline-whole", files=health.files, lines=say.number(health.lines),
        hits=say.number(health.hits), rejected=figure(say.number(health.rejected), tone), count=health.rejected,
    )  # fmt: skip
    many = say("log-many-rejected", share=say.percent(health.share)) if health.share > _MANY else ""
    return headline(text, " ".join(filter(None, (say("log-sum"), many, _about_gaps(say, health)))))


def _about_gaps(say: Texts, health: Health) -> str:
    return say("log-gaps", gaps=len(health.gaps), hours=health.hours_lost) if health.gaps else say("log-no-gap")


def _key_figures(view: View, health: Health) -> mo.Html:
    say = view.say
    days = Kpi(
        say("log-days"), say.number(health.days_with_requests), say("log-of-days", days=len(health.days)),
        _reach(say, view),
    ) if health.requests else Kpi(say("log-days"), missing=say("log-hits-purged"))  # fmt: skip
    lost = say("log-by-expected", requests=round(sum(gap.expected for gap in health.gaps))) if health.gaps else ""
    return kpis(
        say,
        [
            days,
            Kpi(say("log-lost-hours"), say.number(health.hours_lost), comparison=lost or say("log-none-lost")),
            Kpi(
                say("log-rejected"), say.percent(health.share), comparison=say("log-limit", share=say.percent(_MANY, 0))
            ),
            Kpi(say("log-damaged"), say.number(health.damaged), say("log-of-files", files=health.files)),
            _match_figure(view),
        ],
    )


def _reach(say: Texts, view: View) -> str:
    """Say where the logs begin when that is before the window."""
    firsts = (
        [str(s.about["first_at"])[:10] for s in view.reading.logs if s.about.get("first_at")] if view.reading else []
    )
    return say("log-reach", day=say.day(date.fromisoformat(min(firsts)))) if firsts else ""


def _match_figure(view: View) -> Kpi:
    say, matches = view.say, view.tables.get("matches")
    found = None if matches is None else match_rate(matches, "logs")
    if found is None:
        return Kpi(say("log-match"), missing=link(view.ctx, "runs", say("log-crawl-first")))
    pages, matched = found
    return Kpi(say("log-match"), say.percent(matched / pages), comparison=say("budget-of", part=matched, total=pages))


def match_rate(matches: ir.Table, source: str) -> tuple[int, int] | None:
    """Return the pages a source names, and those of them the crawl met; none where it names no page."""
    pages = matches.filter(matches.kind == "page", matches.source == source)
    sums = pages.agg(pages=pages.count(), matched=pages.matched.cast("int64").sum()).to_pyarrow().to_pylist()[0]
    return (sums["pages"], sums["matched"]) if sums["pages"] else None


# the hours


def _hours_panel(view: View, health: Health) -> mo.Html:
    say = view.say
    if not health.requests:
        return not_measured(say, say("log-hours-question"), say("log-hits-purged-hint"))
    drawn = charts.hours(
        view.style, health.days, [_numbers(day, health) for day in health.days], _lost(health.gaps), height=_HOURS
    )
    title = _about_gaps(say, health)
    listed = [Fact("", say("log-gap", **_gap_details(say, gap))) for gap in health.gaps[:_GAPS_SHOWN]]
    more = len(health.gaps) - len(listed)
    listed += [Fact("", say("log-more-gaps", gaps=more))] if more else []
    return panel(title, say("log-hours-hint"), [chart(drawn), facts(listed) if listed else ""])


def _numbers(day: date, health: Health) -> list[int | None]:
    """Return the requests of a day's hours; none before the first and after the last one of the logs."""
    first, last = min(health.requests), max(health.requests)
    return [health.requests.get(hour, 0) if first <= hour <= last else None for hour in hours_of(day)]


def _lost(gaps: Sequence[Gap]) -> list[charts.Lost]:
    """Return gaps cut at midnight."""
    parts = []
    for gap in gaps:
        start = gap.start
        while start < gap.end:
            midnight = datetime.combine(start.date() + timedelta(days=1), datetime.min.time())
            end = min(gap.end, midnight)
            parts.append(charts.Lost(start.date(), start.hour, (end - start) // timedelta(hours=1)))
            start = end
    return parts


def _gap_details(say: Texts, gap: Gap) -> dict[str, Any]:
    return {
        "start": f"{say.day(gap.start)}, {gap.start:%H:%M}", "end": f"{say.day(gap.end)}, {gap.end:%H:%M}",
        "hours": gap.hours, "requests": round(gap.expected),
    }  # fmt: skip


# the files


def files_page(view: Opened, find: str) -> Page:
    """Return the files, the newest first, their account and what is odd about them."""
    files = view.tables.get("log_files") if isinstance(view, View) else None
    if files is None:
        return Page(pl.DataFrame(), 0, 0)
    found = page_of(files, [ibis.desc("last_at"), "file"], find=find, find_in=("file",))
    return Page(_in_words(say_of(view), found.rows), found.matching, found.total)


def _in_words(say: Texts, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the files with period and oddities as people read them."""
    lines = list(rows.iter_rows(named=True))
    added: dict[str, list[str | None]] = {
        "period": [_period(say, line) for line in lines],
        "read_as": [_read_as(say, line) for line in lines],
        "odd": [_odd(say, line) for line in lines],
    }
    return rows.with_columns(pl.Series(name, values, dtype=pl.String) for name, values in added.items())


def _period(say: Texts, file: Mapping[str, Any]) -> str | None:
    first, last = file["first_at"], file["last_at"]
    return f"{say.day(first)} – {say.day(last)} {last.year}" if first and last else None


def _read_as(say: Texts, file: Mapping[str, Any]) -> str:
    """Say format, packing and encoding in a line; an import of an older version does not know the latter two."""
    return " · ".join(filter(None, (format_of(say, file["format"]), file["packing"], file["encoding"])))


def _odd(say: Texts, file: Mapping[str, Any]) -> str:
    notes = pl.Series([file["notes"]]).str.json_decode(pl.List(pl.String)).to_list()[0] if file["notes"] else []
    return "; ".join([*([note_of(say, file["damage"])] if file["damage"] else []), *(note_of(say, n) for n in notes)])


def files_columns(say: Texts) -> list[Column]:
    return [
        Column("file", say("log-file")),
        Column("period", say("log-period"), width=160),
        Column("read_as", say("log-format"), width=200),
        Column("confidence", say("log-confidence"), "share", 112),
        Column("lines", say("log-lines"), "number", 78),
        Column("hits", say("log-hits"), "number", 78),
        Column("rejected", say("log-rejects"), "number", 84),
        Column("odd", say("log-odd"), width=150, empty="", wraps=True),
    ]


def files_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    tones = ["error" if damage else "waste" if rejected > _MANY * lines else "useful"
             for damage, rejected, lines in _states(shown.rows)]  # fmt: skip
    return show_table(say, shown.rows, files_columns(say), tones=tones, page_size=12)


def _states(rows: pl.DataFrame) -> list[tuple[Any, ...]]:
    return rows.select("damage", "rejected", "lines").rows() if rows.height else []


def files_export(view: Opened) -> list[mo.download]:
    return downloads(view, "log_files", lambda view: view.tables.get("log_files"))


def files_block(view: View, health: Health | None, shown: Page, table: Content, tools: list[Content]) -> mo.Html | None:
    """Frame the files with their sums: lines are hits and rejects, in every file and in all."""
    if health is None:
        return None
    say = view.say
    sums = {
        "file": say("budget-sum"), "lines": say.number(health.lines), "hits": say.number(health.hits),
        "rejected": say.number(health.rejected),
    }  # fmt: skip
    return page(
        table_panel(
            say, say("log-files"), shown, table, tools=tools, note=say("log-files-note"),
            sums=sum_row(files_columns(say), sums),
        )
    )  # fmt: skip
