"""Reports on bots: who pretends to be one, what AI bots come for."""

from collections import Counter

import marimo as mo
from ibis import _

from analysis.base import Clean, NotMeasured
from app import charts
from app.ui.bots import Bots
from app.ui.context import View
from app.ui.headline import panel
from app.ui.links import link
from app.ui.parts import chart
from app.ui.states import clean, not_measured_answer
from app.ui.tables import Column, small_table
from crawlers.bots import every_bot

AI_PURPOSES = ("ai_training", "ai_search", "ai_user", "ai_other")
_LISTED = 8  # rows of a small table


def spoofed_report(view: View) -> mo.Html:
    """List the bots whose name strangers use, with the part of all requests under that name."""
    say, answer = view.say, view.ask("spoofed_bots")
    if isinstance(answer, NotMeasured):
        return lacking(view, "spoofed_bots", answer)
    if isinstance(answer, Clean):
        text = say("question-spoofed_bots-clean", looked_at=answer.looked_at)
        return clean(say, text, say("question-spoofed_bots-explanation"))
    rows = answer.table.to_pyarrow().to_pylist()
    columns = [
        Column("bot", say("budget-bot")),
        Column("hits", say("budget-requests"), "number", 76),
        Column("share", say("budget-share"), "share", 76),
        Column("clients", say("budget-clients"), "number", 76),
    ]
    lines = [
        {"bot": r["bot"], "hits": say.number(r["spoofed_hits"]), "share": say.percent(r["share"]),
         "clients": say.number(r["clients"])}
        for r in rows[:_LISTED]
    ]  # fmt: skip
    title = say("budget-spoofed", hits=sum(r["spoofed_hits"] for r in rows), bots=len(rows))
    table = small_table(columns, lines)
    return panel(title, say("budget-spoofed-hint"), table, say("question-spoofed_bots-fix"), flush=True)


def ai_report(view: View, bots: Bots) -> mo.Html:
    """Draw what AI bots come for: to train, to be searched, or because a person asked."""
    say = view.say
    purpose_of = {bot.name: bot.purpose for bot in every_bot()}
    ai = bots.table.filter(_.actor == "ai").select("bot", "hits").to_pyarrow().to_pylist()
    hits: Counter[str] = Counter()
    for line in ai:
        purpose = purpose_of.get(line["bot"], "")
        hits[purpose if purpose in AI_PURPOSES else "ai_other"] += line["hits"]
    total = sum(hits.values())
    if not total:
        return clean(say, say("bots-no-ai", requests=say.number(bots.total)), say("bots-no-ai-hint"))
    bars = [
        charts.Bar(say(f"bots-purpose-{purpose}"), number, "ai", say.percent(number / total))
        for purpose, number in sorted(hits.items(), key=lambda line: (-line[1], line[0]))
    ]
    title = say("bots-ai", share=say.percent(total / bots.total), bots=len(ai))
    return panel(title, say("bots-ai-hint"), chart(charts.bars(view.style, bars)))


def lacking(view: View, question: str, answer: NotMeasured) -> mo.Html:
    return not_measured_answer(view.say, question, answer, [link(view.ctx, "runs", view.say("budget-open-runs"))])


def beside(view: View, bots: Bots | None) -> list[mo.Html]:
    """Return what stands beside the picture of days."""
    return [ai_report(view, bots), spoofed_report(view)] if bots else []
