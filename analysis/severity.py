"""How much a change between two crawls matters: one table of rules, the first that holds decides."""

from collections.abc import Callable
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from analysis.base import Severity

REWRITTEN = 0.5  # share of a main text's words from which it is another text rather than an edited one
DEEP = 3  # clicks from the start; what lies deeper is crawled less often (the same bound as the check `deep_pages`)


@dataclass(frozen=True)
class Rule:
    """What is severe, said in a sentence and as a condition on a row of changes.

    A row has url, aspect, before, after, note, share, added, removed, and: `ranked`, whether the page could rank
    before, `ranks`, whether it may now, and `leads_on`, whether it redirects to a page that may.
    """

    severity: Severity
    says: str
    holds: Callable[[ir.Table], ir.BooleanValue]


def _is(row: ir.Table, *aspects: str) -> ir.BooleanValue:
    return row.aspect.isin(aspects)


def _fewer(row: ir.Table) -> ir.BooleanValue:
    return row.removed.length().fill_null(0) > 0


RULES: tuple[Rule, ...] = (
    # the site's own files
    Rule("critical", "robots.txt keeps everybody out",
         lambda r: _is(r, "robots_file") & (r.after == "disallow_all")),
    Rule("medium", "robots.txt says something else, has come or gone", lambda r: _is(r, "robots_file")),
    Rule("high", "a sitemap is gone or can no longer be read",
         lambda r: _is(r, "sitemap_file") & (r.change == "gone")),
    Rule("low", "a sitemap is new", lambda r: _is(r, "sitemap_file")),
    # addresses
    Rule("medium", "a page that could rank leads to one that may", lambda r: _is(r, "indexable") & r.leads_on),
    Rule("critical", "a page that could rank no longer may", lambda r: _is(r, "indexable") & (r.before == "ok")),
    Rule("medium", "a page may rank that could not", lambda r: _is(r, "indexable")),
    Rule("low", "a page has moved and its old address leads on",
         lambda r: _is(r, "url") & (r.change == "moved") & (r.note == "redirect")),
    Rule("high", "a page that could rank has moved and its old address leads nowhere",
         lambda r: _is(r, "url") & (r.change == "moved") & r.ranked),
    Rule("high", "a page that could rank is no longer met",
         lambda r: _is(r, "url") & (r.change == "gone") & r.ranked),
    Rule("high", "an answer 2xx became an error or none",
         lambda r: _is(r, "status") & r.before.startswith("2") & ~r.after.re_search("^[23]")),
    Rule("medium", "an answer 2xx became a redirect",
         lambda r: _is(r, "status") & r.before.startswith("2") & r.after.startswith("3")),
    Rule("medium", "a redirect leads elsewhere", lambda r: _is(r, "redirect")),
    # what is on a page that may rank neither before nor after harms nobody
    Rule("low", "the page may rank neither before nor after", lambda r: ~r.ranked & ~r.ranks),
    # what is on a page
    Rule("high", "a page has lost its title", lambda r: _is(r, "title") & r.after.isnull()),
    Rule("medium", "title, main heading or canonical are others", lambda r: _is(r, "title", "h1", "canonical")),
    Rule("medium", "directives for search engines are others",
         lambda r: _is(r, "robots", "robots_header", "robots_txt")),
    Rule("medium", "alternates or structured data are gone",
         lambda r: _is(r, "hreflang", "structured_data") & (r.change == "gone")),
    Rule("medium", "alternates are missing that were there", lambda r: _is(r, "hreflang") & _fewer(r)),
    Rule("medium", "kinds of structured data are missing that were there",
         lambda r: _is(r, "structured_data") & (r.note == "types") & _fewer(r)),
    Rule("medium", f"{REWRITTEN:.0%} or more of the main text's words are others",
         lambda r: _is(r, "text") & (r.share >= REWRITTEN).fill_null(False)),
    Rule("medium", "no text links to the page any more", lambda r: _is(r, "links_in") & (r.after == "0")),
    Rule("medium", f"the page lies deeper than {DEEP} clicks and did not",
         lambda r: _is(r, "depth") & (r.after.try_cast("int32") > DEEP).fill_null(r.after.isnull())
         & (r.before.try_cast("int32") <= DEEP).fill_null(False)),
    Rule("medium", "the page is laid out by another template", lambda r: _is(r, "template")),
)  # fmt: skip
OTHERWISE: Severity = "low"  # descriptions, headings, edits of a text, links, what came rather than went


def severity_of(changes: ir.Table) -> ir.StringValue:
    """Return the severity of each row by the first rule that holds."""
    return ibis.cases(*((rule.holds(changes).fill_null(False), rule.severity) for rule in RULES), else_=OTHERWISE)
