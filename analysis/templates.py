"""Templates: pages of a site that share a layout, found from their shapes, what they declare and where they stand."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from analysis.tables import arrow_schema_of
from analysis.template_names import Member, name_templates
from analysis.urls import path_of

if TYPE_CHECKING:
    import numpy as np

SIMILAR = 0.7  # share of all parts two layouts have in common: below it a reader calls them two layouts (our choice)
SIBLING = 0.5  # enough for a page that stands alone among many siblings of one template: its text has parts of its own
FEW = 3  # pages: a template of fewer may be a page that its author decorated
SIBLINGS = 5  # pages of a folder that make its template known
SHARE = 0.8  # of them

_AT_ONCE = 2_000  # layouts linked with each other: 4 million likenesses, 32 MB
_ROUNDS = 20  # after 40,000 distinct layouts the rest has no template: nothing is shared there
_BLOCK = 5_000  # layouts compared with the templates at a time
_EXAMPLES = 5
_SHARED = 10  # parts named of a template
_ALMOST_ALL, _FEW_OTHERS = 0.95, 0.5

# What describes the site, or a page as such, and not what the page is about.
_ABOUT_ANY_PAGE = frozenset(
    "WebSite WebPage Organization Person BreadcrumbList ImageObject SearchAction SiteNavigationElement WPHeader"
    " WPFooter WPSideBar ListItem".split()
)
_NO_KIND = frozenset({"", "website"})  # og:type of everything that is nothing else


@dataclass(frozen=True)
class Declared:
    """What a page says it is."""

    types: frozenset[str]  # Schema.org types of its JSON-LD, without those any page may have
    og: str  # og:type; empty where it says nothing


@dataclass(frozen=True)
class Layout:
    """Pages of the same shape that declare the same."""

    shape_hash: str
    declared: Declared
    pages: tuple[int, ...]  # rows of the pages' table


def find_templates(pages: pa.Table, body_shapes: pa.Table, shapes: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return `templates` and `page_templates` of a crawl.

    Definition: the likeness of two layouts is the share of their parts both have (analysis/shapes.py); it is none where
    both declare what they are (JSON-LD, og:type) and have no type in common. Layouts are joined by average linkage
    while their likeness is `SIMILAR` or more. A layout of fewer than `FEW` pages whose folder holds at least `SIBLINGS`
    pages, `SHARE` of them of one template, joins that one at a likeness of `SIBLING`.
    Left out: pages whose body could not be read, and what is left after `_ROUNDS` rounds.
    """
    shape_of = dict(zip(body_shapes["body_hash"].to_pylist(), body_shapes["shape_hash"].to_pylist(), strict=True))
    members = list(_members(pages, shape_of))
    layouts = _layouts(members)
    space = _Space(layouts, dict(zip(shapes["shape_hash"].to_pylist(), shapes["parts"].to_pylist(), strict=True)))
    groups = _adopted(_grouped(space), space, members)
    return _tables(groups, space, members)


@dataclass(frozen=True)
class _Page:
    member: Member
    shape_hash: str
    declared: Declared


def _members(pages: pa.Table, shape_of: Mapping[str, str]) -> Iterator[_Page]:
    """Yield the pages whose shape is known, in the order of their URLs."""
    wanted = pages.select(["url", "body_hash", "json_ld", "open_graph", "meta_refresh"]).sort_by("url")
    for batch in wanted.to_batches(max_chunksize=1_000):
        for row in batch.to_pylist():
            if row["body_hash"] in shape_of:
                declared = Declared(frozenset(_types(row["json_ld"])), _og_type(row["open_graph"]))
                member = Member(row["url"], tuple(sorted(declared.types)), declared.og, bool(row["meta_refresh"]))
                yield _Page(member, shape_of[row["body_hash"]], declared)


def _types(blocks: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Yield the types of the nodes at the top of a page's JSON-LD; what they contain is another thing."""
    for block in blocks:
        if not block["error"]:
            for node in _nodes(json.loads(block["text"], strict=False)):
                types = node.get("@type")
                for name in types if isinstance(types, list) else [types]:
                    if isinstance(name, str) and (short := name.rpartition("/")[2]) not in _ABOUT_ANY_PAGE:
                        yield short


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, dict):
            yield node
            yield from _nodes(node.get("@graph", []))


