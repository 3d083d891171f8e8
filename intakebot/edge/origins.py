"""Who calls: the Origin and the cookies of a request, read in one place for HTTP and sockets."""

import ipaddress
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from intakebot.settings import Settings

Headers = Iterable[tuple[bytes, bytes]]

LOOPBACK = ("127.0.0.1", "localhost", "0.0.0.0", "::", "::1")  # noqa: S104
"""Hosts that a browser on this machine reaches by its usual names."""


def header(headers: Headers, name: bytes) -> str:
    """The first header of that name (lower case); empty when there is none."""
    for key, value in headers:
        if key == name:
            return value.decode("latin-1")
    return ""


def origin_of(headers: Headers) -> str:
    """The Origin header, as sent."""
    return header(headers, b"origin")


@lru_cache(1024)
def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def network_of(scope: Mapping[str, Any]) -> str:
    """What limits count by: the address, for IPv6 the /64 that one household holds."""
    return _network(str((scope.get("client") or ("",))[0]))


@lru_cache(1024)
def _network(host: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address.packed[:8] + bytes(8), 64)))
    return host


def fits(origin: str, allowed: Iterable[str]) -> bool:
    """Whether an origin is on a list. ``http://localhost:*`` allows any port there."""
    if not origin or origin == "null" or "*" in origin:
        return False
    host, _, port = origin.rpartition(":")
    return any(
        origin == one or (one.endswith(":*") and port.isdecimal() and host == one[:-2])
        for one in allowed
    )


def cookie_of(headers: Headers, name: str) -> str:
    """The value of one cookie; empty when it was not sent."""
    for part in header(headers, b"cookie").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""


def own_origins(settings: Settings, port: int) -> tuple[str, ...]:
    """Under which origins browsers reach us."""
    if settings.public_url:
        return (settings.public_url.rstrip("/"),)
    if settings.host in LOOPBACK:
        return (f"http://127.0.0.1:{port}", f"http://localhost:{port}")
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return (f"http://{host}:{port}",)
