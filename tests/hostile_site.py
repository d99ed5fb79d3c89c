"""A crawl of a site on the hostile server, from start to rows."""

from collections import defaultdict

from app.crawling import crawl_apart
from crawlers.runner import CrawlPlan, drain
from tests.hostile_server import HostileServer, answer, running

__all__ = ["HOST", "ORIGIN", "Crawled", "HostileSite", "answer", "page", "serving"]

HOST = "shop.example"
ORIGIN = f"https://{HOST}"


def page(*links, title="page", head="", body=""):
    return f"<title>{title}</title>{head}<body>{body}" + "".join(f'<a href="{link}">{link}</a>' for link in links)


class HostileSite(HostileServer):
    """The server under the name of a shop."""

    @property
    def url(self):
        return self.base

    @property
    def routes(self):
        return self.answers

    @routes.setter
    def routes(self, routes):
        self.answers = routes

    def plan(self, **changes):
        usual = {
            "site": "shop", "start_urls": (ORIGIN + "/",), "own_hosts": (HOST,), "user_agent": "Sitelore/0.1 (+test)",
            "connect": {HOST: self.url} if self else {}, "own_site": True, "delay_s": 0.005, "per_host": 4,
        }  # fmt: skip
        return CrawlPlan(**(usual | changes))


def serving(routes, **options):
    return running(HostileSite(routes, **options))


class Crawled:
    """What a crawl left: its outcome, events, rows by table, and pages by path."""

    def __init__(self, plan, state, should_stop=lambda: False, on_event=None, on_progress=lambda progress: None):
        self.events = []
        self.outcome = crawl_apart(
            plan,
            state,
            on_event=on_event or self.events.append,
            report=on_progress,
            should_stop=should_stop,
        )
        self.rows = defaultdict(list)
        for table, batch in drain(state, ()):
            self.rows[table] += batch.to_pylist()
        self.pages = {row["url"].removeprefix(ORIGIN): row for row in self.rows["pages"]}

    def states(self):
        return {path: (row["state"], row["reason"]) for path, row in self.pages.items()}
