"""The findings to read first: where crawl budget leaks, and the worst of each group of checks, each with its number."""

from collections.abc import Mapping
from datetime import timedelta

import ibis.expr.types as ir

from analysis.base import SEVERITIES, Found
from analysis.ledger import LEAKS
from app.reading import Selection, open_reading
from app.texts import Texts
from app.workspace import Workspace

LEAK = 0.01  # share of requests lost below which the leak is not among the most important findings


def most_important(workspace: Workspace, site: str, texts: Texts, *, count: int = 3) -> list[str]:
    """Return the sentences of the most important findings, the worst first, at most one of a group.

    First comes the leak of crawl budget, where logs show one; then audit checks by severity, then by rows. What is no
    fault (all actors, what changed, topics) is left out.
    """
    reading = open_reading(workspace, Selection(site))
    leak = leak_sentence(reading.tables, texts)
    sentences = {"budget": leak} if leak else {}
    sentences |= {group: text for group, text in worst_checks(reading.tables, texts) if group not in sentences}
    return list(sentences.values())[:count]


def leak_sentence(tables: Mapping[str, ir.Table], texts: Texts) -> str | None:
    """Say which share of the requests of verified search bots was waste or met an error, or None where few were."""
    if "ledger" not in tables:
        return None
    ledger = tables["ledger"]
    wasted = ledger.hits.sum(where=ledger.worth.isin(LEAKS))
    row = ledger.agg(wasted=wasted, all=ledger.hits.sum(), first=ledger.day.min(), last=ledger.day.max())
    sums = row.to_pyarrow().to_pylist()[0]
    if not sums["wasted"] or sums["wasted"] / sums["all"] < LEAK:
        return None
    days = (sums["last"] - sums["first"] + timedelta(days=1)).days
    share = texts.percent(sums["wasted"] / sums["all"])
    return texts("cli-highlight-leak", share=share, wasted=sums["wasted"], requests=sums["all"], days=days)


def worst_checks(tables: Mapping[str, ir.Table], texts: Texts) -> list[tuple[str, str]]:
    """Return group and sentence of the worst check of every group, the worst first."""
    from analysis.questions import CATALOGUE

    found = []
    for place, question in enumerate(CATALOGUE):
        answer = question.ask(tables) if question.severity else None
        if question.severity and isinstance(answer, Found):
            found.append((SEVERITIES.index(question.severity), -answer.rows, place, question, answer.rows))
    worst: dict[str, str] = {}
    for *_, question, rows in sorted(found, key=lambda entry: entry[:3]):
        worst.setdefault(question.group, texts(f"question-{question.name}-found", rows=rows))
    return list(worst.items())
