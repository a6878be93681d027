"""Where a request comes from, for callers who have not proved who they are."""

from collections.abc import Callable
from ipaddress import IPv6Address, IPv6Network
from typing import TypeAlias

AddressOf: TypeAlias = Callable[[str, str | None], str]
"""The address of a client, from that of the connection and from X-Forwarded-For."""


def address_behind(proxies: int) -> AddressOf:
    """The address of a client behind so many proxies of ours.

    Each of them appends the address that it saw to X-Forwarded-For, so only that many entries,
    counted from the end, can be believed.
    """

    def address_of(seen: str, forwarded: str | None) -> str:
        if proxies == 0 or forwarded is None:
            return _network_of(seen)
        hops = [hop.strip() for hop in forwarded.split(",")]
        return _network_of(hops[max(len(hops) - proxies, 0)])

    return address_of


def _network_of(address: str) -> str:
    """Whoever has one IPv6 address has all of its /64."""
    try:
        parsed = IPv6Address(address)
    except ValueError:
        return address[:64]
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(IPv6Network((int(parsed), 64), strict=False))
