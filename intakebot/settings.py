"""Every setting, in one frozen object; from ``INTAKEBOT_*``, ``*_FILE`` and the usual names."""

import os
import re
from collections.abc import Mapping
from email.utils import parseaddr
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from intakebot.errors import StartRefused

SHORTEST_KEY = 32
FEWEST_SIGNS = 8
"""Different characters of a key: what is random has more."""
SAMPLES = ("changeme", "secret", "example", "password", "sample", "test")
BETTER = f"at least {SHORTEST_KEY} random bytes, for example from `openssl rand -base64 48`"
ENDPOINT = re.compile(r"https?://[^/\s?#@]+(?:/[^\s?#]*)?")
REDIS = re.compile(r"(?:rediss?://[^\s/]|unix:///)")
POST = re.compile(r"smtps?://(?:[^\s/?#@]+@)?[^\s/?#@:]+(?::\d{1,5})?/?")
SENDER = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
ORIGIN = re.compile(r"https?://[^/\s?#@]+/?")


class Settings(BaseSettings):
    """What an operator can set. The README's table is held to this class by a test."""

    model_config = SettingsConfigDict(
        env_prefix="INTAKEBOT_", env_nested_delimiter="__", frozen=True, extra="forbid"
    )

    database_url: str = Field(
        "sqlite:///data/intakebot.sqlite",
        validation_alias=AliasChoices("INTAKEBOT_DATABASE_URL", "DATABASE_URL"),
        description="Where everything is kept.",
    )
    redis_url: str = Field(
        "",
        validation_alias=AliasChoices("INTAKEBOT_REDIS_URL", "REDIS_URL"),
        description="Redis or Valkey, through which several processes hear of each other "
        "sooner. Empty: through Postgres, where that is the database.",
    )
    bus_prefix: str = Field(
        "intakebot",
        pattern=r"^[a-z][a-z0-9_]{0,39}$",
        description="How names in Redis and Postgres channels begin; another one for each "
        "installation that shares them.",
    )
    flows: Path = Field(Path("flows"), description="The folder of flow files.")
    uploads: Path = Field(Path("data/uploads"), description="The folder of uploaded files.")
    host: str = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(
        8000,
        ge=0,
        le=65535,
        validation_alias=AliasChoices("INTAKEBOT_PORT", "PORT"),
        description="The port to listen on; 0 takes any free one.",
    )
    public_url: str = Field(
        "", description="How browsers reach us, such as https://help.example.com."
    )
    trusted_proxies: list[str] = Field(
        default=[], description="Addresses whose X-Forwarded-For is believed."
    )
    identity_keys: dict[str, str] = Field(
        default={}, description="By site id: the key that signs customers' identity tokens."
    )
    smtp_url: str = Field(
        "",
        description="Where mail is handed in, such as smtp://name:password@mail.example.com:587, "
        "or smtps://…. Empty: no mail is sent, and nothing offers it.",
    )
    mail_from: str = Field(
        "", description="The sender, such as Fern & Finch <help@shop.example>. Needed for mail."
    )
    join_from: float = Field(
        0.85,
        ge=0,
        le=1,
        description="How sure it must be that a known customer writes about an open case of "
        "theirs for the conversation to join it unasked; 1: never.",
    )
    ask_from: float = Field(
        0.5, ge=0, le=1, description="How sure it must be for them to be asked about it."
    )
    text_limit: int = Field(8000, ge=200, description="Longest message, characters.")
    file_limit: int = Field(10_000_000, ge=1000, description="Largest upload, bytes.")
    files_each: int = Field(10, ge=0, description="Most uploads of one conversation.")
    messages_a_minute: int = Field(60, ge=1, description="Messages a customer may send a minute.")
    frames_a_second: int = Field(
        10, ge=1, description="Websocket frames a second from one socket; twice that at once."
    )
    sockets_each: int = Field(
        0,
        ge=0,
        description="Websockets that one address may hold open with one process. 0: 500, and any "
        "number from this machine itself, where a proxy that nobody named may stand.",
    )
    sessions_an_hour: int = Field(
        60, ge=1, description="Conversations one address may begin in an hour."
    )
    tries_to_sign_in: int = Field(10, ge=1, description="Wrong sign-ins in 15 minutes.")
    llm_url: str = Field(
        "",
        description="A language model that may propose answers: the base address of an "
        "endpoint that speaks chat completions, such as http://127.0.0.1:11434/v1. Empty: none.",
    )
    llm_model: str = Field("", description="Its model's name.")
    llm_key: str = Field("", description="Its key, if it needs one.")
    metrics_token: str = Field(
        "",
        description="The token with which /metrics may be read. Empty: only from this machine.",
    )
    log_format: Literal["console", "json"] = Field("console", description="How logs look.")

    @field_validator("database_url")
    @classmethod
    def _address(cls, url: str) -> str:
        if "://" not in url:
            raise ValueError(
                "not a database's address; for example sqlite:///data/intakebot.sqlite"
            )
        return url

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, url: str) -> str:
        if url and not REDIS.match(url):
            raise ValueError("not the address of a Redis; for example redis://127.0.0.1:6379/0")
        return url

    @field_validator("flows", "uploads", mode="before")
    @classmethod
    def _folder(cls, folder: object) -> object:
        if folder == "":  # a Path would make the working folder of it
            raise ValueError("the name of a folder is missing")
        return folder

    @field_validator("public_url")
    @classmethod
    def _origin(cls, url: str) -> str:
        if url and not ORIGIN.fullmatch(url):
            raise ValueError("not a website's address; for example https://help.example.com")
        return url

    @field_validator("llm_url")
    @classmethod
    def _endpoint(cls, url: str) -> str:
        if url and not ENDPOINT.fullmatch(url):
            raise ValueError("not a web address; for example http://127.0.0.1:11434/v1")
        return url

    @field_validator("smtp_url")
    @classmethod
    def _post(cls, url: str) -> str:
        if url and not POST.fullmatch(url):
            raise ValueError("not a mail server; for example smtp://mail.example.com:587")
        return url

    @field_validator("mail_from")
    @classmethod
    def _sender(cls, sender: str) -> str:
        if sender and (not SENDER.fullmatch(parseaddr(sender)[1]) or "\n" in sender):
            raise ValueError("not a sender; for example Help <help@example.com>")
        return sender

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, proxies: list[str]) -> list[str]:
        for proxy in proxies:
            if proxy != "*":
                ip_network(proxy)  # a name would be believed by nobody, without a word
        return proxies

    @field_validator("identity_keys")
    @classmethod
    def _strong(cls, keys: dict[str, str]) -> dict[str, str]:
        for site, key in keys.items():
            if weak(key):
                raise ValueError(f"the key of site '{site}' is weak: {BETTER}")
        return keys

    @field_validator("metrics_token")
    @classmethod
    def _strong_token(cls, token: str) -> str:
        if token and weak(token):
            raise ValueError(f"the token is weak: {BETTER}")
        return token


