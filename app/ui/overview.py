"""What the overview says: what changed, what is worst, what is due, each number from one table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import ibis
import ibis.expr.types as ir
import marimo as mo
import pyarrow as pa
from ibis import _

from analysis.base import SEVERITIES, Found, count
from analysis.jumps import find_jump
from analysis.ledger import LEAKS
from app import charts
from app.shares import rounded_shares
from app.texts import Texts
from app.ui.context import View
from app.ui.headline import Fact, Kpi, Step, facts, figure, headline, kpis, panel, to_do
from app.ui.links import link
from app.ui.parts import Content, chart
from app.ui.states import not_measured

WORTHS = ("useful", "waste", "error", "unknown")
ACTORS: Mapping[str, charts.Tone] = {
    "verified": "verified", "spoofed": "spoofed", "unknown": "unknown", "ai": "ai", "others": "other-bot",
}  # fmt: skip
_STEPS = 5


@dataclass(frozen=True)
class Budget:
    """Requests of verified search bots by day and worth, from the ledger; days without any are 0."""

    days: list[date]
    by_worth: dict[str, list[int]]
    causes: list[tuple[str, str, int, int]]  # cause, worth, requests, URL patterns; the largest first

    @property
    def total(self) -> int:
        return sum(sum(values) for values in self.by_worth.values())

    @property
    def lost(self) -> int:
        """Return waste and errors: requests that could not pay off."""
        return sum(self.by_worth["waste"]) + sum(self.by_worth["error"])

    @property
    def lost_by_day(self) -> list[int]:
        return [waste + error for waste, error in zip(self.by_worth["waste"], self.by_worth["error"], strict=True)]


def budget_of(view: View) -> Budget | None:
    """Return the ledger added up; none where it is missing or holds no request."""
    ledger = view.tables.get("ledger")
    if ledger is None:
        return None
    by_day = ledger.group_by("day", "worth").agg(hits=_.hits.sum()).to_pyarrow().to_pylist()
    if not by_day:
        return None
    first, last = _window(view, by_day)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    hits = Counter({(row["day"], row["worth"]): row["hits"] for row in by_day})
    causes = ledger.group_by("cause", "worth").agg(hits=_.hits.sum(), patterns=_.pattern.nunique())
    rows = causes.order_by(causes.hits.desc(), "cause").to_pyarrow().to_pylist()
    by_worth = {worth: [hits[day, worth] for day in days] for worth in WORTHS}
    return Budget(days, by_worth, [(r["cause"], r["worth"], r["hits"], r["patterns"]) for r in rows])


def _window(view: View, by_day: Sequence[Mapping[str, date]]) -> tuple[date, date]:
    window = view.reading.window if view.reading else None
    days = [row["day"] for row in by_day]
    return (min(days), max(days)) if window is None else (min(window.first_day, *days), max(window.last_day, *days))


@dataclass(frozen=True)
class Due:
    """What the audit found and nobody set aside, and what waits for a decision."""

    checks: list[tuple[str, str, int]]  # check, severity, findings; the worst first
    links: int
    briefs: int

    @property
    def findings(self) -> int:
        return sum(number for _, _, number in self.checks)

    def of(self, severity: str) -> int:
        return sum(number for _, found, number in self.checks if found == severity)


def due_of(view: View) -> Due:
    return Due(_open_checks(view), _open_links(view), _open_briefs(view))


def open_findings(view: View) -> ir.Table | None:
    """Return the findings without those somebody set aside."""
    findings = view.tables.get("findings")
    if findings is None or view.site is None:
        return findings
    ignored = [(i.check, i.url, i.related, i.value) for i in view.decisions.ignored(view.site)]
    if not ignored:
        return findings
    names = ("check", "url", "related", "value")
    columns = zip(*ignored, strict=True)  # as Arrow: from rows Ibis would make its table with pandas
    aside = ibis.memtable(pa.table({n: pa.array(c, pa.string()) for n, c in zip(names, columns, strict=True)}))
    same = [
        findings.check == aside.check, findings.url == aside.url,
        findings.related.fill_null("") == aside.related, findings.value.fill_null("") == aside.value,
    ]  # fmt: skip
    return findings.anti_join(aside, same)


def severity_rank(column: ir.StringValue) -> ir.IntegerValue:
    return ibis.cases(*((column == name, place) for place, name in enumerate(SEVERITIES)), else_=len(SEVERITIES))


def _open_checks(view: View) -> list[tuple[str, str, int]]:
    findings = open_findings(view)
    if findings is None:
        return []
    found = findings.group_by("check", "severity").agg(rows=_.count())
    ordered = found.order_by(severity_rank(found.severity), found.rows.desc(), "check").to_pyarrow().to_pylist()
    return [(row["check"], row["severity"], row["rows"]) for row in ordered]


def _open_links(view: View) -> int:
    opportunities = view.tables.get("link_opportunities")
    if opportunities is None or view.site is None:
        return 0
    decided = {pair for pair, decision in view.decisions.links(view.site).items() if not decision.open}
    pairs = opportunities.select("source", "target").to_pyarrow().to_pylist()
    return sum((row["source"], row["target"]) not in decided for row in pairs)


def _open_briefs(view: View) -> int:
    proposals = view.tables.get("brief_proposals")
    if proposals is None:
        return 0
    approved = view.decisions.approvals()
    rows = proposals.select("brief", "digest").to_pyarrow().to_pylist()
    return sum((row["brief"], row["digest"]) not in approved for row in rows)


# what is shown, from top to bottom


def finding(view: View, budget: Budget | None, due: Due) -> mo.Html:
    """Say the one thing to know: what bots waste, else what the audit found, else what is missing."""
    say = view.say
    if budget is not None and budget.total:
        return _budget_headline(view, budget)
    if "findings" not in view.tables:
        return headline(say("overview-not-analysed"), say("overview-not-analysed-hint"))
    tone = "error" if due.of("critical") else "waste" if due.findings else "useful"
    number = figure(say.number(due.findings), tone)  # type: ignore[arg-type]
    sentence = say("overview-without-logs") if "ledger" not in view.tables else ""
    return headline(say("overview-findings-headline", findings=due.findings, number=number), sentence)


def _budget_headline(view: View, budget: Budget) -> mo.Html:
    say = view.say
    details = {"lost": budget.lost, "total": budget.total, "days": len(budget.days)}
    if not budget.lost:
        return headline(say("overview-budget-clean", **details), _since(view))
    share = figure(say.percent(budget.lost / budget.total), "waste")
    cause, _worth, hits, _patterns = next(entry for entry in budget.causes if entry[1] in LEAKS)
    sentence = say("overview-largest-cause", cause=cause, hits=hits, share=say.percent(hits / budget.lost))
    return headline(say("overview-budget-headline", share=share, **details), f"{sentence} {_since(view)}".strip())


def _since(view: View) -> str:
    changes, previous = view.tables.get("changes"), view.reading.previous if view.reading else None
    if changes is None or previous is None:
        return ""
    critical = count(changes.filter(changes.severity == "critical"))
    day = view.say.day(previous.created_at)
    return view.say("overview-since", day=day, changes=count(changes), critical=critical)


def key_figures(view: View, budget: Budget | None, due: Due) -> mo.Html:
    return kpis(
        view.say,
        [_indexable(view), _requests(view, budget), _unfetched(view), _findings(view, due), _waiting(view, due)],
    )


def _indexable(view: View) -> Kpi:
    say, indexability = view.say, view.tables.get("indexability")
    label = say("overview-indexable")
    if indexability is None:
        return Kpi(label, missing=link(view.ctx, "runs", say("overview-analyse")))
    known, may = count(indexability), count(indexability.filter(indexability.indexable))
    return Kpi(label, say.number(may), say("overview-of-urls", urls=known), _new_and_gone(view))


def _new_and_gone(view: View) -> str:
    changes, previous = view.tables.get("changes"), view.reading.previous if view.reading else None
    if changes is None or previous is None:
        return view.say("overview-first-crawl")
    numbers = {kind: count(changes.filter(changes.aspect == "url", changes.change == kind)) for kind in ("new", "gone")}
    return view.say("overview-new-and-gone", day=view.say.day(previous.created_at), **numbers)


def _requests(view: View, budget: Budget | None) -> Kpi:
    say = view.say
    label = say("overview-requests")
    if budget is None:
        return Kpi(label, missing=link(view.ctx, "runs", say("overview-import-logs")))
    return Kpi(label, say.number(budget.total), "", say("overview-a-day", hits=round(budget.total / len(budget.days))))


def _unfetched(view: View) -> Kpi:
    say = view.say
    label = say("overview-unfetched")
    answer = view.ask("unfetched_pages")
    if "ledger" not in view.tables or "indexability" not in view.tables:
        return Kpi(label, missing=link(view.ctx, "runs", say("overview-import-logs")))
    indexability = view.tables["indexability"]
    pages = count(indexability.filter(indexability.indexable))
    rows = answer.rows if isinstance(answer, Found) else 0
    return Kpi(
        label, say.number(rows), say("overview-of-pages", pages=pages), say("overview-in-window", days=_days(view))
    )


def _days(view: View) -> int:
    return view.reading.window.days if view.reading and view.reading.window else view.workspace.settings.window_days


def _findings(view: View, due: Due) -> Kpi:
    say = view.say
    if "findings" not in view.tables:
        return Kpi(say("overview-findings"), missing=link(view.ctx, "runs", say("overview-analyse")))
    return Kpi(
        say("overview-findings"), say.number(due.findings), say("overview-critical", critical=due.of("critical")),
        say("overview-checks", checks=len(due.checks)),
    )  # fmt: skip


def _waiting(view: View, due: Due) -> Kpi:
    say = view.say
    label = say("overview-waiting")
    if "link_opportunities" not in view.tables and "brief_proposals" not in view.tables:
        return Kpi(label, missing=link(view.ctx, "runs", say("overview-analyse")))
    return Kpi(
        label,
        say.number(due.links + due.briefs),
        "",
        say("overview-links-and-briefs", links=due.links, briefs=due.briefs),
    )


def requests_a_day(view: View, budget: Budget | None) -> mo.Html:
    """Draw the requests of search bots a day, and say in the title where their waste changed its level."""
    say = view.say
    if budget is None:
        action = link(view.ctx, "runs", say("overview-import-logs"))
        return not_measured(
            say, say("question-crawl_budget"), say("overview-logs-missing"), [action], say("overview-logs-unlock")
        )
    jump = find_jump(budget.lost_by_day)
    title, event = say("overview-level", hits=round(budget.lost / len(budget.days))), None
    if jump:
        day = budget.days[jump.index]
        details = {"before": round(jump.before), "after": round(jump.after), "day": say.day(day)}
        rising = "rose" if jump.after > jump.before else "fell"
        title = say(f"overview-{rising}", **details)
        event = charts.Event(day, say("overview-since-day", day=say.day(day)), say("overview-levels", **details))
    shown = [w for w in WORTHS if w != "unknown" or any(budget.by_worth[w])]
    series = [charts.Series(say(f"worth-{w}"), w, budget.by_worth[w]) for w in shown]  # type: ignore[arg-type]
    drawn = charts.bars_per_day(view.style, budget.days, series, event=event)
    return panel(title, say("overview-a-day-hint"), chart(drawn))


def what_to_do(view: View, budget: Budget | None, due: Due) -> mo.Html:
    """List at most five next steps: the worst findings, the largest leaks, what waits for a decision."""
    say = view.say
    steps = [*_leak_steps(view, budget)[:2], *_check_steps(view, due)[:2], *_decision_steps(view, due)][:_STEPS]
    if not steps:
        return panel(say("overview-to-do"), body=say("overview-nothing-to-do"))
    return to_do(say("overview-to-do"), "", steps)


def _leak_steps(view: View, budget: Budget | None) -> list[Step]:
    say = view.say
    leaks = [entry for entry in budget.causes if entry[1] in LEAKS] if budget else []
    return [
        Step(
            link(view.ctx, "crawl_budget", say(f"overview-do-{cause}"), focus=cause),
            say("overview-patterns", patterns=patterns), say.number(hits), say("overview-unit-requests"),
        )
        for cause, _worth, hits, patterns in leaks
    ]  # fmt: skip


def _check_steps(view: View, due: Due) -> list[Step]:
    say = view.say
    return [
        Step(
            link(view.ctx, "overview", found_by(say, check, number), focus=check), say(f"severity-{severity}"),
            say.number(number), say("overview-unit-findings"),
        )
        for check, severity, number in due.checks
        if severity in ("critical", "high")
    ]  # fmt: skip


def found_by(say: Texts, check: str, findings: int) -> str:
    """Say what a check found, as a heading."""
    return say(f"question-{check}-found", rows=findings).rstrip(".")


def _decision_steps(view: View, due: Due) -> list[Step]:
    say = view.say
    links = Step(
        link(view.ctx, "internal_links", say("overview-do-links")), say("overview-do-links-hint"),
        say.number(due.links), say("overview-unit-suggestions"),
    )  # fmt: skip
    briefs = Step(
        link(view.ctx, "briefs", say("overview-do-briefs")), say("overview-do-briefs-hint"), say.number(due.briefs),
        say("overview-unit-briefs"),
    )  # fmt: skip
    return [step for step, number in ((links, due.links), (briefs, due.briefs)) if number]


def bots(view: View) -> mo.Html:
    """Draw who asks: verified and fake search bots, AI bots, the others; people are named in the second line."""
    say, bot_days = view.say, view.tables.get("bot_days")
    if bot_days is None or not count(bot_days):
        return not_measured(
            say,
            say("question-actors"),
            say("overview-logs-missing"),
            [link(view.ctx, "runs", say("overview-import-logs"))],
        )
    hits = _hits_by_kind(bot_days)
    people = hits.pop("human", 0)
    shares = dict(zip(hits, rounded_shares(list(hits.values())), strict=True))
    rows = [
        charts.Bar(say(f"overview-bot-{kind}"), number, ACTORS[kind], say.percent(shares[kind]))
        for kind, number in hits.items()
    ]
    title = (
        say("overview-spoofed", share=say.percent(shares["spoofed"])) if hits["spoofed"] else say("overview-no-spoofed")
    )
    return panel(
        title, say("overview-bots-hint", bots=sum(hits.values()), people=people), chart(charts.bars(view.style, rows))
    )


def _hits_by_kind(bot_days: ir.Table) -> dict[str, int]:
    rows = bot_days.group_by("actor", "verification").agg(hits=_.hits.sum()).to_pyarrow().to_pylist()
    hits = dict.fromkeys((*ACTORS, "human"), 0)
    for row in rows:
        hits[_kind(row["actor"], row["verification"])] += row["hits"]
    return hits


def _kind(actor: str, verification: str) -> str:
    if actor in ("human", "ai"):
        return actor
    if actor != "search":
        return "others"
    return verification if verification in ("verified", "spoofed") else "unknown"


def topic_shares(view: View) -> mo.Html:
    """Draw each topic's share of the pages and of the useful visits, and name the one bots neglect most."""
    say = view.say
    if not {"topics", "topic_pages", "ledger"} <= view.tables.keys():
        return not_measured(say, say("overview-topics-question"), say("overview-topics-missing"))
    pairs = _pairs(view)
    if not pairs:
        return not_measured(say, say("overview-topics-question"), say("overview-topics-none"))
    worst = min(pairs, key=lambda pair: pair.after - pair.before)
    neglected = worst.after < worst.before
    title = (
        say("overview-neglected", topic=worst.label, share=say.percent(worst.after))
        if neglected
        else say("overview-even")
    )
    shown = sorted(pairs, key=lambda pair: -pair.before)[:6]
    kept = shown if worst in shown else [*shown[:5], worst]
    return panel(title, say("overview-topics-hint"), chart(charts.dumbbell(view.style, kept)))


