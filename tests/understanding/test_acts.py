import pytest

from intakebot.understanding.acts import KINDS, PUBLIC, Act, acts
from intakebot.understanding.phrasebook import Phrasebook, shipped_pages
from tests import shared
from tests.costs import at_most


def kinds(text, language="en", asked="text"):
    return {act.kind: act.whole for act in acts(text, language, asked)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I don't know", "dont_know"), ("idk, sorry", "dont_know"), ("No idea!", "dont_know"),
        ("weiß ich leider nicht", "dont_know"), ("Keine Ahnung, sorry", "dont_know"),
        ("لا أعرف", "dont_know"), ("skip this please", "skip"), ("Lieber nicht", "skip"),
        ("تخطي", "skip"), ("Why?", "why"), ("why do you need my phone number?", "why"),
        ("Wozu brauchen Sie das?", "why"), ("لماذا؟", "why"), ("go back", "back"),
        ("zurück bitte", "back"), ("can you repeat that?", "repeat"), ("Wie bitte?", "repeat"),
        ("what do you mean?", "clarify"), ("I don't understand the question", "clarify"),
        ("Was meinen Sie damit?", "clarify"), ("Das verstehe ich nicht.", "clarify"),
        ("I already told you", "told"), ("I said that already!", "told"), ("see above", "told"),
        ("I already gave you my order number", "told"), ("steht oben", "told"),
        ("Das hab ich doch schon gesagt", "told"), ("you asked me that already", "told"),
        ("لقد قلت لك ذلك", "told"), ("كما قلت", "told"), ("so many questions", "progress"),
        ("i dont want to give you my email", "skip"), ("ich gebe meine Mail nicht raus", "skip"),
        ("not telling you my name", "skip"), ("لا أريد إعطاء بريدي", "skip"), ("🤷", "dont_know"),
        ("👍", "yes"), ("👎", "no"), ("just send it already", "done"),
        ("do you really need my phone number", "why"), ("a human please", "person"),
        ("Mit einem Menschen sprechen bitte", "person"),
        ("أريد التحدث مع موظف", "person"), ("are you a bot?", "are_you_bot"),
        ("Sind Sie ein Roboter?", "are_you_bot"), ("هل أنت روبوت؟", "are_you_bot"),
        ("is anybody still there?", "calls_out"), ("Ist hier jemand?", "calls_out"),
        ("هل يوجد أحد؟", "calls_out"), ("one moment please", "wait"), ("Moment bitte", "wait"),
        ("that's all", "done"),
        ("Das war's", "done"), ("thank you very much!", "thanks"), ("Vielen Dank", "thanks"),
        ("شكراً جزيلاً", "thanks"), ("any news on my ticket?", "status"),
        ("Wie ist der Stand meiner Anfrage?", "status"), ("never mind, cancel it", "cancel"),
        ("bitte abbrechen", "cancel"), ("tell me a joke", "off_topic"),
        ("Wie wird das Wetter?", "off_topic"), ("it doesn't work", "vague"),
        ("Die Seite geht nicht", "vague"), ("Good morning!", "greeting"), ("Moin", "greeting"),
        ("goodbye", "goodbye"), ("Tschüss", "goodbye"), ("yes", "yes"), ("no thanks", "no"),
        ("لا", "no"),
    ],
)  # fmt: skip
def test_a_message_that_is_nothing_but_an_act_is_one(text, kind):
    assert kinds(text) == {kind: True}


@pytest.mark.parametrize(
    "text",
    ["I sent it back already", "I already sent the parcel", "I just gave them 5 stars",
     "please check what I said", "das habe ich dem Fahrer gestern gesagt",
     "I told your colleague that the pot was broken", "my friend said that already happened"],
)  # fmt: skip
def test_a_story_of_telling_is_no_i_told_you(text):
    assert "told" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't know why it says Error 5", "I have no idea what that button does",
        "the page goes back to the cart", "when I skip the video it crashes",
        "I waited a moment, then an error came", "I don't want to talk to a human",
        "why it happens nobody knows", "I did not get the money that I asked for",
        "my son's name is Will and he can't log in", "the bot protection blocks me", "",
        "Mo", "???",
        "Ich weiß nicht, warum da Fehler 5 steht", "Der Mitarbeiter im Laden sagte Fehler 5",
    ],
)  # fmt: skip
def test_a_message_that_tells_something_consists_of_no_act(text):
    assert not any(kinds(text).values())
    assert "person" not in kinds(text)


