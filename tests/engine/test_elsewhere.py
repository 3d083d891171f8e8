"""An answer to another question than the one that stands open."""

import pytest

GAME = """
flow: game
title: Game
default: yes
questions:
  - {id: where, kind: text, label: Where, ask: What were you doing?}
  - {id: nick, kind: text, label: Player name, ask: What's your player name?}
  - {id: kind, kind: choice, ask: What do you play on?, options: [PC, Console]}
  - {id: pad, kind: text, label: Controller, ask: Which controller?, when: kind is Console}
"""


@pytest.fixture
def game(chat_of, flow):
    return chat_of(flow(GAME)).begin().say("it crashes")


def test_a_value_by_its_own_name_is_no_answer_to_what_takes_any_words(game):
    game.say("my player name is NoobSlayer")

    assert game.answers == {"nick": "NoobSlayer"}
    assert game.now.answers["nick"].band == "B"
    assert game.open == "where"


def test_beside_an_answer_it_is_heard_too(game):
    game.say("I opened the map, my player name is NoobSlayer")

    assert game.answers["nick"] == "NoobSlayer"
    assert game.answers["where"] == "I opened the map, my player name is NoobSlayer"
    assert game.open == "kind"


@pytest.mark.parametrize("words", ["player name: Falcon", "My player name is Falcon.", "Falcon"])
def test_of_the_open_question_its_name_is_left_out(game, words):
    game.say("in the tower").say(words)

    answer = game.now.answers["nick"]
    assert (answer.text, answer.band, answer.source.quote) == ("Falcon", "A", "Falcon")
    assert game.open == "kind"


def test_what_is_named_before_its_question_applies_waits_for_it(game):
    game.say("in the tower, my controller is a Razor X2").say("Falcon")
    assert "pad" not in game.answers

    game.say("Console")

    assert game.answers["pad"] == "Razor X2"
    assert game.open != "pad"


def test_what_only_describes_is_the_answer_itself(game):
    game.say("my player name is gone")

    assert game.answers == {"where": "my player name is gone"}
