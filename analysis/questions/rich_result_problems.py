"""Items that lack what Google asks for to show them as a rich result."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_rich_result_problems(indexability: ir.Table, rich_results: ir.Table) -> ir.Table:
    """Which indexable pages have structured data that lacks what a rich result of Google requires?

    Definition: an item whose type is that of a rich result and which lacks a property Google's documentation requires
    (analysis/data/rich_results.json, with the day it was read). One row a page and feature: `value` is the feature and
    what is missing first, `weight` how many of the page's items lack something for it.
    Threshold: none; without a required property there is no rich result.
    Left out: recommended properties and features Google has ended, which the table rich_results holds; whether Google
    shows the result.
    """
    items = keep_indexable(rich_results, indexability)
    lacking = items.filter(items.missing.length() > 0)
    told = lacking.mutate(seen=lacking.feature + ": " + lacking.missing.join(", "))
    counted = told.group_by("url", "feature").agg(
        items=told.ordinal.nunique(), ordinal=told.ordinal.min(), seen=told.seen.min()
    )
    return finding_rows(
        counted, value=counted.seen, weight=counted["items"], evidence="rich_results",
        key=("url", "ordinal", "feature"),
    )  # fmt: skip
