"""Which flaws the demo site has, and where: drawn from the seed, so that no check can learn them by heart."""

import random
from dataclasses import dataclass, field

from app.demo.catalogue import PRODUCTS
from app.demo.prose import LANGUAGES, read_table, read_topics


@dataclass
class Flaws:
    """Refs (de/panniers/packing, en/product/fjord) of the pages with a flaw. An empty one makes a clean site."""

    broken: dict[str, str] = field(default_factory=dict)  # page → slug of a page that is gone
    redirected: dict[str, str] = field(default_factory=dict)  # page → slug of a page that moved
    moved: dict[str, str] = field(
        default_factory=dict
    )  # language/slug → hub (de/panniers/) or language/slug it moved to
    orphans: set[str] = field(default_factory=set)
    noindex_listed: set[str] = field(default_factory=set)
    without_title: set[str] = field(default_factory=set)
    same_title: dict[str, str] = field(default_factory=dict)  # page → whose title it bears
    without_description: set[str] = field(default_factory=set)
    without_heading: set[str] = field(default_factory=set)
    without_return: set[str] = field(default_factory=set)  # pages that name no other language though one names them
    without_alt: set[str] = field(default_factory=set)
    broken_json_ld: set[str] = field(default_factory=set)
    without_image: set[str] = field(default_factory=set)  # products whose structured data names no image
    misspelt: set[str] = field(default_factory=set)  # products whose structured data has a word Schema.org has not
    broken_canonical: dict[str, str] = field(default_factory=dict)  # page → slug of a page that is gone or moved
    printed: set[str] = field(default_factory=set)  # pages with a second URL for the same text
    chained: set[str] = field(default_factory=set)  # languages whose diary links only to the next stage
    gaps: dict[str, str] = field(default_factory=dict)  # article → subtopic it lacks
    unlinked: dict[str, str] = field(default_factory=dict)  # article → sibling it mentions without a link
    unfetched: set[str] = field(default_factory=set)  # never asked for by a verified search bot


@dataclass
class Changes:
    """What differs in the second generation."""

    new: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    retitled: set[str] = field(default_factory=set)
    noindexed: set[str] = field(default_factory=set)
    extended: set[str] = field(default_factory=set)
    withdrawn: dict[str, str] = field(default_factory=dict)  # page that answers 410 → page that still links to it


def articles() -> list[str]:
    """Return the refs of all articles, by language and topic."""
    topics = [topic for language in LANGUAGES for topic in read_topics(language)]
    return [f"{topic.language}/{topic.key}/{focus.key}" for topic in topics for focus in topic.focuses]


def products() -> list[str]:
    return [f"{language}/product/{key}" for language in LANGUAGES for key in PRODUCTS]


