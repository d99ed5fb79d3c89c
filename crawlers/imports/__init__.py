"""Crawls of other tools as snapshots of ours: which tool wrote a file, and the reader that knows it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from analysis.errors import InputError
from crawlers.imports.foreign import ForeignCrawl, ImportPlan

__all__ = ["KINDS", "ForeignCrawl", "ImportKind", "ImportPlan", "detect_kind", "read_crawl"]

ImportKind = Literal["screaming-frog", "advertools", "warc"]
KINDS: tuple[ImportKind, ...] = get_args(ImportKind)


def read_crawl(plan: ImportPlan, kind: ImportKind | None = None) -> ForeignCrawl:
    """Read the plan's files, all of one tool, into a crawl that can be closed into a snapshot.

    Raises an InputError where a file is missing, no known tool wrote it, or none of its addresses is the site's.
    """
    for file in plan.files:
        if not file.is_file():
            raise InputError("import-no-file", file=str(file))
    if kind is None:
        kind = _one_kind(plan.files)
    if kind == "screaming-frog":
        from crawlers.imports.screaming_frog import read_screaming_frog as read
    elif kind == "advertools":
        from crawlers.imports.advertools import read_advertools as read
    else:
        from crawlers.imports.warc import read_warc as read
    return read(plan)


def detect_kind(file: Path) -> ImportKind | None:
    """Return which tool wrote a file, by what it begins with; its name does not matter."""
    from crawlers.imports import advertools, screaming_frog, warc

    tests = {"warc": warc.is_warc, "advertools": advertools.is_crawl, "screaming-frog": screaming_frog.is_export}
    return next((kind for kind in KINDS[::-1] if tests[kind](file)), None)


def _one_kind(files: Sequence[Path]) -> ImportKind:
    kinds = {file: detect_kind(file) for file in files}
    unknown = [file for file, kind in kinds.items() if kind is None]
    if unknown:
        raise InputError("import-unknown-file", file=str(unknown[0]), known=", ".join(KINDS))
    found = sorted({kind for kind in kinds.values() if kind})
    if len(found) > 1:
        raise InputError("import-mixed-kinds", kinds=", ".join(found))
    return found[0]
