"""Language clusters: who belongs together, what is wrong with an alternate, and what is no duplicate because of it."""

import ibis
import pytest

from analysis.hreflang import cluster_alternates, list_alternates
from analysis.indexability import judge_indexability
from analysis.language_codes import problem_of
from analysis.questions.duplicate_titles import find_duplicate_titles
from analysis.questions.hreflang_codes import find_hreflang_codes
from analysis.questions.hreflang_problems import find_hreflang_problems
from analysis.questions.hreflang_without_return import find_hreflang_without_return
from analysis.questions.same_text_pages import find_same_text_pages
from tests.conftest import ibis_table, rows_of

SITE = "https://a.example"


def page(path, alternates=(), **more):
    sound = {"state": "ok", "first_status": 200, "content_type": "text/html", "googlebot_allowed": True}
    names = [{"lang": code, "url": SITE + target} for code, target in alternates]
    return sound | {"url": SITE + path, "final_url": SITE + path, "hreflang": names} | more


def alternates_of(*pages, sitemap=()):
    table = ibis_table("pages", pages)
    entries = [
        {"sitemap": "s", "ordinal": n, "url": SITE + path, "hreflang": [{"lang": c, "url": SITE + t} for c, t in named]}
        for n, (path, named) in enumerate(sitemap)
    ]
    indexability = judge_indexability(table)
    links = list_alternates(table, indexability, ibis_table("sitemap_urls", entries)).to_pyarrow()
    links = rows_of("hreflang_links", links.to_pylist())
    return table, indexability, links, cluster_alternates(links)


def problems_of(links):
    return {
        (row["url"].removeprefix(SITE), row["target"].removeprefix(SITE), row["code"]): row["problems"]
        for row in links.to_pylist()
        if row["problems"]
    }


