"""Links worth setting: a passage of one page that is about another page, the sentence, and the words to link."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analysis.anchors import Anchor, Name, Spoken, best_anchor, names_of, weights_of
from analysis.embed import Matrix, matrix_of, page_vectors
from analysis.keyphrases import content_lemmas
from analysis.language import UNDECIDED
from analysis.link_graph import resolved
from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import arrow_schema_of

PER_SOURCE = 5  # an editor who opens a page sets a handful of links, and more of them dilute each other
PER_TARGET = 5  # enough to lift an orphan; further sources are found once these are set
CANDIDATES = 30  # nearest targets of a source whose sentences are read: six times what is kept
# Parts of the benefit. Meaning weighs most, because a link to something else helps nobody, however needed.
MEANING, NEED, ANCHOR = 50.0, 25.0, 25.0
ENOUGH_LINKS = 20  # linked pairs whose median says how near this site's editors link; of fewer none is taken
# Without anchor words a pair must be nearer than 95 of 100 pairs that are not linked and than half of those editors
# link; with words that name the target it must be nearer than the middle pair that is not linked.
RARE, USUAL, FULL = 0.95, 0.5, 0.999
_BINS = 2000  # of the cosines between -1 and 1: quantiles to 0.001 without holding every pair
_DIGITS = 6
_TOO_COMMON = 0.2  # share of the pages that hold a word, above which it alone makes no candidate


@dataclass(frozen=True)
class Pair:
    """A link that could be set, with all that speaks for it."""

    source: str
    target: str
    passage_hash: str
    ordinal: int
    text: str
    similarity: float
    anchor: Anchor
    strength: float  # meaning and anchor, 0 to MEANING + ANCHOR: how well the link fits, whoever needs it


@dataclass(frozen=True)
class Scale:
    """What near means for this site and model."""

    usual: float  # half of the pairs that are not linked are nearer
    near: float  # from here a pair counts without a word that names the target
    full: float  # from here meaning gets all its points

    def meaning(self, similarity: float) -> float:
        width = max(self.full - self.usual, 1e-9)
        return MEANING * min(max((similarity - self.usual) / width, 0.0), 1.0)

    def allows(self, pair: Pair) -> bool:
        return pair.similarity >= (self.usual if pair.anchor.share else self.near)


@dataclass(frozen=True)
class LinkSpace:
    """The pages that may rank and can be read, as sources and targets of links."""

    pages: pa.Table
    links: pa.Table
    page_texts: pa.Table
    page_passages: pa.Table
    passages: pa.Table
    vectors: pa.Table

    @cached_property
    def language(self) -> dict[str, str]:
        return dict(zip(self.page_texts["url"].to_pylist(), self.page_texts["language"].to_pylist(), strict=True))

    @cached_property
    def chosen(self) -> dict[str, str]:
        """Return for each page the one that stands for its text: of pages of one text the most linked, https first."""
        inlinks = Counter(self.links["target"].to_pylist())
        by_text: dict[str, list[str]] = defaultdict(list)
        for url, key in zip(self.page_texts["url"].to_pylist(), self.page_texts["text_hash"].to_pylist(), strict=True):
            by_text[key].append(url)
        return {
            url: min(urls, key=lambda u: (-inlinks[u], not u.startswith("https:"), u))
            for urls in by_text.values()
            for url in urls
        }

    @cached_property
    def targets(self) -> tuple[list[str], Matrix]:
        """Return the pages with a vector, one a text."""
        urls, matrix = page_vectors(self.page_passages, self.vectors)
        kept = [place for place, url in enumerate(urls) if self.chosen.get(url) == url]
        return [urls[place] for place in kept], matrix[kept]

    @cached_property
    def places(self) -> dict[str, int]:
        return {url: place for place, url in enumerate(self.targets[0])}

    @cached_property
    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Return each page's embedded passages, in reading order, with `row` in the matrix."""
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        place = {key: row for row, key in enumerate(self.vectors["passage_hash"].to_pylist())}
        for row in self.page_passages.sort_by([("url", "ascending"), ("ordinal", "ascending")]).to_pylist():
            if row["passage_hash"] in place:
                rows[row["url"]].append(row | {"row": place[row["passage_hash"]]})
        return dict(rows)

    @cached_property
    def matrix(self) -> Matrix:
        return matrix_of(self.vectors)

    @cached_property
    def text(self) -> dict[str, str]:
        return dict(zip(self.passages["passage_hash"].to_pylist(), self.passages["text"].to_pylist(), strict=True))

    @cached_property
    def content(self) -> dict[str, dict[str, Any]]:
        wanted = self.pages.select(["url", "title", "h1", "headings"]).to_pylist()
        return {row["url"]: row for row in wanted if row["url"] in self.places}

    @cached_property
    def linked(self) -> dict[str, set[str]]:
        """Return where each page's internal links lead in the end, by the page that stands for the text."""
        return self._linked(self.links.filter(self.links["internal"]))

    @cached_property
    def body_linked(self) -> dict[str, set[str]]:
        """Return where the links that editors set lead: those in body text."""
        body = pc.and_(self.links["internal"], pc.equal(self.links["position"], "body"))
        return self._linked(self.links.filter(body))

    def _linked(self, links: pa.Table) -> dict[str, set[str]]:
        ends = resolved(links["target"], self.pages).to_pylist()
        linked: dict[str, set[str]] = defaultdict(set)
        for source, end in zip(links["source"].to_pylist(), ends, strict=True):
            linked[source].add(self.chosen.get(end, end))
        return linked

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """Return the texts of each page's links in body text, folded."""
        body = self.links.filter(pc.equal(self.links["position"], "body"))
        taken: dict[str, set[str]] = defaultdict(set)
        for source, anchor in zip(body["source"].to_pylist(), body["anchor"].to_pylist(), strict=True):
            if anchor.strip():
                taken[source].add(anchor.casefold())
        return {source: frozenset(texts) for source, texts in taken.items()}

    @cached_property
    def lemmas(self) -> dict[str, set[str]]:
        return {
            url: {lemma for row in rows for lemma in content_lemmas(self.text[row["passage_hash"]], self.language[url])}
            for url, rows in sorted(self.rows.items())
            if url in self.places
        }

    @cached_property
    def weights(self) -> dict[str, dict[str, float]]:
        """Return how telling a lemma is, by language."""
        languages = sorted({self.language[url] for url in self.places})
        return {
            language: weights_of(lemmas for url, lemmas in self.lemmas.items() if self.language[url] == language)
            for language in languages
        }

    @cached_property
    def names(self) -> dict[str, list[Name]]:
        return {url: self._names(url) for url in self.places}

    def _names(self, url: str) -> list[Name]:
        page, language = self.content.get(url), self.language[url]
        return names_of(page["title"] or "", page["h1"], language, self.weights[language]) if page else []

    @cached_property
    def named_by(self) -> dict[tuple[str, str], list[str]]:
        """Return the targets by language and the most telling word of each of their names."""
        named: dict[tuple[str, str], set[str]] = defaultdict(set)
        held = Counter(lemma for lemmas in self.lemmas.values() for lemma in lemmas)
        for url, names in self.names.items():
            for name in names:
                word = max(name, key=lambda lemma: (name[lemma], lemma))
                if held[word] <= max(2, _TOO_COMMON * len(self.lemmas)):
                    named[self.language[url], word].add(url)
        return {key: sorted(urls) for key, urls in named.items()}

    def mentioned(self, source: str) -> set[str]:
        """Return the targets whose most telling word the source holds."""
        language = self.language[source]
        return {url for lemma in self.lemmas[source] for url in self.named_by.get((language, lemma), ())}

    def may_link(self, source: str, target: str) -> bool:
        same = self.language[source] == self.language[target] != UNDECIDED
        return same and source != target and target not in self.linked[source]


