"""What an uploaded file is, by its bytes, and what it is called on screens.

The name a customer gives is only ever shown. It never names anything on the disk.
"""

import codecs
import unicodedata

from intakebot.desk.people import HIDDEN
from intakebot.engine.cleaning import without
from intakebot.errors import WrongKind

LONGEST_NAME = 120
HEAD = 8192
"""Bytes that are looked at to tell what a file is."""

SUFFIXES = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/webp": (".webp",),
    "image/gif": (".gif",),
    "application/pdf": (".pdf",),
    "text/plain": (".txt", ".log", ".csv", ".md", ".json", ".yaml", ".yml"),
}
"""What we take, and how names of each may end; any other ending gets the first one added."""

PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif")
TAKEN = "We take pictures (PNG, JPEG, WebP, GIF), PDF and plain text."
MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script", "<head", "<body", "<iframe", "<math")
BINARY = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
"""Control characters that no text has; escape colours logs."""


def media_type(head: bytes) -> str:
    """What the first bytes say that the file is.

    Raises:
        WrongKind: none of what we take.
    """
    found = by_magic(head)
    if found in PICTURES or found == "application/pdf":
        return found
    if is_text(head):
        return "text/plain"
    raise WrongKind(TAKEN)


def by_magic(head: bytes) -> str:
    """The likeliest type by magic bytes; empty when nothing is known."""
    import puremagic  # reads all its tables at once, which a start need not wait for

    try:
        likeliest = puremagic.magic_string(head)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return ""
    return str(likeliest.mime_type)


def is_text(head: bytes) -> bool:
    """Whether it is UTF-8 text for reading: no markup that a browser would run."""
    whole = len(head) < HEAD  # else a character may be cut in two at the end
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head, final=whole)
    except UnicodeDecodeError:
        return False
    if not text.strip() or BINARY & frozenset(head):
        return False
    beginning = text[:1024].casefold()
    return not any(mark in beginning for mark in MARKUP)


def shown_name(given: str, kind: str) -> str:
    """A name fit for a screen and a download: one line, no path, no secret, a true ending."""
    last = without(given).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in last if unicodedata.category(c) not in HIDDEN)
    name = " ".join(plain.split()).strip(". ") or "file"
    endings = SUFFIXES[kind]
    ending = "" if name.casefold().endswith(endings) else endings[0]
    if len(name) + len(ending) > LONGEST_NAME:
        ending = ending or name[name.rfind(".") :]
        name = name[: LONGEST_NAME - len(ending)]
    return name + ending
