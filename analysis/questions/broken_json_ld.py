"""Structured data that cannot be parsed."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_broken_json_ld(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Which indexable pages have structured data that cannot be read?

    Definition: a JSON-LD block that is no valid JSON; each block is parsed by itself, so that one broken block hides
    no other. One row a page: `weight` counts such blocks on it, `value` is the parser's message for one of them.
    Threshold: none.
    Left out: whether a readable block has the properties a rich result needs; microdata and RDFa.
    """
    readable = keep_indexable(pages, indexability)
    unnested = readable.select("url", block=readable.json_ld.unnest())
    blocks = unnested.select("url", error=unnested.block.error.fill_null(""))
    broken = blocks.filter(blocks.error != "")
    counted = broken.group_by("url").agg(error=broken.error.min(), blocks=broken.count())
    return finding_rows(counted, value=counted.error, weight=counted.blocks, evidence="pages")
