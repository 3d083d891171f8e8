"""Web addresses within a text: http and https only, whatever else calls itself a link."""

import re
from functools import lru_cache
from typing import Any

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import listed

LONGEST = 2048
_HINT = re.compile(r"://|[^\s.]\.[^\W\d_]{2}")
_HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?|[0-9a-f:.]*:[0-9a-f:.]*"
)
_FILES = listed("ai cc md pl ps py rs sh so st vi zip")
"""Endings of file names that are countries as well: ``main.py`` is no address by itself."""
_NEWER = listed("""
    app blog center cloud club dev digital email fun games help online page shop site software
    space store support systems tech tools website work world xyz
""")


@lru_cache(1)
def _links() -> Any:
    from linkify_it import LinkifyIt

    return LinkifyIt(options={"fuzzy_email": False}).tlds(sorted(_NEWER), True)


def address(raw: str) -> str | None:
    """The address in its one spelling, or None where ``raw`` is no http(s) address.

    What was written without a scheme is taken for https. A user name and password
    within it are left out: nobody needs them, and they are secrets.
    """
    from yarl import URL

    if len(raw) > LONGEST or re.search(r"[\s<>\"\\^`{|}]", raw):
        return None
    try:
        url = URL(raw if re.match(r"(?i)https?://", raw) else f"https://{raw}")
        host = url.raw_host or ""
        if url.scheme not in ("http", "https") or not _HOST.fullmatch(host):
            return None
        url = url.with_user(None)
        return str(url if url.raw_path != "/" else url.with_path("/", keep_query=True))
    except (ValueError, TypeError):
        return None


def find(text: str) -> list[Finding]:
    """The addresses in a text, in order. A bare ``shop.example.com/cart`` counts."""
    if not _HINT.search(text):
        return []
    found = []
    for match in _links().match(text) or ():
        if match.schema not in ("", "http:", "https:"):
            continue
        raw = text[match.index : match.last_index].rstrip("…*_")
        before = text[match.index - 1 : match.index]
        if before in ("@", "/", ".", "\\") or (not match.schema and _is_file(raw)):
            continue
        value = address(raw)
        if value is not None:
            found.append(Finding(value, (match.index, match.index + len(raw))))
    return found


def _is_file(raw: str) -> bool:
    return "/" not in raw and raw.rpartition(".")[2].casefold() in _FILES
