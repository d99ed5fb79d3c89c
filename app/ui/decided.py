"""Decisions taken in a review queue: what an item shows of one, and what happens where somebody else was faster."""

from collections import Counter
from collections.abc import Callable, Iterable

import marimo as mo
from markupsafe import Markup

from app import safe
from app.decisions import AlreadyDecided, Decision, OutdatedDecision
from app.texts import Texts
from app.ui.widgets import DecisionMark

MARKS: tuple[DecisionMark, ...] = ("accepted", "changed", "rejected", "open")


def mark_of(decision: Decision) -> DecisionMark:
    return decision.verdict or "open"


def tally(decisions: Iterable[Decision]) -> dict[str, int]:
    """Return how many were accepted, changed, rejected and are open, in this order."""
    marks = Counter(mark_of(decision) for decision in decisions)
    return {mark: marks[mark] for mark in MARKS}


def note_of(say: Texts, decision: Decision, before: str) -> str:
    """Say why something was rejected, or what it said before it was changed."""
    if decision.verdict == "rejected" and decision.reason:
        return say("decided-reason", reason=decision.reason)
    return say("decided-before", text=before) if decision.verdict == "changed" else ""


def attempt(say: Texts, write: Callable[[], object]) -> None:
    """Write a decision. Where another one stands by now, say so; the queue then shows what stands."""
    try:
        write()
    except (AlreadyDecided, OutdatedDecision) as error:
        mo.status.toast(say("decided-not-written"), safe.markdown(say.error(error)), kind="danger")


def share_bar(numbers: dict[str, int], *, height: int = 10) -> Markup:
    """Draw accepted, changed, rejected and open as parts of one bar; the numbers stand beside it as text."""
    segment = '<i style="flex:{number};height:{height}px;background:var(--sl-{mark});border-radius:1px"></i>'
    drawn = [safe.fill(segment, number=number, height=height, mark=mark) for mark, number in numbers.items() if number]
    return safe.fill('<div style="display:flex;gap:2px" aria-hidden="true">{drawn}</div>', drawn=safe.join(drawn))


def legend(say: Texts, numbers: dict[str, int]) -> Markup:
    """Name the parts of `share_bar` with their numbers."""
    entry = (
        '<span style="display:inline-flex;align-items:center;gap:6px">'
        '<i style="width:11px;height:11px;background:var(--sl-{mark});outline:1px solid var(--sl-{edge})"></i>'
        "<span><b>{number}</b> {word}</span></span>"
    )
    edges = {mark: "line-strong" if mark == "open" else mark for mark in numbers}
    entries = [
        safe.fill(entry, mark=mark, edge=edges[mark], number=say.number(number), word=say(f"brief-verdict-{mark}"))
        for mark, number in numbers.items()
    ]
    form = '<span style="display:flex;flex-wrap:wrap;gap:4px 20px">{entries}</span>'
    return safe.fill(form, entries=safe.join(entries))
