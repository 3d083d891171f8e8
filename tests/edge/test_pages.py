"""The pages: the loader, the frame, the console, their assets, a demo shop."""

import gzip
import re
from html.parser import HTMLParser

import pytest

from intakebot.edge import pages
from intakebot.edge.api import build
from intakebot.edge.pages import BUILT, DEMO, Pages

SHOP = sorted(
    {"/demo"}
    | {
        f"/demo/{path.relative_to(DEMO / 'pages').with_suffix('').as_posix()}"
        for path in (DEMO / "pages").rglob("*.html")
        if path.name != "index.html"
    }
)


@pytest.fixture
def built(tmp_path):
    folder = tmp_path / "built"
    (folder / "assets").mkdir(parents=True)
    (folder / "console.html").write_text("<!doctype html><title>Console</title>" + " " * 900)
    (folder / "widget.html").write_text("<!doctype html><title>Chat</title>")
    (folder / "widget.js").write_text("(function () {})();\n" * 90)
    (folder / "assets" / "console-abc123.js").write_text("export {};\n" * 200)
    (folder / "assets" / "console-abc123.css").write_text("body {}")
    return folder


@pytest.fixture
def browser(house, built):
    house.app.asgi = build(house.parts, Pages(built))
    return house.client()


async def test_each_page_is_what_was_built(browser, built):
    for path, kind in (("/console", "text/html"), ("/widget.js", "text/javascript")):
        answer = await browser.get(path)
        assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
        name = "console.html" if path == "/console" else "widget.js"
        assert answer.text == (built / name).read_text()
    assert (await browser.get("/widget?site=shop")).text == (built / "widget.html").read_text()


async def test_assets_are_kept_for_ever_and_pages_asked_for_again(browser):
    asset = await browser.get("/assets/console-abc123.js")
    page = await browser.get("/console")

    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert page.headers["cache-control"] == "no-cache"
    again = await browser.get("/console", headers={"if-none-match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"] == page.headers["content-security-policy"]


async def test_what_is_large_goes_out_packed_to_whoever_can_unpack(browser, built):
    whole = (built / "assets" / "console-abc123.js").read_bytes()
    async with browser.stream("GET", "/assets/console-abc123.js") as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "accept-encoding"
    assert gzip.decompress(raw) == whole
    assert len(raw) < len(whole)
    plain = await browser.get("/assets/console-abc123.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == whole


async def test_other_sites_may_load_the_loader_and_nothing_else(browser):
    policy = "cross-origin-resource-policy"
    assert (await browser.get("/widget.js")).headers[policy] == "cross-origin"
    assert (await browser.get("/console")).headers[policy] == "same-origin"


@pytest.mark.parametrize(
    "path",
    ["../console.html", "..%2fconsole.html", "%2e%2e/x", "absent.js", "", "console-abc123.js/x"],
)
async def test_only_what_was_built_can_be_asked_for(browser, path):
    assert (await browser.get(f"/assets/{path}")).status_code == 404


async def test_a_site_that_is_none_has_no_frame(browser):
    for query in ("", "?site=", "?site=nowhere", "?site=../shop"):
        assert (await browser.get(f"/widget{query}")).status_code == 404


async def test_the_bare_address_leads_to_the_console(browser):
    answer = await browser.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, "/console")


@pytest.mark.parametrize("path", ["/console", "/widget?site=shop", "/widget.js"])
async def test_without_a_build_it_says_how_to_make_one(house, tmp_path, path):
    house.app.asgi = build(house.parts, Pages(tmp_path / "nothing"))

    answer = await house.client().get(path)

    assert answer.status_code == 503
    assert "`make setup`" in answer.text


# --- the demo shop ------------------------------------------------------------------------


class Seen(HTMLParser):
    """What a page holds: links, sources, and anything that a strict policy would block."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.open_scripts = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.attributes += [name for name, _ in attrs]

    def of(self, tag, name):
        return [attrs[name] for found, attrs in self.tags if found == tag and name in attrs]


@pytest.mark.parametrize("path", SHOP)
async def test_every_page_of_the_shop_carries_the_widget_and_nothing_inline(house, path):
    answer = await house.http.get(path)
    seen = Seen(answer.text)

    assert answer.status_code == 200
    scripts = [attrs for tag, attrs in seen.tags if tag == "script"]
    assert scripts == [{"src": "/widget.js", "data-site": "shop", "async": None}]
    assert "style" not in seen.attributes
    assert "style" not in [tag for tag, _ in seen.tags]
    assert not [name for name in seen.attributes if name.startswith("on")]
    assert pages.PLACE not in answer.text
    assert pages.TITLE not in answer.text
    assert len(re.findall(r"<h1\b", answer.text)) == 1
    assert all("alt" in attrs for tag, attrs in seen.tags if tag == "img")


async def test_every_link_of_the_shop_leads_somewhere(house):
    asked = set()
    for path in SHOP:
        seen = Seen((await house.http.get(path)).text)
        asked |= {*seen.of("a", "href"), *seen.of("img", "src"), *seen.of("link", "href")}
        asked |= set(seen.of("form", "action"))
    for path in sorted(one for one in asked if not one.startswith("#")):
        answer = await house.http.get(path)
        assert answer.status_code == 200, path


async def test_nothing_typed_into_the_shop_is_sent(house):
    for path in SHOP:
        seen = Seen((await house.http.get(path)).text)
        assert not [attrs for tag, attrs in seen.tags if tag == "input" and "name" in attrs]


@pytest.mark.parametrize(
    "path", ["/demo/absent", "/demo/../pages.py", "/demo/frame.html", "/demo/pages/cart.html"]
)
async def test_the_shop_has_no_back_room(house, path):
    assert (await house.http.get(path)).status_code == 404


def test_the_shop_ships_beside_the_code():
    package = pages.__file__.rsplit("/", 2)[0]
    assert str(DEMO).startswith(package)
    assert BUILT.parent == DEMO.parents[1]
