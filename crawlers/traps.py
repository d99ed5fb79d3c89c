"""Recognises addresses without end while a crawl meets them, and holds back what lies behind: never distinct content.

What closes something has seen what it claims:

- A *pattern* (addresses alike but for numbers, dates, tokens and values) whose last hundred answers repeat earlier ones
  while they go on to lead to new addresses of it. Bodies are compared without what they take from their own address.
- A *page* that came under many addresses, and led a hundred times to an address that shows it again.
- A *session id*: the same addresses with other ids have shown the same pages twenty times.
- A *maze* (crawlers/mazes.py): a folder entered in few places, that no sitemap lists, whose pages each lead to several
  addresses nobody else names and say nothing; a walk down from them, always to an address just met, does not end.

Two limits need no answer: three equal runs of folders behind each other, and more than twenty folders. A third is a way
of more than 25 links through addresses without a plain number: real chains of pages are counted, and begin it anew.
What a sitemap lists is always asked for. Text of a maze that reads like a site's own is crawled: `max_urls` is what is
left there.
"""

from collections import Counter, deque
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from analysis.urls import path_of
from crawlers.address_shapes import (
    COMBINED,
    OMITTED,
    ONE_PAGE,
    SEGMENTS,
    closing_rule,
    has_plain_number,
    kind_of,
    language_shape,
    repeats_folders,
    room_of,
    shape_of,
    without_session,
)
from crawlers.body_prints import print_of
from crawlers.mazes import Mazes, Met

__all__ = ["Answer", "Met", "Trap", "Traps"]

WINDOW = 100  # answers that are looked at
REPEATED = 0.9  # of them, from which on a pattern repeats
ALL_REPEATED = 0.98  # the same for all combinations of parameters of a path taken together
GROWING = 0.2  # new addresses of the pattern an answer of it, while the pattern repeats
SESSIONS = 20  # pages that came again with another session id
MAX_DEPTH = 25
_LIMITS = ("too_deep", "repeated_segments")
_EXAMPLES = 5
_CALM = 50  # new bodies in a row, after which only one in `_SAMPLE` is read
_SAMPLE = 8
_PLAIN = " (plain)"


@dataclass(frozen=True)
class Answer:
    """A page that came, what it names, and which of that nobody had met before."""

    url: str
    html: str
    found_by: str
    new: tuple[Met, ...]
    named: tuple[str, ...]


@dataclass
class Trap:
    """Something that was closed."""

    kind: str
    pattern: str
    rule: str
    requests: int = 0
    distinct_bodies: int = 0
    held_back: int = 0
    examples: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, kind: str, pattern: str, requests: int, bodies: int, examples: Iterable[str]) -> "Trap":
        return cls(kind, pattern, closing_rule(kind, pattern), requests, bodies, 0, list(examples))

    def row(self) -> dict[str, Any]:
        """Return the row of `traps`."""
        return dict(vars(self))


