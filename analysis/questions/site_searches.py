"""What people look for on the site itself."""

import ibis.expr.types as ir
from ibis import _

FEWEST = 10  # searches; a term of fewer people may tell who they are


def searched_hits(hits: ir.Table) -> ir.Table:
    """Return the requests of people that carry a search term."""
    return hits.filter(hits.actor == "human", hits.search_term.notnull(), hits.search_term != "")


def rank_site_searches(hits: ir.Table, *, min_hits: int = FEWEST) -> ir.Table:
    """What do people look for on the site itself?

    Definition: requests of people whose address has one of the parameters `logs.search_parameters` names, by what was
    typed, in lower case. `days` are those on which it was looked for, `urls` the distinct result pages. `share` is of
    all searches, those below the threshold too.
    Threshold: `min_hits` = 10 searches at least, and never fewer: rarer terms may tell who looked for them.
    Left out: bots; lines a proxy logged twice; sites for which no search parameter was named.
    """
    searches = searched_hits(hits)
    searches = searches.filter(~searches.twin.fill_null(False)).mutate(term=searches.search_term.lower())
    terms = searches.group_by("term").agg(
        searches=_.count(), days=_.requested_at.date().nunique(), urls=_.url.nunique(), last_at=_.requested_at.max()
    )
    whole = searches.agg(all_searches=_.count())
    shown = terms.filter(terms.searches >= max(min_hits, FEWEST)).cross_join(whole)
    answer = shown.select(
        "term", "searches", "days", "urls", "last_at", share=shown.searches.cast("float64") / shown.all_searches
    )
    return answer.order_by(answer.searches.desc(), "term")


def without_rare_terms(hits: ir.Table) -> ir.Table:
    """Return requests that show a search term only where it was looked for often enough to tell nobody."""
    times = hits.search_term.count().over(group_by=hits.search_term.lower())
    return hits.mutate(search_term=(times >= FEWEST).ifelse(hits.search_term, None))
