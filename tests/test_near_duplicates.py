"""Near duplicates: the likeness is exact, the closest comes first, and versions for other countries are left out."""

import random

import pytest

from analysis.near_duplicates import find_near_duplicates, shingles
from analysis.progress import Stopped
from tests.conftest import rows_of

WORDS = [f"wort{number}" for number in range(3_000)]


def text(seed, words=200, changed=()):
    drawn = random.Random(seed).choices(WORDS, k=words)
    for place in changed:
        drawn[place] = f"anders{place}"
    return " ".join(drawn)


def found(texts, alternate_of=None, language=None, should_stop=lambda: False):
    """Return rows for pages named like their texts; a page of an equal text is named twice with the same words."""
    hashes = {url: f"h{words}" for url, words in texts.items()}
    by_hash = {f"h{words}": words for words in texts.values()}
    pages = [
        {"url": url, "text_hash": hashes[url], "words": len(words.split()), "language": (language or {}).get(url, "de")}
        for url, words in texts.items()
    ]
    table = find_near_duplicates(
        rows_of("page_texts", pages), alternate_of or {}, lambda keys: ((key, by_hash[key]) for key in keys),
        report=lambda progress: None, should_stop=should_stop,
    )  # fmt: skip
    return {(row["url"], row["rank"]): (row["other"], row["similarity"], row["near"]) for row in table.to_pylist()}


def likeness(one, other):
    first, second = set(shingles(one)), set(shingles(other))
    return round(len(first & second) / len(first | second), 6)


def test_a_text_with_two_words_changed_is_found_with_its_exact_likeness():
    texts = {"/a": text(1), "/b": text(1, changed=(20, 90)), "/other": text(2)}
    alike = likeness(texts["/a"], texts["/b"])
    assert found(texts) == {("/a", 1): ("/b", alike, 1), ("/b", 1): ("/a", alike, 1)}
    assert 0.93 < alike < 0.95


def test_a_text_with_a_tenth_of_its_words_changed_is_another_text():
    assert found({"/a": text(1), "/b": text(1, changed=range(0, 200, 10))}) == {}


def test_the_closest_comes_first_and_pages_of_equal_texts_count():
    texts = {"/a": text(1), "/b": text(1, changed=(20, 90)), "/c": text(1, changed=(20,)), "/d": text(1, changed=(20,))}
    rows = found(texts)
    assert [rows["/a", rank][0] for rank in (1, 2)] == ["/c", "/b"]
    assert rows["/a", 1][2] == 3
    assert ("/c", 3) not in rows, "the page with the very same text is a finding of another question"


def test_letter_case_does_not_count_but_language_does():
    texts = {"/a": text(1), "/b": text(1, changed=(20,)).upper()}
    assert len(found(texts)) == 2
    assert found(texts, language={"/b": "en"}) == {}


def test_versions_of_a_page_for_several_countries_are_left_out():
    texts = {"/de": text(1), "/at": text(1, changed=(20,)), "/copy": text(1, changed=(90,))}
    rows = found(texts, alternate_of={"/de": "c", "/at": "c"})
    assert {(url, other) for (url, _), (other, _, _) in rows.items()} == {
        ("/de", "/copy"), ("/at", "/copy"), ("/copy", "/de"), ("/copy", "/at"),
    }  # fmt: skip


def test_short_texts_are_not_compared():
    assert found({"/a": text(1, words=49), "/b": text(1, words=49, changed=(3,))}) == {}


def test_masses_of_like_texts_stay_bounded():
    rows = found({f"/{n:03}": text(1, changed=(n,)) for n in range(150)})
    assert max(rank for _, rank in rows) == 10
    assert len({url for url, _ in rows}) == 150


def test_it_ends_where_that_is_asked_for():
    with pytest.raises(Stopped):
        found({"/a": text(1)}, should_stop=lambda: True)
