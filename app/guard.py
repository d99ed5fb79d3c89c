"""Stands before the app on loopback: only the window that was given the launch token gets in, from its own pages only.

Loopback is open to every program and, through the browser, to every web page. So: the Host must be ours (against names
that are rebound to 127.0.0.1), a given Origin must be ours (websockets know no same-origin rule), the token works once
and is replaced by a cookie no other site's page sends, and pages may run only scripts that came with them.
"""

import hmac
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

TOKEN = "launch"  # in the query of the first address
_SCRIPT = re.compile(rb"<script(?=[\s>])", re.IGNORECASE)
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'nonce-{nonce}' 'unsafe-eval' 'wasm-unsafe-eval' blob:",  # plotly compiles functions
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",  # or a URL of an image in a table cell would be fetched from the crawled site
        "font-src 'self' data:",
        "connect-src 'self' blob: data:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


@dataclass
class Guard:
    """Pure ASGI, for http and websocket: a middleware of Starlette would not see websockets and would hold streams."""

    app: App
    port: int
    refused: str = "Refused."  # what is said to a browser that may not come in
    public: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)  # last part of a path → media type, body
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _pass: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    _token_used: bool = False

    @property
    def address(self) -> str:
        """Return the address that lets one window in, once."""
        return f"http://127.0.0.1:{self.port}/?{TOKEN}={self.token}"

    @property
    def cookie(self) -> str:
        return f"sitelore-{self.port}"  # cookies do not know ports: two apps must not take each other's

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        status = self._refusal(scope, headers)
        if status:
            await self._refuse(scope, send, status)
        elif scope["type"] == "http" and (shown := self._public(scope)):
            await _answer(send, 200, shown[0], shown[1])
        elif self._known(headers):
            await self._pass_on(scope, receive, send)
        elif self._launches(scope, headers):
            await self._let_in(scope, send)
        else:
            await self._refuse(scope, send, 401)

    def _refusal(self, scope: Scope, headers: Mapping[str, str]) -> int | None:
        """Return the status a request from elsewhere gets, or none."""
        hosts = {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        if headers.get("host") not in hosts:
            return 421
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in hosts}:
            return 403
        if scope["type"] == "websocket":
            return None if origin else 403  # every browser sends one with a websocket
        site = headers.get("sec-fetch-site", "same-origin")
        if site in ("same-origin", "none"):
            return None
        reads = scope["method"] in ("GET", "HEAD")
        return None if reads and headers.get("sec-fetch-mode") == "navigate" else 403

    def _public(self, scope: Scope) -> tuple[str, bytes] | None:
        """Return a file that browsers fetch without cookies: icon and manifest."""
        return self.public.get(str(scope["path"]).rpartition("/")[2]) if scope["method"] in ("GET", "HEAD") else None

    def _known(self, headers: Mapping[str, str]) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        return self.cookie in cookies and _same(cookies[self.cookie].value, self._pass)

    def _launches(self, scope: Scope, headers: Mapping[str, str]) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET" or self._token_used:
            return False
        if "prefetch" in headers.get("sec-purpose", "") + headers.get("purpose", ""):
            return False  # it would use the token up before anybody looks
        return _same(dict(_query(scope)).get(TOKEN, ""), self.token)

    async def _let_in(self, scope: Scope, send: Send) -> None:
        """Use the token up, give the cookie, and go on to the same address without the token."""
        self._token_used = True
        rest = urlencode([(name, value) for name, value in _query(scope) if name != TOKEN])
        place = "/" + str(scope["path"]).lstrip("/\\")  # never another host
        cookie = f"{self.cookie}={self._pass}; Path=/; HttpOnly; SameSite=Strict"
        headers = [
            (b"location", (place + (f"?{rest}" if rest else "")).encode("latin-1", "replace")),
            (b"set-cookie", cookie.encode()),
            (b"cache-control", b"no-store"),
            *_HEADERS,
        ]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _refuse(self, scope: Scope, send: Send, status: int) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403})  # before accept: the handshake gets a 403
        else:
            await _answer(send, status, "text/plain; charset=utf-8", self.refused.encode())

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _Sealed(send))


class _Sealed:
    """Adds our headers to an answer; a page gets a policy and the nonce that its own scripts need. The rest streams."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.page: Message | None = None  # the start of a page, held until its body is whole
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *_HEADERS]}
            if _content_type(message["headers"]).startswith(b"text/html"):
                self.page = message
                return
        elif self.page is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self.page)
            return
        await self.send(message)

    async def _send_page(self, start: Message) -> None:
        nonce = secrets.token_urlsafe(16)
        body = _SCRIPT.sub(f'<script nonce="{nonce}"'.encode(), self.body)
        kept = [
            (name, value)
            for name, value in start["headers"]
            if name.lower() not in (b"content-length", b"cache-control")
        ]
        policy = _POLICY.format(nonce=nonce).encode()
        own = [
            (b"content-security-policy", policy),
            (b"cache-control", b"no-store"),
            (b"content-length", str(len(body)).encode()),
        ]
        await self.send({**start, "headers": [*kept, *own]})
        await self.send({"type": "http.response.body", "body": body})


async def _answer(send: Send, status: int, media_type: str, body: bytes) -> None:
    headers = [
        (b"content-type", media_type.encode()), (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"), *_HEADERS,
    ]  # fmt: skip
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)


def _content_type(headers: list[Header]) -> bytes:
    return next((value for name, value in headers if name.lower() == b"content-type"), b"")


def _same(given: str, kept: str) -> bool:
    """Compare without telling by the time taken how much was right; texts that are not ASCII are no token of ours."""
    return hmac.compare_digest(given.encode(), kept.encode())
