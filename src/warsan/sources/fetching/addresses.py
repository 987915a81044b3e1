"""Which addresses may be fetched: the public web, unless the user allows his own network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

from warsan.sources.fetching.failures import FetchError
from warsan.sources.intake import Manners

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_HINT = "to fetch from your own network all the same, add --allow-private"
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


def check_web_address(address: str) -> SplitResult:
    """The parts of an http(s) address without a password in it.

    Raises:
        FetchError: It is no such address.
    """
    try:
        parts = urlsplit(address)
        _ = parts.port  # a port that is no number is found only when asked for
    except ValueError:
        raise FetchError(f"{address} is no web address", "check how it is written") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError(f"{address} is no web address", "give http:// or https:// addresses")
    if parts.username or parts.password:
        raise FetchError(f"{parts.hostname} is given with a password", "leave it out")
    return parts


def find_hosts(host: str, port: int, manners: Manners) -> Sequence[str]:
    """The network addresses of a host, all of which may be connected to.

    One that resolves to any private address is refused as a whole: public names that point
    into private networks are how web pages reach routers and machines behind them.

    Raises:
        FetchError: It has none, or one of them is private and that is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(
            f"there is no host {host}", "check the address and your connection",
            passing=True, host_down=True,
        ) from None  # fmt: skip
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    for address in addresses:
        if not _may_fetch(ipaddress.ip_address(address.partition("%")[0]), manners):
            raise FetchError(f"{host} is in a private network ({address})", _HINT)
    return addresses


def _may_fetch(address: IpAddress, manners: Manners) -> bool:
    if manners.allow_private or is_public(address):
        return True
    return any(address in ipaddress.ip_network(network) for network in manners.networks)


def is_public(address: IpAddress) -> bool:
    """Whether an address lies in the public network, and not in a private one by a tunnel."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast


def _inner(address: IpAddress) -> IpAddress | None:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    tunnel = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or tunnel
