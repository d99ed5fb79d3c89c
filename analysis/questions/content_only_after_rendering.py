"""Pages whose words are written by scripts."""

import ibis.expr.types as ir

from analysis.findings import finding_rows


def find_content_only_after_rendering(
    renders: ir.Table, render_differences: ir.Table, *, min_share: float = 0.5, min_words: int = 50
) -> ir.Table:
    """Which pages have most of their words only after their scripts have run?

    Definition: of the visible words of the rendered page, at least the share `min_share` is not in the HTML the server
    sends. `weight` counts the words that come late, `value` is words in HTML → words rendered.
    Threshold: `min_share` = 0.5, more than half of what is to be read; `min_words` = 50 words that come late, below
    which it is a banner or a date. Both are our own: no search engine names one.
    Left out: which words they are; pages that were not rendered.
    """
    words = render_differences.filter(render_differences.aspect == "words")
    counted = words.mutate(before=words.raw.cast("int64"), after=words.rendered.cast("int64"))
    late = counted.mutate(late=counted.after - counted.before)
    hits = late.filter((late.late >= min_words) & (late.late >= late.after * min_share)).semi_join(renders, "url")
    value = hits.raw + " → " + hits.rendered
    return finding_rows(
        hits, value=value, weight=hits.late, evidence="render_differences", key=("url", "aspect", "ordinal")
    )
