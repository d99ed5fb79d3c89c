"""What a log import keeps of queries: what settings name, and addresses that are public because a crawl met them."""

from collections.abc import Container, Iterable
from pathlib import Path

from app.facts import Facts
from app.workspace import Workspace
from crawlers.engine import open_engine
from crawlers.query_privacy import KeptValues

_MOST = 1_000_000  # addresses remembered; 100 MB
# All other addresses hold nothing that an import would take out.
_TOUCHED = "url LIKE '%?%' OR regexp_matches(url, '[A-Za-z0-9]{24}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-')"


class _Addresses(Container[str]):
    """Addresses by a mark of each, a third of the memory they would take."""

    def __init__(self, urls: Iterable[str]) -> None:
        self._marks = frozenset(map(hash, urls))

    def __contains__(self, url: object) -> bool:
        return hash(url) in self._marks


def kept_values(workspace: Workspace, site: str) -> KeptValues:
    """Return which values of a site's queries an import may keep."""
    logs = workspace.settings.logs
    known = _Addresses(_met(workspace.facts(site)))
    return KeptValues(logs.kept_parameters, logs.search_parameters, known)


def _met(facts: Facts) -> list[str]:
    """Return the addresses with a query or a long id that crawls met or sitemaps list, in all crawls still held."""
    parts = [str(part) for table in ("pages", "sitemap_urls") for part in facts.parts("crawl", table)]
    if not parts:
        return []
    rows = f"SELECT DISTINCT url FROM read_parquet(?, union_by_name = true) WHERE {_TOUCHED}"
    query = f"{rows} ORDER BY url LIMIT {_MOST}"
    with open_engine(Path(facts.root)) as connection:
        return [url for (url,) in connection.execute(query, [parts]).fetchall()]