def _pairs(view: View) -> list[charts.Pair]:
    pages, ledger, topics = view.tables["topic_pages"], view.tables["ledger"], view.tables["topics"]
    visits = ledger.filter(ledger.worth == "useful").group_by("url").agg(visits=_.hits.sum())
    placed = pages.filter(pages.topic.notnull()).select("url", "topic")
    joined = placed.left_join(visits, "url").group_by("topic").agg(pages=_.count(), visits=_.visits.fill_null(0).sum())
    named = joined.inner_join(topics.select("topic", "label"), "topic").order_by(ibis.desc("pages"), "topic")
    rows = named.to_pyarrow().to_pylist()
    all_pages, all_visits = sum(r["pages"] for r in rows), sum(r["visits"] for r in rows)
    if not all_pages or not all_visits:
        return []
    return [charts.Pair(r["label"], r["pages"] / all_pages, r["visits"] / all_visits) for r in rows]


def since_last_crawl(view: View) -> mo.Html:
    """List what changed between the two newest crawls."""
    say, changes = view.say, view.tables.get("changes")
    previous = view.reading.previous if view.reading else None
    if changes is None or previous is None:
        hint = say("overview-one-crawl") if previous is None else say("overview-not-compared")
        return not_measured(
            say, say("question-page_changes"), hint, [link(view.ctx, "runs", say("overview-crawl-again"))]
        )
    rows = changes.group_by("aspect", "change").agg(rows=_.count()).to_pyarrow().to_pylist()
    numbers = Counter({(row["aspect"], row["change"]): row["rows"] for row in rows})
    lost = count(changes.filter(changes.aspect == "indexable", changes.severity == "critical"))
    lines = [
        Fact(say.number(numbers["url", "new"]), say("overview-added", gone=numbers["url", "gone"])),
        Fact(say.number(lost), say("overview-lost", pages=lost), "error" if lost else "ink"),
        *(_change(say, numbers, aspect) for aspect in ("status", "title", "text", "links")),
    ]
    title = say("overview-since-title", day=say.day(previous.created_at))
    return panel(title, say("overview-since-hint"), facts(lines))


def _change(say: Texts, numbers: Mapping[tuple[str, str], int], aspect: str) -> Fact:
    number = numbers[aspect, "changed"]
    return Fact(say.number(number), say(f"overview-changed-{aspect}", pages=number))


def content_of(view: View) -> list[Content]:
    """Return the overview without its table."""
    from app.ui.parts import row

    budget, due = budget_of(view), due_of(view)
    return [
        finding(view, budget, due),
        key_figures(view, budget, due),
        row(requests_a_day(view, budget), what_to_do(view, budget, due), widths="main"),
        row(bots(view), topic_shares(view), since_last_crawl(view), widths="thirds"),
    ]
