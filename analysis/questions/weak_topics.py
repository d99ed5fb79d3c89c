"""Topics whose pages nothing holds together."""

import ibis
import ibis.expr.types as ir


def find_weak_topics(topics: ir.Table, *, min_orphans: int = 1) -> ir.Table:
    """Which topics lack a page that gathers them, or hold pages nothing links to?

    Definition: a topic of the site that has no hub (`no_hub`: no page of it gets links from most of the others), or
    that has a hub but at least `min_orphans` orphan pages (`orphans`). Largest topic first.
    Threshold: `min_orphans` = 1 page, because one link is enough to bring an orphan in. When a page counts as hub is
    decided where topics are made.
    Left out: how good the texts are; whether the topic is searched for, because search demand is not part of a crawl.
    """
    weakness = ibis.cases((topics.hub.isnull(), "no_hub"), (topics.orphans >= min_orphans, "orphans"))
    weak = topics.mutate(weakness=weakness).filter(lambda t: t.weakness.notnull())
    return weak.select("topic", "label", "weakness", "pages", "orphans", "hub", "cohesion").order_by(
        weak.pages.desc(), "topic"
    )
