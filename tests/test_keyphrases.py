import pytest

from analysis.keyphrases import (
    Terms,
    content_lemmas,
    lemma_of,
    name_nouns,
    nominative,
    noun_like,
    strongest_terms,
    weigh_terms,
)


def test_german_nouns_are_capitalised_words_that_open_no_sentence():
    said = "Meistens hält die Kette. Wer die Kette pflegt: Sand schadet, 12 Ritzel auch (Öl hilft)."
    assert noun_like(said, "de") == ["Kette", "Kette", "Ritzel"]


def test_elsewhere_every_word_but_function_words_and_numbers_can_be_a_noun():
    assert noun_like("The chain of a bike lasts for 5000 km, or 5k", "en") == ["chain", "bike", "lasts"]


@pytest.mark.parametrize("language", ["und", "xx", "tlh", "../de"])
def test_an_unknown_language_has_no_function_words_and_no_lemmas(language):
    assert noun_like("The Chains", language) == ["The", "Chains"]
    assert lemma_of("Chains", language) == "chains"


def test_forms_of_a_word_count_as_one_and_are_spelled_as_most_often():
    terms = Terms()
    terms.add("Man pflegt Ketten, viele Ketten, und die Kette.", "de")
    terms.add("Es gibt Ketten.", "de")
    assert (terms.counts["kette"], terms.texts["kette"], terms.spelling("kette", "de")) == (4, 2, "Ketten")


def test_a_term_weighs_more_where_it_is_the_groups_own():
    weights = weigh_terms({"chain": {"kette": 4, "rad": 4}, "bags": {"tasche": 4, "rad": 4}}, {"chain": 5, "bags": 5})
    assert weights["chain"]["kette"] > weights["chain"]["rad"]
    assert weights["chain"]["rad"] == weights["bags"]["rad"]
    assert weigh_terms({}, {}) == {}


def test_words_of_titles_come_first_and_parts_of_stronger_terms_not_at_all():
    weights = {"zelt": 3.0, "zeltplatz": 2.0, "heringe": 1.0, "apsis": 1.0}
    assert strongest_terms(weights, among=["heringe"], number=9) == ["heringe", "zelt", "apsis"]
    assert strongest_terms(weights, among=[], number=1) == ["zelt"]


def test_content_lemmas_keep_the_order_and_leave_function_words_out():
    assert content_lemmas("Die Ketten der Räder", "de") == ["kette", "rad"]


@pytest.mark.parametrize(
    ("bent", "named"),
    [("Werktagen", "Werktag"), ("Kindern", "Kind"), ("Kilometern", "Kilometer"), ("Projektes", "Projekt"),
     ("Taschen", "Taschen"), ("Reifen", "Reifen"), ("Kinder", "Kinder"), ("Daten", "Daten")],
)  # fmt: skip
def test_a_noun_in_a_case_but_the_first_is_named_by_the_dictionary(bent, named):
    assert nominative(bent, "de") == named


def test_other_languages_keep_their_words():
    assert nominative("chains", "en") == "chains"


def test_the_first_word_of_a_name_is_a_noun_if_the_dictionary_writes_it_so():
    assert [word for _, word in name_nouns("Unterwegs laden: Strom vom Rad", "de")] == ["Strom", "Rad"]
    assert [word for _, word in name_nouns("Reifen und 28 Zoll", "de")] == ["Reifen", "Zoll"]
