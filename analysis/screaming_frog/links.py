"""The tabs about links: one row a link, a file or an alternate that stands on a page."""

import ibis
import ibis.expr.types as ir

from analysis.screaming_frog.base import Field, Tables, by_name, optional
from analysis.screaming_frog.page_fields import PAGE_FIELDS
from analysis.screaming_frog.words import PATH_TYPES, POSITIONS, TYPES, status_word, word

_NOT_RENDERED = "pictures are measured on a screen, which a crawl does not have"


def link_rows(tables: Tables) -> ir.Table:
    """Return links and files of pages, with what is known of their targets."""
    return _with_targets(_hyperlinks(tables).union(_files(tables)), tables)


def image_rows(tables: Tables) -> ir.Table:
    """Return the images on pages."""
    return _with_targets(_files(tables), tables).filter(lambda row: row.kind == "Image")


def anchor_rows(tables: Tables) -> ir.Table:
    """Return hyperlinks alone."""
    return _with_targets(_hyperlinks(tables), tables)


def inlink_rows(tables: Tables) -> ir.Table:
    """Return what link_rows returns, by what is linked to."""
    rows = link_rows(tables)
    return rows.mutate(sort_1=rows.target, sort_2=rows.source)


def _hyperlinks(tables: Tables) -> ir.Table:
    links = optional(tables, "links")
    return links.select(
        "source", "target", "rel", "window", "path_type", "path", "alt", "anchor", "position",
        kind=ibis.literal("Hyperlink"), dimensions=ibis.literal(""), ordinal=links.ordinal.cast("int32"),
    )  # fmt: skip


def _files(tables: Tables) -> ir.Table:
    files = optional(tables, "resources").filter(lambda row: row.kind != "form")
    none = ibis.null().cast("string")
    size = ibis.coalesce(files.width + "x" + files.height, "")
    return files.select(
        "source", "target", rel=ibis.literal(""), window=none, path_type=none, path=files.path, alt=files.alt,
        anchor=ibis.literal(""), position=ibis.literal("body"), kind=word(files.kind, TYPES, otherwise="Misc"),
        dimensions=size, ordinal=files.ordinal.cast("int32"),
    )  # fmt: skip


def _with_targets(rows: ir.Table, tables: Tables) -> ir.Table:
    """Join what answers at the target, inside the site or outside of it."""
    target = _answers(tables)
    joined = rows.left_join(target, rows.target == target.answer_url).drop("answer_url")
    return joined.mutate(sort_1=joined.source, sort_2=joined.ordinal)


def _answers(tables: Tables) -> ir.Table:
    pages, outside = tables["pages"], optional(tables, "external_urls")
    verdicts = optional(tables, "indexability").select(verdict_url="url", indexable="indexable", verdict="reason")
    refresh = ibis.null().cast("string")
    inside = pages.left_join(verdicts, pages.url == verdicts.verdict_url).select(
        "first_status", "bytes", "indexable", "verdict", answer_url="url", failure="reason", refresh_url=refresh
    )
    beyond = outside.filter(outside.state != "unchecked").anti_join(pages, outside.url == pages.url)
    beyond = beyond.select(
        "first_status", bytes=ibis.null().cast("int64"), indexable=ibis.null().cast("boolean"),
        verdict=ibis.null().cast("string"), answer_url=beyond.url, failure=beyond.reason, refresh_url=refresh,
    )  # fmt: skip
    return inside.union(beyond)


def _follows(row: ir.Table) -> ir.BooleanValue:
    return ~row.rel.re_search(r"(^| )(nofollow|ugc|sponsored)( |$)")


def _status(row: ir.Table) -> ir.StringValue:
    """Return the status in words; empty where nobody asked the target."""
    known = row.first_status.notnull() | row.failure.notnull()
    return ibis.cases((known, status_word(row.first_status, row.failure)), else_="")


LINK_FIELDS = by_name((
    Field("Type", lambda row: row.kind),
    Field("Source", lambda row: row.source),
    Field("Source Segments", lambda row: row.segment if "segment" in row.columns else ibis.literal("")),
    Field("Destination", lambda row: row.target),
    Field("Destination Segments", empty="segments are rules for addresses: each row of pages has its own"),
    Field("Form Action Link", lambda row: ibis.literal(False)),
    Field("Indexability", PAGE_FIELDS["Indexability"].value, "indexability"),
    Field("Indexability Status", PAGE_FIELDS["Indexability Status"].value, "indexability"),
    Field("hreflang", lambda row: ibis.literal("")),
    Field("Size (Bytes)", lambda row: row.bytes),
    Field("Alt Text", lambda row: row.alt.fill_null("")),
    Field("Length", lambda row: row.anchor.length()),
    Field("Anchor", lambda row: row.anchor),
    Field("Status Code", lambda row: row.first_status),
    Field("Status", _status),
    Field("Follow", _follows),
    Field("Target", lambda row: row.window.fill_null("")),
    Field("Rel", lambda row: row.rel),
    Field("Path Type", lambda row: word(row.path_type, PATH_TYPES)),
    Field("Unlinked", lambda row: ibis.literal(False)),
    Field("Link Path", lambda row: row.path.fill_null("")),
    Field("Link Position", lambda row: word(row.position, POSITIONS, otherwise="Content")),
    Field("Link Origin", lambda row: ibis.literal("HTML")),
    Field("Real Dimensions", empty=_NOT_RENDERED),
    Field("Dimensions in Attributes", lambda row: row.dimensions),
    Field("Display Dimensions", empty=_NOT_RENDERED),
    Field("Potential Savings (bytes)", empty=_NOT_RENDERED),
))  # fmt: skip


def alternate_rows(tables: Tables) -> ir.Table:
    """Return one row an alternate of a page."""
    pages = tables["pages"]
    rows = pages.select("url", entry=pages.hreflang.unnest())
    return rows.mutate(sort_1=rows.url, sort_2=rows.entry.lang)


ALTERNATE_FIELDS = by_name((
    Field("Source", lambda row: row.url),
    Field("hreflang Alternate", lambda row: row.entry.url),
    Field("hreflang", lambda row: row.entry.lang),
))  # fmt: skip
