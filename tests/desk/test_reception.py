"""The customer's side: coming in by a token, saying so much and no more, files that are theirs."""

from pathlib import Path

import pytest

from intakebot.desk.commands import Done
from intakebot.desk.reception import hashed
from intakebot.engine import words
from intakebot.engine.effects import Refuse
from intakebot.engine.entries import Context, Upload
from intakebot.engine.events import Begin, Change, Say, Skip, WantPerson
from intakebot.errors import NotFound
from tests.desk.conftest import TROUBLE, begun, log, opened
from tests.house import FLOW, OWN, flow_files

LIE = Upload("file_lie", "x.html", "text/html", 1)


@pytest.fixture
def given():
    return {"messages_a_minute": 12, "text_limit": 200}


@pytest.fixture
def flows(tmp_path):
    folder = flow_files(tmp_path / "flows")
    picture = "  - {id: picture, kind: file, ask: A picture?, optional: yes}\ncase:"
    (folder / "broken-page.yaml").write_text(FLOW.replace("case:", picture))
    (folder / "teams.yaml").write_text(
        "teams:\n"
        "  - {id: web, name: {en: Web team, de: Webteam}, hours: {mon-fri: 9:00-17:00}}\n"
        "  - {id: orders, name: Order team}\n"
    )
    return folder


@pytest.fixture
def reception(house):
    return house.parts.reception


async def uploaded(house, conversation, text=b"Error PAY-1042\n", name="log.txt"):
    async def stream():
        yield text

    return await house.parts.uploads.add(conversation, name, stream(), len(text))


# --- coming in --------------------------------------------------------------------------------


async def test_a_token_opens_its_own_conversation_also_after_a_restart(reception, again):
    mine, token = await reception.open("shop", "en")
    theirs, other = await reception.open("shop", "en")

    for parts in (reception, (await again()).reception):
        assert (await parts.admit(token)).id == mine.id
        assert (await parts.admit(other)).id == theirs.id
    assert token != other
    assert theirs.number == mine.number + 1


async def test_a_token_that_was_not_given_out_opens_nothing(reception):
    conversation, token = await reception.open("shop", "en")
    foreign = [
        *("", " ", "x", conversation.id, "x" * 43, "x" * 128, "x" * 129, "x" * 1_000_000),
        *(token[:-1], f"{token} ", f" {token}", f"{token}\0", token.swapcase(), token * 2),
        *("' OR 1=1 --" * 4, "رمز" * 20, "🔑" * 30, hashed(token).hex(), str(hashed(token))),
    ]

    for each in foreign:
        assert await reception.admit(each) is None, each[:60]


@pytest.mark.on_file
async def test_the_token_itself_is_nowhere_on_the_disk(house, reception):
    _, token = await reception.open("shop", "en")
    await house.app.stop()

    folder = Path(house.parts.settings.database_url.removeprefix("sqlite:///")).parent
    written = b"".join(path.read_bytes() for path in folder.glob("store.sqlite*"))

    assert hashed(token) in written
    assert token.encode() not in written


@pytest.mark.parametrize("site", ["", "SHOP", "shop ", "other", "../shop", "متجر", "x" * 100_000])
async def test_a_site_that_is_none_opens_nothing(reception, site):
    with pytest.raises(NotFound):
        await reception.open(site, "en")


async def test_a_language_that_the_site_does_not_speak_becomes_its_own(reception):
    asked = ("de", "en", "ar", "", "DE", "de-AT", "x" * 10_000)
    spoken = [(await reception.open("shop", language))[0].language for language in asked]

    assert spoken == ["de", "en", *["en"] * 5]


async def test_pages_of_our_own_and_programs_are_welcome_and_no_other(reception):
    assert reception.welcomes("")
    assert reception.welcomes(OWN)
    for origin in ("null", "https://shop.example", OWN + "/", OWN + ".evil.example", OWN[:-1]):
        assert not reception.welcomes(origin)


# --- how much ---------------------------------------------------------------------------------


async def test_so_many_messages_a_minute_and_no_more_each_conversation_by_itself(house, reception):
    name, other = await opened(house.parts, "de"), await opened(house.parts)
    await house.say(name, Begin(language="de"), *(Say(f"{n}") for n in range(11)))
    before = await log(house.parts, name)

    refused = await reception.perform(name, Say("too much"), "c1")
    elsewhere = await reception.perform(other, Begin(), "c1")

    assert refused.code == "rate"
    assert refused.text == reception.word(name, "rate")
    assert refused.text != reception.word(other, "rate"), "in the customer's language"
    assert isinstance(elsewhere, Done)
    assert await log(house.parts, name) == before

    house.clock.forward(5)
    assert isinstance(await reception.perform(name, Say("too much"), "c1"), Done)
    assert (await reception.perform(name, Say("and more"), "c2")).code == "rate"


@pytest.mark.parametrize("sign", ["x", "ض", "👩"])
async def test_a_text_up_to_the_limit_is_taken_and_one_character_more_is_not(
    house, reception, sign
):
    name = await begun(house)

    for event in (Say(sign * 201), Change("symptom", sign * 201), Say(sign * 1_000_000)):
        refused = await reception.perform(name, event, "c1")
        assert (refused.code, refused.text) == (
            "too_long",
            words.say("too_long", "en", limit="200"),
        )

    assert isinstance(await reception.perform(name, Say(sign * 200), "c1"), Done)
    assert (await log(house.parts, name))[-1].by == "bot"


