"""Every sentence the product itself says, in every language it speaks.

One file a language, the same keys in each; ``{blanks}`` are filled when it is said.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from intakebot.engine.words.ar import SENTENCES as AR
from intakebot.engine.words.de import SENTENCES as DE
from intakebot.engine.words.en import SENTENCES as EN

LANGUAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": EN, "de": DE, "ar": AR})
_BLANK = re.compile(r"\{(\w+)\}")


def say(key: str, language: str, /, **blanks: str) -> str:
    """One sentence, in ``de-AT``, else ``de``, else English. A blank not given stays empty.

    Raises:
        KeyError: no sentence has that key, which is a mistake in the program.
    """
    text = LANGUAGES[spoken(language)].get(key) or LANGUAGES["en"][key]
    if "{" not in text:
        return text
    return _BLANK.sub(lambda blank: blanks.get(blank[1], ""), text)


def spoken(language: str) -> str:
    """The language we speak to somebody who asked for this one."""
    tag = language.replace("_", "-").casefold()
    for name in (tag, tag.partition("-")[0]):
        if name in LANGUAGES:
            return name
    return "en"


def blanks(text: str) -> frozenset[str]:
    """The names of the blanks in a sentence."""
    return frozenset(_BLANK.findall(text))
