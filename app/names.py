"""Names that become folders: what a user or a host is called, made safe for every file system."""

import hashlib
import re
import unicodedata

LONGEST = 80  # characters; file systems take 255 bytes, and a folder's name stands before others
_PLAIN = re.compile(r"[a-z0-9._: -]*")
_FOLDER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
# Windows opens a device instead of a file, whatever extension stands behind it
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin|conout|clock|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)


def site_name(name: str) -> str:
    """Return a folder name for a host or a typed name: letters, digits, dot and dash only, never empty, never a path.

    A name that loses more than its case and blanks gets a mark of what it was, so that two such names stay two sites.
    """
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9.-]+", "-", plain)
    slug = re.sub(r"\.{2,}", ".", slug).strip(".-")[:LONGEST].strip(".-") or "site"
    if _DEVICES.match(slug):
        slug = f"site-{slug}"
    lossless = _PLAIN.fullmatch(name.lower()) and len(name) <= LONGEST and ".." not in name and name.strip(" .-")
    return slug if lossless else f"{slug[: LONGEST - 7]}-{_mark(name)}"


def _mark(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def is_folder_name(name: str) -> bool:
    """Return whether a name can be a folder on every system, and nothing but a folder of its own."""
    return bool(_FOLDER.fullmatch(name)) and ".." not in name and not _DEVICES.match(name)
