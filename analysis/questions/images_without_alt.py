"""Images without an alternative text."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_images_without_alt(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Which indexable pages have images without an alternative text?

    Definition: an img element without an alt attribute. One row a page: `weight` counts such images on it, `value` is
    the address of one of them.
    Threshold: none.
    Left out: alt="", which rightly marks an image as decoration (HTML standard, 4.8.4.4); images set by style sheets.
    """
    readable = keep_indexable(pages, indexability)
    unnested = readable.select("url", image=readable.images.unnest())
    silent = unnested.filter(unnested.image.alt.isnull()).select("url", src=unnested.image.src)
    counted = silent.group_by("url").agg(src=silent.src.min(), images=silent.count())
    return finding_rows(counted, value=counted.src, weight=counted.images, evidence="pages")