def test_an_act_within_a_story_is_found_but_is_not_the_whole():
    text = "I can't log in and it costs me money, get me a human now"

    assert acts(text, "en", "text") == [Act("person", (text.index("get"), len(text) - 4), False)]


def test_two_acts_beside_an_answer_are_told_apart_from_it():
    text = "why do you need that? it's RX-4821-77, thanks"

    found = {act.kind: text[slice(*act.span)] for act in acts(text, "en", "code")}

    assert found == {"why": "why do you need that", "thanks": "thanks"}


def test_a_message_of_several_acts_consists_of_all_of_them():
    assert kinds("Thanks, that's all. Bye!") == {"thanks": True, "done": True, "goodbye": True}
    assert kinds("hm, no idea, sorry. What do you mean?") == {"dont_know": True, "clarify": True}


def test_asking_whether_it_is_a_person_asks_for_none():
    assert set(kinds("am I talking to a human?")) == {"are_you_bot"}


@pytest.mark.parametrize("text", ["skip", "I don't know", "yes", "no, it's Chrome", "go back"])
def test_what_answers_a_question_means_nothing_without_one(text):
    assert kinds(text, asked=None) == {}
    assert kinds(text, asked="text") != {}


def test_a_wish_for_a_person_counts_at_any_moment():
    assert kinds("a human please", asked=None) == {"person": True}


def test_a_word_of_two_languages_is_read_in_the_customers():
    assert kinds("was?", "de") == {"repeat": True}
    assert kinds("was?", "en") == {}


@pytest.mark.parametrize("language", ["en", "fr", "pt-BR", "", "zz"])
def test_any_language_may_be_the_customers(language):
    assert kinds("a human please", language) == {"person": True}
    assert kinds("je ne peux pas me connecter", language) == {}


@pytest.mark.parametrize(
    ("text", "cue", "about"),
    [
        ("No, my e-mail is j.doe@x.com", "No, my e-mail is", "email"),
        ("sorry, I meant Chrome", "I meant", "browser"),
        ("actually it was yesterday", "actually", "datetime"),
        ("that's wrong, it's on Firefox", "that's wrong", "browser"),
        ("oops, the order number is RX-1", "oops, the order number is", "order_id"),
        ("I gave you the wrong name", "I gave you the wrong name", "person_name"),
        ("Nein, meine E-Mail ist j@x.de", "Nein, meine E-Mail ist", "email"),
        ("Entschuldigung, ich meinte Firefox", "ich meinte", "browser"),
        ("Da habe ich mich vertippt", "Da habe ich mich vertippt", ""),
    ],
)
def test_a_correction_says_what_it_is_about(text, cue, about):
    found = [act for act in acts(text, "en", "text") if act.kind == "correction"]

    assert [(text[slice(*act.span)], act.about) for act in found] == [(cue, about)]


@pytest.mark.parametrize(
    "text", ["what do you mean?", "I mean it", "does it actually cost money?", "it was wrong of me"]
)
def test_not_everything_that_sounds_like_it_corrects(text):
    assert "correction" not in kinds(text)


@pytest.mark.parametrize("text", ["I'd rather come on Monday", "Please change it for two people"])
def test_at_the_summary_looser_words_correct(text):
    assert "correction" in kinds(text, asked="confirm")
    assert "correction" not in kinds(text, asked="text")


def test_a_yes_at_the_summary_corrects_nothing():
    assert "correction" not in kinds("Yes, please do that", asked="confirm")
    assert "correction" in kinds("It's right, but please move it to Monday", asked="confirm")


@pytest.mark.parametrize("text", ["what does it matter to you", "does it matter if I'm abroad?"])
def test_who_doubts_that_it_matters_asks_why(text):
    assert kinds(text).keys() & {"why", "reason"}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("any news on my ticket?", ""), ("did you look at my case yet?", ""),
        ("when will I hear back?", ""), ("Gibt es etwas Neues zu meiner Anfrage?", ""),
        ("where is my order?", "order"), ("track parcel 370795561790", "order"),
        ("I'm waiting for a refund of 30 dollars", "order"), ("Wo bleibt mein Paket?", "order"),
    ],
)  # fmt: skip
def test_news_of_a_case_and_news_of_goods_are_told_apart(text, about):
    (found,) = [act for act in acts(text) if act.kind == "status"]

    assert found.about == about


