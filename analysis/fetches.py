"""What search bots fetched, page by page: what the questions about coverage have in common."""

import ibis
import ibis.expr.types as ir
from ibis import _

NO_TEMPLATE = ""  # of a page whose layout is not known


def delivered(ledger: ir.Table) -> ir.Table:
    """Keep the requests that brought a page or told that it is unchanged: 2xx and 304."""
    return ledger.filter(ledger.status.between(200, 299) | (ledger.status == 304))


def fetches_by_url(ledger: ir.Table) -> ir.Table:
    """Return for each delivered URL its requests, and the first and last day of one."""
    rows = delivered(ledger)
    return rows.group_by("url").agg(hits=_.hits.sum(), first_day=_.day.min(), last_day=_.day.max())


def last_day_of(ledger: ir.Table) -> ir.Table:
    """Return one row: first and last day of the ledger, as days since 1970. No row of a ledger without requests."""
    ends = ledger.agg(begins=ledger.day.min(), ends=ledger.day.max())
    return ends.filter(ends.ends.notnull()).select(begins=ends.begins.epoch_days(), ends=ends.ends.epoch_days())


def templated(pages: ir.Table, page_templates: ir.Table | None) -> ir.Table:
    """Add the template of each page; pages without one share the empty name."""
    if page_templates is None:
        return pages.mutate(template=ibis.literal(NO_TEMPLATE))
    named = page_templates.select(templated="url", named_template="template")
    joined = pages.left_join(named, pages.url == named.templated)
    return joined.mutate(template=joined.named_template.fill_null(NO_TEMPLATE)).drop("templated", "named_template")