class Traps:
    """Learns from every page that came, and says of an address whether it is held back."""

    def __init__(self, listed: Container[str] = (), known: Iterable[dict[str, Any]] = ()) -> None:
        """`listed` are the addresses of sitemaps. `known` are rows of an earlier run of the same crawl."""
        self._listed = listed
        self._patterns, self._pages, self._sessions, self._mazes = Patterns(), SamePages(), Sessions(), Mazes(listed)
        self._rooms: dict[str, Trap] = {}  # mazes
        self._way: dict[str, int] = {}  # address that waits → links on the way there since the last numbered page
        self.closed: dict[tuple[str, str], Trap] = {}
        for row in known:
            self._remember(Trap(**row))

    def _remember(self, trap: Trap) -> None:
        """Close something. What an earlier run spent on it and what it held back counts on."""
        before = self.closed.get((trap.kind, trap.pattern))
        if before is not None:
            trap.requests, trap.held_back = trap.requests + before.requests, before.held_back
        self.closed[trap.kind, trap.pattern] = trap
        if trap.kind == "maze":
            self._rooms[trap.pattern.removesuffix(OMITTED)] = trap
        elif trap.kind == "session_id":
            self._sessions.closed[trap.pattern] = trap
        elif trap.kind not in _LIMITS and not trap.pattern.endswith(ONE_PAGE):
            self._patterns.closed[trap.pattern] = trap

    def why_held_back(self, url: str, found_by: str, *, is_step: bool = False) -> Trap | None:
        """Return the trap an address belongs to, or None where it is to be asked for.

        For a step of a walk into what may be a maze, the way is no limit.
        """
        if found_by in ("start", "sitemap", "log") or url in self._listed:
            return None
        return (
            self._patterns.closing(url, found_by)
            or self._rooms.get(room_of(url))
            or self._sessions.closing(url)
            or self._pages.closing(url)
            or self._beyond_limit(url, 0 if is_step else self._way.get(url, 0))
        )

    def count(self, trap: Trap, url: str) -> None:
        """Take note of an address that was held back."""
        trap.held_back += 1
        if len(trap.examples) < 2 * _EXAMPLES and url not in trap.examples:
            trap.examples.append(url)

    def learn(self, answer: Answer) -> None:
        """Take in a page."""
        way = 0 if has_plain_number(answer.url) else self._way.pop(answer.url, 0)
        self._way.update((met.url, way + 1) for met in answer.new if met.found_by == "link")
        print_ = print_of(answer.html, answer.url) if self._patterns.wants(answer) else None
        found = self._patterns.learn(answer, print_) + self._sessions.learn(answer, print_)
        found += self._pages.learn(answer, print_)
        maze = self._mazes.learn(answer.url, answer.html, answer.new, answer.named)
        if maze is not None:
            found.append(Trap.of("maze", room_of(answer.url) + OMITTED, maze.visits, maze.visits, maze.examples))
        for trap in found:
            self._remember(trap)

    def next_step(self) -> Met | None:
        """Return an address to ask for out of turn, to see whether what looks like a maze ends."""
        return self._mazes.next_step()

    def _beyond_limit(self, url: str, way: int) -> Trap | None:
        repeated = repeats_folders(url)
        if repeated:
            return self._limit("repeated_segments", f"{repeated}{repeated}")
        if path_of(url).partition("?")[0].count("/") > SEGMENTS:
            return self._limit("too_deep", room_of(url) + OMITTED)
        if way > MAX_DEPTH and not has_plain_number(url):
            return self._limit("too_deep", room_of(url) + OMITTED)
        return None

    def _limit(self, kind: str, pattern: str) -> Trap:
        return self.closed.setdefault((kind, pattern), Trap.of(kind, pattern, 0, 0, ()))


@dataclass
class _Pattern:
    """What answers of one pattern said so far."""

    prints: set[int] = field(default_factory=set)
    window: deque[tuple[bool, int]] = field(default_factory=lambda: deque(maxlen=WINDOW))  # repeats; grown by then
    requests: int = 0
    grown: int = 0  # addresses of it that pages of it, pages above it and repeating pages led to
    new_in_a_row: int = 0
    examples: list[str] = field(default_factory=list)

    def wants(self) -> bool:
        """Whether the next body is to be read: of a pattern that goes on being new, only some are."""
        return self.new_in_a_row < _CALM or self.requests % _SAMPLE == 0

    def repeats(self, print_: int | None) -> bool:
        return print_ in self.prints

    def add(self, url: str, print_: int | None) -> None:
        self.requests += 1
        if len(self.examples) < _EXAMPLES:
            self.examples.append(url)
        if print_ is not None:
            repeats = print_ in self.prints
            self.prints.add(print_)
            self.window.append((repeats, self.grown))
            self.new_in_a_row = 0 if repeats else self.new_in_a_row + 1

    def is_endless(self, share: float) -> bool:
        repeated = sum(repeats for repeats, _ in self.window)
        return repeated >= share * WINDOW and self.grown - self.window[0][1] >= GROWING * WINDOW


