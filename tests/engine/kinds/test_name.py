import pytest

from intakebot.engine.kinds.base import Reading, Unclear


@pytest.mark.parametrize(
    ("said", "value"),
    [("jane doe", "jane doe"), ("My name is Jane Doe", "Jane Doe"), ("I’m O'Neil", "O'Neil"),
     ("ich heiße Jürgen Müller-Lüdenscheidt", "Jürgen Müller-Lüdenscheidt"),
     ("Jane Doe here, thanks", "Jane Doe"), ("and I'm Ivy", "Ivy"),
     ("it's S-M-I-T-H", "Smith"),
     ("Jane Doe and my e-mail is missing", "Jane Doe"), ("اسمي سارة", "سارة"),
     ("Jo, jo@x.com", "Jo"), ("April Ludgate", "April Ludgate"), ("Juni", "Juni"),
     ("Tim 😀", "Tim"), ("وليد", "وليد"), ("it's Jane Doe (jane@x.com)", "Jane Doe"),
     ("<j@x.com> Jane", "Jane"), ("Susan Miller I think, she's new", "Susan Miller"),
     ("I think it's Susan Miller", "Susan Miller"), ("probably Ahmed Khan", "Ahmed Khan"),
     ("Jane Doe (account holder)", "Jane Doe"), ("vermutlich Frau Meier", "Frau Meier"),
     ("ich glaube, es war Herr Weiß", "Herr Weiß"), ("Lee, Ann", "Lee, Ann"),
     ("my name is Jane Doe and my email is jane@x.com", "Jane Doe"), ("李小龍", "李小龍")],
)  # fmt: skip
def test_a_name_is_kept_as_it_was_written(question, answer, said, value):
    assert answer(question("name"), said) == value


@pytest.mark.parametrize(
    ("said", "missing"),
    [("jane@x.com", "name_email"), ("4711", "name_number"), ("why do you need it?", "name"),
     ("no", "name"), ("hello", "name"), ("", "empty"), ("Jane " * 200, "name"),
     ("I am really angry because this shop never ever works", "name"),
     ("last Friday", "name"), ("الجمعة الماضية", "name"), ("وعندي", "name"),
     ("I already told you", "name"),
     ("I think so", "name"), ("maybe", "name"), ("my parcel is late", "name")],
)  # fmt: skip
def test_what_is_no_name_is_kindly_queried(question, answer, said, missing):
    assert answer(question("name"), said) == missing


@pytest.mark.parametrize(
    ("text", "value"),
    [("my name is Jane Doe and I paid twice", "Jane Doe"), ("ich heiße Anna Weber.", "Anna Weber"),
     ("My name is not important", None), ("I am Stuck here", None), ("no name", None)],
)  # fmt: skip
def test_a_name_is_noticed_only_when_introduced(question, noticed, text, value):
    assert noticed(question("name"), text) == value


@pytest.mark.parametrize("said", ["to Blue Fern Ltd", "for the office", "at work"])
def test_what_begins_with_where_to_is_no_name(question, said):
    assert isinstance(question("name").read(said, Reading("en", 0)), Unclear)


@pytest.mark.parametrize(
    ("said", "value"),
    [("patient: Rosa Keane; she is 80", "Rosa Keane"), ("the patient is Rosa Keane", "Rosa Keane"),
     ("patient: 80 years old", None), ("the patient is in pain", None)],
)  # fmt: skip
def test_a_name_may_be_told_by_what_the_question_calls_the_person(question, noticed, said, value):
    assert noticed(question("name", id="patient"), said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("its for my son Leo Marsh", "Leo Marsh"), ("für meinen Sohn Paul Weber", "Paul Weber"),
     ("my boss is angry", "name")],
)  # fmt: skip
def test_whom_it_is_for_is_named_as_well(question, answer, said, value):
    assert answer(question("name"), said) == value
