"""One step in the making: the conversation so far and the effects, in order.

Mutable, but it never leaves ``step``: a caller only sees the conversation before and after.
"""

from typing import Any, Literal

from msgspec.structs import replace

from intakebot.engine import words
from intakebot.engine.answers import Answer
from intakebot.engine.cleaning import cleaned
from intakebot.engine.conversation import Conversation, Open
from intakebot.engine.effects import Append, Effect, Refuse
from intakebot.engine.entries import (
    Answered,
    AnyBody,
    Asked,
    Cleared,
    Entry,
    Said,
    Told,
    Upload,
)
from intakebot.engine.events import Act, Say
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds.base import Reading
from intakebot.engine.kinds.date import local
from intakebot.engine.wording import Wording, url_parts
from intakebot.understanding.acts import Act as Spoken
from intakebot.understanding.understand import Asked as Pending
from intakebot.understanding.understand import Catalogue, Understood, understand

SHORT = 120
"""How much of the last words a queue row keeps."""


class Draft:
    """Collects what one event causes."""

    def __init__(self, flow: Flow | None, conversation: Conversation, act: Act) -> None:
        self.flow = flow
        self.now = conversation
        self._before = conversation.seq
        self.act, self.removed = cleaned(flow, conversation, act)
        """``removed`` are the secrets that were in the customer's words."""
        self.effects: list[Effect] = []
        self._reading: Reading | None = None
        self._understood: dict[str, Understood] = {}
        self._named: dict[str, frozenset[str]] = {}

    # --- the log -------------------------------------------------------------------------

    def write(
        self,
        body: AnyBody,
        by: Literal["customer", "bot", "agent", "system"] = "bot",
        **fields: Any,
    ) -> int:
        """Append an entry and return its number. The first one by the sender carries the cid.

        ``fields`` of the conversation change with it.
        """
        act, before = self.act, self.now.seq
        who, name = (act.who, act.name) if by == "agent" else ("", "")
        cid = act.cid if before == self._before else ""
        self.effects.append(Append(Entry(before + 1, act.at, by, body, who, name, cid)))
        self.now = replace(self.now, seq=before + 1, **fields)
        return before + 1

    def set(self, **fields: Any) -> None:
        """Change fields of the conversation."""
        self.now = replace(self.now, **fields)

    def tell(self, key: str, why: Any, question: str = "", **blanks: str) -> None:
        """Let the bot say one of the product's own sentences."""
        self.put(self.word(key, **blanks), why, question)

    def put(self, text: str, why: Any, question: str = "") -> None:
        """Say something that is no question. The bot is silent while a person talks."""
        self.write(Told(text, why, question), "system" if self.now.phase == "live" else "bot")

    def say_of_site(self, words: Wording | None, key: str, why: Any) -> None:
        """Say what the site's operator wrote for this, else the product's own sentence."""
        self.put(words.say(self.now.language, {}) if words else self.word(key), why)

    def word(self, key: str, **blanks: str) -> str:
        """One of the product's own sentences in the conversation's language."""
        return words.say(key, self.now.language, **blanks)

    def heard(self, text: str, by: str) -> None:
        """Keep the last words for the queue's row."""
        self.set(last=text[:SHORT], last_by=by, last_at=self.act.at)

    def hear(self, event: Say) -> int:
        """Put the customer's words on the log; the number of their entry."""
        self.heard(event.text or ", ".join(upload.name for upload in event.uploads), "customer")
        said = Said(event.text, event.uploads, event.question, self.removed)
        seq = self.write(said, "customer", snoozed_until=0)
        self.tell_removed()
        return seq

    def tell_removed(self) -> None:
        """Say what was cut out of the customer's words before they were saved."""
        files: list[Upload] = getattr(self.act.event, "uploads", [])
        if not self.removed and not files:
            return
        for kind in dict.fromkeys(each.kind for each in self.removed):
            key = "removed_ending" if kind in ("card", "iban") else "removed"
            self.tell(key, "removed", what=self.word(f"secret_{kind}"))
        for kind in dict.fromkeys(kind for each in files for kind in each.removed):
            self.tell("removed_in_file", "removed", what=self.word(f"secret_{kind}"))

    def speak(self, language: str) -> None:
        """Say and read everything in this language from here on."""
        self.set(language=language)
        self._reading = None  # both were made for the language before
        self._understood.clear()

    # --- answers ---------------------------------------------------------------------------

    def answer(self, item: Item, answer: Answer, by: Any = "system") -> None:
        """Write an answer down."""
        self.answer_as(item.id, self.label(item), answer, by)

    def answer_as(self, question: str, label: str, answer: Answer, by: Any = "system") -> None:
        """Write an answer down under a label of the caller's."""
        stands = self.now.open
        self.write(
            Answered(question, label, answer),
            by,
            answers={**self.now.answers, question: answer},
            open=None if stands is not None and stands.question == question else stands,
        )

    def clear(self, questions: list[str], because: str) -> None:
        """Take answers back whose ground has gone."""
        if not questions:
            return
        self.write(Cleared(questions, because), "system")
        kept = {name: old for name, old in self.now.answers.items() if name not in questions}
        stands = self.now.open
        self.set(
            answers=kept,
            open=None if stands is not None and stands.question in questions else stands,
        )

    def ask(self, item: Item, asked: Asked, tries: int = 0) -> None:
        """Let a question stand open."""
        by: Any = "agent" if self.now.phase == "live" else "bot"
        opened = Open(item.id, self.now.seq + 1, tries, asked)
        phase = "intake" if self.now.phase in ("confirming", "waiting") else self.now.phase
        self.write(asked, by, open=opened, phase=phase, summary_turn=0)

    # --- refusing ------------------------------------------------------------------------

    def refuse(self, code: str, text: str = "") -> None:
        """Say no; nothing changes, whatever was drafted before."""
        now = self.now
        stands = now.open
        self.effects = [
            Refuse(
                code,
                text or self.word(code),
                stands.asked if stands else None,
                stands.turn if stands else now.summary_turn,
                now.owner_name,
                now.fence,
            )
        ]

    @property
    def refused(self) -> bool:
        """Whether the event was refused."""
        return bool(self.effects) and isinstance(self.effects[-1], Refuse)

    @property
    def spoke(self) -> bool:
        """Whether the bot has said something in this step."""
        return any(isinstance(each, Append) and each.entry.by == "bot" for each in self.effects)

    # --- reading the flow ------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """The circumstances in which the customer's words are read."""
        if self._reading is None:
            language, where = self.now.language, self.now.context
            region = where.language.partition("-")[2].upper()
            named = len(region) == 2 and region.isalpha()
            region = region if named else ""
            home = self.act.manners.region
            self._reading = Reading(language, self.act.at, where.time_zone, region, home=home)
        return self._reading

    def understood(self, text: str) -> Understood:
        """What a text tells, in the light of the question that stands open."""
        known = self._understood.get(text)
        if known is None:
            reading, stands = self.reading, self.now.open
            asked = stands.asked if stands else None
            pending = Pending(asked.kind, asked.text) if asked else None
            if self.now.phase == "confirming":
                pending = Pending("confirm")
            known = understand(
                text,
                pending,
                Catalogue(
                    reading.language,
                    reading.dials,
                    local(reading.at, reading.time_zone),
                    self.flow.forms if self.flow else (),
                    self.act.manners.book,
                    self.flow.listens if self.flow else None,
                ),
            )
            self._understood[text] = known
        return known

    def named(self, text: str) -> frozenset[str]:
        """The questions that a text may answer by their own names."""
        known = self._named.get(text)
        if known is None:
            known = self._named[text] = self.flow.named_in(text) if self.flow else frozenset()
        return known

    def acts(self, text: str) -> tuple[Spoken, ...]:
        """What a text does besides telling."""
        return self.understood(text).acts

    def label(self, item: Item) -> str:
        """The question's short name."""
        return item.label.say(self.now.language, {})

    def values(self) -> dict[str, Any]:
        """What wording may name: every answer as people read it, the page, the first words."""
        return values(self.now)


def values(conversation: Conversation) -> dict[str, Any]:
    """What an author's texts may name.

    A question id gives the answer as people read it, empty while unanswered. ``page`` holds
    url, path, host, title, language, browser; ``site`` what the site set; ``opening`` the
    customer's first words; ``number`` the reference number.
    """
    context = conversation.context
    known = {name: a.text for name, a in conversation.answers.items() if a.known}
    told = conversation.answers.get("page")  # a question called so knows better than the browser
    url = str(told.value) if told is not None and told.known else context.url
    parts = url_parts(url)
    page = {
        "text": known.get("page", ""),
        "url": url,
        "host": parts["host"],
        "path": parts["path"] or url,
        "title": context.title,
        "language": context.language,
        "browser": context.browser,
        "referrer": context.referrer,
        "time_zone": context.time_zone,
        "viewport": context.viewport,
    }
    return {
        **known,
        "page": page,
        "site": context.facts,
        "opening": conversation.opening,
        "number": str(conversation.joined or conversation.number),
    }
