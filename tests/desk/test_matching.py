"""Cases that look alike: offered with reasons after the handover, never in the way of a turn."""

import pytest
from msgspec.structs import replace

from intakebot.desk import matching as module
from intakebot.desk.commands import Actor, Done
from intakebot.desk.conversations import QUEUE
from intakebot.desk.couriers import Couriers
from intakebot.desk.matching import Matcher, digest_of, fingerprint_of
from intakebot.engine.answers import Answer
from intakebot.engine.entries import Context
from intakebot.engine.events import Begin, Close, Say, SetAnswer, WantPerson
from intakebot.errors import NotFound
from intakebot.store.cases import Candidate
from intakebot.store.outbox import Claimed
from intakebot.understanding import static
from tests.desk.conftest import opened
from tests.house import flow_files

ANNA = Actor("agent", "agent_anna", "Anna")
ERROR = "PAY-4102: gateway timeout"
PAGE = "https://shop.example/pay"
FLOW = """
flow: broken-page
title: Something is broken
team: web
default: yes
starts_with: [the payment fails]
questions:
  - {id: message, kind: error_message, ask: What does it say?}
  - {id: page, kind: url, ask: On which page?, prefill: page.url}
  - {id: doing, kind: text, ask: What were you doing?}
case:
  title: "{{ message }}"
"""


@pytest.fixture
def flows(tmp_path):
    folder = flow_files(tmp_path / "flows")
    (folder / "broken-page.yaml").write_text(FLOW)
    return folder


@pytest.fixture
def matcher(house):
    parts = house.parts
    return Matcher(parts.reception.conversations, parts.stores, parts.hub)


@pytest.fixture
def courier(house, matcher):
    errands = {"match": matcher.match, "index": matcher.index}
    return Couriers(house.parts.stores.outbox, house.parts.hub, house.clock.now, errands)


@pytest.fixture
def told(house):
    """A conversation in which this error was told of this page, waiting for a person."""

    async def tell(error=ERROR, page=PAGE, *more, opening="The payment fails"):
        name = await opened(house.parts)
        begin = Begin(Context(page), flow="broken-page")
        said = [Say(opening), Say(error), *map(Say, more)]
        await house.say(name, begin, *said, WantPerson())
        return name, (await house.parts.reception.conversations.get(name)).number

    return tell


def offered(house, name):
    return {
        each.case.number: list(each.candidate.reasons)
        for each in house.parts.stores.cases.suggestions(name)
    }


def row(house, number):
    return house.parts.stores.queue.row(number)


def job(name):
    return Claimed(1, "match", name, "{}", 1)


# --- when -------------------------------------------------------------------------------------


async def test_candidates_appear_with_their_reasons_after_the_handover_and_not_in_it(
    house, told, courier
):
    first, number = await told()
    await courier.work()
    second, mine = await told()
    assert offered(house, second) == {}
    before, woken = row(house, mine), []
    house.parts.hub.subscribe(QUEUE, lambda: woken.append(1))

    await courier.work()

    reasons = offered(house, second)[number]
    assert reasons[0] == "same error message"
    assert {"same error code: pay-4102", "same page"} <= {each.lower() for each in reasons}
    assert offered(house, first) == {mine: reasons}, "and the older case is offered the younger"
    assert (before.alike, row(house, mine).alike) == (0, 1)
    assert row(house, mine).changed > before.changed, "the queue's followers get the row anew"
    assert woken


async def test_the_older_case_hears_of_the_younger_and_no_longer_when_it_turns_out_another(
    house, told, courier
):
    first, number = await told()
    await courier.work()
    before, woken = row(house, number), []
    house.parts.hub.subscribe(QUEUE, lambda: woken.append(1))
    second, mine = await told()
    await courier.work()
    during = row(house, number)
    assert (before.alike, during.alike) == (0, 1)
    assert during.changed > before.changed, "so that an open sheet is read anew"
    assert woken

    talks = house.parts.reception.conversations
    for question, text in (("message", "Nothing like it"), ("page", "https://other.example/x")):
        await talks.perform(second, SetAnswer(question, text), ANNA)
    await talks.perform(second, SetAnswer("doing", "gardening"), ANNA)
    await courier.work()

    assert (offered(house, second), offered(house, first)) == ({}, {})
    assert row(house, number).alike == 0
    assert mine != number


