"""What becomes a site's vocabulary, from which layer, and where its names are found again."""

import json

import pyarrow as pa
import pytest

from analysis.entities import (
    COMMON_PAGES,
    NOTHING,
    Term,
    Vocabulary,
    collect_vocabulary,
    find_entities,
    list_page_entities,
)
from analysis.extract import read_main_text, text_rows
from app.models import load_pipeline
from tests.conftest import rows_of


def page(url, h1="", title="", json_ld=()):
    blocks = [{"text": json.dumps(node) if isinstance(node, dict) else node, "error": ""} for node in json_ld]
    headings = [h1] if h1 else []
    return {"url": url, "state": "ok", "body_hash": url, "h1": headings, "title": title, "json_ld": blocks}


def link(source, target, anchor, position="body"):
    return {"source": source, "target": target, "anchor": anchor, "position": position, "internal": True}


def terms(pages, links=()):
    rows = collect_vocabulary(rows_of("pages", pages), rows_of("links", list(links))).terms
    return {(term.name, term.label, term.layer) for term in rows}


def test_structured_data_names_things_by_their_type():
    product = {"@type": "Product", "name": "Fjord 8", "brand": {"@type": "Brand", "name": "Nordlicht"}}
    article = {"@type": "Article", "name": "Ein Titel", "author": "Mira Holm"}
    assert terms([page("u", json_ld=[{"@graph": [product, article]}, "{broken"])]) == {
        ("Fjord 8", "PRODUCT", "json_ld"),
        ("Nordlicht", "BRAND", "json_ld"),
        ("Mira Holm", "PERSON", "json_ld"),
    }


def test_breadcrumbs_name_topics():
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Lastenräder"}]}
    links = [link("u", "v", "Gravelbikes", "breadcrumb")]
    assert terms([page("u", json_ld=[crumbs])], links) == {
        ("Lastenräder", "TOPIC", "breadcrumb"),
        ("Gravelbikes", "TOPIC", "breadcrumb"),
    }


def test_an_anchor_counts_from_three_pages_on_if_the_target_calls_itself_so():
    pages = [page("t", title="Nabendynamo im Test | Magazin"), page("x", title="Anderes")]
    named = [link(source, "t", "Nabendynamo") for source in "abc"]
    empty = [link(source, target, "mehr erfahren") for source in "abc" for target in "tx"]
    seldom = [link(source, "t", "Test") for source in "ab"]
    assert terms(pages, named + empty + seldom) == {("Nabendynamo", "TOPIC", "anchor")}


@pytest.mark.parametrize(("tag", "kept"), [("work", False), ("xdotool", True), ("Bremse", True), ("code review", True)])
def test_a_dictionary_word_written_small_is_no_name(tag, kept):
    assert bool(terms([page("t", title=tag)], [link(source, "t", tag) for source in "abc"])) == kept


def test_a_heading_names_its_page_without_article_and_subtitle():
    pages = [page("a", h1="Die Rohloff-Nabe: was sie kann"), page("b", h1="Wann lohnt sich ein Riemen?")]
    assert terms(pages) == {("Rohloff-Nabe", "TOPIC", "heading")}


def test_a_heading_on_several_pages_names_none():
    assert terms([page("a", h1="Archiv der Tests"), page("b", h1="Archiv der Tests")]) == set()


@pytest.mark.parametrize("heading", ["Home", "Über uns", "Impressum", "Kontakt & Impressum", "2024", "News"])
def test_pages_every_site_has_are_no_entities(heading):
    assert terms([page("a", h1=heading)]) == set()


def test_of_two_sources_the_stronger_counts():
    pages = [page("a", h1="Fjord 8", json_ld=[{"@type": "Product", "name": "Fjord 8"}])]
    assert terms(pages) == {("Fjord 8", "PRODUCT", "json_ld")}


def found(sentence, *names, searched=()):
    text = read_main_text(f"<body><main><p>{sentence}</p></main></body>".encode())
    vocabulary = Vocabulary(tuple(sorted(Term(name, label, "json_ld") for name, label in names)))
    batches = find_entities(
        pa.Table.from_batches([text_rows([text])]),
        vocabulary,
        pipelines=load_pipeline,
        searched=searched and {text.text_hash},
        report=lambda progress: None,
        should_stop=lambda: False,
    )
    return [
        (row["entity"], text.text[row["start"] : row["end"]] if row["start"] != NOTHING else None)
        for batch in batches
        for row in batch.to_pylist()
    ]


def test_topics_are_found_in_any_case():
    assert found("Wir mögen das lastenrad sehr.", ("Lastenrad", "TOPIC")) == [("Lastenrad", "lastenrad")]


def test_the_longest_name_wins():
    rows = found("Das OK Lab Berlin lädt ein.", ("Berlin", "PLACE"), ("OK Lab Berlin", "ORG"))
    assert rows == [("OK Lab Berlin", "OK Lab Berlin")]


def test_acronyms_and_names_are_not_common_words():
    assert found("Give it to us for the bold one.", ("IT", "TOPIC"), ("Bold", "BRAND")) == [("", None)]


def test_a_searched_text_is_not_searched_again():
    assert found("Das Lastenrad.", ("Lastenrad", "TOPIC"), searched=True) == []


def test_another_vocabulary_has_another_digest():
    one, two = (Vocabulary((Term(name, "TOPIC", "anchor"),)) for name in ("Rad", "Reifen"))
    assert one.digest != two.digest
    assert one.digest == Vocabulary(one.terms).digest


def entity(text_hash, name, layer, start=0):
    return {"text_hash": text_hash, "entity": name, "label": "TOPIC", "layer": layer, "start": start}


def test_mentions_are_counted_by_page():
    page_texts = rows_of("page_texts", [{"url": "b", "text_hash": "t"}, {"url": "a", "text_hash": "empty"}])
    rows = [entity("t", "Rad", "anchor"), entity("t", "Rad", "anchor", 9), entity("empty", "", "", NOTHING)]
    counted = list_page_entities(page_texts, rows_of("entities", rows)).to_pylist()
    assert [(r["url"], r["entity"], r["mentions"]) for r in counted] == [("b", "Rad", 2)]


def test_an_anchor_found_nearly_everywhere_is_left_out_and_a_brand_is_not():
    hashes = [f"{n}" for n in range(COMMON_PAGES)]
    rows = [entity(h, name, layer) for h in hashes for name, layer in (("Rad", "anchor"), ("Nordlicht", "json_ld"))]
    page_texts = rows_of("page_texts", [{"url": h, "text_hash": h} for h in hashes])
    assert {r["entity"] for r in list_page_entities(page_texts, rows_of("entities", rows)).to_pylist()} == {"Nordlicht"}
