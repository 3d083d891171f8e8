"""First words that only announce what is to come: "I have a question"."""

from intakebot.understanding.normal import plain

ANNOUNCING = frozenset(
    plain(each)
    for each in """
    i have a question|i've got a question|a question|question|quick question|i have a quick question
    can i ask you something|can i ask a question|may i ask something|can i ask something
    hi i have a question|hello i have a question|hi, i have a question|hello, i have a question
    ich habe eine frage|ich hab eine frage|eine frage|frage|kurze frage|ich hätte eine frage
    ich habe mal eine frage|ich hätte da mal eine frage|hallo, ich habe eine frage
    hallo ich habe eine frage|darf ich etwas fragen|darf ich was fragen|kann ich was fragen
    لدي سؤال|عندي سؤال|سؤال|بدي اسال|عايز اسال|ابي اسال|حابب اسال|بدي اسال سؤال|عندي استفسار
    هل يمكنني طرح سؤال|مرحبا لدي سؤال|مرحبا، لدي سؤال
""".replace("\n", "|").split("|")
    if each.strip()
)
