"""The data contract: every table, its key and its columns with type, unit and meaning, checked at every writing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ibis
import pyarrow as pa

from analysis.errors import ContractError

Store = Literal["facts", "derived", "meaning"]
Kind = Literal["crawl", "import", "logs", "render", "stage"]


@dataclass(frozen=True)
class Table:
    meaning: str
    store: Store
    kind: Kind  # which snapshot holds it: a closed crawl, one imported, a closed log import, or the result of a stage
    key: tuple[str, ...]  # rows are sorted by it when written; unique unless `repeats`
    origin: str  # the command that brings it about, for the hint when it is missing
    repeats: bool = False


@dataclass(frozen=True)
class Column:
    name: str
    type: str  # as Ibis writes it
    unit: str  # empty where there is none to name
    meaning: str
    nullable: bool = False
    volatile: bool = False  # differs between two crawls of an unchanged site: not part of a digest, not seen by stages


EVIDENCE = "array<struct<snapshot: string, table: string, key: string, url: string, quote: string>>"

TABLES: dict[str, Table] = {
    # facts of a crawl
    "pages": Table("One row a URL the crawl met, in the state of its last hop.", "facts", "crawl", ("url",), "crawl"),
    "links": Table("One row an <a href> as it stands on a page.", "facts", "crawl", ("source", "ordinal"), "crawl"),
    "resources": Table("One row a file or form a page refers to.", "facts", "crawl", ("source", "ordinal"), "crawl"),
    "external_urls": Table("One row a link target on somebody else's host.", "facts", "crawl", ("url",), "crawl"),
    "traps": Table(
        "One row a pattern of URLs without end that the crawl recognised.",
        "facts",
        "crawl",
        ("kind", "pattern"),
        "crawl",
    ),
    "bodies": Table(
        "One row a distinct HTML body; a body an earlier snapshot of the site holds is not stored again.",
        "facts",
        "crawl",
        ("body_hash",),
        "crawl",
    ),
    "sitemap_urls": Table("One row a <loc> of a sitemap.", "facts", "crawl", ("sitemap", "ordinal"), "crawl"),
    "sitemap_files": Table("One row a sitemap that was asked for.", "facts", "crawl", ("sitemap",), "crawl"),
    "robots_files": Table("One row a robots.txt that was asked for.", "facts", "crawl", ("origin",), "crawl"),
    # facts of a crawl that another tool made
    "rejected_rows": Table(
        "One row a row of an imported file that could not be read.", "facts", "import", ("file", "row_no"), "import"
    ),
    # facts of a log import
    "hits": Table(
        "One row a request in an access log.", "facts", "logs", ("requested_at", "url", "line_no"), "logs", repeats=True
    ),
    "rejects": Table("One row a log line that could not be read.", "facts", "logs", ("file", "line_no"), "logs"),
    "log_files": Table("One row a log file that was read.", "facts", "logs", ("file",), "logs"),
    "log_prints": Table(
        "One row a log file: how a part of it is recognised in others.", "facts", "logs", ("file",), "logs"
    ),
    "hit_days": Table(
        "One row a day, actor, bot, URL and status of one import: its requests added up.",
        "facts",
        "logs",
        ("day", "actor", "bot", "verification", "url", "status"),
        "logs",
        repeats=True,
    ),
    # facts of a rendering
    "renders": Table("One row a page that was opened in a browser.", "facts", "render", ("url",), "render"),
    # derived, by stage
    "indexability": Table("One row a URL: may it rank, and what decides.", "derived", "stage", ("url",), "analyse"),
    "robots_answers": Table(
        "One row a URL and agent: may it be fetched, and which rule decides.",
        "derived",
        "stage",
        ("url", "agent"),
        "analyse",
    ),
    "page_texts": Table("One row an HTML page: its main text by hash.", "derived", "stage", ("url",), "analyse"),
    "page_metrics": Table("One row a URL: lengths, widths and readability.", "derived", "stage", ("url",), "analyse"),
    "hreflang_links": Table(
        "One row an alternate in another language that a page names.",
        "derived",
        "stage",
        ("url", "target", "code", "source"),
        "analyse",
    ),
    "hreflang_clusters": Table(
        "One row a page that names or is named as an alternate.", "derived", "stage", ("url",), "analyse"
    ),
    "structured_data": Table(
        "One row an item of structured data, those within others too.",
        "derived",
        "stage",
        ("url", "ordinal"),
        "analyse",
    ),
    "rich_results": Table(
        "One row an item and a rich result of Google it is meant for.",
        "derived",
        "stage",
        ("url", "ordinal", "feature"),
        "analyse",
        repeats=True,
    ),
    "structured_data_pages": Table("One row a page with structured data.", "derived", "stage", ("url",), "analyse"),
    "near_duplicates": Table(
        "One row a page and another one with nearly its main text.", "derived", "stage", ("url", "rank"), "analyse"
    ),
    "templates": Table("One row a layout that pages of the site share.", "derived", "stage", ("template",), "analyse"),
    "page_templates": Table("One row an HTML page: its template.", "derived", "stage", ("url",), "analyse"),
    "page_passages": Table(
        "One row a passage of a page, in reading order.", "derived", "stage", ("url", "ordinal"), "analyse"
    ),
    "page_entities": Table("One row an entity on a page.", "derived", "stage", ("url", "entity", "label"), "analyse"),
    "link_metrics": Table(
        "One row an internal URL: its place in the link graph.", "derived", "stage", ("url",), "analyse"
    ),
    "neighbours": Table("One row a pair of pages close in meaning.", "derived", "stage", ("url", "rank"), "analyse"),
    "topics": Table("One row a topic of the site.", "derived", "stage", ("topic",), "analyse"),
    "topic_pages": Table(
        "One row an indexable page: its topic and place on the map.", "derived", "stage", ("url",), "analyse"
    ),
    "link_opportunities": Table(
        "One row a link worth setting: from a passage of one page to another page.",
        "derived",
        "stage",
        ("source", "target"),
        "analyse",
    ),
    "gaps": Table(
        "One row a question or subtopic that others cover and this page does not.",
        "derived",
        "stage",
        ("url", "ordinal"),
        "analyse",
    ),
    "ledger": Table(
        "One row a URL, crawler, day, status and cause: what verified search bots spent their requests on.",
        "derived",
        "stage",
        ("day", "bot", "url", "status", "cause"),
        "analyse",
    ),
    "pickups": Table(
        "One row a page that became new or changed between two crawls, and the first fetch after it.",
        "derived",
        "stage",
        ("url", "crawl", "event"),
        "analyse",
    ),
    "bot_days": Table(
        "One row a day, actor and bot: all requests, people's too.",
        "derived",
        "stage",
        ("day", "actor", "bot", "verification"),
        "analyse",
    ),
    "bots": Table("One row a bot of the logs: whose it is and what for.", "derived", "stage", ("bot",), "analyse"),
    "bot_obedience": Table(
        "One row a day, bot and URL: its requests and what robots.txt said about them.",
        "derived",
        "stage",
        ("day", "bot", "verification", "outcome", "url"),
        "analyse",
        repeats=True,
    ),
    "log_days": Table(
        "One row a day of the logs: who asked, and whether the log holds the day whole.",
        "derived",
        "stage",
        ("day",),
        "analyse",
    ),
    "log_breaks": Table(
        "One row a stretch in which the log lost lines, or from which it has more.",
        "derived",
        "stage",
        ("start", "kind"),
        "analyse",
    ),
    "rate_changes": Table(
        "One row a day on which a bot began to come more or less.",
        "derived",
        "stage",
        ("day", "bot", "actor"),
        "analyse",
    ),
    "changes": Table(
        "One row a change of a URL between two snapshots.", "derived", "stage", ("url", "aspect"), "analyse"
    ),
    "crawl_counts": Table(
        "One row a crawl: what there was of each kind.", "derived", "stage", ("snapshot",), "analyse"
    ),
    "matches": Table(
        "One row a URL of a source: is it in the crawl.", "derived", "stage", ("source", "url"), "analyse"
    ),
    "findings": Table(
        "One row a finding of an audit check.",
        "derived",
        "stage",
        ("check", "url", "related", "value"),
        "analyse",
        repeats=True,
    ),
    "render_differences": Table(
        "One row a difference between a page's HTML and what scripts make of it.",
        "derived",
        "stage",
        ("url", "aspect", "ordinal"),
        "render",
    ),
    "brief_proposals": Table("One row a brief that could be written.", "derived", "stage", ("brief",), "analyse"),
    "brief_lines": Table(
        "One row a line of a brief, with its evidence.", "derived", "stage", ("brief", "line_no"), "analyse"
    ),
    # meaning, by content hash, once across snapshots
    "texts": Table("One row a distinct main text.", "meaning", "stage", ("text_hash",), "analyse"),
    "body_texts": Table("One row a body: the main text found in it.", "meaning", "stage", ("body_hash",), "analyse"),
    "body_shapes": Table("One row a body: the shape found in it.", "meaning", "stage", ("body_hash",), "analyse"),
    "shapes": Table("One row a distinct shape of a page.", "meaning", "stage", ("shape_hash",), "analyse"),
    "passages": Table("One row a distinct passage.", "meaning", "stage", ("passage_hash",), "analyse"),
    "vectors": Table("One row a passage and model.", "meaning", "stage", ("passage_hash", "model"), "analyse"),
    "entities": Table(
        "One row an entity in a text, found by one version of the vocabulary.",
        "meaning",
        "stage",
        ("text_hash", "vocabulary", "start"),
        "analyse",
    ),
}

_HASH = "sha256, first 32 hex digits"

COLUMNS: dict[str, tuple[Column, ...]] = {
    "pages": (
        Column("url", "string", "", "URL key of the address asked for"),
        Column("url_found", "string", "", "the address as it was first met, before normalisation"),
        Column("found_on", "string", "", "URL key of the page that led here first; none for a start URL", True),
        Column(
            "found_by",
            "string",
            "",
            "start, link, redirect, sitemap, hreflang, canonical, refresh or log; import where a source does not say",
        ),
        Column("final_url", "string", "", "URL key of the last hop; the same as url without a redirect"),
        Column("first_status", "int32", "HTTP status", "what this URL itself answered", True),
        Column("status", "int32", "HTTP status", "what the last hop answered", True),
        Column("state", "string", "", "ok, http_error, error, limit or blocked: that of the last hop"),
        Column("reason", "string", "", "why it is not ok: robots, private_address, timeout, dns, …; empty for ok"),
        Column("chain", "array<struct<url: string, status: int32, location: string>>", "", "every hop, first to last"),
        Column("content_type", "string", "", "media type of the last hop, lower case, without parameters", True),
        Column("depth", "int32", "clicks", "links from the start on the shortest way; none without one", True),
        Column("fetched_at", "timestamp(6)", "UTC", "when the answer came", True, volatile=True),
        Column("elapsed_ms", "int64", "ms", "from request to the last byte, all hops", True, volatile=True),
        Column("bytes", "int64", "bytes", "decoded body size of the last hop", True),
        Column("truncated", "boolean", "", "whether the body or a field was cut at a limit"),
        Column("robots_allowed", "boolean", "", "whether our user agent may fetch it"),
        Column("googlebot_allowed", "boolean", "", "whether Googlebot may fetch it"),
        Column("body_hash", "string", _HASH, "of the decoded body; HTML pages of their own only", True),
        Column("title", "string", "", "text of the first title element", True),
        Column("description", "string", "", "content of meta description", True),
        Column("h1", "array<string>", "", "texts of all h1"),
        Column("headings", "array<struct<level: int8, text: string>>", "", "h1 to h6 in reading order"),
        Column("canonical", "string", "", "URL key of link rel=canonical, element or header", True),
        Column("robots_meta", "string", "", "meta robots and googlebot, lower case, joined by comma", True),
        Column("robots_header", "string", "", "X-Robots-Tag, lower case, joined by comma", True),
        Column("hreflang", "array<struct<lang: string, url: string>>", "", "alternates, URL keys"),
        Column("lang", "string", "", "html lang, lower case", True),
        Column(
            "json_ld",
            "array<struct<text: string, error: string>>",
            "",
            "every block by itself; error empty if it parses",
        ),
        Column("open_graph", "array<struct<property: string, content: string>>", "", "og: properties in order"),
        Column(
            "images",
            "array<struct<src: string, alt: string>>",
            "",
            "img elements; alt is null where the attribute is missing",
        ),
        Column("words_in_body", "int64", "words", "all visible words, navigation included", True),
        Column("links_total", "int32", "links", "all links on the page, those beyond the limit too"),
        # none in a snapshot of another tool, or of a version that did not know the column yet
        Column(
            "found_in", "string", "", "what the crawl was asked to look at: spider, list, sitemap, page or logs", True
        ),
        Column("meta_keywords", "string", "", "content of meta keywords", True),
        Column("meta_refresh", "string", "", "content of meta http-equiv=refresh, as written", True),
        Column("viewport", "string", "", "content of meta viewport", True),
        Column("charset", "string", "", "encoding the body was read in", True),
        Column("canonical_element", "string", "", "URL key of the first link rel=canonical in the HTML", True),
        Column("canonical_header", "string", "", "URL key of the canonical in the Link header", True),
        Column("canonicals", "int32", "URLs", "distinct canonicals the page names, element and header", True),
        Column("next_url", "string", "", "URL key of link rel=next, element", True),
        Column("prev_url", "string", "", "URL key of link rel=prev, element", True),
        Column("next_header", "string", "", "URL key of rel=next in the Link header", True),
        Column("prev_header", "string", "", "URL key of rel=prev in the Link header", True),
        Column(
            "hreflang_header", "array<struct<lang: string, url: string>>", "", "alternates of the Link header", True
        ),
        Column("amphtml", "string", "", "URL key of link rel=amphtml", True),
        Column("mobile_alternate", "string", "", "URL key of link rel=alternate with a media query", True),
        Column("twitter", "array<struct<property: string, content: string>>", "", "twitter: properties in order", True),
        Column("microdata", "boolean", "", "whether itemscope or typeof stands in the HTML", True),
        Column("text_chars", "int64", "characters", "of the visible text of the body, white space folded", True),
        Column("html_chars", "int64", "characters", "of the HTML", True),
        Column("cookies", "array<string>", "", "names of the cookies set, sorted; values are not kept", True),
        Column("http_version", "string", "", "of the answer: 1.0, 1.1 or 2", True),
        Column("last_modified", "string", "", "Last-Modified, as written", True),
        Column("etag", "string", "", "ETag, as written: asked with at the next crawl", True, volatile=True),
        Column("transferred_bytes", "int64", "bytes", "body as it came, packed", True, volatile=True),
        Column(
            "headers",
            "array<struct<name: string, value: string>>",
            "",
            "of its own answer, names lower case, cut at 4 KiB, without cookies, session keys and e-mail addresses",
            True,
            volatile=True,
        ),
        Column(
            "extracted",
            "array<struct<name: string, value: string>>",
            "",
            "what the user's own extraction rules found, in their order",
            True,
        ),
        Column(
            "reused",
            "string",
            "",
            "what an earlier crawl saved: not_modified (no body came), parse (the same body) or nothing",
            True,
            volatile=True,
        ),
    ),
    "links": (
        Column("source", "string", "", "URL key of the page the link stands on"),
        Column("ordinal", "int32", "", "place on the page, from 0"),
        Column("target", "string", "", "URL key the link leads to"),
        Column("href", "string", "", "as written, cut at 4,096 bytes"),
        Column("anchor", "string", "", "link text, or alt of the image inside, white space folded"),
        Column("rel", "string", "", "rel, lower case, sorted, joined by a space"),
        Column("position", "string", "", "navigation, header, footer, breadcrumb, aside or body"),
        Column("internal", "boolean", "", "whether the target's host is one of the site's own"),
        Column("window", "string", "", "target attribute, lower case", True),
        Column("path_type", "string", "", "absolute, protocol_relative, root_relative or path_relative", True),
        Column("path", "string", "", "where in the document, as XPath with positions from the root", True),
        Column("alt", "string", "", "alt text of the image inside the link", True),
    ),
    "resources": (
        Column("source", "string", "", "URL key of the page that refers to it"),
        Column("ordinal", "int32", "", "place on the page, from 0"),
        Column("kind", "string", "", "image, script, stylesheet, iframe, video, audio, font, icon, form or other"),
        Column("target", "string", "", "URL key"),
        Column("internal", "boolean", "", "whether the target's host is one of the site's own"),
        Column("alt", "string", "", "alt text of an image; none where the attribute is missing", True),
        Column("width", "string", "", "width attribute", True),
        Column("height", "string", "", "height attribute", True),
        Column("path", "string", "", "where in the document, as XPath", True),
    ),
    "external_urls": (
        Column("url", "string", "", "URL key of a page or file of somebody else"),
        Column("final_url", "string", "", "URL key of the last hop"),
        Column("first_status", "int32", "HTTP status", "what it itself answered", True),
        Column("status", "int32", "HTTP status", "what the last hop answered", True),
        Column("state", "string", "", "ok, http_error, error, limit, blocked, or unchecked: the budget was used up"),
        Column("reason", "string", "", "why it is not ok; empty for ok"),
        Column("chain", "array<struct<url: string, status: int32, location: string>>", "", "every hop, first to last"),
        Column("content_type", "string", "", "media type of the last hop", True),
        Column("links", "int64", "links", "of the site that lead there"),
    ),
    "traps": (
        Column("kind", "string", "", "repeated_segments, session_id, calendar, parameters, paging, maze, …"),
        Column("pattern", "string", "", "URL pattern the trap is made of"),
        Column("requests", "int64", "requests", "spent on it before it was recognised"),
        Column("held_back", "int64", "URLs", "met and not asked for because of it"),
        Column("distinct_bodies", "int64", "bodies", "among the answers, their own address taken out"),
        Column("rule", "string", "", "robots.txt line that would close it"),
        Column("examples", "array<string>", "", "URL keys, the first met"),
    ),
    "bodies": (
        Column("body_hash", "string", _HASH, "of the decoded body"),
        Column("html", "binary", "", "UTF-8, whatever encoding it came in"),
    ),
    "sitemap_urls": (
        Column("sitemap", "string", "", "URL key of the sitemap"),
        Column("ordinal", "int32", "", "place in the sitemap, from 0"),
        Column("url", "string", "", "URL key of the loc, resolved against the sitemap"),
        Column("loc", "string", "", "as written"),
        Column("relative", "boolean", "", "whether the loc had to be resolved, which the protocol forbids"),
        Column("lastmod", "string", "", "as written", True),
        Column("hreflang", "array<struct<lang: string, url: string>>", "", "xhtml:link alternates, URL keys", True),
    ),
    "sitemap_files": (
        Column("sitemap", "string", "", "URL key of the file"),
        Column("found_in", "string", "", "robots.txt, the usual place, an index, or typed by the user"),
        Column("status", "int32", "HTTP status", "what the last hop answered", True),
        Column("reason", "string", "", "why it could not be read whole: xml, gzip, too_large, too_many, …; or empty"),
        Column("urls", "int64", "URLs", "read from it"),
        Column("foreign", "int64", "URLs", "of these, on hosts that are not the site's"),
        Column("children", "int64", "files", "sitemaps it names"),
    ),
    "robots_files": (
        Column("origin", "string", "", "scheme and host"),
        Column("status", "int32", "HTTP status", "what the last hop answered", True),
        Column("verdict", "string", "", "rules, allow_all (4xx) or disallow_all (5xx, 429, unreachable)"),
        Column("text", "string", "", "as read, cut at 512 KiB", True),
        Column("sitemaps", "array<string>", "", "Sitemap lines, resolved"),
    ),
    "rejected_rows": (
        Column("file", "string", "", "name of the imported file, without folders"),
        Column("row_no", "int64", "rows", "row or record in that file, from 1, its header not counted"),
        Column("reason", "string", "", "cells, address, number, json, repeated, record, …"),
        Column(
            "sample", "string", "", "start of the row, personal data redacted; empty after the first 100 of a reason"
        ),
    ),
    "hits": (
        Column("url", "string", "", "URL key of the address requested; query values redacted"),
        Column("requested_at", "timestamp(6)", "UTC", "when the request came in"),
        Column("method", "string", "", "upper case"),
        Column("status", "int32", "HTTP status", "what the server answered"),
        Column("bytes", "int64", "bytes", "body bytes sent"),
        Column("actor", "string", "", "search, ai, seo, social, monitoring, feed, archive, other_bot or human"),
        Column("bot", "string", "", "name of the bot; empty for people"),
        Column("verification", "string", "", "verified, plausible, spoofed or unknown; empty for people"),
        Column("client", "string", "", "pseudonym of the address; the address itself only of a verified bot"),
        Column("referrer", "string", "", "origin of the referrer, or empty"),
        Column("agent", "string", "", "bot name or browser family, never the whole user agent"),
        Column("file", "string", "", "name of the log file, without folders"),
        Column("line_no", "int64", "", "line in that file, from 1"),
        Column("duration_ms", "int64", "ms", "from request to the end of the answer, where the log tells it", True),
        Column("content_type", "string", "", "lower case, without parameters, where the log tells it", True),
        Column("protocol", "string", "", "HTTP/1.1, HTTP/2 …, where the log tells it", True),
        Column("cache", "string", "", "hit, miss or pass of a cache in front, where the log tells it", True),
        Column("device", "string", "", "mobile or desktop, as the user agent says; empty where it does not", True),
        Column("verified_by", "string", "", "what the verification rests on: list and its date, or dns and day", True),
        Column("search_term", "string", "", "what was looked for on the site; kept only where settings say so", True),
        Column(
            "twin", "boolean", "", "whether another file holds the same request, logged by a proxy or backend", True
        ),
    ),
    "rejects": (
        Column("file", "string", "", "name of the log file"),
        Column("line_no", "int64", "", "line in that file, from 1"),
        Column(
            "reason", "string", "", "format, time, status, request, encoding, too_long, empty, comment, other_log, year"
        ),
        Column(
            "sample", "string", "", "start of the line, personal data redacted; empty after the first 100 of a reason"
        ),
    ),
    "log_files": (
        Column("file", "string", "", "name of the log file, without folders"),
        Column(
            "fingerprint", "string", "bytes and sha256", "of the content: how a second import or growth is recognised"
        ),
        Column("format", "string", "", "common, combined, …"),
        Column("lines", "int64", "lines", "counted by newlines, apart from the parser"),
        Column("hits", "int64", "lines", "read"),
        Column("rejected", "int64", "lines", "not read; lines = hits + rejected"),
        Column("damage", "string", "", "what is wrong with the file (a gz cut in half), or empty"),
        Column("first_at", "timestamp(6)", "UTC", "earliest hit", True),
        Column("last_at", "timestamp(6)", "UTC", "latest hit", True),
        Column("confidence", "float64", "0 to 1", "part of the first lines that the format reads", True),
        Column("fields", "array<string>", "", "what the format tells of a request", True),
        Column("encoding", "string", "", "utf-8, utf-16, cp1252", True),
        Column("packing", "string", "", "gz, bz2, xz, zst, or empty", True),
        Column("notes", "array<string>", "", "what is odd about the file: years, order, one client for all, …", True),
        Column("source", "string", "", "kind of place: file, ftp, sftp, s3, http", True),
    ),
    "log_prints": (
        Column("file", "string", "", "name of the log file, without folders"),
        Column("lines", "int64", "lines", "whole lines it has, those known before included"),
        Column("head", "string", "", "hashes of its first lines, with a key, 10 hex digits each"),
        Column("tail", "string", "", "hashes of its last lines, likewise"),
        Column("steps", "string", "", "start of the fingerprint every 128 KiB, 16 hex digits each"),
        Column("damage", "string", "", "what is wrong with the file, or empty"),
    ),
    "hit_days": (
        Column("day", "date", "UTC", "day of the requests"),
        Column("actor", "string", "", "as in hits"),
        Column("bot", "string", "", "as in hits"),
        Column("verification", "string", "", "as in hits"),
        Column("url", "string", "", "URL key; empty where people's requests were too few to name it"),
        Column("status", "int32", "HTTP status", "what the server answered"),
        Column("hits", "int64", "requests", "that day; a twin is none"),
        Column("bytes", "int64", "bytes", "sent for them"),
        Column("duration_ms", "int64", "ms", "sum over the timed requests", True),
        Column("timed", "int64", "requests", "whose duration the log tells"),
        Column("twins", "int64", "requests", "that another file logs as well, not among hits"),
        Column("first_at", "timestamp(6)", "UTC", "first of them; none of people's", True),
        Column("last_at", "timestamp(6)", "UTC", "last of them; none of people's", True),
    ),
    "renders": (
        Column("url", "string", "", "URL key"),
        Column("template", "string", "", "template it stands for", True),
        Column("state", "string", "", "ok or error"),
        Column("reason", "string", "", "why it is not ok: timeout, crashed, blocked, …; empty for ok"),
        Column("status", "int32", "HTTP status", "the browser got", True),
        Column("final_url", "string", "", "URL key of the document at the end"),
        Column("raw_hash", "string", _HASH, "of the HTML before any script ran", True),
        Column("rendered_hash", "string", _HASH, "of the document after it came to rest", True),
        Column("title", "string", "", "after rendering", True),
        Column("description", "string", "", "after rendering", True),
        Column("canonical", "string", "", "URL key, after rendering", True),
        Column("robots_meta", "string", "", "after rendering", True),
        Column("h1", "array<string>", "", "after rendering"),
        Column("words", "int64", "words", "in the body after rendering", True),
        Column("links", "array<struct<target: string, anchor: string, rel: string>>", "", "after rendering"),
        Column("json_ld", "array<struct<text: string, error: string>>", "", "after rendering"),
        Column(
            "console",
            "array<struct<level: string, text: string>>",
            "",
            "what scripts wrote or threw: error, warning, info, debug, issue; personal data redacted",
        ),
        Column(
            "resources",
            "array<struct<url: string, kind: string, status: int32, problem: string>>",
            "",
            "failed or not asked for: http_error, robots, blocked, failed",
        ),
    ),
    "indexability": (
        Column("url", "string", "", "URL key"),
        Column("indexable", "boolean", "", "whether a search engine may show it"),
        Column(
            "reason",
            "string",
            "",
            "ok, redirect, client_error, server_error, noindex, canonicalised, robots, not_html, verification, "
            "not_fetched",
        ),
        Column("detail", "string", "", "what decides: the directive, the canonical, the status", True),
        Column(
            "evidence",
            "array<struct<step: string, table: string, value: string, decides: boolean>>",
            "",
            "the steps of a search engine up to the one that decides: robots_txt, redirect, status, content_type, "
            "robots_header, robots_meta, canonical",
            True,
        ),
    ),
    "robots_answers": (
        Column("url", "string", "", "URL key"),
        Column("agent", "string", "", "product token: our own, Googlebot, and those the settings name"),
        Column("allowed", "boolean", "", "whether that agent may fetch it"),
        Column("rule", "string", "", "the line that decides, as written; none where no rule matches", True),
        Column("line", "int32", "", "its number in the file, from 1", True),
        Column("origin", "string", "", "scheme and host whose robots.txt it is"),
        Column("verdict", "string", "", "rules, allow_all (4xx) or disallow_all (5xx, 429, unreachable)"),
    ),
    "page_texts": (
        Column("url", "string", "", "URL key"),
        Column("body_hash", "string", _HASH, "of its body"),
        Column("text_hash", "string", _HASH, "of its main text; of the empty string where there is none"),
        Column(
            "language",
            "string",
            "ISO 639-1",
            "html lang checked against the text, limited to the site's languages; und if undecided",
        ),
        Column("words", "int64", "words", "in the main text"),
    ),
    "page_metrics": (
        Column("url", "string", "", "URL key"),
        Column("folder_depth", "int32", "folders", "the path goes down"),
        Column("title_chars", "int64", "characters", "of the title; none without one", True),
        Column("title_pixels", "int64", "px", "width of the title in a result: Arial's metrics at 20 px", True),
        Column("description_chars", "int64", "characters", "of the meta description; none without one", True),
        Column("description_pixels", "int64", "px", "width of it on one line: Arial's metrics at 14 px", True),
        Column("text_ratio", "float64", "share of 1", "visible characters of those of the HTML", True),
        Column("sentences", "int64", "sentences", "in the running text of the main text", True),
        Column("words_per_sentence", "float64", "words", "mean over them", True),
        Column("flesch", "float64", "points", "Flesch Reading Ease; of German Amstad's; none below 100 words", True),
        Column("wiener", "float64", "school years", "first Wiener Sachtextformel; German alone", True),
        Column(
            "readability",
            "string",
            "",
            "very_easy, easy, fairly_easy, normal, fairly_hard, hard or very_hard, by the score",
            True,
        ),
        Column("wall", "string", "", "consent_wall or pay_wall where the page shows nothing else", True),
    ),
    "hreflang_links": (
        Column("url", "string", "", "URL key of the page that names"),
        Column("target", "string", "", "URL key of the alternate"),
        Column("code", "string", "", "language and region as written, lower case; x-default"),
        Column("source", "string", "", "html, header or sitemap"),
        Column("returned", "boolean", "", "whether the alternate names the page, anywhere"),
        Column(
            "problems",
            "array<string>",
            "",
            "code_form, code_language, code_script, code_region, conflicting_code, no_return, target_ and the reason "
            "of indexability; empty where all is well",
        ),
    ),
    "hreflang_clusters": (
        Column("url", "string", "", "URL key"),
        Column("cluster", "string", "", "URL key of the first page connected with it by alternates"),
        Column("code", "string", "", "what it calls itself, else what most others call it; empty where nobody does"),
        Column("members", "int64", "pages", "of the cluster, crawled or not"),
        Column("alternate", "boolean", "", "whether no other page of the cluster has its code"),
        Column("names", "int64", "pages", "it names as alternates"),
        Column("named_by", "int64", "pages", "that name it as an alternate"),
        Column("names_itself", "boolean", "", "whether it is among its own alternates"),
    ),
    "structured_data": (
        Column("url", "string", "", "URL key"),
        Column("ordinal", "int32", "", "place among the page's items, from 0"),
        Column("syntax", "string", "", "json-ld, microdata or rdfa"),
        Column("block", "int32", "ordinal", "which block of the page it stands in, from 0"),
        Column("path", "string", "", "the property it is the value of, from the top (offers.seller); empty at the top"),
        Column("types", "array<string>", "", "its types, those of Schema.org without address"),
        Column("identity", "string", "", "its @id, itemid or resource", True),
        Column("properties", "array<string>", "", "names, sorted"),
        Column(
            "problems",
            "array<struct<level: string, code: string, subject: string>>",
            "",
            "error or warning; what, as analysis/structured_data.py lists it; of which word or value. The first 50",
        ),
    ),
    "rich_results": (
        Column("url", "string", "", "URL key"),
        Column("ordinal", "int32", "", "the item's place among the page's items"),
        Column("feature", "string", "", "name of the rich result, as in Google's documentation"),
        Column("missing", "array<string>", "", "required properties it lacks, as paths"),
        Column("recommended", "array<string>", "", "recommended properties it lacks, as paths"),
        Column("ended", "string", "ISO date", "since when Google does not show it any more; none where it does", True),
    ),
    "structured_data_pages": (
        Column("url", "string", "", "URL key"),
        Column("errors", "int64", "problems", "of its items"),
        Column("warnings", "int64", "problems", "of its items"),
        Column("rich_result_errors", "int64", "properties", "required ones that are missing"),
        Column("rich_result_warnings", "int64", "properties", "recommended ones that are missing, features that ended"),
        Column("features", "array<string>", "", "rich results its items are meant for"),
        Column("total_types", "int64", "types", "of all its items"),
        Column("types", "array<string>", "", "distinct types, sorted"),
    ),
    "near_duplicates": (
        Column("url", "string", "", "URL key"),
        Column("rank", "int32", "", "1 = closest; at most 10"),
        Column("other", "string", "", "URL key of the first page with that text"),
        Column("similarity", "float64", "share of 1", "of the shingles of both main texts, both have"),
        Column("near", "int64", "pages", "nearly alike to url in all; a lower bound where texts are alike in masses"),
    ),
    "templates": (
        Column("template", "string", "", "its name, unique on the site: what its pages are and where they stand"),
        Column("kind", "string", "", "what its pages declare to be (Schema.org, Open Graph) or their body class", True),
        Column("patterns", "array<string>", "", "URL patterns of its pages, the most frequent first"),
        Column("pages", "int64", "pages", "that have it"),
        Column("layouts", "int64", "layouts", "distinct shapes among them"),
        Column("similarity", "float64", "share of 1", "mean likeness of its pages to its most frequent layout"),
        Column("shared", "array<string>", "", "parts all its pages have and most others lack; else what all have"),
        Column("examples", "array<string>", "", "URL keys, the most typical first"),
    ),
    "page_templates": (
        Column("url", "string", "", "URL key"),
        Column("template", "string", "", "name of its template"),
        Column("similarity", "float64", "share of 1", "parts in common with the template's most frequent layout"),
    ),
    "page_passages": (
        Column("url", "string", "", "URL key"),
        Column("ordinal", "int32", "", "place on the page, from 0"),
        Column("passage_hash", "string", _HASH, "of the passage's text"),
        Column("text_hash", "string", _HASH, "of the main text"),
        Column("heading_path", "string", "", "headings above it, joined by ›"),
        Column("start", "int64", "characters", "offset in the main text"),
        Column("end", "int64", "characters", "offset behind it"),
        Column("words", "int64", "words", "in the passage"),
    ),
    "page_entities": (
        Column("url", "string", "", "URL key"),
        Column("entity", "string", "", "as the site names it"),
        Column("label", "string", "", "ORG, PERSON, PLACE, PRODUCT, TOPIC, …"),
        Column("layer", "string", "", "what knew it: json_ld, breadcrumb, anchor, heading"),
        Column("mentions", "int64", "mentions", "in the main text"),
    ),
    "link_metrics": (
        Column("url", "string", "", "URL key"),
        Column("inlinks", "int64", "links", "from other pages, nofollow not counted, a page counted once"),
        Column("body_inlinks", "int64", "links", "of these, from body text"),
        Column("outlinks", "int64", "links", "distinct internal targets"),
        Column("click_depth", "int32", "clicks", "from the start page along links; none if not reachable", True),
        Column("pagerank", "float64", "share of 1", "internal PageRank, damping 0.85"),
        Column("orphan", "boolean", "", "indexable and no other page links to it"),
    ),
    "neighbours": (
        Column("url", "string", "", "URL key"),
        Column("rank", "int32", "", "1 = nearest"),
        Column("neighbour", "string", "", "URL key"),
        Column("similarity", "float64", "cosine", "of the two pages' vectors, rounded to 6 digits"),
        Column("linked", "boolean", "", "whether url links to neighbour"),
        Column("same_language", "boolean", "", "whether both are written in one language"),
    ),
    "topics": (
        Column("topic", "string", "", "stable id: hash of the hub's URL and member count order"),
        Column("label", "string", "", "the words that set it apart"),
        Column("terms", "array<string>", "", "ten strongest terms"),
        Column("pages", "int64", "pages", "indexable pages in it"),
        Column("languages", "array<struct<language: string, pages: int64>>", "", "pages by language"),
        Column("hub", "string", "", "URL key of the page the others link to most; none where no page gathers it", True),
        Column("orphans", "int64", "pages", "of these, orphans"),
        Column("pagerank", "float64", "share of 1", "sum over its pages"),
        Column("cohesion", "float64", "cosine", "mean similarity of its pages to its centre"),
    ),
    "topic_pages": (
        Column("url", "string", "", "URL key"),
        Column("topic", "string", "", "topic id; none where it belongs to no topic", True),
        Column("x", "float64", "", "place on the map"),
        Column("y", "float64", "", "place on the map"),
        Column("centrality", "float64", "cosine", "similarity to the topic's centre"),
    ),
    "link_opportunities": (
        Column("source", "string", "", "URL key of the page that should link"),
        Column("target", "string", "", "URL key of the page to link to"),
        Column("similarity", "float64", "cosine", "of the passage and the target"),
        Column("passage_hash", "string", _HASH, "of the passage the link fits into"),
        Column("ordinal", "int32", "", "the passage's place on the source page"),
        Column("sentence", "string", "", "the sentence the link fits into"),
        Column("anchor", "string", "", "words of that sentence to link; empty where none fits"),
        Column("shared_entities", "array<string>", "", "entities both name"),
        Column("target_inlinks", "int64", "links", "the target has today"),
        Column("target_orphan", "boolean", "", "whether it is an orphan"),
        Column("benefit", "float64", "0 to 100", "order of the queue: meaning, need of the target, anchor"),
        Column("language", "string", "ISO 639-1", "of both pages"),
    ),
    "gaps": (
        Column("url", "string", "", "URL key of the page that lacks it"),
        Column("ordinal", "int32", "", "place in the page's list, from 0, strongest first"),
        Column("kind", "string", "", "question or subtopic"),
        Column("heading", "string", "", "how most of the others name it"),
        Column("covered_by", "int64", "pages", "how many others cover it"),
        Column("others", "int64", "pages", "pages compared with"),
        Column("own_similarity", "float64", "cosine", "best passage of this page for it; low = missing"),
        Column("competitor", "boolean", "", "whether a competitor's page covers it"),
        Column("certainty", "string", "", "certain, likely or possible"),
        Column("evidence", EVIDENCE, "", "passages that cover it elsewhere"),
    ),
    "ledger": (
        Column("day", "date", "UTC", "day of the requests"),
        Column("bot", "string", "", "verified search bot"),
        Column("url", "string", "", "URL key"),
        Column("status", "int32", "HTTP status", "from the log line"),
        Column(
            "cause",
            "string",
            "",
            "the first that holds, see analysis/ledger.py",
        ),
        Column("worth", "string", "", "useful, waste, error or unknown: what the cause counts as"),
        Column("pattern", "string", "", "the URL with ids and values replaced, for grouping"),
        Column("hits", "int64", "requests", "requests of that kind"),
        Column("bytes", "int64", "bytes", "sent for them"),
        # none in a ledger of a version that did not know the column yet
        Column("judged_by", "string", "", "id of the crawl that says what the URL was like", True),
        Column("gap_days", "int32", "days", "between the requests and that crawl", True),
        Column("judged", "string", "", "nearest, named (by the user) or too_far (more than 14 days)", True),
        Column("disallowed", "boolean", "", "whether that crawl's robots.txt forbids the bot the URL", True),
    ),
    "pickups": (
        Column("url", "string", "", "URL key"),
        Column("crawl", "string", "", "id of the crawl that saw it"),
        Column("event", "string", "", "new, changed (the main text) or lastmod (the sitemap's date alone)"),
        Column("after_day", "date", "UTC", "day of the crawl before"),
        Column("by_day", "date", "UTC", "day of the crawl that saw it"),
        Column("dated_day", "date", "UTC", "lastmod of the sitemap, where it lies between the two", True),
        Column("lastmod_moved", "boolean", "", "whether lastmod is later than before; none where none lists it", True),
        Column("fetched_day", "date", "UTC", "first fetch of a verified search bot after it", True),
        Column("bot", "string", "", "who came first", True),
    ),
    "bot_days": (
        Column("day", "date", "UTC", "day of the requests"),
        Column("actor", "string", "", "as in hits"),
        Column("bot", "string", "", "as in hits"),
        Column("verification", "string", "", "as in hits"),
        Column("hits", "int64", "requests", "that day"),
        Column("bytes", "int64", "bytes", "sent that day"),
    ),
    "bots": (
        Column("bot", "string", "", "as in hits"),
        Column("actor", "string", "", "as the catalogue has it now"),
        Column("operator", "string", "", "whose it is; empty where nobody says"),
        Column(
            "purpose",
            "string",
            "",
            "search, ai_training, ai_search, ai_user (fetches for a person's question), ai_other, seo, social, "
            "monitoring, feed, archive, ads, inspection, security, research, accessibility, library or other",
        ),
        Column(
            "habit",
            "string",
            "",
            "towards robots.txt: group (its own, else that for all), named (its own only), user (fetches for people, "
            "so it is not bound) or exempt (reads none, says its operator)",
        ),
        Column("tokens", "array<string>", "", "names robots.txt knows it by; the first with a group counts"),
        Column("catalogued", "boolean", "", "whether the catalogue of bots holds it"),
        Column("ranges", "string", "", "list its addresses are verified by; empty where there is none"),
        Column("ranges_read", "date", "UTC", "day that list was read", True),
        Column("host_names", "array<string>", "", "domains its addresses have their names in, as its operator says"),
    ),
    "bot_obedience": (
        Column("day", "date", "UTC", "day of the requests"),
        Column("bot", "string", "", "as in hits"),
        Column("verification", "string", "", "verified, plausible or unknown"),
        Column(
            "outcome",
            "string",
            "",
            "allowed, disallowed, early (the rule is known from a later crawl only), unknown or not_bound",
        ),
        Column("url", "string", "", "URL key"),
        Column("rule", "string", "", "the line of robots.txt against it, as written; none where there is none", True),
        Column("line", "int32", "", "its number in the file, from 1", True),
        Column("judged_by", "string", "", "id of the crawl that read the rule; empty where there is none"),
        Column("hits", "int64", "requests", "that day"),
        Column("bytes", "int64", "bytes", "sent for them"),
        Column("first_at", "timestamp(6)", "UTC", "first of them", True),
        Column("last_at", "timestamp(6)", "UTC", "last of them", True),
    ),
    "log_days": (
        Column("day", "date", "UTC", "every day from the first to the last request"),
        Column("hits", "int64", "requests", "of people and of bots that are no impostors"),
        Column("people", "int64", "requests", "of people"),
        Column("bots", "int64", "requests", "of bots"),
        Column("hours", "int64", "hours", "with a request; none where single requests are gone", True),
        Column("lost_hours", "int64", "hours", "the log has lost"),
        Column("whole", "boolean", "", "whether its number can be compared: no hole, and not cut off"),
        Column("expected", "float64", "requests", "by the 28 days before and the weekday; none after too few", True),
        Column("judged", "boolean", "", "whether it is whole and could be held against days before"),
    ),
    "log_breaks": (
        Column("day", "date", "UTC", "day it begins"),
        Column("kind", "string", "", "missing_hours, missing_days, fewer_lines or more_lines"),
        Column("start", "timestamp(6)", "UTC", "first moment"),
        Column("end", "timestamp(6)", "UTC", "first moment behind it; none where lines are fewer or more since", True),
        Column("hours", "int64", "hours", "without a request; none where lines are fewer or more", True),
        Column("expected", "float64", "requests", "in these hours, or a day"),
        Column("found", "float64", "requests", "in these hours, or a day"),
        Column("share", "float64", "share of 1", "found in parts of expected"),
        Column(
            "people_ratio",
            "float64",
            "share of 1",
            "level of people's requests since, in parts of the one before",
            True,
        ),
        Column(
            "bots_ratio", "float64", "share of 1", "level of bots' requests since, in parts of the one before", True
        ),
    ),
    "rate_changes": (
        Column("day", "date", "UTC", "first day of the new level"),
        Column("actor", "string", "", "as in hits"),
        Column("bot", "string", "", "as in hits; search bots verified or plausible"),
        Column("direction", "string", "", "up or down"),
        Column("before", "float64", "requests", "of a day of average weekday, by up to 28 days before"),
        Column("after", "float64", "requests", "of a day of average weekday since"),
        Column("ratio", "float64", "share of 1", "after in parts of before"),
        Column("days", "int64", "days", "the new level is known for"),
        Column("reason", "string", "", "log, robots, server_errors, slower or unknown"),
        Column("error_share_before", "float64", "share of 1", "of its requests answered 5xx before", True),
        Column("error_share", "float64", "share of 1", "answered 5xx in the three days on either side", True),
        Column("robots_requests", "int64", "requests", "of all bots for robots.txt in these days"),
        Column("robots_failed", "int64", "requests", "of these answered 429 or 5xx"),
        Column("duration_ms_before", "float64", "ms", "mean of its requests before; none where no log tells", True),
        Column("duration_ms", "float64", "ms", "mean in the three days on either side", True),
    ),
    "changes": (
        Column("url", "string", "", "URL key"),
        Column(
            "aspect",
            "string",
            "",
            "url, status, redirect, indexable, reason, title, description, h1, headings, canonical, robots, "
            "robots_header, robots_txt, hreflang, structured_data, text, links, anchors, links_in, depth, template, "
            "robots_file, sitemap_file",
        ),
        Column("change", "string", "", "new, gone, moved or changed"),
        Column("before", "string", "", "value in the earlier snapshot; of a list how many; of a text its hash", True),
        Column("after", "string", "", "value in the later snapshot; of a moved URL its new address", True),
        Column("severity", "string", "", "critical, high, medium or low, by the rules of analysis/severity.py"),
        Column("previous_snapshot", "string", "", "id of the snapshot compared with"),
        Column("note", "string", "", "what decides: the directive, or what a moved page was known by", True),
        Column("share", "float64", "share of 1", "of the words of a main text that differ; none elsewhere", True),
        Column("added", "array<string>", "", "sentences, links, headings … only the later has; the first 20", True),
        Column("removed", "array<string>", "", "those only the earlier has; the first 20", True),
        Column("template", "string", "", "template of the page; none where templates are not known", True),
    ),
    "crawl_counts": (
        Column("snapshot", "string", "", "id of the crawl"),
        Column("closed_at", "timestamp(6)", "UTC", "when it was closed"),
        Column("urls", "int64", "URLs", "met"),
        Column("ok", "int64", "URLs", "in that state"),
        Column("http_error", "int64", "URLs", "in that state"),
        Column("error", "int64", "URLs", "in that state"),
        Column("limit", "int64", "URLs", "in that state"),
        Column("blocked", "int64", "URLs", "in that state"),
        Column("indexable", "int64", "URLs", "that may rank"),
        Column("noindex", "int64", "URLs", "that may not rank because of a directive"),
        Column("status_2xx", "int64", "URLs", "whose own answer that was"),
        Column("status_3xx", "int64", "URLs", "whose own answer that was"),
        Column("status_4xx", "int64", "URLs", "whose own answer that was"),
        Column("status_5xx", "int64", "URLs", "whose own answer that was"),
        Column("no_answer", "int64", "URLs", "without one"),
        Column("words", "int64", "words", "in the main texts; none where no text was read", True),
        Column("links", "int64", "links", "internal, as they stand on the pages; none where they are not known", True),
        Column("orphans", "int64", "URLs", "that may rank and no page links to; none before links were measured", True),
        Column("templates", "int64", "templates", "that were found; none where they were not looked for", True),
        Column("sitemap_urls", "int64", "URLs", "in sitemaps", True),
        Column("findings_critical", "int64", "findings", "of that severity; none before checks were asked", True),
        Column("findings_high", "int64", "findings", "of that severity", True),
        Column("findings_medium", "int64", "findings", "of that severity", True),
        Column("findings_low", "int64", "findings", "of that severity", True),
        Column("deepest", "int32", "clicks", "from the start to the deepest page", True),
    ),
    "matches": (
        Column("source", "string", "", "logs or sitemap"),
        Column("url", "string", "", "URL key"),
        Column("matched", "boolean", "", "whether the crawl met this URL"),
        Column("weight", "int64", "requests or entries", "with this URL"),
        Column(
            "kind",
            "string",
            "",
            "page, resource (a file pages are built from) or error (never delivered); the match rate is that of pages",
        ),
    ),
    "findings": (
        Column("check", "string", "", "name of the question"),
        Column("severity", "string", "", "critical, high, medium or low"),
        Column("url", "string", "", "what the finding is about"),
        Column("related", "string", "", "the other URL of it", True),
        Column("value", "string", "", "what was seen", True),
        Column("weight", "int64", "links, requests, images", "how often it was found; at least 1"),
        Column("evidence_snapshot", "string", "", "snapshot the evidence is in"),
        Column("evidence_table", "string", "", "table the evidence is in"),
        Column("evidence_key", "string", "", "key of the evidence in that table, values joined by a tab"),
    ),
    "render_differences": (
        Column("url", "string", "", "URL key"),
        Column("aspect", "string", "", "address, title, description, canonical, robots, h1, words, links or json_ld"),
        Column("ordinal", "int32", "", "place among the differences of that aspect, from 0"),
        Column("raw", "string", "", "what the HTML has; none where scripts add it", True),
        Column("rendered", "string", "", "what the rendered page has; none where scripts take it away", True),
        Column("change", "string", "", "added, removed or changed"),
        Column("same_raw", "boolean", "", "whether the browser got the very HTML the crawl holds"),
    ),
    "brief_proposals": (
        Column("brief", "string", "", "stable id: kind and URL or topic"),
        Column("url", "string", "", "URL key of the page to improve"),
        Column("topic", "string", "", "topic id", True),
        Column("title", "string", "", "working title"),
        Column("language", "string", "ISO 639-1", "language to write in"),
        Column("benefit", "float64", "0 to 100", "order of the queue"),
        Column("lines", "int64", "lines", "in the brief"),
        Column("digest", "string", _HASH, "of the lines: a changed brief is a new version"),
    ),
    "brief_lines": (
        Column("brief", "string", "", "brief id"),
        Column("line_no", "int32", "", "from 1"),
        Column("section", "string", "", "identity, intent, outline, facts, links, images, technique"),
        Column("text", "string", "", "what the editor reads: a sentence or a heading; crawled words stay as crawled"),
        Column(
            "message", "string", "", "message key where the text is ours and comes from the catalogue; else empty", True
        ),
        Column("certainty", "string", "", "certain, likely, possible or not_measured"),
        Column("evidence", EVIDENCE, "", "at least one, unless certainty is not_measured"),
    ),
    "texts": (
        Column("text_hash", "string", _HASH, "of the text with headings, list items and quotes marked"),
        Column("text", "string", "", "main text, blocks joined by an empty line"),
        Column(
            "blocks",
            "array<struct<start: int64, end: int64, kind: string, heading_path: string>>",
            "characters",
            "kind: paragraph, heading, list_item, quote, code or table_row; a heading's path ends in itself",
        ),
        Column(
            "language", "string", "ISO 639-1", "of the text alone, before html lang and the site's languages are asked"
        ),
        Column("words", "int64", "words", "in the text"),
    ),
    "body_texts": (
        Column("body_hash", "string", _HASH, "of the body"),
        Column("extractor", "string", "", "name and version of what read it"),
        Column("text_hash", "string", _HASH, "of the main text"),
        Column(
            "failure",
            "string",
            "",
            "why no text could be read: consent_wall, pay_wall, too_large, timeout, …; or empty",
        ),
    ),
    "body_shapes": (
        Column("body_hash", "string", _HASH, "of the body"),
        Column("reader", "string", "", "version of the rules that read it"),
        Column("shape_hash", "string", _HASH, "of the shape's parts"),
        Column("failure", "string", "", "why it could not be read: timeout, crash, …; else empty"),
    ),
    "shapes": (
        Column("shape_hash", "string", _HASH, "of the parts"),
        Column("parts", "array<string>", "", "landmarks, classes and ids, each with the landmark around it, sorted"),
    ),
    "passages": (
        Column("passage_hash", "string", _HASH, "of the text"),
        Column("text", "string", "", "whole sentences, 60 to 120 words where the text allows"),
        Column("language", "string", "ISO 639-1", "of the passage alone: pages in two languages may share it"),
    ),
    "vectors": (
        Column("passage_hash", "string", _HASH, "of the passage"),
        Column("model", "string", "", "model id and revision"),
        Column("vector", "array<float32>", "", "length 1; the model's dimension"),
    ),
    "entities": (
        Column("text_hash", "string", _HASH, "of the text"),
        Column("vocabulary", "string", _HASH, "of the vocabulary and pipeline that found it"),
        Column("start", "int64", "characters", "offset in the text; -1 marks a text without any entity"),
        Column("end", "int64", "characters", "offset behind it"),
        Column("entity", "string", "", "as the site names it"),
        Column("label", "string", "", "ORG, PERSON, PLACE, PRODUCT, TOPIC, …"),
        Column("layer", "string", "", "what knew it"),
    ),
}


@cache
def schema_of(table: str) -> ibis.Schema:
    """Return the table's columns as Ibis types."""
    return ibis.schema({c.name: ibis.dtype(c.type, nullable=c.nullable) for c in COLUMNS[table]})


