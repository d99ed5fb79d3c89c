"""How often search bots come, by template and by the weight internal links give a page."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.fetches import fetches_by_url, last_day_of, templated


def compare_fetch_frequency(
    indexability: ir.Table,
    ledger: ir.Table,
    link_metrics: ir.Table,
    page_templates: ir.Table | None = None,
    *,
    top: float = 0.1,
    low: float = 0.5,
) -> ir.Table:
    """Do search bots fetch the pages most often that internal links call important?

    Definition: pages that may rank by template and rank of their internal PageRank: `top` the first `top` of the whole
    site, `middle`, and `low` the last `low`. `per_page_30_days` is fetches (2xx or 304, verified search bots) a page,
    reckoned on 30 days; `unfetched` pages had none. Where `low` pages are fetched like `top` ones, bots do not follow
    what links say.
    Threshold: `top` = 0.1 and `low` = 0.5 of the pages, our own split.
    Left out: pages that may not rank, or that the link graph does not know.
    """
    pages = indexability.filter(indexability.indexable).select("url").inner_join(
        link_metrics.select("url", "pagerank"), "url"
    )  # fmt: skip
    place = ibis.row_number().over(order_by=[pages.pagerank.desc(), pages.url]).cast("float64")
    ranked = pages.mutate(place=place / pages.count())
    band = ibis.cases((ranked.place < top, "top"), (ranked.place >= 1 - low, "low"), else_="middle")
    fetched = fetches_by_url(ledger).select(fetched_url="url", hits="hits")
    joined = ranked.mutate(band=band).left_join(fetched, ranked.url == fetched.fetched_url)
    known = templated(joined.select("url", "band", "pagerank", hits=joined.hits.fill_null(0)), page_templates)
    groups = known.group_by("template", "band").agg(
        pages=_.count(), fetches=_.hits.sum(), unfetched=(known.hits == 0).cast("int64").sum(),
        pagerank=_.pagerank.sum(),
    )  # fmt: skip
    dated = groups.cross_join(last_day_of(ledger))
    rate = dated.fetches.cast("float64") / dated.pages * 30 / (dated.ends - dated.begins + 1)
    answer = dated.select("template", "band", "pages", "unfetched", "fetches", "pagerank", per_page_30_days=rate)
    order = ibis.cases((answer.band == "top", 0), (answer.band == "middle", 1), else_=2)
    return answer.order_by("template", order)