async def test_what_an_agent_of_the_older_case_refused_is_not_offered_to_it_again(
    house, told, courier, matcher
):
    first, number = await told()
    await courier.work()
    second, mine = await told()
    await courier.work()
    house.parts.stores.cases.dismiss(first, mine)

    await matcher.match(job(second))

    states = {one.case.number: one.state for one in house.parts.stores.cases.suggestions(first)}
    assert states == {mine: "dismissed"}
    assert list(offered(house, second)) == [number]


async def test_an_older_case_keeps_its_best_however_many_come(house, told, courier):
    first, _ = await told()
    for _ in range(2):
        await told("Ein anderer Fehler, ganz woanders", PAGE)
        await courier.work()
    strong = []
    for _ in range(6):
        strong.append((await told())[1])
        await courier.work()

    kept = offered(house, first)
    assert len(kept) == 5
    assert set(kept) <= set(strong), "the weak ones had to go"
    assert not any(
        "reports" in reason for said in offered(house, first).values() for reason in said
    )


async def test_a_turn_stands_when_nobody_matches_and_matching_comes_later(
    house, told, courier, monkeypatch
):
    _, number = await told()
    name, _ = await told()
    with monkeypatch.context() as broken:
        broken.setattr(module, "rank", None)  # what is called on the way breaks
        assert await courier.work() == 4, "each is matched and made findable"
    written = (await house.parts.reception.conversations.get(name)).seq

    house.clock.forward(10)
    await courier.work()

    assert number in offered(house, name)
    assert (await house.parts.reception.conversations.get(name)).seq == written


async def test_what_is_not_handed_over_is_neither_compared_nor_found(house, told, matcher, courier):
    _, number = await told()
    await courier.work()
    name = await opened(house.parts)
    await house.say(name, Begin(Context(PAGE), flow="broken-page"), Say("It fails"), Say(ERROR))
    await matcher.match(job(name))
    late, _ = await told()
    await courier.work()

    assert offered(house, name) == {}
    assert list(offered(house, late)) == [number]


async def test_a_conversation_that_said_nothing_is_left_alone(house, matcher):
    name = await opened(house.parts)

    await matcher.match(job(name))

    assert offered(house, name) == {}


async def test_a_job_for_what_does_not_exist_fails_so_that_somebody_sees_it(matcher):
    with pytest.raises(NotFound):
        await matcher.match(job("conv_absent"))


# --- what -------------------------------------------------------------------------------------


async def test_matching_twice_changes_nothing(house, told, courier, matcher):
    await told()
    name, mine = await told()
    await courier.work()
    once, place = offered(house, name), row(house, mine).changed

    await matcher.match(job(name))
    await matcher.match(job(name))

    assert offered(house, name) == once
    assert row(house, mine).alike == 1
    assert row(house, mine).changed == place


async def test_another_list_of_as_many_moves_the_row_so_that_an_open_sheet_is_read_again(
    house, told, courier, matcher
):
    _, other = await told("SHIP-9: no such address", "https://shop.example/address")
    await told()
    name, mine = await told()
    await courier.work()
    house.parts.stores.cases.suggest(name, [Candidate(other, 0.9, (), ())])
    place = row(house, mine).changed

    await matcher.match(job(name))

    assert row(house, mine).alike == 1
    assert row(house, mine).changed > place


async def test_another_error_on_another_page_is_no_candidate(house, told, courier):
    other = {"error": "Ihr Gutschein ist abgelaufen", "page": "https://shop.example/voucher"}
    await told(**other, opening="Mein Gutschein mit dem Zebra geht nicht")
    name, _ = await told(opening="The payment for the zebra fails")
    await courier.work()

    assert offered(house, name) == {}


async def test_what_was_corrected_is_compared_anew(house, told, courier):
    _, number = await told()
    name, mine = await told("Nothing like it", "https://other.example/x", opening="Help me")
    await courier.work()
    assert number not in offered(house, name)

    talks = house.parts.reception.conversations
    done = await talks.perform(name, SetAnswer("message", ERROR), ANNA)
    await courier.work()

    assert isinstance(done, Done)
    assert "same error message" in offered(house, name)[number]
    assert row(house, mine).alike == 1


