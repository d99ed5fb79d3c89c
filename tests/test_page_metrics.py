"""Widths in results, readability by language, and the row each URL gets."""

import pyarrow as pa
import pytest

from analysis.extract import read_main_text, text_rows
from analysis.page_metrics import folder_depth, measure_pages
from analysis.pixel_widths import DESCRIPTION_PX, TITLE_PX, pixel_width
from analysis.readability import MIN_WORDS, Reading, count_syllables, read_ease
from analysis.tables import arrow_schema_of

ARIAL = {"i": 0.222, "W": 0.944, "ä": 0.556, "–": 0.556, " ": 0.278}  # em, as Arial's own tables have them
EASY_EN = "The cat sat on the mat. The dog ran to the big tree. "
HARD_DE = "Die Berücksichtigung umweltpolitischer Rahmenbedingungen ermöglicht Organisationen Effizienzsteigerungen. "


def paragraph(text):
    return text, [{"start": 0, "end": len(text), "kind": "paragraph", "heading_path": ""}]


@pytest.mark.parametrize("character", ARIAL)
def test_characters_are_as_wide_as_arials(character):
    wide = pixel_width("x" + character * 1_000 + "x", 20) - pixel_width("xx", 20)
    assert wide / 20_000 == pytest.approx(ARIAL[character], abs=0.002) or character == " "


def test_what_the_font_lacks_is_as_wide_as_its_kind():
    assert pixel_width("日本", 20) == 40
    assert pixel_width("a\u0301", 20) == pixel_width("a", 20)
    assert pixel_width("\U0001f6b2", 20) == 20
    assert pixel_width("  a \n", 20) == pixel_width("a", 20)
    assert pixel_width("", 20) == 0


HAND = {
    "de": "abgeordnete:5 aber:2 abschluss:2 analogen:4 anführte:3 auch:1 aufwärts:2 ballungsraum:3 bald:1 beziehung:3"
    " bürger:2 christenmenschen:4 darauf:2 dies:1 divergierende:5 einer:2 enthaltenen:4 frühen:2 fußballverbandes:5"
    " gegeneinander:5 gehäusen:3 gesetzgebungsprozess:6 italien:4 jahr:1 kategorie:4 kohlenstoff:3 krakau:2 ohne:2"
    " körperliche:4 landesmeisterschaft:5 literaturangabe:7 luftwaffe:3 militär:3 neapel:3 neues:2 patienten:4 reihe:2"
    " ostanatolien:6 partei:2 position:4 preisanstiege:4 raubtiere:3 sauerstoffkammern:5 staates:2 südkalifornien:6"
    " traditionen:5 union:3 vasallenstaaten:5 vergangenheit:4 vorortgemeinden:5 zweier:2 lastenrad-test:4",
    "en": "a:1 made:1 makes:1 wanted:2 used:1 house:1 houses:2 table:2 little:2 people:2 about:2 idea:3 water:2 there:1"
    " university:5 something:2 beautiful:3 don't:1 government:3 information:4 century:3 through:1 the:1 began:2",
}


@pytest.mark.parametrize(("language", "share"), [("de", 0.04), ("en", 0.1)])
def test_syllables_are_nearly_those_counted_by_hand(language, share):
    counted = {pair.split(":")[0]: int(pair.split(":")[1]) for pair in HAND[language].split()}
    wrong = {word for word, syllables in counted.items() if count_syllables(word, language) != syllables}
    assert len(wrong) <= share * len(counted), wrong


def test_english_is_scored_by_flesch():
    reading = read_ease(*paragraph(EASY_EN * 10), "en")
    assert (reading.sentences, reading.words) == (20, 130)
    assert reading.words_per_sentence == 6.5
    assert reading.flesch == pytest.approx(206.835 - 1.015 * 6.5 - 84.6, abs=0.001)  # every word has one syllable
    assert (reading.level, reading.wiener) == ("very_easy", None)


def test_german_is_scored_by_amstad_and_the_wiener_sachtextformel():
    reading = read_ease(*paragraph(HARD_DE * 20), "de")
    assert reading.words_per_sentence == 7
    assert reading.flesch < 0
    assert reading.level == "very_hard"
    # 6 of 7 words have three syllables or more and more than six letters, 1 has one syllable
    assert reading.wiener == pytest.approx(
        0.1935 * 600 / 7 + 0.1672 * 7 + 0.1297 * 600 / 7 - 0.0327 * 100 / 7 - 0.875, abs=0.001
    )


def test_a_short_text_or_one_in_another_language_has_no_score():
    assert read_ease(*paragraph("one two. " * (MIN_WORDS // 2 - 1)), "en").flesch is None
    assert read_ease(*paragraph(EASY_EN * 10), "fr").flesch is None
    assert read_ease(*paragraph(EASY_EN * 10), "fr").words == 130
    assert Reading(0, 0).words_per_sentence is None


def test_headings_code_and_tables_are_no_sentences():
    text = "Head of it\n\nOne sentence. Two."
    blocks = [
        {"start": 0, "end": 10, "kind": "heading", "heading_path": "Head of it"},
        {"start": 12, "end": len(text), "kind": "paragraph", "heading_path": "Head of it"},
    ]
    assert read_ease(text, blocks, "en") == Reading(2, 3)


@pytest.mark.parametrize(
    ("url", "depth"), [("/", 0), ("/page", 0), ("/de/rad/", 2), ("/de/rad/page.html?a=/b/c", 2), ("//x", 1)]
)
def test_folders_are_counted_as_they_stand_in_the_path(url, depth):
    assert folder_depth(f"https://a.example{url}") == depth


def page_rows(*rows):
    empty = {"state": "ok", "reason": "", "chain": [], "h1": [], "headings": [], "hreflang": [], "images": []}
    return pa.Table.from_pylist([empty | row for row in rows], schema=arrow_schema_of("pages"))


def test_a_page_gets_what_it_has_and_none_for_what_it_lacks():
    text = read_main_text(f"<html><body><main><h1>H</h1><p>{EASY_EN * 10}</p></main></body></html>".encode())
    texts = pa.Table.from_batches([text_rows([text])])
    pages = page_rows(
        {"url": "https://a.example/b/c", "title": "Rad", "description": "Räder", "text_chars": 50, "html_chars": 200,
         "body_hash": "h1"},
        {"url": "https://a.example/", "body_hash": "h2"},
    )  # fmt: skip
    read = {
        "url": "https://a.example/b/c",
        "body_hash": "h1",
        "text_hash": text.text_hash,
        "language": "en",
        "words": 1,
    }
    walled = {"body_hash": "h2", "extractor": "x", "text_hash": "", "failure": "consent_wall"}
    rows = measure_pages(
        pages,
        pa.Table.from_pylist([read], schema=arrow_schema_of("page_texts")),
        pa.Table.from_pylist([walled], schema=arrow_schema_of("body_texts")),
        texts,
    ).to_pylist()
    assert rows[0] | {"url": ""} == {
        "url": "", "folder_depth": 0, "title_chars": None, "title_pixels": None, "description_chars": None,
        "description_pixels": None, "text_ratio": None, "sentences": None, "words_per_sentence": None,
        "flesch": None, "wiener": None, "readability": None, "wall": "consent_wall",
    }  # fmt: skip
    assert rows[1]["title_pixels"] == pixel_width("Rad", TITLE_PX)
    assert rows[1]["description_pixels"] == pixel_width("Räder", DESCRIPTION_PX)
    assert (rows[1]["text_ratio"], rows[1]["sentences"], rows[1]["readability"]) == (0.25, 20, "very_easy")
