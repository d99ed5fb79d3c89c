"""What a connection may do: how much may come before an answer, whom a certificate convinces, why it failed."""

import asyncio
import errno
import ssl
from collections.abc import Iterator
from functools import partial
from typing import Any

import aiohttp
import certifi
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import LineTooLong

_MAX_HEAD = 256 * 1024  # bytes of all headers, and of what comes before the answer


class HeadersTooLarge(aiohttp.ClientError):
    """More headers, or more 1xx answers, than an answer may have."""


class _Connection(ResponseHandler):
    """A connection that is closed where an answer does not begin within 256 KiB."""

    _head, _has_begun = 0, True

    def set_response_params(self, **options: Any) -> None:
        self._head, self._has_begun = 0, False
        super().set_response_params(**options)

    def feed_data(self, data: Any, size: int = 0) -> None:
        self._has_begun = self._has_begun or data[0].code >= 200
        super().feed_data(data, size)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._head += 0 if self._has_begun else len(data)
        if self._head > _MAX_HEAD and not self._has_begun:
            self._has_begun = True
            self.set_exception(HeadersTooLarge())
            self.close()


class Connector(aiohttp.TCPConnector):
    """Makes such connections."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._factory: Any = partial(_Connection, loop=self._loop)


def tls_context() -> ssl.SSLContext:
    """Return a context that knows the system's authorities and Mozilla's: some systems have none where Python looks."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def careless_tls_context() -> ssl.SSLContext:
    """Return a context for hosts whose certificate the user accepts as it is."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def reason_of_error(error: BaseException) -> str:
    """Return the reason of a URL for what went wrong on the wire."""
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return f"tls_error:{_tls_problem(error)}"
    for kind, reason in _REASONS:
        if any(isinstance(cause, kind) for cause in _causes(error)):
            return reason
    if isinstance(error, aiohttp.ClientConnectorError):
        return "connection_refused" if error.os_error.errno == errno.ECONNREFUSED else "connection"
    return "connection" if isinstance(error, OSError) else "protocol"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


_CERTIFICATES = {
    9: "not_yet_valid",
    10: "expired",
    18: "self_signed",
    19: "self_signed",
    62: "wrong_name",
    64: "wrong_name",
}


def _tls_problem(error: BaseException) -> str:
    """Return what is wrong with a certificate (codes of X509_verify_cert), or that there was no handshake."""
    problem = getattr(error, "certificate_error", error)
    if isinstance(problem, ssl.CertificateError):
        return _CERTIFICATES.get(getattr(problem, "verify_code", 0), "untrusted")
    return "handshake"


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (aiohttp.ClientConnectorDNSError, "dns"),
    (HeadersTooLarge, "headers_too_large"),
    (LineTooLong, "headers_too_large"),
    (TimeoutError, "timeout"),
    (asyncio.TimeoutError, "timeout"),
    (aiohttp.ClientPayloadError, "incomplete"),
    (aiohttp.ServerDisconnectedError, "connection"),
    (aiohttp.EofStream, "connection"),  # closed after a 1xx answer
)
