"""Small widgets of our own where marimo has none or needs the network: rail, queue, cards, chips, copying, a pulse.

Each is an anywidget that shows texts as texts only (`textContent`), so crawled words may be given to it as they are.
Its script lies beside the styles in `assets`; styles come with the page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import anywidget
import marimo as mo
import traitlets

from app.texts import Texts
from app.ui.actions import action
from app.ui.icons import PATHS

_ASSETS = Path(__file__).parent / "assets"


@cache
def script(name: str) -> str:
    """Return a widget's script with the helpers that all of them use."""
    return "\n".join((_ASSETS / file).read_text(encoding="utf-8") for file in ("dom.js", f"{name}.js"))


class Chips(anywidget.AnyWidget):
    """A few choices in a row, one of them taken."""

    _esm = script("chips")
    options: traitlets.List[Any] = traitlets.List().tag(sync=True)
    value = traitlets.Unicode("").tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)


def chips(options: Mapping[str, str], value: str = "", *, label: str) -> mo.ui.anywidget:
    """Return chips of id → words; the first is taken unless `value` says so. Read the choice as `.value["value"]`."""
    taken = value if value in options else next(iter(options), "")
    given = [{"id": key, "text": words} for key, words in options.items()]
    return mo.ui.anywidget(Chips(options=given, value=taken, label=label))


class Copy(anywidget.AnyWidget):
    """A button that copies a text."""

    _esm = script("copy")
    text = traitlets.Unicode("").tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)
    done = traitlets.Unicode("").tag(sync=True)


def copy_button(say: Texts, text: str, label: str) -> mo.ui.anywidget:
    return mo.ui.anywidget(Copy(text=text, label=label, done=say("copied")))


@dataclass(frozen=True)
class CardBar:
    """A share on a card."""

    label: str
    share: float  # of 1, scaled by the widget to the largest of its label
    number: str
    tone: str = "ink-3"  # any token: ink-3, verified, ink-2


@dataclass(frozen=True)
class Card:
    """A thing among others, with its shares and what is wrong with it."""

    id: str
    title: str
    note: str = ""
    bars: tuple[CardBar, ...] = ()
    warnings: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


class Cards(anywidget.AnyWidget):
    """Cards to choose one from."""

    _esm = script("cards")
    cards: traitlets.List[Any] = traitlets.List().tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)


def cards(items: Sequence[Card], *, label: str, selected: str = "") -> mo.ui.anywidget:
    """Return cards; read the chosen one as `.value["selected"]` (an id, or empty)."""
    return mo.ui.anywidget(Cards(cards=[asdict(item) for item in items], selected=selected, label=label))


class Pulse(anywidget.AnyWidget):
    """Counts up every few seconds while the page is seen: what depends on it looks again. 0 seconds: never."""

    _esm = script("pulse")
    seconds = traitlets.Float(0).tag(sync=True)
    beat = traitlets.Int(0).tag(sync=True)


def pulse(seconds: float) -> mo.ui.anywidget:
    """Return what makes a cell look again; make it only while something runs."""
    return mo.ui.anywidget(Pulse(seconds=seconds))


QueueAction = Literal["accept", "change", "reject", "take_back", "open"]
DecisionMark = Literal["open", "accepted", "changed", "rejected", "not_measured"]


@dataclass(frozen=True)
class QueueItem:
    """A line that waits for a decision, or has one."""

    id: str
    title: str
    mark: DecisionMark = "open"
    version: int = 0  # of the decision that stands: comes back with every action
    note: str = ""  # small, below: where it comes from, the reason, what it said before
    warning: str = ""
    number: str = ""  # in front: the line's number
    aside: str = ""  # at the right: the benefit
    aside_note: str = ""
    group: str = ""  # a heading above the first item of each group
    group_note: str = ""
    evidence: tuple[str, ...] = ()  # names of evidence: B5, B6
    text: str = ""  # what "change" starts from; else the title
    language: str = ""  # of crawled words
    actions: tuple[QueueAction, ...] = ("accept", "change", "reject")  # while it is open


class Queue(anywidget.AnyWidget):
    """A list of lines to decide on, by keys or buttons. Nothing advances by itself."""

    _esm = script("queue")
    items: traitlets.List[Any] = traitlets.List().tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)
    evidence = traitlets.Unicode("").tag(sync=True)  # the evidence clicked last
    labels = traitlets.Dict().tag(sync=True)
    icons = traitlets.Dict().tag(sync=True)
    expand = traitlets.Bool(True).tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)
    event = traitlets.Dict().tag(sync=True)


@dataclass(frozen=True)
class QueueEvent:
    """What somebody did: with which item, as it stood in which version."""

    action: QueueAction
    id: str
    version: int
    text: str = ""  # the new words, of change
    reason: str = ""  # of reject


def queue(
    say: Texts,
    items: Sequence[QueueItem],
    *,
    label: str,
    on_action: Callable[[QueueEvent], Sequence[QueueItem] | None],
    selected: str = "",
    expand: bool = True,
) -> mo.ui.anywidget:
    """Return a review queue with the keys j k a e r u o.

    `on_action` writes the decision and returns the items as they stand then (or none where nothing changed); what it
    raises is shown. With `expand` the selected line holds its buttons; without, they stand below the list. Read the
    selected id as `.value["selected"]`, clicked evidence as `.value["evidence"]`.
    """
    first = selected if any(item.id == selected for item in items) else next((i.id for i in items), "")
    words = {name: say(f"queue-{name.replace('_', '-')}") for name in QUEUE_WORDS}
    widget = Queue(items=_dicts(items), selected=first, labels=words, icons=PATHS, expand=expand, label=label)
    handle = action(say, on_action)

    def on_event(change: Any) -> None:
        given = {name: change.new[name] for name in QueueEvent.__dataclass_fields__ if name in change.new}
        after = handle(QueueEvent(**given))
        # a failed action, too, must free the buttons: equal items are not sent again
        widget.items = _dicts(after) if after is not None else [dict(i) for i in widget.items]
        widget.send({"answered": given["id"]})

    widget.observe(on_event, names="event")
    return mo.ui.anywidget(widget)


QUEUE_WORDS = (
    "accept", "change", "reject", "take_back", "open", "next", "back", "save", "cancel", "reason", "reason_hint",
    "mark_open", "mark_accepted", "mark_changed", "mark_rejected", "mark_not_measured", "empty",
)  # fmt: skip


def _dicts(items: Sequence[QueueItem]) -> list[dict[str, Any]]:
    return [asdict(item) for item in items]
