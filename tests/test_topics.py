"""Which pages form a topic, what it is called, which page gathers it, and where it stands on the map."""

import numpy as np
import pytest

from analysis.link_graph import measure_links
from analysis.topic_map import place_pages
from analysis.topics import find_topics, without_language
from analysis.words import content_hash
from tests.conftest import rows_of

SITE = "https://a.example/"
SUBJECTS = ("zelt", "reifen", "licht")
TEXTS = {
    ("zelt", "de"): "Ein gutes Zelt hält dem Wind stand. Wer das Zelt kennt, schläft bei jedem Wind ruhig.",
    ("reifen", "de"): "Der neue Reifen rollt leicht. Jeder Reifen verliert mit der Zeit an Druck, und der Druck zählt.",
    ("licht", "de"): "Am Rad braucht das Licht einen Dynamo. Ein heller Dynamo macht jedes Licht zum Vergnügen.",
}


def directions(pages_each, languages=("de",)):
    """Pages of three subjects: a direction each, another one for the language, and a small one of their own."""
    random = np.random.default_rng(3)
    urls, rows = [], []
    for subject, direction in zip(SUBJECTS, np.eye(24)[:3], strict=True):
        for place, language in enumerate(languages):
            for number in range(pages_each):
                urls.append(f"{SITE}{language}/{subject}/{number:02}")
                rows.append(direction + 2.0 * np.eye(24)[10 + place] + random.normal(0, 0.03, 24))
    order = np.argsort(urls)
    matrix = np.array(rows, np.float32)[order]
    return [urls[place] for place in order], matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def found(pages_each=10, languages=("de",), links=(), extra=None):
    urls, matrix = directions(pages_each, languages)
    if extra is not None:
        urls, matrix = [*urls, SITE + "zz"], np.vstack([matrix, extra]).astype(np.float32)
    return find_topics(urls, matrix, **facts(urls, links))


def facts(urls, links):
    parts = {url: url.removeprefix(SITE).split("/") for url in urls}
    text_of = {url: TEXTS.get((part[1], "de"), "") if len(part) > 1 else "" for url, part in parts.items()}
    pages = rows_of(
        "pages",
        [
            {"url": u, "final_url": u, "title": f"Ein {p[-2].title()} im Test {p[-1]}" if p[1:] else ""}
            for u, p in parts.items()
        ],
    )
    linked = [
        {"source": SITE + s, "target": SITE + t, "ordinal": n, "internal": True} for n, (s, t) in enumerate(links)
    ]
    link_rows = rows_of("links", linked)
    indexability = rows_of("indexability", [{"url": url, "indexable": True} for url in urls])
    return {
        "page_texts": rows_of(
            "page_texts",
            [{"url": u, "text_hash": content_hash(text_of[u]), "language": p[0]} for u, p in parts.items()],
        ),
        "texts": rows_of("texts", [{"text_hash": content_hash(t), "text": t} for t in sorted(set(text_of.values()))]),
        "pages": pages,
        "links": link_rows,
        "page_entities": rows_of("page_entities", []),
        "link_metrics": measure_links(pages, link_rows, indexability, start_urls=[SITE]),
    }


def subjects_of(topic_pages):
    """Return which subjects stand in each topic."""
    groups = {}
    for row in topic_pages.to_pylist():
        if row["topic"]:
            groups.setdefault(row["topic"], set()).add(row["url"].removeprefix(SITE).split("/")[1])
    return list(groups.values())


def test_pages_of_one_subject_form_a_topic_without_a_number_given():
    topics, topic_pages = found()
    assert topics.num_rows == 3
    assert sorted(map(sorted, subjects_of(topic_pages))) == [["licht"], ["reifen"], ["zelt"]]


def test_a_topic_holds_pages_of_both_languages():
    topics, topic_pages = found(pages_each=12, languages=("de", "en"))
    assert all(len(subjects) == 1 for subjects in subjects_of(topic_pages))
    assert all({part["language"] for part in row["languages"]} == {"de", "en"} for row in topics.to_pylist())


def test_a_page_about_something_else_belongs_to_no_topic():
    _, topic_pages = found(extra=np.eye(24)[20])
    assert [row["topic"] for row in topic_pages.to_pylist() if row["url"] == SITE + "zz"] == [None]


def test_a_topic_is_called_by_the_nouns_that_set_it_apart():
    topics, _ = found()
    assert sorted(row["label"].split(" & ")[0] for row in topics.to_pylist()) == ["Licht", "Reifen", "Zelt"]


def test_the_hub_is_the_page_three_tenths_of_the_others_link_to():
    enough = [(f"de/zelt/{n:02}", "de/zelt/00") for n in range(1, 4)]
    topics, _ = found(links=enough)
    assert [row["hub"] for row in topics.to_pylist() if row["hub"]] == [SITE + "de/zelt/00"]
    topics, _ = found(links=enough[:2])
    assert {row["hub"] for row in topics.to_pylist()} == {None}


def test_of_two_pages_linked_alike_the_hub_is_the_one_linked_from_the_topic_alone():
    inside = [f"de/zelt/{n:02}" for n in range(2, 10)]
    outside = [f"de/licht/{n:02}" for n in range(10)]
    links = [(s, t) for s in inside for t in ("de/zelt/00", "de/zelt/01")] + [(s, "de/zelt/00") for s in outside]
    assert SITE + "de/zelt/01" in {row["hub"] for row in found(links=links)[0].to_pylist()}


def test_the_same_pages_give_the_same_topics_and_too_few_give_none():
    assert found() == found()
    topics, topic_pages = found(pages_each=1)
    assert (topics.num_rows, topic_pages["topic"].null_count) == (0, 3)


def test_shapes_on_the_map_do_not_overlap():
    matrix = directions(10)[1]
    members = [list(range(start, start + 10)) for start in (0, 10, 20)]
    places = place_pages(matrix, members)
    centres = np.array([places[rows].mean(axis=0) for rows in members])
    reach = max(
        np.linalg.norm(places[rows] - centre, axis=1).max() for rows, centre in zip(members, centres, strict=True)
    )
    apart = min(np.linalg.norm(centres[i] - centres[j]) for i in range(3) for j in range(i))
    assert reach < 10**0.5 * 1.5
    assert apart > 10**0.5
    assert len(np.unique(places, axis=0)) == len(matrix)


def test_equal_pages_get_places_of_their_own():
    places = place_pages(np.ones((6, 4), np.float32) / 2, [[0, 1, 2]])
    assert len(np.unique(places, axis=0)) == 6


def test_a_language_of_few_pages_keeps_its_vectors():
    matrix = directions(10)[1]
    assert without_language(matrix[:5], ["de"] * 5) == pytest.approx(matrix[:5], abs=1e-6)
