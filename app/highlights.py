"""The findings to read first: the worst of each group of questions, said with its number."""

from analysis.base import SEVERITIES, Found, Question
from app.reading import Selection, open_tables
from app.texts import Texts
from app.workspace import Workspace

# questions that are no audit checks: where a fixed list of pages is not what is wrong, but money or chances are
_RANKS = {"crawl_budget": "critical", "spoofed_bots": "medium", "leaking_patterns": "medium"}


def most_important(workspace: Workspace, site: str, texts: Texts, *, count: int = 3) -> list[str]:
    """Return the sentences of the most important findings, the worst first, at most one of a group.

    Worst is the highest severity, then the most rows. What is no fault (all actors, changes, topics) is left out.
    """
    from analysis.questions import CATALOGUE

    tables = open_tables(workspace, Selection(site))
    found = []
    for place, question in enumerate(CATALOGUE):
        rank = _rank(question)
        answer = question.ask(tables) if rank is not None else None
        if rank is not None and isinstance(answer, Found):
            found.append((rank, -answer.rows, place, question, answer.rows))
    best: dict[str, str] = {}
    for *_, question, rows in sorted(found, key=lambda entry: entry[:3]):
        best.setdefault(question.group, texts(f"question-{question.name}-found", rows=rows))
    return list(best.values())[:count]


def _rank(question: Question) -> int | None:
    severity = question.severity or _RANKS.get(question.name)
    return SEVERITIES.index(severity) if severity in SEVERITIES else None
