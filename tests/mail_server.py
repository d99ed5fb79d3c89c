"""A real mail server on loopback: STARTTLS with a certificate of its own, a login, and what it was sent."""

import datetime
import socket
import ssl
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

USER, PASSWORD = "reports", "correct horse battery"


class Inbox:
    def __init__(self):
        self.messages, self.refused, self.always_encrypted = [], set(), False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append((message, bool(session.ssl) or self.always_encrypted, session.authenticated))
        return "250 OK"


def certificate(folder):
    """Write a key and a certificate for 127.0.0.1 that only who is given the file trusts."""
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail server of a test")])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    kind = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, kind, plain))
    (folder / "cert.pem").write_bytes(built.public_bytes(serialization.Encoding.PEM))
    return folder / "cert.pem", folder / "key.pem"


@contextmanager
def serve_mail(folder, *, security="starttls"):
    """Serve an inbox; trust `inbox.certificate` by SSL_CERT_FILE."""
    inbox = Inbox()
    inbox.always_encrypted = security == "tls"
    with socket.create_server(("127.0.0.1", 0)) as free:  # the controller wants to know its port beforehand
        inbox.port = free.getsockname()[1]
    inbox.certificate, key = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(inbox.certificate, key)

    def login(server, session, envelope, mechanism, data):
        right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    starttls = {"tls_context": context, "require_starttls": True} if security == "starttls" else {}
    options = {"auth_required": True, "auth_require_tls": security == "starttls", "authenticator": login, **starttls}
    controller = Controller(
        inbox, hostname="127.0.0.1", port=inbox.port, ssl_context=context if security == "tls" else None, **options
    )
    controller.start()
    try:
        yield inbox
    finally:
        controller.stop()
