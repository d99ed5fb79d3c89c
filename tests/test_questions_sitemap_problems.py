import pytest

from analysis.questions.sitemap_problems import find_sitemap_problems
from tests.conftest import ibis_table


def found(**columns):
    sound = {"sitemap": "https://shop.example/map.xml", "found_in": "robots", "status": 200, "reason": ""}
    rows = find_sitemap_problems(ibis_table("sitemap_files", [sound | columns])).to_pyarrow().to_pylist()
    return [(row["value"], row["weight"]) for row in rows]


@pytest.mark.parametrize(
    ("columns", "problems"),
    [
        ({}, []),
        ({"reason": "xml"}, [("xml", 1)]),
        ({"reason": "status_404"}, [("status_404", 1)]),
        ({"reason": "status_404", "found_in": "usual"}, []),
        ({"reason": "no_sitemap", "found_in": "usual"}, [("no_sitemap", 1)]),
        ({"foreign": 7}, [("foreign", 7)]),
        ({"reason": "too_many", "foreign": 3}, [("too_many", 3)]),
    ],
)
def test_what_was_promised_and_is_not_so_is_a_problem(columns, problems):
    assert found(**columns) == problems
