"""The answers that are not a table: clean, not measured, filtered away, nothing there yet, working, failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import marimo as mo
from markupsafe import Markup

from analysis.base import NotMeasured
from analysis.errors import SiteloreError
from app import safe
from app.jobs import Job
from app.texts import Texts
from app.ui.icons import icon
from app.ui.parts import Content, html, markup_of

Mark = Literal["found", "clean", "not-measured", "error", "working", "stopped"]


def mark(kind: Mark, word: str) -> Markup:
    """Return the sign of an answer, as shape and word."""
    shape = icon("warn", 14) if kind in ("error", "stopped") else Markup("<i></i>")
    return safe.fill('<span class="sl-mark sl-{kind}">{shape}{word}</span>', kind=kind, shape=shape, word=word)


def clean(
    say: Texts, headline: str, sentence: str = "", checked: Sequence[tuple[str, Content]] = (), aside: Content = None
) -> mo.Html:
    """Say that nothing is wrong: "No page …" with the number checked, what was checked, what could hide from it."""
    rows = safe.join([safe.fill("<li><span>{n}</span>{v}</li>", n=n, v=markup_of(v)) for n, v in checked])
    body = safe.fill('<ul class="sl-checked">{rows}</ul>', rows=rows) if checked else Markup("")
    return _panel("clean", mark("clean", say("state-clean")), headline, sentence, body, aside)


def not_measured(
    say: Texts,
    question: str,
    sentence: str,
    actions: Sequence[Content] = (),
    unlocks: str = "",
    aside: Content = None,
) -> mo.Html:
    """Ask the question and say what is missing; `actions` hold the one button or link that supplies it."""
    body = _actions(actions) + (safe.fill('<p class="sl-u">{unlocks}</p>', unlocks=unlocks) if unlocks else Markup(""))
    return _panel("not-measured", mark("not-measured", say("state-not-measured")), question, sentence, body, aside)


def not_measured_answer(say: Texts, question: str, answer: NotMeasured, actions: Sequence[Content] = ()) -> mo.Html:
    """Say which table a question of the catalogue lacks, and how it comes about."""
    name = f"table-{answer.missing}"
    table = say(name) if say.has(name) else answer.missing
    key = "state-table-empty" if answer.empty else "state-table-missing"
    sentence = f"{say(key, table=table)} {say(f'table-{answer.missing}-origin')}"
    return not_measured(say, say(f"question-{question}"), sentence, actions)


def empty_filter(say: Texts, without: int, clear: Content = None, detail: str = "") -> mo.Html:
    """Say that no row passes the filters, and how many there are without them."""
    body = safe.fill(
        '<div class="sl-empty"><b>{title}</b><p>{rows} {detail}</p>{clear}</div>',
        title=say("state-no-row"),
        rows=say("state-without-filters", rows=without),
        detail=detail,
        clear=_actions([clear]) if clear is not None else "",
    )
    return html(body)


def empty_workspace(say: Texts, address: Content, button: Content, below: Content = "") -> mo.Html:
    """Stand in for every view while nothing was crawled: an address, one button, time and privacy in a sentence."""
    body = safe.fill(
        '<div class="sl-first">{address}{button}</div>{below}',
        address=markup_of(address),
        button=markup_of(button),
        below=markup_of(below),
    )
    return _panel("nothing", Markup(""), say("state-nothing-crawled"), say("state-nothing-crawled-hint"), body, None)


def nothing_crawled(say: Texts, way: Content) -> mo.Html:
    """Say in a view that there is nothing to show yet, with the way to the room where a crawl is started."""
    return _panel("nothing", Markup(""), say("state-nothing-crawled"), "", _actions([way]), None)


def failed(say: Texts, error: SiteloreError, actions: Sequence[Content] = (), reference: str = "") -> mo.Html:
    """Say what stopped and why, in the user's words, with the remedy as a button."""
    what, _, rest = say.error(error).partition("\n")
    aside = say("state-reference", reference=reference) if reference else None
    return _panel("error", mark("error", say("state-error")), what, rest, _actions(actions), aside)


def broken(say: Texts, reference: str) -> mo.Html:
    """Say that a view failed in a way nobody foresaw. The log has the rest under the reference."""
    return _panel(
        "error",
        mark("error", say("state-error")),
        say("state-broken"),
        say("state-broken-hint"),
        Markup(""),
        say("state-reference", reference=reference),
    )


@dataclass(frozen=True)
class Measure:
    """One of the numbers below a progress bar."""

    label: str
    number: str
    note: str = ""


def working(
    say: Texts,
    title: str,
    job: Job,
    *,
    note: str = "",
    cancel: Content = None,
    kept: str = "",
    more: Sequence[Measure] = (),
) -> mo.Html:
    """Show a running job: bar, done of total, rate, time left, Cancel and what it keeps. No bar without a total."""
    form = (
        '<section class="sl-panel sl-job">'
        '<div class="sl-jh"><div><b>{title}</b> <span>{note}</span></div>{cancel}</div>'
        '{bar}<div class="sl-measures">{measures}</div>{kept}</section>'
    )
    measures = [_measure(m) for m in (*progress_measures(say, job), *more)]
    return html(
        safe.fill(
            form,
            title=title,
            note=note,
            cancel=markup_of(cancel),
            bar=bar(job, title),
            measures=safe.join(measures),
            kept=safe.fill('<p class="sl-u">{kept}</p>', kept=kept) if kept else "",
        )
    )


def bar(job: Job, title: str) -> Markup:
    if not job.total:
        return Markup("")
    percent = min(100, round(100 * job.done / job.total))
    form = (
        '<div class="sl-pb" role="progressbar" aria-valuenow="{percent}" aria-valuemin="0" aria-valuemax="100" '
        'aria-label="{title}"><i style="width:{percent}%"></i></div>'
    )
    return safe.fill(form, percent=percent, title=title)


def progress_measures(say: Texts, job: Job) -> list[Measure]:
    """Return done, rate and time left of a job, as far as they are known."""
    total = say("job-of-total", total=job.total) if job.total else ""
    measures = [Measure(say("job-done"), say.number(job.done), total)]
    if job.rate:
        measures.append(Measure(say("job-rate"), say.number(job.rate, 1), say("job-per-second")))
    if job.seconds_left is not None:
        measures.append(Measure(say("job-left"), say.duration(job.seconds_left), say("job-about")))
    return measures


def _measure(measure: Measure) -> Markup:
    form = "<div><span>{label}</span><b>{number}</b><small>{note}</small></div>"
    return safe.fill(form, label=measure.label, number=measure.number, note=measure.note)


def _actions(actions: Sequence[Content]) -> Markup:
    inner = safe.join([markup_of(action) for action in actions])
    return safe.fill('<div class="sl-inline">{inner}</div>', inner=inner) if actions else Markup("")


def _panel(kind: str, sign: Markup, title: str, sentence: str, body: Markup, aside: Content) -> mo.Html:
    form = (
        '<section class="sl-panel sl-state sl-state-{kind}"><div class="sl-sh">{sign}<span>{aside}</span></div>'
        "<h2>{title}</h2>{sentence}{body}</section>"
    )
    said = safe.fill("<p>{s}</p>", s=sentence) if sentence else ""
    return html(safe.fill(form, kind=kind, sign=sign, aside=markup_of(aside), title=title, sentence=said, body=body))
