"""What is told, where it was said, of a matter that became a case of its own.

Nobody outside can open that case. Whoever reads this conversation named the matter in it, so
they may hear how it stands: in their own words of then, and in what all its customers are told.
"""

from intakebot.engine import events as ev
from intakebot.engine.draft import Draft
from intakebot.engine.incident_moves import write_news
from intakebot.engine.status import shortened


def tell(draft: Draft, event: ev.TellOther) -> None:
    """Tell the news of its incident, or else that it was closed and with which words."""
    now, news = draft.now, event.news
    if event.of not in now.split.values():
        return draft.refuse("not_now")
    about = shortened(event.about) or str(event.of)
    if news is None:
        closed = draft.word("other_closed", about=about)
        return draft.put("\n".join(filter(None, (closed, event.text.strip()))), "status")
    if news.incident == now.incident:
        return draft.refuse("not_now")  # they hear it of this matter already
    title = draft.word("other_news", about=about, title=draft.word(f"incident_is_{news.kind}"))
    return write_news(draft, news, title)
