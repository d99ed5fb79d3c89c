"""Semantic gaps: questions and subtopics that other pages on a topic cover and no passage of this page is near to."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.embed import Matrix, page_vectors
from analysis.passages import split_sentences
from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.sections import Corpus, Section, Vector
from analysis.tables import arrow_schema_of

COMPARED = 10  # pages of the topic nearest to a page, as in `neighbours`: further ones treat another side of it
COVERED_BY = 2  # pages in one language at least: what one page and its translation say may be that page's own subject
# Share of the compared pages. What fewer of them cover belongs to another subject, unless the page comes near to it.
MOST_COMPARED = 0.5
GAPS_A_PAGE = 8  # an outline of more headings than that is no help
EVIDENCE_A_GAP = 3
QUOTED = 300  # characters, cut at the end of a sentence
# A page's other passages say how close different subtopics of one subject come on this site, with this model: what is
# closer than 95 of 100 of those treats the same subtopic.
SAME_SUBTOPIC = 0.95
COMMON_TOPICS = 3  # a heading in at least so many topics, and in half of them, names no subtopic: Fazit, Example
_DIGITS = 6

_QUESTION_WORDS = {
    "de": "wann warum was welche welchem welchen welcher welches wem wen wer weshalb wessen wie wieso wieviel wo wobei"
    " wodurch wofür woher wohin womit woran worauf woraus worin worüber wovon wozu",
    "en": "how what when where which who whom whose why",
}
_QUESTION_STARTS = {language: frozenset(words.split()) for language, words in _QUESTION_WORDS.items()}

Floats = npt.NDArray[np.float64]


def find_gaps(
    own: Corpus,
    topic_pages: pa.Table,
    competitors: Sequence[Corpus] = (),
    *,
    report: Report,
    should_stop: ShouldStop,
) -> pa.Table:
    """Return `gaps`. `own` holds the pages that may rank; evidence carries no snapshot, which the caller knows.

    Definition: a subtopic is sections of different pages of a topic, each the other page's nearest, and nearer than
    `SAME_SUBTOPIC` of the sections of one page are to its other passages, or than half of them under the same heading.
    A page covers it if it has its heading, or if its nearest passage is nearer to what the others say than the middle
    between two medians: of the covering pages, and of different subtopics on one page. It lacks it if it does not, but
    `COVERED_BY` of the `COMPARED` pages nearest to it do; where these are less than `MOST_COMPARED` of them, only if
    the page is as near to it as different subtopics are in the middle. Similarities across languages are raised by how
    much lower they are on this site. A competitor's page counts to the topic of the page nearest to it. Left out: pages
    without sections of their own, which are lists and products; headings that stand in every topic.
    Certainty: certain if most compared pages cover it, three in one language, and the page is no nearer than different
    subtopics are in the middle; likely if no nearer than they are at most; else possible. One grade less where only
    pages in other languages cover it.
    """
    site = _Site.of(own, topic_pages, competitors)
    scale = _Scale.of(site)
    rows: list[dict[str, object]] = []
    for done, topic in enumerate(sorted(site.members), start=1):
        if should_stop():
            raise Stopped
        found = _subtopics(site, scale, site.members[topic])
        subtopics = [_without_strays(site, scale, subtopic) for subtopic in found]
        for url in site.members[topic]:
            if url in own.rows:
                rows += _gaps_of(site, scale, url, subtopics)
        report(Progress("gaps", done, len(site.members)))
    rows.sort(key=lambda row: (str(row["url"]), row["ordinal"]))
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("gaps"))


def is_question(heading: str, language: str) -> bool:
    """Whether a heading asks something: a question mark, or a question word of its language at the start."""
    first = re.match(r"\w+", heading.casefold())
    return heading.rstrip().endswith("?") or bool(first and first[0] in _QUESTION_STARTS.get(language, ()))


# The pages compared


@dataclass(frozen=True)
class _Site:
    corpora: dict[str, Corpus]  # by URL of the page
    sections: dict[str, list[Section]]  # of pages with a topic, those under common headings left out
    members: dict[str, list[str]]  # topic → its pages with sections, sorted
    near: dict[str, list[str]]  # page → the pages of its topic compared with, nearest first

    @classmethod
    def of(cls, own: Corpus, topic_pages: pa.Table, competitors: Sequence[Corpus]) -> "_Site":
        urls, matrix = page_vectors(own.page_passages, own.vectors)
        placed = dict(zip(topic_pages["url"].to_pylist(), topic_pages["topic"].to_pylist(), strict=True))
        topic_of = {url: placed.get(url) for url in own.sections}
        vectors = {url: vector for url, vector in zip(urls, matrix, strict=True) if placed.get(url) is not None}
        corpora = dict.fromkeys(own.sections, own)
        for other in competitors:
            theirs = dict(zip(*page_vectors(other.page_passages, other.vectors), strict=True))
            topic_of |= _nearest_topics(theirs, vectors, placed, other)
            corpora |= dict.fromkeys(other.sections, other)
            vectors |= {url: vector for url, vector in theirs.items() if url in other.sections}
        members: dict[str, list[str]] = defaultdict(list)
        for url in sorted(corpora):
            if topic_of.get(url) is not None and url in vectors:
                members[str(topic_of[url])].append(url)
        sections = _telling(corpora, members)
        near = {url: _nearest(url, pages, vectors) for pages in members.values() for url in pages}
        return cls(corpora, sections, dict(members), near)

    def language(self, url: str) -> str:
        return str(self.corpora[url].rows[url]["language"])


def _nearest_topics(
    theirs: Mapping[str, Matrix], own: Mapping[str, Matrix], placed: Mapping[str, str | None], other: Corpus
) -> dict[str, str | None]:
    """Give a competitor's pages the topic of the own page nearest to them."""
    urls = sorted(own)
    if not urls:
        return {}
    matrix = np.array([own[url] for url in urls])
    return {url: placed[urls[int((matrix @ theirs[url]).argmax())]] for url in other.sections if url in theirs}


