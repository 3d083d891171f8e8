import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from intakebot.engine.kinds.base import Reading, Unclear
from intakebot.engine.kinds.code import Code
from intakebot.understanding.extract import codes

ORDER = r"RX-\d{4}-\d{2}"


@pytest.mark.parametrize(
    ("said", "value"),
    [("rx-4821-77", "RX-4821-77"), (" RX - 4821-77. ", "RX-4821-77"), ("RX-٤٨٢١-٧٧", "RX-4821-77"),
     ("my order is RX-4821-77, thanks", "RX-4821-77"), ("RX-4821-77 rx-4821-77", "RX-4821-77"),
     ("RX-4821-77 RX-4821-78", "code_several"), ("rx-4821-777", "code"), ("xrx-4821-77", "code"),
     ("no idea", "code"), ("", "empty")],
)  # fmt: skip
def test_the_code_is_found_or_what_is_missing_told(question, answer, said, value):
    assert answer(question("code", pattern=ORDER), said) == value


def test_capitals_count_where_the_author_says_so(question, answer):
    exact = question("code", pattern="[a-z]{3}", match_case="yes")

    assert answer(exact, "abc") == "abc"
    assert answer(exact, "ABC") == "code"


@pytest.mark.parametrize(
    ("pattern", "text", "value"),
    [(ORDER, "my order RX-4821-77 arrived smashed", "RX-4821-77"),
     (ORDER, "https://x.de/RX-4821-77", None), (ORDER, "RX-4821-77, RX-4821-78", None),
     (r"\d{5}", "order 12345 is late", "12345"), (r"\d{5}", "Bestellung Nr. 12345", "12345"),
     (r"\d{5}", "I paid 12345 for it", None), (r"[a-z]+", "help me please", None)],
)  # fmt: skip
def test_a_code_is_noticed_only_beyond_doubt(question, noticed, pattern, text, value):
    assert noticed(question("code", pattern=pattern), text) == value


@pytest.mark.parametrize(
    ("pattern", "why"),
    [("(a", "missing"), ("(?=a)b", "RE2 patterns don't have"), (r"(a)\1", "don't have"),
     ("a*", "without a single character"), ("(a{500}){500}", "repeats too often"),
     ("x" * 501, "500"), ("", "at least 1")],
)  # fmt: skip
def test_a_pattern_that_cannot_work_is_refused_with_a_reason(question, pattern, why):
    with pytest.raises(ValidationError, match=why):
        question("code", pattern=pattern)


def test_no_pattern_can_make_us_slow(question, answer):
    assert answer(question("code", pattern="((a+)+)+$"), "a" * 7000 + "!") == "code"


@pytest.mark.parametrize("said", ["ff20418", "FF 20418", "order ff-20418 please", "FF–20418"])
def test_a_dash_may_be_left_out_and_one_spelling_is_kept(said):
    code = Code(id="order", kind="code", ask="Which?", pattern="FF-[0-9]{5}")

    assert code.read(said, Reading()).value == "FF-20418"


@pytest.mark.parametrize(
    ("pattern", "said", "value"),
    [(r"IW-?\d{6}", "no IW-204817, Leeds", "IW-204817"), (r"IW-?\d{6}", "iw 204817", "IW204817"),
     (r"IW-?\d{6}", "it's iw204817", "IW204817"), (r"IW-*\d{6}", "it's iw--204817", "IW--204817"),
     (r"^IW-\d{6}$", "no IW-204817, Leeds", "IW-204817"), (r"^IW-\d{6}$", "iw204817", "IW-204817"),
     (r"\AIW\d{6}\z", "no IW204817, Leeds", "IW204817"), (r"\bIW\d+\b", "no IW2048.", "IW2048"),
     (r"^\$\d{4}\$$", "$1234$", "$1234$"), ("(?i)iw-?[0-9]+", "it's iw-2", "IW-2")],
)  # fmt: skip
def test_dashes_may_be_optional_and_anchors_stand_in_nobodys_way(question, pattern, said, value):
    code = question("code", pattern=pattern)

    assert code.read(said, Reading()).value == value


PIECES = st.sampled_from(
    ["-", "-?", "-*", "-+", "-{0,1}", "A", "RX", r"\d", "[0-9]{3}", "[A-Z-]", "x?", "|", "(B|C)",
     "^", "$", r"\b", r"\-", "[-]", r"\$", "?", "*", "(?i)", "(?:", ")", "{2}", "[^-]", "ä", " "]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.sampled_from(["RX-12", "a", "-"]))
