"""What people write under a summary: that it is right, or that it isn't."""

import re

from intakebot.engine.kinds.base import plain
from intakebot.understanding.normal import listed, words
from intakebot.understanding.phrasebook import shipped
from intakebot.understanding.vocabulary import FILLERS, LOOKS_RIGHT, NEGATIONS, NO, YES

LONGEST = 80
WITH_IT = YES | LOOKS_RIGHT | shipped().phrases("thanks")
_BETWEEN = re.compile(r"[,.;:!–—،؛]|\s-\s")
_SPOKEN = frozenset(word for phrase in WITH_IT for word in words(phrase))
_BESIDE = listed("""
    now all everything much so many very just to pass on forward them team dear love mate there
    pls plz thx ty thanx
    jetzt alles so viel vielen lieben nun mal weiter dann ihr euch sie das soweit
    الان كل شيء الي الفريق كثيرا شي كله كلو كلشي هيك كده كذا هلق دلوقتي الحين والله طيب كتير خلص
    خلاص
""")
_SAYS_SO = listed("""
    yes yeah yep yup ok okay right correct correctly good fine great perfect perfectly confirm
    confirmed confirming send submit accurate
    ja jep jo okay passt stimmt richtig korrekt gut perfekt super prima senden absenden abschicken
    bestätige bestätigen bestätigt genau
    نعم اجل تمام صحيح صحيحا صحيحه مضبوط مضبوطه ارسال ارسل ارسلوا تاكيد جيد ممتاز موافق اوكي اوك
    ايوه ايوا اه اي صح
    مزبوط مظبوط زبط زابط ماشي زين مزيان منيح كويس حلو واخا ابعت ابعتها ابعتوا ابعتوها ارسلها ارسلوها
""")
"""Words of which one makes a yes of what is made of nothing but such words."""
_NOT = NEGATIONS - listed("noch ما")


def approves(text: str) -> bool:
    """Whether these words say that it is right, and nothing else: "looks right now, thanks"."""
    said = plain(text)
    if said in YES | LOOKS_RIGHT:
        return True
    if len(said) > LONGEST or "?" in text or "؟" in text:
        return False
    told = words(said)
    if told and told[0] in NO and len(told) > 1:  # "no, all good"
        told = told[1:]
        if " ".join(told) in LOOKS_RIGHT:
            return True
    known = all(word in _SPOKEN or word in _BESIDE or word in FILLERS for word in told)
    return known and bool(_SAYS_SO.intersection(told)) and _NOT.isdisjoint(told)


def refuses(text: str) -> bool:
    """Whether these words only say that something is wrong with it."""
    parts = [plain(each) for each in _BETWEEN.split(text[:LONGEST]) if plain(each)]
    return bool(parts) and all(each in NO for each in parts)
