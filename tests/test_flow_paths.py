"""How much each path of the flows that ship asks: little after a story, not for ever after none.

A table, so that a question more shows up in a review: each option of the choice that a flow
turns on, once told with everything in the first message, once in a few words.
"""

from pathlib import Path

import pytest

from intakebot.authoring.library import Library
from intakebot.engine import events as ev
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import entries
from intakebot.engine.entries import Asked
from intakebot.engine.talk import talk
from intakebot.engine.topics import TOPIC

LIBRARY = Library()
LIBRARY.load(Path(__file__).resolve().parents[1] / "flows")
AT = 1_772_445_600_000
WHO = "I'm Mara Lind, mara@garden.example. "
ANSWERS = {
    "name": "Mara Lind",
    "email": "mara@garden.example",
    "order": "FF-20418",
    "page": "https://fernandfinch.example/basket",
    "error": "Card declined (E-14)",
    "message": "Address or password not known",
    "seen": "the basket is empty although I put plants in",
    "doing": "I pressed Pay",
    "since": "yesterday",
    "day": "yesterday",
    "promised": "last friday",
    "sent_back": "last monday",
    "noticed": "this morning",
    "tried": "nothing yet",
    "browser": "Firefox on Windows",
    "items": "the blue pot, 14 cm",
    "wish": "my money back",
    "story": "it was left with a neighbour I don't know",
    "amount": "49.90",
    "way": "PayPal",
    "invoice_name": "Mara Lind, Lindenweg 4, 10115 Berlin",
    "account_email": "mara@garden.example",
    "change": "the address, to Lindenweg 4",
    "product": "Boston fern",
    "photo": "no",
}
YES_NO = "yes"

PATHS = [
    # flow, option it turns on, a whole story, questions after it, a few words, questions after them
    ("website-problem", "An error message",
     "Since this morning I get 'Error 402: card declined' on shop.example.com/checkout when I "
     "pay with Visa, Firefox 128 on a Mac", 1, "I get an error when I pay", 7),
    ("website-problem", "A blank page",
     "Since yesterday shop.example.com/basket is a blank page when I click on pay, Chrome 130 "
     "on Windows", 1, "the page is blank", 7),
    ("website-problem", "It's very slow",
     "The site is very slow on shop.example.com/plants since last week when I search for a fern, "
     "Safari on an iPhone", 1, "the site is very slow", 7),
    ("website-problem", "Nothing happens",
     "On shop.example.com/checkout nothing happens when I click on pay, since today, Firefox "
     "128 on a Mac", 1, "nothing happens when I click on pay", 6),
    ("order-problem", "It hasn't arrived",
     "My order FF-20418 hasn't arrived. It was promised for last Friday. Where is it?",
     2, "where is my parcel", 6),
    ("order-problem", "Something is missing",
     "A pot is missing from my order FF-20418, please send it again", 1,
     "something is missing from my order", 5),
    ("order-problem", "Something is broken",
     "The blue pot of FF-20418 arrived broken, I want my money back", 2,
     "the pot arrived broken", 5),
    ("order-problem", "It's the wrong item",
     "You sent the wrong plant with FF-20418. I want a replacement", 2,
     "you sent the wrong plant", 6),
    ("order-problem", "I want to return it",
     "I want to return the blue pot of order FF-20418", 1, "I want to return something", 4),
    ("order-problem", "I want to cancel it", "I'd like to cancel my order FF-20418", 0,
     "I'd like to cancel my order", 3),
    ("account-access", "I can't sign in",
     "I can't sign in, it says 'Address or password not known'", 1, "I can't log in", 4),
    ("account-access", "Your e-mail doesn't arrive",
     "the e-mail to reset my password never comes", 2, "your reset e-mail doesn't arrive", 4),
    ("account-access", "My account is locked",
     "my account is locked, the page says 'Too many tries'", 1, "my account is locked", 4),
    ("account-access", "Someone else was in my account",
     "Since this morning someone else uses my account", 2, "someone hacked my account", 5),
    ("account-access", "I want to change my details",
     "I moved, please change my address to Lindenweg 4", 1, "I want to change my details", 4),
    ("account-access", "I want to delete my account", "I want to delete my account", 1,
     "I want to delete my account", 3),
    ("billing-question", "I was charged twice",
     "I was charged twice for FF-20418, 49.90 EUR with PayPal, yesterday", 0,
     "I was charged twice", 6),
    ("billing-question", "The amount is wrong",
     "The amount is wrong for FF-20418: 59.90 EUR instead of 49.90 EUR, paid by card", 1,
     "the amount is wrong", 6),
    ("billing-question", "A refund hasn't come",
     "I'm waiting for my refund of 49.90 EUR for FF-20418, sent back last Monday, paid with "
     "PayPal", 0, "where is my refund", 6),
    ("billing-question", "My payment was declined",
     "My card was declined for FF-20418", 1, "my card was declined", 4),
    ("billing-question", "I need an invoice", "I need an invoice for FF-20418", 1,
     "I need an invoice", 4),
    ("something-else", "A product or plant care",
     "How often do I water my Boston fern in winter?", 1, "how do I care for my fern", 3),
    ("something-else", "Delivery and returns", "Do you deliver to Austria?", 1,
     "do you deliver to Austria", 3),
    ("something-else", "A complaint",
     "I want to make a complaint about the delivery of FF-20418", 0, "I want to complain", 4),
    ("something-else", "My data", "What do you know about me? I want a copy of all my data", 0,
     "what do you know about me", 2),
    ("something-else", "Something else",
     "I write for a magazine and would like to visit your greenhouse for a story in May", 1,
     "I'd like to work with you", 3),
    ("website-problem", "Something else",
     "On shop.example.com/basket my basket is empty although I put two plants in, since today, "
     "Firefox 128 on a Mac", 3, "my basket is empty although I put plants in", 8),
    ("order-problem", "Something else",
     "The courier left my parcel FF-20418 with a neighbour I don't know", 2,
     "the courier left it with a neighbour", 5),
    ("account-access", "Something else",
     "There are two accounts in my name and I would like to have only one", 3,
     "something about my account", 4),
    ("billing-question", "Something else",
     "The voucher for FF-20418 was taken off only half", 2, "a question about a payment", 6),
]  # fmt: skip


