"""What only a real browser can say: its cookies, its frames, and our policy against our pages."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from intakebot.edge.server import server
from tests.edge.conftest import PASSWORD
from tests.edge.test_pages import SHOP

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this system"),
]


@asynccontextmanager
async def listening(house) -> AsyncIterator[str]:
    """The house on a port of its own, and its address."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        address = f"http://127.0.0.1:{bound.getsockname()[1]}"
        house.parts.reception.own_origins = (address,)
        running = server(house.app.asgi, "127.0.0.1", 0, house.app.drain, [])
        task = asyncio.create_task(running.serve([bound]))
        while not running.started:  # uvicorn has no event for it
            await asyncio.sleep(0.01)
        yield address
        running.should_exit = True
        await task


@asynccontextmanager
async def browser(**how):
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            page = await (await chromium.new_context(**how)).new_page()
            page.set_default_timeout(15_000)
            yield page
        finally:
            await chromium.close()


async def test_the_session_cookie_is_kept_on_this_machine_without_https(house):
    link = await house.parts.staff.link("ada@example.com")
    async with listening(house) as address, browser() as page:
        await page.goto(f"{address}/demo")
        # The shop's own policy allows no calls, so the agent comes in by the request beside it.
        asked = {"token": link.token, "name": "Ada", "password": PASSWORD}
        joined = await page.request.post(
            f"{address}/api/v1/join", data=asked, headers={"origin": address}
        )
        assert joined.status == 200
        (cookie,) = await page.context.cookies()
        assert cookie["name"] == "__Host-intakebot"
        assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
        me = await page.goto(f"{address}/api/v1/me")
        assert (await me.json())["name"] == "Ada"
        assert await page.evaluate("document.cookie") == ""


async def test_a_page_of_ours_gets_the_cookie_by_itself_and_keeps_it(house):
    link = await house.parts.staff.link("ada@example.com")
    async with listening(house) as address, browser() as page:
        await page.route("**/console", lambda route: route.fulfill(body="<title>Console</title>"))
        await page.goto(f"{address}/console")
        asked = {"token": link.token, "name": "Ada", "password": PASSWORD}
        came_in = await page.evaluate(
            """async (asked) => {
                const headers = {"content-type": "application/json"};
                const body = JSON.stringify(asked);
                const joined = await fetch("/api/v1/join", {method: "POST", headers, body});
                const me = await fetch("/api/v1/me");
                return [joined.status, me.status, document.cookie];
            }""",
            asked,
        )
        assert came_in == [200, 200, ""]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_shop_fits_a_small_screen_and_breaks_no_rule_of_its_own(house, scheme):
    how = {"viewport": {"width": 320, "height": 640}, "color_scheme": scheme}
    async with listening(house) as address, browser(**how) as page:
        said = []
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        await page.route("**/widget.js", lambda route: route.fulfill(body=""))
        for path in SHOP:
            await page.goto(f"{address}{path}")
            wide = await page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, path
            assert await page.evaluate("document.styleSheets[0].cssRules.length") > 10
        assert said == []


@asynccontextmanager
async def framing(inside) -> AsyncIterator[int]:
    """Another web server, whose one page frames whatever stands inside; its port."""
    body = f"<!doctype html><title>Other</title><iframe src='{inside}'></iframe>".encode()
    head = f"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {len(body)}\r\n\r\n"

    async def answer(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as other:
        yield other.sockets[0].getsockname()[1]


async def shown(chromium, host, inside):
    """Whether a page of that host can show this address in a frame, and why not."""
    said = []
    page = await chromium.context.new_page()
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    async with framing(inside) as port:
        await page.goto(f"http://{host}:{port}/", wait_until="commit")
        await page.wait_for_timeout(700)
        urls = [frame.url for frame in page.main_frame.child_frames]
    await page.close()
    return urls == [inside], any("frame-ancestors" in one for one in said)


async def test_no_foreign_page_frames_the_console_and_only_the_site_frames_the_widget(house):
    async with listening(house) as address, browser() as chromium:
        widget = f"{address}/widget?site=shop"
        for inside in (f"{address}/console", f"{address}/demo", f"{address}/api/v1/me", widget):
            assert await shown(chromium, "127.0.0.1", inside) == (False, True), inside
        # Of the site's list: http://localhost:*
        assert await shown(chromium, "localhost", widget) == (True, False)
