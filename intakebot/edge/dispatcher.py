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

    def asgi(scope: Message, receive: Receive, send: Send) -> Coroutine[Any, Any, None]:
        answers = http if scope["type"] != "websocket" else lines.get(scope["path"], nowhere)
        return answers(scope, receive, send)

    return asgi


async def nowhere(scope: Message, receive: Receive, send: Send) -> None:
    """A socket that we don't have."""
    await refuse(receive, send)
