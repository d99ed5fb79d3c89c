from analysis.questions.weak_topics import find_weak_topics
from tests.conftest import ibis_table


def weak(*topics, **options):
    rows = [{"topic": f"k{place}", "hub": "/hub", "pages": 5} | topic for place, topic in enumerate(topics)]
    found = find_weak_topics(ibis_table("topics", rows), **options).to_pyarrow().to_pylist()
    return [(row["topic"], row["weakness"]) for row in found]


def test_a_topic_with_a_hub_and_no_orphan_is_strong():
    assert weak({}) == []


def test_a_missing_hub_weighs_more_than_orphans():
    assert weak({"hub": None, "orphans": 2}, {"orphans": 1}) == [("k0", "no_hub"), ("k1", "orphans")]


def test_the_least_number_of_orphans_can_be_moved():
    assert weak({"orphans": 2}, {"orphans": 3}, min_orphans=3) == [("k1", "orphans")]


def test_the_largest_topic_comes_first():
    assert weak({"hub": None}, {"hub": None, "pages": 9}) == [("k1", "no_hub"), ("k0", "no_hub")]
