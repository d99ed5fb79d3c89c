"""Screaming Frog's words for what our tables hold: statuses, reasons, positions, path types, kinds of links.

Read from its exports of versions 15 and 22 and from its user guide (https://www.screamingfrog.co.uk/seo-spider/user-guide/).
"""

from http import HTTPStatus

import ibis
import ibis.expr.types as ir

STATUS = {status.value: status.phrase for status in HTTPStatus}
# where no answer came, by our reason
NO_ANSWER = {
    "robots": "Blocked by robots.txt",
    "robots_unavailable": "Blocked by robots.txt",
    "dns": "DNS Lookup Failed",
    "timeout": "Connection Timeout",
    "connection_refused": "Connection Refused",
    "connection": "Connection Error",
}
NO_PAGES = ("not_html", "verification")  # files and proofs of ownership: indexable, as its user guide has it
# by the reason of `indexability`; what is no HTML page counts as indexable there
REASONS = {
    "redirect": "Redirected",
    "client_error": "Client Error",
    "server_error": "Server Error",
    "noindex": "noindex",
    "canonicalised": "Canonicalised",
    "robots": "Blocked by robots.txt",
    "not_fetched": "No Response",
}
POSITIONS = {
    "navigation": "Navigation",
    "header": "Header",
    "footer": "Footer",
    "aside": "Aside",
    "breadcrumb": "Breadcrumb",
    "body": "Content",
}
PATH_TYPES = {
    "absolute": "Absolute",
    "protocol_relative": "Protocol-Relative",
    "root_relative": "Root-Relative",
    "path_relative": "Path-Relative",
}
TYPES = {
    "image": "Image",
    "script": "JavaScript",
    "stylesheet": "CSS",
    "iframe": "Iframe",
    "video": "Video",
    "audio": "Audio",
    "font": "Font",
    "icon": "Misc",
    "other": "Misc",
}
# from this Flesch score on, https://www.screamingfrog.co.uk/seo-spider/user-guide/tabs/#content
READABILITY = (
    (90, "Very Easy"), (80, "Easy"), (70, "Fairly Easy"), (60, "Normal"), (50, "Fairly Hard"), (30, "Hard"),
)  # fmt: skip
HARDEST = "Very Hard"


def word(value: ir.Value, words: dict[str, str], *, otherwise: str = "") -> ir.StringValue:
    """Return the word for a value of ours."""
    return ibis.cases(*((value == ours, theirs) for ours, theirs in words.items()), else_=otherwise)


def status_word(code: ir.IntegerValue, reason: ir.StringValue) -> ir.StringValue:
    """Return the reason phrase of a status, or why there is none."""
    phrases = [(code == number, phrase) for number, phrase in STATUS.items()]
    return ibis.cases(*phrases, (code.isnull(), word(reason, NO_ANSWER, otherwise="No Response")), else_="")


def readability(score: ir.FloatingValue) -> ir.StringValue:
    """Return the word for a Flesch score; empty where there is none."""
    steps = [(score >= least, name) for least, name in READABILITY]
    return ibis.cases((score.isnull(), ""), *steps, else_=HARDEST)


def units(text: ir.StringValue) -> ir.IntegerValue:
    """Return a length as Java counts it, an emoji as two; 0 of a text that is missing."""
    return text.re_replace(r"[\x{10000}-\x{10FFFF}]", "xx").length().fill_null(0)


def thousandths(number: ir.NumericValue) -> ir.DecimalValue:
    """Return a number with three decimals, zeros included."""
    return number.cast("float64").round(3).cast("decimal(18, 3)")
