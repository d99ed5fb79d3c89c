"""What decides the language of a page: its text, then html lang, and never a language the site does not write in."""

import pytest

from analysis.language import UNDECIDED, decide_language, identify_language, primary_language

GERMAN = "Die Werkstatt hat am Samstag geöffnet, und wer möchte, kann sein Rad gleich dort prüfen lassen."
ENGLISH = "The workshop is open on Saturday, and anyone who likes can have their bicycle checked there at once."
FRENCH = "L'atelier est ouvert le samedi et chacun peut y faire contrôler son vélo sans prendre rendez-vous."


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (ENGLISH, "en"), (FRENCH, "fr")])
def test_a_sentence_tells_its_language(text, language):
    assert identify_language(text) == language


@pytest.mark.parametrize("text", ["", "42", "Shimano XT"])
def test_what_tells_nothing_is_undecided(text):
    assert identify_language(text) == UNDECIDED


def test_the_text_is_believed_before_html_lang():
    assert decide_language(GERMAN, "de", "en", ("de", "en")) == "de"


def test_a_language_the_site_does_not_write_in_is_undecided():
    assert decide_language(FRENCH, "fr", "de", ("de", "en")) == UNDECIDED


def test_html_lang_decides_where_the_text_is_too_short():
    assert decide_language("Shimano XT", UNDECIDED, "de-AT", ("de", "en")) == "de"
    assert decide_language("", UNDECIDED, "en", ("de", "en")) == "en"


def test_without_text_and_html_lang_nothing_is_claimed():
    assert decide_language("", UNDECIDED, None, ("de", "en")) == UNDECIDED
    assert decide_language("Shimano XT", UNDECIDED, "fr", ("de", "en")) == UNDECIDED


def test_a_language_the_identifier_does_not_know_is_no_error():
    assert decide_language("Shimano XT", UNDECIDED, "tlh", ("tlh",)) == "tlh"


def test_the_language_of_a_tag_is_its_first_part():
    assert [primary_language(tag) for tag in ("de-AT", "EN_gb", None)] == ["de", "en", ""]
