"""Makes up thirty days of requests to the demo site: real and spoofed search bots, AI bots, people."""

import ipaddress
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from importlib.resources import files

from app.demo.catalogue import CATEGORIES
from app.demo.compose import archived, labels, path_of
from app.demo.page import Page
from app.demo.prose import LANGUAGES, read_table
from app.demo.shop import facets
from app.demo.site import DemoSite

DAYS = 30
FRESH_DAYS = 6  # the second generation went online that many days before its crawl
BETWEEN_CRAWLS = 16  # days: no day of the log is more than a fortnight from a crawl
_WEEK = (1.0, 1.05, 1.08, 1.02, 0.95, 0.78, 0.82)  # Monday to Sunday


@dataclass(frozen=True)
class Visitor:
    """Who asks: what the user agent says, what kind of visitor that is, and from which addresses it comes."""

    name: str
    actor: str  # as in the table `hits`
    agent: str
    networks: str  # an operator's published ranges, or a network nobody owns
    daily: int = 0  # requests a day, for bots that are no search engine's


_VISITORS = read_table("visitors")
GOOGLE, BING = (Visitor(**row) for row in _VISITORS["search"])
SPOOFERS = tuple(replace(visitor, networks="198.51.100.0/24") for visitor in (GOOGLE, BING))
OTHERS = tuple(Visitor(**row) for row in _VISITORS["bot"])
PEOPLE = tuple(Visitor("", "human", row["agent"], "198.18.0.0/15") for row in _VISITORS["person"])


@dataclass(frozen=True)
class Hit:
    at: datetime  # UTC
    address: str
    target: str
    status: int
    size: int
    visitor: Visitor
    referrer: str

    @property
    def verified(self) -> bool:
        return self.visitor in (GOOGLE, BING)

    @property
    def spoofed(self) -> bool:
        return self.visitor in SPOOFERS


def hits_of(site: DemoSite) -> list[Hit]:
    """Return all requests of the thirty days before the crawl, in their order."""
    made = [*_search_hits(site), *_spoofed_hits(site), *_bot_hits(site), *_people_hits(site)]
    return sorted(made, key=lambda hit: (hit.at, hit.address, hit.target))


@cache
def networks(name: str) -> tuple[ipaddress.IPv4Network, ...]:
    """Return an operator's published IPv4 ranges as shipped with the crawlers, or the network that is named."""
    if "/" in name:
        return (ipaddress.IPv4Network(name),)
    sets = json.loads((files("crawlers") / "data" / "bot_ranges.json").read_text(encoding="utf-8"))["sets"]
    return tuple(ipaddress.IPv4Network(text) for text in sets[name] if ":" not in text)


class _Clock:
    """Moments and addresses for the requests of one kind of visitor."""

    def __init__(self, site: DemoSite, purpose: str) -> None:
        self.site = site
        self.random = random.Random(f"{site.seed}:traffic:{purpose}")
        self.first = site.crawl_date - timedelta(days=DAYS)
        self._sizes: dict[str, int] = {}

    def amount(self, day: int, mean: float) -> int:
        """Return how many requests come on a day: fewer at the weekend, never exactly the mean."""
        weekday = (self.first + timedelta(days=day)).weekday()
        return max(0, round(mean * _WEEK[weekday] * self.random.uniform(0.9, 1.1)))

    def hit(self, day: int, target: str, visitor: Visitor, status: int = 200, referrer: str = "-") -> Hit:
        start = datetime.combine(self.first + timedelta(days=day), time(), UTC)
        at = start + timedelta(seconds=self.random.randrange(86_400))
        size = self._size(target) if status == 200 else 0 if status == 304 else 312
        return Hit(at, self._address(visitor), target, status, size, visitor, referrer)

    def _address(self, visitor: Visitor) -> str:
        known = networks(visitor.networks)
        network = known[self.random.randrange(min(len(known), 12))]
        last = max(network.num_addresses - 2, 1)
        return str(network[self.random.randrange(1, last + 1) if network.num_addresses > 1 else 0])

    def _size(self, target: str) -> int:
        if target not in self._sizes:
            self._sizes[target] = len(self.site.second.respond(target).body)
        return self._sizes[target]


def step_day(site: DemoSite) -> int:
    """Return the day (0 to 29) on which the shop's filters went online."""
    return random.Random(f"{site.seed}:step").randrange(13, 18)


def _bot(clock: _Clock) -> Visitor:
    return GOOGLE if clock.random.random() < 0.72 else BING


def _search_hits(site: DemoSite) -> Iterator[Hit]:
    clock = _Clock(site, "search")
    pages = [page for page in site.second.pages.values() if page.indexable and page.ref not in site.flaws.unfetched]
    for page in pages:  # each is fetched at least once
        yield clock.hit(clock.random.randrange(_online_from(site, page), DAYS), page.path, _bot(clock))
    weights = [_weight(page) for page in pages]
    for day in range(DAYS):
        for page in clock.random.choices(pages, weights, k=clock.amount(day, 165)):
            if day >= _online_from(site, page):
                yield clock.hit(day, page.path, _bot(clock), 304 if clock.random.random() < 0.21 else 200)
        yield from _leaks(site, clock, day)


