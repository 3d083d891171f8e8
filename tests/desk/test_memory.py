"""What a process remembers of conversations: the newest, and never against a hint."""

import pytest

from intakebot.desk import memory as module
from intakebot.desk.memory import Memory
from intakebot.engine.conversation import Conversation
from intakebot.store.journal import Loaded


def loaded(name, seq=1, language="en"):
    return Loaded(Conversation(name, site="shop", language=language, began=1, seq=seq))


@pytest.fixture
def memory(monkeypatch):
    monkeypatch.setattr(module, "IN_MEMORY", 3)
    return Memory()


def test_the_one_unused_longest_makes_room(memory):
    for name in ("a", "b", "c", "a", "d"):
        memory.hold(name)

    assert list(memory.held) == ["c", "a", "d"]


def test_a_hint_drops_what_is_older_and_leaves_what_is_as_new(memory):
    memory.hold("a").keep(loaded("a", seq=5, language="de"), settled=True)

    memory.doubt("a", 5)
    memory.doubt("unknown", 9)
    assert memory.hold("a").loaded.conversation.seq == 5

    memory.doubt("a", 6)
    assert memory.hold("a").loaded is None
    assert memory.language_of("a") == "de", "a language is not forgotten with the rest"


def test_only_a_language_that_is_not_the_default_takes_room(memory):
    memory.heard("a", "en")
    memory.heard("b", "ar")

    assert list(memory.held) == ["b"]
    assert [memory.language_of(each) for each in "ab"] == ["en", "ar"]