def test_more_than_one_matter_is_heard():
    text = "the page is blank. And another thing: the invoice is wrong too"
    (found,) = [act for act in acts(text, "en", "text") if act.kind == "another_issue"]

    assert text[found.span[0] :].startswith("And another thing")
    assert "another_issue" in kinds("Außerdem: die Rechnung stimmt nicht", "de")


def test_every_act_has_a_name_for_the_outside():
    assert set(PUBLIC) == set(KINDS)
    assert PUBLIC["person"] == "human_request"
    assert PUBLIC["swearing"] == "offensive"


def test_a_books_own_phrases_count_like_those_that_ship():
    own = {"person": {"whole": ["Chef bitte"], "anywhere": ["zum Oberboss (dem echten)"]}}
    book = Phrasebook([*shipped_pages(), ("de", own)])
    text = "Lasst mich zum Oberboss (dem echten), es eilt"

    assert acts("Chef bitte!", "en", None, book) == [Act("person", (0, 11), True)]
    assert acts("Chef bitte!") == []
    assert [text[slice(*act.span)] for act in acts(text, "de", None, book)] == [
        "zum Oberboss (dem echten)"
    ]
    assert acts("a human please", "en", None, book) == acts("a human please")


HOSTILE = {
    "talk": "talk to " * 3000, "arabic": "لا " * 9000, "halves": "\ud800" * 20_000,
    "unsure": "I don't " * 3000, "lines": "\n" * 20_000, "letters": "a" * 20_000,
    "you": "you are a " * 2000, "blanks": "no" + " " * 20_000 + "x", "dotted": "İ" * 20_000,
    "wrong": "speek " * 3500, "no": "no, " * 5000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_like_any_other(name):
    text = HOSTILE[name]
    acts(text, "en", "confirm")
    with at_most(0.05):
        found = acts(text, "en", "confirm")
    assert found == acts(text, "en", "confirm")
    assert all(0 <= act.span[0] < act.span[1] <= len(text) for act in found)


def test_danger_is_heard_at_the_end_of_a_long_message_too():
    assert "crisis" in kinds("it started when I paid. " * 250 + "I want to kill myself")


MEASURED = {
    # ours: (precision, recall) to hold on other people's development rows
    "person": (0.97, 0.95),
    "dont_know": (0.91, 0.85),
    "are_you_bot": (0.92, 0.87),
    "thanks": (0.94, 0.86),
    "repeat": (0.89, 0.85),
    "status": (0.96, 0.91),
    "cancel": (0.95, 0.87),
    "greeting": (0.94, 0.76),
    "goodbye": (0.95, 0.68),
    "swearing": (0.95, 0.95),
    "abuse": (0.96, 0.80),
}


def labelled():
    return shared.rows("understanding", "acts.jsonl.gz")


@pytest.mark.parametrize("kind", MEASURED)
def test_we_are_right_on_other_peoples_labels(kind):
    theirs, (precision, recall) = PUBLIC[kind], MEASURED[kind]
    rows = [
        row for row in shared.rows("understanding", "acts.jsonl.gz") if theirs in row["annotated"]
    ]
    found = [row for row in rows if kind in kinds(row["text"])]
    right = sum(theirs in row["acts"] for row in found)

    assert right / len(found) >= precision
    assert right / sum(theirs in row["acts"] for row in rows) >= recall


def test_bank_customers_are_hardly_ever_taken_to_want_a_person():
    rows = shared.rows("understanding", "routing_banking77.jsonl.gz")
    asked = [row["text"] for row in rows if "person" in kinds(row["text"])]

    assert len(asked) <= len(rows) * 0.001
    assert not [row["text"] for row in rows if "crisis" in kinds(row["text"])]


def test_swearing_while_asking_is_no_abuse():
    rows = [
        row for row in shared.rows("understanding", "acts.jsonl.gz") if "offensive" in row["acts"]
    ]

    assert sum("abuse" in kinds(row["text"]) for row in rows) <= len(rows) * 0.05


@pytest.mark.parametrize(
    ("text", "words"),
    [("since last week, and by the way my parcel FF-20418 hasn't arrived either", "and by the way"),
     ("since yesterday. Also my invoice is wrong", "Also my invoice is wrong"),
     ("Firefox 128. Oh and the invoice is wrong too", "Oh and the invoice is wrong too"),
     ("the page is blank and my parcel hasn't come either", "and my parcel hasn't come either"),
     ("seit letzter Woche, und außerdem ist mein Paket nicht da",
      "und außerdem ist mein Paket nicht"),
     ("seit gestern, und die Rechnung stimmt auch nicht", "und die Rechnung stimmt auch nicht"),
     ("seit Montag, ach übrigens, mein Passwort geht nicht", "ach übrigens")],
)  # fmt: skip
def test_a_second_matter_begins_in_the_middle_of_an_answer(text, words):
    [found] = [each for each in acts(text, "en", "date") if each.kind == "another_issue"]

    assert text[slice(*found.span)] == words


@pytest.mark.parametrize(
    "text",
    ["it also happens on my phone", "also in Chrome", "the page is slow and the button fails too",
     "I ordered two lamps and the parcel is late", "die Seite ist leer, außerdem ist sie langsam",
     "my order is late and the invoice is missing", "I pressed Pay, by the way I am Mara"],
)  # fmt: skip
def test_more_of_the_same_is_no_second_matter(text):
    assert "another_issue" not in {each.kind for each in acts(text, "en", "date")}


def test_a_wish_for_other_words_is_none_for_the_same_again():
    assert "repeat" not in kinds("could you explain that once again?")
    assert "repeat" in kinds("could you say that once again?")


def each(lines):
    return [said.strip() for line in lines.strip().splitlines() for said in line.split("|")]


MEANT_FOR_NOBODY = """
    the stuff you sent me is broken | I like the stuff you sell | the screw you sent is loose
    what an idiot I am | I feel like an idiot | sorry, I'm such a fool | we looked like morons
    you left my parcel in the trash | did you catch the thief? | you put it next to the garbage
    have you got the garbage bags that I ordered | what a drop dead gorgeous plant
"""
ABUSE = """
    you are trash | you thieves | you're nothing but thieves | what an idiot you are | stuff you
    screw you and your shop | well, screw you | you dirty rats | drop dead | I think you are idiots
    I am talking to an idiot
"""
CORRECTED = """
    you got my name wrong | my name is spelled wrong | you misspelled my name
    you've written my number incorrectly
"""
KEPT = """
    you have my number | did you get my mail? | you got me wrong | you have my old messages
"""


@pytest.mark.parametrize("text", each(MEANT_FOR_NOBODY))
def test_words_that_insult_nobody_are_no_abuse(text):
    assert "abuse" not in kinds(text)


@pytest.mark.parametrize("text", each(ABUSE))
def test_an_insult_is_meant_for_somebody(text):
    assert "abuse" in kinds(text)


@pytest.mark.parametrize("text", each(CORRECTED))
def test_what_we_got_wrong_is_corrected(text):
    assert "correction" in kinds(text)


@pytest.mark.parametrize("text", each(KEPT))
def test_what_we_have_is_not_corrected(text):
    assert "correction" not in kinds(text)


YES = """
    yes, that is my number | sure, why wouldn't it be | um yes | oh yeah totally | go for it
    I think so, at least | it's all right | everything is correct | looks fine to me | I would
    please do that | without any doubt | okay, do it | that sounds really good | let's do that
    no doubt | I have tried that, yes
    kein Problem | machen Sie das ruhig | alles korrekt | richtig, so ist es | können wir so machen
"""
NO = """
    no, that's an old one | not that one | certainly not | I don't want that | I'm not going to
    that's not my address | it isn't the same | never did that | I haven't, sorry | we don't agree
    I said no | the answer is no | that is wrong | I won't do that
    das will ich nicht | wir möchten das nicht | ich sagte nein | das war ich nicht
"""
NEITHER = """
    great service, thanks a lot | great job | excellent service so far | it keeps crashing all day
    nothing arrived last week | no idea what it is | I didn't receive a confirmation mail
    you are my last hope | I would like to change the address | this is not working at all
    I haven't received the parcel | the code doesn't work | none of your business
    richtig ärgerlich das Ganze | nichts ist angekommen | ich will nicht mehr warten müssen
"""


def answered(text):
    return kinds(text).keys() & {"yes", "no"}


@pytest.mark.parametrize("text", each(YES))
def test_a_yes_is_heard_in_many_words(text):
    assert answered(text) == {"yes"}


@pytest.mark.parametrize("text", each(NO))
def test_a_no_is_heard_in_many_words(text):
    assert answered(text) == {"no"}


@pytest.mark.parametrize("text", each(NEITHER))
def test_praise_and_a_story_are_neither_yes_nor_no(text):
    assert not answered(text)