def _og_type(open_graph: Iterable[Mapping[str, str]]) -> str:
    named = (row["content"].strip().lower() for row in open_graph if row["property"].lower() == "og:type")
    kind = next(named, "")
    return "" if kind in _NO_KIND else kind


def _layouts(members: Sequence[_Page]) -> list[Layout]:
    """Return the distinct layouts, those of most pages first."""
    found: dict[tuple[str, Declared], list[int]] = {}
    for number, page in enumerate(members):
        found.setdefault((page.shape_hash, page.declared), []).append(number)
    layouts = [Layout(shape, declared, tuple(pages)) for (shape, declared), pages in found.items()]
    return sorted(layouts, key=lambda layout: (-len(layout.pages), layout.pages[0]))


class _Space:
    """Layouts as rows of sparse matrices, so that thousands are compared at once."""

    def __init__(self, layouts: Sequence[Layout], parts_of: Mapping[str, Sequence[str]]) -> None:
        self.layouts = layouts
        self.names, self.parts = _matrix([parts_of[layout.shape_hash] for layout in layouts])
        _, self.types = _matrix([sorted(layout.declared.types) for layout in layouts])
        _, self.og = _matrix([[layout.declared.og] if layout.declared.og else [] for layout in layouts])

    def likeness(self, first: Sequence[int], second: Sequence[int]) -> "np.ndarray[Any, Any]":
        """Return the likeness of each of the first layouts with each of the second."""
        import numpy as np

        shared, sizes, others = _overlap(self.parts, first, second)
        union = sizes + others - shared
        likeness = np.where(union > 0, shared / np.maximum(union, 1), 1.0)
        for declared in (self.types, self.og):
            common, some, other = _overlap(declared, first, second)
            likeness[(common == 0) & (some > 0) & (other > 0)] = 0.0
        return likeness


def _matrix(rows: Sequence[Sequence[str]]) -> tuple[list[str], Any]:
    """Return the distinct words, sorted, and a sparse matrix of which row holds which."""
    import numpy as np
    from scipy.sparse import csr_array

    words = sorted({word for row in rows for word in row})
    column = {word: number for number, word in enumerate(words)}
    columns = np.fromiter((column[word] for row in rows for word in row), dtype=np.int32)
    starts = np.cumsum([0, *map(len, rows)])
    ones = np.ones(len(columns), dtype=np.float32)
    return words, csr_array((ones, columns, starts), shape=(len(rows), max(len(words), 1)))


def _overlap(matrix: Any, first: Sequence[int], second: Sequence[int]) -> tuple[Any, Any, Any]:
    """Return how many words two rows share, and how many each has."""
    rows, others = matrix[list(first)], matrix[list(second)]
    return (rows @ others.T).toarray(), rows.sum(axis=1)[:, None], others.sum(axis=1)[None, :]


def _grouped(space: _Space) -> list[list[int]]:
    """Return layouts in groups; the first of each has most pages."""
    left, groups = list(range(len(space.layouts))), list[list[int]]()
    for _ in range(_ROUNDS):
        if not left:
            break
        found = _linked(space, left[:_AT_ONCE])
        left = _attached(space, left[_AT_ONCE:], found)
        groups += found
    return groups


def _linked(space: _Space, layouts: list[int]) -> list[list[int]]:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(layouts) == 1:
        return [layouts]
    distance = 1.0 - space.likeness(layouts, layouts)
    clusters = fcluster(linkage(squareform(distance, checks=False), "average"), 1.0 - SIMILAR, "distance")
    groups: dict[int, list[int]] = {}
    for layout, cluster in zip(layouts, clusters.tolist(), strict=True):
        groups.setdefault(cluster, []).append(layout)
    return list(groups.values())


def _attached(space: _Space, layouts: list[int], groups: list[list[int]]) -> list[int]:
    """Add layouts to the groups they are like, and return those that are like none."""
    heads = [group[0] for group in groups]
    left: list[int] = []
    for start in range(0, len(layouts), _BLOCK):
        block = layouts[start : start + _BLOCK]
        likeness = space.likeness(block, heads)
        for layout, best, highest in zip(block, likeness.argmax(axis=1), likeness.max(axis=1), strict=True):
            (groups[best] if highest >= SIMILAR else left).append(layout)
    return left