def questions(words, flow="", option=""):
    """The questions that were asked until the summary, and the conversation then.

    Who is asked which flow or option it is names the one that this path is about.
    """
    talked, asked = Conversation("c", 1001), []
    said = words
    talked, _ = talk(LIBRARY, talked, ev.Act(ev.Begin(), AT))
    for turn in range(1, 20):
        talked, effects = talk(LIBRARY, talked, ev.Act(ev.Say(said), AT + turn * 1000))
        fresh = [each.body for each in entries(effects) if isinstance(each.body, Asked)]
        asked += [each.question for each in fresh]
        if talked.phase != "intake":
            return asked, talked
        kind = talked.open.asked.kind if talked.open and talked.open.asked else ""
        question = talked.open.question
        if question == TOPIC:
            said = LIBRARY.flow(flow).title.say("en", {})
        else:
            said = YES_NO if kind == "yes_no" else ANSWERS.get(question, option)
    raise AssertionError(f"no end of questions: {asked}")


@pytest.mark.parametrize(("flow", "option", "story", "most", "few", "more"), PATHS)
def test_a_path_asks_no_more_than_it_says_here(flow, option, story, most, few, more):
    for words, allowed in ((WHO + story, most), (few, more)):
        asked, talked = questions(words, flow, option)

        assert talked.flow == flow
        assert len(asked) == len(set(asked)) <= allowed, asked
        turns_on = {a.value for a in talked.answers.values() if isinstance(a.value, str)}
        assert option in turns_on


def test_every_option_that_a_flow_turns_on_is_walked():
    walked = {(flow, option) for flow, option, *_ in PATHS}
    for flow in LIBRARY.flows():
        choice = next(i for i in flow.items if i.question.kind == "choice")
        options = {(flow.id, each.value) for each in choice.question.choices("en")}
        assert options <= walked


def test_the_words_alone_reach_the_same_case_as_the_answers():
    """A rich message asks at most two questions more; a vague one at most seven.

    One more where no option fits: that is asked, for who can know it but they.
    """
    fits = [path for path in PATHS if path[1] != "Something else"]
    assert max(most for *_, most, _, _ in fits) <= 2
    assert max(more for *_, more in fits) <= 7
    assert max(most for *_, most, _, _ in PATHS) <= 3
    assert max(more for *_, more in PATHS) <= 8


