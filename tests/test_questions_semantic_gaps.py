from analysis.questions.semantic_gaps import find_semantic_gaps
from tests.conftest import ibis_table


def missing(*covered, **options):
    rows = [{"url": "/a", "ordinal": n, "covered_by": by, "others": of} for n, (by, of) in enumerate(covered)]
    pages = ibis_table("topic_pages", [{"url": "/a"}])
    found = find_semantic_gaps(pages, ibis_table("gaps", rows), **options).to_pyarrow().to_pylist()
    return [(row["covered_by"], row["others"]) for row in found]


def test_what_most_of_the_others_cover_comes_first():
    assert missing((2, 8), (3, 4), (6, 8)) == [(6, 8), (3, 4), (2, 8)]


def test_the_least_number_of_others_is_included():
    assert missing((2, 8), (1, 8), min_covered_by=2) == [(2, 8)]


def test_a_page_that_may_not_rank_has_no_gap():
    gaps = ibis_table("gaps", [{"url": "/hidden", "covered_by": 3, "others": 4}])
    assert find_semantic_gaps(ibis_table("topic_pages", [{"url": "/a"}]), gaps).to_pyarrow().num_rows == 0
