import numpy as np
import pytest

from analysis.sections import Corpus
from tests.conftest import rows_of

WORDS = " ".join(f"wort{n}" for n in range(20))


def corpus(*blocks, passages):
    """Return one page of blocks (kind, heading path, text) with passages (start and end as blocks, vector)."""
    placed, text = [], ""
    for kind, path, said in blocks:
        start = len(text) + 2 if text else 0
        text += f"\n\n{said}" if text else said
        placed.append({"start": start, "end": len(text), "kind": kind, "heading_path": path})
    rows = [
        {"url": "u", "ordinal": n, "passage_hash": f"p{n}", "start": placed[a]["start"], "end": placed[b]["end"]}
        for n, (a, b, _) in enumerate(passages)
    ]
    return Corpus(
        rows_of("page_texts", [{"url": "u", "text_hash": "t", "language": "de"}]),
        rows_of("page_passages", rows),
        rows_of("texts", [{"text_hash": "t", "text": text, "blocks": placed}]),
        rows_of("vectors", [{"passage_hash": f"p{n}", "vector": vector} for n, (_, _, vector) in enumerate(passages)]),
    )


def headings_of(pages):
    return [section.heading for sections in pages.sections.values() for section in sections]


def test_a_section_is_a_heading_with_the_text_up_to_the_next_one():
    page = corpus(
        ("heading", "Titel", "Titel"), ("paragraph", "Titel", WORDS),
        ("heading", "Titel › Eins", "Eins"), ("paragraph", "Titel › Eins", f"eins {WORDS}"),
        ("heading", "Titel › Eins › Tiefer", "Tiefer"), ("list_item", "Titel › Eins › Tiefer", f"tiefer {WORDS}"),
        passages=[(0, 1, [1, 0]), (2, 3, [0, 1]), (4, 5, [1, 0])],
    )  # fmt: skip
    first, second = page.sections["u"]
    assert (first.heading, first.level, first.text, first.passage_hash) == ("Eins", 2, f"eins {WORDS}", "p1")
    assert (second.heading, second.level, second.text) == ("Tiefer", 3, f"tiefer {WORDS}")


def test_the_title_and_headings_over_almost_nothing_are_no_sections():
    page = corpus(
        ("heading", "Titel", "Titel"), ("paragraph", "Titel", WORDS),
        ("heading", "Titel › Bild", "Bild"), ("paragraph", "Titel › Bild", "Foto: Privat"),
        ("heading", "Titel › Leer", "Leer"),
        passages=[(0, 4, [1, 0])],
    )  # fmt: skip
    assert headings_of(page) == []


def test_a_page_whose_headings_stand_side_by_side_has_no_title_to_leave_out():
    page = corpus(
        ("paragraph", "", WORDS), ("heading", "Eins", "Eins"), ("paragraph", "Eins", WORDS),
        ("heading", "Zwei", "Zwei"), ("paragraph", "Zwei", WORDS),
        passages=[(0, 4, [1, 0])],
    )  # fmt: skip
    assert headings_of(page) == ["Eins", "Zwei"]


def test_a_page_without_headings_has_no_sections():
    assert headings_of(corpus(("paragraph", "", WORDS), passages=[(0, 0, [1, 0])])) == []


def test_a_section_over_two_passages_lies_between_them_by_what_each_holds_of_it():
    page = corpus(
        ("heading", "T", "T"), ("heading", "T › A", "A"),
        ("paragraph", "T › A", WORDS), ("paragraph", "T › A", WORDS),
        passages=[(0, 2, [1, 0]), (3, 3, [0, 1])],
    )  # fmt: skip
    section = page.sections["u"][0]
    assert section.vector == pytest.approx(np.array([1, 1]) / np.sqrt(2), abs=0.02)
    assert section.passage_hash == "p0"
