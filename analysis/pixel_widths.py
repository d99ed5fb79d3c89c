"""How wide a text stands in a search result: advance widths of Liberation Sans, whose metrics are those of Arial."""

import json
import math
import unicodedata
from functools import cache
from importlib.resources import files

# Google's desktop results set titles in Arial of 20 px and descriptions in 14 px (read off results pages, 2026-11-22).
TITLE_PX = 20
DESCRIPTION_PX = 14
_WIDE = 1.0  # em of a character the font does not have, if East Asian typography calls it wide
_OTHER = 0.556  # em of any other: the width of a digit, and near the mean of Latin text
_NO_WIDTH = ("Mn", "Me", "Cf", "Cc")  # accents on the character before, and what is not drawn


def pixel_width(text: str, size: int) -> int:
    """Return the width of a line of text in pixels, at a size in pixels, rounded up.

    The sum of the advance widths, without kerning: browsers kern Arial in few pairs, and it takes away less than 1 %.
    """
    return math.ceil(sum(map(_em, " ".join(text.split()))) * size)


@cache
def _em(character: str) -> float:
    known = _widths().get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in _NO_WIDTH:
        return 0.0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER


@cache
def _widths() -> dict[str, float]:
    """Return the width of every character of the font, in em."""
    font = json.loads(files("analysis").joinpath("data", "liberation_sans.json").read_text(encoding="utf-8"))
    return {
        character: int(width) / font["units_per_em"]
        for width, characters in font["characters_by_width"].items()
        for character in characters
    }
