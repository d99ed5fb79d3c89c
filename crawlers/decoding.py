"""From bytes to text, as browsers decide: byte-order mark, header, meta, valid UTF-8, else windows-1252."""

import codecs
import re
from collections.abc import Iterator

import webencodings  # type: ignore[import-untyped]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,256}?encoding\s*=\s*["']([\w:.-]{1,40})["']""", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))""", re.IGNORECASE)
_PRESCAN = 1024  # bytes in which HTML wants the declaration to stand
_LATE = 64 * 1024  # bytes in which browsers that meet one later begin the page anew
_RAW = re.compile(rb"<(script|style|textarea|title)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_CODECS = {"gbk": "gb18030"}  # WHATWG reads the one as the other, which is larger
# What a prescan looks at (HTML, 13.2.3.2): comments, metas, other tags, and what only looks like one.
_TAG = re.compile(rb"<!--.*?(?<=--)>|<(?P<name>/?[a-z][^\s/>]*)|<[!/?][^>]*>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(
    rb"""[\s/]*(?P<name>=?[^\s/>=]+)(?:\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s>"'][^\s>]*))|)"""
)


def decode_html(body: bytes, content_type: str | None = None) -> str:
    """Return the text of an HTML body. What cannot be decoded becomes U+FFFD; it never fails."""
    return read_html(body, content_type)[0]


def read_html(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Return the text of an HTML body and the encoding it was read in, by its WHATWG name.

    Names browsers do not know (UTF-7, UTF-32, EBCDIC) are no declaration.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], name), name
    declared = known_encoding(_charset_in((content_type or "").encode("utf-8", "replace"))) or declared_encoding(body)
    if declared:
        return _decoded(body, declared), declared
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(body, "windows-1252"), "windows-1252"


def declared_encoding(body: bytes) -> str | None:
    """Return the encoding the first bytes of a page declare in a meta element or an XML declaration."""
    start = body[:_PRESCAN]
    found = next(filter(None, map(known_encoding, _metas(start))), None)
    if found is None and b"<meta" in body[_PRESCAN // 2 : _LATE].lower():
        found = next(filter(None, map(known_encoding, _metas(_RAW.sub(b"", body[:_LATE])))), None)
    if found is None and (xml := _XML.search(start)):
        found = known_encoding(xml[1])
    if found is None:
        return None
    # what can be read byte by byte is in neither
    return "utf-8" if found.startswith("utf-16") else "windows-1252" if found == "x-user-defined" else found


def known_encoding(label: bytes | None) -> str | None:
    """Return the WHATWG name of an encoding, none where browsers do not know the label."""
    encoding = webencodings.lookup(label.decode("latin-1")) if label else None
    return str(encoding.name) if encoding is not None else None


def _decoded(body: bytes, name: str) -> str:
    if name == "windows-1252":  # the five bytes Python leaves undefined are C1 controls to browsers
        return body.decode("windows-1252", "sitelore-c1")
    codec = webencodings.lookup(_CODECS.get(name, name)).codec_info
    return str(codec.decode(body, "replace")[0])


def _c1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("sitelore-c1", _c1)


def _metas(start: bytes) -> Iterator[bytes]:
    """Yield the labels that meta elements declare, in their order."""
    place = 0
    while tag := _TAG.search(start, place):
        place = tag.end()
        if tag["name"] is None:
            continue
        attributes, place = _attributes(start, place)
        if place >= len(start):  # cut off in the tag: it says nothing yet
            return
        if tag["name"].lower() == b"meta":
            yield from filter(None, [_label(attributes)])


def _label(attributes: dict[bytes, bytes]) -> bytes | None:
    if b"charset" in attributes:
        return attributes[b"charset"]
    is_type = attributes.get(b"http-equiv", b"").lower() == b"content-type"
    return _charset_in(attributes.get(b"content", b"")) if is_type else None


def _attributes(start: bytes, place: int) -> tuple[dict[bytes, bytes], int]:
    """Return the attributes of a tag, the first of each name, and where the tag ends."""
    attributes: dict[bytes, bytes] = {}
    while attribute := _ATTRIBUTE.match(start, place):
        value = attribute["a"] or attribute["b"] or attribute["c"] or b""
        attributes.setdefault(attribute["name"].lower(), value)
        place = attribute.end()
    return attributes, start.find(b">", place) if b">" in start[place:] else len(start)


def _charset_in(value: bytes) -> bytes | None:
    """Return what stands behind `charset=` in a media type."""
    match = _CHARSET.search(value)
    return next((group for group in match.groups() if group is not None), None) if match else None
