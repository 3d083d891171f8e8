"""Devices and what runs on them, within a text."""

import re
from functools import lru_cache
from itertools import islice
from typing import Any

from intakebot.understanding.comparison import elsewhere
from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import plain
from intakebot.understanding.vocabulary import VAGUE_DEVICES

_MODEL = (
    r"\b(?:iphone(?: (?:\d{1,2}[a-z]{0,2}|se|air|x[rs]?)\b(?: (?:pro max|pro|plus|mini|max)\b)?)?"
    r"|ipad(?: (?:pro|air|mini)\b)?(?: \d{1,2}\b)?|ipod(?: touch| nano)?|apple (?:watch|tv)|"
    r"macbook(?: (?:pro|air)\b)?"
    r"|imac(?: pro)?|mac (?:mini|pro|studio)"
    r"|(?:samsung )?galaxy (?:(?:[szamj]|tab ?[sa]?|note|z fold|z flip|xcover|watch) ?\d{1,2}\w?|"
    r"nexus|tab|note)(?: ultra| plus| fe|\+)?"
    r"|(?:google )?(?:pixel|nexus)(?: \d{1,2}[axp]?| (?:fold|tablet|slate))(?: pro| xl|a)?|"
    r"chromebook|thinkpad(?: [a-z]\d{1,3}\w?)?"
    r"|surface (?:pro|go|laptop|book|studio)(?: \d{1,2})?|kindle(?: fire| paperwhite)?|fire (?:tv|"
    r"hd|tablet)(?: stick| \d{1,2})?"
    r"|(?:sony )?xperia(?: [\w]{1,4}\b)?|chromecast|playstation(?: ?\d)?|ps[45]|xbox(?: (?:one|"
    r"360|series [xs]))?|nintendo switch|steam deck"
    r"|(?:meta |oculus )quest(?: \d)?|raspberry pi(?: \d\b| zero)?|(?:samsung|lg|sony|android|"
    r"smart)[ -]tv|nook ?(?:hd|tablet|glowlight)|(?:samsung )?(?:sm|gt)-[a-z]\d{3,4}\w?"
    r"|samsung gt\b"
    r"|(?:redmi|huawei|xiaomi|oneplus|fairphone|motorola|moto|nokia|oppo|vivo|realme|honor|poco|"
    r"htc|blackview|nothing phone)(?: [a-z]+)? \(?[a-z]{0,2}\d{1,4}[a-z]?\)?"
    r"|(?:lenovo|dell|hp|asus|acer|msi|toshiba) (?:thinkpad|ideapad|yoga|legion|latitude|xps|"
    r"inspiron|precision|optiplex|elitebook|probook|pavilion|envy|spectre|omen|zenbook|"
    r"vivobook|rog|aspire|swift|nitro|predator|satellite|touchsmart)(?: ?[a-z]?\d{1,4}[a-z]?)?)\b"
    r"(?:(?:,| with| mit)? (?:ios|ipados|android|macos|windows) ?\d{1,2}(?:\.\d{1,2}){0,2})?"
)
_ARABIC = re.compile(
    r"(?<!\w)(?:ال)?(?:ايفون|اي ?باد|ماك ?بوك|(?:سامسو?ن[جغ] )?جالكسي|سامسو?ن[جغ]|هواوي|شاومي|"
    r"بيكسل|اوبو|نوكيا)(?: ?[a-zA-Z]{0,2}\d{1,3}[a-z]?)?(?: (?:برو|بلس|الترا|ماكس)){0,2}(?!\w)"
)
"""As ``aligned`` writes it."""
_MOST = 24


def vague(text: str) -> bool:
    """Whether it is only "my phone": worth asking once which one."""
    words = plain(text)
    return words in VAGUE_DEVICES or not any(c.isalpha() for c in words)


def find(text: str) -> list[Finding]:
    """Devices by their names; those on which it works are left out."""
    spans = [match.span() for match in islice(_pattern().finditer(text), _MOST)]
    if not text.isascii():
        spans = sorted([*spans, *(each.span() for each in islice(_ARABIC.finditer(text), _MOST))])
    stops = [start for start, _ in spans[1:]] + [len(text)]
    return [
        Finding(text[slice(*span)].strip(), span, "B")
        for span, stop in zip(spans, stops, strict=False)
        if not elsewhere(text, span, stop)
    ]


@lru_cache(1)
def _pattern() -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = True
    return re2.compile(_MODEL, options)


@lru_cache(256)
def user_agent(text: str) -> str | None:
    """A browser's own words for itself as people say it: ``Firefox 128 on macOS 14``."""
    if not text.startswith("Mozilla/") or len(text) > 1000:
        return None
    from ua_parser import parse

    parsed = parse(text)
    parts = [
        " ".join(filter(None, (each.family, each.major)))
        for each in (parsed.user_agent, parsed.os)
        if each is not None
    ]
    device = parsed.device
    if device is not None and device.family not in ("Mac", "Other", "Generic Smartphone"):
        parts.append(device.family)
    return " on ".join(parts[:2]) + "".join(f", {each}" for each in parts[2:]) or None
