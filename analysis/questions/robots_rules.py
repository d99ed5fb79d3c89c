"""Lines of robots.txt, and what each keeps out."""

import ibis
import ibis.expr.types as ir


def find_robots_rules(robots_answers: ir.Table, *, min_urls: int = 1) -> ir.Table:
    """Which rule of robots.txt keeps which bot from how many URLs?

    Definition: the rule with the longest match decides (RFC 9309); per bot, file and line the crawled URLs, scripts
    and style sheets it blocks, and `example`, the first of them. Where a file could not be fetched there is no
    line: everything is blocked.
    Threshold: `min_urls` = 1 URL; a rule that blocks nothing that was crawled is no row.
    Left out: rules that allow; URLs the crawl never met; whether a blocked URL should be open.
    """
    blocked = robots_answers.filter(~robots_answers.allowed)
    rules = blocked.group_by("agent", "origin", "line", "rule", "verdict").agg(
        urls=blocked.count(), example=blocked.url.min()
    )
    shown = rules.filter(rules.urls >= min_urls)
    columns = ("agent", "origin", "line", "rule", "verdict", "urls", "example")
    line = ibis.coalesce(shown.line, 0)
    return shown.select(*columns).order_by(shown.urls.desc(), "agent", "origin", line)
