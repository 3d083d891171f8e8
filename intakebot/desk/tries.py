"""How often somebody may try to sign in, by account and by where they try from."""

from collections.abc import Callable, Hashable

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from intakebot.bus.messages import Message, Tried
from intakebot.desk.limits import veiled
from intakebot.errors import TooMany

WINDOW = 15
"""Minutes."""
ADDRESS, ACCOUNT = 10, 5
"""Tries of one address, and on one account from places it was never signed in from: so many
times the setting. The second may be exhausted by a stranger, so known places are spared."""
KNOWN_AT_MOST = 10_000


class Tries:
    """Counts in memory and tells other processes what it counted; a restart forgets.

    Accounts and addresses are digests from here on: they leave the process.
    """

    def __init__(self, tries: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._here = RateLimitItemPerMinute(tries, WINDOW, "here")
        self._address = RateLimitItemPerMinute(tries * ADDRESS, WINDOW, "address")
        self._account = RateLimitItemPerMinute(tries * ACCOUNT, WINDOW, "account")
        self._known: dict[tuple[str, str], None] = {}
        self.tell: Callable[[Message, Hashable], None] = lambda message, key: None

    def count(self, account: str, address: str, now: int) -> None:
        """One more try.

        Raises:
            TooMany: says when to try again.
        """
        tried = Tried(veiled(account), veiled(address))
        self.tell(tried, None)
        for limit, names in self._limits(tried):
            if not self._limiter.hit(limit, *names):
                until = self._limiter.get_window_stats(limit, *names).reset_time
                raise too_many(until - now / 1000)

    def right(self, account: str, address: str) -> None:
        """It was the right password: they start afresh here, and this place is known."""
        tried = Tried(veiled(account), veiled(address), right=True)
        self.tell(tried, None)
        self._right(tried)

    def told(self, tried: Tried) -> None:
        """Another process saw a try, or the right password."""
        if tried.right:
            self._right(tried)
            return
        for limit, names in self._limits(tried):
            if not self._limiter.hit(limit, *names):
                return

    def _limits(self, tried: Tried) -> list[tuple[RateLimitItem, tuple[str, ...]]]:
        account, address = tried.account, tried.address
        limits: list[tuple[RateLimitItem, tuple[str, ...]]] = [
            (self._here, (account, address)),
            (self._address, (address,)),
        ]
        if (account, address) not in self._known:
            limits.append((self._account, (account,)))
        return limits

    def _right(self, tried: Tried) -> None:
        self._limiter.clear(self._here, tried.account, tried.address)
        if len(self._known) >= KNOWN_AT_MOST:
            del self._known[next(iter(self._known))]
        self._known[tried.account, tried.address] = None


def too_many(seconds: float) -> TooMany:
    """The refusal, with the time to wait in words."""
    wait = min(max(1, int(seconds) + 1), WINDOW * 60)
    minutes = -(-wait // 60)
    words = f"{minutes} minutes" if minutes > 1 else "a minute"
    return TooMany(f"Too many tries. Please try again in {words}.", retry_after=wait)
