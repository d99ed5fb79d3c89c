"""Where names of groups stand on a map of dots: above their dots, or below where a name or dot is in the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Place = tuple[float, float]
_LETTER, _LINE = 6.8, 15.0  # a letter's mean width and a line's height in pixels, at 12 px
_APART = 14.0  # from the outermost dot to the middle of the name
_DOT = 6.0  # half a dot, and a little air


@dataclass(frozen=True)
class Name:
    """The middle of a name: beside which dot it stands, and by how many pixels above it (negative: below)."""

    x: float
    y: float
    shift: float


@dataclass(frozen=True)
class _Box:
    left: float
    right: float
    low: float
    high: float

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


def place_names(groups: Mapping[str, Sequence[Place]], letters: Mapping[str, int], scale: Place) -> dict[str, Name]:
    """Place the name of each group; `scale` is pixels per unit, across and up. The topmost group is placed first."""
    dots = [_around(place, scale) for members in groups.values() for place in members]
    taken: list[_Box] = []
    names: dict[str, Name] = {}
    for key in sorted(groups, key=lambda key: (-max(y for _, y in groups[key]), key)):
        above, below = _sides(groups[key])
        boxes = {name: _box(name, letters[key], scale) for name in (above, below)}
        names[key] = min((above, below), key=lambda name: _hits(boxes[name], taken, dots))
        taken.append(boxes[names[key]])
    return names


def _sides(members: Sequence[Place]) -> tuple[Name, Name]:
    xs, ys = [x for x, _ in members], [y for _, y in members]
    middle = (min(xs) + max(xs)) / 2
    return Name(middle, max(ys), _APART), Name(middle, min(ys), -_APART)


def _box(name: Name, letters: int, scale: Place) -> _Box:
    half, x, y = letters * _LETTER / 2, name.x * scale[0], name.y * scale[1] + name.shift
    return _Box(x - half, x + half, y - _LINE / 2, y + _LINE / 2)


def _around(place: Place, scale: Place) -> _Box:
    x, y = place[0] * scale[0], place[1] * scale[1]
    return _Box(x - _DOT, x + _DOT, y - _DOT, y + _DOT)


def _hits(box: _Box, names: Sequence[_Box], dots: Sequence[_Box]) -> int:
    """Count what a name would cover; another name is worse than any number of dots."""
    return 1000 * sum(box.meets(other) for other in names) + sum(box.meets(dot) for dot in dots)
