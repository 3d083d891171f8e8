import pytest

from intakebot.engine.kinds.base import Reading
from intakebot.engine.kinds.statements import told


def means(ask, text):
    found = told([ask], text)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("ask", "text", "answer"),
    [("Did anybody get hurt?", "It stopped dead at 6:30. Nobody hurt", "no"),
     ("Did anybody get hurt?", "one guy slipped on the wet floor and hurt his knee", "yes"),
     ("Was anyone injured?", "No one was injured luckily", "no"),
     ("Have you tried restarting the router?", "I already restarted the router twice", "yes"),
     ("Have you tried restarting it?", "I haven't restarted it yet", "no"),
     ("Is it urgent?", "my site is down, it's urgent", "yes"),
     ("Is it urgent?", "URGENT!! the site is down", "yes"),
     ("Were you charged twice?", "you charged me twice", "yes"),
     ("Did you receive an error message?", "there was no error message", "no"),
     ("Is the packaging damaged?", "The packaging was not damaged but the vase is", "no"),
     ("Did you pay by card?", "I paid by card", "yes"),
     ("Have you driven before?", "never driven before", "no"),
     ("Haben Sie den Wechselrichter schon neu gestartet?",
      "Wechselrichter zeigt F-23, schon zweimal neu gestartet", "yes"),
     ("Have you restarted the router?", "the router blinks red. I haven't restarted it", "no"),
     ("Is the light blinking?", "the light is red, it is blinking", "yes"),
     ("Is there a lift?", "third floor, no lift", "no"),
     ("Haben Sie einen Aufzug?", "3. Stock ohne Aufzug", "no"),
     ("Was it a gift?", "it was a gift from my sister", "yes"),
     ("Hat es Fieber?", "Emil Krause hat Fieber und Husten", "yes"),
     ("Did the payment go through?", "the payment went through but there is no order", "yes"),
     ("Do you have insurance?", "I don't have any insurance", "no"),
     ("Sorry to hear that. Are you the account holder?", "I'm the account holder", "yes"),
     ("Wurde jemand verletzt?", "niemand wurde verletzt", "no"),
     ("Haben Sie das Gerät neu gestartet?", "Das Gerät habe ich nicht neu gestartet", "no"),
     ("هل الجهاز موصول بالكهرباء؟", "الجهاز موصول بالكهرباء", "yes")],
)  # fmt: skip
def test_a_statement_answers_the_question_that_it_is_about(ask, text, answer):
    assert means(ask, text) == answer


@pytest.mark.parametrize(
    ("ask", "text"),
    [("Have you tried restarting it?", "it restarts by itself all the time"),
     ("Have you restarted the router?", "the router restarts. it is annoying"),
     ("Have you called the seller?", "the seller is rude. he called me"),
     ("Have you already paid?", "I wanted to pay by card"),
     ("Did it work before?", "it hasn't worked"),
     ("Have you tried restarting it?", "should I restart it?"),
     ("Have you tried restarting it?", "I will restart it"),
     ("May we call you?", "please call me"), ("Would you like a refund?", "I want a refund"),
     ("Do you agree to the repair?", "I agree to the repair"),
     ("Is the seat broken or dirty?", "the seat is dirty"),
     ("Isn't the seat broken?", "the seat is broken"),
     ("Is this the first time it happens?", "the first time I clicked nothing happened"),
     ("Is the product still under warranty?", "the warranty ran out"),
     ("Do you have insurance?", "my insurance refuses to pay"),
     ("Do you have a dog?", "I was bitten by a dog"), ("Do you use a VPN?", "I turned the VPN off"),
     ("Was it damaged?", "it was damaged. It was not damaged"), ("Is it urgent?", ""),
     ("Did you pay by card?", "I paid with PayPal"), ("Is it?", "it is"), ("", "yes it is")],
)  # fmt: skip
def test_nothing_else_answers_it(ask, text):
    assert means(ask, text) is None


def test_the_place_is_the_part_that_states_it():
    text = "Hello, nobody was hurt, thanks."

    assert text[slice(*told(["Did anybody get hurt?"], text)[1])].strip() == "nobody was hurt"


def test_a_long_text_is_searched_in_time_to_spare():
    text = "the seat and " * 5000

    assert told(["Is the seat damaged?"], text) is None


def test_it_is_taken_to_be_checked_and_told_in_the_customers_language(question):
    hurt = question("yes_no", ask={"en": "Did anybody get hurt?", "de": "Wurde jemand verletzt?"})

    read = hurt.hint("Niemand wurde verletzt.", Reading(language="de"))

    assert (read.value, read.text, read.band) == ("no", "Nein", "B")
