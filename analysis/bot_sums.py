"""What questions about bots share: requests added up by bot, by how far their addresses are verified."""

import ibis.expr.types as ir
from ibis import Deferred, _

SECTION = r"^[a-z]+://[^/?#]+(/[^/?#]*/)"  # first folder of a URL
REDIRECTS, CLIENT_ERRORS, SERVER_ERRORS = (300, 399), (400, 499), (500, 999)


def bot_rows(hit_days: ir.Table) -> ir.Table:
    """Return the requests of bots, with a column of requests for each verification, and for what went wrong."""
    bots = hit_days.filter(hit_days.bot != "", hit_days.hits > 0)
    kinds = {
        f"{kind}_hits": (bots.verification == kind).ifelse(bots.hits, 0)
        for kind in ("verified", "plausible", "spoofed", "unknown")
    }
    failed = bots.status >= CLIENT_ERRORS[0]
    return bots.mutate(**kinds, error_hits=failed.ifelse(bots.hits, 0))


def bot_sums() -> dict[str, Deferred]:
    """Return the sums of `bot_rows` every report shows."""
    kinds = ("verified", "plausible", "spoofed", "unknown", "error")
    return {
        "hits": _.hits.sum(), **{f"{kind}_hits": _[f"{kind}_hits"].sum() for kind in kinds},
        "urls": _.url.nunique(), "bytes": _.bytes.sum(),
    }  # fmt: skip


def of_the_bot(hit_days: ir.Table) -> ir.Table:
    """Return the requests that may be a bot's: all but those from addresses its operator does not list."""
    return hit_days.filter(hit_days.bot != "", hit_days.verification != "spoofed", hit_days.hits > 0)


def section_of(url: ir.StringValue) -> ir.StringValue:
    """Return the first folder of an address, `/` for what lies in none, `-` for what is no address."""
    folder = url.re_extract(SECTION, 1)
    return (folder != "").ifelse(folder, url.startswith("http").ifelse("/", "-"))
