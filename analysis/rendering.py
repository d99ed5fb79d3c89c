"""What scripts change about a page: the HTML a server sends beside the document a browser makes of it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from analysis.tables import conform

MOST_LINKS = 5_000  # stored of a page; where they are cut, it cannot be told which are missing
LONGEST = 4_096  # characters of a value that is shown
_PLAIN = {"title": "title", "description": "description", "canonical": "canonical", "robots": "robots_meta"}
Row = Mapping[str, Any]
Pair = tuple[str | None, str | None]  # before scripts ran, after


def compare_renders(pages: pa.Table, links: pa.Table, renders: pa.Table) -> pa.Table:
    """Return one row for everything that scripts add to, take from or change about a page of a crawl.

    Definition: the crawl's row of a page is compared with its render, both read by the same parser: title, meta
    description, canonical and robots as they stand; main headings, link targets and JSON-LD blocks as sets, so that
    another order is no difference; visible words by their number. `added` stands only in the rendered document,
    `removed` only in the HTML. A page that scripts lead away from has one row, `address`, and is not compared.
    `same_raw` tells whether the browser got the very HTML the crawl holds: where it did not, the server, not a script,
    may have made the difference.
    Left out: pages that could not be rendered, or that the crawl has no HTML of; links of a page with 5,000 or more.
    """
    rendered = {row["url"]: row for row in renders.to_pylist() if row["state"] == "ok"}
    crawled = {row["url"]: row for row in pages.to_pylist() if row["url"] in rendered and row["body_hash"]}
    targets: dict[str, list[str]] = {}
    for row in links.to_pylist():
        if row["source"] in crawled:
            targets.setdefault(row["source"], []).append(row["target"])
    rows: list[Row] = [
        row for url in sorted(crawled) for row in _page(crawled[url], rendered[url], targets.get(url, []))
    ]
    return pa.Table.from_batches([conform("render_differences", rows)])


def _page(page: Row, render: Row, targets: Sequence[str]) -> Iterator[dict[str, Any]]:
    same = page["body_hash"] == render["raw_hash"]
    pairs = [("address", (page["url"], render["final_url"]))]
    if page["url"] == render["final_url"]:
        pairs = list(_differences(page, render, targets))
    ordinals: Counter[str] = Counter()
    for aspect, (raw, rendered) in pairs:
        change = "added" if raw is None else "removed" if rendered is None else "changed"
        place, ordinals[aspect] = ordinals[aspect], ordinals[aspect] + 1
        row = {"url": page["url"], "aspect": aspect, "ordinal": place, "change": change, "same_raw": same}
        yield row | {"raw": _cut(raw), "rendered": _cut(rendered)}


def _differences(page: Row, render: Row, targets: Sequence[str]) -> Iterator[tuple[str, Pair]]:
    for aspect, column in _PLAIN.items():
        if page[column] != render[column]:
            yield aspect, (page[column], render[column])
    for pair in _of_lists(page["h1"], render["h1"]):
        yield "h1", pair
    if (page["words_in_body"] or 0) != (render["words"] or 0):
        yield "words", (str(page["words_in_body"] or 0), str(render["words"] or 0))
    rendered = [link["target"] for link in render["links"]]
    if max(len(targets), len(rendered)) < MOST_LINKS:
        for pair in _of_lists(sorted(set(targets)), sorted(set(rendered)), together=False):
            yield "links", pair
    blocks = [[_normal(block["text"]) for block in side["json_ld"]] for side in (page, render)]
    for pair in _of_lists(*blocks):
        yield "json_ld", pair


def _of_lists(raw: Iterable[str], rendered: Iterable[str], *, together: bool = True) -> Iterator[Pair]:
    """Yield what stands on one side only; one text in the place of one other is a change, if taken `together`."""
    before, after = Counter(raw), Counter(rendered)
    gone, new = list((before - after).elements()), list((after - before).elements())
    if together and len(gone) == len(new) == 1:
        yield gone[0], new[0]
        return
    yield from ((None, text) for text in new)
    yield from ((text, None) for text in gone)


def _normal(block: str) -> str:
    """Return a JSON-LD block in one spelling: scripts write the same data with other spaces and another order."""
    try:
        return json.dumps(json.loads(block, strict=False), ensure_ascii=False, sort_keys=True)
    except (ValueError, RecursionError):
        return " ".join(block.split())


def _cut(text: str | None) -> str | None:
    return None if text is None else text[:LONGEST]
