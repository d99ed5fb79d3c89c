"""Between the crawl and its trap detector: what pages teach, which URLs are held back, and what is kept of it."""

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from crawlers.scheduler import Found, Visited
from crawlers.trail import Trail
from crawlers.traps import Answer, Met, Traps

if TYPE_CHECKING:
    from crawlers.spider import SiteSpider

_AT_ONCE = 200  # URLs held back before the event loop gets a turn


class TrapWatch:
    """Claims URLs for the spider and leaves out those of traps, each in a row of its own with the trap as reason."""

    def __init__(self, spider: "SiteSpider") -> None:
        self.spider, self.frontier = spider, spider.frontier
        self._traps = Traps()
        self._steps: deque[Found] = deque()
        self._held_when_kept = 0

    @property
    def held(self) -> int:
        """Return how many URLs were held back: they count for no limit of URLs."""
        return sum(trap.held_back for trap in self._traps.closed.values())

    def open(self) -> None:
        """Take up what sitemaps list and what an earlier run of this crawl closed."""
        known = self.frontier.kept("traps")
        if known:
            held = self._count_held()
            known = [row | {"held_back": held.get((row["kind"], row["pattern"]), 0)} for row in known]
        self._traps = Traps({row["url"] for row in self.frontier.kept("sitemap_urls")}, known)

    def _count_held(self) -> dict[tuple[str, str], int]:
        held: dict[tuple[str, str], int] = {}
        for record in self.frontier.stored_records():
            trap = record.get("trap")
            if trap:
                held[trap[0], trap[1]] = held.get((trap[0], trap[1]), 0) + 1
        return held

    def claim(self) -> Found | None:
        """Return the next URL to ask for; those of traps are given their final state on the way."""
        for _ in range(_AT_ONCE):
            step = self._next_step()  # of a walk, for which depth is no limit
            found = step or self.frontier.claim()
            if found is None:
                return None
            trap = self._traps.why_held_back(found.url, found.found_by, is_step=step is not None)
            if trap is None:
                return found
            self._traps.count(trap, found.url)
            self._hold_back(found, trap.kind, trap.pattern)
        self.spider.wake()
        return None

    def _next_step(self) -> Found | None:
        found = self._steps.popleft() if self._steps else None
        return found if found is not None and self.frontier.claim_this(found) else None

    def _hold_back(self, found: Found, kind: str, pattern: str) -> None:
        trail = Trail(self.spider, found, monotonic())
        trail.robots[found.url] = self.spider.known_robots_answers(found.url)
        trail.end("limit", f"trap:{kind}")
        for visited in trail.results():
            self.frontier.put(Visited(visited.record | {"trap": [kind, pattern]}), soon=False)

    def learn(self, visited: Visited, found: Found) -> None:
        """Take in a page, before what it names is met."""
        if visited.html is None or visited.record["state"] != "ok":
            return
        new = {met.url: met for met in visited.found if not self.frontier.knows(met.url)}
        closed = len(self._traps.closed)
        self._traps.learn(
            Answer(
                visited.record["url"],
                visited.html,
                found.found_by,
                tuple(Met(met.url, met.found_by) for met in new.values()),
                tuple(met.url for met in visited.found),
            )
        )
        step = self._traps.next_step()
        if step is not None:
            self._steps.append(new[step.url])
        if len(self._traps.closed) != closed:
            self.keep(at_once=True)

    def keep(self, *, at_once: bool = False) -> None:
        """Make durable what is closed, with what it held back so far."""
        if not at_once and self.held == self._held_when_kept:
            return
        self._held_when_kept = self.held
        for trap in self._traps.closed.values():
            self.frontier.keep("traps", f"{trap.kind}\t{trap.pattern}", [trap.row()])
