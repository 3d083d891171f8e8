"""Signs: each between nothing and everything in common, and from what it says it is from."""

import pytest

from intakebot.matching.digests import About, TermStatistics, digest
from intakebot.matching.signs import DAY, Card, Found, Texts, agreement, facts, history, pointing

KNOWN = TermStatistics(100, {"turquois": 3, "zeppelin": 3, "flicker": 5, "pag": 60, "gat": 9})
MINE = digest(title="turquoise zeppelin flickers", text="at the gate of the page")


def found(other):
    return Found(Card(1, 1), other, 0, KNOWN.norm(other.terms), KNOWN.norm(other.title))


def signs(other):
    return Texts(MINE, KNOWN).signs(found(other))


def test_a_text_is_nearest_to_itself():
    other = digest(title="zeppelin sky", text="on the page")

    assert signs(MINE)["letters"] == 1
    for name, value in signs(other).items() - {("meaning", 0.0)}:
        assert 0 < value < signs(MINE)[name] <= 1.000001, name


def test_nothing_in_common_is_nothing():
    assert set(signs(digest(title="blue", text="sky")).values()) == {0.0}


def test_how_much_of_a_title_is_told_goes_by_how_rare_its_words_are():
    rare, common = (digest(title=f"{word} sky") for word in ("zeppelin", "page"))

    assert signs(rare)["title told"] > signs(common)["title told"]
    assert signs(rare)["tells title"] > signs(common)["tells title"]


def test_an_opening_is_what_comes_first_whatever_follows():
    trace = " ".join(f"frame{n}" for n in range(200))
    begins = digest(title="zeppelin flickers", text=f"turquoise, at the gate {trace}")
    ends = digest(title=trace[:250], text=f"{trace} turquoise zeppelin flickers at the gate")

    assert signs(begins)["opening"] > signs(ends)["opening"] == 0


def test_meanings_are_near_where_they_point_the_same_way_and_nothing_where_one_is_not_known():
    up, almost, down = bytes([120, 5]), bytes([90, 40]), bytes([136, 251])

    assert pointing(up, up) == pytest.approx(1)
    assert 0 < pointing(up, almost) == pointing(almost, up) < 1
    for other in (down, b"", bytes(2), b"\x01"):
        assert pointing(up, other) == pointing(other, up) == 0, other
    one, other = (digest(title="zeppelin", meant=lambda _: up) for _ in range(2))
    assert Texts(one, KNOWN).signs(found(other))["meaning"] == pytest.approx(1)


def test_the_rarest_shared_terms_come_first():
    other = digest(text="the page of the flickering zeppelin")

    assert Texts(MINE, KNOWN).rarest(other) == ["zeppelin", "flicker", "pag"]


def test_facts_are_equal_or_not_and_silence_is_never_equality():
    about = About("shop", "pay", "1.2", "Firefox")
    one = digest(error="PAY-4102: timeout", url="https://a.example/b", email="a@b.c", about=about)

    full, nothing = facts(one, one), facts(digest(), digest())

    assert {name for name, value in full.items() if not value} == {"frames", "agreed"}
    assert set(nothing.values()) == {0.0}


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [({"a": "1"}, {"a": "1"}, True), ({"a": "1"}, {"a": "2"}, False), ({"a": "1"}, {}, None)],
)
def test_answers_agree_only_where_all_are_known(mine, theirs, verdict):
    one, other = (digest(flow="f", same=each) for each in (mine, theirs))

    assert agreement(one, other) is agreement(other, one) is verdict
    assert agreement(one, digest(flow="g", same=theirs)) is None


def test_silence_is_counted_from_the_last_report_and_never_below_now():
    past = Found(Card(1, 1, size=3, last=9 * DAY), MINE, at=2 * DAY)

    assert history(past, 9 * DAY)["silence"] == 0
    assert history(past, 8 * DAY)["silence"] == 0
    assert history(past, 12 * DAY)["age"] > history(past, 12 * DAY)["silence"] > 1
    assert history(past, 0)["known"] == 1
