"""Looks for planted secrets in every file of a folder, however they are written and packed."""

import base64
import gzip
import io
import sqlite3
import zipfile
import zlib

import pyarrow.parquet as pq
import zstandard


def spellings(secret):
    """Return the ways a secret could lie in a file; Base64 without its ends, which depend on what stands beside."""
    plain = secret.encode()
    packed = [base64.b64encode(b"\0" * shift + plain).rstrip(b"=")[4 if shift else 0 : -2] for shift in range(3)]
    return {
        "plain": plain, "reversed": plain[::-1], "hex": plain.hex().encode(), "HEX": plain.hex().upper().encode(),
        "utf-16-le": secret.encode("utf-16-le"), "utf-16-be": secret.encode("utf-16-be"),
        **{f"base64+{shift}": text for shift, text in enumerate(packed)},
        **{f"urlsafe+{shift}": text.translate(bytes.maketrans(b"+/", b"-_")) for shift, text in enumerate(packed)},
    }  # fmt: skip


def found_in(folder, secrets):
    """Return file, secret and spelling of everything that was found."""
    found = set()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        for content in contents_of(file):
            for secret in secrets:
                found |= {(file.name, secret, how) for how, text in spellings(secret).items() if text in content}
    return found


def contents_of(file):
    """Yield a file's bytes, and what they are packed of: gzip, zip, zstd, Parquet, SQLite."""
    raw = file.read_bytes()
    yield raw
    if raw.startswith(b"PAR1"):
        table = pq.read_table(io.BytesIO(raw))
        yield str(table.schema).encode()
        for column in table.columns:
            yield from unpacked(repr(column.to_pylist()).encode(), *_blobs(column.to_pylist()))
    elif raw.startswith(b"SQLite format 3"):
        with sqlite3.connect(file) as connection:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for name in names:
                rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
                yield from unpacked(repr(rows).encode(), *_blobs([value for row in rows for value in row]))
    else:
        yield from unpacked(raw)


def _blobs(values):
    return [value if isinstance(value, bytes) else value.encode() for value in values if isinstance(value, bytes | str)]


def unpacked(*pieces):
    for piece in pieces:
        yield piece
        if piece[:2] == b"\x1f\x8b":
            yield gzip.decompress(piece)
        elif piece[:4] == b"\x28\xb5\x2f\xfd":
            yield zstandard.ZstdDecompressor().decompressobj().decompress(piece)
        elif piece[:4] == b"PK\x03\x04":
            file = zipfile.ZipFile(io.BytesIO(piece))
            yield from (file.read(name) for name in file.namelist())
        elif piece[:1] == b"\x78":
            try:
                yield zlib.decompress(piece)
            except zlib.error:
                continue
