"""The link graph as arrays: PageRank, click depth, links in and out, orphans; and a page's surroundings for people."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analysis.tables import arrow_schema_of

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array

DAMPING = 0.85  # share of clicks that follow a link: Page and Brin 1998, and every tool since
TOLERANCE = 1e-10  # L1 over all pages: a thousandth of a page's share is still exact on a site of 10 million
_MOST_STEPS = 500  # 0.85 ** 142 = 1e-10: reached only if the numbers were not finite
_DIGITS = 12  # of a PageRank: the sums' last digits differ between processors

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def measure_links(pages: pa.Table, links: pa.Table, indexability: pa.Table, start_urls: Collection[str]) -> pa.Table:
    """Return `link_metrics`, one row a URL of the crawl that redirects nowhere.

    Definition: a followed link is internal and without rel=nofollow; a link to a redirect counts for its last hop; two
    links between the same pages count once, links of a page to itself never. PageRank follows links with a probability
    of `DAMPING`; from a page without links it goes on anywhere. An orphan is indexable, no start page, and no other
    page links to it. Left out: canonicals, because a link to a duplicate is still a link to it; meta nofollow of a
    whole page.
    """
    graph = _graph(pages, links)
    body = _graph(pages, links.filter(pc.field("position") == "body"))
    inlinks = _count(graph.targets, len(graph.urls))
    starts = _places(pa.array(sorted(start_urls), pa.string()), pages, graph.urls)
    depths = click_depths(graph.matrix(), starts[starts >= 0])
    columns: dict[str, Any] = {
        "url": graph.urls,
        "inlinks": inlinks,
        "body_inlinks": _count(body.targets, len(graph.urls)),
        "outlinks": _count(graph.sources, len(graph.urls)),
        "click_depth": pa.array(depths, pa.int32(), mask=depths < 0),
        "pagerank": np.round(pagerank(graph.matrix()), _DIGITS),
        "orphan": (inlinks == 0) & _is_indexable(graph.urls, indexability) & ~_marked(starts, len(graph.urls)),
    }
    return pa.table(columns, schema=arrow_schema_of("link_metrics"))


@dataclass(frozen=True)
class _Graph:
    """Distinct followed links between pages, as places in `urls`, which are sorted."""

    urls: pa.Array
    sources: Ints
    targets: Ints

    def matrix(self) -> "csr_array":
        """Return the links as a sparse matrix, a row a source."""
        from scipy.sparse import csr_array

        size = len(self.urls)
        return csr_array((np.ones(len(self.sources)), (self.sources, self.targets)), shape=(size, size))


def _graph(pages: pa.Table, links: pa.Table) -> _Graph:
    urls = final_urls(pages)
    followed = links.select(["source", "target"]).filter(_followed(links))
    pairs = np.stack([_places(followed[side], pages, urls) for side in ("source", "target")])
    inside = pairs[:, (pairs >= 0).all(axis=0) & (pairs[0] != pairs[1])]
    distinct = np.unique(inside[0] * max(len(urls), 1) + inside[1])  # one number a pair: sorted faster than two
    sources, targets = np.divmod(distinct, max(len(urls), 1))
    return _Graph(urls, sources, targets)


def final_urls(pages: pa.Table) -> pa.Array:
    """Return the URLs that answer themselves, sorted: the nodes of the graph."""
    own = pages.filter(pc.equal(pages["url"], pages["final_url"]))["url"]
    return pc.take(own, pc.sort_indices(own)).combine_chunks()


def _followed(links: pa.Table) -> pa.ChunkedArray:
    nofollow = pc.match_substring_regex(links["rel"], r"(^|\s)nofollow(\s|$)")
    return pc.and_(links["internal"], pc.invert(nofollow))


def _places(urls: pa.Array | pa.ChunkedArray, pages: pa.Table, nodes: pa.Array) -> Ints:
    """Return the place of the page each URL leads to, or -1 where it leads out of the crawl."""
    asked = pc.index_in(urls, value_set=pages["url"])
    reached = pc.take(pages["final_url"], asked)
    return np.asarray(pc.fill_null(pc.index_in(reached, value_set=nodes), -1).to_numpy(), np.int64)


def _count(places: Ints, size: int) -> Ints:
    return np.bincount(places, minlength=size).astype(np.int64)


def _marked(places: Ints, size: int) -> npt.NDArray[np.bool_]:
    marks = np.zeros(size, bool)
    marks[places[places >= 0]] = True
    return marks


def _is_indexable(urls: pa.Array, indexability: pa.Table) -> npt.NDArray[np.bool_]:
    indexable = indexability.filter(pc.field("indexable"))["url"]
    return np.asarray(pc.is_in(urls, value_set=indexable).to_numpy(zero_copy_only=False), bool)


def pagerank(graph: "csr_array") -> Floats:
    """Return every row's share of 1, by power iteration until the step is below `TOLERANCE`."""
    size = graph.shape[0]
    if not size:
        return np.zeros(0)
    outgoing = np.asarray(graph.sum(axis=1)).ravel()
    dangling = outgoing == 0
    share = np.divide(1.0, outgoing, out=np.zeros(size), where=~dangling)
    backwards = graph.T.tocsr()
    ranks: Floats = np.full(size, 1 / size)
    for _ in range(_MOST_STEPS):
        lost = ranks[dangling].sum() / size
        step = DAMPING * (backwards @ (ranks * share) + lost) + (1 - DAMPING) / size
        moved = np.abs(step - ranks).sum()
        ranks = step / step.sum()
        if moved < TOLERANCE:
            return ranks
    raise ArithmeticError("PageRank does not converge")


