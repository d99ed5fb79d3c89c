"""Client addresses as logs write them: their spellings, shortened ones, and which one of a chain is the client's."""

import ipaddress
import re
from collections.abc import Collection

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# What a proxy of one's own has for an address: private, shared, loopback and link-local networks (RFC 6890).
INSIDE: tuple[Network, ...] = tuple(
    ipaddress.ip_network(text)
    for text in (
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "::1/128", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
_FORWARDED = re.compile(r'(?:for=)?"?([^";]*)"?.*', re.IGNORECASE | re.DOTALL)


def address_block(text: str) -> Network | None:
    """Return the addresses a logged client address stands for: one, or the block a shortened one came from.

    `::ffff:192.0.2.7` is the IPv4 address, brackets, ports and zone ids are dropped. None for a host name.
    """
    plain = text.strip().strip("[]").partition("%")[0]
    shortened = re.fullmatch(r"(\d{1,3}\.\d{1,3}\.\d{1,3})(?:\.(?:0|x{1,3}|\*|-)?)?", plain, re.IGNORECASE)
    try:
        if shortened:
            return ipaddress.ip_network(f"{shortened.group(1)}.0/24")
        address = ipaddress.ip_address(re.sub(r"^(\d+\.\d+\.\d+\.\d+):\d+$|\]:\d+$", r"\1", plain))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        return _block_of_ipv6(address)
    return ipaddress.ip_network(address)


def _block_of_ipv6(address: ipaddress.IPv6Address) -> Network | None:
    if address.ipv4_mapped:
        return address_block(str(address.ipv4_mapped))
    host_bits = next((bits for bits in (80, 64) if int(address) and not int(address) & ((1 << bits) - 1)), 0)
    return ipaddress.ip_network((int(address), 128 - host_bits))


def canonical_address(text: str) -> str:
    """Return one spelling for all spellings of an address; a host name in lower case."""
    block = address_block(text)
    return str(block[0]) if block is not None else text.strip().lower()


def is_chain(text: str) -> bool:
    """Return whether a log names several addresses for one request, as X-Forwarded-For does."""
    return "," in text


def client_of_chain(text: str, trusted: Collection[Network] = INSIDE) -> tuple[str, tuple[str, ...]]:
    """Return the client of `a, b, c` (X-Forwarded-For, or Forwarded's `for=a`) and the addresses it names before it.

    Every proxy adds at the end whom it was asked by, so only the end can be believed. Read from there, addresses of
    `trusted` proxies are passed over; the first other one is the client. What stands before it is hearsay: anyone can
    send such a header. Where all are trusted, the client is the first.
    """
    named = [_FORWARDED.sub(r"\1", part.strip()).strip() for part in text.split(",")]
    chain = [part for part in named if part] or [text.strip()]
    last = next((at for at in range(len(chain) - 1, 0, -1) if not _lies_in(chain[at], trusted)), 0)
    return chain[last], tuple(chain[:last])


def _lies_in(text: str, networks: Collection[Network]) -> bool:
    block = address_block(text)
    return block is not None and any(
        block.version == network.version and block[0] in network and block[-1] in network for network in networks
    )
