"""The shape of a page: which elements and classes stand in which landmark, without any of its words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import conform
from analysis.words import content_hash

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

RULES = 1  # version of what is read here; a new one reads every body again
READER = f"shape rules {RULES}"

MAX_PARTS = 2_000  # a page of a rich design has some 300; more are made by a program that writes styles
MAX_TOKEN = 80  # characters of a class or id

_LANDMARKS = frozenset("body header footer nav main aside article section form table figure details dialog".split())
_NAMED_BY_ID = frozenset("body div section main header footer nav aside article".split())
_OPAQUE = frozenset("pre code svg math template".split())  # what is inside is content: highlighted words, drawings
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Shape:
    """What was read in one body: pure data, so that it can come back from a worker process."""

    parts: tuple[str, ...]  # "article>div.teaser": a div with that class, innermost landmark article; sorted
    failure: str = ""  # why its process ended; else empty

    @property
    def shape_hash(self) -> str:
        return content_hash("\n".join(self.parts))


class Failed(Protocol):
    """What a pool gives for a body its process was killed over, or that raised."""

    @property
    def reason(self) -> str: ...


MapBodies = Callable[[Callable[[bytes], Shape], Iterable[bytes]], Iterable[tuple[bytes, Shape | Failed]]]


def read_shape(html: bytes) -> Shape:
    """Return the shape of a page, given as UTF-8.

    Definition: the set of its landmarks, classes and ids of containers, each with the innermost landmark around it;
    numbers in names count as one (post-17 and post-18 are the same). How often a part occurs does not count: a list
    of five and one of fifty are laid out alike. Elements without a class are what an author writes (paragraphs, lists,
    emphasis) and say nothing about the layout; what stands in pre, code, svg and math does not either.
    """
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(html).body
    return Shape(tuple(sorted(_parts(body))[:MAX_PARTS])) if body is not None else Shape(())


def _parts(body: "LexborNode") -> set[str]:
    found: set[str] = set()
    around: dict[int, str | None] = {}  # by node: the landmark its children stand in; None where nothing counts
    for node in body.traverse(include_text=False):
        tag, parent = node.tag or "", node.parent
        landmark = around.get(parent.mem_id, "") if parent is not None else ""
        if landmark is not None:
            found.update(f"{landmark}>{name}" for name in _names(node, tag))
        opaque = landmark is None or tag in _OPAQUE
        around[node.mem_id] = None if opaque else tag if tag in _LANDMARKS else landmark
    found.discard(">body")  # every page has one
    return found


def _names(node: "LexborNode", tag: str) -> Iterator[str]:
    attributes = node.attributes
    if tag in _LANDMARKS:
        yield tag
    for token in (attributes.get("class") or "").split():
        yield f"{tag}.{_without_numbers(token)}"
    if tag in _NAMED_BY_ID and attributes.get("id"):
        yield f"{tag}#{_without_numbers(attributes['id'] or '')}"


def _without_numbers(token: str) -> str:
    return _NUMBER.sub("…", token[:MAX_TOKEN])


def read_shapes(
    bodies: Iterable[pa.RecordBatch], *, total: int, map_bodies: MapBodies, report: Report, should_stop: ShouldStop
) -> Iterator[tuple[pa.RecordBatch, pa.RecordBatch]]:
    """Yield rows of `shapes` and of `body_shapes` for each batch of `bodies`, so that finished work survives a stop."""
    done = 0
    for batch in bodies:
        read: list[Shape] = []
        for _, outcome in map_bodies(read_shape, batch.column("html").to_pylist()):
            if should_stop():
                raise Stopped
            read.append(outcome if isinstance(outcome, Shape) else Shape((), outcome.reason))
            report(Progress("shapes", done + len(read), total))
        hashes = batch.column("body_hash").to_pylist()
        yield shape_rows(read), body_shape_rows(zip(hashes, read, strict=True))
        done += len(hashes)


def shape_rows(shapes: Iterable[Shape]) -> pa.RecordBatch:
    """Return rows of `shapes`, one a distinct shape, sorted by hash."""
    distinct = {shape.shape_hash: shape for shape in shapes}
    return conform("shapes", [{"shape_hash": key, "parts": list(s.parts)} for key, s in sorted(distinct.items())])


def body_shape_rows(shapes: Iterable[tuple[str, Shape]]) -> pa.RecordBatch:
    """Return rows of `body_shapes`, sorted by hash."""
    rows: list[Mapping[str, object]] = [
        {"body_hash": key, "reader": READER, "shape_hash": shape.shape_hash, "failure": shape.failure}
        for key, shape in sorted(shapes, key=lambda pair: pair[0])
    ]
    return conform("body_shapes", rows)
