"""The pages: the loader script, the widget's frame, the console, their assets, a demo shop.

Everything is read once and kept in memory, gzipped when that is first wanted; a request names an
entry of a table, never a path on the disk.
"""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from intakebot.edge.headers import widget_policy
from intakebot.edge.rest.guard import The, allowed
from intakebot.errors import NotFound

BUILT = Path(__file__).resolve().parents[1] / "pages"
DEMO = Path(__file__).resolve().parent / "demo"
NOT_BUILT = (
    "The pages are not built yet.\n\n"
    "In a clone, run `make setup` (or `make demo`, which builds them, too) and start again.\n"
)
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
SHORTLY = "public, max-age=300"
WORTH_PACKING = 600
"""Bytes from which gzip saves anything."""

FRAME = "frame.html"
PLACE = "<!-- page -->"
TITLE = "<!-- title -->"


class Page:
    """One file as it is sent."""

    def __init__(self, body: bytes, kind: str, keep: str) -> None:
        self.body = body
        self.kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        self.keep = keep
        self.tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'

    @cached_property
    def packed(self) -> bytes:
        """The body gzipped, when first it is wanted; empty where that would save nothing."""
        packs = len(self.body) >= WORTH_PACKING and self.kind.startswith(("text/", "image/svg"))
        return gzip.compress(self.body, 9, mtime=0) if packs else b""

    def answer(self, request: Request, **headers: str) -> Response:
        """The response: whole, gzipped, or "you have it"."""
        named = {"etag": self.tag, "cache-control": self.keep, "vary": "accept-encoding"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        if self.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=named)
        if "gzip" in request.headers.get("accept-encoding", "") and self.packed:
            named["content-encoding"] = "gzip"
            return Response(self.packed, media_type=self.kind, headers=named)
        return Response(self.body, media_type=self.kind, headers=named)


class Pages:
    """Every page by its address."""

    def __init__(self, built: Path = BUILT, demo: Path = DEMO) -> None:
        self._pages: dict[str, Page] = {}
        for path in sorted(built.glob("assets/*")):
            self._add(f"/assets/{path.name}", path.read_bytes(), path.name, FOR_EVER)
        for name in ("console.html", "widget.html"):
            self._read(built / name, f"/{name.removesuffix('.html')}", ASK_AGAIN)
        self._read(built / "widget.js", "/widget.js", SHORTLY)
        for address, body in shop(demo):
            self._add(address, body, "page.html", ASK_AGAIN)
        for path in sorted((*demo.glob("*.css"), *demo.glob("*.svg"))):
            self._add(f"/demo/{path.name}", path.read_bytes(), path.name, ASK_AGAIN)

    def _read(self, path: Path, address: str, keep: str) -> None:
        if path.is_file():
            self._add(address, path.read_bytes(), path.name, keep)

    def _add(self, address: str, body: bytes, name: str, keep: str) -> None:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._pages[address] = Page(body, kind, keep)

    def answer(self, request: Request, address: str, **headers: str) -> Response:
        """The page at that address.

        Raises:
            NotFound: there is none.
        """
        page = self._pages.get(address)
        if page is not None:
            return page.answer(request, **headers)
        if address in ("/console", "/widget", "/widget.js"):
            return Response(NOT_BUILT, 503, media_type="text/plain")
        raise NotFound


def shop(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The demo shop's pages by address: each is what stands inside one common frame."""
    frame = (folder / FRAME).read_text()
    for path in sorted((folder / "pages").rglob("*.html")):
        title, _, body = path.read_text().partition("\n")
        inside = path.relative_to(folder / "pages").with_suffix("").as_posix()
        whole = frame.replace(TITLE, title.strip("<!-> ")).replace(PLACE, body)
        yield "/demo" if inside == "index" else f"/demo/{inside}", whole.encode()


router = APIRouter(dependencies=[allowed("page.read")], include_in_schema=False)


def pages_of(request: Request) -> Pages:
    """The pages that this app was built with."""
    pages: Pages = request.app.state.pages
    return pages


@router.get("/")
async def home() -> Response:
    """Who comes to the bare address is most likely an agent."""
    return RedirectResponse("/console", 307)


@router.get("/console")
async def console(request: Request) -> Response:
    """The agents' console."""
    return pages_of(request).answer(request, "/console")


@router.get("/widget")
async def widget(request: Request, parts: The, site: str = "") -> Response:
    """The widget's frame, which only the site's own pages may hold."""
    found = parts.library.site(site)
    if found is None:
        raise NotFound
    policy = widget_policy([*parts.reception.own_origins, *found.origins])
    return pages_of(request).answer(request, "/widget", content_security_policy=policy.decode())


@router.get("/widget.js")
async def loader(request: Request) -> Response:
    """The one script that a website includes."""
    return pages_of(request).answer(
        request, "/widget.js", cross_origin_resource_policy="cross-origin"
    )


@router.get("/assets/{name}")
async def asset(request: Request, name: str) -> Response:
    """What the built pages load; the name holds a hash of the content."""
    return pages_of(request).answer(request, f"/assets/{name}")


@router.get("/favicon.ico")
async def favicon(request: Request) -> Response:
    """Browsers ask for it unasked."""
    return pages_of(request).answer(request, "/demo/leaf.svg")


@router.get("/demo")
@router.get("/demo/{path:path}")
async def demo(request: Request, path: str = "") -> Response:
    """A shop that doesn't exist, to try the widget on."""
    return pages_of(request).answer(request, f"/demo/{path}".rstrip("/"))
