"""What differs between two crawls of one site, and how much it matters."""

import ibis
import ibis.expr.types as ir

_READ_ASPECTS = ("title", "description", "h1", "canonical", "robots")


def compare_crawls(
    pages_before: ir.Table,
    pages_after: ir.Table,
    indexability_before: ir.Table,
    indexability_after: ir.Table,
    texts_before: ir.Table | None = None,
    texts_after: ir.Table | None = None,
    links_before: ir.Table | None = None,
    links_after: ir.Table | None = None,
    *,
    previous_snapshot: str,
) -> ir.Table:
    """Return one row for every aspect of a URL that differs between two crawls.

    Definition: `url` it is met by one crawl only (its value is what decides its indexability); `status` its own answer,
    or why there is none; `indexable` it may rank in one crawl only; `title`, `description`, `h1`, `canonical`, `robots`
    (meta, then header) as read; `text` the hash of its main text; `links` the distinct internal targets of the links in
    its body text, given as their number. What is read off a page is compared only where both crawls got the page
    itself: a page that fails has not "lost its title". `change` is new where there was nothing before, gone where there
    is nothing now, else changed.
    Severity: critical where a page may no longer rank; high where a page that could rank is no longer met, or an answer
    2xx became an error or none; medium where title, main heading, canonical or robots differ, an answer 2xx became a
    redirect, or a page may rank that could not before; else low.
    Left out: links of menus and footers, because one new entry there would change every page.
    """
    before = _states(pages_before, indexability_before)
    after = _states(pages_after, indexability_after)
    both = before.inner_join(after, "url", lname="{name}_before", rname="{name}_after")
    both_read = both.filter(both.read_before & both.read_after)
    changes = [_new_and_gone(before, after), _differing(both, "status"), _indexable_changes(both)]
    changes += [_differing(both_read, aspect) for aspect in _READ_ASPECTS]
    if texts_before is not None and texts_after is not None:
        changes.append(_text_changes(both_read, texts_before, texts_after))
    if links_before is not None and links_after is not None:
        changes.append(_link_changes(both_read, links_before, links_after))
    return _judged(ibis.union(*changes), previous_snapshot)


def _states(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Return a URL's comparable state, every aspect as text."""
    robots = pages.robots_meta.fill_null("") + " | " + pages.robots_header.fill_null("")
    own = pages.select(
        "url", "title", "description", "canonical",
        status=pages.first_status.cast("string").fill_null(pages.reason),
        read=(pages.state == "ok") & (pages.final_url == pages.url),
        h1=pages.h1.join(" | ").nullif(""),
        robots=robots.nullif(" | "),
    )  # fmt: skip
    return own.inner_join(indexability.select("url", verdict=indexability.reason), "url")


def _new_and_gone(before: ir.Table, after: ir.Table) -> ir.Table:
    none = ibis.null("string")
    new = after.anti_join(before, "url").select("url", aspect=ibis.literal("url"), before=none, after="verdict")
    gone = before.anti_join(after, "url").select("url", aspect=ibis.literal("url"), before="verdict", after=none)
    return new.union(gone)


def _indexable_changes(both: ir.Table) -> ir.Table:
    turned = both.filter((both.verdict_before == "ok") != (both.verdict_after == "ok"))
    return turned.select("url", aspect=ibis.literal("indexable"), before="verdict_before", after="verdict_after")


def _differing(both: ir.Table, aspect: str) -> ir.Table:
    before, after = both[f"{aspect}_before"], both[f"{aspect}_after"]
    differs = (before != after).fill_null(False) | (before.isnull() != after.isnull())
    return both.filter(differs).select("url", aspect=ibis.literal(aspect), before=before, after=after)


def _text_changes(both_read: ir.Table, texts_before: ir.Table, texts_after: ir.Table) -> ir.Table:
    hashes_before = texts_before.select("url", text_before="text_hash")
    hashes = hashes_before.inner_join(texts_after.select("url", text_after="text_hash"), "url")
    return _differing(hashes.semi_join(both_read, "url"), "text")


def _link_changes(both_read: ir.Table, links_before: ir.Table, links_after: ir.Table) -> ir.Table:
    before, after = _body_targets(links_before), _body_targets(links_after)
    pair = ["source", "target"]
    touched = before.anti_join(after, pair).union(after.anti_join(before, pair)).select(url="source")
    changed = both_read.semi_join(touched, "url").select("url")
    counted = changed.left_join(_counts(before, "links_before"), "url").drop("url_right")
    return counted.left_join(_counts(after, "links_after"), "url").select(
        "url",
        aspect=ibis.literal("links"),
        before=lambda t: t.links_before.fill_null(0).cast("string"),
        after=lambda t: t.links_after.fill_null(0).cast("string"),
    )


def _body_targets(links: ir.Table) -> ir.Table:
    return links.filter(links.internal & (links.position == "body")).select("source", "target").distinct()


def _counts(pairs: ir.Table, name: str) -> ir.Table:
    return pairs.group_by(url="source").agg(**{name: pairs.count()})


def _judged(changes: ir.Table, previous_snapshot: str) -> ir.Table:
    change = ibis.cases((changes.before.isnull(), "new"), (changes.after.isnull(), "gone"), else_="changed")
    return changes.select(
        "url",
        "aspect",
        change=change,
        before="before",
        after="after",
        severity=_severity(changes),
        previous_snapshot=ibis.literal(previous_snapshot),
    ).order_by("url", "aspect")


def _severity(changes: ir.Table) -> ir.StringValue:
    aspect, before, after = changes.aspect, changes.before.fill_null(""), changes.after.fill_null("")
    answered = (aspect == "status") & before.startswith("2")
    return ibis.cases(
        ((aspect == "indexable") & (before == "ok"), "critical"),
        ((aspect == "url") & (before == "ok"), "high"),
        (answered & ~after.startswith("2") & ~after.startswith("3"), "high"),
        (answered & after.startswith("3"), "medium"),
        (aspect.isin(["title", "h1", "canonical", "robots", "indexable"]), "medium"),
        else_="low",
    )
