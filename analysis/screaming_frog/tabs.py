"""The tabs: each with its rows and its columns in the order of the tool's own export."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

from analysis.screaming_frog.base import Field, Tab, Tables, Value, fields, optional
from analysis.screaming_frog.chains import CHAIN_FIELDS, chain_rows
from analysis.screaming_frog.javascript import JAVASCRIPT_FIELDS, javascript_rows
from analysis.screaming_frog.links import (
    ALTERNATE_FIELDS,
    LINK_FIELDS,
    alternate_rows,
    anchor_rows,
    image_rows,
    inlink_rows,
    link_rows,
)
from analysis.screaming_frog.page_fields import PAGE_FIELDS
from analysis.screaming_frog.page_rows import page_rows
from analysis.screaming_frog.words import status_word

_INTERNAL = (
    "Address", "Content Type", "Status Code", "Status", "Indexability", "Indexability Status",
    "Title 1", "Title 1 Length", "Title 1 Pixel Width",
    "Meta Description 1", "Meta Description 1 Length", "Meta Description 1 Pixel Width",
    "Meta Keywords 1", "Meta Keywords 1 Length", "H1-1", "H1-1 Length", "H1-2", "H1-2 Length",
    "H2-1", "H2-1 Length", "H2-2", "H2-2 Length", "Meta Robots 1", "X-Robots-Tag 1", "Meta Refresh 1",
    "Canonical Link Element 1", 'rel="next" 1', 'rel="prev" 1', 'HTTP rel="next" 1', 'HTTP rel="prev" 1',
    "amphtml Link Element", "Size (bytes)", "Transferred (bytes)", "Total Transferred (bytes)", "CO2 (mg)",
    "Carbon Rating", "Word Count", "Sentence Count", "Average Words Per Sentence", "Flesch Reading Ease Score",
    "Readability", "Text Ratio", "Crawl Depth", "Folder Depth", "Link Score", "Inlinks", "Unique Inlinks",
    "Unique JS Inlinks", "% of Total", "Outlinks", "Unique Outlinks", "Unique JS Outlinks", "External Outlinks",
    "Unique External Outlinks", "Unique External JS Outlinks", "Closest Near Duplicate Match", "No. Near Duplicates",
    "Spelling Errors", "Grammar Errors", "Hash", "Response Time", "Last Modified", "Redirect URL", "Redirect Type",
    "Cookies", "Language", "HTTP Version", "Mobile Alternate Link", "Closest Semantically Similar Address",
    "Semantic Similarity Score", "No. Semantically Similar", "Semantic Relevance Score", "URL Encoded Address",
    "Crawl Timestamp",
)  # fmt: skip
_ANSWER = ("Address", "Content Type", "Status Code", "Status", "Indexability", "Indexability Status")
_VERDICT = ("Indexability", "Indexability Status")
_NEXT = ('rel="next" 1', 'rel="prev" 1', 'HTTP rel="next" 1', 'HTTP rel="prev" 1')
_DIRECTIVES = ("Meta Robots 1", "X-Robots-Tag 1")
_OUTLINKS = (
    "Type", "Source", "Destination", "Size (Bytes)", "Alt Text", "Anchor", "Status Code", "Status", "Follow", "Target",
    "Rel", "Path Type", "Link Path", "Link Position", "Link Origin",
)  # fmt: skip
_IMAGE_LINKS = (
    *_OUTLINKS, "Real Dimensions", "Dimensions in Attributes", "Display Dimensions", "Potential Savings (bytes)",
)  # fmt: skip


def _html_rows(tables: Tables) -> ir.Table:
    return page_rows(tables).filter(lambda row: row.is_html)


def _occurrences(value: Value) -> Field:
    return Field("Occurrences", value)


def _count_of(column: str) -> Field:
    """Whether a page has one: of titles and descriptions the crawl keeps the first."""
    return _occurrences(lambda row: row[column].notnull().cast("int64"))


def _headings(level: int) -> Field:
    return _occurrences(lambda row: row.headings.filter(lambda heading: heading.level == level).length())


def _directives(row: ir.Table) -> ir.IntegerValue:
    return row.robots_meta.notnull().cast("int64") + row.robots_header.notnull().cast("int64")


def _pages(
    name: str, *names: str, count: Field | None = None, rows: Callable[[Tables], ir.Table] = _html_rows, after: int = 1
) -> Tab:
    """Return a tab of pages; `count` is its column of occurrences, behind the first `after` columns."""
    columns = fields(*names, of=PAGE_FIELDS)
    counted = (count,) if count else ()
    return Tab(name, rows, (*columns[:after], *counted, *columns[after:]), ("pages",))


def _alternates(place: int, kind: str, column: str) -> tuple[Field, Field]:
    def part(name: str) -> Value:
        return lambda row: ibis.cases((row[column].length() > place, row[column][place][name]), else_="").fill_null("")

    number = f"{kind} hreflang {place + 1}"
    return Field(number, part("lang")), Field(f"{number} URL", part("url"))


_SITEMAP_HREFLANG = "sitemap_urls has the alternates of sitemaps, by sitemap entry"
_HREFLANG = (
    PAGE_FIELDS["Address"], PAGE_FIELDS["Title 1"],
    _occurrences(lambda row: row.hreflang.length() + row.hreflang_header.length().fill_null(0)),
    *_alternates(0, "HTML", "hreflang"), *_alternates(0, "HTTP", "hreflang_header"),
    Field("Sitemap hreflang 1", empty=_SITEMAP_HREFLANG), Field("Sitemap hreflang 1 URL", empty=_SITEMAP_HREFLANG),
    *fields(*_VERDICT, of=PAGE_FIELDS),
    *(field for place in range(1, 20) for field in _alternates(place, "HTML", "hreflang")),
)  # fmt: skip


def _image_files(tables: Tables) -> ir.Table:
    """Return image files that pages refer to, one row a file."""
    files = optional(tables, "resources").filter(lambda row: row.kind == "image")
    counted = files.group_by(url=files.target).agg(on_pages=files.count())
    known = page_rows(tables).drop("sort_1")
    joined = counted.left_join(known, counted.url == known.url)
    return joined.drop("url_right").mutate(sort_1=joined.url)


_IMAGES = (
    Field("Address", lambda row: row.url),
    Field("Content Type", lambda row: row.content_type.fill_null("")),
    PAGE_FIELDS["Size (bytes)"],
    Field("IMG Inlinks", lambda row: row.on_pages),
    *fields(*_VERDICT, of=PAGE_FIELDS),
    Field("Dimensions", empty="image files are not opened"),
)


def _external_rows(tables: Tables) -> ir.Table:
    outside = tables["external_urls"]
    return outside.mutate(sort_1=outside.url)


_EXTERNAL = (
    Field("Address", lambda row: row.url),
    Field("Content Type", lambda row: row.content_type.fill_null("")),
    Field("Status Code", lambda row: row.first_status.fill_null(0)),
    Field("Status", lambda row: status_word(row.first_status, row.reason)),
    Field("Crawl Depth", empty="links to other sites have no place in the site's own depth"),
    Field("Inlinks", lambda row: row.links),
)


def _sitemap_rows(tables: Tables) -> ir.Table:
    return page_rows(tables).semi_join(tables["sitemap_urls"], "url")


def _structured_rows(tables: Tables) -> ir.Table:
    """Return the pages with structured data, with what its vocabulary and Google's rules say."""
    rows, judged = _html_rows(tables), optional(tables, "structured_data_pages").rename(judged_url="url")
    joined = rows.left_join(judged, rows.url == judged.judged_url)
    has_own = joined.json_ld.length() + joined.microdata.fill_null(False).cast("int64") > 0
    return joined.filter(has_own | joined.judged_url.notnull())


