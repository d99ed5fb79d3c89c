"""Requests added up by day: what reports over millions of hits read, and what stays when single requests go."""

import ibis
import ibis.expr.types as ir
from ibis import _

FEWEST_PEOPLE = 10  # requests; a smaller sum of people's might tell what one person read (k-anonymity's usual k)
_KEY = ("day", "actor", "bot", "verification", "url", "status")


def add_up_hits(hits: ir.Table) -> ir.Table:
    """Return the table `hit_days`: the requests of a day, actor, bot, verification, URL and status.

    A request that another file logs as well (`twin`) counts in `twins` and in nothing else. `duration_ms` is the sum
    over the `timed` requests whose log tells it. First and last moment are those of bots; of people none is kept.
    """
    once, is_bot = ~hits.twin.fill_null(False), hits.actor != "human"
    counted = hits.select(
        "actor", "bot", "verification", "url", "status",
        day=hits.requested_at.date(),
        once=once.cast("int64"),
        sent=once.ifelse(hits.bytes, 0),
        took=once.ifelse(hits.duration_ms, None),
        at=(once & is_bot).ifelse(hits.requested_at, None),
    )  # fmt: skip
    return counted.group_by(*_KEY).agg(
        hits=_.once.sum(), bytes=_.sent.sum(), duration_ms=_.took.sum(), timed=_.took.count(),
        twins=_.count() - _.once.sum(), first_at=_.at.min(), last_at=_.at.max(),
    )  # fmt: skip


def fold_people(hit_days: ir.Table, *, before: ir.DateScalar | object) -> ir.Table:
    """Return `hit_days` in which people's sums before a day are of `FEWEST_PEOPLE` requests at least.

    Smaller ones lose their URL and are added up by day and status; what is still smaller then stays under no URL.
    """
    few = (hit_days.actor == "human") & (hit_days.day < before) & (hit_days.hits < FEWEST_PEOPLE)
    named = hit_days.mutate(url=few.ifelse(ibis.literal(""), hit_days.url))
    return named.group_by(*_KEY).agg(
        hits=_.hits.sum(), bytes=_.bytes.sum(), duration_ms=_.duration_ms.sum(), timed=_.timed.sum(),
        twins=_.twins.sum(), first_at=_.first_at.min(), last_at=_.last_at.max(),
    )  # fmt: skip
