"""A websocket client without a network: speaks ASGI with the app itself."""

import asyncio
import json
from typing import Any

TEXT = "websocket.receive"


class Plug:
    """One socket. ``code`` is the close code once the app closed it."""

    def __init__(self, app: Any, path: str, **headers: str) -> None:
        self.code: int | None = None
        self.accepted = False
        self._in: asyncio.Queue[Any] = asyncio.Queue()
        self._out: asyncio.Queue[Any] = asyncio.Queue()
        scope = {
            "type": "websocket",
            "path": path,
            "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
            "subprotocols": ["intakebot.v1"],
            "client": ("203.0.113.9", 5000),
        }
        self._in.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.ensure_future(app(scope, self._in.get, self._sent))

    async def _sent(self, message: Any) -> None:
        self._out.put_nowait(message)

    async def opened(self) -> bool:
        """Whether the handshake was accepted."""
        message = await asyncio.wait_for(self._out.get(), 5)
        self.accepted = message["type"] == "websocket.accept"
        self.code = None if self.accepted else message.get("code", 1000)
        return self.accepted

    async def say(self, **frame: Any) -> None:
        self._in.put_nowait({"type": TEXT, "text": json.dumps(frame)})

    async def hear(self, *types: str, within: float = 5) -> dict[str, Any] | None:
        """The next frame of one of these types; None once the app closed the socket."""
        async with asyncio.timeout(within):
            while True:
                message = await self._out.get()
                if message["type"] == "websocket.close":
                    self.code = message.get("code", 1000)
                    return None
                frame: dict[str, Any] = json.loads(message["text"])
                if not types or frame["type"] in types:
                    return frame

    async def leave(self) -> None:
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(self._task, 5)
