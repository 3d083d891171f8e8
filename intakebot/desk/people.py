"""What people are called: names for screens, and the addresses they sign in by."""

import re
import unicodedata

from intakebot.errors import CallerError

HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Characters that show nothing or turn the text around them, as categories of Unicode."""
LONGEST_NAME = 80
LOOKS_LIKE_ONE = re.compile(r"[^\s@<>()\",;:]{1,64}@[^\s@<>()\",;:]{1,189}")


class BadEmail(CallerError):
    """That doesn't look like an e-mail address."""

    code = "bad_email"
    status = 422


def address_of(email: str) -> str:
    """An e-mail address as it is stored: here it is a name to sign in by, so any host will do.

    Raises:
        BadEmail: it is none.
    """
    address = unicodedata.normalize("NFKC", email).strip().casefold()
    plain = all(unicodedata.category(c) not in HIDDEN for c in address)
    if not plain or not LOOKS_LIKE_ONE.fullmatch(address):
        raise BadEmail
    return address


def called(name: str) -> str:
    """A name fit for a screen: one line, nothing that turns the text around it."""
    plain = "".join(c if unicodedata.category(c) not in HIDDEN else " " for c in name)
    return " ".join(plain.split())[:LONGEST_NAME]
