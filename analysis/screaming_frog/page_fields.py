"""The columns of every tab about URLs: where our tables have them, or why they stay empty."""

import ibis
import ibis.expr.types as ir

from analysis.screaming_frog.base import Field, Value, by_name
from analysis.screaming_frog.words import NO_PAGES, REASONS, readability, status_word, thousandths, units, word

_SPELLING = "spelling and grammar are checked by a service of Screaming Frog's own dictionaries"
_CARBON = "follows an electricity mix that changes from year to year and is not published with the export"
_RENDERED = "links of the rendered page are in `renders`; the tab javascript_all counts them"


def _text(column: str) -> Value:
    return lambda row: row[column].fill_null("")


def _plain(column: str) -> Value:
    return lambda row: row[column]


def _length(column: str) -> Value:
    return lambda row: units(row[column])


def _item(column: str, place: int) -> Value:
    """Return the text at a place of a list; empty beyond its end."""
    return lambda row: ibis.cases((row[column].length() > place, row[column][place]), else_="").fill_null("")


def _item_length(column: str, place: int) -> Value:
    return lambda row: units(_item(column, place)(row))


def _second_headings(row: ir.Table) -> ir.ArrayValue:
    return row.headings.filter(lambda heading: heading.level == 2).map(lambda heading: heading.text)


def _heading(place: int) -> Value:
    def value(row: ir.Table) -> ir.StringValue:
        texts = _second_headings(row)
        return ibis.cases((texts.length() > place, texts[place]), else_="").fill_null("")

    return value


def _heading_length(place: int) -> Value:
    return lambda row: units(_heading(place)(row))


def _code(row: ir.Table) -> ir.IntegerValue:
    return row.first_status.fill_null(0)


def _redirects(row: ir.Table) -> ir.BooleanValue:
    return row.first_status.between(300, 399).fill_null(False) & (row.first_status != 304)


def _refreshes(row: ir.Table) -> ir.BooleanValue:
    return row.refresh_url.notnull() & ~_redirects(row)


def _indexability(row: ir.Table) -> ir.StringValue:
    fine = (row.indexable | row.verdict.isin(NO_PAGES)) & ~_refreshes(row)
    return ibis.cases((row.verdict.isnull(), ""), (fine, "Indexable"), else_="Non-Indexable")


def _indexability_status(row: ir.Table) -> ir.StringValue:
    fine = row.indexable | row.verdict.isin(NO_PAGES)
    ours = ibis.cases((fine & _refreshes(row), "redirect"), else_=row.verdict)
    return word(ours, REASONS).fill_null("")


def _content_type(row: ir.Table) -> ir.StringValue:
    """Return the header as it came, where it was kept; else the media type."""
    named = row.headers.filter(lambda header: header["name"] == "content-type")
    header = ibis.cases((named.length() > 0, named[0].value), else_=row.content_type)
    return ibis.coalesce(header, row.content_type, "")


def _redirect_url(row: ir.Table) -> ir.StringValue:
    location = ibis.cases((row.chain.length() > 0, row.chain[0].location), else_="")
    return ibis.cases((_redirects(row), location), (_refreshes(row), row.refresh_url), else_="").fill_null("")


def _redirect_type(row: ir.Table) -> ir.StringValue:
    return ibis.cases((_redirects(row), "HTTP Redirect"), (_refreshes(row), "Meta Refresh Redirect"), else_="")


def _folders(row: ir.Table) -> ir.IntegerValue:
    path = row.url.re_replace(r"^[^:]+://[^/]*", "").re_replace(r"[?#].*$", "")
    return path.length() - path.replace("/", "").length() - 1


def _share_of_pages(row: ir.Table) -> ir.DecimalValue:
    share = row.unique_inlinks * 100.0 / row.linkable.nullif(0)
    return thousandths(share.round(2))


def _text_ratio(row: ir.Table) -> ir.DecimalValue:
    return thousandths((row.text_chars * 100.0 / row.html_chars.nullif(0)).fill_null(0.0))


def _words_per_sentence(row: ir.Table) -> ir.DecimalValue:
    return thousandths(row.words_per_sentence)


def _seconds(row: ir.Table) -> ir.DecimalValue:
    return thousandths(row.elapsed_ms / 1000.0)


def _timestamp(row: ir.Table) -> ir.StringValue:
    return row.fetched_at.strftime("%Y-%m-%d %H:%M:%S").fill_null("")


def _pixels(column: str) -> Value:
    return lambda row: row[column]


