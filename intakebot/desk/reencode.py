"""Decode a picture and write it anew, in a process of its own with hard limits.

``python -m intakebot.desk.reencode IN OUT`` writes OUT and prints what it became as JSON.
What is not pixels stays behind: EXIF with places and names, text chunks, appended files.
Exit status 1: not a picture that we can read; 2: too large to decode.
"""

import contextlib
import json
import resource
import sys
from pathlib import Path
from typing import Any

MEMORY = 512 * 1024 * 1024
"""Bytes of address space, the interpreter's own 60 MB included."""
SECONDS = 5
"""Of CPU time."""
LARGEST_OUTPUT = 64 * 1024 * 1024
PIXELS = 40_000_000
UNREADABLE, TOO_LARGE = 1, 2

KINDS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}
"""The formats we read and write; Pillow's others are never loaded."""

SAVED: dict[str, dict[str, Any]] = {
    "PNG": {"compress_level": 3},
    "JPEG": {"quality": 90},
    "WEBP": {"quality": 90, "method": 1},
    "GIF": {},
}
"""Fast rather than small: an agent must be able to read a screenshot."""


class TooManyPixels(Exception):
    """The picture says that it is larger than what we decode."""


def limit(seconds: int = SECONDS) -> None:
    """Bind this process before it touches a stranger's bytes."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, LARGEST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError):  # macOS knows no limit of address space
            resource.setrlimit(what, (bound, bound))


def reencode(source: Path, target: Path) -> dict[str, Any]:
    """Write the first frame of ``source`` to ``target``, upright and without anything else.

    Raises:
        TooManyPixels: it was not decoded.
        OSError: it is no picture of a kind we read (Pillow also raises others).
    """
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own limit follows, and refuses instead of warning
    with Image.open(source, formats=tuple(KINDS)) as opened:
        kind = str(opened.format)
        if opened.width * opened.height > PIXELS:
            raise TooManyPixels
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    for key in set(upright.info) - {"transparency"}:
        del upright.info[key]
    picture = upright if upright.mode in FITS[kind] else upright.convert("RGB")
    picture.save(target, kind, **SAVED[kind])
    return {"media_type": KINDS[kind], "width": picture.width, "height": picture.height}


FITS = {
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
    "JPEG": ("L", "RGB"),
    "WEBP": ("RGB", "RGBA"),
    "GIF": ("L", "P", "RGB"),
}
"""The pixel modes that each format is written in; any other becomes RGB."""


def main() -> int:
    """Bind, re-encode, say what came out."""
    limit()
    try:
        made = reencode(Path(sys.argv[1]), Path(sys.argv[2]))
    except (TooManyPixels, MemoryError):
        return TOO_LARGE
    except Exception:  # a hostile file can make the decoder raise anything
        return UNREADABLE
    sys.stdout.write(json.dumps(made))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
