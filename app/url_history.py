"""What one URL was in every crawl of its site: read from the snapshots as they lie, oldest first."""

from collections.abc import Iterable, Mapping
from typing import Any

import ibis.expr.types as ir

from app.facts import Snapshot
from app.reading import Reading, in_contract
from app.workspace import Workspace

_KEPT = ("status", "state", "reason", "title", "description", "canonical", "robots_meta", "words_in_body", "depth")
Past = Mapping[str, Any]  # a row of `pages`, as far as it is shown, with `snapshot` and `created_at`


def url_history(workspace: Workspace, reading: Reading, url: str) -> list[Past]:
    """Return the URL's rows of all crawls that still hold their pages, each with its snapshot.

    A crawl that did not meet the URL has a row with nothing but the snapshot. Pages are sorted by URL in their files,
    so that a look-up reads one row group of each.
    """
    facts = workspace.facts(workspace.site(reading.selection.site))
    crawls = [snapshot for snapshot in facts.snapshots("crawl") if "pages" in snapshot.tables]
    return [_row(crawl, _page(reading, str(facts.part(crawl, "pages")), url)) for crawl in crawls]


def _page(reading: Reading, file: str, url: str) -> Past | None:
    pages: ir.Table = in_contract(reading.connection.read_parquet(file), "pages")
    rows = pages.filter(pages.url == url).select("url", *_KEPT).limit(1).to_pyarrow().to_pylist()
    return rows[0] if rows else None


def _row(crawl: Snapshot, page: Past | None) -> Past:
    return {"snapshot": crawl.id, "created_at": crawl.created_at, "met": page is not None, **(page or {})}


def changed_names(rows: Iterable[Past]) -> list[list[str]]:
    """Return for every crawl which of the shown fields differ from the crawl before; none for the first."""
    changed: list[list[str]] = []
    before: Past | None = None
    for row in rows:
        changed.append([name for name in ("met", *_KEPT) if before is not None and row.get(name) != before.get(name)])
        before = row
    return changed
