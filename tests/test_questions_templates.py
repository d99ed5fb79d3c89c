"""What stands on many pages of a template, and how templates link to each other."""

from analysis.questions.template_findings import add_up_template_findings
from analysis.questions.template_links import add_up_template_links
from tests.conftest import ibis_table

TEMPLATES = ibis_table(
    "page_templates",
    [{"url": f"/p{n}", "template": "Product"} for n in range(4)] + [{"url": "/a", "template": "Article"}],
)


def rows(expression):
    return expression.to_pyarrow().to_pylist()


def test_a_flaw_of_all_pages_of_a_template_has_a_share_of_one():
    found = [{"check": "missing_titles", "severity": "high", "url": f"/p{n}"} for n in (0, 1, 2, 3, 3)]
    found += [{"check": "missing_titles", "severity": "high", "url": "/a"}, {"check": "deep_pages", "url": "/file"}]
    [row] = rows(add_up_template_findings(TEMPLATES, ibis_table("findings", found)))
    assert row == {
        "template": "Product", "check": "missing_titles", "severity": "high", "pages": 4, "template_pages": 4,
        "share": 1.0, "findings": 5, "example": "/p0",
    }  # fmt: skip


def test_links_are_counted_by_template_and_position():
    def link(ordinal, source, target, position="body", internal=True):
        return {"ordinal": ordinal, "source": source, "target": target, "position": position, "internal": internal}

    links = [link(0, "/a", "/p0"), link(1, "/a", "/p0"), link(2, "/a", "/p1"), link(3, "/a", "/a")]
    links += [link(4, "/a", "/gone"), link(5, "/a", "/p2", internal=False), link(0, "/p0", "/a", "navigation")]
    assert rows(add_up_template_links(ibis_table("links", links), TEMPLATES)) == [
        {"template": "Article", "target_template": "Product", "position": "body", "links": 3, "sources": 1,
         "targets": 2, "per_source": 3.0},
        {"template": "Product", "target_template": "Article", "position": "navigation", "links": 1, "sources": 1,
         "targets": 1, "per_source": 1.0},
    ]  # fmt: skip