@pytest.mark.parametrize(
    "code", ["de", "de-AT", "DE-ch", "zh-Hant", "zh-Hans-TW", "x-default", "sr-Latn-RS", " en-GB "]
)
def test_a_sound_code(code):
    assert problem_of(code) == ""


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("en-UK", "region"), ("de_DE", "form"), ("uk-EU", "region"), ("pcm", "language"), ("xx", "language"),
        ("zh-Hanx", "script"), ("de-Latn-UK", "region"), ("es-419", "region"), ("", "form"), ("de-DE-1996-x", "form"),
        ("english", "language"), ("default", "language"), ("de-", "region"), ("zh-TW-Hant", "script"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_code(code, problem):
    assert problem_of(code) == problem


def test_alternates_that_name_each_other_have_no_problem():
    every = [("de-DE", "/de"), ("de-AT", "/at"), ("x-default", "/de")]
    _, _, links, clusters = alternates_of(page("/de", every), page("/at", every))
    assert problems_of(links) == {}
    assert [(row["code"], row["cluster"], row["alternate"]) for row in clusters.to_pylist()] == [
        ("de-at", f"{SITE}/at", True),
        ("de-de", f"{SITE}/at", True),
    ]


def test_what_is_wrong_with_an_alternate_is_named():
    named = [
        ("de", "/de"), ("en-UK", "/en"), ("fr", "/fr"), ("fr", "/fr2"), ("it", "/old"), ("es", "/hidden"),
        ("pl", "/no"),
    ]  # fmt: skip
    pages = [
        page("/de", named), page("/en", [("de", "/de"), ("en", "/en")]), page("/fr", [("de", "/de")]), page("/fr2"),
        page("/old", first_status=301, final_url=f"{SITE}/it"), page("/hidden", [("de", "/de")], robots_meta="noindex"),
    ]  # fmt: skip
    _, _, links, _ = alternates_of(*pages)
    assert problems_of(links) == {
        ("/de", "/en", "en-uk"): ["code_region"],
        ("/de", "/fr", "fr"): ["conflicting_code"],
        ("/de", "/fr2", "fr"): ["conflicting_code", "no_return"],
        ("/de", "/old", "it"): ["no_return", "target_redirect"],
        ("/de", "/hidden", "es"): ["target_noindex"],
    }, "a page that was not crawled (/no) is not judged"


def test_header_and_sitemap_name_alternates_as_well():
    header = page("/a", hreflang_header=[{"lang": "en", "url": f"{SITE}/b"}])
    _, _, links, clusters = alternates_of(header, page("/b"), sitemap=[("/b", [("de", "/a"), ("en", "/b")])])
    assert {(row["source"], row["returned"]) for row in links.to_pylist()} == {("header", True), ("sitemap", True)}
    assert {row["cluster"] for row in clusters.to_pylist()} == {f"{SITE}/a"}


def test_a_language_chooser_does_not_join_what_it_stands_for():
    pages = [
        page(f"/{n}/{code}", [("de", f"/{n}/de"), ("en", f"/{n}/en"), ("x-default", "/")])
        for n in "ab"
        for code in ("de", "en")
    ]
    _, _, _, clusters = alternates_of(page("/"), *pages)
    assert {row["cluster"] for row in clusters.to_pylist()} == {f"{SITE}/a/de", f"{SITE}/b/de"}


def test_the_checks_tell_what_search_engines_cannot_use():
    _, indexability, links, clusters = alternates_of(
        page("/de", [("en-UK", "/en"), ("fr", "/gone")]), page("/en", [("de", "/de"), ("en", "/en")]),
        page("/gone", first_status=404, state="http_error"), page("/off", [("en-UK", "/en")], robots_meta="noindex"),
    )  # fmt: skip
    codes = find_hreflang_codes(indexability, ibis.memtable(links)).to_pyarrow().to_pylist()
    assert [(row["url"], row["value"]) for row in codes] == [(f"{SITE}/de", "en-uk")]
    found = find_hreflang_problems(indexability, ibis.memtable(links), ibis.memtable(clusters)).to_pyarrow().to_pylist()
    assert [(row["url"], row["related"], row["value"]) for row in found] == [
        (f"{SITE}/de", None, "not_itself"),
        (f"{SITE}/de", f"{SITE}/gone", "target_client_error"),
    ]


def test_countries_of_one_language_are_no_duplicates_of_each_other():
    every = [("de-DE", "/de"), ("de-AT", "/at"), ("de-CH", "/ch")]
    pages = [page(path, every, title="Räder", lang="de") for path in ("/de", "/at", "/ch")]
    table, indexability, _, clusters = alternates_of(*pages)
    texts = ibis_table(
        "page_texts", [{"url": SITE + path, "text_hash": "t", "words": 90} for path in ("/de", "/at", "/ch")]
    )
    clusters = ibis.memtable(clusters)
    assert find_duplicate_titles(table, indexability, clusters).count().to_pyarrow().as_py() == 0
    assert find_same_text_pages(texts, indexability, clusters).count().to_pyarrow().as_py() == 0
    assert find_same_text_pages(texts, indexability).count().to_pyarrow().as_py() == 3


def test_a_copy_outside_the_cluster_and_two_pages_of_one_code_are_duplicates():
    every = [("de-DE", "/de"), ("de-AT", "/at")]
    pages = [page("/de", every, title="R"), page("/at", every, title="R"), page("/copy", title="R")]
    table, indexability, _, clusters = alternates_of(*pages)
    found = find_duplicate_titles(table, indexability, ibis.memtable(clusters)).to_pyarrow().to_pylist()
    assert [(row["url"], row["related"], row["weight"]) for row in found] == [
        (f"{SITE}/copy", f"{SITE}/at", 3),
        (f"{SITE}/at", f"{SITE}/copy", 2),
        (f"{SITE}/de", f"{SITE}/copy", 2),
    ]
    same_code = [("de", "/1"), ("de", "/2")]
    table, indexability, _, clusters = alternates_of(page("/1", same_code, title="R"), page("/2", same_code, title="R"))
    assert find_duplicate_titles(table, indexability, ibis.memtable(clusters)).count().to_pyarrow().as_py() == 2


def test_a_return_link_may_stand_in_a_sitemap():
    pages = [page("/de", [("en", "/en"), ("fr", "/fr")]), page("/en"), page("/fr")]
    table, indexability, links, _ = alternates_of(*pages, sitemap=[("/en", [("de", "/de")])])
    found = find_hreflang_without_return(table, indexability, ibis.memtable(links)).to_pyarrow().to_pylist()
    assert [row["related"] for row in found] == [f"{SITE}/fr"]
    assert find_hreflang_without_return(table, indexability).count().to_pyarrow().as_py() == 2
