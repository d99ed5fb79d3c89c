"""Our tables under Screaming Frog's names: the columns of its exports, and its values where both know them."""

import csv
import json

import pytest

from analysis.screaming_frog import KNOWN_COLUMNS, TABS, TABS_OF
from analysis.screaming_frog.page_rows import refresh_target
from analysis.tables import TABLES
from app.cli import main
from tests.conftest import ibis_table
from tests.dev_data import dev_file

NAMES = "seo_exports/column_names.json"
V22 = "seo_exports/screamingfrog_internal_all_v22_cilium_ccby4.csv"
HOME = "https://a.example/"
PER_PROJECT = ("Extractor ", "Filter ", "Response Header: ")
OUT = {"source": HOME, "target": "https://o.example/"}
PAGE = {"state": "ok", "first_status": 200, "status": 200, "content_type": "text/html", "final_url": HOME, "url": HOME}


def tables(**rows):
    pages = rows.pop("pages", [PAGE])
    return {name: ibis_table(name, given) for name, given in {"pages": pages, **rows}.items()}


def written(tab, given):
    return TABS[tab].table(given).to_pyarrow().to_pylist()


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_has_the_columns_of_the_real_export_in_its_order(tab):
    known = json.loads(dev_file(NAMES).read_text(encoding="utf-8"))["screamingfrog_tabs"]
    ours = [field.name for field in TABS[tab].fields]
    if tab == "internal_all":
        with dev_file(V22).open(encoding="utf-8-sig", newline="") as file:
            assert ours == next(csv.reader(file))
    elif tab in known and tab != "internal_html":
        theirs = [name for name in known[tab] if not name.startswith(PER_PROJECT)]
        assert ours[: len(theirs)] == theirs
    assert len(ours) == len(set(ours))


@pytest.mark.parametrize("tab", TABS.values(), ids=lambda tab: tab.name)
def test_a_column_says_where_its_values_come_from_or_why_it_stays_empty(tab):
    for field in tab.fields:
        assert (field.value is None) == bool(field.empty), field.name
    assert set(tab.needs) <= set(TABLES)


@pytest.mark.parametrize("tab", TABS.values(), ids=lambda tab: tab.name)
def test_a_tab_can_be_made_from_nothing_but_what_it_needs(tab):
    rows = tab.table({name: ibis_table(name, []) for name in tab.needs}).to_pyarrow()
    assert rows.column_names == [field.name for field in tab.fields]
    assert rows.num_rows == 0


def test_every_table_that_has_a_tab_names_one():
    assert set(TABS_OF) <= set(TABLES)
    assert set(TABS_OF.values()) <= set(TABS)
    assert {"Address", "Anchor", "Title 1"} <= KNOWN_COLUMNS


def test_a_page_has_the_words_and_forms_of_the_tool():
    page = PAGE | {
        "title": "🚀 Start", "h1": ["One", "Two"], "headings": [{"level": 2, "text": "Below"}], "elapsed_ms": 1127,
        "canonical_element": HOME, "text_chars": 1, "html_chars": 3, "words_in_body": 7, "cookies": ["a", "b"],
    }  # fmt: skip
    row = written("internal_all", tables(
        pages=[page], indexability=[{"url": HOME, "indexable": True, "reason": "ok"}],
        links=[{"source": HOME, "target": HOME, "internal": True}, OUT | {"ordinal": 1}],
    ))[0]  # fmt: skip
    assert (row["Status Code"], row["Status"], row["Indexability"], row["Indexability Status"]) == (
        200,
        "OK",
        "Indexable",
        "",
    )
    assert (row["Title 1 Length"], row["H1-2"], row["H2-1"], row["H2-2 Length"]) == (8, "Two", "Below", 0)
    assert (str(row["Response Time"]), str(row["Text Ratio"]), str(row["% of Total"])) == ("1.127", "33.333", "100.000")
    assert (row["Inlinks"], row["Outlinks"], row["External Outlinks"], row["Cookies"]) == (1, 1, 1, 2)


