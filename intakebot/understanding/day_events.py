"""What a day is told of: "returned it on Nov 20" is not when the car was picked up."""

import re

from intakebot.understanding.finding import Span
from intakebot.understanding.normal import listed, plain, words

_EVENTS = {
    word: name
    for name, forms in {
        "get": """
            buy buying bought purchase purchased purchasing order ordered ordering book booked
            booking kauf kaufen gekauft kaufte bestellen bestellt bestellte bestellung buchen
            gebucht buchung اشتريت شريت طلبت حجزت شراء الشراء حجز الحجز
        """,
        "arrive": """
            arrive arrived arriving deliver delivered delivery receive received ankommen
            angekommen geliefert lieferung erhalten zugestellt وصل وصلت وصلني وصلتني وصول
        """,
        "back": """
            return returned returning zurück zurückgeben zurückgegeben zurückgebracht retourniert
            retoure rückgabe رجعت ارجعت ارجاع
        """,
        "pickup": """
            pick picked picking collect collected collecting pickup abholen abgeholt abholung
            übernommen übernahme استلمت استلم استلام الاستلام
        """,
        "pay": """
            pay paid paying charged debited bezahlen bezahlt gezahlt abgebucht überwiesen دفعت
            transferred überwiesen خصمتوا انخصم خصم سددت حولت وحولت حولتله تحويل
        """,
        "send": """
            ship shipped posted dispatched mailed verschickt abgeschickt versandt ارسلت شحنت
        """,
        "move": """
            move moved moving umgezogen umziehen ziehen eingezogen ausgezogen umzug انتقلت
        """,
        "cancel": """
            cancel cancelled canceled gekündigt kündigen kündigung storniert الغيت الغاء
        """,
        "lose": """
            lost lose left forgot forgotten stolen verloren vergessen gestohlen geklaut نسيت ضيعت
            سرق انسرق
        """,
        "travel": """
            fly flew flying flight travel travelled depart departure check-in fliegen geflogen
            abflug anreise abreise gefahren fahrt reise gereist سافرت السفر رحله الرحله
        """,
        "due": """
            due expire expires expired expiry deadline fällig abgelaufen ablauf ينتهي انتهى
        """,
        "born": """
            born birth birthday birthdate dob geboren geburt geburtsdatum geburtstag ميلاد الميلاد
            ميلادك مولد ولدت
        """,
        "break": """
            broke broken crashed failed stopped kaputt defekt ausgefallen abgestürzt تعطل خرب توقف
        """,
    }.items()
    for word in listed(forms)
}  # fmt: skip
_DUE = frozenset({"due"})
_SAME_DAY = {
    "travel": frozenset({"arrive", "break", "cancel", "lose"}),
    "pay": frozenset({"get"}),
    "get": frozenset({"pay"}),
}
"""What mostly falls on the day of another event: "ICE 612 on 20 November was cancelled"."""
_PART = re.compile(r"(?:[^.,;:!?\n،؛؟]|(?<=\d)[.:]){1,600}")
_AND = re.compile(r" (?:and|but|und|aber|then|dann|ثم) ")


def asked_about(ask: frozenset[str]) -> frozenset[str]:
    """The events that a question's words name; none where it asks when something went wrong."""
    named = _named(ask)
    return frozenset() if "break" in named else named


def as_well(about: frozenset[str], text: str) -> frozenset[str]:
    """Those events, and where a text names none of them what falls on the same days."""
    if not about.isdisjoint(_named(frozenset(words(plain(text))))):
        return about
    return about.union(*(_SAME_DAY[each] for each in about if each in _SAME_DAY))


def told_of(text: str, span: Span) -> frozenset[str]:
    """The events that are named in the part of a text that a day stands in."""
    for part in _PART.finditer(text):
        start, end = part.span()
        if start <= span[0] < end:
            for joint in _AND.finditer(text, start, end):
                if joint.end() <= span[0]:
                    start = joint.end()
                elif joint.start() >= span[1]:
                    end = joint.start()
                    break
            return _named(frozenset(words(plain(text[start:end]))))
    return frozenset()


def _named(said: frozenset[str]) -> frozenset[str]:
    named = frozenset(_EVENTS[word] for word in said if word in _EVENTS)
    return _DUE if "due" in named else named  # "due back" is no return
