"""Structured data in words that Schema.org does not have."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_structured_data_errors(indexability: ir.Table, structured_data: ir.Table) -> ir.Table:
    """Which indexable pages have structured data that Schema.org does not know?

    Definition: an item of JSON-LD, microdata or RDFa with a type or property the vocabulary does not have, without a
    type, or in a block whose context is not Schema.org. One row a page and word: `value` is the word, no_type or
    no_context, `weight` how many items of the page have it.
    Threshold: none; a search engine ignores what it does not know, often a typing error.
    Left out: blocks that are no valid JSON (broken_json_ld); warnings, such as a property of another type or a date
    that cannot be read, which the table structured_data holds; terms of other vocabularies.
    """
    items = keep_indexable(structured_data, indexability)
    each = items.select("url", "ordinal", problem=items.problems.unnest())
    errors = each.select("url", "ordinal", level=each.problem.level, code=each.problem.code, word=each.problem.subject)
    wrong = errors.filter(errors.level == "error")
    named = wrong.mutate(seen=wrong.code.startswith("unknown_").ifelse(wrong.word, wrong.code))
    counted = named.group_by("url", "seen").agg(items=named.ordinal.nunique(), ordinal=named.ordinal.min())
    return finding_rows(
        counted, value=counted.seen, weight=counted["items"], evidence="structured_data", key=("url", "ordinal")
    )
