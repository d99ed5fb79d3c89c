"""Addresses that answer now this, now that."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.bot_hits import by_search_bots

_SAME_ANSWER = (206, 304)  # a part of the page, and the page as the bot knows it: both mean that it is there


def judged_requests(hit_days: ir.Table) -> ir.Table:
    """Return the requests that are looked at."""
    return by_search_bots(hit_days).filter(~hit_days.url.contains("redacted"))


def find_changing_statuses(hit_days: ir.Table, *, min_changes: int = 1) -> ir.Table:
    """Which URLs do not always answer search bots with the same status?

    Definition: a URL that answered search bots (verified or plausible) with two or more statuses, 206 and 304 taken as
    200. `changes` counts how often the answer differed from the one before, statuses of one day in the order of their
    first request, so it is a lower bound. `kind` is turned for one change, a page that went or came, and flapping for
    more: a search engine does not know then what to keep. `changed_at` is the last change, `worst_status` the highest.
    Threshold: `min_changes` = 1; 2 shows those that flap.
    Left out: addresses with redacted values, because many share one name; people's requests and other bots', which
    servers rightly answer otherwise (login, blocks).
    """
    answers = _answers(judged_requests(hit_days))
    changing = answers.group_by("url").agg(
        first_status=_.status.max(where=_.place == 0), last_status=_.status.max(where=_.from_end == 0),
        worst_status=_.status.max(), statuses=_.status.nunique(), changes=_.changed.sum(),
        changed_at=_.first_at.max(where=_.changed == 1), hits=_.hits.sum(),
        error_hits=_.hits.sum(where=_.status >= 400).fill_null(0),
    )  # fmt: skip
    shown = changing.filter(changing.changes >= max(min_changes, 1))
    shown = shown.mutate(kind=(shown.changes == 1).ifelse("turned", "flapping"))
    columns = ("kind", "first_status", "last_status", "worst_status", "statuses", "changes", "changed_at")
    return shown.select("url", *columns, "hits", "error_hits").order_by(shown.changes.desc(), shown.hits.desc(), "url")


def _answers(requests: ir.Table) -> ir.Table:
    """Return each status of a URL and day in their order, and whether it differs from the one before."""
    status = requests.status.isin(_SAME_ANSWER).ifelse(200, requests.status)
    seen = requests.select("url", "day", "first_at", "hits", status=status.cast("int32"))
    answers = seen.group_by("url", "day", "status").agg(first_at=_.first_at.min(), hits=_.hits.sum())
    order = [answers.day, answers.first_at, answers.status]
    backwards = [answers.day.desc(), answers.first_at.desc(), answers.status.desc()]
    placed = answers.mutate(
        place=ibis.row_number().over(group_by="url", order_by=order),
        from_end=ibis.row_number().over(group_by="url", order_by=backwards),
        before=answers.status.lag().over(group_by="url", order_by=order),
    )
    return placed.mutate(changed=(placed.before != placed.status).fill_null(False).cast("int64"))
