"""The shortcuts of the scanner give the same events as ruamel.yaml's own way."""

import random

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from intakebot.authoring.scanning import DEEPEST, TooDeep, events
from tests import shared

FLOW = """\
# remark
flow: f   # another
title:   Some: thing
questions:
  - id: a
    ask: A text that goes
      on in the next line

      and one more
    options: [One, "two", 'three''s', {en: x, de: y}]
    help: |
      line one
        line two

      line three
    unclear: >-
      folded
      text
  -   id : b
      ask: it's #1, isn't it? a:b
-  c
"""


def seen(stream):
    found = []
    try:
        for event in stream:
            marks = (event.start_mark.index, event.end_mark.index, event.start_mark.line)
            found.append((type(event).__name__, getattr(event, "value", None), *marks))
    except MarkedYAMLError:
        found.append("refused")
    return found


def both(text):
    return seen(events(text)), seen(YAML(typ="safe", pure=True).parse(text))


def test_a_flow_gives_the_same_events():
    ours, theirs = both(FLOW)
    assert ours == theirs

    text = FLOW.replace("Some: thing", "Some thing").replace("-  c\n", "")
    ours, theirs = both(text)
    assert ours == theirs
    assert "refused" not in ours


def test_flows_with_a_changed_sign_give_the_same_events_or_are_both_refused():
    dice = random.Random(3)
    for _ in range(200):
        at = dice.randrange(len(FLOW))
        changed = FLOW[:at] + dice.choice(" :-#\n'\"[]{},|x") + FLOW[at + dice.choice((0, 1)) :]
        ours, theirs = both(changed)
        assert ours == theirs or (ours[-1] == theirs[-1] == "refused"), changed


def test_the_yaml_test_suite_gives_the_same_events():
    rows = shared.rows("security", "third_party", "yaml", "yaml_test_suite.jsonl")
    texts = [row["text"] for row in rows if "%" not in row["text"]]
    if not texts:
        pytest.skip("the shared data is not beside this project")
    for text in texts:
        ours, theirs = both(text)
        assert ours == theirs or (ours[-1] == theirs[-1] == "refused"), text


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? "])
def test_depth_is_refused_before_it_costs_anything(sign):
    with pytest.raises(TooDeep):
        list(events(sign * 100_000))
    assert DEEPEST == 20
