"""Conditions: what they say, what they mean for answers of every kind, and what is refused."""

import pytest

from intakebot.engine.answers import Answer
from intakebot.engine.conditions import LONGEST, ConditionError, parse
from tests import shared
from tests.costs import at_most


def given(value, text=None, state="given"):
    return Answer(value, str(value) if text is None else text, state)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("symptom is An error message", 'symptom is "An error message"'),
        ("symptom is It's very slow", 'symptom is "It\'s very slow"'),
        ('symptom is "Terms and conditions"', 'symptom is "Terms and conditions"'),
        ("symptom is „Ja, bitte“", 'symptom is "Ja, bitte"'),
        ("contact is answered by phone", 'contact is "answered by phone"'),
        ("a is one of Too small, Too big", 'a is one of "Too small", "Too big"'),
        ("a is B or c is D and e is F", 'a is "B" or c is "D" and e is "F"'),
        ("(a is B or c is D) and e is F", '(a is "B" or c is "D") and e is "F"'),
        ("not (a is B or c is D)", 'not (a is "B" or c is "D")'),
        ("a is not B and c is not answered", 'a is not "B" and c is not answered'),
        ("a matches /^RX-[0-9]+\\/x/", "a matches /^RX-[0-9]+\\/x/"),
        ("a does not match /x/ or b does not contain y", None),
        ("amount > 100 and bought <= 2026-01-31", "amount > 100 and bought <= 2026-01-31"),
        ("page.url contains /checkout", 'page.url contains "/checkout"'),
        ("عطل is نعم", 'عطل is "نعم"'),
    ],
)
def test_a_condition_reads_as_it_is_written_and_its_explanation_means_the_same(text, words):
    condition = parse(text)

    assert words is None or condition.explain() == words
    assert parse(condition.explain()).explain() == condition.explain()


@pytest.mark.parametrize(
    ("text", "answer", "holds"),
    [
        ("a is An  error MESSAGE", given("An error message"), True),
        ("a is It's slow", given("It’s slow"), True),
        ("a is Eine Meldung", given("An error message", "Eine Meldung"), True),
        ("a is B", given("C"), False),
        ("a is not B", given("C"), True),
        ("a is one of B, C", given("c"), True),
        ("a is one of B, C", given("D"), False),
        ("a is not one of B, C", given("D"), True),
        ("a is yes", given(True, "Ja"), True),
        ("a is no", given(False, "Nein"), True),
        ("a is yes", given(False, "Nein"), False),
        ("a is 3", given(3.0, "3"), True),
        ("a is Billing", given(["Billing", "Other"], "Billing, Other"), True),
        ("a contains Bill", given(["Billing"], "Billing"), False),
        ("a contains pay", given("I pressed Pay now"), True),
        ("a matches /^rx-[0-9]+$/", given("RX-12"), True),
        ("a matches /^rx-[0-9]+$/", given("RX-12 b"), False),
        ("a does not match /^rx/", given("12"), True),
        ("a > 2.5", given(3, "3"), True),
        ("a > 2.5", given("3", "3"), True),
        ("a <= 3", given(3.5, "3.5"), False),
        ("a < 2026-02-01", given("2026-01-31", "31 January"), True),
        ("a < 2026-02-01", given("last week"), False),
        ("a >= 2.10", given("2.9.4"), False),
        ("a >= 2.10", given("2.10.1"), True),
        ("a >= 14", given("14.0"), True),
        ("a > 5", given(True, "yes"), False),
        ("a > 5", given("10 apples"), False),
        ("a is answered", given("x"), True),
        ("a is answered", given("x", state="unverified"), True),
        ("a is answered", given(None, "", "unknown"), False),
        ("a is answered", given(None, "", "skipped"), False),
        ("a is B", given(None, "B", "skipped"), False),
        ("a is not answered", given(None, "", "skipped"), True),
        ("a matches /./", given(None, "", "unknown"), False),
        ("a < 5", given(None, "", "unknown"), False),
        ("a contains x", given("y" * 10_000 + "x"), False),
    ],
)
def test_an_answer_is_held_against_the_value(text, answer, holds):
    assert parse(text).holds({"a": answer}) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [("a is B", False), ("a is not B", True), ("a > 1", False), ("a is not answered", True)],
)
def test_without_an_answer_only_a_negation_holds(text, holds):
    assert parse(text).holds({}) is holds
    assert parse(f"not ({text})").holds({}) is not holds


