"""What a user asks of one crawl: what to look at and how fast; what is not asked for is left to the settings."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["spider", "list", "sitemap", "page"]


@dataclass(frozen=True)
class CrawlRequest:
    """One crawl as it was typed. None means: as the settings say."""

    mode: Mode = "spider"
    urls: tuple[str, ...] = ()  # of the modes list and page, as typed
    sitemaps: tuple[str, ...] = ()  # of the mode sitemap; none: those the site names
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    seed_logs: bool | None = None
    external: bool = True  # whether links to other people's hosts are checked, within the settings' budget
    max_urls: int | None = None
    delay: float | None = None
    user_agent: str | None = None  # a text or the name of a preset; the settings' unless said
    obey_robots: bool = True
    anew: bool = False  # forget an interrupted crawl of the same part
    fresh: bool = False  # ask for everything anew, whatever an earlier crawl has
    workers: int = 1  # processes that share the crawl, where its frontier is in a database

    def __post_init__(self) -> None:
        """Raise an InputError at a pattern that cannot be read, before anything is fetched."""
        from crawlers.scope import compiled

        for pattern in (*(self.include or ()), *(self.exclude or ())):
            compiled(pattern)


WHOLE_SITE = CrawlRequest()
