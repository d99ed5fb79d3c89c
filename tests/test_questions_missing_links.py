from analysis.questions.missing_links import find_missing_links
from tests.conftest import ibis_table


def missing(*benefits, read=("/a",), **options):
    texts = ibis_table("page_texts", [{"url": url} for url in read])
    rows = [{"source": "/a", "target": f"/{place}", "benefit": benefit} for place, benefit in enumerate(benefits)]
    found = find_missing_links(texts, ibis_table("link_opportunities", rows), **options)
    return [(row["target"], row["benefit"]) for row in found.to_pyarrow().to_pylist()]


def test_the_best_benefit_comes_first_and_of_equals_the_first_address():
    assert missing(20.0, 70.0, 20.0) == [("/1", 70.0), ("/0", 20.0), ("/2", 20.0)]


def test_the_least_benefit_is_included():
    assert missing(20.0, 19.9, min_benefit=20.0) == [("/0", 20.0)]


def test_only_pages_that_were_read_are_looked_at():
    assert missing(20.0, read=("/b",)) == []
