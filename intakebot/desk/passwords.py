"""Passwords: which are taken, and how they are kept.

argon2id runs in one thread with a short queue: a flood of sign-ins costs one core at most
and the chats go on.
"""

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from intakebot.errors import CallerError, TooMany

T = TypeVar("T")

SHORTEST, LONGEST = 8, 256
"""Characters. Longer than 15 is advised."""
QUEUE = 20
"""Sign-ins that may wait for the thread; more are told to come back."""
PRODUCT = ("intakebot", "support", "helpdesk")

GUESSED = """
    00000000 01234567 0123456789 10203040 1029384756 11111111 111111111 1111111111 11223344
    12121212 123123123 12312312 123321123 12341234 1234512345 12345678 123456789 1234567890
    12345678910 1234567a 12345679 123456a@ 1234abcd 123abc123 123qweasd 123qwe123 12qwaszx 1a2b3c4d
    1password 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 22222222 31415926
    33333333 44444444 55555555 66666666 66666666 77777777 7777777777 87654321 88888888 987654321
    9876543210 99999999 999999999 a1b2c3d4 a1b2c3d4e5 aa123456 aaaaaaaa abc12345 abc123456 abcd1234
    abcdefgh abcdefg1 access14 admin123 admin1234 administrator adminadmin alexander anything
    apple123 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfqwer babygirl baseball basketball
    bienvenue blink182 butterfly changeme changeme1 changeme123 charlie1 cheese123 chocolate
    christian christmas computer corvette cristina danielle dearbook default1 discovery dolphins
    dragon123 dragonball einstein elephant fernando firebird flamingo football football1 freedom1
    friendly fuckyou1 geheimnis getmein1 goodluck guest123 hallo123 hallo1234 happy123 hardcore
    helloworld hello123 hello1234 helpdesk hunter12 iloveyou iloveyou1 iloveyou2 internet jennifer
    jessica1 jonathan jordan23 kennwort killer123 klaster1 letmein1 letmein123 letmeinnow liverpool
    lol12345 london12 loveyou1 manchester master12 master123 matthew1 maverick mercedes metallica
    michael1 michelle midnight million1 minecraft monkey12 monkey123 motdepasse mustang1 mypassword
    nicholas nintendo oldschool p@ssw0rd p@ssword pa$$word pa55word pass1234 passw0rd passwd123
    password password! password0 password01 password1 password1! password12 password123
    password1234 password2 password3 passwort passwort1 patricia pokemon1 porsche911 princess
    princess1 qazwsx12 qazwsxedc qazwsxed q1w2e3r4 q1w2e3r4t5 qwe123qwe qwer1234 qwertyui
    qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwertz123 qwertzui rainbow1 rockyou1
    samantha scooter1 secret12 secret123 security september shadow12 shadow123 skywalker slipknot
    snowball snoopy12 spiderman starwars starwars1 steelers sunflower sunshine sunshine1 superman
    superman1 superstar support1 support123 swordfish tennis12 test1234 test12345 testtest thailand
    thomas123 thunder1 tigger12 tinkerbell trustno1 undertaker valentine vanessa1 veronica victoria
    welcome1 welcome12 welcome123 welcome2024 welcome2025 whatever william1 winter123 woaini1314
    wordpass yellow12 zaq12wsx zaq1zaq1 zxcv1234 zxcvbnm1 zxcvbnm123
"""
COMMON = frozenset(GUESSED.split())
"""What is tried first by everybody who guesses."""


class WeakPassword(CallerError):
    """Please choose another password."""

    code = "weak_password"
    status = 422


def check(password: str, *known: str) -> str:
    """The password in the form in which it is hashed.

    Raises:
        WeakPassword: too short, or among the first to be guessed; ``known`` are words that
            everybody who guesses knows, such as the e-mail address.
    """
    normal = unicodedata.normalize("NFKC", password)
    if len(normal) < SHORTEST:
        raise WeakPassword(
            f"Please take at least {SHORTEST} characters; 15 or more is better. Four words do well."
        )
    if len(normal) > LONGEST:
        raise WeakPassword(f"Please take at most {LONGEST} characters.")
    if easy(normal.casefold(), known):
        raise WeakPassword("That one is among the first to be guessed. Four words do well.")
    return normal


def easy(password: str, known: tuple[str, ...]) -> bool:
    """Whether it is a common one, one character again and again, or made of a known word."""
    bare = password.strip("0123456789!?.-_ ")
    words = {word.casefold() for one in known for word in (one, one.partition("@")[0]) if word}
    return (
        password in COMMON
        or len(set(password)) < 3
        or password in words
        or bare in words | set(PRODUCT)
    )


class Hashing:
    """argon2id with OWASP's floor: 19 MiB, two passes, one lane."""

    def __init__(self, passes: int = 2, kib: int = 19 * 1024) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=kib, parallelism=1)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="argon2")
        self._waiting = 0
        self._nobody = ""

    async def hash(self, password: str) -> str:
        """How a password is kept.

        Raises:
            TooMany: the queue is full.
        """
        return await self._queue(self._hasher.hash, password)

    async def fits(self, kept: str, password: str) -> bool:
        """Whether the password is the kept one. Takes as long where nothing is kept.

        Raises:
            TooMany: the queue is full.
        """
        normal = unicodedata.normalize("NFKC", password)
        return await self._queue(self._verify, kept, normal) and bool(kept)

    def outdated(self, kept: str) -> bool:
        """Whether it was hashed with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)

    def _verify(self, kept: str, password: str) -> bool:
        if not self._nobody:
            self._nobody = self._hasher.hash("nobody's")
        try:
            return self._hasher.verify(kept or self._nobody, password)
        except (Argon2Error, InvalidHashError):
            return False

    async def _queue(self, work: Callable[..., T], *arguments: str) -> T:
        if self._waiting > QUEUE:
            raise TooMany("Many people are signing in. Try again in a moment.", retry_after=3)
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, work, *arguments)
        finally:
            self._waiting -= 1
