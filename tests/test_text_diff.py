"""Main texts compared sentence by sentence."""

import pytest

from analysis import text_diff
from analysis.text_diff import Part, diff_texts


def parts(before, after, language="en"):
    return [(part.kind[0], part.sentence) for part in diff_texts(before, after, language).parts]


def test_what_was_removed_stands_before_what_was_added_in_its_place():
    assert parts("One. Two. Three.", "One. Other. Three. Four.") == [
        ("k", "One."), ("r", "Two."), ("a", "Other."), ("k", "Three."), ("a", "Four."),
    ]  # fmt: skip


def test_white_space_is_no_difference_and_an_abbreviation_ends_no_sentence():
    assert parts("Es gibt z. B. zwei Wege.\n\nEnde.", "Es gibt  z. B. zwei Wege. Ende.", "de") == [
        ("k", "Es gibt z. B. zwei Wege."), ("k", "Ende."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [
        ("Red, blue.", "Red, blue.", 0),
        ("Red, blue.", "Two, six.", 1),
        ("Red, blue. Two, six.", "Red, blue.", 1 / 3),
        ("", "", 0),
    ],
)
def test_the_share_is_that_of_words_in_one_text_only(before, after, share):
    assert diff_texts(before, after, "en").share == pytest.approx(share)


def test_a_very_long_text_is_compared_without_its_order(monkeypatch):
    monkeypatch.setattr(text_diff, "MOST_SENTENCES", 2)
    diff = diff_texts("One. One. Two.", "Two. One. New.", "en")
    assert set(diff.parts) == {
        Part("kept", "One."),
        Part("removed", "One."),
        Part("kept", "Two."),
        Part("added", "New."),
    }
    assert diff.of("added") == ["New."]
