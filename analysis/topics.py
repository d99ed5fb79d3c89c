"""Topics of a site: communities of pages close in meaning, across languages, with a name, a hub and a place on the map.

How many there are is not set: pages that are each other's nearest are joined, and the graph falls apart by itself.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log2
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.embed import Matrix
from analysis.language import UNDECIDED
from analysis.link_graph import LinkGraph, link_graph
from analysis.neighbours import DIGITS
from analysis.tables import arrow_schema_of
from analysis.topic_map import place_pages
from analysis.topic_names import Names, name_topics
from analysis.words import content_hash

SMALLEST = 3  # pages: two pages close to each other are a pair, not a topic
HUB_SHARE = 0.3  # of the topic's other pages that must link to its hub; of two languages, most of one
RESOLUTION = 1.0  # of modularity as Newman and Girvan (2004) define it: no scale is preferred
ENOUGH_FOR_A_MEAN = 20  # pages of a language: a mean of fewer is the mean of their subjects, not of the language
_SEED = 1
_ROWS_AT_ONCE = 1024
_WEAKEST = 1e-6  # weight of an edge between pages that point apart: Louvain takes no negative ones

Members = list[list[int]]  # rows of the matrix, by topic


@dataclass(frozen=True)
class _Site:
    """What is known of the pages, in the order of the matrix's rows."""

    urls: Sequence[str]
    matrix: Matrix
    languages: Sequence[str]
    names: Names
    graph: LinkGraph
    metrics: Mapping[str, dict[str, Any]]


def find_topics(
    urls: Sequence[str],
    matrix: Matrix,
    *,
    page_texts: pa.Table,
    texts: pa.Table,
    pages: pa.Table,
    links: pa.Table,
    link_metrics: pa.Table,
    page_entities: pa.Table,
) -> tuple[pa.Table, pa.Table]:
    """Return `topics` and `topic_pages` of the pages that `urls` and `matrix` hold, as `page_vectors` gives them.

    Definition: communities (Louvain) of the graph that joins pages which are among each other's log2(n) nearest, after
    each language's mean is taken off, so that pages meet across languages. They are those of most
    modularity (Newman and Girvan 2004), which has a best division; a silhouette only grows the finer one divides.
    Threshold: `SMALLEST` pages; a page whose community is smaller joins the topic whose centre it is as near to as one
    of the topic's pages, or none. Hub: the page that most of the topic's other pages link to, if `HUB_SHARE` of
    them do.
    Left out: pages without a vector, because they have no text.
    """
    site = _known_site(urls, matrix, page_texts, texts, pages, links, link_metrics, page_entities)
    members = _communities(site.matrix)
    hubs = [_hub(site, rows) for rows in members]
    ids = [_topic_id(site, rows, hub) for rows, hub in zip(members, hubs, strict=True)]
    return _topic_rows(site, members, hubs, ids), _page_rows(site, members, ids)


def _known_site(
    urls: Sequence[str], matrix: Matrix, page_texts: pa.Table, texts: pa.Table, pages: pa.Table, links: pa.Table,
    link_metrics: pa.Table, page_entities: pa.Table,
) -> _Site:  # fmt: skip
    text_of = dict(zip(texts["text_hash"].to_pylist(), texts["text"].to_pylist(), strict=True))
    read = {row["url"]: row for row in page_texts.select(["url", "text_hash", "language"]).to_pylist()}
    languages = [read[url]["language"] if url in read else UNDECIDED for url in urls]
    main_texts = {url: text_of.get(row["text_hash"], "") for url, row in read.items()}
    return _Site(
        urls,
        without_language(matrix, languages),
        languages,
        Names(dict(zip(urls, languages, strict=True)), main_texts, pages, links, page_entities),
        link_graph(pages, links),
        {row["url"]: row for row in link_metrics.to_pylist()},
    )


def without_language(matrix: Matrix, languages: Sequence[str]) -> Matrix:
    """Return the vectors without the mean of their language, of length 1.

    The mean holds what all texts of a language share, the language itself (Libovický, Rosa and Fraser 2020). Languages
    of fewer than `ENOUGH_FOR_A_MEAN` pages stay as they are.
    """
    centred = matrix.astype(np.float64)
    spoken = np.asarray(languages, dtype=object)
    for language in sorted(set(languages)):
        rows = spoken == language
        if rows.sum() >= ENOUGH_FOR_A_MEAN:
            centred[rows] -= centred[rows].mean(axis=0)
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    np.divide(centred, lengths, out=centred, where=lengths > 0)
    return centred.astype(np.float32)


# Communities


def _communities(matrix: Matrix) -> Members:
    """Return the topics' rows, the largest topic first."""
    if len(matrix) < 2 * SMALLEST:
        return []
    edges = _mutual_neighbours(matrix, ceil(log2(len(matrix))))
    return _with_stragglers(matrix, _louvain(len(matrix), edges))


def _with_stragglers(matrix: Matrix, members: Members) -> Members:
    """Add pages that are nobody's mutual neighbour to the topic whose centre they are as near to as a member."""
    alone = sorted(set(range(len(matrix))) - {row for rows in members for row in rows})
    if not members or not alone:
        return members
    scores = np.round(matrix.astype(np.float64) @ _centres(matrix, members).T, DIGITS)
    farthest = np.array([scores[rows, topic].min() for topic, rows in enumerate(members)])
    nearest = scores[alone].argmax(axis=1)
    joined = [list(rows) for rows in members]
    for row, topic in zip(alone, nearest.tolist(), strict=True):
        if scores[row, topic] >= farthest[topic]:
            joined[topic].append(row)
    joined = [sorted(rows) for rows in joined]
    return sorted(joined, key=lambda rows: (-len(rows), rows))


