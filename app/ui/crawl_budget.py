"""What the crawl budget view says: the causes of the leak ledger, the way down from each, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

import ibis
import ibis.expr.types as ir
import marimo as mo
import polars as pl
from ibis import _
from markupsafe import Markup

from analysis.base import Found, NotMeasured
from analysis.jumps import find_jump
from analysis.ledger import LEAKS
from analysis.questions import QUESTIONS
from analysis.robots_rules import ParameterRules, propose_parameter_rules
from app import charts, safe
from app.shares import nested_shares
from app.texts import Texts
from app.ui.context import View, say_of
from app.ui.coverage import no_problem
from app.ui.downloads import downloads
from app.ui.headline import figure, headline, panel
from app.ui.links import link
from app.ui.parts import Content, chart, inline, page, row, stack
from app.ui.states import empty_filter, not_measured_answer
from app.ui.tables import Column, Page, chosen_row, page_of, show_table, sum_row, table_panel
from app.ui.widgets import chips, copy_button

Opened = View | mo.Html
WORTHS: tuple[charts.Tone, ...] = ("useful", "waste", "error", "unknown")
_BARS = 150  # height of the daily bars of one cause


@dataclass(frozen=True)
class Cause:
    """A line of the ledger: what requests went for, and what that cost."""

    name: str
    worth: charts.Tone
    hits: int
    share: float  # of 1, rounded so that the shares of all causes make 100.0%
    urls: int
    bytes: int
    change: float  # of the requests a day, second half of the window against the first; inf where there were none


@dataclass(frozen=True)
class Budget:
    """The ledger of one crawler, or of all verified search bots, added up by cause: useful, waste, errors."""

    rows: ir.Table
    causes: list[Cause]
    days: list[date]
    judged: list[date]  # the days that a crawl is near enough to; levels are compared on them alone
    urls: int  # distinct, while a URL may stand in several causes

    def hits(self, *worths: str) -> int:
        return sum(cause.hits for cause in self.causes if cause.worth in worths)

    @property
    def total(self) -> int:
        return self.hits(*WORTHS)

    @property
    def lost(self) -> int:
        """Return waste and errors: the requests that could not pay off."""
        return self.hits("waste", "error")

    @property
    def worst(self) -> Cause | None:
        """Return the cause of most of the loss."""
        return max((c for c in self.causes if c.worth in LEAKS), key=lambda c: c.hits, default=None)

    def cause(self, name: str) -> Cause | None:
        return next((cause for cause in self.causes if cause.name == name), None)

    def part(self, cause: Cause) -> ir.Table:
        return self.rows.filter(self.rows.cause == cause.name)


def budget_of(view: Opened, bot: str = "") -> Budget | None:
    """Return the ledger added up, of all crawlers or of `bot`; none where it is missing or holds no request."""
    ledger = view.tables.get("ledger") if isinstance(view, View) else None
    if ledger is None or not isinstance(view, View):
        return None
    rows = ledger.filter(ledger.bot == bot) if bot else ledger
    answer = QUESTIONS["crawl_budget"].ask({"ledger": rows})
    if not isinstance(answer, Found):
        return None
    days = _days(view, rows)
    judged = _judged(rows, days)
    causes = _causes(answer.table.to_pyarrow().to_pylist(), _changes(rows, judged))
    return Budget(rows, causes, days, judged, int(rows.url.nunique().to_pyarrow().as_py()))


def _days(view: View, ledger: ir.Table) -> list[date]:
    """Return the days of the window, those without a request too."""
    ends = ledger.agg(first=ledger.day.min(), last=ledger.day.max()).to_pyarrow().to_pylist()[0]
    window = view.reading.window if view.reading else None
    first = min(window.first_day, ends["first"]) if window else ends["first"]
    last = max(window.last_day, ends["last"]) if window else ends["last"]
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _judged(ledger: ir.Table, days: Sequence[date]) -> list[date]:
    """Leave out days too far from every crawl: most of their requests have no cause to compare."""
    far = ledger.filter(ledger.judged == "too_far").select("day").distinct().to_pyarrow()["day"].to_pylist()
    return [day for day in days if day not in set(far)]


def _changes(ledger: ir.Table, days: Sequence[date]) -> dict[str, float]:
    """Return by how much the requests a day of each cause differ in the second half of the days from the first."""
    if len(days) < 2:
        return {}
    ledger = ledger.filter(ledger.day.isin(days))
    middle = len(days) // 2
    early = (ledger.day < days[middle]).ifelse(ledger.hits, 0)
    rows = ledger.group_by("cause").agg(early=early.sum(), hits=_.hits.sum()).to_pyarrow().to_pylist()
    changes = {}
    for line in rows:
        before, after = line["early"] / middle, (line["hits"] - line["early"]) / (len(days) - middle)
        changes[line["cause"]] = after / before - 1 if before else inf
    return changes


def _causes(rows: Sequence[dict[str, object]], changes: dict[str, float]) -> list[Cause]:
    shares = nested_shares([int(str(line["hits"])) for line in rows], [str(line["worth"]) for line in rows])
    causes = [
        Cause(
            name=str(line["cause"]), worth=line["worth"], hits=line["hits"], share=share, urls=line["urls"],  # type: ignore[arg-type]
            bytes=line["bytes"], change=changes.get(str(line["cause"]), 0.0),  # type: ignore[arg-type]
        )
        for line, share in zip(rows, shares, strict=True)
    ]  # fmt: skip
    return sorted(causes, key=lambda cause: (WORTHS.index(cause.worth), -cause.hits, cause.name))


# what a user chooses


def bot_choice(view: Opened) -> mo.ui.dropdown:
    """Return the choice of a crawler: all, or one that the ledger knows."""
    say = say_of(view)
    ledger = view.tables.get("ledger") if isinstance(view, View) else None
    bots = [] if ledger is None else ledger.select("bot").distinct().order_by("bot").to_pyarrow()["bot"].to_pylist()
    everyone = say("budget-all-bots")
    return mo.ui.dropdown({everyone: "", **{bot: bot for bot in bots}}, value=everyone)


def export(view: Opened, budget: Budget | None) -> list[mo.download]:
    """Return the buttons that write the whole ledger of the chosen crawler: every day, URL, status and cause."""

    def rows(view: View) -> ir.Table | None:
        return budget.rows.order_by("day", "bot", "url", "status", "cause") if budget else None

    return downloads(view, "ledger", rows)


LEAST = (1, 10, 100, 1000)  # requests to choose from, below which a cause or pattern is not listed


def least_requests(view: Opened, min_hits: int) -> mo.ui.dropdown:
    """Return the choice of the requests below which a cause or pattern is not listed."""
    say = say_of(view)
    words = {number: say("budget-least", hits=number) for number in sorted({*LEAST, min_hits})}
    return mo.ui.dropdown({text: number for number, text in words.items()}, value=words[min_hits])


def listed(budget: Budget | None, least: int | None) -> list[Cause]:
    return [cause for cause in budget.causes if cause.hits >= (least or 1)] if budget else []


def strip(view: Opened, budget: Budget | None) -> mo.ui.plotly:
    """Return all requests as one bar of 100%. A click on a part chooses its cause."""
    say, causes = say_of(view), budget.causes if budget else []
    parts = [charts.Part(c.name, say(f"budget-short-{c.name}"), c.worth, c.hits, c.share) for c in causes]
    style = view.style if isinstance(view, View) else charts.Style("light", say)
    return chart(charts.strip(style, parts))


def wanted(view: Opened, drawn: mo.ui.plotly, budget: Budget | None) -> str:
    """Return the cause that was clicked in the picture, else the one a link led here for."""
    points = drawn.value if isinstance(drawn.value, list) else []
    if points and budget:  # a click says which trace it hit, and each cause is one
        return budget.causes[int(points[0]["curveNumber"])].name
    return view.focus if isinstance(view, View) else ""


def causes_table(view: Opened, causes: Sequence[Cause], wanted: str) -> mo.ui.table:
    """Return the ledger by cause; the chosen one is what was clicked above, what a link asked for, else the worst."""
    rows = pl.DataFrame(
        [
            {"cause": c.name, "hits": c.hits, "share": c.share, "urls": c.urls, "mb": c.bytes / 1e6, "change": c.change}
            for c in causes
        ]
    )
    say = say_of(view)
    return show_table(
        say, rows, cause_columns(say), tones=[c.worth for c in causes], selected=_start(causes, wanted), paged=False
    )


def cause_columns(say: Texts) -> list[Column]:
    words = {name: say(f"budget-cause-{name}") for name in CAUSES}
    return [
        Column("cause", say("budget-cause"), words=words),
        Column("hits", say("budget-requests"), "number", 80),
        Column("share", say("budget-share"), "share", 104, bar="row"),
        Column("urls", say("budget-urls"), "number", 58),
        Column("mb", "MB", "decimal", 58),
        Column("change", say("budget-change"), "growth", 82),
    ]


CAUSES = (
    "useful", "not_modified", "resource", "parameter", "trap", "redirect", "noindex", "canonicalised", "not_in_crawl",
    "duplicate", "cache_busted", "client_error", "server_error", "unknown",
)  # fmt: skip


def _start(causes: Sequence[Cause], wanted: str) -> int | None:
    names = [cause.name for cause in causes]
    if wanted in names:
        return names.index(wanted)
    lost = [place for place, cause in enumerate(causes) if cause.worth in LEAKS]
    return max(lost, key=lambda place: causes[place].hits) if lost else 0 if causes else None


def chosen_cause(causes: Sequence[Cause], table: mo.ui.table, wanted: str) -> Cause | None:
    """Return the cause whose row was clicked, else the one the table started with."""
    start = _start(causes, wanted)
    clicked_row = chosen_row(table, pl.DataFrame({"place": range(len(causes))}), otherwise=start)
    return causes[clicked_row["place"]] if clicked_row else None


# the way down: cause → patterns → URLs → log lines


GROUPS = ("pattern", "template")  # of URLs: how their address looks, or which layout their page has


def group_choice(view: Opened) -> mo.ui.anywidget:
    """Return the choice of what URLs are added up by; templates only where the crawl's pages have some."""
    say = say_of(view)
    known = isinstance(view, View) and "page_templates" in view.tables
    return chips({name: say(f"budget-by-{name}") for name in GROUPS[: 1 + known]}, label=say("budget-groups"))


