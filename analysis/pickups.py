"""What became new or changed from crawl to crawl, and when search bots came for it: snapshots joined with logs."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.fetches import delivered

_ISO_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"


def sightings(states: ir.Table, sitemap_urls: ir.Table | None, *, day: ir.DateScalar) -> ir.Table:
    """Return the pages of a crawl that may rank, with their text and the lastmod a sitemap gives them.

    `states` are those of `page_states`. Of several entries of a URL the latest lastmod counts; one that does not begin
    with a day (W3C's format of a sitemap) is none.
    """
    pages = states.filter(states.reason == "ok").select("snapshot", "url", "text_hash", day=day)
    if sitemap_urls is None:
        return pages.mutate(lastmod=ibis.null("string"), listed=ibis.literal(False))
    dated = sitemap_urls.select(
        "url", lastmod=sitemap_urls.lastmod.re_search(_ISO_DAY).ifelse(sitemap_urls.lastmod, None)
    )
    entries = dated.group_by("url").agg(lastmod=_.lastmod.max()).rename(entry="url")
    joined = pages.left_join(entries, pages.url == entries.entry)
    return joined.mutate(listed=joined.entry.notnull()).drop("entry")


def trace_pickups(seen: ir.Table, ledger: ir.Table) -> ir.Table:
    """Return the table `pickups`: each event of a page between two crawls, and the first fetch after it.

    Definition: `new` the page was in no earlier crawl; `changed` its main text differs from the crawl before in which
    it was; `lastmod` the sitemap's date moved and the text did not. The event lies after `after_day`, the crawl before,
    and by `by_day`, the crawl that saw it; `dated_day` is the sitemap's lastmod where it lies between the two. The
    first fetch (2xx or 304, by a verified search bot) is looked for from `dated_day` on, else from `by_day` on; of a
    new page from `after_day` on, because what is fetched is there. Pages of the first crawl are not new.
    """
    events = _events(seen)
    fetched = delivered(ledger).select(fetched_url="url", fetch_day="day", fetch_bot="bot")
    start = events.dated_day.fill_null((events.event == "new").ifelse(events.after_day, events.by_day))
    dated = events.mutate(start=start)
    joined = dated.left_join(fetched, (dated.url == fetched.fetched_url) & (fetched.fetch_day >= dated.start))
    key = ["url", "event", "crawl", "after_day", "by_day", "dated_day", "lastmod_moved"]
    ranked = joined.mutate(
        place=ibis.row_number().over(group_by=["url", "event", "crawl"], order_by=[joined.fetch_day, joined.fetch_bot])
    )
    first = ranked.filter(ranked.place == 0)
    return first.select(*key, fetched_day=first.fetch_day, bot=first.fetch_bot).order_by("url", "crawl", "event")


def _events(seen: ir.Table) -> ir.Table:
    crawls = seen.select("snapshot", "day").distinct()
    before = crawls.mutate(crawl_before=crawls.day.lag().over(order_by=["day", "snapshot"]))
    dated = seen.inner_join(before.select("snapshot", "crawl_before"), "snapshot")
    over = ibis.window(group_by="url", order_by=["day", "snapshot"])
    lagged = dated.mutate(
        was_day=dated.day.lag().over(over), was_text=dated.text_hash.lag().over(over),
        was_lastmod=dated.lastmod.lag().over(over), was_listed=dated.listed.lag().over(over),
    )  # fmt: skip
    moved = lagged.lastmod.notnull() & (lagged.was_lastmod.isnull() | (lagged.lastmod > lagged.was_lastmod))
    told = lagged.mutate(lastmod_moved=(lagged.listed & lagged.was_listed.fill_null(True)).ifelse(moved, None))
    event = ibis.cases(
        (told.was_day.isnull() & told.crawl_before.notnull(), "new"),
        (told.was_day.notnull() & (told.text_hash != told.was_text), "changed"),
        (told.was_day.notnull() & told.lastmod_moved.fill_null(False) & (told.text_hash == told.was_text), "lastmod"),
    )
    named = told.mutate(event=event, after_day=told.was_day.fill_null(told.crawl_before))
    found = named.filter(named.event.notnull())
    lastmod_day = found.lastmod.left(10).try_cast("date")
    between = (lastmod_day >= found.after_day) & (lastmod_day <= found.day)
    return found.select(
        "url", "event", crawl=found.snapshot, after_day=found.after_day, by_day=found.day,
        dated_day=between.ifelse(lastmod_day, None), lastmod_moved=found.lastmod_moved,
    )  # fmt: skip


def with_latency(pickups: ir.Table, ledger: ir.Table) -> ir.Table:
    """Add days from the event to the first fetch, `days_least` and `days_most`, and `waiting_days` where none came.

    Events before the logs begin are left out: a fetch may have been before them. Waiting is counted to the end of the
    logs, from the day the event was certain; what was not certain by then and not fetched is not waiting yet and left
    out, too.
    """
    ends = ledger.agg(begins=ledger.day.min(), ends=ledger.day.max())
    dated = pickups.cross_join(ends)
    is_seen = dated.fetched_day.notnull() | (dated.dated_day.fill_null(dated.by_day) <= dated.ends)
    known = dated.filter(dated.after_day >= dated.begins, is_seen)
    latest, earliest = known.dated_day.fill_null(known.by_day), known.dated_day.fill_null(known.after_day)
    fetched = known.fetched_day.epoch_days()
    least, most = fetched - latest.epoch_days(), fetched - earliest.epoch_days()
    waiting = known.ends.epoch_days() - latest.epoch_days()
    return known.mutate(
        days_least=ibis.greatest(least, 0), days_most=most,
        waiting_days=known.fetched_day.isnull().ifelse(waiting, None),
    ).drop("begins", "ends")  # fmt: skip
