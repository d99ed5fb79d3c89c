"""What counts as a word, in scripts with and without spaces; how a content hash is made."""

import hashlib
import re

HASH_DIGITS = 32  # of sha256: 128 bits, no collision among any number of texts a machine can hold

# Scripts written without spaces: every character counts as a word, as word processors count them.
_NO_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Letters and digits, joined by hyphens, apostrophes, dots or commas inside (Lastenrad-Test, don't, 1.200).
WORD = re.compile(rf"[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+(?:[-'’.,]?[^\W_{_NO_SPACES}]+)*")


def count_words(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))


def content_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]
