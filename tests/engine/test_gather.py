"""What contacts say together: nothing known is lost, and agents decide only contradictions."""

from hypothesis import given
from hypothesis import strategies as st

from intakebot.engine.answers import Answer, Source
from intakebot.engine.belonging import Decided
from intakebot.engine.conversation import Conversation
from intakebot.engine.gather import Part, alike, gather, texts

SKIPPED = Answer(None, "", "skipped")
UNKNOWN = Answer(None, "", "unknown")
TEXTS = st.sampled_from(["Visa", "visa ", "Mastercard", "بطاقة"])
ANSWERS = st.one_of(
    st.builds(lambda text, sure: Answer(text, text, confirmed=sure), TEXTS, st.booleans()),
    st.sampled_from([SKIPPED, UNKNOWN]),
)
SAID = st.dictionaries(st.sampled_from(["card", "since"]), ANSWERS)


def said(text, by="said", **more):
    return Answer(text, text, source=Source(by), **more)


def part(number, *decided, **answers):
    return Part(Conversation(f"conv-{number}", number, answers=answers, decided=list(decided)))


def one(parts, *decided):
    (joint,) = gather(parts, decided)
    return joint.answer.text, joint.of, joint.contradicts


def test_what_one_contact_says_the_case_says():
    joints = gather([part(1, card=said("Visa")), part(2, phone=said("+46 70")), part(3)])

    assert [(each.question, each.answer.text, each.of) for each in joints] == [
        ("card", "Visa", [1]),
        ("phone", "+46 70", [2]),
    ]


def test_blanks_and_repeated_answers_take_nothing_away():
    assert one([part(1, card=SKIPPED), part(2, card=said("Visa"))]) == ("Visa", [2], False)
    assert one([part(1, card=said("Visa")), part(2, card=UNKNOWN)]) == ("Visa", [1], False)
    assert one([part(1, card=said("Visa")), part(2, card=said(" visa"))]) == ("Visa", [1], False)
    assert gather([part(1, card=UNKNOWN), part(2, card=SKIPPED)])[0].answer == UNKNOWN


def test_two_that_differ_contradict_until_somebody_decides():
    parts = [part(1, card=said("Visa")), part(2, card=said("Mastercard"))]
    seen = ["mastercard", "visa"]

    assert one(parts) == ("Visa", [1], True)
    assert one(parts, Decided("card", [2], seen)) == ("Mastercard", [2], False)
    assert one(parts, Decided("card", [1, 2], seen)) == ("Visa; Mastercard", [1, 2], False)


def test_a_decision_holds_until_something_new_is_said_and_no_longer():
    decided = Decided("card", [2], ["mastercard", "visa"])
    parts = [part(1, card=said("Visa")), part(2, decided, card=said("Mastercard"))]
    assert one([*parts, part(3, card=said("VISA"))]) == ("Mastercard", [2], False)

    assert one([*parts, part(3, card=said("Amex"))]) == ("Visa", [1], True)
    assert one([*parts, part(3, card=said("Amex", "agent"))]) == ("Amex", [3], True)
    assert one([part(1, card=said("Visa")), part(2, card=said("Mastercard"))])[2]


def test_of_two_decisions_the_newer_one_holds_and_that_is_the_one_further_up():
    seen = ["mastercard", "visa"]
    older, newer = Decided("card", [3], seen), Decided("card", [1], seen)
    parts = [
        part(1, card=said("Visa")),
        Part(part(2, newer, card=said("Visa")).conversation, depth=1),
        Part(part(3, older, card=said("Mastercard")).conversation, depth=2),
    ]

    assert one(parts) == ("Visa", [1], False)


def test_an_agents_word_goes_before_a_confirmed_one_and_that_before_the_rest():
    plain, sure, agent = said("a"), said("b", confirmed=True), said("c", "agent")

    assert one([part(1, card=plain), part(2, card=sure)])[0] == "b"
    assert one([part(1, card=plain), part(2, card=sure), part(3, card=agent)])[0] == "c"


@given(st.lists(SAID, min_size=1, max_size=4))
def test_what_anybody_knows_is_known_and_what_is_new_is_never_hidden(everybody):
    parts = [part(number, **answers) for number, answers in enumerate(everybody, 1)]

    for joint in gather(parts):
        answers = [each[joint.question] for each in everybody if joint.question in each]
        assert joint.answer.known == any(answer.known for answer in answers)
        shown = [joint.answer, *joint.others.values()]
        assert all(any(alike(a, b) for b in shown) for a in answers if a.known)
        assert joint.contradicts == (len(texts(answers)) > 1)


@given(st.lists(SAID, min_size=1, max_size=4))
def test_the_same_contacts_always_make_the_same_case(everybody):
    parts = [part(number, **answers) for number, answers in enumerate(everybody, 1)]

    assert gather(parts) == gather(list(parts))
    assert gather(parts[:1]) == gather([parts[0]])