def _grouped(view: Opened, budget: Budget, cause: Cause, by: str) -> ir.Table:
    """Return the requests of a cause, each with its `group`: its pattern, or its page's template, empty for none."""
    part = budget.part(cause)
    if by != "template" or not isinstance(view, View):
        return part.mutate(group=part.pattern)
    templates = view.tables["page_templates"].select(page="url", template="template")
    joined = part.left_join(templates, part.url == templates.page)
    return joined.mutate(group=joined.template.fill_null(""))


def patterns_of(
    view: Opened, budget: Budget | None, cause: Cause | None, least: int | None, by: str = "pattern"
) -> Page:
    """Return the URL patterns or templates of a cause, the most requested first."""
    if budget is None or cause is None:
        return _NOTHING
    groups = _grouped(view, budget, cause, by).group_by("group").agg(hits=_.hits.sum(), urls=_.url.nunique())
    shared = groups.mutate(share=groups.hits.cast("float64") / cause.hits)
    return page_of(shared, [ibis.desc("hits"), "group"], where=[shared.hits >= (least or 1)])


def urls_of(view: Opened, budget: Budget | None, cause: Cause | None, group: str | None, by: str = "pattern") -> Page:
    if budget is None or cause is None or group is None:
        return _NOTHING
    part = _grouped(view, budget, cause, by)
    urls = part.filter(part.group == group).group_by("url").agg(hits=_.hits.sum())
    return page_of(urls, [ibis.desc("hits"), "url"])