def _online_from(site: DemoSite, page: Page) -> int:
    return DAYS - FRESH_DAYS if page.ref in site.changes.new else 0


def _weight(page: Page) -> float:
    """Return how often a page is asked for: the home pages most, winter articles hardly ever."""
    by_kind = {"root": 30.0, "home": 14.0, "hub": 4.0, "category": 5.0, "index": 5.0, "product": 1.4, "print": 0.8}
    return by_kind.get(page.kind, 1.0) * (0.12 if page.topic == "winter" and page.kind == "article" else 1.0)


def _leaks(site: DemoSite, clock: _Clock, day: int) -> Iterator[Hit]:
    """Yield a day's requests that cannot pay off, and those for the files that pages need."""
    opened = day >= step_day(site)
    sources: tuple[tuple[list[str], float, int], ...] = (
        (_resources(site), 29, 200),
        (made_up_filters(clock), 78 if opened else 9, 200),
        (_linked_filters(), 14 if opened else 3, 200),
        (sorted(site.second.redirects), 15, 301),
        (_gone(site), 7, 404),
        (_noindexed(site), 5, 200),
        ([labels(language)["paths"]["basket"] for language in LANGUAGES], 1.5, 200),
        ([page.path for page in site.second.pages.values() if page.indexable], 1.2, 503),
        (_withdrawn(site), 2, 410 if day >= DAYS - FRESH_DAYS else 200),
        ([path_of(ref) for ref in sorted(site.changes.gone)], 2 if day < DAYS - FRESH_DAYS else 0, 200),
        ([page.path for page in site.second.pages.values() if page.kind != "facet" and page.canonical], 1, 200),
    )
    for targets, mean, status in sources:
        for _ in range(clock.amount(day, mean) if targets else 0):
            yield clock.hit(day, clock.random.choice(targets), _bot(clock), status)


def _resources(site: DemoSite) -> list[str]:
    files_of = [path for path in site.second.responses if path.endswith((".css", ".js", ".xml", ".txt", ".svg"))]
    return files_of + ["/static/site.css", "/static/site.js", "/robots.txt"] * 9


def made_up_filters(clock: _Clock) -> list[str]:
    """Return combinations of two filters, which nothing on the site links to."""
    made = []
    for _ in range(40):
        language = clock.random.choice(LANGUAGES)
        category = clock.random.choices(list(CATEGORIES), [6, 2, 1, 1])[0]
        first, second = clock.random.sample(facets(language, category), 2)
        if first.split("=")[0] != second.split("=")[0]:
            made.append(f"{path_of(f'{language}/shop/{category}')}?{first}&{second}")
    return made


def _linked_filters() -> list[str]:
    return [
        f"{path_of(f'{language}/shop/{category}')}?{query}"
        for language in LANGUAGES for category in CATEGORIES for query in facets(language, category)
    ]  # fmt: skip


def _gone(site: DemoSite) -> list[str]:
    """Return old addresses that answer 404: those still linked, and some only bots remember."""
    slugs = [f"{language}/{slug}" for language in LANGUAGES for slug in labels(language)["retired"]]
    return [archived(slug) for slug in slugs]


def _noindexed(site: DemoSite) -> list[str]:
    return [page.path for page in site.second.pages.values() if page.noindex]


def _withdrawn(site: DemoSite) -> list[str]:
    return sorted(site.second.withdrawn)


def _spoofed_hits(site: DemoSite) -> Iterator[Hit]:
    clock = _Clock(site, "spoofed")
    targets = sorted(site.first.pages)
    for day in range(DAYS):
        for _ in range(clock.amount(day, 26)):
            spoofer = SPOOFERS[0] if clock.random.random() < 0.85 else SPOOFERS[1]
            yield clock.hit(day, clock.random.choice(targets), spoofer)


def _bot_hits(site: DemoSite) -> Iterator[Hit]:
    clock = _Clock(site, "bots")
    pages = [page for page in site.first.pages.values() if page.indexable and page.path in site.second.pages]
    for visitor in OTHERS:
        for day in range(DAYS):
            for page in clock.random.choices(pages, k=clock.amount(day, visitor.daily)):
                yield clock.hit(day, "/" if visitor.actor == "monitoring" else page.path, visitor)


def _people_hits(site: DemoSite) -> Iterator[Hit]:
    """Yield visits: a page somebody came to, its files, and one or two pages more."""
    clock = _Clock(site, "people")
    pages = [page for page in site.first.pages.values() if page.indexable and page.path in site.second.pages]
    weights = [_weight(page) for page in pages]
    for day in range(DAYS):
        for _ in range(clock.amount(day, 95)):
            visitor, referrer = clock.random.choice(PEOPLE), "https://www.google.com/"
            for page in clock.random.choices(pages, weights, k=clock.random.randrange(1, 4)):
                yield clock.hit(day, page.path, visitor, referrer=referrer)
                referrer = site.start
            yield clock.hit(day, "/static/site.css", visitor, 304 if clock.random.random() < 0.3 else 200, referrer)
