"""Lists and streams files of FTP, SFTP, S3 and HTTP servers through fsspec: with limits of time, retries, resumption.

Private addresses are allowed: the user typed them. Secrets come in as arguments and stand in no message.
"""

import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from analysis.errors import InputError
from crawlers.log_packing import PIECE
from crawlers.log_sources import Place

TRIES = 4  # in a row without a byte, before it is given up
CONNECT, SILENCE = 30, 60  # seconds until a connection stands, and without a byte
_DEEPEST = 8  # folders below the one that was named: a link in it may lead back up
_WINDOW = 32 * 1024  # bytes an SFTP server gives at once
_PAUSES = (1.0, 3.0, 9.0)  # seconds before the next try
_ANEW = {"use_listings_cache": False}
_LIBRARIES = ("aiohttp", "aiobotocore", "botocore", "fsspec", "ftplib", "paramiko", "s3fs")


def list_places(place: Place, secret: str | None) -> list[Place]:
    """Return the files a place means: itself, what fits its pattern, or all below it where it is a folder."""
    return _told(place, secret, lambda: _listed(place, secret))


def _listed(place: Place, secret: str | None) -> list[Place]:
    files = filesystem(place, secret)
    path = _path_of(place)
    if _is_pattern(place):
        found = files.glob(path, maxdepth=_DEEPEST)
        found = [name for name in found if not name.endswith("/") and (place.kind == "http" or files.isfile(name))]
    elif path.endswith("/") or (place.kind != "http" and files.isdir(path)):
        found = files.find(path, maxdepth=_DEEPEST)
    else:
        return [place]
    places = [replace(place, path=_path_in(place, name)) for name in found]
    listed = sorted((p for p in places if _is_wanted(p, place)), key=lambda p: p.path)
    if not listed:
        raise FileNotFoundError
    return listed


def _is_pattern(place: Place) -> bool:
    return "*" in place.path or "[" in place.path or (place.kind != "http" and "?" in place.path)


def _is_wanted(found: Place, asked: Place) -> bool:
    """Return whether a name of a listing is a log: no hidden file, no link that sorts a web server's index."""
    folder = asked.path.rpartition("/")[0] if not _is_pattern(asked) else ""
    below = found.path.removeprefix(folder).split("/")
    plain = found.kind != "http" or not ({"?", "#"} & set(found.path))
    return plain and not any(part.startswith(".") for part in below) and bool(found.name)


def _path_of(place: Place) -> str:
    if place.kind != "http":
        return place.path
    return f"{place.scheme}://{place.host}{f':{place.port}' if place.port else ''}{place.path}"


def _path_in(place: Place, name: str) -> str:
    return name.removeprefix(_path_of(replace(place, path=""))) if place.kind == "http" else name


def stream(place: Place, secret: str | None, *, pause: Callable[[float], None] = time.sleep) -> Iterator[bytes]:
    """Yield a file's bytes as they come. A connection that breaks is taken up where it broke."""
    position = failures = 0
    while True:
        try:
            for piece in _pieces(place, secret, position):
                position, failures = position + len(piece), 0
                yield piece
            return
        except _fatal() as problem:
            raise _as_input_error(place, secret, problem) from None
        except Exception as problem:
            if not _is_of_the_way(problem):
                raise
            failures += 1
            if failures >= TRIES or _is_refused(problem):
                raise _as_input_error(place, secret, problem) from None
            pause(_PAUSES[min(failures, len(_PAUSES)) - 1])


def _pieces(place: Place, secret: str | None, position: int) -> Iterator[bytes]:
    files = filesystem(place, secret)
    if place.kind == "http":
        yield from _http_pieces(files, _path_of(place), position)
    elif place.kind == "sftp":
        yield from _sftp_pieces(files, place.path, position)
    else:
        with files.open(place.path, "rb", block_size=4 * PIECE) as file:
            file.seek(position)
            while piece := file.read(PIECE):
                yield piece


def _http_pieces(files: Any, url: str, position: int) -> Iterator[bytes]:
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={position}-"} if position else {})}
    # a size spares the question for it, no blocks mean a stream
    with closing(files.open(url, block_size=0, size=1, headers=headers)) as file:
        left_out = 0 if file.r.status == 206 else position  # a server without ranges starts anew
        while piece := file.read(PIECE):
            left_out, piece = max(0, left_out - len(piece)), piece[left_out:]
            if piece:
                yield piece