@pytest.mark.parametrize(
    ("page", "verdict", "expected"),
    [
        ({"first_status": 301, "chain": [{"url": HOME, "status": 301, "location": "https://a.example/b"}]}, "redirect",
         ("Moved Permanently", "Non-Indexable", "Redirected", "https://a.example/b", "HTTP Redirect")),
        ({"first_status": 404}, "client_error", ("Not Found", "Non-Indexable", "Client Error", "", "")),
        ({"first_status": 503}, "server_error", ("Service Unavailable", "Non-Indexable", "Server Error", "", "")),
        ({"first_status": None, "state": "blocked", "reason": "robots"}, "robots",
         ("Blocked by robots.txt", "Non-Indexable", "Blocked by robots.txt", "", "")),
        ({"first_status": None, "state": "error", "reason": "dns"}, "not_fetched",
         ("DNS Lookup Failed", "Non-Indexable", "No Response", "", "")),
        ({"robots_meta": "noindex"}, "noindex", ("OK", "Non-Indexable", "noindex", "", "")),
        ({"canonical": "https://a.example/b"}, "canonicalised", ("OK", "Non-Indexable", "Canonicalised", "", "")),
        ({"content_type": "image/png"}, "not_html", ("OK", "Indexable", "", "", "")),
        ({"meta_refresh": "0; url=../b"}, "ok",
         ("OK", "Non-Indexable", "Redirected", "https://a.example/b", "Meta Refresh Redirect")),
    ],
)  # fmt: skip
def test_verdicts_and_redirects_are_said_in_its_words(page, verdict, expected):
    judged = [{"url": HOME, "indexable": verdict == "ok", "reason": verdict}]
    row = written("internal_all", tables(pages=[PAGE | page], indexability=judged))[0]
    said = ("Status", "Indexability", "Indexability Status", "Redirect URL", "Redirect Type")
    assert tuple(row[name] for name in said) == expected


def test_measures_and_near_duplicates_come_from_their_own_tables():
    row = written("internal_all", tables(
        page_metrics=[{"url": HOME, "title_pixels": 321, "flesch": 67.2314, "words_per_sentence": 5.5, "sentences": 2}],
        near_duplicates=[{"url": HOME, "rank": n, "other": f"{HOME}{n}", "near": 3} for n in (1, 2)],
    ))[0]  # fmt: skip
    assert (row["Title 1 Pixel Width"], row["Sentence Count"], row["Readability"]) == (321, 2, "Normal")
    assert (str(row["Flesch Reading Ease Score"]), str(row["Average Words Per Sentence"])) == ("67.231", "5.500")
    assert (row["Closest Near Duplicate Match"], row["No. Near Duplicates"]) == (HOME + "1", 3)


def test_structured_data_is_counted_by_page():
    judged = [{"url": HOME, "errors": 2, "total_types": 3, "types": ["Article", "Person"], "features": ["Article"]}]
    row = written("structured_data_all", tables(structured_data_pages=judged))[0]
    assert (row["Errors"], row["Rich Result Features"], row["Feature-1"], row["Feature-2"]) == (2, 1, "Article", "")
    assert (row["Total Types"], row["Unique Types"], row["Type-2"], row["Type-3"]) == (3, 2, "Person", "")


def test_without_links_their_numbers_stay_empty():
    row = written("internal_all", tables())[0]
    assert (row["Inlinks"], row["Unique Outlinks"], row["% of Total"], row["Indexability"]) == (None, None, None, "")


def test_links_and_files_are_rows_of_one_tab():
    given = tables(
        links=[
            {"source": HOME, "target": "https://o.example/", "rel": "noopener ugc", "anchor": "Out",
             "position": "footer",
             "path_type": "root_relative", "window": "_blank", "path": "/html/body/a"},
        ],
        resources=[
            {"source": HOME, "kind": "image", "target": HOME + "i.png", "alt": "Cat", "width": "5", "height": "6"},
        ],
        external_urls=[{"url": "https://o.example/", "first_status": 404, "state": "http_error"}],
    )  # fmt: skip
    link, image = written("all_inlinks", given)[::-1]
    assert (link["Type"], link["Follow"], link["Link Position"], link["Path Type"]) == (
        "Hyperlink",
        False,
        "Footer",
        "Root-Relative",
    )
    assert (link["Status Code"], link["Status"], link["Target"], link["Anchor"]) == (404, "Not Found", "_blank", "Out")
    assert (image["Type"], image["Alt Text"], image["Dimensions in Attributes"]) == ("Image", "Cat", "5x6")
    assert [row["Type"] for row in written("all_anchor_text", given)] == ["Hyperlink"]
    assert [row["IMG Inlinks"] for row in written("images_all", given)] == [1]


