import random

import networkx as nx

from crawlers.ways import LinkGraph, Way


def ways_of(links, starts, hops=()):
    graph = LinkGraph(sorted(links))
    for url, targets in links.items():
        graph.add(url, targets, dict(hops).get(url))
    return graph.ways(starts)


def test_a_redirect_is_no_click_and_the_first_by_source_and_place_leads():
    ways = ways_of({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": [], "old": [], "alone": []}, ["a"], {"b": "old"})
    assert ways.to("a") == Way(0, None, "start")
    assert ways.to("d") == Way(2, "b", "link")
    assert ways.to("old") == Way(1, "b", "redirect")
    assert ways.to("alone") is None
    assert ways.by_links() == {"a": ["b", "c"], "b": ["d"]}


def test_addresses_of_others_and_links_to_oneself_lead_nowhere():
    ways = ways_of({"a": ["a", "elsewhere", "b", "b"], "b": ["a"]}, ["a"])
    assert (ways.to("b"), ways.by_links()) == (Way(1, "a", "link"), {"a": ["b"]})


def test_depths_are_those_of_networkx():
    chance = random.Random(3)
    links = {f"/{n}": [f"/{chance.randrange(300)}" for _ in range(chance.randrange(4))] for n in range(300)}
    ways = ways_of(links, ["/0"])
    expected = nx.single_source_shortest_path_length(nx.DiGraph(links), "/0")
    assert {url: way.depth for url in links if (way := ways.to(url))} == dict(expected)
