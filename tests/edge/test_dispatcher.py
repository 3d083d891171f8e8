"""Which door a request comes in by."""

import pytest


@pytest.mark.parametrize("path", ["/api/v1/customers", "/api/v1/customer/", "/", "/ws", "/livez"])
async def test_a_socket_on_a_path_that_is_none_is_refused(house, path):
    """Before it is accepted, so that nothing waits for it."""
    sent = []
    scope = {"type": "websocket", "path": path, "headers": [], "subprotocols": ["intakebot.v1"]}

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    await house.app.asgi(scope, receive, send)

    assert [message["type"] for message in sent] == ["websocket.close"]


async def test_http_goes_to_the_http_side_even_on_a_sockets_path(house):
    assert (await house.http.get("/livez")).status_code == 200
    assert (await house.http.get("/api/v1/customer")).status_code == 404
