"""A site's token proves who its customer is, or proves nothing; there is nothing in between."""

import json
from base64 import urlsafe_b64encode
from hmac import digest as hmac

import pytest

from intakebot.desk.identity import NotProved, prove
from intakebot.engine.recall import Recalled
from tests import shared

KEY = "qJ7sVt0cZk2mWx4yB9nLr6uPf1hDe8aG"
OTHER = "Zz9kQ3wEr5tYu7iOp1aSd4fGh6jKl8xC"
KEYS = {"shop": KEY, "blog": OTHER}
NOW = 1_790_000_000_000
AT = NOW // 1000
HOUR = 3600
CLAIMS = {"sub": "C-77", "aud": "shop", "exp": AT + HOUR}
HEADER = {"alg": "HS256", "typ": "JWT"}
PEM = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----"


def part(what):
    raw = what if isinstance(what, bytes) else json.dumps(what).encode()
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(claims=CLAIMS, header=HEADER, key=KEY, how="sha256"):
    """A token as a site would sign it, made by hand so that a wrong one can be made as well."""
    body = f"{part(header)}.{part(claims)}"
    return f"{body}.{part(hmac(key.encode(), body.encode(), how))}"


def without(name):
    return {key: value for key, value in CLAIMS.items() if key != name}


def proved(token, site="shop", keys=KEYS, now=NOW):
    return prove(token, site, keys, now)


def test_what_the_site_signed_is_who_they_are():
    told = {"name": " Mara  Lind ", "email": "mara@garden.example", "phone": "+49 30 901820"}

    customer = proved(signed(CLAIMS | told))

    assert customer.identity == "shop:C-77"
    assert customer.name == "Mara Lind"
    assert customer.facts == (
        Recalled("person_name", "Mara Lind"),
        Recalled("email", "mara@garden.example"),
        Recalled("phone", "+49 30 901820"),
    )


@pytest.mark.parametrize("claims", [{"name": 7}, {"email": ""}, {"phone": "1" * 41}, {"age": "9"}])
def test_what_is_no_name_or_address_is_left_out(claims):
    customer = proved(signed(CLAIMS | claims))

    assert (customer.identity, customer.facts, customer.name) == ("shop:C-77", (), "")


@pytest.mark.parametrize("extra", [{}, {"kid": "1"}, {"typ": "jwt"}])
def test_a_header_may_name_its_type_and_its_key(extra):
    assert proved(signed(header=HEADER | extra)).id == "C-77"


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": AT - 59},
        {"exp": AT + 24 * HOUR + 60},
        {"nbf": AT + 60},
        {"iat": AT + 60, "nbf": AT - HOUR},
        {"aud": ["shop"]},
    ],
)
def test_clocks_may_differ_by_a_minute(claims):
    assert proved(signed(CLAIMS | claims)).id == "C-77"


TAMPERED = signed().split(".")
ATTACKS = {
    "alg none": f"{part({'alg': 'none'})}.{part(CLAIMS)}.",
    "alg none, signature kept": signed(header={"alg": "none"}),
    'alg ""': signed(header={"alg": ""}),
    "alg in small letters": signed(header={"alg": "hs256"}),
    "no alg": signed(header={"typ": "JWT"}),
    "HS256 signed with the public key PEM": signed(key=PEM),
    "RS256 when HS256 is configured": signed(header={"alg": "RS256"}),
    "HS512 with our key": signed(header={"alg": "HS512"}, how="sha512"),
    "jku http://127.0.0.1/k": signed(header=HEADER | {"jku": "http://127.0.0.1/k"}),
    "jwk in the header": signed(header=HEADER | {"jwk": {"kty": "oct", "k": "AA"}}),
    'crit ["x"]': signed(header=HEADER | {"crit": ["x"], "x": 1}),
    "b64 false": signed(header=HEADER | {"crit": ["b64"], "b64": False}),
    "exp 10 years ahead": signed(CLAIMS | {"exp": AT + 10 * 365 * 24 * HOUR}),
    "exp a day and two minutes ahead": signed(CLAIMS | {"exp": AT + 24 * HOUR + 120}),
    "exp missing": signed(without("exp")),
    "exp over": signed(CLAIMS | {"exp": AT - 61}),
    "exp a word": signed(CLAIMS | {"exp": str(AT + HOUR)}),
    "exp true": signed(CLAIMS | {"exp": True}),
    "exp NaN": signed(b'{"sub":"C-77","aud":"shop","exp":NaN}'),
    "exp Infinity": signed(b'{"sub":"C-77","aud":"shop","exp":Infinity}'),
    "nbf in the future": signed(CLAIMS | {"nbf": AT + 120}),
    "iat in the future": signed(CLAIMS | {"iat": AT + 120}),
    "aud of another site key": signed(CLAIMS | {"aud": "blog"}, key=OTHER),
    "aud of another site, our key": signed(CLAIMS | {"aud": "blog"}),
    "aud of two sites": signed(CLAIMS | {"aud": ["shop", "blog"]}),
    "aud missing": signed(without("aud")),
    "sub missing": signed(without("sub")),
    "sub as integer 1": signed(CLAIMS | {"sub": 1}),
    "sub empty": signed(CLAIMS | {"sub": ""}),
    "sub said twice": signed(
        f'{{"sub":"C-77","sub":"C-1","aud":"shop","exp":{AT + HOUR}}}'.encode()
    ),
    "unicode look-alike in sub": signed(CLAIMS | {"sub": "С-77"}),
    "email changed, signature kept": ".".join(
        [TAMPERED[0], part(CLAIMS | {"email": "x@evil.example"}), TAMPERED[2]]
    ),
    "signature with extra bytes": signed() + "AA",
    "signature cut": signed()[:-1],
    "signature padded": signed() + "=",
    "four parts": signed() + ".AAAA",
    "two parts": ".".join(TAMPERED[:2]),
    "10 kB header": signed(header=HEADER | {"kid": "x" * 10_000}),
    "token replayed after rotation of the key": signed(key="an0ther-key-that-was-in-use-before!"),
    "HMAC of empty identifier": hmac(KEY.encode(), b"", "sha256").hex(),
    "claims that are a list": signed([1, 2]),
    "claims that are no JSON": signed(b"\xff\xfe"),
    "a header as deep as it goes": f"{part(b'[' * 2500)}.{part(CLAIMS)}.{'A' * 43}",
    "nothing": "",
    "white space before it": " " + signed(),
    "a line after it": signed() + "\n",
}


@pytest.mark.parametrize("attack", list(ATTACKS))
def test_a_token_that_is_not_ours_proves_nothing(attack):
    with pytest.raises(NotProved):
        proved(ATTACKS[attack])


def test_a_site_without_a_key_proves_nobody():
    with pytest.raises(NotProved):
        proved(signed(CLAIMS | {"aud": "other"}, key=""), "other")


def test_every_attack_of_the_collection_is_tried():
    rows = shared.rows("security", "own", "identity_tokens.jsonl")
    elsewhere = {"token in Referer"}  # it comes in a frame; no address ever holds one

    assert {row["case"].strip() for row in rows} - elsewhere <= set(ATTACKS)
