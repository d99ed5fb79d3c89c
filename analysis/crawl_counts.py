"""One row of numbers for a crawl: what there was of each kind, small enough to be kept when the crawl is purged."""

from collections.abc import Mapping
from datetime import datetime

import ibis
import ibis.expr.types as ir

from analysis.base import SEVERITIES
from analysis.tables import COLUMNS

_STATES = ("ok", "http_error", "error", "limit", "blocked")
_TYPES = {column.name: column.type for column in COLUMNS["crawl_counts"]}


def count_crawl(tables: Mapping[str, ir.Table], *, snapshot: str, closed_at: datetime) -> ir.Table:
    """Return how much of each kind there was in a crawl, as one row of `crawl_counts`.

    Definition: URLs by state, by the class of their own answer, and by whether they may rank, from `pages` and
    `indexability`; words of main texts, internal links, orphans, templates, sitemap entries and findings by severity
    from the tables of those names. A number whose table is missing is none: not measured is no zero.
    """
    counts = [_of_pages(tables["pages"]), _of_verdicts(tables["indexability"])]
    if "page_texts" in tables:
        counts.append(tables["page_texts"].aggregate(words=lambda t: t.words.sum().fill_null(0)))
    if "links" in tables:
        counts.append(tables["links"].aggregate(links=lambda t: t.internal.sum().fill_null(0)))
    if "link_metrics" in tables:
        counts.append(tables["link_metrics"].aggregate(orphans=lambda t: t.orphan.sum().fill_null(0)))
    counts += [
        tables[name].aggregate(**{name: lambda t: t.count()})
        for name in ("templates", "sitemap_urls")
        if name in tables
    ]
    if "findings" in tables:
        counts.append(_of_findings(tables["findings"]))
    return _one_row(counts, snapshot, closed_at)


def _of_pages(pages: ir.Table) -> ir.Table:
    own = pages.first_status
    return pages.aggregate(
        urls=pages.count(),
        **{state: (pages.state == state).sum().fill_null(0) for state in _STATES},
        **{f"status_{n}xx": own.between(n * 100, n * 100 + 99).sum().fill_null(0) for n in (2, 3, 4, 5)},
        no_answer=own.isnull().sum().fill_null(0),
        deepest=pages.depth.max(),
    )


def _of_verdicts(indexability: ir.Table) -> ir.Table:
    return indexability.aggregate(
        indexable=indexability.indexable.sum().fill_null(0),
        noindex=(indexability.reason == "noindex").sum().fill_null(0),
    )


def _of_findings(findings: ir.Table) -> ir.Table:
    return findings.aggregate(
        **{f"findings_{s}": (findings.severity == s).sum().fill_null(0) for s in SEVERITIES}
    )  # fmt: skip


def _one_row(counts: list[ir.Table], snapshot: str, closed_at: datetime) -> ir.Table:
    row = counts[0]
    for more in counts[1:]:
        row = row.cross_join(more)
    row = row.mutate(snapshot=ibis.literal(snapshot), closed_at=ibis.literal(closed_at))
    return row.select(
        **{n: (row[n] if n in row.columns else ibis.null()).cast(kind) for n, kind in _TYPES.items()}
    )  # fmt: skip
