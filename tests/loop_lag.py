"""A crawl in a process of its own that prints how long, at most, one thing held its event loop, in CPU milliseconds."""

import asyncio
import json
import sys
import time
from pathlib import Path

from crawlers.runner import CrawlPlan, crawl
from crawlers.spider import SiteSpider

_TICK = 0.005


class Probe:
    """Looks every few milliseconds at what the loop's thread has worked since; waiting for others is no work."""

    def __init__(self):
        self.longest = 0.0

    async def run(self):
        before = time.thread_time()
        while True:
            await asyncio.sleep(_TICK)
            now = time.thread_time()
            self.longest = max(self.longest, now - before)
            before = time.thread_time()


def main():
    plan = json.loads(sys.argv[1])
    plan |= {name: tuple(plan[name]) for name in ("start_urls", "own_hosts", "consent")}
    probe, watch = Probe(), SiteSpider._watch

    async def watched(spider):
        probing = asyncio.ensure_future(probe.run())
        try:
            await watch(spider)
        finally:
            probing.cancel()

    SiteSpider._watch = watched
    outcome = crawl(
        CrawlPlan(**plan), Path(sys.argv[2]),
        on_event=lambda event: None, report=lambda progress: None, should_stop=lambda: False,
    )  # fmt: skip
    print(json.dumps({"longest_ms": 1000 * probe.longest, "ended": outcome.ended, "urls": outcome.urls}))


if __name__ == "__main__":
    main()
