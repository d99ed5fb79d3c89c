"""TLS: a certificate that is wrong is a finding and keeps the page out, unless the user accepts it for that host."""

import ssl
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from analysis.questions.tls_errors import find_tls_errors
from tests.conftest import ibis_table
from tests.hostile_server import serving
from tests.hostile_site import Crawled, HostileSite

NOW = datetime.now(UTC)
DAY = timedelta(days=1)
PAGE = "<title>here</title>"


def certificate(name, *, authority=None, start=NOW - DAY, end=NOW + DAY, is_authority=False):
    """Return key and certificate of a name, signed by an authority or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    signer_key, issuer = (authority[0], authority[1].subject) if authority else (key, subject)
    unsigned = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer_key.public_key()), critical=False)
        .add_extension(x509.KeyUsage(True, False, False, False, False, is_authority, is_authority, False, False), True)
    )  # fmt: skip
    return key, unsigned.sign(signer_key, hashes.SHA256())


def server_side(folder, name, pair):
    file = folder / f"{name}.pem"
    key = pair[0].private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(key + pair[1].public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


HOSTS = {
    "good.example": "ok",
    "expired.example": "tls_error:expired",
    "future.example": "tls_error:not_yet_valid",
    "named.example": "tls_error:wrong_name",
    "self.example": "tls_error:self_signed",
    "stranger.example": "tls_error:untrusted",
    "plain.example": "tls_error:handshake",
    "accepted.example": "ok",
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    authority = certificate("Our authority", is_authority=True)
    stranger = certificate("Another authority", is_authority=True)
    pairs = {
        "good.example": certificate("good.example", authority=authority),
        "expired.example": certificate("expired.example", authority=authority, start=NOW - 3 * DAY, end=NOW - DAY),
        "future.example": certificate("future.example", authority=authority, start=NOW + DAY, end=NOW + 3 * DAY),
        "named.example": certificate("other.example", authority=authority),
        "self.example": certificate("self.example"),
        "stranger.example": certificate("stranger.example", authority=stranger),
        "accepted.example": certificate("accepted.example"),
    }
    trusted = folder / "authority.pem"
    trusted.write_bytes(authority[1].public_bytes(serialization.Encoding.PEM))
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(trusted))
        servers = {
            host: stack.enter_context(serving({"/": PAGE}, tls=server_side(folder, host, pair)))
            for host, pair in pairs.items()
        }
        servers["plain.example"] = stack.enter_context(serving({"/": PAGE}))
        connect = {host: server.base.replace("http://", "https://") for host, server in servers.items()}
        plan = HostileSite.plan(
            None, start_urls=tuple(f"https://{host}/" for host in HOSTS), own_hosts=tuple(HOSTS), tries=1,
            connect=connect, accept_certificates=("accepted.example",), pauses_s=(),
        )  # fmt: skip
        yield Crawled(plan, folder / "state.sqlite"), servers


@pytest.mark.parametrize("host", HOSTS)
def test_a_certificate_decides_whether_a_page_is_fetched(crawled, host):
    result, servers = crawled
    [row] = [row for row in result.rows["pages"] if row["url"] == f"https://{host}/"]
    assert (row["reason"] or row["state"]) == HOSTS[host]
    assert ("/" in servers[host].paths) == (row["state"] == "ok"), "nothing is sent over a connection that is not safe"


def test_a_wrong_certificate_is_a_finding_for_its_host():
    rows = [
        {"url": "https://a.example/", "reason": "tls_error:expired"},
        {"url": "https://a.example/b", "reason": "tls_error:expired"},
        {"url": "https://b.example/", "reason": "tls_error:wrong_name"},
        {"url": "https://c.example/", "reason": "timeout"},
    ]
    found = find_tls_errors(ibis_table("pages", rows)).to_pyarrow().to_pylist()
    assert [(row["url"], row["value"], row["weight"]) for row in found] == [
        ("https://a.example/", "expired", 2),
        ("https://b.example/", "wrong_name", 1),
    ]
