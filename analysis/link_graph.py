"""The internal link graph as sparse arrays: PageRank, click depth, links in and out, orphans; NetworkX for people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analysis.tables import arrow_schema_of
from analysis.urls import host_of

if TYPE_CHECKING:
    from networkx import DiGraph
    from scipy.sparse import csr_matrix

DAMPING = 0.85  # share of clicks that follow a link: Brin and Page 1998, and the default of every library since
TOLERANCE = 1e-6  # of the total rank, at which the iteration ends: NetworkX's own default, summed over all pages
DIGITS = 12  # of a PageRank: the last digits of a sum differ between processors
MOST_STEPS = 200  # the error shrinks by DAMPING a step, so 1e-6 takes at most 86

Places = npt.NDArray[np.int64]
Ranks = npt.NDArray[np.float64]


@dataclass(frozen=True)
class LinkGraph:
    """Followed links between the site's pages, each pair once, no page to itself, redirects resolved."""

    urls: tuple[str, ...]  # sorted; a place in it is a node
    sources: Places
    targets: Places
    in_body: npt.NDArray[np.bool_]  # whether one of the pair's links stands in body text

    @property
    def nodes(self) -> int:
        return len(self.urls)

    def matrix(self) -> "csr_matrix":
        """Return the adjacency, a row each source."""
        from scipy.sparse import csr_matrix

        ones = np.ones(len(self.sources))
        return csr_matrix((ones, (self.sources, self.targets)), shape=(self.nodes, self.nodes))


def link_graph(pages: pa.Table, links: pa.Table) -> LinkGraph:
    """Return the graph search engines follow.

    Definition: nodes are the URLs of the site's hosts that are not redirects, and what internal links lead to. An edge
    is one or more followed links; a link to a redirect leads to its final URL.
    Left out: rel=nofollow, links of a page to itself, targets that a redirect takes to another host.
    """
    followed = followed_links(links)
    ends = resolved(followed["target"], pages)
    own = pages.filter(pc.equal(pages["url"], pages["final_url"]))["url"]
    hosts = {host_of(url) for url in pages["url"].to_pylist()}
    known = pc.unique(pa.chunked_array([*own.chunks, *ends.chunks, *followed["source"].chunks], pa.string()))
    urls = sorted(url for url in known.to_pylist() if host_of(url) in hosts)
    sources, targets = _places(followed["source"], urls), _places(ends, urls)
    body = pc.equal(followed["position"], "body").to_numpy(zero_copy_only=False)
    return _graph(tuple(urls), sources, targets, body.astype(bool))


def followed_links(links: pa.Table) -> pa.Table:
    """Return the internal links without rel=nofollow."""
    spaced = pc.binary_join_element_wise("", links["rel"], "", " ")
    return links.filter(pc.and_(links["internal"], pc.invert(pc.match_substring(spaced, " nofollow "))))


def resolved(targets: pa.ChunkedArray, pages: pa.Table) -> pa.ChunkedArray:
    """Return where each target leads in the end; one the crawl did not meet leads to itself."""
    ends = pages["final_url"].take(pc.index_in(targets, value_set=pages["url"].combine_chunks()))
    return pc.coalesce(ends, targets)


def _places(column: pa.ChunkedArray, urls: Sequence[str]) -> Places:
    """Return each URL's node, -1 where it is none."""
    found = pc.fill_null(pc.index_in(column, value_set=pa.array(urls, pa.string())), -1)
    return np.asarray(found.to_numpy(), np.int64)


