"""A crawl whose wall clock jumps in the middle: `python -m tests.crawl_jumping_clock URL STATE`; see crawl_killed.

Two hours back after a third of the pages, a day ahead after two thirds. Clocks that count on are left alone, as the
system's are when somebody sets the time.
"""

import datetime
import json
import sys
import time
from pathlib import Path

import crawlers.trail
from crawlers.runner import crawl
from tests.crawl_killed import plan_for

JUMPS = {20: -7_200.0, 40: 86_400.0}


class Clock:
    def __init__(self):
        self.shift, self.seen, self.true_time = 0.0, 0, time.time

    def tell(self, event):
        self.seen += 1
        self.shift += JUMPS.get(self.seen, 0.0)

    def time(self):
        return self.true_time() + self.shift


def main():
    clock = Clock()
    time.time = clock.time

    class Shifted(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) + datetime.timedelta(seconds=clock.shift)

    crawlers.trail.datetime = Shifted
    outcome = crawl(
        plan_for(sys.argv[1]), Path(sys.argv[2]), on_event=clock.tell, report=lambda progress: None, should_stop=bool
    )
    print(json.dumps({"ended": outcome.ended, "urls": outcome.urls, "seconds": outcome.seconds}))


if __name__ == "__main__":
    main()
