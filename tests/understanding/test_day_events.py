import pytest

from intakebot.understanding.day_events import as_well, asked_about, told_of
from intakebot.understanding.normal import plain, words


@pytest.mark.parametrize(
    ("ask", "events"),
    [("When did you pick up the car?", {"pickup"}), ("Wann haben Sie bestellt?", {"get"}),
     ("متى وصل الطلب؟", {"arrive"}), ("Since when is it broken?", set()),
     ("متى موعد الحجز؟", {"get"}), ("When was it due back?", {"due"}), ("When was it?", set()),
     ("Seit wann ist die Lieferung kaputt?", set()),
     ("Which day did you travel?", {"travel"})],
)  # fmt: skip
def test_a_question_names_the_event_that_it_asks_about(ask, events):
    assert asked_about(frozenset(words(plain(ask)))) == events


@pytest.mark.parametrize(
    ("text", "day", "events"),
    [("I took photos, returned it on Nov 20", "Nov 20", {"back"}),
     ("bought in March and it broke on Monday", "Monday", {"break"}),
     ("bought in March and it broke on Monday", "March", {"get"}),
     ("am 3.5. bestellt, gestern angekommen", "3.5.", {"get"}),
     ("it was Monday", "Monday", set()), ("Monday", "Monday", set())],
)  # fmt: skip
def test_of_a_day_the_words_beside_it_tell_the_event(text, day, events):
    start = text.index(day)

    assert told_of(text, (start, start + len(day))) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [("ICE 612 on 20 November was cancelled", {"travel", "cancel", "arrive", "lose", "break"}),
     ("I cancelled on Monday, the flight was on Tuesday", {"travel"})],
)  # fmt: skip
def test_an_event_that_is_not_named_may_be_meant_by_one_of_the_same_day(text, events):
    assert as_well(frozenset({"travel"}), text) == events


def test_a_long_text_is_searched_in_time_to_spare():
    text = "and then " * 20_000 + "Monday"

    assert told_of(text, (len(text) - 6, len(text))) == frozenset()
