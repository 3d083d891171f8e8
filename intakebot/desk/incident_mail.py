"""Mail that an incident is fixed, to those who asked to be told and whose address was proved."""

from intakebot.connectors.mail import Mail
from intakebot.desk.conversations import Conversations
from intakebot.desk.proving import Proving
from intakebot.engine import words
from intakebot.engine.conversation import Conversation
from intakebot.engine.recall import proved_address, signed
from intakebot.store.outbox import Claimed


class IncidentMail:
    """The errand ``fixed``. Does nothing where no mail can be sent."""

    def __init__(self, conversations: Conversations, proving: Proving) -> None:
        self._conversations = conversations
        self._proving = proving

    async def send(self, job: Claimed) -> None:
        """Tell one customer by mail what their conversation says already.

        Raises:
            NotSent: the server did not take it; the errand comes again.
        """
        conversation = await self._conversations.get(job.conversation)
        address, post = address_of(conversation), self._proving.post
        if post is None or not address or not conversation.follows:
            return
        site, language = self._proving.site_name(conversation.site), conversation.language
        subject = words.say("mail_fixed_subject", language, site=site)
        text = words.say("mail_fixed", language, site=site)
        await post.send(Mail(address, subject, f"{text}\n"))


def address_of(conversation: Conversation) -> str:
    """Where mail may go: an address that was proved, or that the site itself gave; else nowhere.

    One that was only typed may be anybody's.
    """
    if proved := proved_address(conversation.identity):
        return proved
    if not signed(conversation.identity):
        return ""
    told = (each for each in conversation.recalled if each.label == "email" and each.by == "site")
    return next((each.text for each in told), "")
