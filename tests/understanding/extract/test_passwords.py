import pytest

from intakebot.understanding.extract.passwords import find


def given(text):
    searched = text.encode("latin-1", "replace")
    return [text[slice(*span)] for span in find(text, searched)]


@pytest.mark.parametrize(
    ("text", "password"),
    [("my password is hunter2", "hunter2"), ("pw: geheim", "geheim"), ("pwd=abc;x=1", "abc"),
     ("Passwort lautet Sommer2024!", "Sommer2024!"),
     ("mein Passwort ist sonnenblume", "sonnenblume"),
     ('password: "blue sky"', "blue sky"), ('{"password":"sunflower"}', "sunflower"),
     ("username bob password hunter22", "hunter22"), ("login: bob / hunter22", "hunter22"),
     ("Zugangsdaten: bob / Geheim99", "Geheim99"), ("my PIN is 4711", "4711"),
     ("changed my password to Hunter22 today", "Hunter22"), ("hunter22 is my password", "hunter22"),
     ("password for shop.example.com: hunter2", "hunter2"), ("passwörd: пароль1", None),
     ("the wifi password: sunflower", "sunflower"), ("كلمه المرور هي hunter2", "hunter2")],
)  # fmt: skip
def test_a_password_that_is_given_away_is_found(text, password):
    assert given(text) == ([password] if password else [])


@pytest.mark.parametrize(
    "text",
    ["I forgot my password", "my password is wrong", "my password is not working",
     "password reset",
     "Passwort ist falsch", "Mein Passwort wird nicht akzeptiert", "my password is expired.",
     "password must have 8 characters", "The password is 8 characters long", "pass: 12, fail: 3",
     "Password: required", "password: it never works", "password: ********", "PWD=/home/bob",
     "password: [password removed]", "my password is ••••••", "password=${SECRET}",
     "the bus pass A12",
     "password = getpass.getpass()", "auth-form__password-field", "my pin isn't accepted",
     "pin 531163",
     "I changed my password 3 times", "wrong password error 1045", "login / register page", ""],
)  # fmt: skip
def test_talk_about_passwords_gives_none_away(text):
    assert given(text) == []
