"""How fast a host is asked: the pause between requests grows where it answers slowly or with errors, and shrinks."""

from dataclasses import dataclass

MOST = 30.0  # seconds between two requests; a crawl that needs more is better paused
WINDOW = 10  # answers that are judged together
MUCH = 2  # errors among them from which the pause is doubled: one may be a page's own
QUICK = 0.5  # seconds an answer may take without saying anything: the pause of an ordinary crawl
_FIRST_STEP = 0.5  # seconds; doubling ten milliseconds would help nobody
_RECOVERY = 0.75  # of the pause is left after a window without trouble


@dataclass
class Pace:
    """The pause of one host.

    Latency: where answers take long, half the allowed connections are kept busy (Scrapy's AutoThrottle has the same
    idea with one connection). Errors (429, 5xx, time-outs): two among ten answers double the pause, ten answers
    without any take a quarter of it away. It never falls below what the user asked for.
    """

    least: float  # seconds, what the user asked for
    connections: int
    latency: float = 0.0  # seconds, smoothed
    penalty: float = 0.0  # seconds, for errors
    answers: int = 0  # in the present window
    errors: int = 0

    @property
    def delay(self) -> float:
        """Return the seconds between two requests."""
        slow = self.latency / max(1.0, self.connections / 2) if self.latency > QUICK else 0.0
        return max(self.least, min(MOST, max(slow, self.penalty)))

    @property
    def is_slowed(self) -> bool:
        return self.delay > self.least

    def note(self, seconds: float | None, *, failed: bool) -> None:
        """Take note of an answer, or of a request that brought none (`seconds` is None)."""
        if seconds is not None and not failed:  # error pages are quick to make and say nothing about the load
            self.latency = seconds if not self.latency else (self.latency + seconds) / 2
        self.answers += 1
        self.errors += failed
        if self.answers >= WINDOW:
            self._judge()
            self.answers = self.errors = 0

    def _judge(self) -> None:
        if self.errors >= MUCH:
            self.penalty = min(MOST, max(_FIRST_STEP, 2 * self.delay))
        elif not self.errors:
            self.penalty *= _RECOVERY
            if self.penalty <= self.least:
                self.penalty = 0.0
