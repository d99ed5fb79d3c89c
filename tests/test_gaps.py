"""Gaps on drawn pages: every section is a passage of its own, and its vector says what it is about."""

import numpy as np
import pytest

from analysis.gaps import find_gaps, first_sentences, is_question
from analysis.progress import Stopped
from analysis.sections import Corpus
from analysis.words import content_hash
from tests.conftest import rows_of

SUBJECTS = ("intro", "chain", "brakes", "tyres", "lights", "bags")
WORDS = "Dieser Satz sagt in genau so vielen Wörtern wie nötig etwas über das, was in der Überschrift darüber steht."


def site(*pages, competitor=False):
    """Return a corpus of pages, each (url, language, {heading: subject})."""
    tables = {name: [] for name in ("page_texts", "page_passages", "texts", "vectors")}
    for url, language, sections in pages:
        for name, rows in drawn(url, language, {"": "intro", **sections}).items():
            tables[name] += rows
    vectors = {row["passage_hash"]: row for row in tables["vectors"]}
    tables["vectors"] = list(vectors.values())
    return Corpus(**{name: rows_of(name, rows) for name, rows in tables.items()}, competitor=competitor)


def drawn(url, language, sections):
    text, blocks, passages, vectors = f"Titel {url}", [block(0, 6 + len(url), "heading", f"Titel {url}")], [], []
    for ordinal, (heading, subject) in enumerate(sections.items()):
        path = f"Titel {url} › {heading}" if heading else f"Titel {url}"
        start = len(text) + 2
        if heading:
            blocks.append(block(start, start + len(heading), "heading", path))
            text += f"\n\n{heading}"
        said = f"{subject} {url} {ordinal}. {WORDS}"
        blocks.append(block(len(text) + 2, len(text) + 2 + len(said), "paragraph", path))
        text += f"\n\n{said}"
        key = content_hash(text[start:])
        passages.append(
            {"url": url, "ordinal": ordinal, "passage_hash": key, "start": start, "end": len(text), "words": 20}
        )
        vectors.append({"passage_hash": key, "model": "m", "vector": vector_of(subject, language, f"{url}{heading}")})
    text_hash = content_hash(text)
    return {
        "page_texts": [{"url": url, "text_hash": text_hash, "language": language}],
        "page_passages": [row | {"text_hash": text_hash} for row in passages],
        "texts": [{"text_hash": text_hash, "text": text, "blocks": blocks}],
        "vectors": vectors,
    }


def block(start, end, kind, path):
    return {"start": start, "end": end, "kind": kind, "heading_path": path}


def vector_of(subject, language, name):
    """One direction a subject, one all share, one a language, and a little of its own."""
    vector = np.zeros(16)
    vector[SUBJECTS.index(subject)] = 1
    vector[8] = 0.7
    vector[9 if language == "de" else 10] = 0.5
    vector[11 + sum(name.encode()) % 5] = 0.2
    return (vector / np.linalg.norm(vector)).tolist()


def gaps(own, *competitors, topics=None):
    placed = rows_of("topic_pages", [{"url": url, "topic": (topics or {}).get(url, "t")} for url in own.rows])
    found = find_gaps(own, placed, competitors, report=lambda progress: None, should_stop=lambda: False)
    return found.to_pylist()


FULL = {"Die Kette": "chain", "Die Bremsen": "brakes", "Welche Reifen halten": "tyres"}
PAGES = [(name, "de", FULL) for name in "abc"]


def test_what_others_cover_and_a_page_does_not_is_its_gap():
    found = gaps(site(*PAGES, ("d", "de", {"Die Kette": "chain", "Licht": "lights"})))
    assert [(row["url"], row["heading"], row["kind"], row["covered_by"], row["others"]) for row in found] == [
        ("d", "Die Bremsen", "subtopic", 3, 3),
        ("d", "Welche Reifen halten", "question", 3, 3),
    ]


def test_a_gap_is_shown_by_the_passages_that_cover_it():
    own = site(*PAGES, ("d", "de", {"Die Kette": "chain"}))
    brakes = gaps(own)[0]
    passages = {row["passage_hash"]: row for row in own.page_passages.to_pylist()}
    assert {one["url"] for one in brakes["evidence"]} == {"a", "b", "c"}
    for one in brakes["evidence"]:
        passage = passages[one["key"]]
        text = own.contents[passage["text_hash"]]["text"][passage["start"] : passage["end"]]
        assert one["table"] == "passages"
        assert one["quote"] in text
        assert one["quote"].startswith("brakes")


def test_a_page_that_says_it_under_another_heading_has_no_gap():
    assert gaps(site(*PAGES, ("d", "de", {"Ganz anders": "brakes", "Und": "chain", "Noch": "tyres"}))) == []


def test_a_page_that_has_the_heading_has_no_gap():
    named = {"Die Kette": "chain", "Die Bremsen": "lights", "Welche Reifen halten": "bags"}
    assert gaps(site(*PAGES, ("d", "de", named))) == []