def lines_of(view: Opened, budget: Budget | None, cause: Cause | None, url: str | None) -> Page:
    """Return the log lines behind a URL and cause, the newest first."""
    hits = view.tables.get("hits") if isinstance(view, View) else None
    if hits is None or budget is None or cause is None or url is None:
        return _NOTHING
    part = budget.part(cause)
    counted = part.filter(part.url == url).select("bot", "status").distinct()
    verified = hits.filter(hits.url == url, hits.actor == "search", hits.verification == "verified")
    lines = verified.semi_join(counted, ["bot", "status"])
    return _with_times(view, page_of(lines, [ibis.desc("requested_at"), "file", "line_no"]))


def _with_times(view: Opened, shown: Page) -> Page:
    """Add day and minute of each line; the year stands in the provenance."""
    say = say_of(view)
    times = [f"{say.day(at)}, {at:%H:%M}" for at in shown.rows["requested_at"].to_list()]
    return Page(shown.rows.with_columns(pl.Series("time", times, dtype=pl.String)), shown.matching, shown.total)


_NOTHING = Page(pl.DataFrame(), 0, 0)


def patterns_table(view: Opened, cause: Cause | None, shown: Page, by: str = "pattern") -> mo.ui.table:
    say = say_of(view)
    words = {"": say("budget-no-template")} if by == "template" else None
    columns = [
        Column("group", say(f"budget-{by or 'pattern'}"), "text" if words else "pattern", words=words),
        Column("hits", say("budget-requests"), "number", 80),
        Column("share", say("budget-share"), "share", 86, bar=cause.worth if cause else None),  # type: ignore[arg-type]
    ]
    return show_table(say, shown.rows, columns, selected=0, page_size=5)


