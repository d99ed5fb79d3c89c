"""A crawl as a command of its own, so that a test can kill it: `python -m tests.crawl_killed URL STATE`.

Prints a line of JSON for every URL that is durable.
"""

import json
import sys
import time
from pathlib import Path

from crawlers.runner import CrawlEvent, CrawlPlan, crawl
from tests.hostile_site import HOST, ORIGIN


def plan_for(url: str) -> CrawlPlan:
    return CrawlPlan(
        site="shop", start_urls=(ORIGIN + "/",), own_hosts=(HOST,), user_agent="Sitelore/0.1", connect={HOST: url},
        own_site=True, delay_s=0.005, per_host=8,
    )  # fmt: skip


def main() -> None:
    def tell(event: CrawlEvent) -> None:
        print(json.dumps({"url": event.url, "state": event.state, "at": time.time()}), flush=True)

    crawl(plan_for(sys.argv[1]), Path(sys.argv[2]), on_event=tell, report=lambda progress: None, should_stop=bool)


if __name__ == "__main__":
    main()
