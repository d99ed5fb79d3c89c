"""The link graph against NetworkX, and orphans against the question that defines them."""

import ibis
import networkx as nx
import numpy as np
import pytest

from analysis.link_graph import link_graph, measure_links, neighbourhood
from analysis.questions.orphan_pages import find_orphan_pages
from tests.conftest import rows_of

SITE = "https://a.example/"


def page(name, **more):
    url = SITE + name
    return {"url": url, "final_url": url, "found_by": "link"} | more


def link(source, target, **more):
    return {"source": SITE + source, "target": SITE + target, "internal": True, "position": "body"} | more


def tables(pages, links, not_indexable=()):
    judged = [{"url": p["url"], "indexable": p["url"] not in not_indexable} for p in pages]
    numbered = [{"ordinal": place} | row for place, row in enumerate(links)]
    return rows_of("pages", pages), rows_of("links", numbered), rows_of("indexability", judged)


def metrics(pages, links, **more):
    rows = measure_links(*tables(pages, links, **more), start_urls=[SITE]).to_pylist()
    return {row["url"].removeprefix(SITE): row for row in rows}


def random_site(seed, size=40):
    random = np.random.default_rng(seed)
    names = ["", *(f"p{n}" for n in range(1, size))]
    pages = [page(name, found_by="sitemap" if name else "start") for name in names]
    pairs = random.integers(0, size, (size * 3, 2))
    links = [
        link(names[s], names[t], rel="nofollow" if n % 7 == 0 else "", position="navigation" if n % 3 else "body")
        for n, (s, t) in enumerate(pairs)
        if s % 5  # every fifth page links nowhere
    ]
    return pages, links


@pytest.mark.parametrize("seed", range(3))
def test_pagerank_and_depth_are_those_of_networkx(seed):
    pages, links = random_site(seed)
    oracle = nx.DiGraph()
    oracle.add_nodes_from(p["url"] for p in pages)
    oracle.add_edges_from((k["source"], k["target"]) for k in links if not k["rel"] and k["source"] != k["target"])
    expected = nx.pagerank(oracle, tol=1e-10)
    depths = nx.single_source_shortest_path_length(oracle, SITE)
    for row in measure_links(*tables(pages, links), start_urls=[SITE]).to_pylist():
        assert row["pagerank"] == pytest.approx(expected[row["url"]], abs=1e-6)
        assert row["click_depth"] == depths.get(row["url"])
        assert (row["inlinks"], row["outlinks"]) == (oracle.in_degree(row["url"]), oracle.out_degree(row["url"]))


@pytest.mark.parametrize("seed", range(3))
def test_orphans_are_those_of_the_question(seed):
    pages, links = random_site(seed)
    pages[3] |= {"final_url": pages[4]["url"]}  # a redirect
    facts = tables(pages, links, not_indexable={pages[3]["url"], pages[6]["url"]})
    asked = find_orphan_pages(*(ibis.memtable(facts[place]) for place in (2, 1, 0)))
    rows = measure_links(*facts, start_urls=[SITE]).to_pylist()
    assert sorted(row["url"] for row in rows if row["orphan"]) == sorted(asked.to_pyarrow()["url"].to_pylist())


def test_a_link_to_a_redirect_counts_for_its_final_url():
    rows = metrics([page("", found_by="start"), page("old", final_url=SITE + "new"), page("new")], [link("", "old")])
    assert "old" not in rows
    assert (rows["new"]["inlinks"], rows["new"]["click_depth"], rows["new"]["orphan"]) == (1, 1, False)


def test_a_page_that_links_twice_counts_once_and_as_body_if_one_of_both_is():
    twice = [link("", "a", position="navigation"), link("", "a")]
    row = metrics([page("", found_by="start"), page("a")], twice)["a"]
    assert (row["inlinks"], row["body_inlinks"]) == (1, 1)


def test_a_redirect_to_another_site_is_no_node():
    rows = metrics([page("", found_by="start"), page("out", final_url="https://b.example/")], [link("", "out")])
    assert set(rows) == {""}


def test_a_redirecting_start_begins_at_its_end():
    rows = metrics([page("", found_by="start", final_url=SITE + "de/"), page("de/"), page("a")], [link("de/", "a")])
    assert (rows["de/"]["click_depth"], rows["a"]["click_depth"]) == (0, 1)


def test_ranks_sum_to_one_and_an_empty_site_has_no_rows():
    pages, links = random_site(7)
    assert sum(row["pagerank"] for row in metrics(pages, links).values()) == pytest.approx(1)
    assert metrics([], []) == {}


def test_a_neighbourhood_holds_links_in_both_directions_up_to_its_radius():
    pages = [page(name) for name in "abcd"]
    graph = link_graph(*tables(pages, [link("a", "b"), link("b", "c"), link("c", "d")])[:2])
    near = neighbourhood(graph, SITE + "b")
    assert sorted(near) == [SITE + name for name in "abc"]
    assert near.number_of_edges() == 2
    assert sorted(neighbourhood(graph, SITE + "b", radius=2)) == [SITE + name for name in "abcd"]
    assert not len(neighbourhood(graph, SITE + "unknown"))
