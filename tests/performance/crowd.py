"""Customers who connect, begin, and then say nothing, until this process is ended."""

import asyncio
import sys

import uvloop
from picows import ws_connect

from tests.performance.speakers import Ours

TOGETHER = 50


class Nobody:
    """Keeps no time."""

    over = True

    def answered(self, seconds: float) -> None:
        """Nothing is said."""


async def main() -> None:
    url, tokens = sys.argv[1], sys.stdin.readline().split()
    there = []
    for start in range(0, len(tokens), TOGETHER):
        some = tokens[start : start + TOGETHER]
        made = await asyncio.gather(
            *(ws_connect(lambda t=token: Ours(Nobody(), t), url) for token in some)
        )
        await asyncio.gather(*(customer.settled for _, customer in made))
        there += made
    await asyncio.sleep(1)
    print("there", flush=True)
    await asyncio.sleep(600)


if __name__ == "__main__":
    uvloop.run(main())
