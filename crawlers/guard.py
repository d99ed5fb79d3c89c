"""Which connections a crawl may make: only to the site's own hosts, and to private addresses only with consent."""

import asyncio
import ipaddress
import socket
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field

from aiohttp.abc import AbstractResolver, ResolveResult

from analysis.urls import host_of, path_of

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
DNS_SECONDS = 10.0
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Refused(Exception):
    """A connection that is not made; the reason is the URL's."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass
class Guard:
    """Decides before each request, and pins the addresses it has checked: a second DNS answer changes nothing."""

    own_hosts: Container[str]
    connect: Mapping[str, str]  # host → scheme://address:port
    consent: Collection[str]  # host:port, or host:port=address,address, that may be at a private address
    pinned: dict[str, list[IpAddress]] = field(default_factory=dict)

    def is_own(self, host: str) -> bool:
        return host in self.own_hosts

    def target(self, key: str) -> str:
        """Return the URL to connect to for a URL key: the same, unless the host is reached elsewhere."""
        return f"{self.connect[host_of(key)]}{path_of(key)}" if host_of(key) in self.connect else key

    async def admit(self, key: str) -> None:
        """Raise Refused unless the URL's host is the site's own and every address of it may be contacted."""
        host = host_of(key)
        if not self.is_own(host):
            raise Refused("foreign_host")
        if host in self.connect:  # the user said where it is
            return
        name, port = _name_and_port(key)
        addresses = await self._resolve(name, port)
        private = {str(address) for address in addresses if not is_public(address)}
        if private and not self._has_consent(f"{name}:{port}", private):
            raise Refused("private_address")

    def _has_consent(self, place: str, private: set[str]) -> bool:
        """Whether the user agreed to these addresses of a host and port: a name with others today has no consent."""
        given = [entry.partition("=") for entry in self.consent]
        return any(host == place and (not equals or private <= set(at.split(","))) for host, equals, at in given)

    async def checked(self, name: str, port: int) -> list[IpAddress]:
        """Return the addresses of a name that was admitted, or that the user named as where a host is reached."""
        if name not in self.pinned and not any(name == _name_and_port(target)[0] for target in self.connect.values()):
            raise OSError(f"{name} was not checked")
        return await self._resolve(name, port)

    async def _resolve(self, name: str, port: int) -> list[IpAddress]:
        if name not in self.pinned:
            asked = asyncio.get_running_loop().getaddrinfo(name, port, type=socket.SOCK_STREAM)
            try:
                answers = await asyncio.wait_for(asked, DNS_SECONDS)
            except (OSError, UnicodeError) as error:  # a label of more than 63 characters cannot be encoded
                raise Refused("dns") from error
            found = (str(answer[4][0]).partition("%")[0] for answer in answers)
            self.pinned[name] = [ipaddress.ip_address(address) for address in dict.fromkeys(found)]
        return self.pinned[name]


def _name_and_port(key: str) -> tuple[str, int]:
    scheme = key.partition(":")[0]
    name, colon, port = host_of(key).rpartition(":")
    if not colon or port.endswith("]"):
        return host_of(key).strip("[]"), _DEFAULT_PORTS[scheme]
    return name.strip("[]"), int(port)


def consent_for(key: str) -> str | None:
    """Return what typing a URL is consent for: `host:port=address`, none where it is in the public internet.

    The address is part of it: a name that leads to a private network only later was not meant. Asks name servers.
    """
    name, port = _name_and_port(key)
    try:
        answers = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    found = dict.fromkeys(str(answer[4][0]).partition("%")[0] for answer in answers)
    private = sorted(address for address in found if not is_public(ipaddress.ip_address(address)))
    if not private:
        return None
    return f"{name}:{port}" if private == [name] else f"{name}:{port}={','.join(private)}"


def is_public(address: IpAddress) -> bool:
    """Return whether an address belongs to the public internet, also when it is wrapped in another form."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or _embedded(address)
        if inner is not None:
            return is_public(inner)
        return address.is_global and not (address.is_multicast or address.is_site_local or address in _LOCAL_NAT64)
    return address.is_global and not (address.is_multicast or any(address in net for net in _SPECIAL))


_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
_COMPATIBLE = ipaddress.ip_network("::/96")  # given up by RFC 4291, and still such an address
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")  # RFC 8215: whatever the network makes of it
_SPECIAL = (
    ipaddress.IPv4Network("192.0.0.0/24"),  # RFC 6890: protocol assignments
    ipaddress.IPv4Network("192.88.99.0/24"),  # RFC 7526: 6to4 relays, the nearest one answers
)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    is_embedding = address in _NAT64 or (address in _COMPATIBLE and int(address) > 1)
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if is_embedding else None


class PinnedResolver(AbstractResolver):
    """Gives the HTTP client the addresses the guard has checked: a second answer of a name server changes nothing."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_UNSPEC) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in await self.guard.checked(host, port)
        ]

    async def close(self) -> None:
        """There is nothing to close."""


def tls_name(key: str, target: str) -> str | None:
    """Return the name a certificate must have where a host is reached elsewhere; none where the client knows it."""
    return _name_and_port(key)[0] if target.startswith("https:") and host_of(key) != host_of(target) else None
