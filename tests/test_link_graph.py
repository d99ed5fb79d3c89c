import networkx as nx
import numpy as np
import pytest

from analysis.link_graph import measure_links, neighbourhood
from tests.conftest import rows_of


def crawl(*edges, redirects=None, noindex=(), more=()):
    """Return pages, links and indexability of pages named by letters; an edge is "ab", "ab nofollow" or "ab footer"."""
    redirects = redirects or {}
    links = [_link(*edge.split()) for edge in edges]
    names = sorted({end for link in links for end in (link["source"], link["target"])} | {*redirects, *more})
    pages = [{"url": name, "final_url": redirects.get(name, name)} for name in names]
    indexable = [{"url": name, "indexable": name not in {*redirects, *noindex}} for name in names]
    return rows_of("pages", pages), rows_of("links", links), rows_of("indexability", indexable)


def _link(ends, *words):
    position = "footer" if "footer" in words else "body"
    rel = "nofollow" if "nofollow" in words else ""
    return {"source": ends[0], "target": ends[1], "rel": rel, "position": position, "internal": True}


def measured(*edges, start=("a",), **site):
    return {row["url"]: row for row in measure_links(*crawl(*edges, **site), start).to_pylist()}


def column(metrics, name):
    return {url: row[name] for url, row in metrics.items()}


def test_links_are_counted_once_a_page_and_never_to_itself():
    metrics = measured("ab", "ab footer", "bb", "cb footer", "ba")
    assert column(metrics, "inlinks") == {"a": 1, "b": 2, "c": 0}
    assert column(metrics, "body_inlinks") == {"a": 1, "b": 1, "c": 0}
    assert column(metrics, "outlinks") == {"a": 1, "b": 1, "c": 1}


def test_a_link_to_a_redirect_counts_for_its_last_hop():
    metrics = measured("ar", "rb", redirects={"r": "b"})
    assert column(metrics, "inlinks") == {"a": 0, "b": 1}
    assert metrics["b"]["click_depth"] == 1


def test_a_start_page_that_redirects_starts_at_its_last_hop():
    metrics = measured("ab", start=["r"], redirects={"r": "a"})
    assert column(metrics, "click_depth") == {"a": 0, "b": 1}


def test_a_redirect_out_of_the_crawl_is_no_page():
    assert "x" not in measured("ax", redirects={"x": "https://elsewhere.example/"})


def test_nofollow_passes_nothing_on():
    metrics = measured("ab nofollow", "ac")
    assert (metrics["b"]["inlinks"], metrics["b"]["click_depth"], metrics["b"]["orphan"]) == (0, None, True)


def test_an_orphan_may_rank_and_no_other_page_links_to_it():
    metrics = measured("ab", "cc", noindex="d", more="cd")
    assert column(metrics, "orphan") == {"a": False, "b": False, "c": True, "d": False}


def test_click_depth_is_the_shortest_way():
    metrics = measured("ab", "bc", "cd", "ac", more="z")
    assert column(metrics, "click_depth") == {"a": 0, "b": 1, "c": 1, "d": 2, "z": None}


def test_a_crawl_without_pages_has_no_metrics():
    assert measured() == {}


def random_graph(seed):
    random = np.random.default_rng(seed)
    names = [chr(0x4E00 + i) for i in range(60)]
    edges = ["".join(random.choice(names, 2)) for _ in range(300)]
    return [*edges, "ab", "bc"]  # c is a dead end


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pagerank_and_depth_are_those_of_networkx(seed):
    edges = random_graph(seed)
    oracle = nx.DiGraph((edge[0], edge[1]) for edge in edges if edge[0] != edge[1])
    metrics = measured(*edges, more=oracle.nodes)
    oracle.add_nodes_from(metrics)
    expected = nx.pagerank(oracle, alpha=0.85, tol=1e-12, max_iter=500)
    assert column(metrics, "pagerank") == pytest.approx(expected, abs=1e-9)
    assert sum(column(metrics, "pagerank").values()) == pytest.approx(1)
    lengths = nx.single_source_shortest_path_length(oracle, "a")
    assert column(metrics, "click_depth") == {url: lengths.get(url) for url in metrics}


def test_a_neighbourhood_reaches_both_ways_and_keeps_what_lies_between():
    _, links, _ = crawl("ab", "bc", "ca", "cd", "xb nofollow")
    near = neighbourhood(links, "b", radius=1)
    assert dict(near.nodes(data="distance")) == {"a": 1, "b": 0, "c": 1, "x": 1}
    assert sorted(near.edges) == [("a", "b"), ("b", "c"), ("c", "a"), ("x", "b")]
    assert near.edges["x", "b"]["followed"] is False
