"""What customers say in English besides answering, each in many words."""

import pytest

from intakebot.understanding.acts import acts

HEARD = {
    "person": """
        I'd like to discuss this with one of your colleagues | put me through please
        is there anyone real here? | can I ring you? | someone real please
        who's my contact person? | can I call someone | when can I speak to someone?
        could a colleague take a look at this? | I can't deal with this bot, a human please
        let me speak to whoever is in charge | is there a phone number to reach somebody?
        how do I reach an employee? | personal help please | I'd rather talk than type
        I want to phone you | can you have someone ring me | pass me on to your supervisor
        get me off this bot | would you mind getting a colleague involved? | transfer please
        I would like this looked at by a person | how can I get in contact with your team?
        is anybody from your company here? | please escalate this to a human being
        I'd feel better talking to somebody | who can I talk to about this?
        can we do this over the phone? | please let an agent take over
        no more bot, give me staff | I want to hear from a real employee
    """,
    "dont_know": """
        not off the top of my head | I'd have to check | I don't have that with me
        I no longer have it | it escapes me | can't think of it right now | I couldn't tell you
        I haven't got the receipt any more | no clue tbh | hard to say really
        I'm not the one who ordered it, no idea | I don't have the number on me | lost the receipt
        I'd have to look it up | can't tell from here | I'm afraid I don't know that
        honestly couldn't say | it's been too long, I can't remember | I never knew it
        no way of knowing | I haven't got a clue about that | I'd have to ask my husband
        not to hand
    """,
    "skip": """
        let's leave that out | can we leave that one? | I won't answer that
        I'd prefer not to answer | keep going | that's confidential | I'm not telling you that
        I don't want to give that out | not going to share that | continue without it
        leave it blank | don't want to say | pass on that one | let's not | I'd sooner not say
        moving on | leave that for now | I decline to answer
    """,
    "repeat": """
        what was that again? | could you ask that again? | I forgot the question
        what did you want to know? | sorry, what was the question? | one more time please
        say that once more | can you resend the question | sorry can you say that one more time?
        what did you just ask? | I didn't catch the question | please ask me again
    """,
    "wait": """
        let me go get it | I need to look for it | give me two minutes | just looking for it
        let me find my receipt | hang on a sec | bear with me please
        I'll be back in five minutes | need to fetch the letter | two secs | gimme a moment
        hold please | I'll go and find it | just a tick | searching for it now
    """,
    "done": """
        that's all from me | nothing more to add | I have nothing else | that's about it
        that's everything from my side | that's the whole story | I think that's everything
        nope nothing else | that covers it | I've told you everything
    """,
    "are_you_bot": """
        is there a human behind this? | are these automated replies?
        do I get answers from a person or a robot? | is anyone human reading this?
        is this an automated system? | am I chatting with software? | you're a bot aren't you?
        is a person writing these? | do humans read this?
    """,
    "status": """
        what about my refund? | has it been fixed yet? | have you looked into my case?
        anything new on my ticket? | what happened with my complaint? | is there any progress?
        did anyone look at my request | when do I get my money back?
        how's my ticket coming along? | have you fixed it yet? | any word on the refund?
        where are we with my complaint?
    """,
    "cancel": """
        let's end this | I don't want to continue | forget the whole thing
        let's leave it at that | stop this please | I'm out | stop, I don't want this any more
        ok forget it | let's call it a day | please close this conversation
    """,
    "back": """
        take me back one step | can I fix my last answer? | previous question please
        I need to change what I said before | go to the previous question
        let me redo the last one | could I change my previous reply? | go back a question
        I want to edit my earlier answer
    """,
    "progress": """
        how many more of these? | is there much more to come? | are there many more questions?
        how much time will this take? | are we there yet? | what's left?
    """,
    "clarify": """
        I'm not sure I understand what you're after | which of the two?
        you mean the code on the back? | what's a VAT number? | hm, how do I see that?
        where on the page is that? | can you word that differently? | what would that look like?
        do you want the long or the short number? | what sort of number is that
    """,
    "why": """
        for what do you need it? | what do you need to know that for?
        is that something you need? | why's my age relevant? | what's my address needed for?
        how come you need this? | and that matters because? | do I need to tell you this?
    """,
    "complaint": """
        I'm losing patience with you lot | you've had my money for a month and done nothing
        how hard can it be to send one parcel? | this is the worst company I've dealt with
        I have been passed from pillar to post | third time I'm writing, still no reply
        absolutely disgusted with your service | I'm beyond frustrated | you've let me down again
    """,
    "distress": """
        my little boy is in intensive care | we've been sleeping in the car
        I can't afford to eat this week | my mum's funeral is tomorrow | I'm at the end of my rope
        I just found out I have cancer | I'm a nervous wreck over this
        I'm going to be evicted next week | I burst into tears when I saw it
        I'm terrified of what happens next
    """,
}
PLAIN = """
    I don't have the button | I don't have my password | I lost my password | I lost my card
    I lost the key | I haven't got the money | I don't have the parcel
    I don't have an account | I no longer have access | I need to get my refund
    I'm looking for my parcel | I need to check my balance | let me know
    I have to look at it every day | I have to ask twice | nothing | nothing happens
    nothing at all | no more heating | get my money back | I want my money back
    I want to go back to the old version | it goes back to the cart
    go to the previous version | can I get it back | leave the box blank fails
    the field stays blank | it says skip | my phone rings
    I can't call anyone with this phone | the call button is dead | can I change my address
    I want to change my order | I need to correct my address | I need to edit my profile
    fix my account | how much time do I have to return it | how much is left on my card
    what's left on my account | is it far | is there much difference
    is it repaired under warranty | what's new in version 5 | what is going on with my screen
    it was fixed and broke again | is this a real discount
    are there people I can share the plan with | is it automatic
    I will be back on Monday, deliver then | I'll check the box at home later today and call
    that's the story of my order, it never came | this is about my refund
    that's about 5 euros | I missed the delivery | I can't think of anything wrong
    end the subscription | stop the newsletter | drop the second item
    I don't want to continue my subscription | I want to end my contract
    I do not want to go on the list | I'm out of stock of ink | I'm off work on Friday
    it is private network | it's my business account | put me on the list
    pass me the invoice | real support chat is missing
    the personal service plan costs too much | a colleague ordered it
    my manager needs the invoice | the supervisor account is locked
    number to call is wrong on your page | I lost it | yes, I lost it
"""


def listed(text):
    return [phrase.strip() for line in text.strip().splitlines() for phrase in line.split(" | ")]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, lines in HEARD.items() for text in listed(lines)]
)
def test_it_is_heard_in_english_in_many_words(kind, text):
    assert kind in {each.kind for each in acts(text, "en", "text")}


@pytest.mark.parametrize("text", listed(PLAIN))
def test_english_that_only_tells_of_a_matter_is_none_of_them(text):
    assert not {each.kind for each in acts(text, "en", "text")} & set(HEARD)
