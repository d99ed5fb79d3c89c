"""Briefs: which pages get one, what stands in it, and that no line passes without its evidence."""

import pytest

from analysis.brief import Evidence, Library, Line, Sources, check_line, propose_briefs
from analysis.brief.facts import FACTS, Statement, choose_facts, contradiction, fact_lines, list_statements
from analysis.errors import ContractError
from app.texts import LANGUAGES, texts
from tests.conftest import rows_of

SITE = "https://a.example/"
PAGE, OTHER = SITE + "a", SITE + "b"
SAID = "Ein Nabendynamo liefert bei 15 km/h rund 3 Watt. Das Licht wird dadurch heller als erlaubt."


def evidence(quote, table="passages", key="p1", url=OTHER):
    return {"snapshot": "", "table": table, "key": key, "url": url, "quote": quote}


def gap(**more):
    row = {
        "url": PAGE,
        "kind": "subtopic",
        "heading": "Strom am Rad",
        "covered_by": 2,
        "others": 3,
        "certainty": "likely",
    }
    return row | {"evidence": [evidence(SAID)]} | more


def opportunity(source, target, **more):
    row = {"source": source, "target": target, "passage_hash": "p1", "sentence": SAID.split(". ")[0], "benefit": 50.0}
    return row | {"anchor": "Nabendynamo"} | more


def sources(gaps=(), opportunities=(), topic="t", **page):
    own = {"title": "Licht am Rad", "h1": ["Licht"], "headings": [{"level": 2, "text": "Wie  es leuchtet"}]} | page
    other = {"headings": [{"level": 2, "text": "Strom am Rad"}]}
    pages = [{"url": url, "final_url": url} | more for url, more in ((PAGE, own), (OTHER, other))]
    return Sources(
        snapshot="s1",
        pages=rows_of("pages", pages),
        page_texts=rows_of("page_texts", [{"url": url, "language": "de", "words": 100} for url in (PAGE, OTHER)]),
        indexability=rows_of("indexability", [{"url": url, "indexable": True} for url in (PAGE, OTHER)]),
        passages=rows_of("passages", [{"passage_hash": "p1", "text": f"Strom\n\n{SAID}", "language": "de"}]),
        topic_pages=rows_of("topic_pages", [{"url": PAGE, "topic": topic}]),
        link_metrics=rows_of("link_metrics", [{"url": PAGE, "orphan": True}]),
        link_opportunities=rows_of("link_opportunities", list(opportunities)),
        gaps=rows_of("gaps", [{"ordinal": n} | row for n, row in enumerate(gaps)]),
    )


def lines_of(**more):
    """Return the lines of the brief of `PAGE`, by section."""
    proposals, lines = (table.to_pylist() for table in propose_briefs(sources(**({"gaps": [gap()]} | more))))
    brief = next(row["brief"] for row in proposals if row["url"] == PAGE)
    lines = [row for row in lines if row["brief"] == brief]
    return {section: [row for row in lines if row["section"] == section] for section in {r["section"] for r in lines}}


# Which pages


def test_the_page_that_lacks_most_and_is_needed_most_comes_first():
    more = sources([gap(), gap(url=OTHER, covered_by=1)], [opportunity(OTHER, PAGE)])
    proposals = sorted(propose_briefs(more)[0].to_pylist(), key=lambda row: -row["benefit"])
    assert [row["url"] for row in proposals] == [PAGE, OTHER]
    assert propose_briefs(more, most=1)[0]["url"].to_pylist() == [PAGE]


def test_a_page_without_gap_or_link_gets_no_brief():
    assert propose_briefs(sources())[0].num_rows == 0


def test_a_brief_keeps_its_id_and_its_digest_changes_with_its_lines():
    first, same, changed = (
        propose_briefs(sources([gap(certainty=c)]))[0].to_pylist()[0] for c in ("likely", "likely", "certain")
    )
    assert first == same
    assert first["brief"] == changed["brief"]
    assert first["digest"] != changed["digest"]


