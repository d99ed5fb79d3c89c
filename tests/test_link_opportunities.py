"""Which links are suggested, where, and in which order."""

import numpy as np

from analysis.link_graph import measure_links
from analysis.link_opportunities import PER_SOURCE, PER_TARGET, LinkSpace, find_link_opportunities, needs
from analysis.words import content_hash
from tests.conftest import rows_of

SITE = "https://a.example/"
QUIET = {"report": lambda progress: None, "should_stop": lambda: False}
SUBJECTS = ("Zelt", "Reifen", "Licht", "Kette")
SAID = "Wer lange fährt, braucht unterwegs vor allem ein gutes {}, das hält."


def found(pages, links=(), **more):
    """Suggest links between pages given as name → (title, direction, text), each of one passage."""
    made = [{"url": SITE + n, "final_url": SITE + n, "title": t, "found_by": "link"} for n, (t, _, _) in pages.items()]
    made += more.get("redirects", [])
    texts = {SITE + name: text for name, (_, _, text) in pages.items()}
    vectors = {content_hash(text): unit(direction) for _, direction, text in pages.values()}
    page_rows = rows_of("pages", made)
    link_rows = rows_of(
        "links",
        [{"source": SITE + s, "target": SITE + t, "ordinal": n, "internal": True} for n, (s, t) in enumerate(links)],
    )
    languages = more.get("languages", {})
    space = LinkSpace(
        page_rows,
        link_rows,
        rows_of(
            "page_texts",
            [{"url": u, "text_hash": content_hash(t), "language": languages.get(u, "de")} for u, t in texts.items()],
        ),
        rows_of("page_passages", [{"url": u, "passage_hash": content_hash(t), "words": 10} for u, t in texts.items()]),
        rows_of("passages", [{"passage_hash": content_hash(t), "text": t} for t in sorted(set(texts.values()))]),
        rows_of("vectors", [{"passage_hash": key, "vector": vector} for key, vector in sorted(vectors.items())]),
    )
    judged = rows_of("indexability", [{"url": row["url"], "indexable": True} for row in made])
    metrics = measure_links(page_rows, link_rows, judged, start_urls=[SITE])
    entities = rows_of("page_entities", [{"url": u, "entity": "Nabe", "label": "TOPIC"} for u in texts])
    rows = find_link_opportunities(space, metrics, entities, **QUIET).to_pylist()
    return {(row["source"].removeprefix(SITE), row["target"].removeprefix(SITE)): row for row in rows}


def unit(direction):
    return (np.array(direction) / np.linalg.norm(direction)).astype(np.float32).tolist()


def site(pages_each=4):
    """Pages of four subjects; the first of each is named by the sentence of the others."""
    random = np.random.default_rng(5)
    return {
        f"{subject.lower()}/{number}": (
            subject if not number else f"{subject} Nummer {number}",
            np.eye(8)[place] + random.normal(0, 0.05, 8),
            SAID.format(subject) + f" Das ist Seite {subject} {number} von allen.",
        )
        for place, subject in enumerate(SUBJECTS)
        for number in range(pages_each)
    }


def test_a_page_should_link_to_the_page_its_sentence_names():
    row = found(site())["zelt/1", "zelt/0"]
    assert row["anchor"] == "Zelt"
    assert row["sentence"] == SAID.format("Zelt")
    assert row["shared_entities"] == ["Nabe"]
    assert row["target_orphan"]


def test_pages_on_other_subjects_should_not_link():
    assert all(source.split("/")[0] == target.split("/")[0] for source, target in found(site()))


def test_a_pair_that_is_linked_is_not_suggested_not_even_through_a_redirect():
    old = {"url": SITE + "alt", "final_url": SITE + "zelt/0", "found_by": "link"}
    rows = found(site(), links=[("zelt/1", "zelt/0"), ("zelt/2", "alt")], redirects=[old])
    assert ("zelt/1", "zelt/0") not in rows
    assert ("zelt/2", "zelt/0") not in rows
    assert ("zelt/3", "zelt/0") in rows


def test_links_stay_within_a_language():
    rows = found(site(), languages={SITE + "zelt/1": "en", SITE + "zelt/2": "und", SITE + "zelt/3": "und"})
    assert not {pair for pair in rows if pair[0] in ("zelt/1", "zelt/2", "zelt/3")}


def test_an_orphan_comes_before_a_page_with_links():
    rows = found(site(), links=[("licht/0", "reifen/0")])
    assert rows["zelt/1", "zelt/0"]["benefit"] > rows["reifen/1", "reifen/0"]["benefit"]
    assert all(0 <= row["benefit"] <= 100 for row in rows.values())


def test_need_falls_with_pagerank():
    metrics = {name: {"pagerank": rank, "orphan": name == "a"} for name, rank in (("a", 0.1), ("b", 0.3), ("c", 0.6))}
    assert needs(metrics, "abc") == {"a": 1.0, "b": 1 - 2 / 3, "c": 0.0}


def test_sources_and_targets_get_a_handful_each():
    rows = found(site(pages_each=14))
    for place, most in ((0, PER_SOURCE), (1, PER_TARGET)):
        names = [pair[place] for pair in rows]
        assert max(names.count(name) for name in names) <= most


def test_a_site_of_one_page_has_no_suggestion():
    assert found({"zelt/0": ("Zelt", np.eye(8)[0], SAID.format("Zelt"))}) == {}


def test_of_two_pages_with_one_text_the_linked_one_stands_for_both():
    pages = site()
    pages["zelt/0/druck"] = pages["zelt/0"]
    rows = found(pages, links=[("licht/0", "zelt/0"), ("licht/1", "zelt/0"), ("zelt/1", "zelt/0/druck")])
    assert "zelt/0/druck" not in {url for pair in rows for url in pair}
    assert ("zelt/1", "zelt/0") not in rows