def test_a_chain_has_every_hop_beside_each_other():
    hops = [(HOME, 301, HOME + "b"), (HOME + "b", 302, HOME + "c"), (HOME + "c", 200, "")]
    chain = [dict(zip(("url", "status", "location"), hop, strict=True)) for hop in hops]
    moved = PAGE | {"first_status": 301, "chain": chain, "final_url": HOME + "c"}
    end = PAGE | {"url": HOME + "c", "final_url": HOME + "c"}
    given = tables(pages=[moved, end], links=[{"source": HOME + "c", "target": HOME, "anchor": "Go"}])
    row = written("redirect_chains", given)[0]
    assert (row["Number of Redirects"], row["Temp Redirect in Chain"], row["Final Status"]) == (2, True, "OK")
    assert (row["Status Code 2"], row["Redirect URL 2"], row["Status Code 3"], row["Status Code 4"]) == (
        302,
        HOME + "c",
        200,
        None,
    )
    assert (row["Source"], row["Anchor Text"], row["Final Address"]) == (HOME + "c", "Go", HOME + "c")


def test_a_rendered_page_stands_beside_its_raw_one():
    renders = [{
        "url": HOME, "state": "ok", "final_url": HOME, "title": "After", "words": 10, "h1": ["New"],
        "links": [{"target": HOME, "anchor": "", "rel": ""}, {"target": "https://o.example/", "anchor": "", "rel": ""}],
        "console": [{"level": "error", "text": "x"}],
    }]  # fmt: skip
    row = written("javascript_all", tables(pages=[PAGE | {"words_in_body": 4}], renders=renders))[0]
    assert (row["Rendered HTML Title"], row["Word Count Change"], str(row["JS Word Count %"])) == ("After", 6, "60.000")
    assert (row["Unique JS Outlinks"], row["Unique External JS Outlinks"], row["JS Error"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("content", "target"),
    [("5", None), ("0; url=/b", "https://a.example/b"), ("3;URL='b?x'", "https://a.example/b?x"), ("0; url=", None),
     ("0;https://a.example/", None)],
)  # fmt: skip
def test_a_refresh_leads_where_it_says(content, target):
    assert refresh_target(content, HOME) == target


def test_a_real_export_comes_back_with_the_values_it_had(tmp_path, capsys):
    """Imported and exported again, the columns both know are equal; a redirect's own type and size are not kept."""
    source, back = dev_file(V22), tmp_path / "back.csv"
    in_workspace = ["--workspace", str(tmp_path / "w")]
    assert main(["init", "https://cilium.io/", *in_workspace]) == 0
    assert main(["import", str(source), *in_workspace]) == 0
    assert main(["analyse", *in_workspace]) == 0
    assert main(["export", "pages", "--columns", "screaming-frog", "--out", str(back), *in_workspace]) == 0
    with source.open(encoding="utf-8-sig", newline="") as file:
        theirs = {row["Address"]: row for row in csv.DictReader(file)}
    with back.open(encoding="utf-8", newline="") as file:
        ours = {row["Address"]: row for row in csv.DictReader(file)}
    assert theirs.keys() == ours.keys()
    unequal = {
        (name, url): (row[name], ours[url][name])
        for url, row in theirs.items()
        for name in SHARED
        if row[name] != ours[url][name] and not (row["Status Code"] != "200" and name in OF_THE_LAST_HOP)
    }
    assert unequal == {}


OF_THE_LAST_HOP = {"Content Type", "Size (bytes)", "Transferred (bytes)"}
SHARED = [
    "Address", "Content Type", "Status Code", "Status", "Indexability", "Indexability Status", "Title 1",
    "Title 1 Length", "Meta Description 1", "Meta Description 1 Length", "Meta Keywords 1", "Meta Keywords 1 Length",
    "H1-1", "H1-1 Length", "H1-2", "H1-2 Length", "H2-1", "H2-1 Length", "H2-2", "H2-2 Length", "Meta Robots 1",
    "X-Robots-Tag 1", "Meta Refresh 1", "Canonical Link Element 1", 'rel="next" 1', 'rel="prev" 1',
    'HTTP rel="next" 1', 'HTTP rel="prev" 1', "amphtml Link Element", "Size (bytes)", "Transferred (bytes)",
    "Word Count", "Crawl Depth", "Folder Depth", "Response Time", "Last Modified", "Redirect URL", "Redirect Type",
    "Language", "HTTP Version", "Mobile Alternate Link", "URL Encoded Address", "Crawl Timestamp",
]  # fmt: skip
