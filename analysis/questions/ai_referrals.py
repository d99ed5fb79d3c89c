"""People who come from AI assistants, and whether the assistant had fetched the page before."""

import ibis.expr.types as ir
from ibis import _

from analysis.assistants import assistant_host, assistant_of, operator_of
from analysis.bot_sums import of_the_bot


def trace_ai_referrals(hits: ir.Table, hit_days: ir.Table, bots: ir.Table, *, within_days: int = 30) -> ir.Table:
    """Which pages do AI assistants send people to, and did they fetch them before?

    Definition: visits of people whose referrer, or else whose link's utm_source, is an AI assistant's, by page and
    assistant. A visit counts as `visits_after_fetch` where a bot of the same operator that fetches for answers (ai_user
    or ai_search) was delivered the page at most `within_days` days before; `days_after_fetch` is the median between.
    Threshold: `within_days` = 30, the default window of log questions; our own choice, nobody publishes how long
    answers are kept.
    Left out: visits without referrer, which apps often send; requests for files. A visit after a fetch is no proof
    that the fetch brought it.
    """
    visits = _visits(hits)
    fetches = _fetches(hit_days, bots)
    pairs = visits.inner_join(fetches, ["page", "operator"])
    before = pairs.filter(pairs.first_at <= pairs.visited_at)
    gap = (before.visited_at.date().epoch_days() - before.day.epoch_days()).cast("int64")
    latest = before.mutate(gap=gap).filter(_.gap <= within_days)
    nearest = latest.group_by("file", "line_no").agg(gap=_.gap.min(), fetched_at=_.first_at.max())
    joined = visits.left_join(nearest, ["file", "line_no"])
    counted = joined.group_by("page", "assistant", "operator").agg(
        visits=_.count(), visits_after_fetch=_.gap.count(), days_after_fetch=_.gap.cast("float64").median(),
        first_at=_.visited_at.min(), last_at=_.visited_at.max(), fetched_at=_.fetched_at.max(),
    )  # fmt: skip
    totals = fetches.group_by("page", "operator").agg(fetches=_.hits.sum())
    answer = counted.left_join(totals, ["page", "operator"]).select(
        "assistant", "operator", "visits", "visits_after_fetch", "days_after_fetch", "first_at", "last_at",
        "fetched_at", url=counted.page, fetches=totals.fetches.fill_null(0),
    )  # fmt: skip
    return answer.order_by(answer.visits.desc(), "url", "assistant")


def _visits(hits: ir.Table) -> ir.Table:
    people = hits.filter(hits.actor == "human", hits.status.between(200, 399), ~hits.twin.fill_null(False))
    named = people.mutate(host=assistant_host(people))
    sent = named.filter(named.host != "")
    return sent.select(
        "file", "line_no", page=page_of(sent.url), visited_at=sent.requested_at, assistant=assistant_of(sent.host),
        operator=operator_of(sent.host),
    )  # fmt: skip


def page_of(url: ir.StringValue) -> ir.StringValue:
    """Return the page of a link that carries campaign parameters: what stands before them is what was fetched."""
    is_tagged = url.re_search(r"[?&]utm_")
    return is_tagged.ifelse(url.re_replace(r"[?&]utm_.*$", ""), url)


def _fetches(hit_days: ir.Table, bots: ir.Table) -> ir.Table:
    answering = bots.filter(bots.purpose.isin(["ai_user", "ai_search"])).select("bot", "operator")
    delivered = of_the_bot(hit_days).filter(_.status.between(200, 299) | (_.status == 304))
    rows = delivered.select("bot", "day", "hits", "first_at", page=delivered.url).inner_join(answering, "bot")
    return (
        rows.filter(rows.first_at.notnull())
        .group_by("page", "operator", "day")
        .agg(hits=_.hits.sum(), first_at=_.first_at.min())
    )
