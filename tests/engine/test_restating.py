"""What was answered, told anew by its name."""

import pytest

from intakebot.engine.restating import differs

GAME = """
flow: game
title: Game
default: yes
questions:
  - {id: nick, kind: text, label: Player name, ask: What's your player name?}
  - {id: email, kind: email, ask: Your e-mail?}
  - {id: story, kind: text, label: Story, ask: What happened?}
"""


@pytest.fixture
def game(chat_of, flow):
    chat = chat_of(flow(GAME)).begin().say("banned, my player name is NoobSlayer")
    assert chat.answers == {"nick": "NoobSlayer"}
    return chat


def test_a_value_told_anew_by_its_name_changes_the_answer(game):
    game.say("player name: NoobSlayer2")

    assert game.answers["nick"] == "NoobSlayer2"
    assert "I've changed that. Player name: NoobSlayer2" in game.texts
    assert game.open == "email"


def test_what_else_a_message_tells_is_read_too(game):
    game.say("player name: Wolf22, I am at mara@garden.example")

    assert (game.answers["nick"], game.answers["email"]) == ("Wolf22", "mara@garden.example")
    assert game.open == "story"


@pytest.mark.parametrize("words", ["player name: noobslayer", "my player name is gone", "why?"])
def test_the_same_again_and_what_only_describes_changes_nothing(game, words):
    game.say(words)

    assert game.answers["nick"] == "NoobSlayer"


def test_under_the_summary_it_changes_too(game):
    game.say("mara@garden.example").say("nothing much").say("player name: Wolf22")

    assert game.answers["nick"] == "Wolf22"
    assert game.now.phase == "confirming"


def test_one_value_in_more_words_is_no_other():
    assert not differs("X200", "X200 Pro")
    assert not differs("the X200 Pro", "x200")
    assert differs("X200", "X300")
    assert differs("NoobSlayer2", "NoobSlayer")
