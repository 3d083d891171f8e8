"""One step in the making: the conversation so far and the effects, in order.

Mutable, but it never leaves ``step``: a caller only sees the conversation before and after.
"""

from functools import cached_property
from typing import Any, Literal

from msgspec.structs import replace

from intakebot.engine import words
from intakebot.engine.answers import Answer
from intakebot.engine.conversation import Conversation, Open
from intakebot.engine.effects import Append, Effect, Refuse
from intakebot.engine.entries import Answered, AnyBody, Asked, Cleared, Entry, Said, Told
from intakebot.engine.events import Act, Say
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds.base import Reading
from intakebot.engine.wording import url_parts

SHORT = 120
"""How much of the last words a queue row keeps."""


class Draft:
    """Collects what one event causes."""

    def __init__(self, flow: Flow | None, conversation: Conversation, act: Act) -> None:
        self.flow = flow
        self.now = conversation
        self.act = act
        self.effects: list[Effect] = []

    # --- the log -------------------------------------------------------------------------

    def write(
        self, body: AnyBody, by: Literal["customer", "bot", "agent", "system"] = "bot"
    ) -> int:
        """Append an entry and return its number. The first one by the sender carries the cid."""
        seq = self.now.seq + 1
        first = not any(isinstance(effect, Append) for effect in self.effects)
        act = self.act
        person = by == "agent"
        entry = Entry(
            seq,
            act.at,
            by,
            body,
            act.who if person else "",
            act.name if person else "",
            act.cid if first else "",
        )
        self.effects.append(Append(entry))
        self.now = replace(self.now, seq=seq)
        return seq

    def set(self, **fields: Any) -> None:
        """Change fields of the conversation."""
        self.now = replace(self.now, **fields)

    def tell(self, key: str, why: Any, question: str = "", **blanks: str) -> None:
        """Let the bot say one of the product's own sentences."""
        self.put(self.word(key, **blanks), why, question)

    def put(self, text: str, why: Any, question: str = "") -> None:
        """Say something that is no question. The bot is silent while a person talks."""
        self.write(Told(text, why, question), "system" if self.now.phase == "live" else "bot")

    def word(self, key: str, **blanks: str) -> str:
        """One of the product's own sentences in the conversation's language."""
        return words.say(key, self.now.language, **blanks)

    def heard(self, text: str, by: str) -> None:
        """Keep the last words for the queue's row."""
        self.set(last=text[:SHORT], last_by=by, last_at=self.act.at)

    def hear(self, event: Say) -> int:
        """Put the customer's words on the log; the number of their entry."""
        self.heard(event.text or ", ".join(upload.name for upload in event.uploads), "customer")
        return self.write(Said(event.text, event.uploads, event.question), "customer")

    # --- answers ---------------------------------------------------------------------------

    def answer(self, item: Item, answer: Answer, by: Any = "system") -> None:
        """Write an answer down."""
        self.answer_as(item.id, self.label(item), answer, by)

    def answer_as(self, question: str, label: str, answer: Answer, by: Any = "system") -> None:
        """Write an answer down under a label of the caller's."""
        self.write(Answered(question, label, answer), by)
        stands = self.now.open
        self.set(
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
        turn = self.write(asked, by)
        phase = "intake" if self.now.phase in ("confirming", "waiting") else self.now.phase
        self.set(open=Open(item.id, turn, tries, asked), phase=phase, summary_turn=0)

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

    # --- reading the flow ------------------------------------------------------------------

    @cached_property
    def reading(self) -> Reading:
        """The circumstances in which the customer's words are read."""
        now = self.now
        region = now.context.language.partition("-")[2].upper()
        named = len(region) == 2 and region.isalpha()
        return Reading(now.language, self.act.at, now.context.time_zone, region if named else "")

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
        "number": str(conversation.number),
    }
