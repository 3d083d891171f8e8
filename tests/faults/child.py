"""A process that takes commands on stdin and acknowledges them on stdout, over the real journal.

A command is a line ``client cid text``; an acknowledgement is ``client cid seq``. What the
harnesses plant on purpose is named on the command line; each must be found out.
"""

import argparse
import asyncio
import os
import sys
from contextlib import suppress

from msgspec import structs

from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Entry, Said, Told
from intakebot.store import connection
from intakebot.store.journal import Job, JournalError, LostRace, Repeated, Turn
from intakebot.store.journals import open_journal
from intakebot.store.tokens import hashed

PLANTS = ("", "ack first", "forget commands", "synchronous normal")


class Desk:
    """A reception as small as can be: a word from the customer, a word from the bot."""

    def __init__(self, journal, plant):
        self.journal = journal
        self.plant = plant
        self.locks = {}

    async def obey(self, line):
        client, cid, text = line.split(" ", 2)
        if self.plant == "ack first":
            say(client, cid, 0)
        async with self.locks.setdefault(client, asyncio.Lock()):
            seq = await self.perform(client, cid, text)
        if self.plant != "ack first":
            say(client, cid, seq)

    async def perform(self, client, cid, text):
        while True:
            loaded = await self.journal.load(client)
            known = loaded.commands.get(("customer", "", cid))
            if known:
                return known[0]
            try:
                made = turn(loaded.conversation, cid, text)
                if self.plant == "forget commands":
                    made.entries[0] = structs.replace(made.entries[0], cid="")
                    made = Turn(made.conversation, made.expected, made.entries, jobs=made.jobs)
                return (await self.journal.commit(made)).seq
            except LostRace:
                continue
            except Repeated as repeated:
                return repeated.seq


def turn(conversation, cid, text):
    seq = conversation.seq
    entries = [
        Entry(seq + 1, 0, "customer", Said(text=text), cid=cid),
        Entry(seq + 2, 0, "bot", Told(text=f"you said {text}")),
    ]
    after = structs.replace(conversation, seq=seq + 2, opening=text)
    return Turn(after, seq, entries, cid, cid.encode(), jobs=[Job("index")])


def say(client, cid, seq):
    os.write(1, f"{client} {cid} {seq}\n".encode())


async def serve(url, clients, plant):
    if plant == "synchronous normal":
        connection.PRAGMAS = (*connection.PRAGMAS, "PRAGMA synchronous = NORMAL")
    connection.CHECKPOINT_EVERY = 100  # so that a short run has checkpoints too
    await asyncio.to_thread(sys.stdin.readline)  # "go": until then nothing is touched
    journal = await open_journal(url)
    for client in range(clients):
        if await journal.load(str(client)) is None:
            with suppress(JournalError):  # one that was killed may have made it after all
                await journal.create(Conversation(id=str(client)), hashed(str(client)))
    desk, running = Desk(journal, plant), set()
    while line := await asyncio.to_thread(sys.stdin.readline):
        task = asyncio.ensure_future(desk.obey(line.rstrip("\n")))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)
    await journal.close()


def main(arguments):
    asked = argparse.ArgumentParser()
    asked.add_argument("store", help="a file of SQLite, or an address")
    asked.add_argument("--clients", type=int, default=30)
    asked.add_argument("--plant", choices=PLANTS, default="")
    options = asked.parse_args(arguments)
    url = options.store if "://" in options.store else f"sqlite:///{options.store}"
    asyncio.run(serve(url, options.clients, options.plant))


if __name__ == "__main__":
    main(sys.argv[1:])
