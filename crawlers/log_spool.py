"""Keeps what is fetched from elsewhere on this disk encrypted, with a key that only memory holds, while it is read.

A log is full of personal data. A kill leaves a file nobody can read; the next import takes it away.
"""

import io
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import psutil
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

_NONCE = 16  # bytes, at the start of each file
_PREFIX = "fetched-logs"


def new_key() -> bytes:
    """Return a key for one import; it is never written."""
    return secrets.token_bytes(32)


@contextmanager
def spool_folder(scratch: Path) -> Iterator[Path]:
    """Return a folder for fetched files that goes with the import, and take away those of imports that were killed."""
    for left in scratch.glob(f"{_PREFIX}-*"):
        if not psutil.pid_exists(int(left.name.split("-")[2])):
            shutil.rmtree(left, ignore_errors=True)
    folder = scratch / f"{_PREFIX}-{os.getpid()}-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_encrypted(path: Path, pieces: Iterable[bytes], key: bytes) -> None:
    """Write pieces as they come; no byte of them reaches the disk as it is."""
    nonce = secrets.token_bytes(_NONCE)
    encryptor = Cipher(AES(key), CTR(nonce)).encryptor()
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - 0600 from the start
        file.write(nonce)
        for piece in pieces:
            file.write(encryptor.update(piece))


def open_encrypted(path: Path, key: bytes) -> BinaryIO:
    """Open what `write_encrypted` wrote, for reading from start to end."""
    return cast(BinaryIO, io.BufferedReader(_Decrypting(path, key)))


class _Decrypting(io.RawIOBase):
    def __init__(self, path: Path, key: bytes) -> None:
        self._file = path.open("rb")
        self._decryptor = Cipher(AES(key), CTR(self._file.read(_NONCE))).decryptor()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        packed = self._file.read(len(view))
        view[: len(packed)] = self._decryptor.update(packed)
        return len(packed)

    def close(self) -> None:
        self._file.close()
        super().close()
