"""With which device bots look at the site."""

import ibis.expr.types as ir
from ibis import _


def split_devices(hits: ir.Table) -> ir.Table:
    """Do bots come as a phone or as a desktop?

    Definition: requests of bots by the device their user agent names, with the part that came as a phone (of those
    that name one). Google indexes what its smartphone crawler sees, so most of its requests should be mobile.
    Threshold: none.
    Left out: people, spoofed requests, and requests that a second file logs as well; `unnamed_hits` name no device, as
    image and news crawlers do not.
    """
    once = hits.filter(hits.bot != "", hits.verification != "spoofed", ~hits.twin.fill_null(False))
    device = once.device.fill_null("")
    rows = once.select(
        "actor", "bot", verified=(once.verification == "verified").cast("int64"),
        mobile=(device == "mobile").cast("int64"), desktop=(device == "desktop").cast("int64"),
    )  # fmt: skip
    sums = rows.group_by("actor", "bot").agg(
        hits=_.count(), verified_hits=_.verified.sum(), mobile_hits=_.mobile.sum(), desktop_hits=_.desktop.sum()
    )
    named = sums.mobile_hits + sums.desktop_hits
    answer = sums.mutate(
        unnamed_hits=sums.hits - named, mobile_share=sums.mobile_hits.cast("float64") / named.nullif(0)
    )
    return answer.order_by(answer.hits.desc(), "bot")
