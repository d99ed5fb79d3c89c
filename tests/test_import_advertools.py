"""advertools' crawl files become snapshots: JSON lines, CSV and Parquet, joined cells taken apart."""

import csv
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from crawlers.imports import detect_kind, read_crawl
from crawlers.imports.foreign import ImportPlan

HOME = {
    "url": "https://a.example/", "title": "Start", "meta_desc": "All of it", "h1": "Welcome", "h2": "One@@Two",
    "canonical": "https://a.example/", "alt_href": "https://a.example/@@https://a.example/de",
    "alt_hreflang": "en@@de", "og:title": "Card", "body_text": "Some plain words", "size": 120, "depth": 0,
    "status": 200,
    "download_latency": 0.25, "crawl_time": "2025-03-04 05:06:07",
    "resp_headers_Content-Type": "text/html; charset=utf-8",
    "resp_headers_Set-Cookie": "sid=geheim; Path=/", "request_headers_Authorization": "Basic Z2VoZWlt",
    "links_url": "https://a.example/b@@https://o.example/", "links_text": "B page@@Out",
    "links_nofollow": "False@@True",
    "nav_links_url": "https://a.example/b", "img_src": "/i.png@@/j.png", "img_alt": "A cat@@",
    "ip_address": "192.0.2.1",
    "my_price": "12 €",
}  # fmt: skip
MOVED = {
    "url": "https://a.example/b", "title": "B", "status": 200, "depth": 1, "crawl_time": "2025-03-04 05:06:09",
    "redirect_urls": "https://a.example/old@@https://a.example/older", "redirect_reasons": "301@@302",
    "redirect_times": 2,
    "resp_headers_Content-Type": "text/html", "links_url": "https://a.example/",
    "links_text": "a@@b", "links_nofollow": "False",
}  # fmt: skip
FAILED = {
    "url": "https://a.example/slow",
    "errors": "User timeout caused connection failure",
    "crawl_time": "2025-03-04 05:07:00",
}
ROWS = [HOME, MOVED, FAILED]


def jsonl(path, rows, *more):
    path.write_text("\n".join([*(json.dumps(row) for row in rows), *more]) + "\n", encoding="utf-8")
    return path


def as_csv(path, rows):
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def as_parquet(path, rows):
    names = list(dict.fromkeys(name for row in rows for name in row))
    pq.write_table(pa.table({name: [row.get(name) for row in rows] for name in names}), path)
    return path


def read(tmp_path, file):
    return read_crawl(ImportPlan((file,), ("a.example",), "https://a.example/", tmp_path))


def tables(crawl):
    found = {}
    for name, batch in crawl.batches():
        found.setdefault(name, []).extend(batch.to_pylist())
    return found


@pytest.mark.parametrize("written", [jsonl, as_csv, as_parquet])
def test_every_form_gives_the_same_pages_and_links(tmp_path, written):
    file = written(tmp_path / "crawl", ROWS)
    assert detect_kind(file) == "advertools"
    found = tables(read(tmp_path, file))
    pages = {page["url"].removeprefix("https://a.example"): page for page in found["pages"]}
    assert list(pages) == ["/", "/b", "/old", "/older", "/slow"]
    home = pages["/"]
    assert (home["title"], home["description"], home["h1"], home["depth"]) == ("Start", "All of it", ["Welcome"], 0)
    assert [heading["text"] for heading in home["headings"]] == ["Welcome", "One", "Two"]
    assert home["hreflang"] == [
        {"lang": "en", "url": "https://a.example/"}, {"lang": "de", "url": "https://a.example/de"},
    ]  # fmt: skip
    assert (home["words_in_body"], home["elapsed_ms"], home["content_type"]) == (3, 250, "text/html")
    assert [(link["target"], link["anchor"], link["rel"], link["position"]) for link in found["links"][:2]] == [
        ("https://a.example/b", "B page", "", "navigation"), ("https://o.example/", "Out", "nofollow", "body"),
    ]  # fmt: skip
    assert found["links"][2]["anchor"] == ""  # two texts for one link: a text held the joint


def test_every_hop_of_a_redirect_is_a_page(tmp_path):
    pages = {page["url"]: page for page in tables(read(tmp_path, jsonl(tmp_path / "x.jl", ROWS)))["pages"]}
    old = pages["https://a.example/old"]
    assert [(hop["status"], hop["location"]) for hop in old["chain"]] == [
        (301, "https://a.example/older"), (302, "https://a.example/b"), (200, ""),
    ]  # fmt: skip
    assert (old["first_status"], old["status"], old["final_url"]) == (301, 200, "https://a.example/b")


def test_a_page_that_failed_says_why(tmp_path):
    pages = {page["url"]: page for page in tables(read(tmp_path, jsonl(tmp_path / "x.jl", ROWS)))["pages"]}
    assert (pages["https://a.example/slow"]["state"], pages["https://a.example/slow"]["reason"]) == ("error", "timeout")


def test_nothing_of_a_request_or_a_cookie_is_taken_in(tmp_path):
    crawl = read(tmp_path, jsonl(tmp_path / "x.jl", ROWS))
    found = tables(crawl)
    assert found["pages"][0]["cookies"] == ["sid"]
    assert "geheim" not in str(found)
    assert "Z2VoZWlt" not in str(found)
    assert crawl.left_out == ["ip_address", "request_headers_Authorization"]
    assert crawl.unknown_columns == ["my_price"]


def test_what_it_does_not_tell_is_not_measured(tmp_path):
    crawl = read(tmp_path, jsonl(tmp_path / "x.jl", ROWS))
    assert {"pages.images", "pages.json_ld", "pages.robots_meta"} <= crawl.unmeasured
    told = read(tmp_path, jsonl(tmp_path / "y.jl", [HOME | {"meta_robots": "noindex"}]))
    assert "pages.robots_meta" not in told.unmeasured
    assert tables(told)["pages"][0]["robots_meta"] == "noindex"
    no_links = read(tmp_path, jsonl(tmp_path / "z.jl", [{k: v for k, v in HOME.items() if "links" not in k}]))
    assert "links" not in no_links.measured


def test_a_cut_line_is_counted_and_costs_no_other(tmp_path):
    crawl = read(tmp_path, jsonl(tmp_path / "x.jl", [HOME, MOVED], '{"url": "https://a.example/c", "ti'))
    assert crawl.rejected == {"json": 1}
    assert len(tables(crawl)["pages"]) == 4
