"""What the server answers search bots: by day and class of status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import marimo as mo
from ibis import _

from app import charts
from app.texts import Texts
from app.ui.bots import status_class
from app.ui.context import View
from app.ui.headline import figure, headline, panel
from app.ui.links import link
from app.ui.parts import chart, page
from app.ui.states import not_measured

Opened = View | mo.Html
# from the bottom up: delivered, spared, sent on, failed by the asker, failed by the server
TONES: Mapping[str, charts.Tone] = {
    "ok": "useful", "unchanged": "verified", "redirect": "waste", "client": "unknown", "server": "error",
    "other": "grey",
}  # fmt: skip
_HEIGHT = 380  # of the picture: five names beside it need room
_MANY = 2  # times the mean of a day, from which on a day is named


@dataclass(frozen=True)
class Answers:
    """The requests of verified and plausible search bots by what the server answered."""

    days: Sequence[date]
    by_class: Mapping[str, Sequence[int]]

    @property
    def total(self) -> int:
        return sum(map(sum, self.by_class.values()))

    def hits(self, name: str) -> int:
        return sum(self.by_class[name])


def answers_of(view: Opened) -> Answers | None:
    """Return what search bots were answered; none where the logs hold no request of one."""
    sums = view.tables.get("hit_days") if isinstance(view, View) else None
    window = view.reading.window if isinstance(view, View) and view.reading else None
    if sums is None or window is None:
        return None
    asked = sums.filter(sums.actor == "search", sums.verification.isin(["verified", "plausible"]))
    rows = asked.group_by("day", "status").agg(hits=_.hits.sum()).to_pyarrow().to_pylist()
    if not rows:
        return None
    days = [window.first_day + timedelta(days=n) for n in range(window.days)]
    by_class = {name: [0] * len(days) for name in TONES}
    for line in rows:
        by_class[status_class(line["status"])][(line["day"] - days[0]).days] += line["hits"]
    return Answers(days, by_class)


def top(view: View, answers: Answers | None) -> mo.Html:
    """Return the finding and the picture of days, or what is missing for them."""
    say = view.say
    if answers is None:
        action = link(view.ctx, "runs", say("budget-import"))
        missing = not_measured(say, say("server-question"), say("server-missing"), [action])
        return page(headline(say("server-not-measured")), missing)
    return page(_finding(say, answers), _days_panel(view, answers))


def _finding(say: Texts, answers: Answers) -> mo.Html:
    failed = answers.hits("client") + answers.hits("server")
    number = figure(say.number(failed), "error" if failed else "useful")
    text = say("server-headline", failed=number, total=answers.total, share=say.percent(failed / answers.total))
    spared = say.percent(answers.hits("unchanged") / answers.total)
    return headline(text, say("server-sentence", server=answers.hits("server"), spared=spared))


def _days_panel(view: View, answers: Answers) -> mo.Html:
    say = view.say
    shown = {name: values for name, values in answers.by_class.items() if any(values)}
    series = [charts.Series(say(f"server-class-{name}"), TONES[name], values) for name, values in shown.items()]
    worst = max(range(len(answers.days)), key=lambda n: (answers.by_class["server"][n], -n))
    errors = answers.by_class["server"][worst]
    title = _title(say, answers, worst, errors)
    drawn = charts.bars_per_day(view.style, answers.days, series, height=_HEIGHT)
    return panel(title, say("server-days-hint"), chart(drawn))


def _title(say: Texts, answers: Answers, worst: int, errors: int) -> str:
    """Name the day of most server errors where it stands out; else their number."""
    every = answers.hits("server")
    if not every:
        return say("server-no-errors")
    stands_out = errors >= _MANY * every / len(answers.days) and errors > 1
    if stands_out:
        return say("server-worst", day=say.day(answers.days[worst]), errors=errors)
    return say("server-errors", errors=every, days=len(answers.days))
