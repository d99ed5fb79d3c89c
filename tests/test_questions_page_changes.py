from analysis.base import Clean, NotMeasured
from analysis.questions import QUESTIONS
from analysis.questions.page_changes import list_page_changes
from tests.conftest import ibis_table

PAGES = ibis_table("pages", [{"url": "/a"}, {"url": "/b"}])


def test_the_most_severe_comes_first_and_of_equals_the_first_address():
    rows = [
        {"url": url, "aspect": "title", "severity": severity}
        for url, severity in [("/a", "low"), ("/c", "critical"), ("/b", "medium"), ("/d", "high"), ("/b/", "critical")]
    ]
    found = list_page_changes(PAGES, ibis_table("changes", rows)).to_pyarrow().to_pylist()
    assert [row["url"] for row in found] == ["/b/", "/c", "/d", "/b", "/a"]


def test_no_change_is_clean_but_a_first_crawl_is_not():
    ask = QUESTIONS["page_changes"].ask
    answer = ask({"pages": PAGES, "changes": ibis_table("changes", [])})
    assert isinstance(answer, Clean)
    assert answer.looked_at == 2
    assert ask({"pages": PAGES}) == NotMeasured("changes", empty=False)
