"""Passwords that people give away in a message, and none where they only talk about one."""

import re
from functools import lru_cache
from typing import Any

from intakebot.understanding.extract.secret_forms import latin
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import listed

_WORD = (
    r"(?:[a-z0-9_.-]*pass[ -]?word|[a-z0-9_.-]*passwd|passcode|pass[ -]?phrase|pass|"
    r"[a-z0-9_.-]*pwd|pw|[a-zäöü-]*passwort|[a-zäöü-]*kennwort|pin|geheimzahl)"
)
_FOR = r"(?:\s(?:for|of|on|to|in|at|für|vom|von|zu|im|beim)(?:\s[a-z0-9@._-]+){1,5}?)?"
_VALUE = r"(\"[^\"\n]{1,100}\"|'[^'\n]{1,100}'|[^\s]{1,200})"
_ASSIGNED = (
    rf"(?i)(?:^|[^a-z0-9_.-])({_WORD})[\"']?{_FOR}"
    rf"([ \t]{{0,3}}(?:=>|:=|->|=|:)\s{{0,3}}){_VALUE}"
)
_SAID = (
    rf"(?i)(?:^|[^a-z0-9_.-])(?:(my|meine?|our|unser)\s(?:[a-z]{{2,12}}\s)?)?({_WORD})"
    rf"{_FOR}"
    rf"(?:'s|\s(?:is|was|ist|war|lautet|heißt|heisst|will be|to|auf))"
    rf"(?:\snow|\sstill|\sjetzt|\scurrently)?"
    rf"\s?:?\s{{1,3}}{_VALUE}"
)
_BESIDE = rf"(?i)(?:^|[^a-z0-9_.-])({_WORD})\s{_VALUE}"
_BEFORE = (
    r"(?i)(?:^|[\s\"'(])([^\s\"'(]{4,64})[\"')]?\s(?:is|as|ist|als)\s(?:my|the|a|mein|das)\s"
    rf"(?:[a-z]{{2,12}}\s)?{_WORD}(?:[^a-z0-9_-]|$)"
)
_PAIR = (
    r"(?i)(?:^|[^a-z0-9_])(?:log-?ins?|credentials?|creds|zugangsdaten|anmeldedaten|logindaten|"
    r"user(?:name)?\s?[/&+]\s?(?:pass(?:word)?|pw)|benutzer(?:name)?\s?/\s?passwort)"
    r"\s{0,2}(?:is|are|:|=|sind|lauten|ist)?\s{0,2}([^\s/:|]{2,64})\s?[/:|]\s?([^\s]{4,64})"
)
ARABIC = re.compile(
    r"(?:كلمه (?:المرور|السر)|الرقم السري|الباسورد|باسورد)\s{0,2}(?:هي|هو|:|=)?\s{0,2}"
    r"([\x21-\x7e]{4,64})"
)
_MORE = re.compile(
    r"[ \t]*(?:$|[\n.,;)&|\"'}]|(?:and|und|but|aber|thanks|danke|user\w*|log-?in|e-?mail|for|für|"
    r"please|bitte|benutzer\w*)\b)",
    re.IGNORECASE,
)
"""What follows a password that is a plain word; a sentence goes on otherwise."""
_COUNT = re.compile(
    r"\s?(?:characters?|chars?|digits?|letters?|zeichen|stellen|stellig|times|mal|days?|tage|"
    r"minutes?|hours?|years?|months?|weeks?|attempts?|or more|%)",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"(?:[a-z]+://|www\.).*|[^@\s]+@[^@\s]+\.[a-z]{2,}|v?\d+(?:\.\d+)+|(?:2fa|mfa|sha-?\d+|md5|"
    r"oauth2?|utf-?8|base64|bcrypt|argon2\w*|ntlmv?2?|ldap|windows?\d+|win\d+|ios\d+|android\d+|"
    r"firefox\d*|chrome\d*|aes-?\d+|http2?|ipv[46]|k8s|http/\S+|\d+(?:st|nd|rd|th)|\d{1,2}:\d\d\S*|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4})",
    re.IGNORECASE,
)
"""Names and numbers with figures in them that nobody has for a password."""
_ENDINGS = ("ed", "ing", "able", "ible", "ful", "less", "ous", "ive", "ish", "ten", "ert", "iert")
_SYMBOLS = frozenset("!@#$%^&*+=?~|")
_TALK = listed("""
    a about above accept accepted active admin after again all also always an and another any are
    as at attached back bad be because been before being below blank blocked box broken but by can
    can't cannot case change changed clear click confirm confirmation correct dead default denied
    did didn't different do does doesn't don't easy else email empty encrypted enter error even
    every expired failed fails false field fine for forgot forgotten form from generator gone good
    got had has hasn't hash hashed have here hidden hint how i i'm if in incorrect input invalid is
    isn't issue it it's just keeps known link locked login long lost mail manager may me missing
    must my needed needs never new no none not nothing now null of off ok okay old on only
    optional or our out over page perfect please policy prompt protected protection random
    recovery refused rejected required requirements reset right rule rules safe same saved
    screen secret secure sent set should so some something still stolen strength string strong
    text that the their them then there this to too true twice type undefined unknown unset up
    update used user username valid very want was wasn't weak what when where which why will
    with without won't working works would wrong yes you your
    aber abgelaufen alt ändern auch aus bei bereits das dem den der die ein eine einen einem er
    es falsch fehlt fehler feld geändert gesperrt gültig hat ich im immer ist kann kein keine
    korrekt leer mein meine mit nein neu nicht noch nur oder richtig schon sicher sie und
    unbekannt ungültig vergessen verloren war weg wird wurde zu zurücksetzen zurückgesetzt
""")
_QUOTES = "\"'“”„«»‚‘’`"
_MASKED = "*•·.xX_-#?…"
_TAIL = re.compile(r"[&\"'<>;,].*", re.DOTALL)
_CODE = re.compile(
    r"\w[\w.]*\(|[/~]|[a-z]:\\|process\.|os\.|\$[{(A-Z]|[<\[{(%].*|.*[\]}]$", re.IGNORECASE
)
"""A call, a path, a variable, brackets: a program's text, or what stands for a secret already."""