def find_link_opportunities(
    space: LinkSpace, link_metrics: pa.Table, page_entities: pa.Table, *, report: Report, should_stop: ShouldStop
) -> pa.Table:
    """Return `link_opportunities`; the tables of `space` hold only pages that may rank, vectors of one model.

    Definition: two pages of one language, the first of which does not link to the second, neither straight nor through
    a redirect, while a passage of the first is about the second; of pages with one text the most linked stands for all.
    Benefit, 0 to 100: `MEANING` points by how far the
    passage's cosine with the target lies between the usual and the rarest on this site; `NEED` points for an orphan,
    else by how low the target's PageRank ranks; `ANCHOR` points by the share of the target's name that the sentence
    says. Threshold: see `Scale`; every value is a quantile of this site's own pairs. At most `PER_SOURCE` a source and
    `PER_TARGET` a target, the most beneficial first.
    """
    metrics = {row["url"]: row for row in link_metrics.to_pylist()}
    need = needs(metrics, space.places)
    scale, ranked = rank_targets(space, report=report, should_stop=should_stop)
    worth = [pair for pairs in ranked.values() for pair in pairs if scale.allows(pair)]
    worth.sort(key=lambda pair: (-_benefit(pair, need), pair.source, pair.target))
    entities = _entities(page_entities)
    rows = [_row(space, pair, metrics, _benefit(pair, need), entities) for pair in _limited(worth)]
    rows.sort(key=lambda row: (row["source"], row["target"]))
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("link_opportunities"))


