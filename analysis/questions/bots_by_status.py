"""What the server answers every bot."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_sums import bot_rows


def count_bots_by_status(hit_days: ir.Table) -> ir.Table:
    """What does the server answer every bot?

    Definition: requests in a bot's name by HTTP status, with the part of all its requests, the distinct addresses, the
    days it happened on, and the address that got this answer most often (of equals the first by name).
    Threshold: none; one answer is enough.
    Left out: people, and requests that a second file logs as well.
    """
    rows = bot_rows(hit_days)
    keys = ("actor", "bot", "status")
    sums = rows.group_by(*keys).agg(
        hits=_.hits.sum(), verified_hits=_.verified_hits.sum(), urls=_.url.nunique(), days=_.day.nunique(),
        bytes=_.bytes.sum(), last_at=_.last_at.max(),
    )  # fmt: skip
    totals = rows.group_by("bot").agg(all_hits=_.hits.sum())
    shown = sums.inner_join(totals, "bot").inner_join(_examples(rows, keys), list(keys))
    answer = shown.mutate(share=shown.hits.cast("float64") / shown.all_hits).drop("all_hits")
    return answer.order_by("bot", answer.hits.desc(), "status")


def _examples(rows: ir.Table, keys: tuple[str, ...]) -> ir.Table:
    by_url = rows.group_by(*keys, "url").agg(url_hits=_.hits.sum())
    most = by_url.group_by(*keys).agg(most_hits=_.url_hits.max())
    top = by_url.inner_join(most, [*keys, by_url.url_hits == most.most_hits])
    return top.group_by(*keys).agg(example=_.url.min())
