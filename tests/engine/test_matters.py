"""Two matters in one message: one is talked about, the other is noted."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine.matters import matters, parts, second_matter

BOTH = "the page stays blank and where is my order FF-20418? I'm mara@garden.example"


@pytest.fixture
def two(chat_of, shop, parcel, flow):
    rest = flow("""
        flow: rest
        title: Something else
        starts_with: [I have a question, what are your opening hours]
        questions: [{id: a, kind: text, ask: What is it?}]
        """)
    return chat_of(rest, shop, parcel).begin()


def test_the_first_is_talked_about_and_the_second_noted(two):
    two.say(BOTH)

    (noted,) = two.all(e.Noticed)
    assert (noted.kind, noted.quote) == ("another", "where is my order FF-20418")
    assert BOTH[slice(*noted.span)] == noted.quote
    assert two.now.flow == "shop"
    assert any("second matter" in text for text in two.texts)


def test_what_is_told_of_the_person_counts_for_the_first(two):
    two.say(BOTH)

    assert two.answers["email"] == "mara@garden.example"
    assert "order" not in two.now.opening


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("the page stays blank. And another thing: where is my order", "And another thing: where"),
        ("the page stays blank!! second problem: my parcel hasn't arrived", "second problem: my"),
        (
            "the page stays blank. One more thing, I get an error when I pay",
            "One more thing, I get",
        ),
        ("the page stays blank, oh and btw my parcel hasn't arrived too", "oh and btw my parcel"),
        (
            "the page stays blank when I pay. Also my parcel FF-20418 has not arrived",
            "Also my parcel",
        ),
    ],
)
def test_a_matter_that_is_called_another_is_one(two, text, second):
    two.say(text)

    (noted,) = two.all(e.Noticed)
    assert noted.quote.startswith(second)
    assert two.now.flow == "shop"
    assert second not in two.now.opening


def test_an_arabic_also_begins_a_matter_of_its_own(chat_of, flow, shop):
    rest = flow("""
        flow: rest
        title: غير ذلك
        starts_with: [لم يصل طلبي, أين طلبي, الطرد متأخر]
        questions: [{id: a, kind: text, ask: What is it?}]
        """)
    paid = flow("""
        flow: paid
        title: دفعة
        starts_with: [تم الخصم مرتين, رفضت بطاقتي, أحتاج إلى فاتورة]
        questions: [{id: a, kind: text, ask: What is it?}]
        """)
    chat = chat_of(shop, rest, paid, language="ar").begin(language="ar")

    chat.say("لم يصل طلبي وأيضًا تم الخصم مرتين من بطاقتي")

    (noted,) = chat.all(e.Noticed)
    assert noted.quote == "وأيضًا تم الخصم مرتين من بطاقتي"
    assert chat.now.flow == "rest"


@pytest.mark.parametrize(
    "text",
    ["the page stays blank. By the way, I'm Mara, mara@garden.example",
     "the page stays blank. Also, I use Firefox", "I get another error when I pay",
     "the page stays blank. One more thing, it was supposed to be blue",
     "the page stays blank. Also my account page is not there"],
)  # fmt: skip
def test_what_is_only_said_besides_is_no_matter_of_its_own(two, text):
    two.say(text)

    assert two.all(e.Noticed) == []


@pytest.mark.parametrize(
    "text",
    [
        "the page stays blank",
        "the page stays blank. I see a blank page",
        "my parcel hasn't arrived and the pot arrived broken",
        "the page stays blank, somebody said the pot arrived broken",
        "the page stays blank on order FF-20418. Order FF-20418",
        "hello",
        "",
        "and " * 400,
    ],
)
def test_one_matter_is_one(two, text):
    assert second_matter(two.shelf, text, matters(two.shelf, text)) is None


def test_one_flow_has_no_second_matter(chat):
    assert matters(chat.shelf, BOTH) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a b and c d. e f", ["a b", "c d", "e f"]),
        ("a b und c d", ["a b", "c d"]),
        ("الصفحة بيضاء وأين طلبي", ["الصفحة بيضاء", "وأين طلبي"]),
        ("it cost 1,240.50 in all, i think", ["it cost 1,240.50 in all", "i think"]),
        ("one", []),
    ],
)
def test_a_message_in_its_parts(text, found):
    assert [text[slice(*span)] for span in parts(text)] == found


def test_what_the_first_matter_asks_for_anyway_is_no_second_one(chat_of, flow, shop):
    broken = flow("""
        flow: broken
        title: Something is broken
        starts_with: [the pot arrived broken, my plant came damaged, it is cracked]
        questions:
          - {id: wish, kind: choice, ask: What would help?, prefill: opening,
             options: [A new one, My money back]}
          - {id: story, kind: text, ask: What happened?}
        """)
    paid = flow("""
        flow: paid
        title: Money
        starts_with: [I want my money back, I was charged twice, where is my refund]
        questions: [{id: a, kind: text, ask: What is it?}]
        """)
    chat = chat_of(shop, broken, paid).begin()

    chat.say("the pot arrived broken, I want my money back")

    assert chat.all(e.Noticed) == []
    assert chat.now.flow == "broken"
    assert chat.answers["wish"] == "My money back"


@pytest.fixture
def standing(chat_of, shop, parcel, flow):
    """The website's button was pressed, and there are flows for other matters."""
    paid = flow("""
        flow: paid
        title: A question about a payment
        starts_with: [my invoice is wrong, I was charged twice, where is my refund]
        questions: [{id: a, kind: text, ask: What is it?}]
        """)
    return chat_of(shop, parcel, paid).begin(flow="shop")


@pytest.mark.parametrize(
    "text",
    ["the page stays blank. Also my invoice is wrong",
     "the page stays blank and my invoice is wrong too",
     "the page stays blank. And another thing: the lamp flickers"],
)  # fmt: skip
def test_a_second_matter_is_noted_where_a_flow_stands_already(standing, text):
    standing.say(text)

    (noted,) = standing.all(e.Noticed)
    assert noted.kind == "another"
    assert standing.now.opening.strip(" .") == "the page stays blank"


@pytest.mark.parametrize(
    "text",
    ["the page stays blank. also it is slow", "the page stays blank. Also, I use Firefox",
     "the page stays blank. Also my page with the basket is broken",
     "the page stays blank, außerdem ist sie langsam"],
)  # fmt: skip
def test_what_belongs_to_the_flow_that_stands_is_no_second_matter(standing, text):
    standing.say(text)

    assert standing.all(e.Noticed) == []
    assert standing.now.opening == text


def test_a_matter_that_was_noted_does_not_offer_another_flow_as_well(standing):
    standing.say("the page stays blank").say("hmpf").say("Also, my last parcel hasn't arrived")

    assert [each.kind for each in standing.all(e.Noticed)] == ["another"]
    assert standing.open == "symptom"
