"""E-mail by SMTP: one message, one connection."""

import asyncio
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from urllib.parse import unquote, urlsplit

WITHIN = 20.0
"""Seconds that a server may take for each step."""
PORTS = {"smtp": 587, "smtps": 465}
HERE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Mail:
    """What is sent. Line breaks in the address or the subject are refused by the library."""

    to: str
    subject: str
    text: str


class NotSent(Exception):
    """The server did not take it; it may be tried again."""


class MailCourier:
    """Sends mail through one server, ``smtp://name:password@host:587`` or ``smtps://…``."""

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        self._tls = parts.scheme == "smtps"
        self._host = parts.hostname or ""
        self._port = parts.port or PORTS.get(parts.scheme, 25)
        self._name = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._sender = sender

    async def send(self, mail: Mail) -> None:
        """Hand one message to the server.

        Raises:
            NotSent: it did not take it, or could not be reached.
            ValueError: no message can be made of this.
        """
        await asyncio.to_thread(self._send, self.message(mail))

    def message(self, mail: Mail) -> EmailMessage:
        """The message, for a person and from a program: nobody's holiday note answers it."""
        made = EmailMessage()
        made["From"], made["To"], made["Subject"] = self._sender, mail.to, mail.subject
        made["Date"] = formatdate(usegmt=True)
        made["Auto-Submitted"] = "auto-generated"
        made.set_content(mail.text)
        return made

    def _send(self, message: EmailMessage) -> None:
        try:
            with self._connected() as server:
                if self._name:
                    server.login(self._name, self._password)
                server.send_message(message, from_addr=parseaddr(self._sender)[1])
        except (OSError, smtplib.SMTPException) as wrong:
            raise NotSent(type(wrong).__name__) from wrong  # its text may hold the address

    def _connected(self) -> smtplib.SMTP:
        safe = ssl.create_default_context()
        if self._tls:
            return smtplib.SMTP_SSL(self._host, self._port, timeout=WITHIN, context=safe)
        server = smtplib.SMTP(self._host, self._port, timeout=WITHIN)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=safe)
        elif self._name and self._host not in HERE:
            server.close()
            raise smtplib.SMTPException("a password is not sent over an open line")
        return server