def _nearest(url: str, pages: Sequence[str], vectors: Mapping[str, Matrix]) -> list[str]:
    others = [page for page in pages if page != url]
    if not others:
        return []
    scores = np.round((np.array([vectors[page] for page in others]) @ vectors[url]).astype(np.float64), _DIGITS)
    return [others[place] for place in np.argsort(-scores, kind="stable")[:COMPARED]]


def _telling(corpora: Mapping[str, Corpus], members: Mapping[str, Sequence[str]]) -> dict[str, list[Section]]:
    """Leave out sections under headings that stand in every topic."""
    topics_of: dict[str, set[str]] = defaultdict(set)
    for topic, urls in members.items():
        for url in urls:
            for section in corpora[url].sections[url]:
                topics_of[section.heading.casefold()].add(topic)
    common = {h for h, topics in topics_of.items() if len(topics) >= max(COMMON_TOPICS, len(members) / 2)}
    pages = sorted(url for urls in members.values() for url in urls)
    return {url: [s for s in corpora[url].sections[url] if s.heading.casefold() not in common] for url in pages}


# What near means on this site


@dataclass(frozen=True)
class _Scale:
    """How near is near, by this site and model: a similarity is compared with nothing else."""

    differs: Floats  # a section's nearest other passage on its own page
    across: float = 0.0  # added to a similarity between two languages

    @classmethod
    def of(cls, site: _Site) -> "_Scale":
        differs = np.array([value for url in sorted(site.sections) for value in _elsewhere(site, url)])
        return cls(differs, _language_distance(site))

    @cached_property
    def same(self) -> float:
        """Return the similarity above which two sections treat the same subtopic."""
        return _share(self.differs, SAME_SUBTOPIC)

    @cached_property
    def usual(self) -> float:
        """Return how similar different subtopics of a subject are in the middle."""
        return _share(self.differs, 0.5)

    def between(self, one: str, other: str) -> float:
        return self.across if one != other else 0.0


def _share(values: Floats, share: float) -> float:
    return float(np.quantile(values, share)) if len(values) else 1.0


def _elsewhere(site: _Site, url: str) -> Iterator[float]:
    """Yield how near each section comes to the passages of its page that hold none of it."""
    corpus = site.corpora[url]
    for section in site.sections[url]:
        others = [p for p in corpus.passages[url] if p["end"] <= section.start or p["start"] >= section.end]
        if others:
            yield max(float(corpus.vector_of[p["passage_hash"]] @ section.vector) for p in others)


def _language_distance(site: _Site) -> float:
    """Return by how much a section's counterpart in another language is less similar than the one in its own.

    The median over sections that have one in both, each the other page's nearest. 0 on a site in one language.
    """
    differences = []
    for url in sorted(site.sections):
        best: dict[bool, Floats] = {}
        for other in site.near[url]:
            same = site.language(other) == site.language(url)
            best[same] = np.fmax(best.get(same, np.nan), _counterparts(site.sections[url], site.sections[other]))
        if len(best) == 2:
            differences += (best[True] - best[False]).tolist()
    known = np.array(differences)[~np.isnan(differences)]
    return max(float(np.median(known)), 0.0) if len(known) else 0.0


