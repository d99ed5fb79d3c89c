"""Requests that two files of one import hold, because a proxy and the server behind it both logged them."""

from datetime import datetime
from itertools import permutations
from typing import Any

FEWEST = 20  # requests two files must share: fewer may be chance
NEARLY_ALL = 0.9  # of a file's requests in the time both cover; servers side by side share far fewer
_SAME = "date_trunc('second', requested_at), url, method, status, agent"  # what makes two lines one request

_MARKED = f"""
    WITH counted AS (
        SELECT file, line_no, hash({_SAME}, row_number() OVER (PARTITION BY file, {_SAME} ORDER BY line_no)) AS mark
        FROM hits WHERE file IN ($1, $2) AND requested_at BETWEEN $3 AND $4
    )
    SELECT line_no, EXISTS (SELECT 1 FROM counted AS b WHERE b.file = $2 AND b.mark = a.mark) AS shared
    FROM counted AS a WHERE a.file = $1
"""


def find_twins(engine: Any) -> dict[str, list[int]]:
    """Return the lines of each file that another file of the table `hits` holds as well, by the file's name.

    Definition: same second, address, method, status and agent, the first such line of one file with the first of the
    other. A file repeats another where that holds for `NEARLY_ALL` of its requests, `FEWEST` at least, in the time
    that both cover. Where each repeats the other, the one that tells fewer clients apart does: it stands behind.
    """
    query = (
        "SELECT file, min(requested_at), max(requested_at), count(DISTINCT client), count(*) FROM hits GROUP BY file"
    )
    files = {row[0]: row[1:] for row in engine.execute(query).fetchall()}
    shared = {pair: _shared(engine, pair, files) for pair in permutations(sorted(files), 2)}
    twins: dict[str, list[int]] = {}
    for (file, other), lines in shared.items():
        if lines and other not in twins and not (shared[other, file] and _tells_more(files, file, other)):
            twins.setdefault(file, []).extend(lines)
    return {file: sorted(set(lines)) for file, lines in twins.items()}


def _shared(engine: Any, pair: tuple[str, str], files: dict[str, tuple[Any, ...]]) -> list[int]:
    """Return the lines of the first file that the second holds as well; none where it does not repeat it."""
    first: datetime = max(files[name][0] for name in pair)
    last: datetime = min(files[name][1] for name in pair)
    if first > last:
        return []
    rows = engine.execute(_MARKED, [*pair, first, last]).fetchall()
    lines = [line_no for line_no, is_shared in rows if is_shared]
    return lines if len(lines) >= max(FEWEST, NEARLY_ALL * len(rows)) else []


def _tells_more(files: dict[str, tuple[Any, ...]], file: str, other: str) -> bool:
    """Return whether a file knows clients better than another: more of them, else more lines, else the first name."""
    mine, theirs = files[file][2:4], files[other][2:4]
    return (*mine, other) > (*theirs, file)
