"""How fast a host is asked: the pause between requests grows where it answers slowly or with errors, and shrinks."""

from dataclasses import dataclass

MOST = 30.0  # seconds between two requests; a crawl that needs more is better paused
WINDOW = 20  # answers that are judged together
MUCH = 0.1  # part of them that are errors from which the pause is doubled
QUICK = 0.5  # seconds an answer may take without saying anything: the pause of an ordinary crawl
_FIRST_STEP = 0.5  # seconds; doubling ten milliseconds would help nobody
_RECOVERY = 0.75  # of the pause is left after a window without trouble


@dataclass
class Pace:
    """The pause of one host.

    Latency: where answers take long, half the allowed connections are kept busy (Scrapy's AutoThrottle has the same
    idea with one connection). Errors (429, 5xx, no answer): a window with more than a tenth of them doubles the pause,
    one without any takes a quarter of it away. It never falls below what the user asked for.
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
        if self.errors > WINDOW * MUCH:
            self._slow_down()
        elif self.answers >= WINDOW:
            self._recover()

    def _slow_down(self) -> None:
        self.penalty = min(MOST, max(_FIRST_STEP, 2 * self.delay))
        self.answers = self.errors = 0

    def _recover(self) -> None:
        if not self.errors:
            self.penalty *= _RECOVERY
            if self.penalty <= self.least:
                self.penalty = 0.0
        self.answers = self.errors = 0
