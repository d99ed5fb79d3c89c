"""What stands below the leak ledger: what stopping each leak saves, and which crawl the verdicts rest on."""

from collections.abc import Sequence
from dataclasses import dataclass

import marimo as mo

from analysis.judged_days import MOST_DAYS
from analysis.ledger import LEAKS
from app import safe
from app.texts import Texts
from app.ui.context import View
from app.ui.crawl_budget import Budget, Cause
from app.ui.headline import Fact, Step, facts, panel, to_do
from app.ui.links import link
from app.ui.parts import Content, page, row
from app.ui.provenance import provenance
from app.ui.states import not_measured
from app.ui.tables import size

_STEPS = 5


@dataclass(frozen=True)
class Judgement:
    """Which crawls say what the requested URLs were like, and how far they are from the requests."""

    crawls: Sequence[str]  # ids, oldest first
    named: bool  # whether the user named one
    furthest: int  # days from a request to the crawl that judges it
    too_far: int  # requests more than 14 days from every crawl
    unread: int  # requests for URLs the crawl met and could not read
    disallowed: int  # requests for what robots.txt of that crawl forbids

    @property
    def unknown(self) -> int:
        return self.too_far + self.unread


def judgement_of(budget: Budget) -> Judgement | None:
    """Return what the ledger rests on; none for one of a version that judged by the newest crawl alone."""
    rows = budget.rows.filter(budget.rows.judged.notnull())
    unknown = rows.cause == "unknown"
    sums = rows.agg(
        rows=rows.count(),
        named=(rows.judged == "named").any(),
        furthest=(rows.judged == "too_far").ifelse(None, rows.gap_days).max(),
        too_far=(unknown & (rows.judged == "too_far")).ifelse(rows.hits, 0).sum(),
        unread=(unknown & (rows.judged != "too_far")).ifelse(rows.hits, 0).sum(),
        disallowed=rows.disallowed.fill_null(False).ifelse(rows.hits, 0).sum(),
    )
    found = sums.to_pyarrow().to_pylist()[0]
    if not found.pop("rows"):
        return None
    near = rows.filter(rows.judged != "too_far").select("judged_by").distinct().order_by("judged_by")
    crawls, named = near.to_pyarrow()["judged_by"].to_pylist(), bool(found.pop("named"))
    return Judgement(crawls, named, **{name: number or 0 for name, number in found.items()})


def block(view: View, budget: Budget | None) -> mo.Html:
    """Return savings and judgement, and the provenance with the crawl that judges."""
    judged = judgement_of(budget) if budget else None
    if budget is None:
        return page(provenance(view))
    below = row(_savings(view, budget), _judgement_panel(view, budget, judged), widths="halves")
    return page(below, provenance(view, _provenance(view.say, judged)))


def _savings(view: View, budget: Budget) -> mo.Html:
    """List what can be saved, the most first; each step opens its cause."""
    say = view.say
    leaks = sorted((c for c in budget.causes if c.worth in LEAKS), key=lambda cause: (-cause.hits, cause.name))
    if not leaks:
        return panel(say("budget-savings-none"), body=say("budget-savings-none-hint"))
    bytes_sent = sum(cause.bytes for cause in leaks)
    title = say("budget-savings", hits=budget.lost, size=size(say, bytes_sent), share=say.percent(_part(budget)))
    steps = [_step(view, budget, cause) for cause in leaks[:_STEPS]]
    return to_do(title, say("budget-savings-hint", days=len(budget.days)), steps)


def _part(budget: Budget) -> float:
    return budget.lost / budget.total if budget.total else 0.0


def _step(view: View, budget: Budget, cause: Cause) -> Step:
    say = view.say
    patterns = int(budget.part(cause).pattern.nunique().to_pyarrow().as_py())
    action = link(view.ctx, "crawl_budget", say(f"overview-do-{cause.name}"), focus=cause.name)
    unit = say("budget-saved-share", share=say.percent(cause.share))
    return Step(action, say("overview-patterns", patterns=patterns), say.number(cause.hits), unit)


def _judgement_panel(view: View, budget: Budget, judged: Judgement | None) -> mo.Html:
    """Say which crawls judge, how near they are, and how many requests stay without a verdict for it."""
    say = view.say
    if judged is None:
        action = link(view.ctx, "runs", say("overview-analyse"))
        return not_measured(say, say("budget-judged-question"), say("budget-judged-older"), [action])
    title = say("budget-judged", crawls=len(judged.crawls), days=judged.furthest, named=str(judged.named).lower())
    lines: list[Content] = [
        Fact(say.number(judged.too_far), say("budget-too-far", days=MOST_DAYS), "nm" if judged.too_far else "ink"),
        Fact(say.number(judged.unread), say("budget-unread"), "nm" if judged.unread else "ink"),
        Fact(say.number(judged.disallowed), say("budget-disallowed"), "waste" if judged.disallowed else "ink"),
    ]
    told = say("budget-judged-hint", share=say.percent(judged.unknown / budget.total), total=budget.total)
    footer = safe.fill("{runs} · {bots}", runs=link(view.ctx, "runs", say("budget-crawl-nearer")),
                       bots=link(view.ctx, "bots", say("budget-see-obedience")))  # fmt: skip
    return panel(title, told, facts(lines), footer)


def _provenance(say: Texts, judged: Judgement | None) -> list[tuple[str, Content]]:
    if judged is None or not judged.crawls:
        return []
    last = judged.crawls[-1].rpartition("-")[2]
    key = "budget-provenance-named" if judged.named else "budget-provenance-nearest"
    return [(say("budget-provenance"), say(key, crawl=last, crawls=len(judged.crawls), days=judged.furthest))]
