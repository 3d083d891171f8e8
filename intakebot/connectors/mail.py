"""E-mail by SMTP: one message, one connection."""

import asyncio
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, parseaddr
from urllib.parse import unquote, urlsplit

WITHIN = 20.0
"""Seconds that a server may take for each step."""
IN_ALL = 25.0
"""Seconds that it may take for a message: then somebody else may be told to try."""
LINES = 8
"""Messages on their way at once, at most."""
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
        self._lines = asyncio.Semaphore(LINES)

    async def send(self, mail: Mail) -> None:
        """Hand one message to the server.

        Raises:
            NotSent: it did not take it in time, or could not be reached.
            ValueError: no message can be made of this.
        """
        message = self.message(mail)
        async with self._lines:
            line = _Line()
            try:
                async with asyncio.timeout(IN_ALL):
                    await in_a_thread_of_its_own(lambda: self._send(message, line))
            except TimeoutError:
                raise NotSent("TimeoutError") from None
            finally:
                line.cut()

    def message(self, mail: Mail) -> EmailMessage:
        """The message, for a person and from a program: nobody's holiday note answers it."""
        made = EmailMessage()
        made["From"], made["To"], made["Subject"] = self._sender, mail.to, mail.subject
        made["Date"] = formatdate(usegmt=True)
        made["Auto-Submitted"] = "auto-generated"
        made.set_content(mail.text)
        return made

    def _send(self, message: EmailMessage, line: "_Line") -> None:
        try:
            with self._connected(line) as server:
                if self._name:
                    server.login(self._name, self._password)
                server.send_message(message, from_addr=parseaddr(self._sender)[1])
        except (OSError, smtplib.SMTPException) as wrong:
            raise NotSent(type(wrong).__name__) from wrong  # its text may hold the address

    def _connected(self, line: "_Line") -> smtplib.SMTP:
        safe = ssl.create_default_context()
        if self._tls:
            tls = smtplib.SMTP_SSL(self._host, self._port, timeout=WITHIN, context=safe)
            return line.over(tls)
        server = line.over(smtplib.SMTP(self._host, self._port, timeout=WITHIN))
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=safe)
        elif self._name and self._host not in HERE:
            server.close()
            raise smtplib.SMTPException("a password is not sent over an open line")
        return line.over(server)  # over another socket now


class _Line:
    """The connection of one message, which whoever waits no longer can cut from outside."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None
        self._cut = False

    def over(self, server: smtplib.SMTP) -> smtplib.SMTP:
        """Go over this connection; one that was cut meanwhile is closed.

        Raises:
            SMTPServerDisconnected: it was cut.
        """
        self._server = server
        if self._cut:
            server.close()
            raise smtplib.SMTPServerDisconnected("nobody waits for it any more")
        return server

    def cut(self) -> None:
        """End what still runs; nothing happens where all is over."""
        self._cut = True
        sock = self._server.sock if self._server else None
        if sock is not None:
            with suppress(OSError):  # the other side was quicker
                sock.shutdown(socket.SHUT_RDWR)


async def in_a_thread_of_its_own(work: Callable[[], None]) -> None:
    """Wait for work that may hang: nothing else waits for its thread, not even our end.

    The pool's few threads are what everybody reads the store with.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def end(wrong: BaseException | None) -> None:
        if done.done():
            return  # it was cancelled
        if wrong is None:
            done.set_result(None)
        else:
            done.set_exception(wrong)

    def run() -> None:
        wrong: BaseException | None = None
        try:
            work()
        except BaseException as raised:
            wrong = raised
        with suppress(RuntimeError):  # the loop has ended before us
            loop.call_soon_threadsafe(end, wrong)

    threading.Thread(target=run, daemon=True, name="mail").start()
    await done
