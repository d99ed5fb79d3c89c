"""Reports are mailed and outcomes posted over real servers; what fails is said, and no secret with it."""

import hashlib
import hmac
import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from analysis.errors import InputError
from app.schedules import deliver
from app.schedules.definition import Mail, Webhook
from app.schedules.deliver import call_webhook, send_mail
from tests.mail_server import PASSWORD, USER, serve_mail

ADDRESS = "seo@shop.example"


@pytest.fixture
def secrets(monkeypatch):
    monkeypatch.setenv("SITELORE_SECRET_MAIL", PASSWORD)
    monkeypatch.setenv("SITELORE_SECRET_HOOK", "signing key")


def mail_to(inbox, **columns):
    sound = {"host": "127.0.0.1", "port": inbox.port, "sender": "sitelore@shop.example", "to": (ADDRESS,),
             "security": "starttls", "user": USER, "secret": "mail"}  # fmt: skip
    return Mail(**sound | columns)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # the port of `tls` is encrypted anyway
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_report_goes_encrypted_after_a_login_as_text_and_as_a_page(security, tmp_path, secrets, monkeypatch):
    with serve_mail(tmp_path, security=security) as inbox:
        monkeypatch.setenv("SSL_CERT_FILE", str(inbox.certificate))
        send_mail(mail_to(inbox, security=security), "Shop: ÄÖ\r\nBcc: x@y.example", "plain ü", "<h1>page</h1>")
        [(message, encrypted, authenticated)] = inbox.messages
    assert (encrypted, authenticated) == (True, True)
    assert (message["Subject"], message["To"], message["Bcc"]) == ("Shop: ÄÖ Bcc: x@y.example", ADDRESS, None)
    assert message.get_body(("plain",)).get_content().strip() == "plain ü"
    assert message.get_body(("html",)).get_content().strip() == "<h1>page</h1>"


@pytest.fixture
def inbox(tmp_path, monkeypatch, secrets):
    with serve_mail(tmp_path) as inbox:
        monkeypatch.setenv("SSL_CERT_FILE", str(inbox.certificate))
        yield inbox


def test_a_wrong_password_is_said_without_it(inbox, monkeypatch):
    monkeypatch.setenv("SITELORE_SECRET_MAIL", "wrong and secret")
    with pytest.raises(InputError, match=r"schedule-mail-failed.*535") as error:
        send_mail(mail_to(inbox), "s", "p", "h")
    assert "wrong and secret" not in str(error.value) + repr(error.value.__context__)
    assert inbox.messages == []


def test_a_certificate_nobody_vouches_for_gets_no_password(inbox, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(InputError, match=r"schedule-mail-failed.*CERTIFICATE_VERIFY_FAILED"):
        send_mail(mail_to(inbox), "s", "p", "h")


def test_a_mailbox_that_is_not_there_and_a_server_that_is_not_are_said(inbox):
    inbox.refused.add(ADDRESS)
    with pytest.raises(InputError, match=r"schedule-mail-failed.*550"):
        send_mail(mail_to(inbox), "s", "p", "h")
    with pytest.raises(InputError, match=r"schedule-mail-failed.*ConnectionRefused"):
        send_mail(replace(mail_to(inbox), port=1), "s", "p", "h")


class Receiver(BaseHTTPRequestHandler):
    answers, received = (), ()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.received.append((body, dict(self.headers)))
        status = self.answers.pop(0) if self.answers else 204
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *arguments):
        """Say nothing."""


@contextmanager
def serve_hook(*answers):
    handler = type("Handler", (Receiver,), {"answers": list(answers), "received": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/hook", handler.received
        server.shutdown()
        thread.join()


def test_an_outcome_is_posted_and_its_signature_covers_time_and_body(secrets):
    with serve_hook() as (url, received):
        call_webhook(Webhook(url, "hook"), "shop/1", {"alarms": ["ä"]})
    [(body, headers)] = received
    assert body == '{"alarms": ["ä"]}'.encode()
    signed = headers["X-Sitelore-Timestamp"].encode() + b"." + body
    right = "sha256=" + hmac.new(b"signing key", signed, hashlib.sha256).hexdigest()
    assert (headers["X-Sitelore-Signature"], headers["X-Sitelore-Delivery"]) == (right, "shop/1")


def test_a_server_that_is_being_restarted_is_tried_again_under_the_same_number(monkeypatch):
    monkeypatch.setattr(deliver, "_PAUSES", (0.0, 0.0))
    with serve_hook(503, 502) as (url, received):
        call_webhook(Webhook(url), "shop/1", {})
    assert [headers["X-Sitelore-Delivery"] for _, headers in received] == ["shop/1"] * 3


@pytest.mark.parametrize(("answer", "tries"), [(404, 1), (302, 1), (500, 3)])
def test_a_refusal_is_final_and_no_redirect_is_followed(answer, tries, monkeypatch):
    monkeypatch.setattr(deliver, "_PAUSES", (0.0, 0.0))
    with serve_hook(*[answer] * 3) as (url, received), pytest.raises(InputError, match=f"HTTP {answer}"):
        call_webhook(Webhook(url), "shop/1", {})
    assert len(received) == tries


def test_an_address_that_is_a_secret_is_not_said(monkeypatch):
    monkeypatch.setattr(deliver, "_PAUSES", (0.0, 0.0))
    monkeypatch.setenv("SITELORE_SECRET_CHAT", "http://127.0.0.1:1/T0K3N")
    with pytest.raises(InputError, match="secret:chat") as error:
        call_webhook(Webhook("secret:chat"), "shop/1", {})
    assert "T0K3N" not in str(error.value)
