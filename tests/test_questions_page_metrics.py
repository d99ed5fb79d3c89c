import pytest

from analysis.base import NotMeasured
from analysis.questions import QUESTIONS
from analysis.questions.long_descriptions import find_long_descriptions
from analysis.questions.long_titles import find_long_titles
from analysis.questions.wall_pages import find_wall_pages
from tests.conftest import ibis_table


def found(question, *, indexable=True, **columns):
    metrics = ibis_table("page_metrics", [{"url": "/a", **columns}])
    judged = ibis_table("indexability", [{"url": "/a", "indexable": indexable}])
    return question(metrics, judged).to_pyarrow().to_pylist()


@pytest.mark.parametrize(
    ("question", "column", "most"),
    [(find_long_titles, "title_pixels", 561), (find_long_descriptions, "description_pixels", 985)],
)
def test_a_text_is_too_long_beyond_its_width(question, column, most):
    [finding] = found(question, **{column: most + 1})
    assert (finding["url"], finding["value"], finding["evidence_table"]) == ("/a", str(most + 1), "page_metrics")
    assert found(question, **{column: most}) == []
    assert found(question, **{column: None}) == []
    assert found(question, indexable=False, **{column: most + 1}) == []


def test_a_wall_is_told_by_its_kind():
    metrics = ibis_table("page_metrics", [{"url": "/a", "wall": "pay_wall"}, {"url": "/b"}])
    assert [(row["url"], row["value"]) for row in find_wall_pages(metrics).to_pyarrow().to_pylist()] == [
        ("/a", "pay_wall")
    ]


def test_a_clean_answer_about_walls_speaks_for_pages_that_were_read():
    metrics = ibis_table("page_metrics", [{"url": "/a", "text_ratio": 0.2}, {"url": "/gone"}, {"url": "/brief.pdf"}])
    assert QUESTIONS["wall_pages"].ask({"page_metrics": metrics}).looked_at == 1


def test_pages_without_structured_data_are_no_proof_that_it_is_right():
    judged = ibis_table("indexability", [{"url": "/a", "indexable": True}])
    tables = {"indexability": judged, "structured_data": ibis_table("structured_data", [])}
    assert QUESTIONS["structured_data_errors"].ask(tables) == NotMeasured("structured_data", empty=True)
    tables["structured_data"] = ibis_table("structured_data", [{"url": "/a", "ordinal": n} for n in range(2)])
    assert QUESTIONS["structured_data_errors"].ask(tables).looked_at == 1