class Patterns:
    """Patterns whose bodies repeat while they lead to more of themselves."""

    def __init__(self) -> None:
        self._known: dict[str, _Pattern] = {}
        self.closed: dict[str, Trap] = {}

    def closing(self, url: str, found_by: str) -> Trap | None:
        if not self.closed:
            return None
        return next((trap for name in _patterns_of(url, found_by) if (trap := self.closed.get(name))), None)

    def wants(self, answer: Answer) -> bool:
        """Whether a body is to be read: where nothing grows, nothing is without end."""
        patterns = [self._pattern(name) for name in _patterns_of(answer.url, answer.found_by)]
        grows = bool(answer.new) or any(pattern.grown for pattern in patterns)
        return grows and any(pattern.wants() for pattern in patterns)

    def learn(self, answer: Answer, print_: int | None) -> list[Trap]:
        names, found = _patterns_of(answer.url, answer.found_by), []
        self._grow(answer, set(names), any(self._pattern(name).repeats(print_) for name in names))
        for name in names:
            pattern = self._pattern(name)
            pattern.add(answer.url, print_)
            share = ALL_REPEATED if name.endswith(COMBINED) else REPEATED
            if name not in self.closed and not name.endswith(_PLAIN) and pattern.is_endless(share):
                kind = kind_of(name, answer.url)
                found.append(Trap.of(kind, name, pattern.requests, len(pattern.prints), pattern.examples))
        return found

    def _grow(self, answer: Answer, own: set[str], repeats: bool) -> None:
        """Count what a page leads to where it may be generated: from the same pattern, from above, from a repetition.

        Lists of a shop that are new each time do not count, however alike the products are that they lead to.
        """
        above = answer.url if has_plain_number(answer.url) and "?" not in answer.url else None
        for met in answer.new:
            for name in _patterns_of(met.url, met.found_by):
                if repeats or name in own or (above is not None and met.url.startswith(above)):
                    self._pattern(name).grown += 1

    def _pattern(self, name: str) -> _Pattern:
        return self._known.setdefault(name, _Pattern())


def _patterns_of(url: str, found_by: str) -> tuple[str, ...]:
    """Return the patterns an address is counted with: its own, and all combinations of parameters of its path.

    An address in which nothing varies has none; such addresses are counted by folder, and only to see what to read.
    """
    if found_by == "hreflang":
        return (language_shape(url),)
    shape = shape_of(url)
    if OMITTED not in shape:
        return (room_of(url) + _PLAIN,)
    return (shape, shape.partition("?")[0] + COMBINED) if "&" in shape else (shape,)


class SamePages:
    """Pages that come again under other addresses, and lead to addresses that show them again."""

    def __init__(self) -> None:
        self._seen: Counter[int] = Counter()
        self._met_on: dict[str, int] = {}  # address → what the page shows that named it first
        self._led: dict[int, deque[bool]] = {}  # whether what such a page led to showed the same
        self._examples: dict[int, list[str]] = {}
        self._closed: dict[int, Trap] = {}

    def closing(self, url: str) -> Trap | None:
        return self._closed.get(self._met_on.get(url, 0)) if self._closed else None

    def learn(self, answer: Answer, print_: int | None) -> list[Trap]:
        source = self._met_on.pop(answer.url, None)
        if print_ is None:
            return []
        self._seen[print_] += 1
        if source is not None:
            self._led.setdefault(source, deque(maxlen=WINDOW)).append(print_ == source)
        if self._seen[print_] > 1:
            self._met_on.update((met.url, print_) for met in answer.new)
            examples = self._examples.setdefault(print_, [])
            examples += [answer.url] if len(examples) < _EXAMPLES else []
        return self._close(print_, answer.url)

    def _close(self, print_: int, url: str) -> list[Trap]:
        led = self._led.get(print_, ())
        if print_ in self._closed or len(led) < WINDOW or sum(led) < REPEATED * WINDOW:
            return []
        pattern = room_of(url) + ONE_PAGE
        self._closed[print_] = Trap.of("soft_404", pattern, self._seen[print_], 1, self._examples[print_])
        return [self._closed[print_]]


class Sessions:
    """Ids in addresses that change nothing on the page."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}  # address without the id → what it shows
        self._again: Counter[tuple[str, bool]] = Counter()  # place of the id, whether the page was the same
        self._examples: dict[str, list[str]] = {}
        self.closed: dict[str, Trap] = {}

    def closing(self, url: str) -> Trap | None:
        """Return the trap of an address that is known already under another id."""
        found = without_session(url) if self.closed else None
        return self.closed.get(found.slot) if found is not None and found.bare in self._first else None

    def learn(self, answer: Answer, print_: int | None) -> list[Trap]:
        found = without_session(answer.url)
        if found is None or print_ is None:
            return []
        if found.bare not in self._first:
            self._first[found.bare] = print_
            return []
        self._again[found.slot, self._first[found.bare] == print_] += 1
        examples = self._examples.setdefault(found.slot, [])
        examples += [answer.url] if len(examples) < _EXAMPLES else []
        same, other = self._again[found.slot, True], self._again[found.slot, False]
        if found.slot in self.closed or same < SESSIONS or other > same * (1 - REPEATED):
            return []
        return [Trap.of("session_id", found.slot, same + other, len(self._first), examples)]