def urls_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    columns = [Column("url", "URL", "url"), Column("hits", say("budget-requests"), "number", 80)]
    return show_table(say, shown.rows, columns, selected=0, page_size=4)


def lines_table(view: Opened, shown: Page) -> mo.ui.table:
    say = say_of(view)
    columns = [
        Column("time", say("budget-time"), width=112),
        Column("bot", say("budget-bot")),
        Column("status", say("budget-status"), "number", 52),
        Column("bytes", say("budget-size"), "bytes", 66),
        Column("client", say("budget-client"), width=104),
    ]
    return show_table(say, shown.rows, columns, page_size=3)


def chosen(table: mo.ui.table, shown: Page, name: str) -> str | None:
    """Return a value of the row that was clicked, of the first one before a click."""
    taken = chosen_row(table, shown.rows, otherwise=0)
    return None if taken is None else str(taken[name])


# what to do


def rules_of(view: Opened, budget: Budget | None, cause: Cause | None) -> ParameterRules | None:
    """Return lines for robots.txt where parameters are the cause; none for every other cause."""
    if not isinstance(view, View) or budget is None or cause is None or cause.name != "parameter":
        return None
    urls = budget.part(cause).group_by("url").agg(hits=_.hits.sum()).to_pyarrow()
    asked = dict(zip(urls["url"].to_pylist(), urls["hits"].to_pylist(), strict=True))
    indexability = view.tables.get("indexability")
    if indexability is None:  # without knowing which pages may rank, no rule is safe
        return None
    queried = indexability.filter(indexability.indexable, indexability.url.contains("?"))
    return propose_parameter_rules(asked, queried.url.to_pyarrow().to_pylist())


def copy_rules(view: Opened, rules: ParameterRules | None) -> mo.ui.anywidget:
    say = say_of(view)
    return copy_button(say, "\n".join(rules.lines) if rules else "", say("budget-copy-rules"))


def what_to_do(view: View, budget: Budget, cause: Cause, way: "WayDown") -> mo.Html:
    """Say how to stop the chosen cause, and how many requests that saves."""
    say, (rules, copy) = view.say, way.rules
    if cause.worth not in LEAKS:
        return panel(say("budget-to-do"), body=_paragraph(say(f"budget-fix-{cause.name}")))
    saved = rules.saved if rules and rules.names else cause.hits
    gain = say("budget-saves", hits=saved, share=say.percent(saved / budget.total))
    body: list[Content] = [_paragraph(say(f"budget-fix-{cause.name}"))]
    if rules and rules.lines:
        body += [safe.fill('<pre class="sl-code">{lines}</pre>', lines="\n".join(rules.lines)), _checked(say, rules)]
        body.append(inline(copy))
    return panel(say("budget-to-do"), body=body, aside=gain)


