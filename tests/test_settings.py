"""Settings: from the environment and from files; what is unknown, wrong or weak stops the start."""

import os

import pytest

from intakebot.errors import StartRefused
from intakebot.settings import SHORTEST_KEY, Settings, settings

KEY = "pT4vJ0eQx8mYh2LkWc6RzN1bUa9Fd7Gs"


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """Set names of the environment; none of ours is set before, and none stays after."""
    usual = ("PORT", "DATABASE_URL")
    kept = {n: v for n, v in os.environ.items() if not n.startswith("INTAKEBOT_")}
    monkeypatch.setattr(os, "environ", {n: v for n, v in kept.items() if n not in usual})
    return os.environ.update


def refusal(**given):
    with pytest.raises(StartRefused) as refused:
        settings(**given)
    return str(refused.value)


def test_without_an_environment_the_defaults_hold():
    assert settings() == Settings()
    assert settings().database_url == "sqlite:///data/intakebot.sqlite"


def test_the_environment_is_read(environment):
    environment(
        INTAKEBOT_PUBLIC_URL="https://help.example.com",
        INTAKEBOT_PORT="9000",
        INTAKEBOT_TRUSTED_PROXIES='["10.0.0.0/8", "::1", "*"]',
        INTAKEBOT_IDENTITY_KEYS=f'{{"shop": "{KEY}"}}',
    )

    read = settings()

    assert (read.public_url, read.port) == ("https://help.example.com", 9000)
    assert read.trusted_proxies == ["10.0.0.0/8", "::1", "*"]
    assert read.identity_keys == {"shop": KEY}


def test_the_names_that_hosts_use_work_and_ours_win(environment):
    environment(PORT="5000", DATABASE_URL="sqlite:///theirs.sqlite")
    assert (settings().port, settings().database_url) == (5000, "sqlite:///theirs.sqlite")

    environment(REDIS_URL="redis://cache.example/1")
    assert settings().redis_url == "redis://cache.example/1"

    environment(INTAKEBOT_PORT="6000", INTAKEBOT_DATABASE_URL="sqlite:///ours.sqlite")
    assert (settings().port, settings().database_url) == (6000, "sqlite:///ours.sqlite")


def test_what_the_command_line_gives_wins(environment):
    environment(INTAKEBOT_PORT="6000", DATABASE_URL="sqlite:///theirs.sqlite")

    read = settings(port=7000, database_url="sqlite:///given.sqlite")

    assert (read.port, read.database_url) == (7000, "sqlite:///given.sqlite")


def test_a_secret_can_come_from_a_file(environment, tmp_path):
    (tmp_path / "keys").write_text(f'{{"shop": "{KEY}"}}\n')
    environment(INTAKEBOT_IDENTITY_KEYS_FILE=str(tmp_path / "keys"))

    assert settings().identity_keys == {"shop": KEY}
    assert settings().identity_keys == {"shop": KEY}  # and once more: nothing was used up


def test_one_sites_key_can_come_from_a_file_of_its_own(environment, tmp_path):
    (tmp_path / "key").write_text(f"{KEY}\n")
    environment(INTAKEBOT_IDENTITY_KEYS__SHOP_FILE=str(tmp_path / "key"))

    assert settings().identity_keys == {"shop": KEY}


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_can_not_be_read_is_named(environment, tmp_path, content):
    path = tmp_path / "keys"
    if content:
        path.write_bytes(content)
    environment(INTAKEBOT_IDENTITY_KEYS_FILE=str(path))

    assert refusal().startswith("INTAKEBOT_IDENTITY_KEYS_FILE: ")


def test_unknown_names_stop_the_start_all_at_once(environment):
    environment(INTAKEBOT_PROT="1", INTAKEBOT_DEBUG="yes", INTAKEBOT_KEY_FILE="/run/key")

    assert refusal() == ("unknown setting: INTAKEBOT_DEBUG, INTAKEBOT_KEY_FILE, INTAKEBOT_PROT")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "65536"),
        ("PORT", ""),
        ("LOG_FORMAT", "xml"),
        ("FILE_LIMIT", "-1"),
        ("DATABASE_URL", "store.sqlite"),
        ("PUBLIC_URL", "help.example.com"),
        ("PUBLIC_URL", "https://help.example.com/chat"),
        ("PUBLIC_URL", "https://me@help.example.com"),
        ("REDIS_URL", "127.0.0.1:6379"),
        ("REDIS_URL", "http://127.0.0.1:6379"),
        ("BUS_PREFIX", "it's"),
        ("UPLOADS", ""),
        ("FLOWS", ""),
        ("TRUSTED_PROXIES", "10.0.0.1"),
        ("TRUSTED_PROXIES", '["proxy.example"]'),
        ("IDENTITY_KEYS", ""),
        ("IDENTITY_KEYS", '{"shop": 3}'),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_that_was_set(environment, name, value):
    environment({f"INTAKEBOT_{name}": value})

    assert refusal().startswith(f"INTAKEBOT_{name}: ")


def test_several_wrong_values_are_told_at_once(environment):
    environment(INTAKEBOT_PORT="eighty", INTAKEBOT_TEXT_LIMIT="1")

    assert len(refusal().splitlines()) == 2


@pytest.mark.parametrize(
    "key",
    [
        KEY[: SHORTEST_KEY - 1],
        "a" * SHORTEST_KEY,
        "abcabcabcabcabcabcabcabcabcabcabcabc",
        "please-ChangeMe-before-going-live-0123",
    ],
)
def test_a_weak_key_is_refused_without_repeating_it(environment, key):
    environment(INTAKEBOT_IDENTITY_KEYS=f'{{"shop": "{key}"}}')

    why = refusal()

    assert "INTAKEBOT_IDENTITY_KEYS: the key of site 'shop' is weak" in why
    assert "openssl rand" in why
    assert key not in why


def test_a_weak_token_is_refused_without_repeating_it(environment):
    environment(INTAKEBOT_METRICS_TOKEN="please-let-me-read-them")

    why = refusal()

    assert why.startswith("INTAKEBOT_METRICS_TOKEN: the token is weak: at least 32 random bytes")
    assert "please" not in why


def test_a_wrong_secret_is_never_repeated(environment):
    environment(INTAKEBOT_IDENTITY_KEYS=f"shop={KEY}")
    assert KEY not in refusal()

    environment(INTAKEBOT_IDENTITY_KEYS=f'["{KEY}"]')
    assert KEY not in refusal()


def test_settings_do_not_change():
    with pytest.raises(ValueError, match="frozen"):
        settings().port = 1