def _graph(urls: tuple[str, ...], sources: Places, targets: Places, body: npt.NDArray[np.bool_]) -> LinkGraph:
    kept = (sources >= 0) & (targets >= 0) & (sources != targets)
    codes = sources[kept] * max(len(urls), 1) + targets[kept]
    pairs, pair_of_link = np.unique(codes, return_inverse=True)
    in_body = np.zeros(len(pairs), bool)
    np.logical_or.at(in_body, pair_of_link, body[kept])
    return LinkGraph(urls, pairs // max(len(urls), 1), pairs % max(len(urls), 1), in_body)


def measure_links(pages: pa.Table, links: pa.Table, indexability: pa.Table, *, start_urls: Collection[str]) -> pa.Table:
    """Return `link_metrics`, one row a node of the graph, sorted by URL.

    Definition: PageRank with damping `DAMPING`, a page without links passing its rank to all pages alike; click depth
    is the shortest way from any start URL; an orphan is what the question `orphan_pages` says it is.
    """
    graph = link_graph(pages, links)
    starts = resolved(pa.chunked_array([sorted(start_urls)], pa.string()), pages)
    inlinks = np.bincount(graph.targets, minlength=graph.nodes)
    depth = click_depths(graph, _places(starts, graph.urls))
    columns: dict[str, Any] = {
        "url": graph.urls,
        "inlinks": inlinks,
        "body_inlinks": np.bincount(graph.targets[graph.in_body], minlength=graph.nodes),
        "outlinks": np.bincount(graph.sources, minlength=graph.nodes),
        "click_depth": pa.array(depth, pa.int32(), mask=depth < 0),
        "pagerank": np.round(pagerank(graph), DIGITS),
        "orphan": (inlinks == 0) & _can_be_orphans(graph.urls, pages, indexability),
    }
    return pa.table(columns, schema=arrow_schema_of("link_metrics"))


def _can_be_orphans(urls: Sequence[str], pages: pa.Table, indexability: pa.Table) -> npt.NDArray[np.bool_]:
    """Indexable pages the crawl met that are not the site's entrance."""
    indexable = indexability.filter(indexability["indexable"])["url"]
    met = pages.filter(pc.not_equal(pages["found_by"], "start"))["url"]
    both = set(indexable.to_pylist()) & set(met.to_pylist())
    return np.array([url in both for url in urls], bool)


def pagerank(graph: LinkGraph) -> Ranks:
    """Return every node's share of 1, by power iteration until a step moves less than `TOLERANCE` of the whole."""
    if not graph.nodes:
        return np.zeros(0)
    out = np.bincount(graph.sources, minlength=graph.nodes).astype(np.float64)
    dangling = out == 0
    passed = graph.matrix().T.tocsr()
    share = np.divide(1.0, out, out=np.zeros_like(out), where=~dangling)
    ranks = np.full(graph.nodes, 1.0 / graph.nodes)
    for _ in range(MOST_STEPS):
        spread = (DAMPING * ranks[dangling].sum() + 1.0 - DAMPING) / graph.nodes
        following = DAMPING * (passed @ (ranks * share)) + spread
        moved = np.abs(following - ranks).sum()
        ranks = following
        if moved < TOLERANCE:
            break
    return np.asarray(ranks / ranks.sum(), np.float64)


def click_depths(graph: LinkGraph, starts: Places) -> npt.NDArray[np.int32]:
    """Return the clicks from the nearest start, breadth first; -1 where no way leads."""
    depths = np.full(graph.nodes, -1, np.int32)
    frontier = np.unique(starts[starts >= 0])
    matrix = graph.matrix()
    clicks = 0
    while len(frontier):
        depths[frontier] = clicks
        reached = np.unique(matrix[frontier].indices)
        frontier = reached[depths[reached] < 0]
        clicks += 1
    return depths


def neighbourhood(graph: LinkGraph, url: str, *, radius: int = 1) -> "DiGraph[str]":
    """Return the pages within `radius` links of a URL, in either direction, with the links between them."""
    import networkx as nx

    near = nx.DiGraph()
    if url not in graph.urls:
        return near
    inside = _within(graph, graph.urls.index(url), radius)
    near.add_nodes_from(graph.urls[place] for place in np.flatnonzero(inside))
    kept = inside[graph.sources] & inside[graph.targets]
    edges = zip(graph.sources[kept], graph.targets[kept], graph.in_body[kept], strict=True)
    near.add_edges_from((graph.urls[s], graph.urls[t], {"in_body": bool(body)}) for s, t, body in edges)
    return near


def _within(graph: LinkGraph, centre: int, radius: int) -> npt.NDArray[np.bool_]:
    inside = np.zeros(graph.nodes, bool)
    inside[centre] = True
    for _ in range(radius):
        touched = inside[graph.sources] | inside[graph.targets]
        inside[graph.sources[touched]] = True
        inside[graph.targets[touched]] = True
    return inside
