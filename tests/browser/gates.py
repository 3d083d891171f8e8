"""Holding back what the server says: a page hears of things late on purpose, not by luck."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, WebSocketRoute

CUSTOMER, AGENT = re.compile("/api/v1/customer$"), re.compile("/api/v1/agent$")


class Gate:
    """Stands in the lines that a page opens from now on; what one says itself goes through."""

    def __init__(self, line: re.Pattern[str]) -> None:
        self.line = line
        self.shut = False
        self.held: list[Callable[[], None]] = []

    def on(self, page: Page) -> None:
        page.route_web_socket(self.line, self._between)

    def _between(self, ws: WebSocketRoute) -> None:
        def pass_on(frame: str | bytes) -> None:
            if self.shut:
                self.held.append(lambda: ws.send(frame))
            else:
                ws.send(frame)

        ws.connect_to_server().on_message(pass_on)

    def open(self) -> None:
        self.shut = False
        for frame in self.held:
            frame()
