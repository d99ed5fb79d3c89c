from analysis.questions.hreflang_without_return import find_hreflang_without_return
from tests.conftest import ibis_table


def unanswered(alternates, *, unindexable=()):
    """Return the findings on a site given as page → language → page it names."""
    pages = [
        {"url": url, "hreflang": [{"lang": lang, "url": other} for lang, other in named.items()]}
        for url, named in alternates.items()
    ]
    judged = [{"url": url, "indexable": url not in unindexable} for url in alternates]
    found = find_hreflang_without_return(ibis_table("pages", pages), ibis_table("indexability", judged))
    return [(row["url"], row["related"], row["value"]) for row in found.to_pyarrow().to_pylist()]


def test_a_pair_that_names_each_other_is_well():
    assert unanswered({"/de": {"en": "/en"}, "/en": {"de": "/de"}}) == []


def test_the_page_whose_alternate_is_silent_is_found():
    assert unanswered({"/de": {"de": "/de", "EN": "/en"}, "/en": {"en": "/en"}}) == [("/de", "/en", "en")]


def test_two_languages_for_one_page_are_one_finding():
    assert unanswered({"/de": {"en-gb": "/en", "en": "/en"}, "/en": {}}) == [("/de", "/en", "en")]


def test_a_page_in_a_third_language_does_not_answer_for_the_second():
    site = {"/de": {"en": "/en", "fr": "/fr"}, "/en": {"fr": "/fr"}, "/fr": {"de": "/de", "en": "/en"}}
    assert unanswered(site) == [("/de", "/en", "en")]


def test_a_language_chooser_need_not_answer_but_may():
    assert unanswered({"/de": {"x-default": "/"}, "/": {}}) == []
    assert unanswered({"/de": {"en": "/en"}, "/en": {"x-default": "/de"}}) == []


def test_alternates_that_were_not_crawled_or_may_not_rank_are_left_out():
    assert unanswered({"/de": {"en": "/elsewhere"}}) == []
    assert unanswered({"/de": {"en": "/en"}, "/en": {}}, unindexable=("/en",)) == []
    assert unanswered({"/print": {"en": "/en"}, "/en": {}}, unindexable=("/print",)) == []
