"""Whether a log tells clients apart: behind a CDN or proxy, all requests seem to come from one range of addresses."""

from collections import Counter
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from crawlers.addresses import INSIDE, address_block

FEWEST_REQUESTS = 100  # below that one range may be all that came
FEWEST_AGENTS = 10  # browsers of different kinds: no office of one address has so many
NEARLY_ALL = 0.99  # of the requests; the rest are tests on the server itself
_MOST_AGENTS = 1_000  # remembered


class ClientWatch:
    """Adds up where the requests of one file come from."""

    def __init__(self) -> None:
        self._ranges: Counter[str] = Counter()
        self._agents: set[str] = set()
        self._told_apart = False

    def see(self, addresses: pa.ChunkedArray, hits: pa.RecordBatch, agents: pa.ChunkedArray) -> None:
        """Look at the requests of a block; once many ranges were seen there is no need to."""
        if self._told_apart:
            return
        for counted in pc.value_counts(addresses).to_pylist():
            self._ranges[range_of(counted["values"] or "")] += counted["counts"]
        people = pc.equal(hits["actor"], "human")
        if len(self._agents) < _MOST_AGENTS:
            self._agents |= set(agents.filter(people).unique().to_pylist())
        self._told_apart = self._ranges.total() >= FEWEST_REQUESTS and self._largest[1] < 0.9 * self._ranges.total()

    @property
    def hidden_behind(self) -> str:
        """Return the one range nearly all requests come from; nothing where clients are told apart.

        A range is the /16 of IPv4, the /32 of IPv6, or `inside` for all private networks together. It hides clients
        where at least `FEWEST_AGENTS` browsers sent at least `FEWEST_REQUESTS` requests from it.
        """
        name, requests = self._largest
        all_requests = self._ranges.total()
        enough = all_requests >= FEWEST_REQUESTS and len(self._agents) >= FEWEST_AGENTS
        return name if enough and requests >= NEARLY_ALL * all_requests else ""

    @property
    def _largest(self) -> tuple[str, int]:
        return max(self._ranges.items(), key=lambda item: (item[1], item[0]), default=("", 0))


@lru_cache(maxsize=100_000)
def range_of(address: str) -> str:
    """Return the range an address belongs to; host names have none and are one another's strangers."""
    block = address_block(address)
    if block is None:
        return address
    if any(block.version == inside.version and block[0] in inside for inside in INSIDE):
        return "inside"
    return str(block.supernet(new_prefix=min(block.prefixlen, 16 if block.version == 4 else 32)))
