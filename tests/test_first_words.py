"""Where first messages lead from which no shipped flow took a phrase.

``first_words.tsv`` holds them: the flows that would do, and the message; the last 74 were written
when the phrases stood. Most lead there at once, some are asked about and then offered it, and few
go elsewhere, which is worse than a question. A message that fails is no reason to add it to a
flow's phrases: then this measures nothing.
"""

from pathlib import Path

import pytest

from intakebot.authoring.library import Library
from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation
from intakebot.engine.talk import talk

AT = 1_772_445_600_000
FLOWS = Path(__file__).resolve().parents[1] / "flows"
LINES = (Path(__file__).parent / "first_words.tsv").read_text(encoding="utf-8").splitlines()
MESSAGES = [(set(flows.split("|")), words) for flows, words in (each.split("\t") for each in LINES)]


@pytest.fixture(scope="module")
def led():
    """For each message the flows that would do, the one it led to, and those it was offered."""
    library, found = Library(), []
    library.load(FLOWS)
    for right, words in MESSAGES:
        talked, _ = talk(library, Conversation("c", 1001), ev.Act(ev.Begin(), AT))
        talked, _ = talk(library, talked, ev.Act(ev.Say(words), AT + 1000))
        asked = talked.open.asked if talked.open and not talked.flow else None
        found.append((right, talked.flow, {each.value for each in asked.options} if asked else ()))
    return found


def test_most_lead_to_their_flow_at_once_and_few_to_another(led):
    right = sum(flow in wanted for wanted, flow, _ in led)
    wrong = [MESSAGES[n] for n, (wanted, flow, _) in enumerate(led) if flow and flow not in wanted]

    assert right / len(led) > 0.6
    assert len(wrong) / len(led) < 0.06, wrong


def test_who_is_asked_is_nearly_always_offered_the_right_one(led):
    asked = [(wanted, offered) for wanted, _, offered in led if offered]

    assert asked
    assert sum(bool(wanted & offered) for wanted, offered in asked) / len(asked) > 0.95
    assert max(len(offered) for _, offered in asked) <= 4
