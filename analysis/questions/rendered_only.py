"""What of a page only exists once its scripts have run."""

import ibis.expr.types as ir


def find_rendered_only(renders: ir.Table, render_differences: ir.Table) -> ir.Table:
    """What do pages say only after their scripts have run?

    Definition: a title, description, canonical, robots directive, main heading, link, JSON-LD block, number of words or
    address that a rendered page has and its HTML has not, or has otherwise. Google reads it later than the HTML, at the
    rendering; most other crawlers, those of AI services among them, never do.
    Threshold: none.
    Left out: what scripts take away; pages that were not rendered (a few of each template are).
    """
    rendered = renders.filter(renders.state == "ok").select("url", "template")
    shown = render_differences.filter(render_differences.rendered.notnull()).join(rendered, "url")
    chosen = shown.select("url", "template", "aspect", "ordinal", "change", "raw", "rendered", "same_raw")
    return chosen.order_by("url", "aspect", "ordinal").drop("ordinal")
