"""What it is about: the flow that first words choose, and the question that asks for it."""

import re
from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from intakebot.engine import words
from intakebot.engine.conversation import Conversation, Heard, Open
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Effect
from intakebot.engine.entries import Asked, Option
from intakebot.engine.events import Act
from intakebot.engine.flow import Flow, Item
from intakebot.engine.gist import DETAIL, gist
from intakebot.engine.kinds.base import Read, Reading, plain
from intakebot.engine.kinds.meant import Index
from intakebot.engine.kinds.options import Choosable
from intakebot.engine.manners import Manners
from intakebot.understanding.acts import Act as Spoken
from intakebot.understanding.finding import Finding
from intakebot.understanding.given_names import GIVEN
from intakebot.understanding.normal import words as words_of
from intakebot.understanding.route import Routable, Routing, ranked, route
from intakebot.understanding.understand import Asked as Pending
from intakebot.understanding.understand import facts
from intakebot.understanding.vocabulary import GREETINGS, GROUPS_NONE, NO

TOPIC = "topic"
"""The pseudo question that asks which flow fits."""
OWN_WORDS = 0.7
"""A score that only an author's own phrase reaches: then even vague words are clear."""
AHEAD = 2.0
"""How many times the next one's score it takes."""
FEW = 5
"""Words up to which a reply that names no topic is asked about once more."""
MOST_OFFERED = 6
MOST_READ = 20
"""Flows whose options are looked at where the words are like none of them."""
OTHER = frozenset({"something", "anything", "else", "other", "etwas", "anderes", "sonstiges"})
"""Words of an option for what fits no other."""
LONGEST, MOST_PARTS = 600, 8
_PARTS = re.compile(r"[.!?;:,\n،؛؟]+\s*")


class Flows(Protocol):
    """The editions that are live, and older ones that conversations still hold."""

    def flow(self, flow_id: str) -> Flow | None:
        """The live edition of that flow."""

    def edition(self, edition: str) -> Flow | None:
        """That edition, live or not."""

    def default(self) -> Flow:
        """The flow that takes what no other claims."""

    def routables(self) -> Sequence[Routable]:
        """What first words are matched against."""

    def manners(self, site: str) -> Manners:
        """How that site meets people."""


def is_vague(flows: Flows, said: Sequence[Spoken], text: str) -> bool:
    """Whether these words only say that something is wrong, and so choose between no flows."""
    routables = flows.routables()
    if len(routables) > 1 and not any(c.isalnum() for c in text):
        return True
    if len(routables) < 2 or not any(each.kind == "vague" and each.whole for each in said):
        return False
    parts = [each for each in _PARTS.split(text[:LONGEST])[:MOST_PARTS] if each]  # "Hi, it's down"
    return max(route(each, routables).score for each in (text, *parts)) < OWN_WORDS


def ask_what_is_seen(conversation: Conversation, act: Act) -> tuple[Conversation, list[Effect]]:
    """Ask, once, for something to go by; what comes next chooses the flow together with this."""
    draft = Draft(None, conversation, act)
    draft.tell("vague_first", "hello")
    return draft.now, draft.effects


def told_more(conversation: Conversation, text: str, seq: int) -> Conversation:
    """Take the words that followed a vague beginning for the first ones, so they answer too."""
    same = seq == conversation.opening_seq or text == conversation.opening
    if conversation.open is not None or same:
        return conversation
    return replace(conversation, opening=text, opening_seq=seq)


def gives_up(conversation: Conversation, said: Sequence[Spoken]) -> bool:
    """Whether who was asked for a topic says they don't know one, or that they told it already."""
    return topics_offered(conversation) is not None and any(
        each.whole and each.kind in ("dont_know", "skip", "told") for each in said
    )


def decide(flows: Flows, conversation: Conversation, text: str) -> Flow | Routing | None:
    """The flow these words choose, or the likeliest few to choose from.

    None for who was asked for a topic and named none.
    """
    stands = conversation.open
    asked = topics_offered(conversation)
    if asked is not None:
        if named := names_topic(conversation, text):
            return flows.flow(named) or flows.default()
    elif (tells_nothing(text) or only_a_code(flows, text)) and len(flows.routables()) > 1:
        return Routing(None, tuple(each.id for each in flows.routables()))
    opening = conversation.opening if conversation.opening != text else ""
    alone = routed(flows.routables(), [text]) if asked is not None else None
    if alone is not None and alone.best:  # a reply may tell what the first words hid
        return flows.flow(alone.best) or flows.default()
    routing = routed(flows.routables(), [each for each in (opening, text) if each])
    if routing.best:
        return flows.flow(routing.best) or flows.default()
    optioned = by_options(flows, routing, opening or text)
    if optioned is not None:
        return optioned
    if asked is not None and stands is not None:
        left = gist(text, facts(text, Pending("name")))
        none = plain(text) in NO | GROUPS_NONE or len(left.split()) > FEW
        if none or not stands.tries:
            return None if none else routing
        return likeliest(flows, conversation.opening)
    return routing if set(routing.likeliest) - {flows.default().id} else flows.default()


def by_options(flows: Flows, routing: Routing, text: str) -> Flow | None:
    """The one flow, of the likely ones, of whose own options the words name one: "it wobbles".

    First those of the choice that says what it is about, then those of all that listen to first
    words; of the default only the latter, as its first options are about anything.
    """
    default = flows.default()
    likeliest = routing.likeliest or tuple(each.id for each in flows.routables()[:MOST_READ])
    likely = [found for name in likeliest if (found := flows.flow(name)) is not None]
    others = [flow for flow in likely if flow.id != default.id]
    named = [flow for flow in others if names_option(flow, text, flow.by_opening[:1])]
    if not named:
        named = [flow for flow in others if names_option(flow, text, flow.by_opening[1:])]
    if default in likely and names_option(default, text, default.by_opening[1:]):
        named.append(default)
    return named[0] if len(named) == 1 else None