def weak(key: str) -> bool:
    """Whether a secret could be guessed: short, dull, or a sample that was left in place."""
    dull = len(set(key)) < FEWEST_SIGNS or any(word in key.casefold() for word in SAMPLES)
    return dull or len(key.encode()) < SHORTEST_KEY


def settings(**given: object) -> Settings:
    """Read the settings; ``given`` wins over the environment.

    Raises:
        StartRefused: a value is wrong, weak, or a name is unknown.
    """
    secrets_from_files()
    unknown = [name for name in os.environ if is_unknown(name)]
    if unknown:
        raise StartRefused(f"unknown setting: {', '.join(sorted(unknown))}")
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as wrong:
        raise StartRefused("\n".join(map(in_words, wrong.errors()))) from None
    except SettingsError as wrong:
        name = str(wrong).split('"')[1].upper()
        raise StartRefused(f"INTAKEBOT_{name}: lists and maps are written as JSON") from None


def in_words(error: Mapping[str, Any]) -> str:
    """What is wrong with one setting; never its value, which may be a secret."""
    name = str(error["loc"][0]) if error["loc"] else "settings"
    if name.lower() in Settings.model_fields:
        name = f"INTAKEBOT_{name.upper()}"
    return f"{name}: {error['msg'].removeprefix('Value error, ')}"


def is_unknown(name: str) -> bool:
    """Whether an ``INTAKEBOT_*`` name of the environment is none of ours: a typo must not pass."""
    if not name.startswith("INTAKEBOT_"):
        return False
    field = name.removeprefix("INTAKEBOT_").partition("__")[0].lower()
    return field not in Settings.model_fields


def secrets_from_files() -> None:
    """Let ``INTAKEBOT_X_FILE=/run/secrets/x`` stand for ``INTAKEBOT_X``.

    Raises:
        StartRefused: a file cannot be read.
    """
    for name, path in list(os.environ.items()):
        meant = name.removesuffix("_FILE")
        if not name.startswith("INTAKEBOT_") or meant == name or is_unknown(meant):
            continue  # what is unknown is told with the rest
        try:
            os.environ[meant] = Path(path).read_text().strip()
        except (OSError, UnicodeDecodeError) as wrong:
            raise StartRefused(f"{name}: {wrong}") from wrong
        del os.environ[name]