class Draw:
    """Pages drawn without replacement, so that each has at most one flaw and no flaw hides another."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(f"{seed}:flaws")
        self._articles, self._products = articles(), products()
        self.random.shuffle(self._articles)
        self.random.shuffle(self._products)

    def article(self, low: int, high: int) -> list[str]:
        return [self._articles.pop() for _ in range(self.random.randint(low, high))]

    def product(self, low: int, high: int) -> list[str]:
        return [self._products.pop() for _ in range(self.random.randint(low, high))]

    def translated(self, low: int, high: int) -> list[str]:
        """Draw articles and take their translations out of all later draws as well."""
        drawn: list[str] = []
        for _ in range(self.random.randint(low, high)):
            drawn.append(next(ref for ref in self._articles if twin_of(ref) in self._articles))
            self._drop(drawn[-1], twin_of(drawn[-1]))
        return drawn

    def one_a_topic(self, low: int, high: int) -> list[str]:
        """Draw articles of different topics or languages: two gaps in one topic would weaken each other."""
        drawn: dict[str, str] = {}
        for ref in self._articles:
            drawn.setdefault(ref.rpartition("/")[0], ref)
        chosen = list(drawn.values())[: self.random.randint(low, high)]
        self._drop(*chosen)
        return chosen

    def neighbours(self, low: int, high: int) -> dict[str, str]:
        """Draw articles together with the sibling each mentions."""
        drawn: dict[str, str] = {}
        for _ in range(self.random.randint(low, high)):
            ref = next(ref for ref in self._articles if next_sibling(ref) in self._articles)
            drawn[ref] = next_sibling(ref)
            self._drop(ref, drawn[ref])
        return drawn

    def sibling(self, ref: str) -> str:
        """Draw a product of the same language."""
        chosen = next(other for other in self._products if other[:2] == ref[:2])
        self._drop(chosen)
        return chosen

    def _drop(self, *refs: str) -> None:
        self._articles = [ref for ref in self._articles if ref not in refs]
        self._products = [ref for ref in self._products if ref not in refs]


def twin_of(ref: str) -> str:
    """Return the ref of the same page in the other language."""
    language, rest = ref.split("/", 1)
    return ("en" if language == "de" else "de") + "/" + rest


def draw_flaws(seed: int) -> tuple[Flaws, Changes]:
    """Draw every flaw and change of a seed; what needs two pages comes first."""
    draw = Draw(seed)
    flaws, changes = Flaws(), Changes()
    flaws.gaps = {ref: draw.random.choice(_cores(ref)) for ref in draw.one_a_topic(3, 4)}
    flaws.unlinked = draw.neighbours(3, 4)
    flaws.without_return = set(draw.translated(3, 5))
    flaws.orphans = set(draw.article(3, 4))
    flaws.noindex_listed = set(draw.article(3, 4))
    _draw_changes(draw, changes)
    _draw_heads(draw, flaws)
    _draw_links(draw, flaws)
    flaws.unfetched = set(sorted(flaws.orphans)[:2]) | set(draw.product(1, 3))
    flaws.without_image, flaws.misspelt = set(draw.product(1, 1)), set(draw.product(1, 1))
    return flaws, changes


def _draw_changes(draw: Draw, changes: Changes) -> None:
    changes.new, changes.gone = set(draw.article(3, 4)), set(draw.article(1, 2))
    changes.withdrawn = dict(zip(draw.article(1, 1), draw.article(1, 1), strict=True))
    changes.noindexed = set(draw.article(1, 2))
    changes.retitled, changes.extended = set(draw.article(2, 3)), set(draw.article(3, 4))


def _draw_heads(draw: Draw, flaws: Flaws) -> None:
    flaws.without_title = set(draw.article(1, 2) + draw.product(1, 1))
    flaws.same_title = {ref: draw.sibling(ref) for ref in draw.product(2, 3)}
    flaws.without_description = set(draw.article(2, 3) + draw.product(2, 3))
    flaws.without_heading = set(draw.article(1, 3) + draw.product(1, 1))
    flaws.without_alt = set(draw.article(3, 4) + draw.product(1, 3))
    flaws.broken_json_ld = set(draw.product(2, 3))
    flaws.printed = set(draw.article(2, 3))
    flaws.chained = {draw.random.choice(LANGUAGES)}


def _draw_links(draw: Draw, flaws: Flaws) -> None:
    flaws.broken = {ref: _slug(draw, ref, "retired") for ref in draw.article(3, 4)}
    flaws.redirected = {ref: _slug(draw, ref, "moved") for ref in draw.article(3, 4)}
    for ref, slug in flaws.redirected.items():
        flaws.moved[f"{ref[:2]}/{slug}"] = "/".join([*ref.split("/")[:2], ""])
    _chain(draw, flaws)
    for ref in draw.product(2, 3):
        flaws.broken_canonical[ref] = _slug(draw, ref, "retired")


def _chain(draw: Draw, flaws: Flaws) -> None:
    """Let one of the moved pages have moved twice."""
    first = draw.random.choice(sorted(flaws.moved))
    used = {slug.split("/")[1] for slug in flaws.moved}
    slugs = [slug for slug in read_table("labels")[first[:2]]["moved"] if slug not in used]
    second = f"{first[:2]}/{draw.random.choice(slugs)}"
    flaws.moved[second] = flaws.moved[first]
    flaws.moved[first] = second


def _slug(draw: Draw, ref: str, kind: str) -> str:
    return str(draw.random.choice(read_table("labels")[ref.split("/")[0]][kind]))


def _cores(ref: str) -> list[str]:
    language, topic, _ = ref.split("/")
    return list(next(t for t in read_topics(language) if t.key == topic).cores)


def next_sibling(ref: str) -> str:
    """Return the article of the topic that this one mentions in passing."""
    language, topic, key = ref.split("/")
    keys = [focus.key for focus in next(t for t in read_topics(language) if t.key == topic).focuses]
    return f"{language}/{topic}/{keys[(keys.index(key) + 1) % len(keys)]}"