def _counterparts(sections: Sequence[Section], others: Sequence[Section]) -> Floats:
    """Return each section's similarity to its counterpart among another page's; NaN where it has none."""
    found = np.full(len(sections), np.nan)
    if sections and others:
        scores = _vectors(sections) @ _vectors(others).T
        for row, column in _mutual(scores):
            found[row] = scores[row, column]
    return found


def _mutual(scores: Floats) -> Iterator[tuple[int, int]]:
    """Yield rows and columns that are each other's nearest."""
    back = scores.argmax(axis=0)
    for row, column in enumerate(scores.argmax(axis=1).tolist()):
        if back[column] == row:
            yield row, column


def _vectors(sections: Sequence[Section]) -> Vector:
    return np.array([section.vector for section in sections]).reshape(len(sections), -1)


# Subtopics


@dataclass(frozen=True)
class _Subtopic:
    """Sections of different pages that treat the same."""

    sections: tuple[Section, ...]
    covered_at: float = 1.0  # a covering page's passage comes at least as near to the others' middle

    @property
    def urls(self) -> set[str]:
        return {section.url for section in self.sections}


def _subtopics(site: _Site, scale: _Scale, urls: Sequence[str]) -> list[_Subtopic]:
    """Gather a topic's sections around the one that most others are near to, then around the next, until none is left.

    Stars instead of chains: every section of a subtopic is near the same one.
    """
    nodes = [section for url in urls for section in site.sections[url]]
    edges = _edges(site, scale, urls, nodes)
    free = set(range(len(nodes)))
    weights = {node: sum(near.values()) for node, near in edges.items()}
    found = []
    while free:
        centre = max(free, key=lambda node: (round(weights.get(node, 0.0), _DIGITS), -node))
        star = _one_a_page(nodes, centre, {n: w for n, w in edges.get(centre, {}).items() if n in free})
        if len(star) >= COVERED_BY:
            found.append(_Subtopic(tuple(nodes[node] for node in star)))
        for node in star:
            free.discard(node)
            for other, weight in edges.get(node, {}).items():
                weights[other] -= weight
    return found


def _one_a_page(nodes: Sequence[Section], centre: int, near: Mapping[int, float]) -> list[int]:
    best = {nodes[centre].url: centre}
    for node in sorted(near, key=lambda n: (-near[n], n)):
        best.setdefault(nodes[node].url, node)
    return sorted(best.values())


def _edges(site: _Site, scale: _Scale, urls: Sequence[str], nodes: Sequence[Section]) -> dict[int, dict[int, float]]:
    """Join sections of two compared pages that are each other's nearest and nearer than what differs.

    Under the same heading it is enough to be nearer than different subtopics are in the middle.
    """
    rows_of = _rows_by_page(nodes)
    vectors = _vectors(nodes)
    names = np.array([section.heading.casefold() for section in nodes], dtype=object)
    edges: dict[int, dict[int, float]] = defaultdict(dict)
    pairs = sorted({(min(u, o), max(u, o)) for u in urls for o in site.near[u]})
    for one, other in pairs:
        first, second = rows_of.get(one, []), rows_of.get(other, [])
        if not first or not second:
            continue
        scores = vectors[first] @ vectors[second].T + scale.between(site.language(one), site.language(other))
        scores += (scale.same - scale.usual) * (names[first][:, None] == names[second][None, :])
        for row, column in _mutual(scores):
            if scores[row, column] > scale.same:
                edges[first[row]][second[column]] = edges[second[column]][first[row]] = float(scores[row, column])
    return edges


