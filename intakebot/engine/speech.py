"""The entry that says in which language a conversation goes on."""

from intakebot.engine.tags import Body


class LanguageChanged(Body, frozen=True):
    """From here on the bot speaks this language: the customer wrote in it, or asked for it."""

    language: str
