"""Content codings within a limit: whole, cut, damaged, mislabelled, and made to fill memory."""

import gzip
import os
import zlib

import brotli
import pytest
import zstandard

from crawlers.download import BOMB, TRUNCATED, unpacked

TEXT = b"Ein Satz, der sich wiederholt. " * 300
LIMIT = 1_000_000


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("gzip", gzip.compress(TEXT) + b"junk behind it"),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstandard.compress(TEXT)),
    ],
)
def test_every_coding_is_undone(coding, body):
    assert unpacked(body, [coding], LIMIT) == (TEXT, "")


def test_codings_are_undone_from_the_last_to_the_first():
    assert unpacked(gzip.compress(brotli.compress(TEXT)), ["br", "gzip"], LIMIT) == (TEXT, "")


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress, zstandard.compress])
def test_what_unpacks_to_a_hundred_times_its_size_beyond_the_limit_is_a_bomb(pack):
    coding = {gzip.compress: "gzip", brotli.compress: "br"}.get(pack, "zstd")
    content, flag = unpacked(pack(b"0" * 20_000_000), [coding], LIMIT)
    assert (len(content), flag) == (LIMIT, BOMB)


def test_six_layers_are_a_bomb():
    assert unpacked(b"x", ["gzip"] * 6, LIMIT) == (b"", BOMB)


def test_a_long_page_is_cut_and_no_bomb():
    content, flag = unpacked(gzip.compress(os.urandom(LIMIT).hex().encode()), ["gzip"], LIMIT)
    assert (len(content), flag) == (LIMIT, TRUNCATED)


def test_of_a_damaged_body_the_beginning_counts():
    content, flag = unpacked(gzip.compress(TEXT)[:-20], ["gzip"], LIMIT)
    assert TEXT.startswith(content)
    assert flag == TRUNCATED


def test_a_body_that_was_never_packed_is_taken_as_it_is():
    assert unpacked(TEXT, ["gzip"], LIMIT)[0] == TEXT
    assert unpacked(TEXT, ["exotic"], LIMIT)[0] == TEXT
