"""Faults of bodies and of the protocol, one path each, with the state and reason that are promised for it."""

import gzip
import socket
import struct
import time
import zlib

import brotli
import zstandard

from tests.hostile_server import raw, slow

MB = 2**20
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BODY = b"<title>here</title><p>text</p>"


def packed(coding, body):
    return {"body": body, "Content_Encoding": coding}


def endless(handler, piece=b"x" * 65_536):
    """Write chunks until the crawler has had enough."""
    handler.close_connection = True
    handler.wfile.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    for _ in range(20_000):
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))


def drip(start, piece, seconds):
    """Write a piece every so often: each arrives in time, the whole never does."""

    def write(handler):
        handler.close_connection = True
        handler.wfile.write(start)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.2)

    return write


def reset(handler):
    handler.close_connection = True
    handler.wfile.write(HEAD + b"Content-Length: 1000\r\n\r\nhalf")
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def half_closed(handler):
    """End the sending side in the middle of a body and go on listening."""
    handler.close_connection = True
    handler.wfile.write(HEAD + b"Content-Length: 1000\r\n\r\nhalf")
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_WR)
    time.sleep(0.5)


def status_line(line, body=BODY):
    fields = b"\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body)
    return raw(line + fields + body)


def fields(count, length):
    """Return so many headers of that length, and the end of the headers."""
    return b"".join(b"X-%d: %s\r\n" % (n, b"a" * length) for n in range(count)) + b"\r\n"


def zeros(coding, megabytes):
    """Return a body of zeros, packed a piece at a time."""
    packer = {"gzip": zlib.compressobj(9, wbits=31), "deflate": zlib.compressobj(9)}.get(coding)
    if coding == "br":
        brotli_packer = brotli.Compressor(quality=1)
        pieces = [brotli_packer.process(bytes(MB)) for _ in range(megabytes)]
        return b"".join(pieces) + brotli_packer.finish()
    if coding == "zstd":
        zstd_packer = zstandard.ZstdCompressor().compressobj()
        return b"".join(zstd_packer.compress(bytes(MB)) for _ in range(megabytes)) + zstd_packer.flush()
    return b"".join(packer.compress(bytes(MB)) for _ in range(megabytes)) + packer.flush()


def layers(count, body=BODY):
    for _ in range(count):
        body = gzip.compress(body)
    return packed(", ".join(["gzip"] * count), body)


OK, BOMB = ("ok", ""), ("limit", "unpacks_too_large")
GONE, CUT, SLOW, WRONG = ("error", "connection"), ("error", "incomplete"), ("error", "timeout"), ("error", "protocol")
HEADERS = ("error", "headers_too_large")

FAULTS = {
    # what was sent → what becomes of the URL
    "gzip_bomb": (packed("gzip", zeros("gzip", 200)), BOMB),
    "deflate_bomb": (packed("deflate", zeros("deflate", 200)), BOMB),
    "brotli_bomb": (packed("br", zeros("br", 200)), BOMB),
    "zstd_bomb": (packed("zstd", zeros("zstd", 200)), BOMB),
    "double_gzip_bomb": (packed("gzip, gzip", gzip.compress(zeros("gzip", 200))), BOMB),
    "two_layers": (layers(2), OK),
    "six_layers": (layers(6), BOMB),
    "truncated_gzip": (packed("gzip", gzip.compress(BODY * 2_000)[:-30]), OK),
    "plain_called_gzip": (packed("gzip", BODY), OK),
    "unknown_coding": (packed("exotic", BODY), OK),
    "endless_chunks": (endless, OK),
    "ten_gigabytes": (raw(HEAD + b"Content-Length: 10737418240\r\n\r\n", *[b"x" * MB] * 12), OK),
    "twelve_megabytes": ({"body": BODY + b"<p>word</p>" * MB}, OK),
    "longer_than_said": (raw(HEAD + b"Content-Length: 10\r\nConnection: close\r\n\r\n" + BODY), WRONG),
    "shorter_than_said": (raw(HEAD + b"Content-Length: 1000\r\nConnection: close\r\n\r\n" + BODY), CUT),
    "no_length": (raw(HEAD + b"Connection: close\r\n\r\n" + BODY), OK),
    "two_lengths": (raw(HEAD + b"Content-Length: 30\r\nContent-Length: 5\r\n\r\n" + BODY), WRONG),
    "bad_length": (raw(HEAD + b"Content-Length: many\r\n\r\n" + BODY), WRONG),
    "bad_chunk": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"), WRONG),
    "chunk_of_2_64": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc"), CUT),
    "chunks_without_end": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"), CUT),
    "half_closed": (half_closed, CUT),
    "reset": (reset, CUT),
    "end_at_once": (raw(b""), GONE),
    "hangs": (slow(6, BODY.decode()), SLOW),
    "header_drip": (drip(HEAD, b"X-A: b\r\n", 6), SLOW),
    "body_drip": (drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"x", 6), SLOW),
    "many_headers": (raw(HEAD + fields(20_000, 200)), WRONG),
    "few_long_headers": (raw(HEAD + fields(18, 40_000)), HEADERS),
    "long_header": (raw(HEAD + b"X-A: " + b"a" * (3 * MB) + b"\r\n\r\n"), HEADERS),
    "continues": (raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 100_000, HEAD + b"Content-Length: 30\r\n\r\n"), GONE),
    "hints": (raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HEAD + b"Content-Length: 30\r\n\r\n" + BODY), OK),
    "http_0_9": (raw(BODY), WRONG),
    "garbage": (raw(bytes(range(256)) * 40), WRONG),
    "another_protocol": (raw(b"SSH-2.0-OpenSSH_9.6\r\n"), WRONG),
    "status_0": (status_line(b"HTTP/1.1 000 Nothing"), WRONG),
    "status_99": (status_line(b"HTTP/1.1 99 Nothing"), WRONG),
    "status_600": (status_line(b"HTTP/1.1 600 Beyond"), ("http_error", "status_600")),
    "status_999": (status_line(b"HTTP/1.1 999 Denied"), ("http_error", "status_999")),
    "status_1000": (status_line(b"HTTP/1.1 1000 Beyond"), WRONG),
    "status_text": (status_line(b"HTTP/1.1 OK"), WRONG),
    "status_204": (status_line(b"HTTP/1.1 204 Empty", b""), OK),
    "status_304": (status_line(b"HTTP/1.1 304 Unchanged", b""), OK),
    "bad_header": (raw(HEAD + b"no colon\r\nContent-Length: 30\r\n\r\n" + BODY), WRONG),
    "nul_header": (raw(HEAD + b"X-A: a\x00b\r\nContent-Length: 30\r\n\r\n" + BODY), WRONG),
    "bare_line_feeds": (raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 30\n\n" + BODY), OK),
    "no_type": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n" + BODY), OK),
}  # fmt: skip
