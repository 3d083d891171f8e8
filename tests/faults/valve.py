"""A tap in the line between a node and what it leans on: open, shut without a word, or cut.

Each node has its own, so that one can be parted from what the others still reach.
"""

import asyncio
from contextlib import suppress


class Valve:
    """Passes bytes on to a port here. ``shut``: they are kept back, as a network that is away does;
    ``cut``: connections are torn, and new ones refused."""

    def __init__(self, port):
        self.to = port
        self._lines = set()
        self._open = asyncio.Event()
        self._open.set()
        self._torn = False

    async def begin(self):
        self._server = await asyncio.start_server(self._passed, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def _passed(self, reader, writer):
        if self._torn:
            writer.transport.abort()
            return
        self._lines.add(writer)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.to)
            self._lines.add(far_writer)
            await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))
        except OSError:
            writer.transport.abort()
        finally:
            self._lines.discard(writer)

    async def _pump(self, reader, writer):
        with suppress(OSError):
            while some := await reader.read(65536):
                await self._open.wait()
                writer.write(some)
                await writer.drain()
        writer.transport.abort()
        self._lines.discard(writer)

    def shut(self):
        """Nothing comes through, and nobody is told."""
        self._open.clear()

    def cut(self):
        """Whoever is connected is thrown out; nobody gets in."""
        self._torn = True
        for line in list(self._lines):
            line.transport.abort()

    def open(self):
        self._torn = False
        self._open.set()

    async def end(self):
        self.cut()
        self.open()
        self._server.close()