async def test_a_page_may_tell_fifty_facts_and_not_one_more(house, reception):
    name = await opened(house.parts)
    facts = {f"fact {number}": "x" for number in range(51)}

    refused = await reception.perform(name, Begin(Context(facts=facts)), "c1")
    facts.popitem()
    taken = await reception.perform(name, Begin(Context(facts=facts)), "c1")

    assert refused.code == "too_long"
    assert (await log(house.parts, name))[0].body.context.facts == facts
    assert taken.seq == 1


@pytest.mark.parametrize("language", ["", "tlh", "de-AT-1996", "../../etc", "x" * 50_000, "عربي"])
async def test_whatever_language_a_page_claims_the_talk_goes_on(house, reception, language):
    name = await opened(house.parts)
    await house.say(name, Begin(language=language, flow="broken-page"), Say(TROUBLE))

    refused = await reception.perform(name, Say("x" * 201), "c1")

    assert refused.text
    assert (await log(house.parts, name))[-1].by == "bot"


# --- files ------------------------------------------------------------------------------------


async def test_a_message_shows_the_file_as_we_know_it_and_not_as_the_client_says(house, reception):
    name = await begun(house)
    kept = await uploaded(house, name)

    done = await reception.perform(name, Say("see", files=[kept.id], uploads=[LIE]), "c1")
    lied = await reception.perform(name, Say("see this", uploads=[LIE]), "c2")

    written = await log(house.parts, name)
    assert written[done.seq - 1].body.files == [
        Upload(kept.id, "log.txt", "text/plain", len(b"Error PAY-1042\n"))
    ]
    assert written[lied.seq - 1].body.files == []


async def test_a_file_named_twice_is_shown_once(house, reception):
    name = await begun(house)
    kept = await uploaded(house, name)

    done = await reception.perform(name, Say("", files=[kept.id] * 3), "c1")

    assert len((await log(house.parts, name))[done.seq - 1].body.files) == 1


async def test_anothers_file_is_as_absent_as_one_that_never_was(house, reception):
    name, other = await begun(house), await begun(house)
    mine, theirs = await uploaded(house, name), await uploaded(house, other)
    before = await log(house.parts, name)

    refusals = [
        await reception.perform(name, event, "c1")
        for ids in ([theirs.id], [mine.id, theirs.id], ["file_absent"], [""], ["x" * 10_000])
        for event in (Say("see", files=ids), Change("picture", files=ids))
    ]

    assert {(each.code, each.text) for each in refusals} == {
        ("no_file", reception.word(name, "no_file"))
    }
    assert await log(house.parts, name) == before


async def test_an_answer_is_changed_to_a_file_that_was_checked(house, reception):
    name = await begun(house)
    await house.say(name, Say("blank"), Say("https://shop.example/pay"))
    kept = await uploaded(house, name)

    done = await reception.perform(name, Change("picture", files=[kept.id], uploads=[LIE]), "c1")

    assert isinstance(done, Done), done
    shown = str((await reception.conversations.get(name)).answers["picture"])
    assert "log.txt" in shown
    assert "x.html" not in shown


async def test_the_same_message_again_is_acknowledged_though_its_file_is_gone(house, reception):
    name = await begun(house)
    kept = await uploaded(house, name)
    event = Say("see", files=[kept.id])
    done = await reception.perform(name, event, "c1")
    (await house.parts.uploads.read(kept.id))[0].unlink()
    house.parts.stores.uploads.forget(kept.id)

    repeated = await reception.perform(name, event, "c1")
    other = await reception.perform(name, Say("see", files=["file_other"]), "c1")

    assert repeated.seq == done.seq
    assert other == Refuse("conflict")


# --- who is there -----------------------------------------------------------------------------

SUNDAY, MONDAY_NINE = 1_790_510_400_000, 1_790_586_000_000  # 2026-09-27 12:00, -28 09:00 UTC


async def test_whoever_hands_over_hears_when_the_team_is_back(house, reception):
    house.clock.at = SUNDAY
    name = await begun(house)

    await reception.perform(name, WantPerson(), "c1")

    handed = next(e.body for e in await log(house.parts, name) if hasattr(e.body, "opens"))
    assert (handed.online, handed.opens, handed.team_name) == (False, MONDAY_NINE, "Web team")


async def test_a_team_is_there_when_one_of_it_is_whatever_the_hours_say(house, reception):
    house.clock.at = SUNDAY
    away = reception.staffing_of("web", "de")
    reception.presence.arrive("agent_anna", ("web",))
    here = reception.staffing_of("web", "de")

    assert (away.team_name, away.online, away.opens) == ("Webteam", False, MONDAY_NINE)
    assert (here.online, here.opens) == (True, 0)
    assert not reception.staffing_of("orders").online


@pytest.mark.parametrize("team", ["", "gone", "WEB", "فريق"])
async def test_a_team_that_is_none_promises_nothing(reception, team):
    unknown = reception.staffing_of(team)

    assert (unknown.team_name, unknown.online, unknown.opens) == ("", False, 0)


async def test_what_does_not_fit_is_refused_and_nothing_is_written(house, reception):
    name = await begun(house)
    before = await log(house.parts, name)

    for event in (Say(), Say(" \n\t"), Skip("page"), Skip("x" * 10_000), Begin()):
        assert isinstance(await reception.perform(name, event, "c1"), Refuse), event

    assert await log(house.parts, name) == before