def test_what_few_cover_is_another_subject_unless_the_page_comes_near_to_it(monkeypatch):
    plain = [(name, "de", {"Die Kette": "chain"}) for name in "defg"]
    pages = site(*[(name, "de", {"Die Kette": "chain", "Taschen": "bags"}) for name in "ab"], *plain)
    monkeypatch.setattr("analysis.gaps._Scale.usual", 0.3)
    assert {(row["heading"], row["certainty"]) for row in gaps(pages)} == {("Taschen", "possible")}
    monkeypatch.setattr("analysis.gaps._Scale.usual", 0.5)
    assert gaps(pages) == []


def test_sections_under_the_same_heading_may_be_less_alike(monkeypatch):
    monkeypatch.setattr("analysis.gaps._Scale.same", 0.99)
    lacking = ("d", "de", {"Die Kette": "chain", "Licht": "lights"})
    renamed = [(name, "de", {f"Die Bremsen von {name}": "brakes"}) for name in "abc"]
    assert {row["heading"] for row in gaps(site(*PAGES, lacking))} == {"Die Bremsen", "Welche Reifen halten"}
    assert gaps(site(*renamed, lacking)) == []


def test_what_one_page_covers_is_its_own_subject():
    assert gaps(site(("a", "de", FULL | {"Taschen": "bags"}), *PAGES[1:])) == []


def test_pages_of_another_topic_are_not_compared():
    own = site(*PAGES, ("d", "de", {"Die Kette": "chain", "Licht": "lights"}))
    assert gaps(own, topics={"d": "other"}) == []


def test_a_page_without_sections_is_a_list_and_lacks_nothing():
    assert gaps(site(*PAGES, ("d", "de", {}))) == []


def test_other_languages_alone_make_a_gap_less_certain():
    english = {"The chain": "chain", "The brakes": "brakes", "Tyres": "tyres"}
    lacking = {"Die Kette": "chain", "Licht": "lights"}
    own_language = gaps(site(*PAGES, ("d", "de", lacking)))
    foreign = gaps(site(*[(name, "en", english) for name in "abc"], ("d", "de", lacking)))
    assert [row["certainty"] for row in own_language] == ["likely", "likely"]
    assert {row["heading"]: row["certainty"] for row in foreign} == {"The brakes": "possible", "Tyres": "possible"}


def test_what_a_page_is_farther_from_than_subtopics_usually_are_it_lacks_for_certain(monkeypatch):
    monkeypatch.setattr("analysis.gaps._Scale.usual", 0.5)
    assert {row["certainty"] for row in gaps(site(*PAGES, ("d", "de", {"Die Kette": "chain"})))} == {"certain"}


def test_a_page_and_its_translation_are_one_voice():
    assert gaps(site(("a", "de", FULL), ("b", "en", {"The brakes": "brakes"}), ("d", "de", {"Kette": "chain"}))) == []


def test_a_competitor_can_show_what_the_whole_site_lacks():
    own = site(("a", "de", {"Die Kette": "chain"}), ("b", "de", {"Die Kette": "chain", "Licht": "lights"}))
    theirs = site(*[(f"https://other.example/{name}", "de", FULL) for name in "xy"], competitor=True)
    found = [row for row in gaps(own, theirs) if row["url"] == "a"]
    assert [(row["heading"], row["covered_by"], row["competitor"]) for row in found] == [
        ("Die Bremsen", 2, True),
        ("Welche Reifen halten", 2, True),
    ]
    assert not any(row["url"].startswith("https://other") for row in gaps(own, theirs))


def test_the_same_pages_in_another_order_have_the_same_gaps():
    pages = [*PAGES, ("d", "de", {"Die Kette": "chain"})]
    assert gaps(site(*pages)) == gaps(site(*reversed(pages)))


def test_a_site_without_topics_has_no_gaps():
    own = site(*PAGES)
    nowhere = rows_of("topic_pages", [{"url": url} for url in own.rows])
    assert find_gaps(own, nowhere, report=print, should_stop=lambda: False).num_rows == 0


def test_a_stop_is_heard():
    own = site(*PAGES)
    with pytest.raises(Stopped):
        find_gaps(own, rows_of("topic_pages", [{"url": "a", "topic": "t"}]), report=print, should_stop=lambda: True)


@pytest.mark.parametrize(
    ("heading", "language", "asks"),
    [
        ("Wie lange hält die Kette", "de", True),
        ("Die Kette?", "de", True),
        ("Wieviele Gänge", "de", False),
        ("Why it breaks", "en", True),
        ("Why it breaks", "fr", False),
        ("Die Kette", "de", False),
        ("", "de", False),
    ],
)
def test_a_question_has_a_mark_or_starts_with_a_question_word(heading, language, asks):
    assert is_question(heading, language) is asks


def test_a_quote_ends_with_a_sentence_where_it_can():
    sentence = "Ein Satz von dreißig Zeichen. "
    assert first_sentences(sentence * 20, "de") == (sentence * 10).strip()
    assert first_sentences("ohne Ende " * 90, "de") == ("ohne Ende " * 90)[:300].strip()
    assert first_sentences("Kurz.", "de") == "Kurz."
