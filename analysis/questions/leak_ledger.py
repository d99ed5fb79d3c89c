"""The leak ledger of each crawler: causes, what they cost, where they go, and what could be saved."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.fetches import last_day_of
from analysis.ledger import LEAKS

_EXAMPLES = 3
_LEARNT_AT_ONCE = ("parameter", "trap")  # a rule in robots.txt stops them without any further request
_NOT_SAVED = ("server_error",)  # repaired, the same requests meet a page


def keep_leak_ledger(ledger: ir.Table, *, bot: str = "", min_hits: int = 1) -> ir.Table:
    """What does each search crawler spend its requests on, and what could be saved?

    Definition: one row a verified crawler and cause. Each request has exactly one cause, so `hits` of a crawler add up
    to all its requests; `share` is the part of them. `examples` are the addresses with the most requests. `trend` is
    requests a day in the second half of the window against the first (0.5: half more; empty where there were none
    before). `disallowed` counts requests robots.txt forbids: an anomaly beside the cause, not one. `longest_gap_days`
    is that between a request and the crawl it was judged by. `fix` names the text that says what to do. `saving` are
    requests that need not be made again: all of a filter or trap, which a rule closes; of other leaks all but one a
    URL, which a crawler needs to learn of it; none of failing servers, which are to deliver instead.
    Threshold: `min_hits` = 1 request shows every cause; `bot` limits the answer to one crawler.
    Left out: bots that are not verified, because anyone can call himself Googlebot; lines a proxy logged twice.
    """
    rows = ledger.filter(ledger.bot == bot) if bot else ledger
    urls = _by_url(rows, last_day_of(ledger))
    examples = {f"example{n}": (urls.place == n).ifelse(urls.url, None).max() for n in _places()}
    causes = urls.group_by("bot", "cause", "worth").agg(
        hits=_.hits.sum(), bytes=_.bytes.sum(), urls=_.url.nunique(), early=_.early.sum(),
        disallowed=_.disallowed.sum(), longest_gap_days=_.gap_days.max(), **examples,
    )  # fmt: skip
    totals = rows.group_by("bot").agg(all_hits=_.hits.sum())
    shown = causes.filter(causes.hits >= min_hits).inner_join(totals, "bot").cross_join(last_day_of(ledger))
    answer = shown.select(
        "bot", "cause", "worth", "hits", share=shown.hits.cast("float64") / shown.all_hits, bytes=shown.bytes,
        urls=shown.urls, examples=_examples(shown), trend=_trend(shown), fix=ibis.literal("budget-fix-") + shown.cause,
        saving=_saving(shown), disallowed=shown.disallowed, longest_gap_days=shown.longest_gap_days,
    )  # fmt: skip
    return answer.order_by("bot", answer.hits.desc(), "cause")


def _places() -> range:
    return range(_EXAMPLES)


def _by_url(rows: ir.Table, window: ir.Table) -> ir.Table:
    """Return requests by crawler, cause and URL, those of the first half of the window apart, the most first."""
    dated = rows.cross_join(window)
    first_half = 2 * (dated.day.epoch_days() - dated.begins) < dated.ends - dated.begins + 1
    told = dated.select(
        "bot", "cause", "worth", "url", "hits", "bytes", "gap_days", early=first_half.ifelse(dated.hits, 0),
        disallowed=dated.disallowed.fill_null(False).ifelse(dated.hits, 0),
    )  # fmt: skip
    urls = told.group_by("bot", "cause", "worth", "url").agg(
        hits=_.hits.sum(), bytes=_.bytes.sum(), early=_.early.sum(), disallowed=_.disallowed.sum(),
        gap_days=_.gap_days.max(),
    )  # fmt: skip
    order = [urls.hits.desc(), urls.url]
    return urls.mutate(place=ibis.row_number().over(group_by=["bot", "cause"], order_by=order))


def _examples(shown: ir.Table) -> ir.StringValue:
    """Return the examples in one text, divided by spaces, which no URL key holds."""
    more = [(ibis.literal(" ") + shown[f"example{n}"]).fill_null("") for n in _places()[1:]]
    text: ir.StringValue = shown.example0
    for example in more:
        text = text + example
    return text


def _trend(shown: ir.Table) -> ir.FloatingValue:
    """Return how requests a day grew; the middle day of an odd window belongs to the first half."""
    days = shown.ends - shown.begins + 1
    half = ((days + 1) / 2).floor()
    before = shown.early.cast("float64") / half
    after = (shown.hits - shown.early).cast("float64") / (days - half).nullif(0)
    return after / before.nullif(0) - 1


def _saving(shown: ir.Table) -> ir.IntegerValue:
    return ibis.cases(
        (~shown.worth.isin(LEAKS) | shown.cause.isin(_NOT_SAVED), 0),
        (shown.cause.isin(_LEARNT_AT_ONCE), shown.hits),
        else_=shown.hits - shown.urls,
    )
