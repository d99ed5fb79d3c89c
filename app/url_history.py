"""What one URL was in every crawl of its site: read from the snapshots as they lie, oldest first."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.facts import Snapshot
from app.reading import Reading
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
    pages = _pages(reading, [str(facts.part(crawl, "pages")) for crawl in crawls], url)
    return [_row(crawl, pages.get(str(facts.part(crawl, "pages")))) for crawl in crawls]


def _pages(reading: Reading, files: list[str], url: str) -> Mapping[str, Past]:
    """Return the URL's row in each file that has one. Plain SQL: an expression would read every file's schema."""
    if not files:
        return {}
    columns = ", ".join(_KEPT)
    query = f"SELECT filename, {columns} FROM read_parquet(?, union_by_name = true, filename = true) WHERE url = ?"
    rows = reading.connection.con.execute(query, [files, url]).to_arrow_table().to_pylist()
    return {row.pop("filename"): row for row in rows}


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