def _checked(say: Texts, rules: ParameterRules) -> Markup:
    kept = say("budget-rules-kept", names=", ".join(rules.kept), count=len(rules.kept)) if rules.kept else ""
    return _paragraph(f"{say('budget-rules-checked')} {kept}".strip(), small=True)


def _paragraph(text: str, *, small: bool = False) -> Markup:
    form = '<p class="sl-u">{text}</p>' if small else '<p style="margin:2px 0 8px">{text}</p>'
    return safe.fill(form, text=text)


# what is shown, from top to bottom


def finding(view: View, budget: Budget, bot: str) -> mo.Html:
    say = view.say
    details = {"total": budget.total, "days": len(budget.days), "bot": bot or "all"}
    worst = budget.worst
    if worst is None:
        return headline(say("budget-clean", **details), say("budget-clean-hint"))
    lost, share = figure(say.number(budget.lost), "waste"), say.percent(budget.lost / budget.total)
    part = say.percent(worst.hits / budget.lost)
    sentence = say("budget-sentence", cause=say(f"budget-cause-{worst.name}"), hits=worst.hits, part=part)
    return headline(say("budget-headline", lost=lost, share=share, **details), sentence)


def strip_panel(view: View, budget: Budget, drawn: Content, cause: Cause | None) -> mo.Html:
    """Frame the strip: above it what is useful, wasted and failing, below it a mark under the chosen cause."""
    names = safe.join([_worth_name(view.say, budget, worth) for worth in WORTHS if budget.hits(worth)])
    above = safe.fill('<div style="display:flex;gap:2px;font-size:13px;line-height:18px">{names}</div>', names=names)
    return panel(body=[above, drawn, _mark_below(budget, cause)], name="sl-strip")


def _worth_name(say: Texts, budget: Budget, worth: str) -> Markup:
    share = sum(cause.share for cause in budget.causes if cause.worth == worth)
    form = (
        '<div style="flex:{share} 0 auto;width:0;min-width:max-content;border-bottom:2px solid var(--sl-{worth});'
        'padding:0 0 3px;margin-bottom:4px"><b>{label} {percent}</b> · {hits}</div>'
    )
    return safe.fill(
        form, share=f"{share:.3f}", worth=worth, label=say(f"worth-{worth}"), percent=say.percent(share),
        hits=say.number(budget.hits(worth)),
    )  # fmt: skip


def _mark_below(budget: Budget, cause: Cause | None) -> Markup:
    if cause is None or not budget.total:
        return Markup("")
    before = sum(c.hits for c in budget.causes[: budget.causes.index(cause)]) / budget.total
    form = '<div style="height:3px;background:var(--sl-ink);margin-left:{left}%;width:max(4px,{width}%)"></div>'
    return safe.fill(form, left=f"{100 * before:.3f}", width=f"{100 * cause.hits / budget.total:.3f}")


@dataclass(frozen=True)
class Ledger:
    """The elements of the ledger: its table, and what filters it."""

    table: Content
    tools: list[Content]


@dataclass(frozen=True)
class WayDown:
    """What lies below a cause, each with the element that shows it, and the rules against it."""

    patterns: tuple[Page, Content]
    urls: tuple[Page, Content]
    lines: tuple[Page, Content]
    rules: tuple[ParameterRules | None, Content]
    by: Content = None  # the choice of what URLs are added up by


def ledger_panel(view: View, budget: Budget, causes: Sequence[Cause], ledger: Ledger) -> mo.Html:
    """Frame the ledger with its sums and with what the field for small causes hides."""
    say, every = view.say, budget.causes
    count = Page(pl.DataFrame({"cause": [c.name for c in causes]}), len(causes), len(every))
    body = ledger.table if causes else empty_filter(say, len(every))
    hidden = sum(c.hits for c in every) - sum(c.hits for c in causes)
    note = say("budget-hidden", causes=len(every) - len(causes), hits=hidden) if hidden else say("budget-note")
    return table_panel(
        say, say("budget-ledger"), count, body, noun=say("budget-causes"), tools=ledger.tools, note=note,
        sums=sum_row(cause_columns(say), _sums(say, budget)),
    )  # fmt: skip


