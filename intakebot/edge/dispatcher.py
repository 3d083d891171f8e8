"""One app for the server: sockets by their path, everything else to the HTTP side."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from intakebot.edge.agent_socket import AgentSocket
from intakebot.edge.api import Parts, build
from intakebot.edge.customer_socket import CustomerSocket
from intakebot.edge.line import Message, Receive, Send
from intakebot.edge.sockets import refuse

Asgi: TypeAlias = Callable[[Message, Receive, Send], Coroutine[Any, Any, None]]


def dispatcher(parts: Parts) -> Asgi:
    """Sockets by path, everything else to the HTTP side."""
    lines: dict[str, Asgi] = {
        "/api/v1/customer": CustomerSocket(parts.reception, parts.sockets),
        "/api/v1/agent": AgentSocket(
            parts.takeover, parts.staff, parts.sockets, lambda: parts.reception.own_origins
        ),
    }
    http = build(parts)

    async def asgi(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await http(scope, receive, send)
            return
        line = lines.get(scope["path"])
        if line is None:
            await receive()
            await refuse(send)
        else:
            await line(scope, receive, send)

    return asgi
