"""Topics: the weakest one, gaps with their evidence, and what is said where something is missing."""

import marimo as mo
import pytest

from app import ui
from app.texts import LANGUAGES, texts
from app.ui import topics
from notebooks.topics import app as notebook
from tests.views_fixture import HOSTILE, HUB, TOPICS, URLS, gaps, site_workspace, topic_row, write_results


@pytest.fixture
def whole(tmp_path):
    return site_workspace(tmp_path)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(workspace, place=None, **defs):
    """Run the notebook and return what it puts on the screen, and its values."""
    context = ui.context(workspace=str(workspace.root), **(place or {}))
    outputs, values = notebook.run(defs={"ctx": context, **defs})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def with_topics(workspace, **columns_of):
    rows = [topic_row(topic) | columns_of.get(topic, {}) for topic in TOPICS]
    write_results(workspace, tables={"topics": rows})


def sound(topic):
    return {"hub": HUB[topic], "orphans": 0}


# the finding


def test_a_topic_without_a_hub_is_weaker_than_one_with_orphans(whole):
    with_topics(whole, t1={"orphans": 9})
    site = topics.site_of(view_of(whole))
    assert site.weakest.id == "t4"


def test_the_headline_names_the_weakest_topic_and_its_orphans(whole):
    html, values = shown(whole)
    assert "Winter cycling is the weakest of 4 topics: no hub page" in html
    assert values["topic"].id == "t4"


def test_of_topics_with_a_hub_the_one_with_most_orphans_is_weakest(whole):
    with_topics(whole, t1={"orphans": 2}, t2={"orphans": 6}, t3={"orphans": 0}, t4=sound("t4"))
    html, values = shown(whole)
    assert values["topic"].id == "t2"
    assert "pages have no internal link" in html.replace("</span>", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sound_topics_are_said_to_be_sound(whole, language):
    with_topics(whole, **{topic: sound(topic) for topic in TOPICS})
    html, _ = shown(whole, {"language": language})
    expected = {"en": "Every one of 4 topics has a hub page", "de": "Jedes von 4 Themen hat eine Übersichtsseite"}
    assert expected[language] in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_analysis_topics_are_not_measured(tmp_path, language):
    html, values = shown(site_workspace(tmp_path, results=False), {"language": language})
    assert values["site"] is None
    assert texts(language)("topics-not-measured") in html
    assert "sl-state-not-measured" in html
    assert "sl-kpi" not in html


def test_a_site_without_any_topic_is_not_measured_either(whole):
    write_results(whole, tables={"topics": [], "topic_pages": []})
    html, _ = shown(whole)
    assert texts("en")("topics-not-measured") in html


def test_a_snapshot_that_does_not_exist_is_an_error_with_its_words(whole):
    html, values = shown(whole, {"snapshot": "19990101T000000Z-0000000"})
    assert "sl-state-error" in html
    assert values["site"] is None


def test_an_empty_workspace_says_so(tmp_path):
    html, _ = shown(site_workspace(tmp_path, crawl=False, logs=False))
    assert "sl-state-nothing" in html


# topics and pages


def test_shares_of_visits_are_those_of_useful_requests(whole):
    site = topics.site_of(view_of(whole))
    assert sum(topic.visits for topic in site.topics) == pytest.approx(1)


def test_without_logs_visits_are_left_out_and_not_zero(tmp_path):
    html, values = shown(site_workspace(tmp_path, logs=False))
    assert all(topic.visits is None for topic in values["site"].topics)
    assert all(len(card["bars"]) == 2 for card in values["cards"].widget.cards)
    assert "those without a hub first" in html


def test_clicks_are_not_measured_and_keep_their_cell(whole):
    html, _ = shown(whole)
    assert "sl-missing" in html
    assert "Search Console is missing" in html


def test_a_link_opens_its_topic(whole):
    _, values = shown(whole, {"focus": "t2"})
    assert values["topic"].label == TOPICS["t2"]
    assert values["pages"].total == 9


def test_the_table_lists_topics_without_a_hub_first(whole):
    assert topics.topics_page(view_of(whole)).rows["topic"][0] == "t4"


def test_pages_of_a_topic_can_be_filtered_and_the_lasso_beats_the_topic(whole):
    view = view_of(whole)
    site = topics.site_of(view)
    pages = topics.pages_page(view, site.topic("t1"), [], "reading-11")
    assert (pages.matching, pages.total) == (1, 12)
    caught = topics.pages_page(view, site.topic("t1"), [URLS[-1][0]], "")
    assert caught.rows["url"].to_list() == [URLS[-1][0]]


def test_pages_with_a_version_in_another_language_are_counted(whole):
    html, _ = shown(whole)
    assert "41 only en" in html


def test_a_label_from_the_site_is_never_markup(whole):
    with_topics(whole, t4={"label": HOSTILE})
    html, _ = shown(whole)
    assert "<img src=x" not in html
    assert "<script>alert" not in html


# gaps


def test_gaps_are_those_of_the_chosen_topic_with_their_passages(whole):
    html, values = shown(whole, {"focus": "t1"})
    assert values["gaps"].rows["heading"].unique().to_list() == ["How much does it carry?"]
    assert values["gaps"].matching == 6
    assert "It carries 20 kg." in html
    assert "#:~:text=It%20carries%2020%20kg." in html


def test_a_topic_without_gaps_is_clean_and_says_what_was_compared(whole):
    html, _ = shown(whole, {"focus": "t3"})
    assert "No page on Tour reports lacks what the others cover" in html
    assert "sl-state-clean" in html


def test_gaps_that_were_not_computed_are_not_measured(whole):
    write_results(whole, tables={"topic_pages": []})
    html, _ = shown(whole)
    assert texts("en")("question-semantic_gaps") in html


def test_another_option_shows_another_number(whole):
    _, every = shown(whole, {"focus": "t1"})
    _, none = shown(whole, {"focus": "t1"}, min_covered_by=6)
    assert (every["gaps"].matching, none["gaps"].matching) == (len(gaps("s")), 0)


def test_a_text_fragment_leads_to_the_place():
    address = topics.place_on("https://a.example/b?c=1#d", 'The 2-m "wall" is, of stone, high')
    assert address == "https://a.example/b?c=1#:~:text=The%202%2Dm%20%22wall%22%20is%2C%20of%20stone%2C"