def rank_targets(space: LinkSpace, *, report: Report, should_stop: ShouldStop) -> tuple[Scale, dict[str, list[Pair]]]:
    """Return what near means here, and for each source the pages it could link to, the best fitting first."""
    scale, candidates = _measured(space, report, should_stop)
    ranked: dict[str, list[Pair]] = {}
    for source, targets in candidates.items():
        if should_stop():
            raise Stopped
        spoken = _spoken(space, source)
        pairs = [_pair(space, scale, source, target, spoken) for target in sorted(targets)]
        found = [pair for pair in pairs if pair]
        ranked[source] = sorted(found, key=lambda pair: (-pair.strength, -pair.similarity, pair.target))
    return scale, ranked


def needs(metrics: Mapping[str, Mapping[str, Any]], urls: Iterable[str]) -> dict[str, float]:
    """Return how much each page needs a link, 0 to 1: 1 for an orphan, else the share of pages of higher PageRank."""
    ranks = {url: float(metrics[url]["pagerank"]) if url in metrics else 0.0 for url in urls}
    ordered = np.sort(list(ranks.values()))
    higher = {url: 1 - np.searchsorted(ordered, rank, "right") / len(ordered) for url, rank in ranks.items()}
    return {url: 1.0 if metrics.get(url, {}).get("orphan") else float(share) for url, share in higher.items()}


# What is near


def _measured(space: LinkSpace, report: Report, should_stop: ShouldStop) -> tuple[Scale, dict[str, set[str]]]:
    """Compare every source's passages with every target, once: quantiles of all pairs, and each source's nearest."""
    unlinked, linked = np.zeros(_BINS, np.int64), np.zeros(_BINS, np.int64)
    urls, targets = space.targets
    languages = np.array([space.language[url] for url in urls], dtype=object)
    candidates: dict[str, set[str]] = {}
    for done, source in enumerate(urls, start=1):
        if should_stop():
            raise Stopped
        scores = (space.matrix[[row["row"] for row in space.rows[source]]] @ targets.T).max(axis=0)
        scores = np.round(scores.astype(np.float64), _DIGITS)
        open_ = languages == (space.language[source] if space.language[source] != UNDECIDED else None)
        open_[space.places[source]] = False
        by_editors = _mask(space, space.body_linked[source]) & open_
        open_ &= ~_mask(space, space.linked[source])
        unlinked += _histogram(scores[open_])
        linked += _histogram(scores[by_editors])
        nearest = np.argsort(np.where(open_, -scores, np.inf), kind="stable")[: min(CANDIDATES, int(open_.sum()))]
        mentioned = {url for url in space.mentioned(source) if space.may_link(source, url)}
        candidates[source] = {urls[place] for place in nearest} | mentioned
        report(Progress("link_opportunities", done, len(urls)))
    return _scale(unlinked, linked), candidates