def _judged(column: str) -> Value:
    return lambda row: row[column]


def _entry(column: str, place: int) -> Value:
    return lambda row: ibis.cases((row[column].length() > place, row[column][place]), else_="").fill_null("")


_JUDGED = "structured_data_pages"
_STRUCTURED = (
    PAGE_FIELDS["Address"],
    Field("Errors", _judged("errors"), _JUDGED),
    Field("Warnings", _judged("warnings"), _JUDGED),
    Field("Rich Result Errors", _judged("rich_result_errors"), _JUDGED),
    Field("Rich Result Warnings", _judged("rich_result_warnings"), _JUDGED),
    Field("Rich Result Features", lambda row: row.features.length(), _JUDGED),
    *(Field(f"Feature-{number}", _entry("features", number - 1), _JUDGED) for number in range(1, 7)),
    Field("Total Types", _judged("total_types"), _JUDGED),
    Field("Unique Types", lambda row: row.types.length(), _JUDGED),
    *(Field(f"Type-{number}", _entry("types", number - 1), _JUDGED) for number in range(1, 18)),
    *fields(*_VERDICT, of=PAGE_FIELDS),
)

_TABS = (
    _pages("internal_all", *_INTERNAL, rows=page_rows),
    _pages("internal_html", *_INTERNAL),
    Tab("all_inlinks", inlink_rows, tuple(LINK_FIELDS.values()), ("pages", "links")),
    Tab("all_outlinks", link_rows, fields(*_OUTLINKS, of=LINK_FIELDS), ("pages", "links")),
    Tab("all_anchor_text", anchor_rows, fields(*_OUTLINKS, of=LINK_FIELDS), ("pages", "links")),
    Tab("all_image_inlinks", image_rows, fields(*_IMAGE_LINKS, of=LINK_FIELDS), ("pages", "resources")),
    Tab("images_all", _image_files, _IMAGES, ("pages", "resources")),
    Tab("external_all", _external_rows, _EXTERNAL, ("external_urls",)),
    _pages("response_codes_all", *_ANSWER, "Inlinks", "Response Time", "Redirect URL", "Redirect Type", rows=page_rows),
    _pages(
        "url_all", *_ANSWER, "Hash", "Length", "Canonical Link Element 1", "URL Encoded Address", rows=page_rows,
    ),
    _pages(
        "page_titles_all", "Address", "Title 1", "Title 1 Length", "Title 1 Pixel Width", *_VERDICT,
        count=_count_of("title"),
    ),
    _pages(
        "meta_description_all", "Address", "Meta Description 1", "Meta Description 1 Length",
        "Meta Description 1 Pixel Width", *_VERDICT, count=_count_of("description"),
    ),
    _pages(
        "meta_keywords_all", "Address", "Meta Keywords 1", "Meta Keywords 1 Length", *_VERDICT,
        count=_count_of("meta_keywords"),
    ),
    _pages("h1_all", "Address", "H1-1", "H1-1 Length", "H1-2", "H1-2 Length", *_VERDICT, count=_headings(1)),
    _pages("h2_all", "Address", "H2-1", "H2-1 Length", "H2-2", "H2-2 Length", *_VERDICT, count=_headings(2)),
    _pages(
        "content_all", "Address", "Word Count", "Sentence Count", "Average Words Per Sentence",
        "Flesch Reading Ease Score", "Readability", "Closest Near Duplicate Match", "No. Near Duplicates",
        "Closest Semantically Similar Address", "Semantic Similarity Score", "No. Semantically Similar",
        "Semantic Relevance Score", "Total Language Errors", "Spelling Errors", "Grammar Errors", "Language", "Hash",
        *_VERDICT,
    ),
    _pages(
        "directives_all", "Address", *_DIRECTIVES, "Meta Refresh 1", "Canonical Link Element 1", "HTTP Canonical",
        count=_occurrences(_directives),
    ),
    _pages(
        "canonicals_all", "Address", *_VERDICT, "Canonical Link Element 1", "HTTP Canonical", *_DIRECTIVES, *_NEXT,
        count=_occurrences(lambda row: row.canonicals.fill_null(0)),
    ),
    _pages("pagination_all", "Address", *_VERDICT, *_NEXT, "Canonical Link Element 1", "HTTP Canonical", *_DIRECTIVES),
    Tab("hreflang_all", _html_rows, _HREFLANG, ("pages",)),
    Tab("all_hreflang_urls", alternate_rows, tuple(ALTERNATE_FIELDS.values()), ("pages",)),
    _pages(
        "links_all", "Address", *_VERDICT, "Crawl Depth", "Link Score", "Inlinks", "Unique Inlinks",
        "Unique JS Inlinks", "% of Total", "Outlinks", "Unique Outlinks", "Unique JS Outlinks", "External Outlinks",
        "Unique External Outlinks", "Unique External JS Outlinks",
    ),
    Tab("redirect_chains", chain_rows, tuple(CHAIN_FIELDS.values()), ("pages",)),
    Tab("redirects", chain_rows, tuple(CHAIN_FIELDS.values()), ("pages",)),
    Tab("structured_data_all", _structured_rows, _STRUCTURED, ("pages",)),
    Tab("javascript_all", javascript_rows, tuple(JAVASCRIPT_FIELDS.values()), ("pages", "renders")),
    Tab("sitemaps_all", _sitemap_rows, fields(*_ANSWER, of=PAGE_FIELDS), ("pages", "sitemap_urls")),
    _pages(
        "validation_all", *_ANSWER, "Size (bytes)", "Transferred (bytes)", "Total Transferred (bytes)", "CO2 (mg)",
        "Carbon Rating", rows=page_rows,
    ),
)  # fmt: skip

TABS = {tab.name: tab for tab in _TABS}
# what `--columns screaming-frog` makes of a table of ours
TABS_OF = {
    "pages": "internal_all", "links": "all_inlinks", "resources": "all_image_inlinks", "external_urls": "external_all",
    "renders": "javascript_all", "sitemap_urls": "sitemaps_all",
}  # fmt: skip
