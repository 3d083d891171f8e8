from intakebot.understanding.extract import secret_forms as forms


def test_every_pattern_is_one_for_re2_and_has_a_place_for_the_secret():
    for name in ("NAMED_KEY", "PARAMETER", "SESSION", "COOKIE", "HEADER", "USER_INFO", "CURL"):
        assert forms.latin(getattr(forms, name)).groups == 1


def test_every_key_is_hinted_at_so_that_it_is_looked_for():
    hints = forms.latin(forms.HINTS)
    samples = (
        b"AKIAIOSFODNN7EXAMPLE", b"ghs_abc", b"glpat-abc", b"xoxb-1", b"sk_live_1", b"whsec_1",
        b"sk-abc", b"AIzaSy", b"npm_abc", b"hf_abc", b"shpat_1", b"SG.abc", b"glsa_a", b"hvs.a",
        b"eyJhbGci", b"-----BEGIN PRIVATE KEY-----", b"12345678:AAbc", b"x://a:b@c",
    )  # fmt: skip

    assert [each for each in samples if hints.search(each) is None] == []


def test_the_lengths_of_account_numbers_are_those_of_their_countries():
    assert (forms.IBAN_LENGTHS["DE"], forms.IBAN_LENGTHS["NO"], forms.IBAN_LENGTHS["MT"]) == (
        22, 15, 31,
    )  # fmt: skip
