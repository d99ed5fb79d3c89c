"""The tabs about redirects: one row a link that leads to a redirect, with every hop beside each other."""

import ibis
import ibis.expr.types as ir

from analysis.screaming_frog.base import Field, Tables, Value, by_name, optional
from analysis.screaming_frog.words import NO_PAGES, POSITIONS, REASONS, status_word, word

HOPS = 10
_TEMPORARY = (302, 303, 307)


def chain_rows(tables: Tables) -> ir.Table:
    """Return every redirect with the links that lead to it; one no page links to has a row of its own."""
    pages = tables["pages"]
    starts = pages.filter(pages.first_status.between(300, 399), pages.first_status != 304)
    starts = starts.select("url", "chain", "final_url", "reason", last_status="status")
    links = optional(tables, "links").select("source", "target", "anchor", "alt", "path", "position", "ordinal")
    rows = starts.left_join(links, starts.url == links.target).drop("target")
    finals = _finals(tables)
    rows = rows.left_join(finals, rows.final_url == finals.end_url).drop("end_url")
    return rows.mutate(sort_1=rows.url, sort_2=ibis.coalesce(rows.source + "\t", ""))


def _finals(tables: Tables) -> ir.Table:
    pages = tables["pages"]
    verdicts = optional(tables, "indexability").select(verdict_url="url", indexable="indexable", verdict="reason")
    joined = pages.left_join(verdicts, pages.url == verdicts.verdict_url)
    return joined.select(
        end_url="url", final_status="first_status", final_reason="reason", final_content="content_type",
        final_indexable="indexable", final_verdict="verdict",
    )  # fmt: skip


def _redirects(row: ir.Table) -> ir.IntegerValue:
    return row.chain.filter(lambda hop: hop.location != "").length()


def _temporary(row: ir.Table) -> ir.BooleanValue:
    return row.chain.filter(lambda hop: hop.status.isin(_TEMPORARY)).length() > 0


def _indexability(row: ir.Table) -> ir.StringValue:
    fine = row.final_indexable | row.final_verdict.isin(NO_PAGES)
    return ibis.cases((row.final_verdict.isnull(), ""), (fine, "Indexable"), else_="Non-Indexable")


def _final_status(row: ir.Table) -> ir.StringValue:
    known = row.final_status.notnull() | row.final_reason.notnull()
    return ibis.cases((known, status_word(row.final_status, row.final_reason)), else_="")


def _there(place: int, value: Value) -> Value:
    """Return a value of the hop at a place; null beyond the last."""
    return lambda row: ibis.cases((row.chain.length() > place, value(row)))


def _hop(number: int) -> tuple[Field, ...]:
    place = number - 1
    return (
        Field(f"Content {number}", empty="the media type of a hop is not kept; that of the last is Final Content"),
        Field(f"Status Code {number}", _there(place, lambda row: row.chain[place].status)),
        Field(f"Status {number}", _there(place, lambda row: status_word(row.chain[place].status, row.reason))),
        Field(
            f"Redirect Type {number}",
            _there(place, lambda row: ibis.cases((row.chain[place].location != "", "HTTP Redirect"), else_="")),
        ),
        Field(f"Redirect URL {number}", _there(place, lambda row: row.chain[place].location)),
    )


CHAIN_FIELDS = by_name((
    Field("Chain Type", lambda row: ibis.literal("HTTP Redirect")),
    Field("Number of Redirects", _redirects),
    Field("Loop", lambda row: row.reason == "redirect_loop"),
    Field("Source", lambda row: row.source.fill_null("")),
    Field("Temp Redirect in Chain", _temporary),
    Field("Address", lambda row: row.url),
    Field("Final Address", lambda row: row.final_url),
    Field("Final Indexability", _indexability, "indexability"),
    Field("Final Indexability Status", lambda row: word(row.final_verdict, REASONS).fill_null(""), "indexability"),
    Field("Final Content", lambda row: row.final_content.fill_null("")),
    Field("Final Status Code", lambda row: row.final_status),
    Field("Final Status", _final_status),
    Field("Alt Text", lambda row: row.alt.fill_null(""), "links"),
    Field("Anchor Text", lambda row: row.anchor.fill_null(""), "links"),
    Field("Link Path", lambda row: row.path.fill_null(""), "links"),
    Field("Link Position", lambda row: word(row.position, POSITIONS).fill_null(""), "links"),
    *(field for number in range(1, HOPS + 1) for field in _hop(number)),
))  # fmt: skip
