"""The shape of an audit check's answer: what it is about, what was seen, and the row that proves it."""

import ibis
import ibis.expr.types as ir


def keep_indexable(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Keep the pages a search engine may show: what is wrong on the others changes no ranking."""
    return pages.semi_join(indexability.filter(indexability.indexable), "url")


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
