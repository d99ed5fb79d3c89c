"""What part of search bots' requests goes to files that pages are built from."""

import ibis
import ibis.expr.types as ir
from ibis import _

_KINDS = {
    "stylesheet": r"[.]css([?]|$)",
    "script": r"[.](js|mjs|map)([?]|$)",
    "image": r"[.](png|jpe?g|gif|webp|avif|svg|ico|bmp)([?]|$)",
    "font": r"[.](woff2?|ttf|otf|eot)([?]|$)",
    "media": r"[.](mp3|mp4|webm)([?]|$)",
    "robots_txt": r"^[a-z]+://[^/]+/robots[.]txt([?]|$)",
    "sitemap": r"^[a-z]+://[^/]+/[^?]*sitemap[^/?]*[.]xml([.]gz)?([?]|$)",
}


def split_resource_share(ledger: ir.Table) -> ir.Table:
    """What part of each search crawler's requests goes to files instead of pages?

    Definition: requests of verified search bots by crawler and kind of address, as its name says: stylesheet, script,
    image, font, media, robots_txt, sitemap, and page for all else. `share` is the part of the crawler's requests,
    `bytes` what was sent. Files are needed for rendering; a share that grows means that they are not cached.
    Threshold: none.
    Left out: bots that are not verified; what the content type says, because a bot's request names a file.
    """
    lowered = ledger.url.lower()
    kind = ibis.cases(*((lowered.re_search(pattern), name) for name, pattern in _KINDS.items()), else_="page")
    rows = ledger.select("bot", "url", "hits", "bytes", kind=kind)
    kinds = rows.group_by("bot", "kind").agg(hits=_.hits.sum(), urls=_.url.nunique(), bytes=_.bytes.sum())
    totals = rows.group_by("bot").agg(all_hits=_.hits.sum())
    shown = kinds.inner_join(totals, "bot")
    share = shown.hits.cast("float64") / shown.all_hits
    answer = shown.select("bot", "kind", "hits", "urls", "bytes", share=share)
    return answer.order_by("bot", answer.hits.desc(), "kind")