def names_option(flow: Flow, text: str, choices: Sequence[Item]) -> bool:
    """Whether words name an option of a choice that a first message answers.

    Who tells the words of a message has seen one, in a flow that asks for them then.
    """
    if flow.implied and any(f.label == "error" and f.band != "C" for f in facts(text)):
        return True
    for item in choices:
        parts = (gist(text), *_PARTS.split(text[:LONGEST])[:MOST_PARTS])
        read = (item.question.read(each, Reading(unasked=True)) for each in parts if each)
        found = {one.value for one in read if isinstance(one, Read) and not is_other(one)}
        if len(found) == 1:
            return True
    return False


def is_other(read: Read) -> bool:
    """Whether that is the option "Something else", which says nothing."""
    return OTHER.issuperset(words_of(plain(str(read.value))))


def topics_offered(conversation: Conversation) -> Asked | None:
    """The question what it is about, where it stands open."""
    stands = conversation.open
    return stands.asked if stands is not None and stands.question == TOPIC else None


def names_topic(conversation: Conversation, text: str) -> str:
    """The flow among those offered that words name; empty for none."""
    asked = topics_offered(conversation)
    if asked is None:
        return ""
    index = Index([Choosable(value=o.value, label=o.label, also=()) for o in asked.options])
    meant = index.match(text).option
    return meant.value if meant else ""


def likeliest(flows: Flows, text: str) -> Flow | None:
    """For who names no topic twice: the flow that their story is far more like than any other."""
    likely = ranked(gist(text, facts(text)), flows.routables()) if text else []
    if len(likely) > 1 and likely[0][1] >= AHEAD * likely[1][1]:
        return flows.flow(likely[0][0])
    return None


def routed(routables: Sequence[Routable], said: Sequence[str]) -> Routing:
    """Where words lead. What a message said leads somewhere where it is told in their own words."""
    found = [(each, facts(each)) for each in said]
    own = [gist(text, [f for f in each if not in_own_words(text, f)]) for text, each in found]
    routing = route("\n".join(own), routables)
    masked = [gist(text, each) for text, each in found]
    if routing.best or masked == own:
        return routing
    also = route("\n".join(masked), routables)
    return also if also.likeliest[:1] == routing.likeliest[:1] else routing


def in_own_words(text: str, found: Finding) -> bool:
    """Whether a message has no code: its words tell what it is about, as "my password is wrong"."""
    return found.label == "error" and not DETAIL.search(text[slice(*found.span)])


def tells_nothing(text: str) -> bool:
    """Whether words are a greeting or a first name and so say nothing of what it is about."""
    said = plain(text).split()
    return plain(text) in GREETINGS or (0 < len(said) <= 2 and said[0] in GIVEN)


def only_a_code(flows: Flows, text: str) -> bool:
    """Whether words are but the number of an order or the like, which may be about anything."""
    if len(text) > LONGEST or gist(text, facts(text)).strip(" .,;:!?-"):
        return False
    live = (flows.flow(each.id) for each in flows.routables())
    items = (item for flow in live if flow is not None for item in flow.items)
    return any(
        item.question.kind == "code" and item.question.hint(text, Reading()) for item in items
    )


def chosen(flows: Flows, conversation: Conversation, text: str) -> Flow | None:
    """The flow that these words would choose; None where they are unsure."""
    found = decide(flows, conversation, text)
    return found if isinstance(found, Flow) else None


def ask_topic(
    flows: Flows, conversation: Conversation, act: Act, routing: Routing, text: str, seq: int
) -> tuple[Conversation, list[Effect]]:
    """Ask which of the likeliest it is, and once more who named none; the default is among them."""
    draft = Draft(None, conversation, act)
    stands, language = conversation.open, conversation.language
    again = stands.asked if stands is not None and stands.question == TOPIC else None
    if again is not None or tells_nothing(text):
        note_name(draft, text, seq)
    if seq == conversation.opening_seq and (again is not None or tells_nothing(text)):
        draft.set(opening="", opening_seq=0)  # what it is about was not said yet
    default = flows.default()
    likely = [flows.flow(name) for name in routing.likeliest if name != default.id]
    offered = [flow for flow in likely if flow is not None][: MOST_OFFERED - 1]
    options = [Option(flow.id, flow.title.say(language, {})) for flow in [*offered, default]]
    asked = Asked(
        TOPIC,
        "choice",
        "choice",
        words.say("topic_label", language),
        words.say("topic_again" if again else "topic_ask", language),
        options=again.options if again else options,
        again=again is not None,
    )
    turn = draft.write(asked)
    draft.set(open=Open(TOPIC, turn, 1 if again else 0, asked))
    return draft.now, draft.effects


def name_noted(conversation: Conversation, act: Act, text: str, seq: int) -> Conversation:
    """With a name that was all that was said where a topic was asked for."""
    draft = Draft(None, conversation, act)
    note_name(draft, text, seq)
    return draft.now


def note_name(draft: Draft, text: str, seq: int) -> None:
    """Keep a name that was said where a topic was asked for, so that it is not asked again."""
    heard = draft.now.heard
    asks = text.rstrip().endswith(("?", "؟"))
    if asks or len(text.split()) > FEW or any(each.label == "person_name" for each in heard):
        return
    for each in facts(text, Pending("name")):
        if each.label != "person_name":
            continue
        start, end = each.span
        if plain(each.value).split()[0] in GIVEN or each.value[:1].isupper():
            quote = text[start:end]
            draft.set(heard=[*heard, Heard(each.label, each.value, each.span, seq, quote, "B")])
            return
