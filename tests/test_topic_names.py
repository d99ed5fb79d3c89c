"""A topic is called what the site calls its pages: by its section, else by words of their names, never by people."""

import pytest

from analysis.topic_names import Names, name_topics
from tests.conftest import rows_of

SITE = "https://a.example/"
TENTS = [f"{SITE}zelte/{n}" for n in range(4)]
LIGHTS = [f"{SITE}licht/{n}" for n in range(4)]


def named(titles, links=(), people=(), members=(TENTS, LIGHTS), language="de", texts=None):
    pages = [{"url": url, "title": title} for url, title in titles.items()]
    rows = [{"source": s, "target": t, "anchor": a, "internal": True, "ordinal": n, "position": p}
            for n, (s, t, a, p) in enumerate(links)]  # fmt: skip
    entities = [{"url": url, "entity": name, "label": "PERSON"} for url, name in people]
    names = Names(
        dict.fromkeys([url for group in members for url in group], language), texts or {}, rows_of("pages", pages),
        rows_of("links", rows), rows_of("page_entities", entities),
    )  # fmt: skip
    return [label for label, _ in name_topics(names, members)]


def titles_of(**words):
    return {f"{SITE}{place}/{n}": f"Ein {word} im Test {n}" for place, word in words.items() for n in range(4)}


def test_words_of_the_pages_names_call_the_topic():
    assert named(titles_of(zelte="Zelt", licht="Dynamo")) == ["Zelt", "Dynamo"]


def test_a_section_that_holds_the_topic_gives_it_its_name():
    hub = f"{SITE}zelte/"
    links = [(url, hub, "Zelten und Lager", "breadcrumb") for url in TENTS]
    assert named(titles_of(zelte="Zelt", licht="Dynamo") | {hub: "Übersicht"}, links)[0] == "Zelten und Lager"


def test_two_sections_that_hold_a_topic_together_name_it_together():
    pages = [f"{SITE}{n}" for n in range(5)]
    places = ["Zelte", "Zelte", "Kocher", "Kocher"]
    links = [(url, f"{SITE}{name}", name, "breadcrumb") for url, name in zip(pages, places, strict=False)]
    assert named({}, links, members=[pages, LIGHTS])[0] == "Kocher, Zelte"


def test_a_section_most_of_whose_pages_lie_elsewhere_gives_no_name():
    links = [(url, f"{SITE}laden", "Laden", "breadcrumb") for url in TENTS + LIGHTS]
    assert named(titles_of(zelte="Zelt", licht="Dynamo"), links) == ["Zelt", "Dynamo"]


def test_an_anchor_that_leads_to_several_pages_names_none():
    links = [(url, f"{SITE}{place}", "Mehr", "breadcrumb") for url, place in zip(TENTS + LIGHTS, "ab" * 4, strict=True)]
    assert named(titles_of(zelte="Zelt", licht="Dynamo"), links) == ["Zelt", "Dynamo"]


def test_words_of_texts_name_a_topic_last_and_people_never():
    texts = dict.fromkeys(TENTS, "Hier schreibt Petersen, und Petersen mag das Zelt.")
    texts |= dict.fromkeys(LIGHTS, "Hier brennt der Dynamo.")
    assert named({}, people=[(TENTS[0], "Jana Petersen")], texts=texts) == ["Zelt", "Dynamo"]


def test_the_name_of_the_site_at_the_end_of_titles_names_no_topic():
    titles = titles_of(zelte="Zelt", licht="Dynamo")
    texts = dict.fromkeys(TENTS, "Dies ist der Nordwind, ja der Nordwind mit Kocher.")
    ended = {url: f"{n} | Nordwind" for n, url in enumerate(titles)}
    assert named(ended, texts=texts)[0] == "Kocher"


def test_a_dative_plural_is_named_as_the_dictionary_does():
    assert named(titles_of(zelte="Lager mit Kindern", licht="Dynamo"))[0] == "Kind & Lager"


def test_no_two_topics_share_a_label():
    labels = named(titles_of(zelte="Rad", licht="Rad"))
    assert len(set(labels)) == 2


@pytest.mark.parametrize("members", [[], [TENTS]])
def test_few_topics_are_named_too(members):
    assert len(named(titles_of(zelte="Zelt", licht="Dynamo"), members=members)) == len(members)
