"""That a customer has nothing to give: "no photo", "don't have one", "keine Bestellnummer"."""

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
    يوجد توجد لدي عندي املك صوره رقم طلب ملف اريد معي الان
""")  # fmt: skip
"""What such a message is made of, beside the name of what is asked for."""
_NOTHING = NO | GROUPS_NONE
_LATER = frozenset({"later", "später", "لاحقا"})
CALLED = {
    "email": listed("email emails mail e-mail mailadresse emailadresse ايميل بريد بريدا الكتروني"),
    "phone": listed("phone telephone mobile number telefon handy nummer هاتف هاتفا رقم"),
    "name": listed("name names nachname vorname namen الاسم اسم اسمي اسما"),
    "file": listed("photo photos picture pictures image screenshot foto fotos bild bilder صوره"),
}
"""What a thing that may be missing is called, whatever the author calls it."""
OWNING = listed("have has had got own hab habe haben لدي عندي املك")
_BETWEEN = 3
"""Words between a no and what there is none of: "I don't have any e-mail"."""
_INSISTS = listed("""
    said mean way really thanks thank sorry please again still want to
    sagte sage meine wirklich echt danke bitte immer nochmal will
    شكرا فعلا حقا
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
    if item.question.kind == "file" and _LATER.intersection(all_words):
        return True
    if NEGATIONS.isdisjoint(all_words):
        return False
    if item.question.kind == "file":
        return True  # "I threw it away, can't take one": words are no picture
    if denies_having(CALLED.get(item.question.kind, frozenset()), all_words):
        return True
    names = {word for label in item.label.texts.values() for word in words(plain(label))}
    return all(
        word in FILLERS or word in NEGATIONS or word in _HAVE or word in names for word in all_words
    )


def denies_having(names: frozenset[str], said: list[str]) -> bool:
    """Whether a no stands just before the name of a thing: "call me, I have no e-mail"."""
    for place, word in enumerate(said):
        near = said[place + 1 : place + 2 + _BETWEEN]
        if word in NEGATIONS and names.intersection(near):
            return True
    return False


def says_no(text: str) -> bool:
    """Whether a message is a no and nothing else, however it is put: "no. really not"."""
    said = words(plain(text[:LONGEST]))
    about = NO | NEGATIONS | FILLERS | _INSISTS
    return bool((NO | NEGATIONS).intersection(said)) and about.issuperset(said)
