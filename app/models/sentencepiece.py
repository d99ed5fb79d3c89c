"""Reads a SentencePiece unigram model (a protobuf file) into a tokenizer, without SentencePiece or protobuf."""

import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Field numbers of sentencepiece_model.proto
_PIECES, _NORMALIZER = 1, 3
_PIECE_TEXT, _PIECE_SCORE, _PIECE_TYPE = 1, 2, 3
_CHARACTER_MAP = 2
_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3

_NEVER = -1e6  # score of <s> and </s>: they mark a text's ends and are never read out of a text

_VARINT, _EIGHT_BYTES, _LENGTH_GIVEN, _FOUR_BYTES = 0, 1, 2, 5


@dataclass(frozen=True)
class Vocabulary:
    pieces: list[tuple[str, float]]  # with its log probability
    unknown: int
    start: int
    end: int
    character_map: bytes  # how characters are folded before pieces are looked for


def read_vocabulary(file: Path) -> Vocabulary:
    """Read the pieces and the character map."""
    model = _fields(file.read_bytes())
    pieces = [_piece(entry) for entry in model[_PIECES]]
    kinds = [kind for _, _, kind in pieces]
    names = [text for text, _, _ in pieces]
    return Vocabulary(
        pieces=[(text, _NEVER if kind == _CONTROL else score) for text, score, kind in pieces],
        unknown=kinds.index(_UNKNOWN),
        start=names.index("<s>"),
        end=names.index("</s>"),
        character_map=_fields(model[_NORMALIZER][0])[_CHARACTER_MAP][0],
    )


def tokenizer_of(vocabulary: Vocabulary) -> "Tokenizer":
    """Return a tokenizer that cuts a text into the vocabulary's most probable pieces."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.Unigram(vocabulary.pieces, unk_id=vocabulary.unknown))
    folding = normalizers.Precompiled(vocabulary.character_map)
    single_spaces = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence([folding, normalizers.Strip(), single_spaces])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    return tokenizer


def _piece(entry: bytes) -> tuple[str, float, int]:
    fields = _fields(entry)
    score = struct.unpack("<f", fields[_PIECE_SCORE][0])[0] if _PIECE_SCORE in fields else 0.0
    kind = int.from_bytes(fields[_PIECE_TYPE][0], "little") if _PIECE_TYPE in fields else _NORMAL
    return fields[_PIECE_TEXT][0].decode(), score, kind


def _fields(message: bytes) -> dict[int, list[bytes]]:
    """Return a protobuf message's values by field number; numbers as little-endian bytes."""
    values = defaultdict(list)
    for number, value in _wire(message):
        values[number].append(value)
    return dict(values)


def _wire(message: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(message):
        tag, place = _varint(message, place)
        number, wire_type = tag >> 3, tag & 7
        if wire_type == _VARINT:
            value, place = _varint(message, place)
            yield number, value.to_bytes(10, "little")
            continue
        if wire_type == _LENGTH_GIVEN:
            length, place = _varint(message, place)
        else:
            length = {_EIGHT_BYTES: 8, _FOUR_BYTES: 4}[wire_type]
        yield number, message[place : place + length]
        place += length


def _varint(message: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[place]
        value |= (byte & 0x7F) << shift
        place += 1
        if byte < 0x80:
            return value, place
        shift += 7