def _rows_by_page(nodes: Sequence[Section]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, section in enumerate(nodes):
        rows[section.url].append(row)
    return rows


def _without_strays(site: _Site, scale: _Scale, subtopic: _Subtopic) -> _Subtopic:
    """Return the subtopic with how near a page that covers it comes at least, and only with such pages."""
    coverage = _coverage(site, scale, subtopic)
    least = (float(np.median(coverage)) + scale.usual) / 2
    kept = (section for section, near in zip(subtopic.sections, coverage, strict=True) if near >= least)
    return _Subtopic(tuple(kept), least)


def _coverage(site: _Site, scale: _Scale, subtopic: _Subtopic) -> list[float]:
    """Return how near every covering page comes to what the others say about the subtopic."""
    return [
        _nearness(site, scale, section.url, [s for s in subtopic.sections if s.url != section.url])
        for section in subtopic.sections
    ]


def _nearness(site: _Site, scale: _Scale, url: str, sections: Sequence[Section]) -> float:
    """Return the similarity of a page's nearest passage to the middle of sections, those in its language if any."""
    language = site.language(url)
    own = [section for section in sections if section.language == language]
    centre = _centre(own or sections)
    raised = 0.0 if own else scale.across
    return float((site.corpora[url].page_matrix(url) @ centre).max()) + raised


def _centre(sections: Sequence[Section]) -> Vector:
    total = np.sum([section.vector for section in sections], axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float64)


# What a page lacks


def _gaps_of(site: _Site, scale: _Scale, url: str, subtopics: Sequence[_Subtopic]) -> list[dict[str, object]]:
    compared = set(site.near[url])
    named = site.corpora[url].headings(url)
    found: list[dict[str, Any]] = []
    for subtopic in subtopics:
        others = [section for section in subtopic.sections if section.url in compared]
        if url in subtopic.urls or _voices(others) < COVERED_BY or any(s.heading.casefold() in named for s in others):
            continue
        nearness = _nearness(site, scale, url, others)
        of_subject = len(others) >= MOST_COMPARED * len(compared) or nearness >= scale.usual
        if of_subject and nearness < subtopic.covered_at:
            found.append(_row(site, scale, url, others, nearness, len(compared)))
    found.sort(key=lambda row: (-row["covered_by"] / row["others"], row["own_similarity"], row["heading"]))
    distinct = list({row["heading"].casefold(): row for row in reversed(found)}.values())[::-1]
    return [row | {"ordinal": ordinal} for ordinal, row in enumerate(distinct[:GAPS_A_PAGE])]


def _voices(sections: Sequence[Section]) -> int:
    """Return how many pages say it, a page and its translation being one."""
    return max(Counter(section.language for section in sections).values(), default=0)


def _row(
    site: _Site, scale: _Scale, url: str, sections: Sequence[Section], nearness: float, compared: int
) -> dict[str, Any]:
    language = site.language(url)
    heading, named_in = _heading(sections, language)
    typical = _typical_first(sections, language)
    return {
        "url": url,
        "kind": "question" if is_question(heading, named_in) else "subtopic",
        "heading": heading,
        "covered_by": len(sections),
        "others": compared,
        "own_similarity": round(nearness, _DIGITS),
        "competitor": any(site.corpora[section.url].competitor for section in sections),
        "certainty": _certainty(scale, nearness, sections, compared, language),
        "evidence": [_evidence(site, section) for section in typical[:EVIDENCE_A_GAP]],
    }


def _certainty(scale: _Scale, nearness: float, sections: Sequence[Section], compared: int, language: str) -> str:
    grades = ("certain", "likely", "possible")
    few = len(sections) < MOST_COMPARED * compared or _voices(sections) <= COVERED_BY
    grade = 2 if few or nearness > scale.same else 1 if nearness > scale.usual else 0
    foreign = all(section.language != language for section in sections)
    return grades[min(grade + foreign, 2)]


def _typical_first(sections: Sequence[Section], language: str) -> list[Section]:
    """Order sections: those in the page's language first, of these the nearest to the middle of all."""
    centre = _centre(sections)
    return sorted(sections, key=lambda s: (s.language != language, -round(float(s.vector @ centre), _DIGITS), s.url))


def _heading(sections: Sequence[Section], language: str) -> tuple[str, str]:
    """Return how most sections in the page's language are called, of equals the most typical, and that language."""
    typical = _typical_first(sections, language)
    spoken = [section for section in typical if section.language == typical[0].language]
    used = Counter(section.heading.casefold() for section in spoken)
    chosen = max(spoken, key=lambda section: used[section.heading.casefold()])
    return chosen.heading, chosen.language


def _evidence(site: _Site, section: Section) -> dict[str, str]:
    corpus = site.corpora[section.url]
    text = corpus.contents[corpus.rows[section.url]["text_hash"]]["text"]
    quote = first_sentences(text[section.quote_start : section.quote_end], section.language)
    return {"snapshot": "", "table": "passages", "key": section.passage_hash, "url": section.url, "quote": quote}


def first_sentences(text: str, language: str) -> str:
    """Return as many whole sentences as fit into `QUOTED` characters, at least one, cut if it alone is longer."""
    end = 0
    for start, stop in split_sentences(text, language):
        if end and stop > QUOTED:
            break
        end = stop if stop <= QUOTED or not start else end
    return text[: min(end, QUOTED)].strip()