def test_a_new_crawl_of_the_same_page_is_no_new_version():
    again = sources([gap()])
    object.__setattr__(again, "snapshot", "s2")
    assert propose_briefs(again)[0] == propose_briefs(sources([gap()]))[0]


# What stands in it


def test_every_line_has_evidence_unless_it_says_not_measured():
    for row in [row for rows in lines_of(opportunities=[opportunity(OTHER, PAGE)]).values() for row in rows]:
        assert bool(row["evidence"]) == (row["certainty"] != "not_measured")
        assert all(one["snapshot"] == "s1" for one in row["evidence"])


def test_search_demand_is_said_to_be_not_measured():
    assert "brief-line-demand-not-measured" in [row["message"] for row in lines_of()["identity"]]


def test_own_headings_are_kept_and_what_is_missing_is_added_with_the_page_that_has_it():
    kept, new = lines_of()["outline"]
    assert (kept["message"], kept["text"]) == ("brief-line-keep-heading", "Wie es leuchtet")
    assert (new["message"], new["text"]) == ("brief-line-new-heading", "Strom am Rad")
    assert [one["url"] for one in new["evidence"]] == [OTHER, OTHER]


def test_questions_stand_in_the_intent_and_a_page_without_topic_was_not_measured():
    asked = lines_of(gaps=[gap(kind="question", heading="Wie viel Strom?")])["intent"]
    assert [(row["message"], row["text"]) for row in asked] == [("brief-line-answer", "Wie viel Strom?")]
    assert [row["message"] for row in lines_of()["intent"]] == ["brief-line-no-question"]
    alone = lines_of(gaps=[], opportunities=[opportunity(OTHER, PAGE)], topic=None)["intent"]
    assert [(row["message"], row["certainty"]) for row in alone] == [("brief-line-gaps-not-measured", "not_measured")]


def test_facts_are_sentences_with_their_source():
    assert [(row["text"], row["evidence"][0]["url"]) for row in lines_of()["facts"]] == [
        (SAID[:48], OTHER), (SAID[49:], OTHER),
    ]  # fmt: skip


def test_links_name_the_words_and_the_other_page():
    rows = lines_of(opportunities=[opportunity(OTHER, PAGE), opportunity(PAGE, OTHER, anchor="")])["links"]
    assert [(row["message"], row["text"], row["certainty"]) for row in rows] == [
        ("brief-line-link-out", OTHER, "possible"), ("brief-line-link-in", f"Nabendynamo → {OTHER}", "likely"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("images", "message"),
    [
        ([], "brief-line-no-image"),
        ([{"src": "/a.jpg", "alt": ""}], "brief-line-alt-complete"),
        ([{"src": "/a.jpg", "alt": None}], "brief-line-alt-missing"),
    ],
)
def test_images_without_alternative_text_are_named(images, message):
    assert [row["message"] for row in lines_of(images=images)["images"]] == [message]


def test_technique_tells_lengths_canonical_and_structured_data():
    block = {"text": '{"@graph": [{"@type": "Article"}, {"@type": ["Product", "Thing"]}]}', "error": ""}
    rows = lines_of(title="x" * 61, description=None, canonical=OTHER, json_ld=[block])["technique"]
    assert [(row["message"], row["text"]) for row in rows] == [
        ("brief-line-title-long", "61"), ("brief-line-description-missing", "0"),
        ("brief-line-canonical-other", OTHER), ("brief-line-schema", "Article, Product, Thing"),
    ]  # fmt: skip


def test_types_of_structured_data_may_be_escaped_or_no_names_at_all():
    escaped = {"text": r'{"@type": "https:\/\/schema.org\/Article"}', "error": ""}
    odd = {"text": '{"@type": [5, {"a": 1}, true, " "]}', "error": ""}
    line = lines_of(json_ld=[odd, escaped])["technique"][-1]
    assert (line["message"], line["text"]) == ("brief-line-schema", "https://schema.org/Article")
    assert lines_of(json_ld=[odd])["technique"][-1]["message"] == "brief-line-schema-missing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_a_line_can_be_said(language):
    every = lines_of(opportunities=[opportunity(OTHER, PAGE), opportunity(PAGE, OTHER)])
    messages = [row["message"] for rows in every.values() for row in rows if row["message"]]
    assert all(texts(language)(message, text="x") for message in messages)


# The gate


LIBRARY = Library({"passages": rows_of("passages", [{"passage_hash": "p1", "text": "Strom\n\nfließt hier."}])})


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        (Line("facts", "Strom", ()), "brief-line-without-evidence"),
        (Line("facts", "Strom", (Evidence("s", "passages", "p2", OTHER, "Strom"),)), "brief-evidence-missing"),
        (Line("facts", "Strom", (Evidence("s", "bodies", "p1", OTHER, "Strom"),)), "brief-evidence-missing"),
        (Line("facts", "Gas", (Evidence("s", "passages", "p1", OTHER, "Gas fließt"),)), "brief-evidence-missing"),
        (Line("facts", "Gas", (Evidence("s", "passages", "p1", OTHER, "Strom"),)), "brief-words-not-quoted"),
    ],
)
def test_a_line_without_true_evidence_is_refused(line, refused):
    with pytest.raises(ContractError) as error:
        check_line(line, LIBRARY)
    assert error.value.key == refused
    assert texts("de").error(error.value)


