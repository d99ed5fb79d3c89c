"""A second reader of pages, written with parsel's selectors alone: what the crawl's own reader is compared with.

Only the URL key is shared; each field is asked for by itself, in the way a Scrapy spider does it.
"""

import json
import re

from lxml import etree
from lxml.html import HtmlElement
from parsel import Selector

from analysis.urls import absolute, host_of, url_key

LOWER = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
INDEX = re.compile(r"\w+")


def folded(text):
    return re.sub(r"\s+", " ", text or "").strip()


def words_of(value):
    return (value or "").lower().split()


class ParselReader:
    def __init__(self, selector, key, own):
        self.page, self.key, self.own = selector, key, own
        base = selector.xpath("//base[@href]/@href").get()
        self.base = (url_key(base, base=key) if base else None) or key

    def read(self):
        fields = {
            "title": folded("".join(self.page.xpath("(//title[not(ancestor::svg)])[1]//text()").getall())) or None,
            "description": self.meta("name", "description"),
            "meta_keywords": self.meta("name", "keywords"),
            "meta_refresh": self.meta("http-equiv", "refresh"),
            "viewport": self.meta("name", "viewport"),
            "h1": [self.text(node) for node in self.page.css("h1")],
            "headings": [
                {"level": int(node.root.tag[1]), "text": self.text(node)} for node in self.page.css("h1,h2,h3,h4,h5,h6")
            ],
            "robots_meta": self.robots(),
            "lang": folded(self.page.xpath("/html/@lang").get()).lower()[:64] or None,
            "json_ld": self.json_ld(),
            "open_graph": self.properties("og:", ["property"]),
            "twitter": self.properties("twitter:", ["name", "property"]),
            "images": [self.image(node) for node in self.page.css("img")],
            "microdata": bool(self.page.xpath("//*[@itemscope or @typeof]")),
            "canonical": self.related("canonical"),
            "canonical_element": self.related("canonical"),
            "canonicals": len(set(self.all_related("canonical"))),
            "next_url": self.related("next"),
            "prev_url": self.related("prev"),
            "amphtml": self.related("amphtml"),
            "mobile_alternate": self.mobile(),
            "hreflang": self.hreflang(),
            "links_total": 0,
        }
        links = self.links()
        resources = self.resources()
        fields["links_total"] = len(links)
        text = self.visible_text()
        fields["words_in_body"] = len(INDEX.findall(text))
        fields["text_chars"] = len(text)
        return fields, links, resources

    def text(self, node):
        separator = " " if node.xpath("./*") else ""
        return folded(separator.join(node.xpath(".//text()").getall()))

    def meta(self, attribute, name):
        contents = self.page.xpath(f"//meta[{LOWER.format('@' + attribute)} = '{name}']/@content").getall()
        return next((folded(content) for content in contents if folded(content)), None)

    def robots(self):
        said = []
        for node in self.page.xpath("//meta[@name]"):
            name = node.attrib["name"].lower()
            if name in ("robots", "googlebot"):
                parts = [part.strip().lower() for part in node.attrib.get("content", "").split(",") if part.strip()]
                said += parts if name == "robots" else [f"googlebot: {part}" for part in parts]
        return ",".join(said) or None

    def json_ld(self):
        blocks = []
        for node in self.page.xpath(f"//script[{LOWER.format('@type')} = 'application/ld+json']"):
            text = "".join(node.xpath("./text()").getall()).strip()
            try:
                json.loads(text, strict=False)
                error = ""
            except ValueError as problem:
                error = f"{type(problem).__name__}: {problem}"
            blocks.append({"text": text, "error": error})
        return blocks

    def properties(self, prefix, attributes):
        found = []
        for node in self.page.css("meta"):
            values = [node.attrib.get(name, "") for name in attributes]
            name = next((value for value in values if value.lower().startswith(prefix)), None)
            if name:
                found.append({"property": folded(name), "content": folded(node.attrib.get("content"))})
        return found

    def image(self, node):
        source = node.attrib.get("src") or node.attrib.get("data-src") or ""
        if not source.startswith("data:"):
            source = (url_key(source, base=self.base) or "") if source.strip() else ""
        alt = node.attrib.get("alt")
        return {"src": source, "alt": None if alt is None else folded(alt)}

    def all_related(self, relation):
        found = []
        for node in self.page.xpath("//link[@rel and @href]"):
            if relation in words_of(node.attrib["rel"]) and node.attrib["href"].strip():
                found.append(url_key(node.attrib["href"], base=self.base))
        return [key for key in found if key]

    def related(self, relation):
        return next(iter(self.all_related(relation)), None)

    def alternates(self, attribute):
        for node in self.page.xpath(f"//link[@rel and @href and @{attribute}]"):
            target = url_key(node.attrib["href"], base=self.base) if node.attrib["href"].strip() else None
            if target and "alternate" in words_of(node.attrib["rel"]):
                yield node, target

    def mobile(self):
        return next((target for node, target in self.alternates("media") if node.attrib["media"].strip()), None)

    def hreflang(self):
        return [{"lang": folded(node.attrib["hreflang"]), "url": key} for node, key in self.alternates("hreflang")]

    def visible_text(self):
        hidden = "self::script or self::style or self::template or self::noscript or self::svg"
        texts = self.page.xpath(f"/html/body//text()[not(ancestor::*[{hidden}])]").getall()
        return folded(" ".join(texts))

    # Links and files

    def links(self):
        links = []
        for node in self.page.xpath("//*[self::a or self::area][@href]"):
            href = node.attrib["href"]
            target = None if href.strip().startswith("#") else url_key(href.strip(), base=self.base)
            if target:
                links.append(self.link(node, href, target, len(links)))
        return links

    def link(self, node, href, target, ordinal):
        alt = node.xpath(".//img[@alt][1]/@alt").get()
        if alt is None and node.root.tag == "area":
            alt = node.attrib.get("alt")
        label = node.attrib.get("aria-label") or node.attrib.get("title")
        return {
            "source": self.key,
            "ordinal": ordinal,
            "target": target,
            "href": href,
            "anchor": self.text(node) or folded(alt) or folded(label),
            "rel": " ".join(sorted(set(words_of(node.attrib.get("rel"))))),
            "position": position(node.root),
            "internal": host_of(target) in self.own,
            "window": folded(node.attrib.get("target")).lower() or None,
            "path_type": written(href.strip()),
            "path": path(node.root),
            "alt": None if alt is None else folded(alt),
        }

    def resources(self):
        rows = []
        names = "img image script link iframe frame video audio source track embed object input form".split()
        for node in self.page.xpath(f"//*[{' or '.join('self::' + name for name in names)}]"):
            for kind, address in referred(node.root):
                target = url_key(address.strip(), base=self.base) if address and address.strip() else None
                if target:
                    rows.append(self.resource(node, kind, target, len(rows)))
        return rows

    def resource(self, node, kind, target, ordinal):
        alt = node.attrib.get("alt")
        return {
            "source": self.key,
            "ordinal": ordinal,
            "kind": kind,
            "target": target,
            "internal": host_of(target) in self.own,
            "alt": folded(alt) if kind == "image" and alt is not None else None,
            "width": folded(node.attrib.get("width")) or None,
            "height": folded(node.attrib.get("height")) or None,
            "path": path(node.root),
        }

    def discovered(self, fields, links):
        named = [(link["target"], absolute(link["href"], self.base), "link") for link in links if link["internal"]]
        named += [(fields["canonical"], fields["canonical"], "canonical")]
        named += [(a["url"], a["url"], "hreflang") for a in fields["hreflang"]]
        return named


