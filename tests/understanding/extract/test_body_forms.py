"""Error bodies as programs print them, in XML and HTML, in lines and behind an address."""

import pytest

from intakebot.understanding.extract.bodies import error_line, find
from intakebot.understanding.extract.body_forms import printed
from intakebot.understanding.understand import understand
from tests.costs import at_most

SOAP = (
    '<?xml version="1.0"?><soap:Envelope xmlns:soap="x"><soap:Body><soap:Fault>'
    "<faultcode>Server</faultcode>\n<faultstring>Pay &amp; go\n timed out</faultstring>"
    "</soap:Fault></soap:Body></soap:Envelope>"
)
PAGE = (
    "<html>\n<head><title>503 Service Temporarily Unavailable</title></head>\n<body>\n<center>"
    "<h1>503 Service Temporarily Unavailable</h1></center>\n<hr>\n</body>\n</html>"
)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("{'error': {'code': 503, 'message': 'Service unavailable'}}", "503: Service unavailable"),
        ("{'detail': \"can't pay\", 'success': False, 'x': None,}", "can't pay"),
        ("{'error': 'it\\'s declined', 'code': 'E-14'}", "E-14: it's declined"),
        ("{code: 503, message: 'Service unavailable', ok: false}", "503: Service unavailable"),
        ("<error><code>E42</code><message>Card declined</message></error>", "E42: Card declined"),
        ("<Error>Card <![CDATA[ declined ]]></Error>", "Card declined"),
        (SOAP, "Server: Pay & go timed out"),
        (PAGE, "503 Service Temporarily Unavailable"),
        ("code=503 message=Service unavailable", "503: Service unavailable"),
        ('level=error code=E42 msg="card declined"', "E42: card declined"),
        ("error_code: 42\nerror_message: Card declined", "42: Card declined"),
        ("Error-Code = 42\n\nMessage = Card declined", "42: Card declined"),
        ("error=access_denied&error_description=The+user%20left", "access_denied: The user left"),
    ],
)  # fmt: skip
def test_a_body_of_any_form_is_found_whole_with_what_it_says(body, line):
    text = f"I get this\n{body}\nWhat now?"

    found = list(find(text))

    assert [each.value for each in found] == [body]
    assert error_line(body) == line


def test_an_error_behind_an_address_leaves_the_address():
    text = "I land on https://shop.example/cb?error=access_denied&error_description=No+thanks today"

    found = understand(text)

    assert [each.value for each in found.all("url")] == ["https://shop.example/cb"]
    assert error_line(found.all("error_body")[0].value) == "access_denied: No thanks"


@pytest.mark.parametrize(
    "text",
    ["Name: Tom\nEmail: tom@x.com\nError: 402 card declined", "Name: Tom\nMessage: hello",
     "Title: blank page\nDescription: it is blank\nReason: no idea", "a=b c=d message=hi title=x",
     "<b>hi</b> it is <i>slow</i>", "<html><title>My shop</title><h1>Hello</h1></html>",
     "https://shop.example/x?error=1", "https://shop.example/x?error=true&a=b",
     "code=1", "if a == b and code=2", "{'name': 'Tom'}", "{'a': 1", "x = {y"],
)  # fmt: skip
def test_what_tells_of_no_error_is_left_alone(text):
    assert list(find(text)) == []


@pytest.mark.parametrize(
    "text",
    ["{'a':" * 1600, "{" * 8000, "{'" + "\\'" * 3990, '{"' * 4000, "<" * 8000, "<a" * 4000,
     "<a>" + " " * 7990, ("<a>" + " " * 590) * 13, "<a>x</a>" * 1000, "a=" * 4000,
     "code=1 " * 1100, "error=a&" * 1000, "code: 1\n" * 1000, "a" * 8000 + ":"],
)  # fmt: skip
def test_what_means_harm_is_cheap(text):
    with at_most(0.1):
        assert list(find(text)) == []


def test_what_has_no_end_is_no_object():
    with pytest.raises(ValueError, match="no end"):
        printed("{'a': 1", 0)
