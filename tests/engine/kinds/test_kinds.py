"""What holds for all kinds alike."""

import pytest
from pydantic import TypeAdapter, ValidationError

from intakebot.engine.entries import Upload
from intakebot.engine.kinds import KINDS, AnyQuestion
from intakebot.engine.kinds.base import Read, Reading, Unclear
from intakebot.engine.kinds.date import local
from intakebot.engine.words import LANGUAGES
from intakebot.understanding.understand import Catalogue, understand

NEEDED = {
    "choice": {"options": ["An error message", "A blank page"]},
    "choices": {"options": ["Search", "Checkout"]},
    "code": {"pattern": r"(RX|rx)-\d{4}"},
}
HOSTILE = [
    "",
    " \n\t ",
    "\x00\ud800",
    "\u202e\u200b\ufeff" * 50,
    "a" * 20_000,
    "1 " * 10_000,
    "@" * 20_000,
    "a@" * 10_000,
    "a.b" * 7_000,
    "http://" * 3_000,
    '"' * 20_000,
    "(" * 20_000,
    "٣" * 20_000,
    "مرحبا " * 4_000,
    "3/4 12.3. " * 2_000,
    "my name is " * 2_000,
    "²³½Ⅷ𝟘 1²",
    "İßé\u0301" * 3_000,
    "<script>alert(1)</script>",
    "{{ 7*7 }} %s {0}",
]


def every_kind():
    return [pytest.param(name, id=name) for name in KINDS]


@pytest.fixture
def one(question):
    return lambda kind: question(kind, **NEEDED.get(kind, {}))


def test_the_table_names_each_kind_as_it_names_itself():
    own = {kind.model_fields["kind"].annotation.__args__[0] for kind in KINDS.values()}

    assert own == set(KINDS)


def test_authors_can_write_every_kind_in_the_table(one):
    assert {type(one(kind)) for kind in KINDS} == set(KINDS.values())


def test_an_unknown_kind_is_refused(question):
    with pytest.raises(ValidationError, match="kind"):
        question("txet")


@pytest.mark.parametrize("kind", every_kind())
def test_every_kind_explains_itself_and_its_settings_to_authors(kind):
    described = [field.description for name, field in KINDS[kind].model_fields.items()
                 if name != "kind"]  # fmt: skip

    assert KINDS[kind].title.endswith(".")
    assert all(described)


def noticed(question, text, reading):
    known = Catalogue(reading.language, "", local(reading.at, reading.time_zone), question.forms)
    return question.notice(understand(text, None, known), text, reading)


@pytest.mark.parametrize("kind", every_kind())
def test_nothing_a_customer_sends_raises_or_takes_long(one, kind):
    asked = one(kind)
    for said in HOSTILE:
        for language in ("en", "de", "ar", ""):
            reading = Reading(language, 1, "../../etc/passwd", "ZZ")
            assert isinstance(asked.read(said, reading), Read | Unclear)
            assert isinstance(noticed(asked, said, reading), Read | None)


@pytest.mark.parametrize("kind", every_kind())
def test_a_span_lies_within_what_was_said(one, kind):
    said = 'Hi, my name is Ada, ada@x.com, +49 30 12345678, RX-4821, 2 "Error 5", yesterday'
    for read in (one(kind).read(said, Reading()), noticed(one(kind), said, Reading())):
        if isinstance(read, Read) and read.span:
            assert 0 <= read.span[0] < read.span[1] <= len(said)


@pytest.mark.parametrize("kind", every_kind())
def test_what_was_missing_can_be_said_in_every_language(one, kind):
    asked = one(kind)
    picture = Upload("u1", "a.exe", "application/x-msdownload", 9)
    unfit = [asked.read(said, Reading()) for said in [*HOSTILE, "maybe", "no", "1 2 3", "12"]]
    for each in [*unfit, asked.read_files([]), asked.read_files([picture] * 11)]:
        if isinstance(each, Unclear):
            assert all(each.key in sentences for sentences in LANGUAGES.values())


def test_the_schema_for_editors_takes_yes_and_no_as_words():
    schema = TypeAdapter(AnyQuestion).json_schema()
    optional = schema["$defs"]["Choice"]["properties"]["optional"]

    assert optional["enum"] == ["yes", "no", True, False]
    assert set(schema["discriminator"]["mapping"]) == set(KINDS)
