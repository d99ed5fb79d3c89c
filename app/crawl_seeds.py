"""URLs that access logs know: fetched with a crawl, so that pages nothing links to are read, too."""

from collections.abc import Container

from app.workspace import Workspace

_TAKEN_OUT = "redacted"  # where personal data stood in an address, the address leads nowhere any more


def seeds_from_logs(workspace: Workspace, site: str, own_hosts: Container[str], limit: int) -> tuple[str, ...]:
    """Return URL keys that the site's server answered with 2xx or 3xx, those asked for most first.

    Over all imports, whoever asked. Left out: requests other than GET, files that pages are built from, addresses
    from which the import took personal data, other people's hosts, and what is beyond the limit.
    """
    if not workspace.facts(site).snapshots("logs"):  # opening tables for nothing takes 60 MB and most of a second
        return ()
    from ibis import _

    from analysis.ledger import is_resource
    from analysis.urls import host_of
    from app.reading import Selection, open_reading

    reading = open_reading(workspace, Selection(site), all_days=True)
    hits = reading.whole.get("hits")
    if hits is None:
        return ()
    answered = hits.filter(_.method == "GET", _.status.between(200, 399), ~_.url.contains(_TAKEN_OUT))
    pages = answered.filter(~is_resource(answered.url)).group_by("url").agg(hits=_.count())
    urls = pages.order_by(_.hits.desc(), _.url).to_pyarrow()["url"].to_pylist()
    return tuple(url for url in urls if host_of(url) in own_hosts)[:limit]
