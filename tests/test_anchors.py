"""Which words of a sentence can link to a page."""

import pytest

from analysis.anchors import Spoken, best_anchor, names_of, weights_of

TEXT = "Im Februar kam der Frost. Auf Eis helfen nur Reifen mit Spikes, und die wollen eingefahren sein."


def anchor_in(text, title, *, h1=(), language="de", taken=(), headings=()):
    lemmas = [{"frost", "reifen", "spikes", "lohnen", "eis", "februar"}, {"reifen"}, {"zelt"}]
    weights = weights_of([*lemmas, {word.casefold() for word in title.split()}])
    names = names_of(title, list(h1), language, weights)
    found = best_anchor(Spoken.of(text, language, frozenset(headings)), names, frozenset(taken))
    return found and (text[slice(*found.sentence)], text[slice(*found.words)])


def test_an_anchor_is_the_words_of_the_sentence_that_name_the_target():
    sentence, anchor = anchor_in(TEXT, "Reifen mit Spikes: Wann sie sich lohnen")
    assert sentence.startswith("Auf Eis helfen")
    assert anchor == "Reifen mit Spikes"


def test_inflected_words_are_found_by_lemma():
    text = "Wir haben auf dieser Reise drei verschiedene Zelte bei Wind aufgebaut."
    assert anchor_in(text, "Zelt")[1] == "Zelte"


def test_the_sites_name_in_a_title_is_not_part_of_the_pages_name():
    assert anchor_in(TEXT, "Reifen mit Spikes | Nordlicht Rad")[1] == "Reifen mit Spikes"


@pytest.mark.parametrize("taken", ["reifen mit spikes", "spikes"])
def test_words_that_are_linked_already_are_not_linked_again(taken):
    assert anchor_in(TEXT, "Spikes", taken=[taken])[1] == ""


def test_a_sentence_that_says_too_little_of_the_name_gives_no_anchor():
    assert (
        anchor_in("Auf der ganzen Reise hielten die Reifen gut.", "Reifen wechseln unterwegs am Straßenrand")[1] == ""
    )


def test_headings_and_labels_take_no_link():
    heading = "Reifen mit Spikes im Winter fahren"
    assert anchor_in(f"{heading}\n\nSpikes", "Spikes", headings=[heading.casefold()]) is None


def test_an_anchor_is_at_most_six_words_long():
    text = "Die Reifen und die Spikes und das Zelt und der Frost gehören zusammen."
    anchor = anchor_in(text, "Reifen Spikes Zelt Frost")[1]
    assert anchor == "" or len(anchor.split()) <= 6
