"""The shape of an audit check's answer: what it is about, what was seen, and the row that proves it."""

import ibis
import ibis.expr.types as ir


def keep_indexable(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Keep the pages a search engine may show: what is wrong on the others changes no ranking."""
    return pages.semi_join(indexability.filter(indexability.indexable), "url")


def pages_with_items(indexability: ir.Table, items: ir.Table) -> ir.Table:
    """Return the pages a search engine may show that have any of these items, one row each."""
    return keep_indexable(items, indexability).select("url").distinct()


def keep_shared(rows: ir.Table, by: tuple[str, ...], hreflang_clusters: ir.Table | None) -> ir.Table:
    """Keep the rows that have the values of `by` in common with another page, alternates of a language aside.

    Adds `other`, the first such page (for the first itself the last), and `pages`, how many there are. Pages of one
    language cluster with codes of their own are one page here: de-DE, de-AT and de-CH repeat each other rightly.
    """
    known = _with_cluster(rows, hreflang_clusters)
    one, all_of_it = ibis.window(group_by=[*by, "one_page"]), ibis.window(group_by=list(by))
    stood_for = known.mutate(stands_for=known.url.min().over(one), alternates=known.url.count().over(one))
    grouped = stood_for.mutate(
        first=stood_for.stands_for.min().over(all_of_it), last=stood_for.stands_for.max().over(all_of_it),
        pages=stood_for.url.count().over(all_of_it) - stood_for.alternates + 1,
    )  # fmt: skip
    shared = grouped.filter(grouped.first != grouped.last)
    return shared.mutate(other=(shared.stands_for == shared.first).ifelse(shared.last, shared.first))


def _with_cluster(rows: ir.Table, hreflang_clusters: ir.Table | None) -> ir.Table:
    """Add `one_page`: the language cluster a page is an alternate of, else the page itself."""
    if hreflang_clusters is None:
        return rows.mutate(one_page=rows.url)
    alternates = hreflang_clusters.filter(hreflang_clusters.alternate).select(member="url", cluster="cluster")
    joined = rows.left_join(alternates, rows.url == alternates.member)
    return joined.mutate(one_page=joined.cluster.fill_null(joined.url))


def finding_rows(
    rows: ir.Table,
    *,
    evidence: str,
    key: tuple[str, ...] = ("url",),
    related: ir.StringValue | None = None,
    value: ir.Value | None = None,
    weight: ir.IntegerValue | int = 1,
) -> ir.Table:
    """Return rows as findings, the most frequent first. The rows need `url` and the key of the evidence's table."""
    none = ibis.null("string")
    findings = rows.select(
        url=rows.url,
        related=none if related is None else related,
        value=none if value is None else value.cast("string"),
        weight=ibis.literal(weight, "int64") if isinstance(weight, int) else weight.cast("int64"),
        evidence_table=ibis.literal(evidence),
        evidence_key=ibis.literal("\t").join([rows[name].cast("string") for name in key]),
    )
    return findings.order_by(findings.weight.desc(), "url", "evidence_key")
