"""Which addresses may be asked for? What a user, a feed or a server wrote in; an address to ask for out, or the reason.

http and https only. Where a name leads is known only once it is looked up, so that the machine itself is judged, by its
number, when it is connected to (`refuse_private`): then no second look-up can lead elsewhere, and 2130706433, 0x7f.1
and a name that points to 127.0.0.1 are all the same machine.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from rashomon.errors import AddressError

if TYPE_CHECKING:
    import httpx

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses of IPv6 that hold one of IPv4 in their last 32 bits (RFC 6052)."""


def parse(written: str, base: httpx.URL | None = None) -> httpx.URL:
    """Give the address that is written, resolved against `base`, without its fragment.

    >>> str(parse("../b#top", parse("https://courier.example/news/a/")))
    'https://courier.example/news/b'

    Raises AddressError where it is none, or not one of the web.
    """
    import httpx

    try:
        url = (base.join(written.strip()) if base else httpx.URL(written.strip())).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise AddressError(f"this is no valid address: {error}") from error
    if not url.scheme:
        raise AddressError("the address is relative, and a file does not say to what")
    if url.scheme not in {"http", "https"}:
        raise AddressError(f"only addresses of http and https are read, not of {url.scheme}")
    if not url.host:
        raise AddressError("the address names no host")
    if "%" in url.host and ":" not in url.host:
        raise AddressError(f"this is no valid address: no host is called {url.host!r}")
    if not 0 < (url.port or 80) < 2**16:
        raise AddressError(f"there is no port {url.port}")
    return url


def anonymous(url: httpx.URL) -> httpx.URL:
    """Give an address without the user's name and password: so it is sent on, kept, and shown.

    >>> str(anonymous(parse("https://ines:secret@courier.example/feed")))
    'https://courier.example/feed'
    """
    return url.copy_with(userinfo=b"")


def refuse_private(number: str, host: str) -> None:
    """Raise AddressError where a machine is not out on the internet but this one, or one of its networks.

    >>> refuse_private("93.184.216.34", "courier.example")
    >>> refuse_private("::ffff:10.0.0.1", "courier.example")
    Traceback (most recent call last):
    rashomon.errors.AddressError: courier.example is in a private network (10.0.0.1); to read from there, give \
--allow-private
    """
    machine = _inner(ipaddress.ip_address(number))
    if not machine.is_global or machine.is_multicast or machine.is_reserved or getattr(machine, "is_site_local", False):
        where = "this machine itself" if machine.is_loopback else "in a private network"
        raise AddressError(f"{host} is {where} ({machine}); to read from there, give --allow-private")


def _inner(
    machine: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Give the address of IPv4 that one of IPv6 stands for, as ::ffff:10.0.0.1 does; else the address itself."""
    if machine.version == 4:
        return machine
    if machine in _NAT64:
        return ipaddress.IPv4Address(int(machine) & 0xFFFFFFFF)
    return machine.ipv4_mapped or machine.sixtofour or machine
