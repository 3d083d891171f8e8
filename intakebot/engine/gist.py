"""The words of a message that tell what it is about."""

import re
from collections.abc import Sequence

from intakebot.engine.sources import without
from intakebot.understanding.finding import Finding

OWN = 4
"""Words beside a pasted mail, or a number, that tell by themselves what it is about."""
NAMING = 2
"""Words that only say what a number is, as in "Policy PW-1."."""
DETAIL = re.compile(r"[@/\d]")
_PART = re.compile(r"[^.!?;:,\n،؛؟]+")
_HERE = "\x1a"
_MESSAGES = frozenset({"error", "stack_trace", "error_body"})
_LEFT_OUT = frozenset({
    "person_name", "email", "phone", "url", "ip", "order_id", "account_id", "credit_card",
    "user_agent", "os", "browser", "works_in", "version", "address",
})  # fmt: skip
"""Facts whose words don't tell what it is about."""


def gist(text: str, findings: Sequence[Finding] = ()) -> str:
    """The words that can tell what it is about: no names, addresses or numbers.

    What a message said counts as the word "error": that there was one tells more than its words.
    """
    said = list(own_part(text, findings))
    for each in findings:
        if each.label in _LEFT_OUT or each.label in _MESSAGES:
            start, end = each.span
            said[start:end] = " " * (end - start)
            said[start] = " error " if each.label in _MESSAGES else _HERE
    left = "".join(said)
    told = _PART.sub(_telling, left)
    told = told if len(told.split()) >= OWN else left.replace(_HERE, " ")
    return " ".join(word for word in told.split() if not DETAIL.search(word))


def _telling(part: re.Match[str]) -> str:
    """A part of a sentence; nothing of it where it only named what was left out."""
    left = part[0].replace(_HERE, " ")
    return " " if left != part[0] and len(left.split()) <= NAMING else left


def own_part(text: str, findings: Sequence[Finding]) -> str:
    """A text without what was pasted of somebody else's, if enough is left; places stay."""
    left = without(text, [each.span for each in findings if each.label == "quoted"])
    return left if len(left.split()) >= OWN else text