def path(element):
    return element.getroottree().getpath(element)


def written(href):
    if href.startswith("//"):
        return "protocol_relative"
    if href.startswith("/"):
        return "root_relative"
    return "absolute" if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", href) else "path_relative"


def referred(element):
    """Return what an element refers to: kind and address, one after the other."""
    get = element.get
    first = (get("srcset") or "").split(maxsplit=1)
    from_set = first[0].strip(",") if first else ""
    rel = words_of(get("rel"))
    match element.tag:
        case "img":
            return [("image", get("src") or get("data-src") or from_set)]
        case "script":
            return [("script", get("src"))]
        case "iframe" | "frame":
            return [("iframe", get("src"))]
        case "video" | "audio" as media:
            return [(media, get("src")), ("image", get("poster"))]
        case "source":
            around = element.getparent().tag
            kind = {"video": "video", "audio": "audio", "picture": "image"}.get(around, "other")
            return [(kind, get("src") or from_set)]
        case "track" | "embed":
            return [("other", get("src"))]
        case "object":
            return [("other", get("data"))]
        case "image":
            return [("image", get("href"))]
        case "form":
            return [("form", get("action"))]
        case "input":
            return [("image", get("src"))] if (get("type") or "").lower() == "image" else []
    if "preload" in rel:
        kinds = {"font": "font", "image": "image", "script": "script", "style": "stylesheet", "video": "video"}
        return [(kinds.get((get("as") or "").lower(), "other"), get("href"))]
    for relation in rel:
        if relation == "stylesheet":
            return [("stylesheet", get("href"))]
        if relation in ("icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"):
            return [("icon", get("href"))]
        if relation in ("modulepreload", "manifest"):
            return [("script" if relation == "modulepreload" else "other", get("href"))]
    return []