def click_depths(graph: "csr_array", starts: Ints) -> Ints:
    """Return the clicks from the nearest start to every row along links; -1 where no way leads."""
    depths = np.full(graph.shape[0], -1, np.int64)
    ring, depth = np.unique(starts), 0
    while len(ring):
        depths[ring] = depth
        reached = np.unique(graph[ring].indices)
        ring, depth = reached[depths[reached] < 0], depth + 1
    return depths


def neighbourhood(links: pa.Table, url: str, radius: int = 1) -> "nx.DiGraph":
    """Return the pages at most `radius` links away from a page, in either direction, with all links among them.

    Nodes carry `distance`; edges carry `anchors`, the distinct link texts, and `followed`. For looking at and for
    exchange formats: the site's numbers come from `measure_links`.
    """
    import networkx as nx

    inside = links.filter(pc.field("internal"))
    graph = nx.DiGraph()
    for node, distance in sorted(_rings(inside, url, radius).items()):
        graph.add_node(node, distance=distance)
    around = pa.array(list(graph.nodes), pa.string())
    among = inside.filter(pc.and_(*(pc.is_in(inside[side], value_set=around) for side in ("source", "target"))))
    among = among.append_column("followed", _followed(among)).sort_by(
        [("source", "ascending"), ("ordinal", "ascending")]
    )
    for link in among.to_pylist():
        _add_edge(graph, link)
    return graph


def _rings(links: pa.Table, url: str, radius: int) -> dict[str, int]:
    distances = {url: 0}
    ring = [url]
    for distance in range(1, radius + 1):
        last = pa.array(ring, pa.string())
        onward = links.filter(pc.is_in(links["source"], value_set=last))["target"].unique().to_pylist()
        back = links.filter(pc.is_in(links["target"], value_set=last))["source"].unique().to_pylist()
        ring = sorted({*onward, *back} - distances.keys())
        distances |= dict.fromkeys(ring, distance)
    return distances


def _add_edge(graph: "nx.DiGraph", link: dict[str, Any]) -> None:
    known = graph.get_edge_data(link["source"], link["target"]) or {"anchors": [], "followed": False}
    anchors = list(dict.fromkeys([*known["anchors"], link["anchor"]]))
    followed = known["followed"] or link["followed"]
    graph.add_edge(link["source"], link["target"], anchors=anchors, followed=followed)
