"""Where sentences end, and how they are put together into passages."""

import pytest

from analysis.extract import read_main_text, text_rows
from analysis.passages import LONGEST, SHORTEST, list_page_passages, split_passages, split_sentences
from analysis.words import content_hash, count_words
from tests.conftest import rows_of


def sentences(text, language="de"):
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Wir prüfen z. B. Bremsen und Licht.",
        "Das Angebot gilt bis zum 3. Oktober für alle.",
        "Es kostet ca. Hundert Euro bzw. Dollar.",
        "Dr. Anna K. Schmidt leitet die Werkstatt.",
        "Der Verein Rad e. V. Leipzig lädt ein.",
        "Sie fragte „Wann?“ und ging.",
        "Das ging gut … bis zum Abend.",
    ],
)
def test_a_german_dot_that_ends_nothing(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "We check brakes, e.g. Shimano ones.",
        "Mr. Smith met Dr. J. Doe in St. Ives.",
        "It grew by 3.5 percent vs. Berlin.",
    ],
)
def test_an_english_dot_that_ends_nothing(text):
    assert sentences(text, "en") == [text]


def test_sentences_end_at_marks_quotes_and_lines():
    assert sentences("Geht das? Ja! „So ist es.“ Gut.\nNeue Zeile", "de") == [
        "Geht das?", "Ja!", "„So ist es.“", "Gut.", "Neue Zeile",
    ]  # fmt: skip


def test_an_english_number_may_end_a_sentence():
    assert sentences("He was born in 12. She was not.", "en") == ["He was born in 12.", "She was not."]


def test_chinese_marks_need_no_space():
    assert sentences("你好。再见！", "zh") == ["你好。", "再见！"]


def text_of(*blocks):
    """Return text and blocks: (kind, heading path, text)."""
    text, rows = "", []
    for kind, path, part in blocks:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{part}" if text else part
        rows.append({"start": start, "end": start + len(part), "kind": kind, "heading_path": path})
    return text, rows


def words(count):
    return " ".join(["Wort"] * (count - 1)) + " Ende."


def paragraphs(path, *counts):
    return [("paragraph", path, words(count)) for count in counts]


def sizes(*blocks):
    return [passage.words for passage in split_passages(*text_of(*blocks), "de")]


def test_long_texts_become_passages_of_sixty_to_a_hundred_and_twenty_words():
    assert all(SHORTEST <= size <= LONGEST for size in sizes(*paragraphs("", *[20] * 40)))


def test_a_short_text_is_one_passage():
    assert sizes(*paragraphs("", 12)) == [12]


def test_no_text_has_no_passage():
    assert sizes() == []


def test_only_a_single_sentence_is_longer():
    assert sizes(*paragraphs("", 100, 150, 100)) == [100, 150, 100]


def test_words_without_an_end_are_cut():
    assert sizes(("paragraph", "", "Wort " * 300)) == [120, 120, 60]


def test_a_passage_ends_with_its_section():
    assert sizes(*paragraphs("A", 40, 40), *paragraphs("B", 40, 40)) == [80, 80]


def test_a_section_of_half_a_passage_stands_alone():
    assert sizes(("heading", "A", "A"), *paragraphs("A", 80), ("heading", "B", "B"), *paragraphs("B", 39)) == [81, 40]


def test_sections_too_short_to_stand_alone_are_joined():
    blocks = [b for name in "ABCD" for b in (("heading", name, name), *paragraphs(name, 19))]
    assert sizes(*blocks) == [80]


def test_a_heading_belongs_to_what_follows():
    blocks = [("heading", "A", "Anfang"), *paragraphs("A", 70), ("heading", "B", "Schluss"), *paragraphs("B", 70)]
    first, second = split_passages(*text_of(*blocks), "de")
    assert (first.heading_path, second.heading_path) == ("A", "B")
    assert second.text.startswith("Schluss")


def test_a_passage_is_the_text_between_its_offsets():
    text, blocks = text_of(*paragraphs("A", 30, 45, 80, 12, 60), *paragraphs("B", 10, 70))
    passages = split_passages(text, blocks, "de")
    assert all(text[p.start : p.end] == p.text and count_words(p.text) == p.words for p in passages)
    assert sum(p.words for p in passages) == count_words(text)


def test_a_passage_on_two_pages_is_stored_once():
    text = read_main_text(b"<body><main><p>Rad und Recht in der Stadt, kurz gesagt.</p></main></body>")
    page_texts = rows_of(
        "page_texts", [{"url": url, "text_hash": text.text_hash, "language": "de"} for url in ("b", "a")]
    )
    page_passages, passages = list_page_passages(page_texts, text_rows([text]))
    assert page_passages["url"].to_pylist() == ["a", "b"]
    assert passages["passage_hash"].to_pylist() == [content_hash(text.text)]
