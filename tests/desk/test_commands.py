"""What a command is known by."""

from intakebot.desk.commands import Actor, Command, digest_of
from intakebot.engine.events import Say


def test_the_same_words_have_one_digest_and_others_another():
    assert digest_of(Say("the page is blank")) == digest_of(Say("the page is blank"))
    assert digest_of(Say("the page is blank")) != digest_of(Say("the page is blank "))
    assert digest_of(Say("الصفحة فارغة")) != digest_of(Say("الصفحة"))


def test_a_name_belongs_to_its_sender():
    """Two agents, or an agent and the customer, may use one id without meeting."""
    event = Say("hello")
    keys = {
        Command("c_1", event, actor, "id", b"", None, None).key
        for actor in (Actor(), Actor("agent", "a_1"), Actor("agent", "a_2"))
    }
    assert len(keys) == 3