def position(element):
    """Return the innermost landmark around a link."""
    for around in element.iterancestors():
        if around.tag == "html":
            break
        place = landmark(around)
        if place:
            return place
    return "body"


def landmark(element):
    names = f"{element.get('class', '')} {element.get('id', '')}"
    said = f"{names} {element.get('aria-label', '')} {element.get('itemtype', '')}"
    if re.search("bread-?crumb|brotkrumen|brotkrümel", said, re.IGNORECASE):
        return "breadcrumb"
    roles = {"navigation": "navigation", "banner": "header", "contentinfo": "footer", "complementary": "aside"}
    role = (element.get("role") or "").lower()
    if role in roles or role == "main":
        return roles.get(role, "body")
    around = {ancestor.tag for ancestor in element.iterancestors()}
    if element.tag == "header":
        return None if around & {"article", "main", "section"} else "header"
    if element.tag == "footer":
        return None if around & {"article", "section"} else "footer"
    by_tag = {"nav": "navigation", "aside": "aside", "main": "body", "article": "body"}
    if element.tag in by_tag:
        return by_tag[element.tag]
    return by_class(names) if element.tag != "body" else None


def by_class(names):
    words = {
        "navigation": "nav|navbar|navigation|menu|menue|menü|hauptmenü",
        "footer": "site-?footer|footer|page-?footer|fusszeile|fußzeile",
        "header": "site-?header|masthead|page-?header|kopfzeile",
        "aside": "sidebar|seitenleiste",
    }
    for place, alternatives in words.items():
        if re.search(rf"(^|[\s_-])({alternatives})($|[\s_-])", names, re.IGNORECASE):
            return place
    return None


# The same tree for both: libxml2 builds another one of markup that HTML 5 repairs in its own way


def same_tree(page):
    """Return a selector over a lexbor page, its tree copied element by element into lxml's."""
    return Selector(root=_copy(page.css_first("html")), type="html")


def _copy(root):
    top = _element(root)
    stack = [(root, top)]
    while stack:
        node, copy = stack.pop()
        last = None
        for child in node.iter(include_text=True):
            if child.is_text_node:
                _append_text(copy, last, child.text_content or "")
            elif child.is_element_node:
                last = _element(child)
                copy.append(last)
                stack.append((child, last))
    etree.ElementTree(top)
    return top


def _element(node):
    element = HtmlElement()
    element.tag = node.tag if re.fullmatch(r"[A-Za-z_][\w.-]*", node.tag, re.ASCII) else "unnameable"
    for name, value in node.attributes.items():
        if re.fullmatch(r"[A-Za-z_][\w.-]*", name, re.ASCII):
            element.set(name, _storable(value or ""))
        elif name == "xlink:href" and "href" not in node.attributes:
            element.set("href", _storable(value or ""))
    return element


def _storable(text):
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", " ", text)


def _append_text(copy, last, text):
    if last is None:
        copy.text = (copy.text or "") + _storable(text)
    else:
        last.tail = (last.tail or "") + _storable(text)
