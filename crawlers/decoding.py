"""From bytes to text, as browsers decide: byte-order mark, header, meta, valid UTF-8, else windows-1252."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,512}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,256}?encoding\s*=\s*["']([\w:.-]{1,40})""", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_PRESCAN = 1024  # bytes in which HTML wants the declaration to stand
# WHATWG reads these labels as windows-1252, and none of them as what it says (encoding.spec.whatwg.org, 4.2).
_WESTERN = frozenset(
    "ascii us-ascii iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 cp819 windows-1252 cp1252".split()
)
_NEVER = frozenset("utf-7 utf7 utf-32 utf32 cp037 cp500 cp1026 unicode-escape raw-unicode-escape punycode idna".split())


def decode_html(body: bytes, content_type: str | None = None) -> str:
    """Return the text of an HTML body. What cannot be decoded becomes U+FFFD; it never fails."""
    return read_html(body, content_type)[0]


def read_html(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Return the text of an HTML body and the encoding it was read in."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    declared = _known(_in_header(content_type)) or _known(_in_meta(body))
    if declared:
        return _decoded(body, declared), declared
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(body, "windows-1252"), "windows-1252"


def _decoded(body: bytes, name: str) -> str:
    if name == "windows-1252":  # the five bytes Python leaves undefined are C1 controls to browsers
        return body.decode("windows-1252", "sitelore-c1")
    return body.decode(name, "replace")


def _c1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("sitelore-c1", _c1)


def _in_header(content_type: str | None) -> str | None:
    match = _CHARSET.search(content_type or "")
    return match[1] if match else None


def _in_meta(body: bytes) -> str | None:
    start = body[:_PRESCAN]
    match = _META.search(start) or _XML.search(start)
    if match is None:
        return None
    label = match[1].decode("ascii", "replace").lower()
    return "utf-8" if label.startswith("utf-16") else label  # a meta that can be read is not in UTF-16


def _known(label: str | None) -> str | None:
    if label is None:
        return None
    plain = label.strip().lower()
    if plain in _WESTERN:
        return "windows-1252"
    try:
        name = codecs.lookup(plain).name
    except LookupError:
        return None
    return None if plain in _NEVER or name in _NEVER else name