def _adopted(groups: list[list[int]], space: _Space, members: Sequence[_Page]) -> list[list[int]]:
    """Give pages that stand alone in a folder of one template to that template."""
    size = [sum(len(space.layouts[layout].pages) for layout in group) for group in groups]
    folders = _folders(groups, size, space, members)
    kept: list[list[int]] = []
    for group, pages in zip(groups, size, strict=True):
        home = _home(group, folders, space, members) if pages < FEW else None
        if home is not None and space.likeness([group[0]], [groups[home][0]])[0, 0] >= SIBLING:
            groups[home].extend(group)
        else:
            kept.append(group)
    return kept


def _folders(
    groups: list[list[int]], size: list[int], space: _Space, members: Sequence[_Page]
) -> dict[str, Counter[int]]:
    """Return how many pages of each larger template a folder holds."""
    folders: dict[str, Counter[int]] = {}
    for number, group in enumerate(groups):
        for page in _pages(group, space) if size[number] >= FEW else ():
            folders.setdefault(_folder(members[page]), Counter())[number] += 1
    return folders


def _home(group: list[int], folders: Mapping[str, Counter[int]], space: _Space, members: Sequence[_Page]) -> int | None:
    """Return the template that rules the folder of all these pages."""
    names = {_folder(members[page]) for page in _pages(group, space)}
    known = folders.get(names.pop(), Counter()) if len(names) == 1 else Counter[int]()
    number, pages = next(iter(known.most_common(1)), (None, 0))
    return number if pages >= SIBLINGS and pages >= SHARE * known.total() else None


def _folder(page: _Page) -> str:
    return path_of(page.member.url).partition("?")[0].rstrip("/").rpartition("/")[0]


def _pages(group: Iterable[int], space: _Space) -> list[int]:
    return sorted(page for layout in group for page in space.layouts[layout].pages)


def _tables(groups: list[list[int]], space: _Space, members: Sequence[_Page]) -> tuple[pa.Table, pa.Table]:
    ordered = sorted(groups, key=lambda group: (-len(_pages(group, space)), _pages(group, space)[0]))
    shared = _shared(ordered, space)
    names = name_templates([[members[page].member for page in _pages(group, space)] for group in ordered], shared)
    templates: list[dict[str, object]] = []
    page_templates: list[dict[str, object]] = []
    for group, name, parts in zip(ordered, names, shared, strict=True):
        rows = _page_rows(group, name.name, space, members)
        page_templates += rows
        templates.append({
            "template": name.name, "kind": name.kind, "patterns": list(name.patterns), "pages": len(rows),
            "layouts": len({space.layouts[layout].shape_hash for layout in group}),
            "similarity": round(sum(row["similarity"] for row in rows) / len(rows), 6),
            "shared": list(parts), "examples": [row["url"] for row in sorted(rows, key=_typical)[:_EXAMPLES]],
        })  # fmt: skip
    return (
        pa.Table.from_pylist(templates, schema=arrow_schema_of("templates")),
        pa.Table.from_pylist(page_templates, schema=arrow_schema_of("page_templates")),
    )


def _page_rows(group: list[int], name: str, space: _Space, members: Sequence[_Page]) -> list[dict[str, Any]]:
    likeness = space.likeness(group, [group[0]])[:, 0].tolist()
    return [
        {"url": members[page].member.url, "template": name, "similarity": round(alike, 6)}
        for layout, alike in zip(group, likeness, strict=True) for page in space.layouts[layout].pages
    ]  # fmt: skip


def _typical(row: Mapping[str, Any]) -> tuple[float, int, str]:
    return -row["similarity"], len(row["url"]), row["url"]


def _shared(groups: list[list[int]], space: _Space) -> list[list[str]]:
    """Return for each group the parts that make it: had by almost all of its pages and few others."""
    import numpy as np

    pages = np.array([len(layout.pages) for layout in space.layouts], dtype=np.float32)
    counts = np.array([pages[group] @ space.parts[group] for group in groups])
    sizes = np.array([pages[group].sum() for group in groups])
    found = []
    for count, size in zip(counts, sizes, strict=True):
        elsewhere = (counts.sum(axis=0) - count) / max(sizes.sum() - size, 1)
        common = count >= _ALMOST_ALL * size
        own = common & (elsewhere < _FEW_OTHERS)
        ranked = sorted(np.flatnonzero(own if own.any() else common), key=lambda part: (elsewhere[part], part))
        found.append([space.names[part] for part in ranked[:_SHARED]])
    return found
