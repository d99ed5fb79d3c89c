"""Telling people: a report by mail, an outcome to an address, each with its failure said and no secret in it."""

import hashlib
import hmac
import json
import smtplib
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any

from analysis.errors import InputError
from app.safe import one_line
from app.schedules.definition import Mail, Webhook
from app.secrets import read_secret

_SECONDS = 30  # for a server to answer
_TRIES = 3  # to reach an address; a server that is being restarted is back after some seconds
_PAUSES = (1.0, 4.0)
SECRET_MARK = "secret:"  # an address that is itself a secret is kept as `secret:NAME`


def send_mail(mail: Mail, subject: str, plain: str, page: str) -> None:
    """Send a report as text and as a page. Raises an InputError with what the server said."""
    message = EmailMessage()
    message["Subject"], message["From"] = one_line(subject, 200), mail.sender
    message["To"] = ", ".join(mail.to)
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=mail.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    password = read_secret(mail.secret) if mail.user else ""
    try:
        with _connected(mail) as server:
            if mail.user:
                server.login(mail.user, password)
            server.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        raise InputError("schedule-mail-failed", host=f"{mail.host}:{mail.port}", problem=_said(error)) from None


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=_SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(mail.host, mail.port, timeout=_SECONDS)
    if mail.security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server


def _said(error: Exception) -> str:
    """Return what went wrong on one line: the server's own words where it has said any."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return one_line("; ".join(f"{to}: {code}" for to, (code, _) in sorted(error.recipients.items())), 200)
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return one_line(f"{error.smtp_code} {text}", 200)
    return one_line(f"{type(error).__name__}: {error}", 200)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """An address that leads elsewhere is not the one the user named."""

    def redirect_request(self, *arguments: Any) -> None:
        return None


def call_webhook(webhook: Webhook, delivery: str, content: Mapping[str, Any]) -> None:
    """Post an outcome as JSON; an answer other than 2xx is a failure.

    `X-Sitelore-Delivery` is the same for every try, so that a receiver can leave out a second one. With a secret,
    `X-Sitelore-Signature` is `sha256=` and the HMAC-SHA256, in hex, of the timestamp, a dot and the body.
    """
    body = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    url = webhook.url
    address = read_secret(url.removeprefix(SECRET_MARK)) if url.startswith(SECRET_MARK) else url
    headers = {"Content-Type": "application/json", "User-Agent": "Sitelore", "X-Sitelore-Delivery": delivery}
    if webhook.secret:
        headers |= signature(read_secret(webhook.secret), body, int(time.time()))
    problem = ""
    for number in range(_TRIES):
        problem, final = _posted(address, body, headers)
        if not problem:
            return
        if final:
            break
        time.sleep(_PAUSES[number] if number < len(_PAUSES) else 0)
    raise InputError("schedule-webhook-failed", url=webhook.url, problem=problem)


def signature(secret: str, body: bytes, timestamp: int) -> dict[str, str]:
    """Return the headers that prove who wrote a body, and when."""
    signed = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Sitelore-Timestamp": str(timestamp), "X-Sitelore-Signature": f"sha256={signed}"}


def _posted(address: str, body: bytes, headers: Mapping[str, str]) -> tuple[str, bool]:
    """Post once; return what went wrong, empty where nothing did, and whether trying again is of no use."""
    try:
        request = urllib.request.Request(address, body, dict(headers), method="POST")
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=_SECONDS):
            return "", True
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code}", error.code < 500 and error.code != 429
    except (OSError, ValueError) as error:
        return one_line(type(getattr(error, "reason", error)).__name__, 100), isinstance(error, ValueError)
