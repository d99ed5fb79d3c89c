"""The shortest way from the start to every URL of a site, over redirects and links, in memory that stays small.

A hundred thousand pages with ninety links each are nine million numbers here, not nine million addresses.
"""

from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

_NONE = -1


@dataclass(frozen=True)
class Way:
    """How a URL is reached: over how many links, from which page, and whether by a link or a redirect."""

    depth: int
    source: str | None  # none for a start
    by: str  # start, link or redirect


class LinkGraph:
    """Redirects and links between the URLs of a site."""

    def __init__(self, urls: Sequence[str]) -> None:
        self.urls = urls
        self._numbers = {url: number for number, url in enumerate(urls)}
        self._targets = array("i")
        self._first = array("q", bytes(8 * len(urls)))  # where a URL's targets begin, and end
        self._end = array("q", bytes(8 * len(urls)))
        self._hops: dict[int, int] = {}

    def add(self, url: str, targets: Iterable[str], hop: str | None = None) -> None:
        """Tell where a URL redirects to, and what it links to in the order of the page; the site's own URLs count."""
        source, numbers = self._numbers[url], self._numbers
        self._first[source] = len(self._targets)
        self._targets.extend(numbers[target] for target in targets if target in numbers)
        self._end[source] = len(self._targets)
        if hop in numbers:
            self._hops[source] = numbers[hop]

    def ways(self, starts: Iterable[str]) -> "Ways":
        """Return the ways with the fewest links, the first by source and place among equals; a redirect is no click."""
        waiting = deque(self._numbers[start] for start in sorted(set(starts)))
        ways = Ways(self.urls, self._numbers)
        for start in waiting:
            ways.depth[start] = 0
        while waiting:
            source = waiting.popleft()
            depth = ways.depth[source]
            hop = self._hops.get(source, _NONE)
            if hop != _NONE and ways.depth[hop] == _NONE:
                ways.depth[hop], ways.source[hop], ways.by_redirect[hop] = depth, source, 1
                waiting.appendleft(hop)
            for target in self._targets[self._first[source] : self._end[source]]:
                if ways.depth[target] == _NONE:
                    ways.depth[target], ways.source[target] = depth + 1, source
                    waiting.append(target)
        return ways


class Ways:
    """The ways that were found."""

    def __init__(self, urls: Sequence[str], numbers: dict[str, int]) -> None:
        self.urls, self._numbers = urls, numbers
        self.depth = array("i", [_NONE]) * len(urls)
        self.source = array("i", [_NONE]) * len(urls)
        self.by_redirect = bytearray(len(urls))

    def to(self, url: str) -> Way | None:
        """Return the way to a URL, none where none leads there."""
        number = self._numbers[url]
        if self.depth[number] == _NONE:
            return None
        source = self.source[number]
        if source == _NONE:
            return Way(0, None, "start")
        return Way(self.depth[number], self.urls[source], "redirect" if self.by_redirect[number] else "link")

    def by_links(self) -> dict[str, list[str]]:
        """Return the URLs whose way comes over a link, by the page it stands on."""
        sources = np.where(np.frombuffer(self.by_redirect, np.uint8) == 0, np.frombuffer(self.source, np.int32), _NONE)
        found: dict[str, list[str]] = {}
        for number in np.flatnonzero(sources != _NONE).tolist():
            found.setdefault(self.urls[sources[number]], []).append(self.urls[number])
        return found
