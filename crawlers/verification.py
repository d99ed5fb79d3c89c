"""Whether the address of a request may claim to be a bot's: judged by published ranges and, if wanted, by DNS."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from crawlers.addresses import INSIDE, Network, address_block, client_of_chain, is_chain
from crawlers.bot_ranges import RangeBook, RangeList, host_names_of, shipped_ranges
from crawlers.bots import BotId
from crawlers.reverse_dns import ReverseDns

Verification = Literal["verified", "plausible", "spoofed", "unknown"]


@dataclass(frozen=True)
class Verdict:
    """What an address makes of a bot's name."""

    verification: Verification
    rests_on: str  # `ranges google-common 2026-11-22` or `dns 2026-11-25`; empty where nothing was there to judge by


UNKNOWN = Verdict("unknown", "")


@dataclass(frozen=True)
class Verifier:
    """Judges addresses by lists of certain days; with `dns` also those the lists leave open or contradict."""

    ranges: RangeBook
    dns: ReverseDns | None = None
    trusted: Collection[Network] = field(default=INSIDE)  # proxies whose word about their clients is believed

    def judge(self, address: str, bot: BotId) -> Verdict:
        """Return whether an address is the bot's.

        verified: it lies in the operator's list, or its name does, both ways. plausible: the log keeps only a block of
        addresses (last octet 0 or removed, host half of an IPv6 address 0), all of which lie in the list; or the
        address stands in a chain before a proxy that is not trusted. spoofed: a list there is, and the address is
        outside; or its name is another's. unknown: no list for this bot or version of IP, no address (a host name), or
        a block that lies in the list only in part.
        """
        if not is_chain(address):
            return self._judge_one(address, bot)
        client, before = client_of_chain(address, self.trusted)
        verdict = self._judge_one(client, bot)
        if verdict.verification == "verified":
            return verdict
        hearsay = (self._by_ranges(named, bot) for named in before)
        found = next((v for v in hearsay if v.verification in ("verified", "plausible")), None)
        return Verdict("plausible", found.rests_on) if found else verdict

    def client(self, address: str) -> str:
        """Return the address of the client where a log names a chain."""
        return client_of_chain(address, self.trusted)[0] if is_chain(address) else address

    def _judge_one(self, address: str, bot: BotId) -> Verdict:
        verdict = self._by_ranges(address, bot)
        if self.dns is None or verdict.verification in ("verified", "plausible"):
            return verdict
        return self._by_name(self.dns, address, bot) or verdict

    def _by_ranges(self, address: str, bot: BotId) -> Verdict:
        known, block = self.ranges.first_of(bot.ranges), address_block(address)
        if known is None or block is None or block.version not in known.spans:
            return UNKNOWN
        overlap = known.spans[block.version].overlap(int(block[0]), int(block[-1]))
        if block.num_addresses == 1:
            return _verdict("verified" if overlap == "whole" else "spoofed", known)
        if overlap == "part":
            return UNKNOWN
        return _verdict("plausible" if overlap == "whole" else "spoofed", known)

    def _by_name(self, dns: ReverseDns, address: str, bot: BotId) -> Verdict | None:
        """Return what the name of an address says; none where it says nothing, and for a block of addresses."""
        domains, block = host_names_of(bot.dns), address_block(address)
        if not domains or block is None or block.num_addresses != 1:
            return None
        answer = dns.ask(str(block[0]))
        if answer is None:
            return None
        return Verdict("verified" if answer.lies_in(domains) else "spoofed", f"dns {answer.day.isoformat()}")


def _verdict(verification: Verification, known: RangeList) -> Verdict:
    return Verdict(verification, f"ranges {known.name} {known.read.isoformat()}")


@cache
def shipped_verifier() -> Verifier:
    """Return the verifier that knows the shipped lists alone."""
    return Verifier(shipped_ranges())