def _mutual_neighbours(matrix: Matrix, k: int) -> list[tuple[int, int, float]]:
    """Return pairs that are among each other's `k` nearest, with their cosine.

    `k` grows with log n: below it a graph of nearest neighbours breaks what belongs together (Maier, Hein and von
    Luxburg 2009).
    """
    near: dict[tuple[int, int], float] = {}
    for first in range(0, len(matrix), _ROWS_AT_ONCE):
        scores = np.round((matrix[first : first + _ROWS_AT_ONCE] @ matrix.T).astype(np.float64), DIGITS)
        scores[np.arange(len(scores)), np.arange(first, first + len(scores))] = -np.inf
        for row, best in enumerate(np.argsort(-scores, axis=1, kind="stable")[:, :k], start=first):
            near |= {(row, int(place)): float(scores[row - first, place]) for place in best}
    return [(i, j, max(w, _WEAKEST)) for (i, j), w in sorted(near.items()) if i < j and (j, i) in near]


def _louvain(nodes: int, edges: Iterable[tuple[int, int, float]]) -> Members:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from(edges)
    found = nx.community.louvain_communities(graph, resolution=RESOLUTION, seed=_SEED)
    large = (sorted(rows) for rows in found if len(rows) >= SMALLEST)
    return sorted(large, key=lambda rows: (-len(rows), rows))


def _centres(matrix: Matrix, members: Members) -> npt.NDArray[np.float64]:
    """Return each topic's mean direction."""
    if not members:
        return np.zeros((0, matrix.shape[1]))
    sums = np.array([matrix[rows].astype(np.float64).mean(axis=0) for rows in members])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    np.divide(sums, lengths, out=sums, where=lengths > 0)
    return sums


# Hubs and ids


def _hub(site: _Site, rows: Sequence[int]) -> str | None:
    """Return the page most of the topic's other pages link to.

    Of pages linked as often the one that gets the larger share of its links from the topic: a navigation links the
    imprint as often as the topic's own entrance.
    """
    inside = {site.urls[row] for row in rows}
    places = np.array([url in inside for url in site.graph.urls], bool)
    kept = places[site.graph.sources] & places[site.graph.targets]
    linked = Counter(site.graph.urls[target] for target in site.graph.targets[kept])
    if not linked:
        return None
    best = min(linked, key=lambda url: (-linked[url], site.metrics.get(url, {}).get("inlinks", 0), url))
    return best if linked[best] >= HUB_SHARE * (len(rows) - 1) else None


def _topic_id(site: _Site, rows: Sequence[int], hub: str | None) -> str:
    """Return an id that stays while the page that stands for the topic does: its hub, else its most central page."""
    if hub is None:
        closeness = np.round(site.matrix[rows] @ _centres(site.matrix, [list(rows)])[0], DIGITS)
        hub = site.urls[rows[int(np.argmax(closeness))]]
    return content_hash(hub)[:16]


# Rows


def _topic_rows(site: _Site, members: Members, hubs: Sequence[str | None], ids: Sequence[str]) -> pa.Table:
    names = name_topics(site.names, [[site.urls[row] for row in rows] for rows in members])
    closeness = _closeness(site, members)
    rows = [
        {
            "topic": topic,
            "label": label,
            "terms": terms,
            "pages": len(own),
            "languages": _languages(site, own),
            "hub": hub,
            "orphans": sum(site.metrics.get(site.urls[row], {}).get("orphan", False) for row in own),
            "pagerank": sum(site.metrics.get(site.urls[row], {}).get("pagerank", 0.0) for row in own),
            "cohesion": round(float(np.mean([closeness[row] for row in own])), DIGITS),
        }
        for own, hub, topic, (label, terms) in zip(members, hubs, ids, names, strict=True)
    ]
    return pa.Table.from_pylist(sorted(rows, key=lambda row: row["topic"]), schema=arrow_schema_of("topics"))


def _languages(site: _Site, rows: Iterable[int]) -> list[dict[str, object]]:
    counts = Counter(site.languages[row] for row in rows)
    return [{"language": language, "pages": counts[language]} for language in sorted(counts)]


def _page_rows(site: _Site, members: Members, ids: Sequence[str]) -> pa.Table:
    topic_of = {row: topic for topic, rows in zip(ids, members, strict=True) for row in rows}
    closeness = _closeness(site, members)
    places = place_pages(site.matrix, members)
    rows = [
        {
            "url": url,
            "topic": topic_of.get(row),
            "x": float(places[row, 0]),
            "y": float(places[row, 1]),
            "centrality": closeness.get(row, 0.0),
        }
        for row, url in enumerate(site.urls)
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("topic_pages"))


def _closeness(site: _Site, members: Members) -> dict[int, float]:
    """Return each member's cosine to its topic's centre."""
    centres = _centres(site.matrix, members)
    return {
        row: round(float(site.matrix[row] @ centre), DIGITS)
        for rows, centre in zip(members, centres, strict=True)
        for row in rows
    }
