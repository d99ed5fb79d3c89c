"""Language codes that search engines do not know."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_hreflang_codes(indexability: ir.Table, hreflang_links: ir.Table) -> ir.Table:
    """Which language codes of alternates do search engines not understand?

    Definition: an hreflang code that is not a language of ISO 639-1, with a script of ISO 15924 and a region of
    ISO 3166-1 where wanted, nor x-default (Google, Tell Google about localized versions): en-UK must be en-GB, a region
    alone is no language. Google does without the annotation then. One row a code and alternate of an indexable page:
    `related` is the alternate, `value` the code.
    Threshold: none.
    Left out: whether the page is written in that language.
    """
    links = keep_indexable(hreflang_links, indexability)
    wrong = ["code_form", "code_language", "code_script", "code_region"]
    found = links.filter(links.problems.filter(lambda problem: problem.isin(wrong)).length() > 0)
    return finding_rows(
        found,
        related=found.target,
        value=found.code,
        evidence="hreflang_links",
        key=("url", "target", "code", "source"),
    )
