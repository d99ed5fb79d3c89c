"""Makes a workspace of two crawls with 100,000 pages, a million links each, and what the stages would say of them.

python -m tests.benchmarks.many_pages WORKSPACE [PAGES]
"""

import random
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from tests.conftest import rows_of
from tests.views_fixture import ORIGIN, SITE, html_page, site_workspace

LINKS = 10  # of a page
AT_ONCE = 5_000  # pages whose links are made together


def crawl_of(urls: list[str]) -> Iterator[tuple[str, pa.RecordBatch]]:
    draw = random.Random(1)
    for first in range(0, len(urls), AT_ONCE):
        pages = [page(url, first + n) for n, url in enumerate(urls[first : first + AT_ONCE])]
        yield from (("pages", batch) for batch in rows_of("pages", pages).to_batches())
    for first in range(0, len(urls), AT_ONCE):
        links = [link(url, n, draw.choice(urls)) for url in urls[first : first + AT_ONCE] for n in range(LINKS)]
        yield from (("links", batch) for batch in rows_of("links", links).to_batches())


def page(url: str, number: int) -> dict[str, object]:
    return html_page(url, title=f"Product with a fairly long title {number}", depth=number % 6, words_in_body=400)


def link(source: str, ordinal: int, target: str) -> dict[str, object]:
    text = {"href": target, "anchor": "anchor text", "rel": "", "position": "body"}
    return {"source": source, "ordinal": ordinal, "target": target, "internal": True, **text}


def results_of(urls: list[str], crawl: str) -> dict[str, list[dict[str, object]]]:
    evidence = {"evidence_snapshot": crawl, "evidence_table": "pages"}
    change = {"aspect": "title", "change": "changed", "before": "a", "after": "b", "severity": "low"}
    metrics = {"body_inlinks": 1, "outlinks": LINKS, "pagerank": 1e-5, "orphan": False}
    return {
        "indexability": [
            {"url": url, "indexable": n % 7 != 0, "reason": "ok" if n % 7 else "noindex"} for n, url in enumerate(urls)
        ],
        "link_metrics": [
            {"url": url, "inlinks": n % 50, "click_depth": n % 6, **metrics} for n, url in enumerate(urls)
        ],
        "page_texts": [
            {"url": url, "text_hash": f"{n:032x}", "language": "en", "words": 400} for n, url in enumerate(urls)
        ],
        "page_templates": [{"url": url, "template": "Product /en/shop/…", "similarity": 0.9} for url in urls],
        "changes": [{"url": url, "previous_snapshot": "x", **change} for url in urls],
        "findings": [
            {"check": "missing_descriptions", "severity": "low", "url": url, "weight": 1, "evidence_key": url,
             **evidence}
            for url in urls
        ],
    }  # fmt: skip


def main(root: Path, number: int = 100_000) -> None:
    workspace = site_workspace(root, crawl=False, logs=False)
    urls = sorted(f"{ORIGIN}/en/shop/category-{n % 97}/product-with-a-long-name-{n:06d}" for n in range(number))
    for day in (15, 22):
        workspace.facts(SITE).write("crawl", crawl_of(urls), {"start": f"{ORIGIN}/"}, datetime(2026, 11, day, 6))
    crawl, derived, keys = workspace.facts(SITE).newest("crawl"), workspace.derived(SITE), {}
    for name, rows in results_of(urls, crawl.id).items():
        derived.write(f"make-{name}", "0" * 8, {name: rows_of(name, rows)}, inputs={})
        keys[f"make-{name}"] = "0" * 8
    derived.set_current(crawl.id, keys)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
