"""Reading a few messages before customers write any, so that nothing is compiled in a turn."""

from collections.abc import Collection, Sequence
from datetime import datetime

from intakebot.understanding.phrasebook import Phrasebook
from intakebot.understanding.route import Routable, route
from intakebot.understanding.understand import Catalogue, understand

MESSAGES = (
    "Hi, Ann Lee here (ann@example.com). Since yesterday I get 'Error 0x80070057: no' on "
    "https://example.com/checkout when I pay with Visa, Firefox 128 on a Mac, iPhone 13",
    "my order number is 4711 from 12 March at 9:30, call me at +49 30 1234567, version 2.4.1",
    "I want to talk to a person, I don't know why the page stays blank. I got error "
    "402, the page said error: it failed. Thanks, Ann",
)
"""Between them they hold a fact of each sort, so that every extractor has worked once."""
IN_ARABIC = "مرحبا، لا أعرف لماذا لا تعمل الصفحة منذ أمس"
"""Its phrases are looked for in Arabic texts alone."""
WHEN = datetime(2026, 3, 2, 10, 0)  # noqa: DTZ001 - a customer's own time has no zone


def warm(book: Phrasebook, routables: Sequence[Routable], languages: Collection[str]) -> None:
    """Read the messages. A third of a second after a start, next to nothing after a save."""
    for message in (*MESSAGES, *([IN_ARABIC] if "ar" in languages else [])):
        understand(message, None, Catalogue("en", "US", WHEN, (), book))
        route(message, routables)
