"""The entry that changes the language."""

import msgspec

from intakebot.engine.entries import AnyBody, Entry
from intakebot.engine.speech import LanguageChanged


def test_a_change_of_language_survives_the_log():
    entry = Entry(4, 0, "system", LanguageChanged("de"))

    again = msgspec.json.decode(msgspec.json.encode(entry), type=Entry)

    assert again == entry
    assert not entry.private
    assert LanguageChanged in AnyBody.__args__
