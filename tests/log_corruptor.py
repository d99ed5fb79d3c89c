"""Spoils a log in every way a log is found spoiled: one fault an entry, with what has to come out of it."""

import bz2
import codecs
import gzip
import lzma
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36"


def _zst(log):
    return zstd.compress(log, options={zstd.CompressionParameter.checksum_flag: 1})  # as the zstd command does


PACKERS = {"gz": gzip.compress, "bz2": lambda log: bz2.compress(log, 1), "xz": lzma.compress, "zst": _zst}


def line_of(number, time="20/Nov/2026:10:15:00 +0100"):
    """Return a line that no other is like, hard to pack."""
    request = f"GET /page-{number * 7919 % 999_983} HTTP/1.1"
    return f'203.0.{number % 100}.7 - - [{time}] "{request}" 200 {number} "-" "{CHROME}"\n'


def log_of(lines, start=0):
    return "".join(line_of(number) for number in range(start, start + lines)).encode()


@dataclass(frozen=True)
class Fault:
    """What is done to a sound log of some lines."""

    spoil: Callable[[bytes], bytes]
    name: str = "access.log"
    hits: Callable[[int], int] = field(default=lambda lines: lines)  # of a log of so many lines
    rejects: int = 0
    reason: str = ""  # of the rejects
    encoding: str = "utf-8"
    packing: str = ""
    notes: tuple[str, ...] = ()  # how they begin


def _in_the_middle(junk):
    def spoil(log):
        middle = log.index(b"\n", len(log) // 2) + 1
        return log[:middle] + junk + log[middle:]

    return spoil


FAULTS: dict[str, Fault] = {
    # packing
    **{f"packed {kind}": Fault(pack, f"access.log.{kind}", packing=kind) for kind, pack in PACKERS.items()},
    **{
        f"{kind} of two members": Fault(
            lambda log, pack=pack: pack(log[: len(log) // 2]) + pack(log[len(log) // 2 :]), packing=kind
        )
        for kind, pack in PACKERS.items()
    },
    "gz under a plain name": Fault(gzip.compress, "access.log", packing="gz"),
    "plain under the name of a gz": Fault(lambda log: log, "access.log.gz"),
    "xz under the name of a gz": Fault(lzma.compress, "access.log.gz", packing="xz"),
    "packed twice": Fault(lambda log: gzip.compress(gzip.compress(log)), "access.log.gz.gz", packing="gz.gz"),
    "padding behind a gz": Fault(lambda log: gzip.compress(log) + b"\0" * 1024, packing="gz"),
    # bytes
    "UTF-8 with a mark": Fault(lambda log: codecs.BOM_UTF8 + log),
    "UTF-16 of Windows": Fault(lambda log: codecs.BOM_UTF16_LE + log.decode().encode("utf-16-le"), encoding="utf-16"),
    "UTF-16 of others": Fault(lambda log: codecs.BOM_UTF16_BE + log.decode().encode("utf-16-be"), encoding="utf-16"),
    "UTF-16 without a mark": Fault(lambda log: log.decode().encode("utf-16-le"), encoding="utf-16"),
    "line ends of Windows": Fault(lambda log: log.replace(b"\n", b"\r\n")),
    "umlauts of Windows": Fault(lambda log: log.replace(b"/page", "/größe".encode("cp1252")), encoding="cp1252"),
    "NULs at the start": Fault(lambda log: b"\0" * 300_000 + log, notes=("nul_bytes:300000",)),
    "NULs in the middle": Fault(_in_the_middle(b"\0" * 4096), notes=("nul_bytes:4096",)),
    "half a line and NULs": Fault(_in_the_middle(b"203.0.1.7 - - [20/Nov" + b"\0" * 99), notes=("nul_bytes:99",)),
    "binary junk": Fault(_in_the_middle(bytes(range(11, 256)) * 40 + b"\n"), rejects=1, encoding="cp1252"),
    "an endless line": Fault(_in_the_middle(b"x" * 3_000_000 + b"\n"), rejects=1, reason="too_long"),
    "no newline at the end": Fault(lambda log: log[:-1]),
    "empty lines": Fault(_in_the_middle(b"\n\n\n"), rejects=3, reason="empty"),
    # times
    "a clock that was never set": Fault(
        _in_the_middle(line_of(1, "01/Jan/1970:00:00:07 +0000").encode()), rejects=1, reason="year",
        notes=("odd_years:1970 (1)",),
    ),
    "years to come": Fault(
        _in_the_middle((line_of(1, "01/Jan/2099:00:00:07 +0000") + line_of(2, "31/Dec/9999:23:59:59 +0000")).encode()),
        rejects=2, reason="year", notes=("odd_years:2099 (1), 9999 (1)",),
    ),
    "the 32nd of November": Fault(
        _in_the_middle(line_of(1, "32/Nov/2026:10:15:00 +0100").encode()), rejects=1, reason="time"
    ),
    "out of order": Fault(
        _in_the_middle(line_of(1, "19/Nov/2026:10:15:00 +0100").encode()), hits=lambda lines: lines + 1,
        notes=("late_lines:1",),
    ),
    # a format that is not the file's
    "a third of another log": Fault(
        lambda log: log + b"[error] client denied by server\n" * (log.count(b"\n") // 2), rejects=100,
        notes=("many_rejected:33",),
    ),
}  # fmt: skip


# Damage of packed files: where it begins is in the name of the fault, so that what must be read is known.


def cut(packed):
    return packed[: len(packed) // 2]


def overwritten(packed):
    """Return it with 64 bytes of its middle overwritten, as a bad sector leaves them."""
    middle = len(packed) // 2
    return packed[:middle] + b"\xff" * 64 + packed[middle + 64 :]


def with_wrong_check_sum(packed):
    return packed[:-6] + bytes(byte ^ 0xFF for byte in packed[-6:-2]) + packed[-2:]


def with_junk(packed):
    return packed + b"some junk\n"