def _sums(say: Texts, budget: Budget) -> dict[str, str]:
    """Return the sums of all causes, listed or not."""
    return {
        "cause": say("budget-sum"),
        "hits": say.number(budget.total),
        "share": say.percent(sum(cause.share for cause in budget.causes)),
        "urls": say.number(budget.urls),
        "mb": say.number(sum(cause.bytes for cause in budget.causes) / 1e6, 1),
    }


def days_panel(view: View, budget: Budget, cause: Cause) -> mo.Html:
    """Draw the requests a day of the chosen cause, and say in the title where their level changed."""
    say = view.say
    part = budget.part(cause)
    rows = part.group_by("day").agg(hits=_.hits.sum()).to_pyarrow().to_pylist()
    by_day = {line["day"]: line["hits"] for line in rows}
    values = [by_day.get(day, 0) for day in budget.days]
    name, jump = say(f"budget-cause-{cause.name}"), find_jump([by_day.get(day, 0) for day in budget.judged])
    if jump:
        day = say.day(budget.judged[jump.index])
        title = say("budget-jump", cause=name, before=round(jump.before), after=round(jump.after), day=day)
    else:
        title = say("budget-level", cause=name, hits=round(cause.hits / len(budget.days)))
    drawn = charts.trend(view.style, budget.days, values, tone=cause.worth, as_bars=True, height=_BARS)
    return panel(title, say("budget-a-day"), chart(drawn))


def drill_panel(view: View, cause: Cause, way: WayDown) -> mo.Html:
    """Lead from the cause to its patterns, from a pattern to its URLs, from a URL to the lines of the log."""
    say = view.say
    sections: list[Content] = []
    for key, (shown, table) in (("patterns", way.patterns), ("urls", way.urls), ("lines", way.lines)):
        told = say(f"budget-{key}-of", shown=shown.rows.height, total=shown.total)
        sections += [safe.fill('<div class="sl-note"><b>{told}</b></div>', told=told), table]
    if not way.lines[0].total:
        sections[-1] = safe.fill('<div class="sl-note">{text}</div>', text=say("budget-no-lines"))
    trail = safe.fill("{all} › <b>{cause}</b>", all=say("budget-all-causes"), cause=say(f"budget-cause-{cause.name}"))
    title = _concentration(say, cause, way.patterns[0])
    return panel(title, trail, sections, flush=True, name="sl-drill-down", aside=way.by)


def _concentration(say: Texts, cause: Cause, patterns: Page) -> str:
    """Say how few patterns make three quarters of a cause, or that there are many."""
    reached, number = 0, 0
    for hits in patterns.rows["hits"].to_list() if patterns.rows.height else []:
        reached, number = reached + hits, number + 1
        if reached >= 0.75 * cause.hits:
            break
    return say("budget-concentrated", patterns=number, share=say.percent(reached / cause.hits), hits=cause.hits)


def missing(view: View) -> mo.Html:
    """Say why there is no ledger: logs were not imported, or hold no verified search bot."""
    answer = view.ask("crawl_budget")
    lacking = answer if isinstance(answer, NotMeasured) else NotMeasured("ledger", empty=True)
    return not_measured_answer(view.say, "crawl_budget", lacking, [link(view.ctx, "runs", view.say("budget-import"))])


def top(view: View, budget: Budget | None, bot: str, drawn: Content, cause: Cause | None) -> mo.Html:
    """Return the finding and the strip, or what is missing for them."""
    if budget is None:
        return page(headline(view.say("budget-not-measured")), missing(view))
    return page(finding(view, budget, bot), no_problem(view), strip_panel(view, budget, drawn, cause))


def middle(
    view: View, budget: Budget | None, causes: Sequence[Cause], cause: Cause | None, ledger: Ledger, way: WayDown
) -> mo.Html | None:
    """Return the ledger and the days of the chosen cause, beside the way down and what to do; nothing without logs."""
    if budget is None:
        return None
    framed = ledger_panel(view, budget, causes, ledger)
    if cause is None:
        return page(framed)
    left = stack(framed, what_to_do(view, budget, cause, way))
    right = stack(days_panel(view, budget, cause), drill_panel(view, cause, way))
    return page(row(left, right, widths="drill"))
