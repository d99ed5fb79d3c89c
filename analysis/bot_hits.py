"""Which requests speak for search engines, and what kind of thing they went for."""

import ibis
import ibis.expr.types as ir

from analysis.ledger import is_resource

BELIEVED = ("verified", "plausible")  # plausible: the log holds addresses cut to a block that is all the operator's


def by_search_bots(requests: ir.Table) -> ir.Table:
    """Keep the requests of search bots that are verified, or plausible where a log holds cut addresses."""
    return requests.filter(requests.actor == "search", requests.verification.isin(BELIEVED))


def once(hits: ir.Table) -> ir.Table:
    """Leave out requests that another file logs as well."""
    return hits.filter(~hits.twin.fill_null(False))


def with_template(requests: ir.Table, page_templates: ir.Table | None) -> ir.Table:
    """Add `template` and `kind`: page (of the crawl, with its template), resource (a file of pages) or other.

    Without templates nothing is a page, and `template` is empty. Naming kinds takes regular expressions: group the
    requests by URL first.
    """
    if page_templates is None:
        named = requests.mutate(template=ibis.null("string"))
    else:
        names = page_templates.select(page=page_templates.url, template=page_templates.template)
        named = requests.left_join(names, requests.url == names.page).drop("page")
    kind = ibis.cases((named.template.notnull(), "page"), (is_resource(named.url), "resource"), else_="other")
    return named.mutate(kind=kind, template=named.template.fill_null(""))


def share_of(part: ir.NumericValue, whole: ir.NumericValue) -> ir.FloatingValue:
    """Return a share of 1; null of nothing."""
    return part.cast("float64") / whole.cast("float64").nullif(0.0)
