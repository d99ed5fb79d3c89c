"""Recognises generated pages that lead only to each other, however new their text is."""

from collections import deque
from collections.abc import Container
from dataclasses import dataclass, field

from crawlers.address_shapes import has_plain_number, room_of
from crawlers.body_prints import Words

VISITS = 120  # answers of a folder before it is suspected
ENTRANCES = 3  # addresses in it that pages outside name
GROWTH = 2.0  # new addresses an answer leads to, on average
SINGLE = 0.95  # of what its pages name, what nobody had named before: real pages name each other
WALK = 25  # links down, each to an address just met: what people made comes to an end, or back, before
_RECENT = 50  # answers that are looked at
_PATIENCE = 60  # answers of the folder after which a walk that got no answer is given up


@dataclass(frozen=True)
class Met:
    """An address a page names."""

    url: str
    found_by: str


@dataclass
class Room:
    """A folder that could be a maze: its pages, and how far a walk down came."""

    visits: int = 0
    due: int = VISITS  # visits from which on it is suspected
    entrances: set[str] = field(default_factory=set)
    recent: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=_RECENT))  # new, and named, inside
    words: Words = field(default_factory=lambda: Words(2 * _RECENT))
    is_numbered: bool = True  # all addresses carry a plain number, as those of catalogues do
    walked: int = 0
    at: str | None = None  # where the walk is
    since: int = 0  # visit at which it came there
    examples: list[str] = field(default_factory=list)

    @property
    def grows(self) -> bool:
        new, named = (sum(row[n] for row in self.recent) for n in (0, 1))
        return len(self.recent) == _RECENT and new >= GROWTH * _RECENT and new >= SINGLE * named

    @property
    def says_nothing(self) -> bool:
        """Whether its words are no text. A catalogue of numbered pages may well have few words."""
        words = self.words
        exhausted = words.are_exhausted and not self.is_numbered
        return words.pages >= _RECENT and (exhausted or words.are_shuffled or words.are_no_language)


class Mazes:
    """Looks at folders that no sitemap lists and that few pages outside lead into."""

    def __init__(self, listed: Container[str]) -> None:
        self._listed = listed
        self._rooms: dict[str, Room] = {}
        self._open: set[str] = {"/"}  # folders that are none
        self._step: Met | None = None

    def learn(self, url: str, html: str, new: tuple[Met, ...], named: tuple[str, ...]) -> Room | None:
        """Take in a page; return its folder where it is a maze."""
        name = room_of(url)
        for met in new:
            self._enter(room_of(met.url), name, met.url)
        room = self._rooms.get(name)
        if room is None or name in self._open:
            return None
        inside = [met for met in new if room_of(met.url) == name]
        others = sum(room_of(other) == name and other not in room.entrances and other != url for other in named)
        self._note(room, url, html, len(inside), others)
        return self._walk(name, room, url, inside)

    def next_step(self) -> Met | None:
        """Return an address to ask for out of turn: where a walk goes on."""
        step, self._step = self._step, None
        return step

    def _enter(self, name: str, source: str, url: str) -> None:
        if name in self._open:
            return
        room = self._rooms.setdefault(name, Room())
        if name != source:
            room.entrances.add(url)
        if len(room.entrances) > ENTRANCES or url in self._listed:
            self._open.add(name)
            del self._rooms[name]

    def _note(self, room: Room, url: str, html: str, new: int, named: int) -> None:
        room.visits += 1
        room.is_numbered = room.is_numbered and has_plain_number(url)
        room.recent.append((new, named))
        if len(room.examples) < 5:
            room.examples.append(url)
        if room.grows:  # words cost time, and few folders grow like that
            room.words.add(html, url)

    def _walk(self, name: str, room: Room, url: str, inside: list[Met]) -> Room | None:
        if room.at is None and room.visits >= room.due and room.grows and room.says_nothing and inside:
            self._go_on(room, inside[-1], 0)
        elif room.at == url and inside:
            if room.walked + 1 >= WALK:
                self._open.add(name)
                return self._rooms.pop(name)
            self._go_on(room, inside[-1], room.walked + 1)
        elif room.at == url or (room.at is not None and room.visits - room.since > _PATIENCE):
            room.at, room.due = None, 2 * room.visits  # it ends: no maze, as far as that goes
        return None

    def _go_on(self, room: Room, step: Met, walked: int) -> None:
        room.at, room.since, room.walked, self._step = step.url, room.visits, walked, step