def _sftp_pieces(files: Any, path: str, position: int) -> Iterator[bytes]:
    size = files.info(path)["size"]
    with files.open(path, "rb") as file:
        while position < size:
            end = min(size, position + 2 * PIECE)  # asked for at once: a server far away answers one by one slowly
            windows = [(at, min(_WINDOW, end - at)) for at in range(position, end, _WINDOW)]
            piece = b"".join(file.readv(windows))
            if len(piece) < end - position:
                raise EOFError("the file has become shorter")
            position = end
            yield piece


def filesystem(place: Place, secret: str | None) -> Any:
    """Return the server as fsspec knows it, connected anew."""
    import fsspec  # type: ignore[import-untyped]

    make = {"ftp": _ftp_options, "sftp": _sftp_options, "s3": _s3_options, "http": _http_options}[place.kind]
    scheme = "ftp" if place.kind == "ftp" else place.scheme
    try:
        known = fsspec.get_filesystem_class(scheme)
        return known(**make(place, secret), skip_instance_cache=True)
    except ImportError:
        raise InputError("log-source-extra", scheme=place.scheme) from None


def _ftp_options(place: Place, secret: str | None) -> dict[str, Any]:
    user = {"username": place.user, "password": secret or ""} if place.user else {}
    return {
        "host": place.host,
        "port": place.port or 21,
        "timeout": SILENCE,
        "tls": place.scheme == "ftps",
        **user,
        **_ANEW,
    }


def _sftp_options(place: Place, secret: str | None) -> dict[str, Any]:
    from crawlers.ssh_hosts import known_hosts_only

    return {
        "host": place.host, "port": place.port or 22, "username": place.user or None, "password": secret,
        "timeout": CONNECT, "banner_timeout": CONNECT, "auth_timeout": CONNECT, "channel_timeout": SILENCE,
        "host_key_policy": known_hosts_only(place.port or 22),
    }  # fmt: skip


def _s3_options(place: Place, secret: str | None) -> dict[str, Any]:
    """Without a secret, the usual variables and files of AWS tell key, region and endpoint."""
    keys = {"key": place.user, "secret": secret} if place.user and secret else {}
    limits = {"connect_timeout": CONNECT, "read_timeout": SILENCE, "retries": {"max_attempts": TRIES}}
    return {**keys, "config_kwargs": limits, **_ANEW}


def _http_options(place: Place, secret: str | None) -> dict[str, Any]:
    import aiohttp

    limits = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=SILENCE)
    basic = b64encode(f"{place.user}:{secret or ''}".encode()).decode()
    login = f"Basic {basic}" if place.user else f"Bearer {secret}" if secret else ""
    headers = {"headers": {"Authorization": login}} if login else {}
    return {"client_kwargs": {"timeout": limits, **headers}, **_ANEW}


# what went wrong


def _fatal() -> tuple[type[BaseException], ...]:
    """Return what no second try mends: what is not there, or not ours."""
    from ftplib import error_perm

    return (FileNotFoundError, PermissionError, InputError, error_perm)


def _told(place: Place, secret: str | None, ask: Callable[[], list[Place]]) -> list[Place]:
    for left in reversed(range(TRIES)):
        try:
            return ask()
        except _fatal() as problem:
            raise _as_input_error(place, secret, problem) from None
        except Exception as problem:
            if not _is_of_the_way(problem):
                raise
            if not left or _is_refused(problem):
                raise _as_input_error(place, secret, problem) from None
            time.sleep(_PAUSES[0])
    raise AssertionError("unreachable")


def _is_of_the_way(problem: Exception) -> bool:
    """Return whether server or network failed, not we."""
    return isinstance(problem, (OSError, EOFError)) or type(problem).__module__.partition(".")[0] in _LIBRARIES


def _is_refused(problem: BaseException) -> bool:
    status = getattr(problem, "status", None)
    return status in (401, 403) or type(problem).__name__ in ("AuthenticationException", "BadHostKeyException")


def _as_input_error(place: Place, secret: str | None, problem: BaseException) -> InputError:
    """Return what to tell the user. Messages of libraries are cut and freed of the secret."""
    if isinstance(problem, InputError):
        return problem
    if isinstance(problem, FileNotFoundError) and not _is_refused(problem.__cause__ or problem):
        return InputError("log-source-missing", path=place.shown)
    said = str(problem).replace(secret, "…") if secret else str(problem)
    kind = "log-source-refused" if _is_refused(problem) else "log-source-unreachable"
    return InputError(kind, path=place.shown, problem=f"{type(problem).__name__} {said}"[:200].strip())