def test_a_pattern_that_is_taken_can_be_looked_for(pattern, said):
    try:
        code = Code(id="order", kind="code", ask="Which?", pattern=pattern)
    except ValidationError:
        return
    code.read(said, Reading())
    for each in code.forms:
        codes.beyond_doubt(f"it is {said}, as I said", each)


@pytest.mark.parametrize("said", ["FF204187", "xff20418", "20418"])
def test_a_longer_number_is_another(said):
    code = Code(id="order", kind="code", ask="Which?", pattern="FF-[0-9]{5}")

    assert isinstance(code.read(said, Reading()), Unclear)


@pytest.mark.parametrize("pattern", [r"\d{3}-\d{2}", "(A|B)-1", "[A-Z]{2}-[0-9]{3}"])
def test_a_pattern_that_may_be_anything_without_its_dash_keeps_it(pattern):
    code = Code(id="order", kind="code", ask="Which?", pattern=pattern)

    assert isinstance(code.read("12345", Reading()), Unclear)
    assert isinstance(code.read("A1", Reading()), Unclear)


def test_the_one_number_in_a_pasted_mail_is_a_hint(question):
    order = question("code", pattern="FF-[0-9]{5}")

    assert order.hint("> Your order ff-20418 was sent", Reading()).value == "FF-20418"
    assert order.hint("FF-20418 or FF-20419", Reading()) is None
    assert order.hint("no number", Reading()) is None


@pytest.mark.parametrize(
    ("pattern", "said", "value"),
    [("[0-9]{8}", "my number is 2041 8345", "20418345"),
     ("[0-9]{8}", "it says 20-41-83-45 on the card", "20418345"),
     ("[A-Z]{2}[0-9]{9}[A-Z]{2}", "that's RX 123 456 789 GB", "RX123456789GB"),
     ("[0-9]{8}", "2041 8345 or 2041 8346", "code"),
     ("[0-9]{8}", "  ID 2041 8345 or 1 2 3", "20418345"),
     ("[0-9]{4}", "on 12 May at 20:30", "code"),
     ("[0-9]{8}", "call 2041 and 8345", "code"), ("[0-9]{8}", "1 " * 4000, "code"),
     ("[0-9]{8}", "رقمي ٢٠٤١ ٨٣٤٥", "20418345")],
)  # fmt: skip
def test_a_code_may_be_written_in_groups(question, answer, pattern, said, value):
    assert answer(question("code", pattern=pattern), said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("the online check in", "code"), ("online", "code"), ("not now", "code"),
     ("from lisbon with two bags", "code"), ("kqxpab", "KQXPAB"), ("KQXPAB", "KQXPAB"),
     ("k7qx2p I think", "K7QX2P"), ("it's KQXPAB", "KQXPAB"), ("booking is kqxpab", "KQXPAB"),
     ("KQX PAB", "KQXPAB")],
)  # fmt: skip
def test_a_word_is_no_code_although_it_has_the_form_of_one(question, answer, said, value):
    assert answer(question("code", pattern="[A-Z0-9]{6}"), said) == value


@pytest.mark.parametrize(
    ("pattern", "said", "value"),
    [(r"[a-z0-9-]{2,30}\.shop\.example", "it's Acme.Shop.example", "acme.shop.example"),
     (r"[a-z0-9-]{2,30}\.shop\.example", "acme.shop.example", "acme.shop.example"),
     ("FF-[0-9]{5}", "ff-20418", "FF-20418"), ("[0-9a-f]{8}", "DEADBEE1", "deadbee1")],
)  # fmt: skip
def test_a_code_is_written_as_its_pattern_writes_it(question, answer, pattern, said, value):
    assert answer(question("code", pattern=pattern), said) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("my licence plate is 20418", "20418"), ("Licence plate: 20418, it is red", "20418"),
     ("I paid 20418 for it", None), ("my licence plate is dirty", None),
     ("licence plate: 20418 or licence plate: 20419", None)],
)  # fmt: skip
def test_a_number_that_is_called_by_the_questions_name_is_its_code(question, noticed, said, value):
    plate = question("code", pattern="[0-9]{5}", label="Licence plate")

    assert noticed(plate, said) == value
