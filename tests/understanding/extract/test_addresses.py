import pytest

from intakebot.understanding.extract.addresses import find
from tests.costs import at_most


@pytest.mark.parametrize(
    ("text", "values"),
    [("ping 192.168.0.17 works", ["192.168.0.17"]), ("from 85.214.132.117:443", ["85.214.132.117"]),
     ("my ip is 8.8.4.4", ["8.8.4.4"]), ("10.0.0.0/8", []), ("Chrome 120.0.0.0", []),
     ("version 85.214.132.117", []), ("it is 2.53.18.2 now", []), ("300.1.1.1", []),
     ("1.2.3.4.5", []), ("at 2001:DB8::1, yes", ["2001:db8::1"]), ("::1", ["::1"]),
     ("12:30:45", []), ("std::vector and ab::cd", []), ("00:1a:2b:3c:4d:5e", []),
     ("عنوان ١٠.٠.٠.٥", []), ("", [])],
)  # fmt: skip
def test_machines_have_addresses_and_versions_are_none(text, values):
    assert [each.value for each in find(text)] == values


def test_the_span_is_the_address_alone():
    text = "see 10.1.2.3:8080 and fe80::1 please"

    assert [text[slice(*each.span)] for each in find(text)] == ["10.1.2.3", "fe80::1"]


@pytest.mark.parametrize("text", ["1.2.3." * 3400, "a:1::" * 4000, "10.1.2.3 " * 2200])
def test_a_hostile_text_takes_little_time(text):
    with at_most(0.1):
        assert len(find(text)) <= 100