@cache
def arrow_schema_of(table: str) -> pa.Schema:
    """Return the table's columns as Arrow types. A column that is not nullable is checked, not declared."""
    return pa.schema([pa.field(c.name, ibis.dtype(c.type).to_pyarrow()) for c in COLUMNS[table]])


def stable_columns(table: str) -> tuple[str, ...]:
    """Return the columns that tell two states of a site apart: what stages see and digests cover."""
    return tuple(c.name for c in COLUMNS[table] if not c.volatile)


def check(table: str, batch: pa.RecordBatch | pa.Table) -> None:
    """Raise a ContractError where names, order, types or gaps differ from the contract."""
    if table not in COLUMNS:
        raise ContractError("contract-unknown-table", table=table)
    expected = arrow_schema_of(table)
    if not batch.schema.equals(expected):
        raise ContractError("contract-columns", table=table, expected=str(expected), found=str(batch.schema))
    for column in COLUMNS[table]:
        if not column.nullable and batch.column(column.name).null_count:
            raise ContractError("contract-gap", table=table, column=column.name)


def conform(table: str, rows: list[Mapping[str, object]]) -> pa.RecordBatch:
    """Return rows given as mappings as a checked batch, columns in the contract's order."""
    batch = pa.RecordBatch.from_pylist([dict(row) for row in rows], schema=arrow_schema_of(table))
    check(table, batch)
    return batch