PAGE_FIELDS = by_name((
    Field("Address", _plain("url")),
    Field("Content Type", _content_type),
    Field("Status Code", _code),
    Field("Status", lambda row: status_word(row.first_status, row.reason)),
    Field("Indexability", _indexability, "indexability"),
    Field("Indexability Status", _indexability_status, "indexability"),
    Field("Title 1", _text("title")),
    Field("Title 1 Length", _length("title")),
    Field("Title 1 Pixel Width", _pixels("title_pixels"), "page_metrics"),
    Field("Meta Description 1", _text("description")),
    Field("Meta Description 1 Length", _length("description")),
    Field("Meta Description 1 Pixel Width", _pixels("description_pixels"), "page_metrics"),
    Field("Meta Keywords 1", _text("meta_keywords")),
    Field("Meta Keywords 1 Length", _length("meta_keywords")),
    Field("H1-1", _item("h1", 0)),
    Field("H1-1 Length", _item_length("h1", 0)),
    Field("H1-2", _item("h1", 1)),
    Field("H1-2 Length", _item_length("h1", 1)),
    Field("H2-1", _heading(0)),
    Field("H2-1 Length", _heading_length(0)),
    Field("H2-2", _heading(1)),
    Field("H2-2 Length", _heading_length(1)),
    Field("Meta Robots 1", _text("robots_meta")),
    Field("X-Robots-Tag 1", _text("robots_header")),
    Field("Meta Refresh 1", _text("meta_refresh")),
    Field("Canonical Link Element 1", _text("canonical_element")),
    Field("HTTP Canonical", _text("canonical_header")),
    Field('rel="next" 1', _text("next_url")),
    Field('rel="prev" 1', _text("prev_url")),
    Field('HTTP rel="next" 1', _text("next_header")),
    Field('HTTP rel="prev" 1', _text("prev_header")),
    Field("amphtml Link Element", _text("amphtml")),
    Field("Size (bytes)", _plain("bytes")),
    Field("Transferred (bytes)", _plain("transferred_bytes")),
    Field("Total Transferred (bytes)", empty="needs the bytes of all files of a page, which are not fetched"),
    Field("CO2 (mg)", empty=_CARBON),
    Field("Carbon Rating", empty=_CARBON),
    Field("Word Count", lambda row: row.words_in_body.fill_null(0)),
    Field("Sentence Count", _plain("sentences"), "page_metrics"),
    Field("Average Words Per Sentence", _words_per_sentence, "page_metrics"),
    Field("Flesch Reading Ease Score", lambda row: thousandths(row.flesch), "page_metrics"),
    Field("Readability", lambda row: readability(row.flesch), "page_metrics"),
    Field("Text Ratio", _text_ratio),
    Field("Crawl Depth", _plain("depth")),
    Field("Folder Depth", _folders),
    Field("Link Score", _plain("link_score"), "link_metrics"),
    Field("Inlinks", _plain("inlinks"), "links"),
    Field("Unique Inlinks", _plain("unique_inlinks"), "links"),
    Field("Unique JS Inlinks", empty=_RENDERED),
    Field("% of Total", _share_of_pages, "links"),
    Field("Outlinks", _plain("outlinks"), "links"),
    Field("Unique Outlinks", _plain("unique_outlinks"), "links"),
    Field("Unique JS Outlinks", empty=_RENDERED),
    Field("External Outlinks", _plain("external_outlinks"), "links"),
    Field("Unique External Outlinks", _plain("unique_external_outlinks"), "links"),
    Field("Unique External JS Outlinks", empty=_RENDERED),
    Field("Closest Near Duplicate Match", lambda row: row.duplicate.fill_null(""), "near_duplicates"),
    Field("No. Near Duplicates", _plain("duplicates"), "near_duplicates"),
    Field("Total Language Errors", empty=_SPELLING),
    Field("Spelling Errors", empty=_SPELLING),
    Field("Grammar Errors", empty=_SPELLING),
    Field("Hash", _text("body_hash")),
    Field("Response Time", _seconds),
    Field("Last Modified", _text("last_modified")),
    Field("Redirect URL", _redirect_url),
    Field("Redirect Type", _redirect_type),
    Field("Cookies", lambda row: row.cookies.length()),
    Field("Language", _text("lang")),
    Field("HTTP Version", _text("http_version")),
    Field("Mobile Alternate Link", _text("mobile_alternate")),
    Field("Closest Semantically Similar Address", lambda row: row.closest.fill_null(""), "neighbours"),
    Field("Semantic Similarity Score", lambda row: thousandths(row.similarity), "neighbours"),
    Field("No. Semantically Similar", _plain("similar"), "neighbours"),
    Field("Semantic Relevance Score", empty="likeness to the average of all pages: topics answer that here"),
    Field("URL Encoded Address", _plain("url")),
    Field("Crawl Timestamp", _timestamp),
    Field("Length", _length("url")),
    Field("Viewport", _text("viewport")),
))  # fmt: skip
