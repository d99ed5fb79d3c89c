"""A look at the bytes of a page before any parser: whether it could hold one for seconds, and what is cut from it."""

import re

_LARGE = 3 * 2**19  # bytes, about 150 ms of reading
MAX_TAGS = 30_000  # 50,000 headings in half a megabyte take a quarter of a second; ordinary pages have some thousand
MAX_ATTRIBUTES = 1_000  # of a tag
MAX_NESTED = 400  # open containers; below 2,046 levels libxml2 drops the rest, and people nest some thirty
_KEPT_OF_TAG = 4_096  # bytes
_LONG_TAG = re.compile(rb"<[a-zA-Z][^>]{4096,}>?")  # shorter ones hold no thousand attributes worth a thought
MAX_REFERENCES = 4_000  # links, images, scripts; some 25 µs each
_REFERENCE = re.compile(rb"<(?:a|area|img|link|script|source|form)[\s/]", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""[\s"'/][^\s"'=<>/]+""")
_CONTAINER = re.compile(
    rb"<(/?)(?:div|section|article|aside|main|nav|header|footer|span|h[1-6]|a|object|table|tbody|tr|td|font|form|ul|ol"
    rb"|dl|em|strong|small|big|b|i|u|s|code|center|blockquote|fieldset|details|button|label|svg|g|template|marquee"
    rb"|applet|figure|sup|sub)(?=[\s/>])",
    re.IGNORECASE,
)


def is_suspicious(body: bytes) -> bool:
    """Whether a page could hold the crawl up: by size, references, nesting, or a tag of very many attributes."""
    is_large = len(body) > _LARGE or body.count(b"<") > MAX_TAGS
    return is_large or has_heavy_tag(body) or _is_deep(body) or _refers_to_much(body)


def has_heavy_tag(body: bytes) -> bool:
    """Whether a tag has more than some 1,000 attributes: they are read in quadratic time."""
    return any(_is_heavy(tag[0]) for tag in _LONG_TAG.finditer(body))


def without_heavy_tags(body: bytes) -> bytes:
    """Cut tags of very many attributes down to their first 4 KiB, so that the rest of the page is still read."""
    return _LONG_TAG.sub(lambda tag: tag[0][:_KEPT_OF_TAG] + b">" if _is_heavy(tag[0]) else tag[0], body)


def _is_heavy(tag: bytes) -> bool:
    """A long data URI or path has spaces or equals signs, but not a thousand attributes."""
    return len(_ATTRIBUTE.findall(tag)) > MAX_ATTRIBUTES


def _refers_to_much(body: bytes) -> bool:
    """Whether resolving what a page refers to takes more than a tenth of a second."""
    return sum(1 for _ in _REFERENCE.finditer(body)) > MAX_REFERENCES


def _is_deep(body: bytes) -> bool:
    """Whether elements stand in each other several hundred deep, by their tags alone."""
    depth = 0
    for tag in _CONTAINER.finditer(body):
        depth += -1 if tag[1] else 1
        if depth > MAX_NESTED:
            return True
        depth = max(depth, 0)
    return False