def test_facts_of_the_page_and_the_site_are_asked_by_their_dotted_name():
    condition = parse("page.url contains /checkout and site.plan is not Free")

    assert condition.names == {"page.url", "site.plan"}
    assert condition.holds({}, {"page.url": "https://shop.example/Checkout", "site.plan": "Pro"})
    assert not condition.holds(
        {}, {"page.url": "https://shop.example/Checkout", "site.plan": "free"}
    )
    assert not condition.holds({}, {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a is Plants or care", 'a is "Plants or care"'),
        ("a is plants  OR care or b is Plants", 'a is "plants OR care" or b is "Plants"'),
        ("a is one of Other (say), Plants or care", 'a is one of "Other (say)", "Plants or care"'),
        ("(a is not Yes, please) and b is c", 'a is not "Yes, please" and b is "c"'),
        ("a is Plants or b is care", 'a is "Plants" or b is "care"'),
    ],
)
def test_an_option_needs_no_quotes_whatever_it_holds(text, words):
    phrases = ("Plants or care", "Other (say)", "Yes, please", "Plants")

    condition = parse(text, phrases)

    assert condition.explain().replace("  ", " ") == words
    assert text[slice(*condition.tests[0].value_spans[0])] in text


def test_every_test_says_where_its_name_and_values_stand():
    text = "not a is one of B b, C"
    (test,) = parse(text).tests

    start, end = test.name_span
    assert (test.name, test.op, test.values) == ("a", "one of", ("B b", "C"))
    assert text[start:end] == "a"
    assert [text[s:e] for s, e in test.value_spans] == ["B b", "C"]


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("a is", "", "a value is missing after 'is', before the end", "such as: reason is Broken"),
        ("a", "", "a comparison is missing after 'a', before the end", "use is, is not"),
        ("a == b", "==", "conditions do not know '=='", "write 'is'"),
        ("a is b or c", "c", "'c' stands where a test", "write: a is one of b, c"),
        ("x is y and a is b c or d e", "d e", "'d e' stands where", "a is one of b c, d e"),
        ("a is b && c is d", "&&", "conditions do not know '&&'", "write 'and'"),
        ("a is Terms and conditions", "conditions", "'conditions' stands where", "in quotes"),
        ("a is b (c)", "(c)", "'(c)' does not fit after 'b'", "quotes"),
        ("(a is b", "", "the end does not fit after 'b'", "join"),
        ("a is b)", ")", "')' does not fit after 'b'", "join"),
        ("a matches x", "x", "a pattern between slashes is missing after 'matches'", "/^RX-/"),
        ("a matches /(?<=a)b/", "/(?<=a)b/", "this pattern does not work", "no look-around"),
        ("a > soon", "soon", "'>' compares numbers and dates, and 'soon' is neither", "100"),
        ("is b", "b", "a comparison is missing after 'is', before 'b'", "use is"),
        ("12 is b", "12", "a question's name is missing, before '12'", "reason is Broken"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place_and_a_way_out(text, at, message, hint):
    with pytest.raises(ConditionError) as caught:
        parse(text)

    assert message in caught.value.message
    assert hint in caught.value.hint
    if at:
        assert text[caught.value.start : caught.value.end] == at
    else:
        assert caught.value.start == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "not " * 100 + "a is b",
        "a is " + "x" * LONGEST,
        "(" * 400,
        "a matches /(?:a{0,1000}){0,1000}b/",
        "lambda: 0",
        "\x00",
        "{{ a }} is b",
    ],
)
def test_hostile_conditions_are_refused_at_once(text):
    with at_most(0.25), pytest.raises(ConditionError):
        parse(text)


def test_the_attack_rows_are_refused_or_harmless():
    rows = shared.rows("security", "own", "conditions.jsonl")
    if not rows:
        pytest.skip("the shared attack data is not beside this project")
    for row in rows:
        with at_most(0.25), pytest.raises(ConditionError):
            parse(row["expr"])


def test_patterns_that_hang_other_engines_match_within_50_ms():
    rows = shared.rows("security", "own", "redos.jsonl")
    if not rows:
        pytest.skip("the shared attack data is not beside this project")
    for row in rows:
        attack = row["attack"]
        said = attack["prefix"] + attack["pump"] * attack["n"] + attack["suffix"]
        try:
            condition = parse(f"a matches /{row['pattern'].replace('/', chr(92) + '/')}/")
        except ConditionError:
            continue
        with at_most(0.05):
            condition.holds({"a": given(said * 100)})
