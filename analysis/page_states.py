"""What each URL of a crawl was like for a search engine that may fetch it: the state a request is judged by."""

import ibis
import ibis.expr.types as ir

from analysis.indexability import judge_indexability


def page_states(
    pages: ir.Table,
    *,
    snapshot: str,
    page_texts: ir.Table | None = None,
    near_duplicates: ir.Table | None = None,
    hreflang_clusters: ir.Table | None = None,
) -> ir.Table:
    """Return the URLs of a crawl with `snapshot`, `reason`, `content_type`, `text_hash` and whether each is a `copy`.

    Definition: `reason` is that of `indexability`, robots.txt left out: whoever fetched the URL was not kept from it.
    Where robots.txt kept the crawl itself away, nothing is known: `not_fetched`. A `copy` may rank and has the same
    main text as another page that may, or nearly (rows of `near_duplicates` whose text is still the same), and that
    page is less deep, has the shorter address, or the first. Alternates of one language cluster are no copies.
    Without `page_texts` no page is a copy.
    """
    open_pages = pages.mutate(googlebot_allowed=ibis.literal(True))
    verdicts = judge_indexability(open_pages).select(judged_url="url", reason="reason")
    known = pages.select("url", "content_type", "depth").inner_join(verdicts, pages.url == verdicts.judged_url)
    states = known.select("url", "content_type", "depth", "reason")
    if page_texts is None:
        return _named(states.mutate(text_hash=ibis.null("string"), copy=ibis.literal(False)), snapshot)
    texts = page_texts.select(text_url=page_texts.url, text_hash=page_texts.text_hash, words=page_texts.words)
    texted = states.left_join(texts, states.url == texts.text_url).drop("text_url")
    copies = _copies(texted, near_duplicates, hreflang_clusters)
    joined = texted.left_join(copies, texted.url == copies.copy_url)
    return _named(joined.mutate(copy=joined.copy_url.notnull()), snapshot)


def _named(states: ir.Table, snapshot: str) -> ir.Table:
    return states.select(
        snapshot=ibis.literal(snapshot), url=states.url, reason=states.reason, content_type=states.content_type,
        text_hash=states.text_hash, copy=states["copy"],
    )  # fmt: skip


def _copies(states: ir.Table, near_duplicates: ir.Table | None, clusters: ir.Table | None) -> ir.Table:
    ranked = _ranked(states, clusters)
    same = _after_the_first(ranked)
    if near_duplicates is None:
        return same
    return same.union(_after_a_near_one(ranked, near_duplicates)).distinct()


def _ranked(states: ir.Table, clusters: ir.Table | None) -> ir.Table:
    """Return the pages that may rank and have a text, numbered from the one that stands for others."""
    may_rank = states.filter(states.reason == "ok", states.words > 0)
    order = [may_rank.depth.fill_null(2**31 - 1), may_rank.url.length(), may_rank.url]
    numbered = may_rank.mutate(place=ibis.row_number().over(order_by=order))
    if clusters is None:
        return numbered.select("url", "text_hash", "place", one_page=numbered.url)
    alternates = clusters.filter(clusters.alternate).select(member="url", cluster="cluster")
    joined = numbered.left_join(alternates, numbered.url == alternates.member)
    return joined.select("url", "text_hash", "place", one_page=joined.cluster.fill_null(joined.url))


def _after_the_first(ranked: ir.Table) -> ir.Table:
    leading = ranked.group_by("text_hash").agg(first=ranked.place.min())
    firsts = ranked.select(first="place", first_page="one_page").inner_join(leading, "first")
    paired = ranked.inner_join(firsts, "text_hash")
    return paired.filter(paired.place > paired.first, paired.one_page != paired.first_page).select(copy_url=paired.url)


def _after_a_near_one(ranked: ir.Table, near_duplicates: ir.Table) -> ir.Table:
    others = ranked.select(other="url", other_place="place", other_page="one_page")
    paired = ranked.inner_join(near_duplicates.select("url", "other"), "url").inner_join(others, "other")
    behind = paired.filter(paired.place > paired.other_place, paired.one_page != paired.other_page)
    return behind.select(copy_url=behind.url)