UNUSUAL = {
    "website-problem": """
        cant check out | your shop keeps kicking me back to the start when i want to pay
        the thing spins forever | pay button grey | nothing loads | i cant see any photos
        filter for shade plants shows nothing at all | checkout broken??? | the site hangs
        im stuck on the address form it wont accept my postcode | page not found
        seite lädt nicht | komme nicht weiter beim bezahlen | warenkorb leert sich immer
        الموقع بطيء جدا | زر الدفع لا يستجيب
        the little wheel just turns and turns after I enter my card | menu on my tablet won't open
        when i add the second plant the first one disappears | can't get to step 2
        i click and click and click and nothing | everything is in chinese letters suddenly
        your page says oops | size dropdown is empty | shop app closes itself
        es passiert gar nichts wenn ich auf kaufen drücke | handy zeigt nur grauen bildschirm
        suche findet nix | الموقع ما يفتح عندي
    """,
    "order-problem": """
        still waiting | DHL says delivered, nothing here | plant is half dead
        got someone else's parcel | where r my ferns | one of the two pots is missing
        the cat tree wobbles, a screw is missing | i want to send the monstera back it is too big
        please stop my order, ordered by mistake | can you change the address on my order
        tracking number doesn't work | paket kam nie an | orchidee kam ohne blüten
        hab den falschen topf bekommen | bestellung von letzter woche immer noch nicht da
        ما وصلني شي لحد الان | النبتة وصلت ذابلة | it's been 9 days, no plant, no mail, nothing
        courier threw the box over the fence, pot in pieces | half of it is not here
        ordered two, got one | this is not the colour i chose | don't want it any more
        parcel stuck in leipzig since monday | signed by somebody i don't know
        my ferns arrived frozen | how can i give the tree back
        sendung hängt seit tagen im verteilzentrum | ware beschädigt
        will die bestellung nicht mehr | الطلب ناقص | متى يوصل طلبي
    """,
    "billing-question": """
        money gone but no confirmation | you took 20 euros too much
        can I get a receipt for my taxes | my company needs a proper bill with VAT
        i returned the fern 3 weeks ago and still no money | paypal says payment pending
        discount not applied | gift card shows 0 | why was i charged again
        abbuchung die ich nicht kenne | brauche rechnung mit firmenadresse | wo bleibt mein geld
        خصمتوا مني مرتين | two identical debits on my account | refund please, where is it
        klarna wants money for something i sent back | the bill has the wrong name on it
        code SPRING10 rejected | price at checkout higher than on the product page
        need proof of purchase | visa refused although there's money on it | doppelte abbuchung
        mahnung bekommen obwohl bezahlt | gutscheincode wird nicht akzeptiert | أريد إيصال
        الفلوس انخصمت والطلب ما تسجل
    """,
    "account-access": """
        it doesnt recognise my email | password reset link expired | forgot pw | locked out
        code never arrives | someone changed my email address | how do i delete my profile
        need to update my phone number | passwort geht nicht | komm nicht mehr rein
        kann mich nicht mehr einloggen seit gestern | نسيت الباسورد
        says wrong password but it's right | two factor sms not coming
        can't find the way into my customer area | someone in russia logged into my account
        remove me from your system | married, new surname, please change
        konto gesperrt nach 3 versuchen | bestätigungsmail fehlt | neue adresse wegen umzug
        الحساب مقفول
    """,
    "something-else": """
        is the peace lily toxic for dogs | brown tips on my calathea, what do i do
        do you have olive trees | when do you open on saturday
        i want to know what you store about me | your driver was very rude | do you hire
        thanks for the lovely plants | welche pflanze passt ins dunkle bad
        habt ihr am feiertag offen | kann man bei euch auch abholen | هل عندكم نباتات للظل
        leaves of my ficus dropping | how tall does the dragon tree get
        any discounts for schools? | is delivery to switzerland possible
        which data do you hold on me, gdpr | i'm a journalist with a question
        the lady on the phone was so helpful | monstera umtopfen wann
        darf man hunde in den laden mitbringen | وين محلكم
    """,
}
"""How people begin who write in nobody's example: each line and each bar parts two of them."""


def test_unusual_first_words_are_seldom_asked_what_they_are_about_and_then_offered_it():
    told = [(flow, words.strip()) for flow, each in UNUSUAL.items()
            for line in each.strip().splitlines() for words in line.split(" | ")]  # fmt: skip
    right, wrong = 0, []
    for flow, words in told:
        talked, _ = talk(LIBRARY, Conversation("c", 1001), ev.Act(ev.Begin(), AT))
        talked, _ = talk(LIBRARY, talked, ev.Act(ev.Say(words), AT + 1000))
        if talked.flow:
            right += talked.flow == flow
            wrong += [words] if talked.flow != flow else []
        else:
            assert len(talked.open.asked.options) <= 4

    assert right / len(told) > 0.75
    assert len(wrong) / len(told) < 0.05, wrong