async def test_the_author_says_what_makes_two_cases_the_same(house, told, courier, flows):
    rule = FLOW.replace('title: "{{ message }}"', "same_when: [doing]")
    (flows / "broken-page.yaml").write_text(rule)
    house.parts.library.load(flows)
    _, number = await told(ERROR, PAGE, "Order  RX-1")
    await told(ERROR, PAGE, "order rx-2")
    silent, _ = await told()
    await courier.work()

    name, _ = await told("TypeError: x is undefined", "https://other.example/x", "order rx-1")
    await courier.work()

    assert list(offered(house, name)) == [number]
    assert offered(house, name)[number][0] == "same doing"
    assert len(offered(house, silent)) == 2, "an answer that is missing decides nothing"


async def test_a_case_that_is_closed_is_not_offered(house, told, courier):
    first, _ = await told()
    await courier.work()
    await house.parts.reception.conversations.perform(first, Close(0), ANNA)

    name, _ = await told()
    await courier.work()

    assert offered(house, name) == {}


async def test_only_the_few_that_are_most_alike_are_offered(house, told, courier):
    weak = [(await told("Ein anderer Fehler, ganz woanders", PAGE))[1] for _ in range(3)]
    strong = [(await told())[1] for _ in range(4)]
    await courier.work()

    name, mine = await told()
    await courier.work()

    numbers = [each.case.number for each in house.parts.stores.cases.suggestions(name)]
    assert numbers[:4] == strong[::-1]
    assert len(numbers) == 5
    assert set(numbers[4:]) <= set(weak)
    assert row(house, mine).alike == 4


async def test_errors_of_any_script_and_any_length_are_compared(house, told, courier):
    odd = "' OR 1=1 -- \" * ( ) NEAR"
    errors = ("فشلت عملية الدفع بسبب انتهاء المهلة", "x" * 7_500, odd, "💥 HTTP 500 💥" * 9)
    for error in errors:
        _, number = await told(error)
        name, _ = await told(error)
        await courier.work()

        assert "same error message" in offered(house, name)[number], error[:40]


async def test_what_was_said_is_found_after_the_errand_and_notes_are_too(house, told, courier):
    name, _ = await told(ERROR, PAGE, "I clicked the zebra button")
    find = house.parts.stores.search.find
    assert find("zebra") == []

    await courier.work()

    assert [each.conversation for each in find("zebra")] == [name]


# --- what is compared -------------------------------------------------------------------------


async def test_only_answers_that_are_known_are_compared_and_what_was_said_beats_the_page(
    house, told
):
    name, number = await told("TypeError: x is undefined", PAGE)
    talks = house.parts.reception.conversations
    conversation, flow = await talks.get(name), house.parts.library.flow("broken-page")
    answers = {
        "message": Answer(None, "", "unknown"),
        "page": Answer("https://shop.example/cart/17", "…", "unverified"),
        "doing": Answer(None, "", "skipped"),
        "gone": Answer("of another edition", "of another edition"),
    }
    changed = type(conversation)(conversation.id, number, context=Context(PAGE), answers=answers)

    compared = digest_of(flow, changed)

    assert compared.number == number
    assert compared.error == ""
    assert (compared.host, compared.path.startswith("/cart")) == ("shop.example", True)
    assert compared.terms == {}
    del answers["page"]
    assert digest_of(flow, changed).path == "/pay"


@pytest.mark.parametrize("said", ["TypeError: x is undefined", "the page failed, no idea why", ""])
async def test_a_turn_finds_the_fingerprint_of_the_digest_without_making_one(house, told, said):
    name, _ = await told("TypeError: x is undefined", PAGE)
    talks = house.parts.reception.conversations
    conversation, flow = await talks.get(name), house.parts.library.flow("broken-page")
    answers = conversation.answers | {"message": Answer(said, said, "given" if said else "unknown")}
    conversation = replace(conversation, answers=answers, opening=f"Help! {said}")

    assert fingerprint_of(flow, conversation) == digest_of(flow, conversation).fingerprint


@pytest.mark.skipif(not static.directions(), reason="needs the extra `static`")
async def test_with_word_vectors_a_case_is_kept_with_where_its_words_point(house, told, courier):
    name, _ = await told()
    await courier.work()
    conversation = await house.parts.reception.conversations.get(name)
    flow = await house.parts.reception.conversations.flow_for(conversation)

    mine = digest_of(flow, conversation, static.meaning)
    (found,) = house.parts.stores.candidates.find(replace(mine, number=0), 0).found

    assert found.digest.meaning == mine.meaning != b""
    assert not digest_of(flow, conversation).meaning, "no turn waits for the vectors"
