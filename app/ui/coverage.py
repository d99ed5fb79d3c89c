"""Which pages search bots fetch, how long ago, and whether crawl budget is a problem of the site at all."""

from dataclasses import dataclass
from datetime import date

import ibis
import marimo as mo
from ibis import _

from analysis.base import Clean, Found
from analysis.fetches import fetches_by_url
from app import charts
from app.texts import Texts
from app.ui.context import View
from app.ui.headline import Fact, facts, figure, headline, panel
from app.ui.links import link
from app.ui.parts import chart, page, row
from app.ui.states import clean, not_measured

Opened = View | mo.Html
AGES: tuple[tuple[str, int, charts.Tone], ...] = (  # days since the last fetch, up to
    ("week", 7, "useful"), ("fortnight", 14, "verified"), ("window", 10_000, "waste"),
)  # fmt: skip


@dataclass(frozen=True)
class Coverage:
    """Pages that may rank, by how long ago a verified search bot last fetched them."""

    pages: int
    by_age: dict[str, int]  # week, fortnight, window, never
    last_day: date  # of the ledger: ages count from it

    @property
    def never(self) -> int:
        return self.by_age["never"]


def coverage_of(view: Opened) -> Coverage | None:
    """Return how far pages are covered; none without a crawl or without logs."""
    tables = view.tables if isinstance(view, View) else {}
    if "ledger" not in tables or "indexability" not in tables:
        return None
    last = tables["ledger"].day.max().to_pyarrow().as_py()
    pages = tables["indexability"].filter(_.indexable).select("url")
    if last is None:
        return None
    seen = fetches_by_url(tables["ledger"]).select(fetched="url", last_day="last_day")
    joined = pages.left_join(seen, pages.url == seen.fetched)
    days = ibis.literal(last).epoch_days() - joined.last_day.epoch_days()
    age = ibis.cases(
        (joined.last_day.isnull(), "never"), *((days < limit, name) for name, limit, _tone in AGES[:-1]), else_="window"
    )
    rows = joined.group_by(age=age).agg(pages=_.count()).to_pyarrow().to_pylist()
    numbers = {line["age"]: line["pages"] for line in rows}
    by_age = {name: numbers.get(name, 0) for name in (*(name for name, _limit, _tone in AGES), "never")}
    return Coverage(sum(by_age.values()), by_age, last) if numbers else None


def top(view: View, coverage: Coverage | None) -> mo.Html:
    """Return the finding, whether budget is a problem, and the strip of ages; or what is missing."""
    say = view.say
    if coverage is None:
        action = link(view.ctx, "runs", say("budget-open-runs"))
        missing = not_measured(say, say("coverage-question"), say("coverage-missing"), [action])
        return page(headline(say("coverage-not-measured")), missing)
    return page(_finding(say, coverage), row(_strip(view, coverage), budget_problem(view), widths="main"))


def _finding(say: Texts, coverage: Coverage) -> mo.Html:
    tone = "error" if coverage.never else "useful"
    number = figure(say.number(coverage.never), tone)  # type: ignore[arg-type]
    text = say(
        "coverage-headline", never=number, pages=coverage.pages, share=say.percent(coverage.never / coverage.pages)
    )
    return headline(text, say("coverage-sentence", week=coverage.by_age["week"], day=say.day(coverage.last_day)))


def budget_problem(view: View) -> mo.Html | None:
    """Say that a small site whose pages are all fetched in time has no budget problem, else how far it may have one."""
    say, answer = view.say, view.ask("budget_problem")
    if not isinstance(answer, Found):
        return no_problem(view)
    found = answer.table.to_pyarrow().to_pylist()[0]
    details = {name: found[name] for name in ("pages", "fetched", "unfetched", "log_days")}
    return panel(say("coverage-problem", pages=found["unfetched"]), body=say("coverage-problem-hint", **details))


def no_problem(view: View) -> mo.Html | None:
    """Say that crawl budget is no problem of the site; nothing where it may be one or is not measured."""
    if not isinstance(view.ask("budget_problem"), Clean):
        return None
    return clean(view.say, view.say("coverage-no-problem"), view.say("question-budget_problem-explanation"))


def _strip(view: View, coverage: Coverage) -> mo.Html:
    say = view.say
    tones: dict[str, charts.Tone] = {name: tone for name, _limit, tone in AGES} | {"never": "error"}
    parts = [
        charts.Part(name, say(f"coverage-{name}"), tones[name], number)
        for name, number in coverage.by_age.items() if number
    ]  # fmt: skip
    recent = coverage.by_age["week"] + coverage.by_age["fortnight"]
    title = say("coverage-fetched", share=say.percent(recent / coverage.pages), pages=coverage.pages)
    listed = facts([Fact(say.number(number), say(f"coverage-{name}")) for name, number in coverage.by_age.items()])
    hint = say("coverage-hint", day=say.day(coverage.last_day))
    return panel(title, hint, [chart(charts.strip(view.style, parts)), listed])
