"""Where pages stand on the map of topics: near is similar, and the shapes of topics do not overlap."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analysis.embed import Matrix

GAP = 1.5  # between discs; 1 is the radius of a page's share
_STEPS = 100  # of pushing discs apart; what still overlaps then is settled by scaling the whole map
_GOLDEN = np.pi * (3 - np.sqrt(5))  # the turn that never repeats: parts places that fall together
DIGITS = 4  # of a coordinate: the last digits of a decomposition differ between machines

Points = npt.NDArray[np.float64]


def place_pages(matrix: Matrix, members: Sequence[Sequence[int]]) -> Points:
    """Return a place for each row of `matrix`.

    Each topic is a disc whose area grows with its pages; the discs' centres are the two main components of the topics'
    mean vectors, pushed apart until none overlap. Within a disc the direction is that of the page's two main
    components, and the distance from the centre its rank. A page in no topic is a disc of its own.
    """
    alone = sorted(set(range(len(matrix))) - {row for rows in members for row in rows})
    discs = [list(rows) for rows in members] + [[row] for row in alone]
    places = np.zeros((len(matrix), 2))
    if not discs:
        return places
    vectors = matrix.astype(np.float64)
    means = np.array([vectors[rows].mean(axis=0) for rows in discs])
    radii = np.sqrt([len(rows) for rows in discs])
    for rows, centre, radius in zip(discs, _apart(_spread(means), radii + GAP / 2), radii, strict=True):
        places[rows] = centre + _within(vectors[rows], float(radius))
    return np.round(places, DIGITS)


def _main_components(vectors: Points) -> Points:
    """Return the two main components; their signs are fixed, which a decomposition leaves open."""
    centred = vectors - vectors.mean(axis=0)
    components = np.zeros((len(vectors), 2))
    if len(vectors) < 2:
        return components
    left, values, _ = np.linalg.svd(centred, full_matrices=False)
    kept = min(2, len(values))
    components[:, :kept] = left[:, :kept] * values[:kept]
    strongest = np.abs(np.round(components, 9)).argmax(axis=0)
    signs = np.where(components[strongest, [0, 1]] < 0, -1.0, 1.0)
    return np.asarray(components * signs, np.float64)


def _spread(means: Points) -> Points:
    """Return the discs' places before they are pushed apart: as wide as their areas need, none at the same point."""
    components = _main_components(means)
    turns = _GOLDEN * np.arange(len(means))
    width = np.abs(components).max() or 1.0
    nudge = 0.01 * np.column_stack([np.cos(turns), np.sin(turns)])
    return np.asarray((components / width + nudge) * 2 * np.sqrt(len(means)), np.float64)


def _apart(centres: Points, radii: Points) -> Points:
    """Return centres whose discs do not overlap."""
    needed = radii[:, None] + radii[None, :]
    for _ in range(_STEPS):
        between = centres[:, None, :] - centres[None, :, :]
        distances = np.linalg.norm(between, axis=2)
        np.fill_diagonal(distances, np.inf)
        overlap = np.maximum(needed - distances, 0.0)
        if not overlap.any():
            return centres
        push = between / np.maximum(distances, 1e-9)[:, :, None] * overlap[:, :, None] / 2
        centres = centres + push.sum(axis=1)
    distances = np.linalg.norm(centres[:, None, :] - centres[None, :, :], axis=2)
    np.fill_diagonal(distances, np.inf)
    return np.asarray(centres * max(1.0, float((needed / np.maximum(distances, 1e-9)).max())), np.float64)


def _within(vectors: Points, radius: float) -> Points:
    """Return places in a disc around 0: direction by meaning, evenly filled from the middle to the edge."""
    if len(vectors) == 1:
        return np.zeros((1, 2))
    components = _main_components(vectors)
    angles = np.arctan2(components[:, 1], components[:, 0])
    rank = np.argsort(np.argsort(np.round(np.linalg.norm(components, axis=1), 9), kind="stable"), kind="stable")
    distances = radius * np.sqrt((rank + 0.5) / len(vectors))
    return np.column_stack([distances * np.cos(angles), distances * np.sin(angles)])
