"""That a customer has nothing to give: "no photo", "don't have one", "keine Bestellnummer"."""

import re
from collections.abc import Iterable

from intakebot.engine.flow import Item
from intakebot.engine.kinds.base import plain
from intakebot.understanding.normal import listed, words
from intakebot.understanding.vocabulary import FILLERS, GROUPS_NONE, NEGATIONS, NO

LONGEST = 80
ANSWERED_BY_NO = frozenset({"yes_no", "choice", "choices", "rating", "error_message"})
"""Kinds to which a no is an answer, or to which it is none but no refusal either."""
_HAVE = listed("""
    any anything here hand one number own know want need give tell share say send make take got
    photo picture image screenshot file pdf order there available sure yet
    hab hast habe haben bei hand keine gibt gebe geben sagen angeben nennen schicken möchte will
    foto bild datei bestellung brauche keins bestellnummer screenshot bildschirmfoto parat leider
    gerade
    يوجد توجد لدي عندي املك صوره رقم طلب ملف اريد معي الان في فيه معايا معاي ياه ياها هلق دلوقتي
    الحين حاليا صور فوتو اي ولا والله للاسف متوفر موجود
""")  # fmt: skip
"""What such a message is made of, beside the name of what is asked for."""
_NOTHING = NO | GROUPS_NONE
_LATER = re.compile(
    r"(?<!\w)(?:later|später|لاحقا|بعدين|(?:i'll|ill|i will|we'll|we will|will|gonna|going to) "
    r"(?:post|send|mail|email|e-mail|upload|attach|add|forward|provide|take)"
    r"|(?:reiche|schicke|sende|lade|liefere) (?:\w+ ){0,3}(?:nach|hoch|später|morgen|per post)"
    r"|(?:س|ب|رح |راح )(?:ارسل|ابعت|ارفع)\w*)(?!\w)"
)
"""That a file comes another way or another time."""
CALLED = {
    "email": listed("""
        email emails mail e-mail mailadresse emailadresse
        ايميل الايميل ايميلي بريد بريدا بريدي الكتروني
    """),
    "phone": listed("""
        phone telephone mobile number telefon handy nummer هاتف هاتفا هاتفي رقم رقمي جوال جوالي
        تلفون
        تلفوني تليفون موبايل موبايلي نمرتي
    """),
    "name": listed("name names nachname vorname namen الاسم اسم اسمي اسما"),
    "file": listed(
        "photo photos picture pictures image screenshot foto fotos bild bilder صوره صور الصوره"
    ),
}
"""What a thing that may be missing is called, whatever the author calls it."""
OWNING = listed("have has had got own hab habe haben لدي عندي املك معي معايا")
_FORGOT = listed("forgot forgotten lost vergessen نسيت ناسي ناسيه ضاع ضيعت")
_BETWEEN = 3
"""Words between a no and what there is none of: "I don't have any e-mail"."""
_OUT_OF_REACH = re.compile(
    r"(?<!\w)(?:(?:can't|cant|cannot|can not|couldn't|couldnt|unable to|don't|dont|didn't) "
    r"(?:\w+ )?(?:find|locate|remember|recall)|not (?:with me|at hand|on me|to hand)"
    r"|(?:can't|cant|cannot|can not|couldn't) (?:\w+ )?read|unreadable|illegible|worn off|faded"
    r"|(?:un|nicht )(?:leserlich|lesbar|lesen)|nicht zu (?:lesen|erkennen)"
    r"|(?:lost|misplaced|mislaid|threw away|thrown away) (?:it|my|the|that)"
    r"|(?:find|finde|weiss) (?:\w+ ){0,5}(?:nicht|nirgends|nirgendwo)"
    r"|nicht (?:mehr )?(?:finden|dabei|zur hand|parat|griffbereit)|verlegt|verloren|weggeworfen"
    r"|(?:لا|ما|مش|مو) (?:اجد|لاقي|بلاقي|القي|لقيت)\w*)(?!\w)"
)
"""How people say that a number lies elsewhere: "can't find the letter with it"."""
_INSISTS = listed("""
    said mean way really thanks thank sorry please again still want to
    sagte sage meine wirklich echt danke bitte immer nochmal will
    شكرا فعلا حقا قلت قلتلك والله عنجد اصلا
""")
"""What is said around a no that was said before."""


def has_none(item: Item, text: str) -> bool:
    """Whether these words say that there is no answer to this question."""
    if item.question.kind in ANSWERED_BY_NO or len(text) > LONGEST or "?" in text:
        return False
    in_words = item.question.kind in ("text", "name")
    if in_words and not item.question.optional:
        return False
    said = plain(text)
    if said in _NOTHING:
        return item.question.optional or item.question.kind == "file"
    if in_words:
        return False
    all_words = words(said)
    if (
        item.question.kind == "code"
        and _OUT_OF_REACH.search(said)
        and not any(map(str.isdigit, said))
    ):
        return True
    if item.question.kind == "file" and _LATER.search(said):
        return True
    if NEGATIONS.isdisjoint(all_words):
        return False
    if item.question.kind == "file":
        return True  # "I threw it away, can't take one": words are no picture
    if denies_having(CALLED.get(item.question.kind, frozenset()), all_words):
        return True
    return _nothing_but(_called(item), all_words)


def denies(text: str) -> bool:
    """Whether words can say at all that there is no answer to a question that comes later."""
    if len(text) > LONGEST or "?" in text:
        return False
    said = words(plain(text))
    return not (NEGATIONS.isdisjoint(said) and _FORGOT.isdisjoint(said))


def lacks(item: Item, others: Iterable[Item], text: str) -> Item | None:
    """The one other question to which words that ``denies`` say there is none: "no photos"."""
    said = words(plain(text))
    own = item.question.own_words | _called(item)
    found = [
        each
        for each in others
        if each is not item
        and denies_having(_called(each) - own, said)
        and _nothing_but(_called(each), said)
    ]
    return found[0] if len(found) == 1 else None


def _called(item: Item) -> frozenset[str]:
    """What its answer is called, by the author and by everybody."""
    label = {word for told in item.label.texts.values() for word in words(plain(told))}
    return CALLED.get(item.question.kind, frozenset()) | label


def _nothing_but(names: frozenset[str], said: list[str]) -> bool:
    """Whether that is all that is said, beside small words."""
    around = FILLERS | NEGATIONS | _HAVE | _FORGOT | names
    return around.issuperset(said)


def denies_having(names: frozenset[str], said: list[str]) -> bool:
    """Whether a no stands just before the name of a thing: "call me, I have no e-mail"."""
    for place, word in enumerate(said):
        near = said[place + 1 : place + 2 + _BETWEEN]
        if (word in NEGATIONS or word in _FORGOT) and names.intersection(near):
            return True
    return False


def says_no(text: str) -> bool:
    """Whether a message is a no and nothing else, however it is put: "no. really not"."""
    said = words(plain(text[:LONGEST]))
    about = NO | NEGATIONS | FILLERS | _INSISTS
    return bool((NO | NEGATIONS).intersection(said)) and about.issuperset(said)
