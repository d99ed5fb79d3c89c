"""Names of addresses, confirmed both ways: asked once each, within a budget, and never again when nobody answers."""

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from dns.resolver import Resolver

SECONDS = 2.0  # a question; a resolver that works answers in a tenth of that
LOOKUPS = 1_000  # addresses an import asks for; a busy site meets some hundred addresses of unlisted bots a month
GIVE_UP_AFTER = 5  # questions in a row without any answer: there is no resolver
NAMES = 4  # of an address that are followed


@dataclass(frozen=True)
class NameAnswer:
    """What DNS said about an address on a day."""

    names: tuple[str, ...]  # those that lead back to the address, lower case; none where it has no such name
    day: date

    def lies_in(self, domains: Collection[str]) -> bool:
        """Return whether a name is one of these domains or below one."""
        return any(name == domain or name.endswith(f".{domain}") for name in self.names for domain in domains)


@dataclass
class ReverseDns:
    """Asks a resolver for names. What is `known` from earlier is not asked again."""

    resolver: "Resolver"
    today: date
    lookups: int = LOOKUPS
    known: dict[str, NameAnswer] = field(default_factory=dict)
    asked: int = 0
    _silent: int = 0

    def ask(self, address: str) -> NameAnswer | None:
        """Return the confirmed names of an address; none where nobody answered or the budget is spent."""
        if address in self.known:
            return self.known[address]
        if self.asked >= self.lookups or self._silent >= GIVE_UP_AFTER:
            return None
        self.asked += 1
        names = self._confirmed_names(address)
        self._silent = self._silent + 1 if names is None else 0
        if names is None:
            return None
        self.known[address] = NameAnswer(names, self.today)
        return self.known[address]

    def _confirmed_names(self, address: str) -> tuple[str, ...] | None:
        from dns.reversename import from_address

        named = self._question(from_address(address).to_text(), "PTR")
        if named is None:
            return None
        confirmed = []
        for name in sorted(named)[:NAMES]:
            addresses = self._question(name, "AAAA" if ":" in address else "A")
            if addresses is None:
                return None
            if address in addresses:
                confirmed.append(name.rstrip(".").lower())
        return tuple(confirmed)

    def _question(self, name: str, kind: str) -> set[str] | None:
        """Return the answers to a question: an empty set where there is none to give, none where nobody answered."""
        from dns.exception import DNSException
        from dns.resolver import NXDOMAIN, NoAnswer

        try:
            return {_plain(record) for record in self.resolver.resolve(name, kind, lifetime=SECONDS)}
        except (NXDOMAIN, NoAnswer):
            return set()
        except DNSException:  # a timeout, a refusal, a broken answer: it says nothing about the address
            return None


def _plain(record: object) -> str:
    """Return an address as Python writes it, so that two spellings are one, or a name."""
    text = str(record)
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return text


def open_resolver(server: str | None = None) -> "Resolver":
    """Return a resolver that asks `address` or `address:port` (IPv6 in brackets), or the system's own."""
    from dns.resolver import Resolver

    if server is None:
        return Resolver()
    parts = urlsplit(f"//{server}")
    resolver = Resolver(configure=False)
    resolver.nameservers = [parts.hostname or server]
    resolver.port = parts.port or 53
    return resolver
