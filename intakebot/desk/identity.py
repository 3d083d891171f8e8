"""A site says who its customer is: a token that it signed with the key we share.

A JWT with HS256 and nothing else. Whatever is wrong with it, the customer hears one and the
same sentence and goes on unknown; why is for our log alone.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from intakebot.engine.recall import Recalled

LONGEST: Final = 4096
COMPACT: Final = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}", re.ASCII)
"""Three parts; an HS256 signature is 32 bytes, no more and no fewer."""
HEADERS: Final = frozenset({"alg", "typ", "kid"})
"""A header that names anything else (a key's address, an extension) is not for us."""
SUBJECT: Final = re.compile(r"[!-~]{1,128}", re.ASCII)
"""A customer's id: plain signs, as two letters that look alike must not be two customers."""
SKEW: Final = 60
"""Seconds that two clocks may differ."""
AHEAD: Final = 24 * 3600
"""Seconds that a token may be good for."""
CLAIMS: Final = {"name": ("person_name", 80), "email": ("email", 254), "phone": ("phone", 40)}
"""What a token may tell besides, as which sort of fact, and its greatest length."""


class NotProved(Exception):
    """The token proves nothing; the text says why, for the log."""


@dataclass(frozen=True, slots=True)
class Customer:
    """Who somebody is, as the site has signed it."""

    site: str
    id: str
    facts: tuple[Recalled, ...] = ()

    @property
    def identity(self) -> str:
        """One name for this customer among those of all sites."""
        return f"{self.site}:{self.id}"

    @property
    def name(self) -> str:
        """What to call them; empty where the site doesn't say."""
        return next((fact.text for fact in self.facts if fact.label == "person_name"), "")


def prove(token: str, site: str, keys: Mapping[str, str], now: int) -> Customer:
    """The customer that a token of ``site`` speaks of.

    Args:
        keys: each site's key; a site without one proves nobody.
        now: UTC, milliseconds.

    Raises:
        NotProved: it is not what this site signs, or not good now.
    """
    key = keys.get(site, "")
    if not key:
        raise NotProved("the site has no key")
    if len(token) > LONGEST or not COMPACT.fullmatch(token):
        raise NotProved("not a compact token")
    claims = _signed(token, key)
    _good_now(claims, now // 1000)
    if claims.get("aud") not in (site, [site]):
        raise NotProved("for somebody else")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not SUBJECT.fullmatch(subject):
        raise NotProved("no customer's id")
    return Customer(site, subject, tuple(_facts(claims)))


def load() -> None:
    """Load what reads signatures: 9 MiB and 0.1 s, which a server without keys saves."""
    import joserfc.jwk
    import joserfc.jws  # noqa: F401


def _signed(token: str, key: str) -> dict[str, Any]:
    from joserfc import jws
    from joserfc.errors import JoseError
    from joserfc.jwk import OctKey

    try:
        signed = jws.extract_compact(token.encode())
        header = signed.headers()
        if header.get("alg") != "HS256" or not header.keys() <= HEADERS:
            raise NotProved("another header than ours")
        if not jws.validate_compact(signed, OctKey.import_key(key.encode()), ["HS256"]):
            raise NotProved("not signed with the site's key")
        claims = claims_of(signed.payload)
    except (JoseError, ValueError, RecursionError) as wrong:
        raise NotProved(f"unreadable: {type(wrong).__name__}") from wrong
    return claims


def claims_of(payload: bytes) -> dict[str, Any]:
    """What a token says; a ValueError where that is no object or says a thing twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a claim stands there twice")
        return found

    claims = json.loads(payload, object_pairs_hook=once, parse_constant=_no_number)
    if not isinstance(claims, dict):
        raise ValueError("no claims")
    return claims


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")  # and compares with none


def _good_now(claims: Mapping[str, Any], now: int) -> None:
    ends = _seconds(claims, "exp")
    if ends is None:
        raise NotProved("good for ever")
    if ends <= now - SKEW:
        raise NotProved("over")
    if ends > now + AHEAD + SKEW:
        raise NotProved("good for too long")
    for name in ("nbf", "iat"):
        begins = _seconds(claims, name)
        if begins is not None and begins > now + SKEW:
            raise NotProved("not good yet")


def _seconds(claims: Mapping[str, Any], name: str) -> float | None:
    """A moment in seconds since 1970; None where it is not there."""
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotProved(f"{name} is no moment")
    return value


def _facts(claims: Mapping[str, Any]) -> list[Recalled]:
    found = []
    for claim, (label, longest) in CLAIMS.items():
        value = claims.get(claim)
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if 0 < len(text) <= longest:
            found.append(Recalled(label, text, "site"))
    return found
