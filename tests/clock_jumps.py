"""A crawl in a process of its own in whose middle the clock is set two hours back, and then a day ahead."""

import json
import sys
import time
from pathlib import Path

from crawlers.runner import CrawlPlan, crawl

_REAL = time.time


def main():
    plan = json.loads(sys.argv[1])
    plan |= {name: tuple(plan[name]) for name in ("start_urls", "own_hosts", "consent")}
    done = []

    def note(event):
        done.append(event)
        offset = -7_200 if len(done) < 40 else 86_400
        time.time = lambda: _REAL() + offset

    outcome = crawl(
        CrawlPlan(**plan), Path(sys.argv[2]), on_event=note, report=lambda progress: None, should_stop=lambda: False
    )
    print(json.dumps({"ended": outcome.ended, "counts": outcome.counts, "seconds": outcome.seconds}))


if __name__ == "__main__":
    main()
