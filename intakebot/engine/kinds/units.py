"""What units, money and people are called, in questions and answers. Data only."""

import re

from intakebot.understanding.normal import listed
from intakebot.understanding.vocabulary import FILLERS

UNITS = {
    name: names
    for names in map(listed, (
        "€ eur euro euros يورو", "$ usd dollar dollars دولار", "£ gbp pound pounds quid",
        "chf franken francs franc", "kg kilo kilos kilogram kilograms kilogramm كيلو كغ",
        "g gram grams gramm غرام", "l litre litres liter liters لتر",
        "km kilometre kilometer كيلومتر", "cm centimetre centimeter zentimeter سنتيمتر",
        "m metre metres meter meters متر", "months month monate monat شهر اشهر",
        "years year yr yrs yo jahre jahr jährig سنوات سنه سنين",
        "weeks week wk wks wochen woche اسبوع اسابيع", "days day tag tage tagen يوم ايام",
        "hours hour hr hrs h stunden stunde std ساعه ساعات",
        "minutes minute min mins minuten دقيقه دقائق",
        "persons person people ppl pax guests guest personen leute leuten gäste gast اشخاص شخص"
        " ضيوف",
    ))
    for name in names
}  # fmt: skip
"""What people write for an author's unit."""
CURRENCIES = frozenset().union(*(UNITS[sign] for sign in ("€", "$", "£", "chf"))) | listed(
    "cad aud sek dkk nok pln zł kr rupees inr aed sar jod egp ريال درهم دينار جنيه ليره دولار يورو"
)
PRICED = listed("""
    pay paid cost costs price fee charged spend spent amount refund betrag preis kosten kostet
    gekostet gezahlt bezahlt zahlen summe السعر سعر المبلغ مبلغ دفعت الثمن ثمن تكلفه التكلفه
""")
"""Words of a question that asks for money."""
MONEY = listed("€ $ £ eur euro usd dollar gbp chf يورو دولار")
COINS = listed("cent ct pence p rappen")
PAID = re.compile(r"[€$£]|\b(?:euros?|eur|dollars?|usd|quid|pounds|chf)\b", re.IGNORECASE)
PARTY = re.compile(
    r"\b(?:people|persons?|guests?|travell?ers?|passengers?|visitors?|attendees?|participants?"
    r"|heads|tickets?|seats"
    r"|how many (?:of you|are you|will you be|(?:are|were) (?:coming|travell?ing))"
    r"|personen|leuten?|gästen?|reisenden?|teilnehmer\w*|plätze|karten"
    r"|wie viele (?:sind sie|seid ihr|kommen|reisen|reist)|von (?:euch|ihnen))\b"
    r"|شخص|اشخاص|ضيوف|ضيف|مسافر|افراد|عددكم"
)
GROWN = re.compile(
    r"\b(?:adults?|kids?|child(?:ren)?|erwachsenen?r?|kindern?|kind)\b|اطفال|طفل|بالغ|كبار"
)
EVERYBODY = re.compile(r"\b(?:people|persons?|guests?|personen|gäste|leute)\b|شخص|اشخاص|ضيوف")
FLOOR = listed("floor storey story level etage stock stockwerk طابق دور الطابق الدور")
USUAL = FILLERS | listed("""
    how many much number amount total what which who your you they do does did are there was were
    exactly about last first times time long old big high low day days
    wie viele viel vielen anzahl betrag summe was welche welcher ihr ihre sie waren sind gibt
    كم عدد ما هو هي لديك كان
""")  # fmt: skip
"""What a question says beside the name of what it counts; a number before them tells nothing."""
AGED = listed("old age aged alt alter عمر عمره عمرها")
"""Words of a question for somebody's age."""
