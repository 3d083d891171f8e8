"""A new value of what was answered, told by its name: "player name: Falcon" after "Wolf"."""

from intakebot.engine.correcting import change
from intakebot.engine.denying import corrected
from intakebot.engine.draft import Draft
from intakebot.engine.elsewhere import told_of
from intakebot.engine.flow import Flow, Item
from intakebot.engine.ledger import named_in
from intakebot.engine.sources import said, without
from intakebot.understanding.normal import plain, words


def tells_again(draft: Draft, flow: Flow, open_item: Item, text: str, seq: int) -> bool:
    """Change the answers that a message names anew; whether it tells nothing else."""
    if not draft.named(text):
        return False
    changed = []
    kept = {open_item.id, *(each.id for each in flow.single)}  # those are asked about instead
    for item in flow.noticing:
        before = draft.now.answers.get(item.id)
        if item.id in kept or before is None or not before.known:
            continue
        read = named_in(draft, item, text)
        if read is not None and differs(read.text, before.text):
            change(draft, flow, item, said(read, text, seq))
            changed.append(item)
    spans = told_of(draft, changed, text)
    return bool(changed) and not corrected(without(text, spans)).telling


def differs(new: str, old: str) -> bool:
    """Whether two values are more than one said in more words: "X200" and "X200 Pro"."""
    one, other = set(words(plain(new))), set(words(plain(old)))
    return not (one <= other or other <= one)
