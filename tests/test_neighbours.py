"""Who is whose neighbour, in which order, and whether they link."""

import numpy as np

from analysis.neighbours import find_neighbours
from tests.conftest import rows_of


def unit(rows):
    matrix = np.array(rows, np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def neighbours(urls, matrix, links=(), languages=None, k=10):
    page_texts = rows_of("page_texts", [{"url": u, "language": (languages or {}).get(u, "de")} for u in urls])
    links = rows_of("links", [{"source": s, "target": t} for s, t in links])
    quiet = {"report": lambda progress: None, "should_stop": lambda: False}
    return find_neighbours(urls, matrix, page_texts, links, k=k, **quiet).to_pylist()


def test_neighbours_are_ranked_by_cosine():
    rows = neighbours(["a", "b", "c"], unit([[1, 0], [1, 0.1], [0, 1]]))
    assert [(r["url"], r["rank"], r["neighbour"]) for r in rows] == [
        ("a", 1, "b"), ("a", 2, "c"), ("b", 1, "a"), ("b", 2, "c"), ("c", 1, "b"), ("c", 2, "a"),
    ]  # fmt: skip


def test_equal_pages_stand_in_the_order_of_their_urls_however_many():
    urls = [f"{n:03}" for n in range(60)]
    rows = neighbours(urls, unit([[1, 2, 3]] * 60), k=3)
    assert [r["neighbour"] for r in rows if r["url"] == "050"] == ["000", "001", "002"]
    assert [r["neighbour"] for r in rows if r["url"] == "001"] == ["000", "002", "003"]


def test_links_and_languages_are_told():
    rows = neighbours(["a", "b"], unit([[1, 0], [1, 1]]), links=[("a", "b")], languages={"a": "en"})
    assert [(r["url"], r["linked"], r["same_language"]) for r in rows] == [("a", True, False), ("b", False, False)]


def test_two_undecided_languages_are_not_the_same():
    rows = neighbours(["a", "b"], unit([[1, 0], [1, 1]]), languages={"a": "und", "b": "und"})
    assert not any(row["same_language"] for row in rows)


def test_a_page_alone_has_no_neighbour():
    assert neighbours(["a"], unit([[1, 0]])) == []
    assert neighbours([], np.empty((0, 0), np.float32)) == []


def test_they_are_those_of_a_full_comparison():
    matrix = unit(np.random.default_rng(7).normal(size=(300, 16)))
    urls = [f"{n:03}" for n in range(300)]
    scores = np.round(matrix.astype(np.float64) @ matrix.T, 6)
    np.fill_diagonal(scores, -2)
    best = {(url, urls[place]) for url, row in zip(urls, scores, strict=True) for place in np.argsort(-row)[:5]}
    assert {(r["url"], r["neighbour"]) for r in neighbours(urls, matrix, k=5)} == best
