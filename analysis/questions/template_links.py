"""Links added up by template: how the kinds of pages of a site lead to each other."""

import ibis.expr.types as ir
from ibis import _


def add_up_template_links(links: ir.Table, page_templates: ir.Table, *, min_links: int = 1) -> ir.Table:
    """Which templates link to which, and from where on the page?

    Definition: internal links by the template of the page they stand on, the template of the page they lead to, and
    their position. `links` counts every <a href>, `sources` and `targets` the distinct pages; `per_source` is the mean
    number of such links on a page that has one.
    Threshold: `min_links` = 1 link, which shows all.
    Left out: links to addresses without a template: redirects, files, pages that could not be read, other sites; links
    of a page to itself.
    """
    internal = links.filter(links.internal & (links.source != links.target)).select("source", "target", "position")
    sources = page_templates.select(source="url", template="template")
    targets = page_templates.select(target="url", target_template="template")
    placed = internal.join(sources, "source").join(targets, "target")
    counted = placed.group_by("template", "target_template", "position").agg(
        links=_.count(), sources=_.source.nunique(), targets=_.target.nunique()
    )
    shown = counted.filter(counted.links >= min_links)
    answer = shown.mutate(per_source=shown.links.cast("float64") / shown.sources)
    return answer.order_by(answer.links.desc(), "template", "target_template", "position")