def test_a_line_whose_words_stand_in_its_evidence_passes_whatever_the_white_space():
    line = Line("facts", "Strom fließt", (Evidence("s", "passages", "p1", OTHER, "Strom fließt hier."),))
    assert check_line(line, LIBRARY) is line
    unmeasured = Line("identity", "", (), "brief-line-demand-not-measured", "not_measured")
    assert check_line(unmeasured, LIBRARY) is unmeasured


def test_one_false_quote_stops_the_brief():
    with pytest.raises(ContractError):
        propose_briefs(sources([gap(evidence=[evidence("Das hat niemand je gesagt, auch nicht hier.")])]))


# Facts


def statement(text, url=OTHER, subtopic="Strom"):
    return Statement(text, "de", subtopic, Evidence("s", "passages", "p", url, text))


def test_a_sentence_said_twice_is_chosen_once_before_a_new_one():
    twice = [statement("Der Dynamo speist bei Fahrt das Licht am Rad.", SITE + name) for name in "bc"]
    other = statement("Ein Kondensator hält das Standlicht vier Minuten lang.", SITE + "d")
    assert choose_facts([*twice, other])[:2] in ([twice[0], other], [other, twice[0]])


def test_no_page_gives_more_than_its_share():
    many = [statement(f"Der Bericht {n} über Nabe Nummer {n} nennt Marke{n} und Ort{n}.") for n in range(FACTS)]
    assert len(choose_facts(many)) == 3


def test_different_numbers_on_one_matter_are_flagged_and_on_two_are_not():
    one = statement("Ab 12 km/h lädt der Dynamo das Telefon langsam.", SITE + "b")
    other = statement("Der Dynamo lädt das Telefon erst ab 15 km/h.", SITE + "c")
    apart = statement("Auf der Landstraße fahren Autos bis zu 100 km/h schnell.", SITE + "d")
    assert contradiction(one, [one, other, apart]) is other
    assert contradiction(apart, [one, other, apart]) is None
    disputed = fact_lines([one, other])[0]
    assert (disputed.message, disputed.certainty, len(disputed.evidence)) == ("brief-line-fact-disputed", "possible", 2)


def test_cut_and_short_sentences_are_no_facts():
    quote = Evidence(
        "s",
        "passages",
        "p",
        OTHER,
        "So ist es. Ein ganzer Satz mit genug Worten steht hier. Und einer, der hier aufhört ohne",
    )
    assert [s.text for s in list_statements("Strom", [quote], "de")] == ["Ein ganzer Satz mit genug Worten steht hier."]