def find(text: str, searched: bytes) -> list[Span]:
    """Where passwords stand in a text as ``aligned`` gives it.

    ``searched`` is the same text, one byte for each character.
    """
    assigned, said = _pattern(_ASSIGNED).finditer(searched), _pattern(_SAID).finditer(searched)
    beside, before = _pattern(_BESIDE).finditer(searched), _pattern(_BEFORE).finditer(searched)
    pairs = _pattern(_PAIR).finditer(searched)
    found = [
        *(_assigned(text, each.span(3), each[1], each[2]) for each in assigned),
        *(_said(text, each.span(3), each[2], mine=each[1] is not None) for each in said),
        *(_beside(text, each.span(2), each[1]) for each in beside),
        *(_beside(text, each.span(1), b"password") for each in before),
        *(_beside(text, each.span(2), b"login") for each in pairs),
        *(_in_arabic(text, each.span(1)) for each in ARABIC.finditer(text)),
    ]
    return [each for each in found if each is not None]


@lru_cache(8)
def _pattern(pattern: str) -> Any:
    return latin(pattern)


def _assigned(text: str, span: Span, word: bytes, sign: bytes) -> Span | None:
    """``password: hunter2``, ``pwd=hunter2``, ``"password": "hunter2"``."""
    if b"=" in sign and text[span[0]] not in _QUOTES:
        span = (span[0], span[0] + len(_TAIL.sub("", text[slice(*span)])))
    bare = _bare(text, span)
    if not _is_likely(text, bare, word):
        return None
    value, quoted = text[slice(*bare)], bare[0] > span[0]
    if word.lower() == b"pass" and (value.isdecimal() or not _is_strong(value)):
        return None  # so many tests passed
    if quoted or _is_strong(value) or (sign == b"=" and len(value) > 2):
        return bare
    plain = len(value) > 3 and b"\n" not in sign and bool(_MORE.match(text, bare[1]))
    return bare if plain else None


def _said(text: str, span: Span, word: bytes, mine: bool) -> Span | None:
    """``my password is hunter2``; a plain word counts only of one's own, as the last word."""
    bare = _bare(text, span)
    if not _is_likely(text, bare, word):
        return None
    value, quoted = text[slice(*bare)], bare[0] > span[0]
    if quoted or (_is_strong(value) and len(value) > 3):
        return bare
    plain = mine and len(value) > 3 and not value.casefold().endswith(_ENDINGS)
    return bare if plain and _MORE.match(text, bare[1]) else None


def _in_arabic(text: str, span: Span) -> Span | None:
    bare = _bare(text, span)
    return bare if _is_likely(text, bare, b"password") else None


def _beside(text: str, span: Span, word: bytes) -> Span | None:
    """``password hunter2``: nothing says so but its look."""
    bare = _bare(text, span)
    value = text[slice(*bare)]
    if _is_pin(word):
        return bare if len(value) == 4 and value.isdecimal() else None  # six are a place in India
    if word.lower() == b"pass" or len(value) < 6 or "/" in value or value[0] == "#":
        return None
    if not _is_likely(text, bare, word):
        return None
    quoted = bare[0] > span[0] and value.split()[0].casefold() not in _TALK
    return bare if quoted or _is_strong(value) else None


def _bare(text: str, span: Span) -> Span:
    """The value without quotation marks around it and the sentence's punctuation behind it."""
    start, end = span
    while end > start and text[end - 1] in ".,;:)]}>?":
        end -= 1
    while start < end and text[start] in _QUOTES:
        start += 1
    while end > start and text[end - 1] in _QUOTES:
        end -= 1
    return start, end


def _is_pin(word: bytes) -> bool:
    return word.lower() in (b"pin", b"geheimzahl")


def _is_likely(text: str, span: Span, word: bytes) -> bool:
    """No mask, no word that people use in talking about passwords, no piece of a program."""
    value = text[slice(*span)]
    if _is_pin(word):
        return value.isdecimal() and 4 <= len(value) <= 8
    if len(value) < 3 or not value.strip(_MASKED) or value.casefold() in _TALK:
        return False
    if value.isdecimal() and (len(value) < 4 or _COUNT.match(text, span[1])):
        return False
    return not (_CODE.match(value) or _TECHNICAL.fullmatch(value))


def _is_strong(value: str) -> bool:
    """Figures and letters, signs, or a capital within: not a word of the language."""
    letters, figures = any(map(str.isalpha, value)), any(map(str.isdecimal, value))
    inner = any(map(str.isupper, value[1:])) and any(map(str.islower, value))
    return (
        (letters and figures)
        or (value.isdecimal() and len(value) > 3)
        or inner
        or (" " not in value and (letters or figures) and not _SYMBOLS.isdisjoint(value))
    )