def _mask(space: LinkSpace, urls: Iterable[str]) -> npt.NDArray[np.bool_]:
    mask = np.zeros(len(space.places), bool)
    mask[[space.places[url] for url in urls if url in space.places]] = True
    return mask


def _histogram(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    return np.bincount(np.clip(((scores + 1) / 2 * _BINS).astype(int), 0, _BINS - 1), minlength=_BINS)


def _scale(unlinked: npt.NDArray[np.int64], linked: npt.NDArray[np.int64]) -> Scale:
    """Return the thresholds: rare among pairs that are not linked and, where editors link much, usual among theirs."""
    near = _quantile(unlinked, RARE)
    if linked.sum() >= ENOUGH_LINKS:
        near = max(near, _quantile(linked, 0.5))
    return Scale(_quantile(unlinked, USUAL), near, max(_quantile(unlinked, FULL), near))


def _quantile(histogram: npt.NDArray[np.int64], share: float) -> float:
    if not histogram.sum():
        return 1.0
    place = int(np.searchsorted(np.cumsum(histogram), share * histogram.sum()))
    return place / _BINS * 2 - 1


# Where the link fits


def _spoken(space: LinkSpace, source: str) -> list[Spoken]:
    page = space.content.get(source)
    headings = frozenset(heading["text"].casefold() for heading in page["headings"]) if page else frozenset[str]()
    language = space.language[source]
    return [Spoken.of(space.text[row["passage_hash"]], language, headings) for row in space.rows[source]]


def _pair(space: LinkSpace, scale: Scale, source: str, target: str, spoken: Sequence[Spoken]) -> Pair | None:
    """Return the pair at the passage where the link fits best; None where the source has only headings."""
    return max(
        _fits(space, scale, source, target, spoken),
        key=lambda pair: (round(pair.strength, _DIGITS), pair.similarity, -pair.ordinal),
        default=None,
    )


def _fits(space: LinkSpace, scale: Scale, source: str, target: str, spoken: Sequence[Spoken]) -> Iterator[Pair]:
    vector = space.targets[1][space.places[target]]
    names, taken = space.names[target], space.anchors.get(source, frozenset())
    rows = space.rows[source]
    scores = np.round((space.matrix[[row["row"] for row in rows]] @ vector).astype(np.float64), _DIGITS).tolist()
    for row, passage, similarity in zip(rows, spoken, scores, strict=True):
        anchor = best_anchor(passage, names, taken)
        if anchor is None:
            continue
        strength = scale.meaning(similarity) + ANCHOR * anchor.share
        yield Pair(source, target, row["passage_hash"], row["ordinal"], passage.text, similarity, anchor, strength)


# Rows


def _benefit(pair: Pair, need: Mapping[str, float]) -> float:
    return round(pair.strength + NEED * need[pair.target], 1)


def _limited(pairs: Iterable[Pair]) -> Iterator[Pair]:
    sources, targets = Counter[str](), Counter[str]()
    for pair in pairs:
        if sources[pair.source] < PER_SOURCE and targets[pair.target] < PER_TARGET:
            sources[pair.source] += 1
            targets[pair.target] += 1
            yield pair


def _entities(page_entities: pa.Table) -> dict[str, set[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for url, entity in zip(page_entities["url"].to_pylist(), page_entities["entity"].to_pylist(), strict=True):
        named[url].add(entity)
    return named


def _row(
    space: LinkSpace, pair: Pair, metrics: Mapping[str, Mapping[str, Any]], benefit: float,
    entities: Mapping[str, set[str]],
) -> dict[str, Any]:  # fmt: skip
    target = metrics.get(pair.target, {})
    return {
        "source": pair.source,
        "target": pair.target,
        "similarity": pair.similarity,
        "passage_hash": pair.passage_hash,
        "ordinal": pair.ordinal,
        "sentence": pair.text[slice(*pair.anchor.sentence)],
        "anchor": pair.text[slice(*pair.anchor.words)],
        "shared_entities": sorted(entities.get(pair.source, set()) & entities.get(pair.target, set())),
        "target_inlinks": target.get("inlinks", 0),
        "target_orphan": bool(target.get("orphan", False)),
        "benefit": benefit,
        "language": space.language[pair.source],
    }
