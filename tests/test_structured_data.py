"""Structured data: every syntax gives the same items, and what Schema.org or Google does not accept is named."""

import gzip
import json
from datetime import date
from importlib.resources import files

import pytest

from analysis.microdata import read_markup
from analysis.rich_results import all_features, features_on, judge_features
from analysis.schema_org import compile_vocabulary, vocabulary
from analysis.structured_data import judge_structured_data, problems_of
from analysis.structured_items import numbered, read_json_ld, resolve
from tests.conftest import rows_of
from tests.dev_data import dev_file

TODAY = date(2026, 11, 25)
CONTEXT = '"@context": "https://schema.org", '


def items_of(*texts):
    return read_json_ld([{"text": text, "error": ""} for text in texts])


def problems(text):
    return [
        (problem.level, problem.code, problem.subject)
        for _, item in numbered(items_of(text))
        for problem in problems_of(item, vocabulary())
    ]


def results(*texts, on=TODAY):
    """Return what each feature lacks, by feature."""
    items = items_of(*texts)
    every = [result for _, item in numbered(items) for result in judge_features(
        item, features_on(on), vocabulary(), resolve(items)
    )]  # fmt: skip
    return {result.feature: (result.missing, result.ended) for result in every}


@pytest.mark.dev_data
def test_what_ships_is_compiled_from_the_release():
    release = dev_file("vocab/schemaorg-30.0-current-https.jsonld.gz")
    graph = json.loads(gzip.decompress(release.read_bytes()))["@graph"]
    shipped = json.loads(files("analysis").joinpath("data", "schema_org.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(compile_vocabulary(graph, "30.0"))) == shipped


@pytest.mark.parametrize(
    "context",
    [
        '"https://schema.org"', '"http://schema.org/"', '"HTTPS://www.schema.org"', '{"@vocab": "http://schema.org/"}',
        '["https://schema.org", {"@language": "de"}]', '"https://schema.org/docs/jsonldcontext.jsonld"',
    ],
)  # fmt: skip
def test_ways_to_name_the_vocabulary(context):
    assert problems(f'{{"@context": {context}, "@type": "Product", "name": "Rad"}}') == []


def test_a_prefix_for_the_vocabulary_and_words_of_another_one():
    text = (
        '{"@context": {"s": "https://schema.org/", "x": "https://x.example/"}, "@type": "s:Product", "x:colour": "r"}'
    )
    assert problems(text) == []
    assert items_of(text)[0].types == ("Product",)


def test_graphs_lists_values_and_nested_items_are_read():
    text = f"""{{{CONTEXT}"@graph": [{{"@type": ["Product", "Vehicle"], "name": {{"@value": "Rad", "@language": "de"}},
        "offers": [{{"@type": "Offer", "price": 9}}, {{"@type": "Offer", "price": 8}}]}}, {{"@id": "#a"}}]}}"""
    found = [(item.path, item.types, sorted(item.properties)) for _, item in numbered(items_of(text))]
    assert found == [
        ("", ("Product", "Vehicle"), ["name", "offers"]),
        ("offers", ("Offer",), ["price"]),
        ("offers", ("Offer",), ["price"]),
    ]
    assert items_of(text)[0].properties["name"] == ("Rad",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('"@type": "Artikel"', ("error", "unknown_type", "Artikel")),
        ('"@type": "Product", "headlin": "x"', ("error", "unknown_property", "headlin")),
        ('"name": "x"', ("error", "no_type", "")),
        ('"@type": "Product", "recipeYield": "4"', ("warning", "property_not_of_type", "recipeYield (Product)")),
        ('"@type": "Event", "startDate": "5. Mai"', ("warning", "wrong_value", "startDate: 5. Mai")),
        ('"@type": "Product", "url": "not an address"', ("warning", "wrong_value", "url: not an address")),
        ('"@type": "Offer", "availability": "yes"', ("warning", "wrong_value", "availability: yes")),
        ('"@type": "AggregateRating", "ratingCount": "4,5 of 5"', ("warning", "wrong_value", "ratingCount: 4,5 of 5")),
        (
            '"@type": "Article", "isAccessibleForFree": "maybe"',
            ("warning", "wrong_value", "isAccessibleForFree: maybe"),
        ),
        ('"@type": "Product", "reviews": "x"', ("warning", "superseded", "reviews → review")),
        ('"@type": "Product", "name": " "', ("warning", "empty", "name")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(said, expected):
    assert problems(f"{{{CONTEXT}{said}}}") == [expected]


@pytest.mark.parametrize(
    "said",
    [
        '"@type": "Event", "startDate": "2026-05-05T19:00+02:00", "endDate": "2026-05"',
        '"@type": "Product", "url": "/rad", "image": ["https://a.example/x.jpg", "x.jpg"]',
        '"@type": "Offer", "availability": "https://schema.org/InStock", "itemCondition": "NewCondition"',
        '"@type": "AggregateRating", "ratingCount": "12", "ratingValue": 4.5',
        '"@type": "Article", "isAccessibleForFree": "False", "author": "Ada", "datePublished": "2026-01-02"',
        '"@type": "WebSite", "potentialAction": {"@type": "SearchAction", "query-input": "required name=q"}',
        '"@type": ["Product", "Unknown:Thing"], "name": "x"',
    ],
)
def test_what_is_right_is_not_reported(said):
    assert problems(f"{{{CONTEXT}{said}}}") == []


def test_a_block_without_the_vocabulary_says_so_and_a_broken_one_hides_no_other():
    blocks = [{"text": "{", "error": "JSONDecodeError"}, {"text": '{"@type": "Product"}', "error": ""}]
    [item] = read_json_ld(blocks)
    assert (item.block, item.problems) == (1, ("no_context",))


def test_a_rich_result_lacks_its_required_properties():
    offer = '"offers": {"@type": "Offer", "price": 9}'
    assert results(f'{{{CONTEXT}"@type": "Product", "name": "Rad", {offer}}}') == {
        "Product snippet": ((), None),
        "Merchant listing": (("image", "offers.priceCurrency|offers.priceSpecification.priceCurrency"), None),
    }


def test_subtypes_count_and_every_value_of_a_path_must_have_it():
    entries = '[{"@type": "ListItem", "position": 1, "name": "a"}, {"@type": "ListItem", "name": "b"}]'
    assert results(f'{{{CONTEXT}"@type": "BreadcrumbList", "itemListElement": {entries}}}') == {
        "Breadcrumb": (("itemListElement.position",), None)
    }
    assert "Local business" in results(f'{{{CONTEXT}"@type": "Restaurant", "name": "x"}}')


def test_references_are_followed_across_blocks():
    said = '"@type": "Review", "author": "Ada", "itemReviewed": {"@id": "#b"}, "reviewRating": {"@id": "#r"}'
    review = f"{{{CONTEXT}{said}}}"
    assert results(review)["Review snippet"][0] == ("reviewRating.ratingValue",)
    rating = f'{{{CONTEXT}"@id": "#r", "@type": "Rating", "ratingValue": 5}}'
    assert results(review, rating)["Review snippet"][0] == ()


@pytest.mark.parametrize(
    ("text", "feature", "ended"),
    [
        ('"@type": "FAQPage"', "FAQ", "2026-05-07"),
        ('"@type": "HowTo", "name": "x"', "How-to", "2023-09-13"),
        ('"@type": "ClaimReview"', "Fact check", "2025-06-12"),
        ('"@type": "WebSite", "potentialAction": {"@type": "SearchAction", "query-input": "q"}',
         "Sitelinks search box", "2024-11-21"),
    ],
)  # fmt: skip
def test_a_feature_that_ended_is_judged_until_then(text, feature, ended):
    block = f"{{{CONTEXT}{text}}}"
    assert results(block)[feature] == ((), ended)
    missing, over = results(block, on=date(2023, 1, 1))[feature]
    assert over is None
    assert missing


def test_every_feature_names_words_of_the_vocabulary():
    words = vocabulary()
    for feature in all_features():
        assert set(feature.types) <= words.types.keys()
        assert feature.certainty in {"documented", "likely", "possible"}
        assert feature.source.startswith("https://developers.google.com/")
        for path in [*feature.required, *feature.recommended, *feature.when]:
            names = path.replace("|", ".").split(".")
            assert {name.removesuffix("-input") for name in names} <= words.properties.keys(), path


MICRODATA = """<html><body><div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Rad</h1>
<img itemprop="image" src="/rad.jpg"><div itemprop="offers" itemscope itemtype="http://schema.org/Offer">
<meta itemprop="price" content="9"><link itemprop="availability" href="https://schema.org/InStock">
<time itemprop="priceValidUntil" datetime="2026-12-01">bald</time></div></div></body></html>"""
RDFA = """<html><body vocab="https://schema.org/"><div typeof="Product" resource="#p"><h1 property="name">Rad</h1>
<img property="image" src="/rad.jpg"><div property="offers" typeof="Offer"><meta property="price" content="9">
<link property="availability" href="https://schema.org/InStock"><time property="priceValidUntil"
datetime="2026-12-01">bald</time></div></div></body></html>"""
JSON_LD = f"""{{{CONTEXT}"@type": "Product", "name": "Rad", "image": "/rad.jpg", "offers": {{"@type": "Offer",
"price": "9", "availability": "https://schema.org/InStock", "priceValidUntil": "2026-12-01"}}}}"""


def told(items):
    return [
        (
            item.path,
            item.types,
            {k: [v for v in vs if isinstance(v, str)] for k, vs in item.properties.items()},
            item.problems,
        )
        for _, item in numbered(items)
    ]


def test_every_syntax_gives_the_same_items():
    assert told(read_markup(MICRODATA.encode())) == told(items_of(JSON_LD))
    assert told(read_markup(RDFA.encode())) == told(items_of(JSON_LD))


def test_open_graph_is_no_rdfa_and_other_vocabularies_are_not_judged():
    foaf = b'<div vocab="http://xmlns.com/foaf/0.1/" typeof="Person"></div>'
    html = b'<head><meta property="og:title" content="x"></head>' + foaf
    [item] = read_markup(html)
    assert list(problems_of(item, vocabulary())) == []


def test_a_page_adds_up_what_its_items_have():
    block = f'{{{CONTEXT}"@type": "Product", "nam": "x", "offers": {{"@type": "Offer", "price": "1"}}}}'
    pages = rows_of("pages", [{"url": "/a", "json_ld": [{"text": block, "error": ""}]}, {"url": "/b"}])
    tables = judge_structured_data(pages, {}, features_on(TODAY))
    assert tables["structured_data_pages"].to_pylist() == [
        {"url": "/a", "errors": 1, "warnings": 0, "rich_result_errors": 4, "rich_result_warnings": 16,
         "features": ["Merchant listing", "Product snippet"], "total_types": 2, "types": ["Offer", "Product"]}
    ]  # fmt: skip
