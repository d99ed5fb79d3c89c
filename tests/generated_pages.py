"""Pages made of chance: every element a reader looks at, in any order and depth, well formed, the same for a seed."""

import random

WORDS = "Rad Kette Ölwechsel straße 1.200 don't naïve 日本 E-Bike – „gut“ a_b Bremse & < \u00a0 test".split(" ")
HREFS = (
    "/", "/a/b", "c?d=1&utm_source=x", "../up", "https://else.example/Ä", "//cdn.example/x", "#top", "?q=1", "",
    "mailto:a@b.example", " /space ", "https://shop.example/%7euser", "javascript:void(0)", "/a/b#c",
    "HTTP://SHOP.example:80/x",
)  # fmt: skip
CLASSES = ("site-footer", "nav", "x navbar-top", "Breadcrumbs", "card", "sidebar left", "masthead", "", "content")
BLOCKS = ("div", "section", "article", "main", "nav", "header", "footer", "aside", "form")
ROLES = ("navigation", "banner", "contentinfo", "complementary", "main", "dialog")
METAS = (
    ("name", "description"), ("name", "Keywords"), ("name", "robots"), ("name", "googlebot"), ("name", "viewport"),
    ("http-equiv", "refresh"), ("property", "og:title"), ("name", "twitter:card"), ("property", "twitter:site"),
)  # fmt: skip
RELATIONS = (
    "canonical", "next", "prev", "amphtml", "alternate", "stylesheet", "shortcut icon", "preload", "manifest",
    "modulepreload", "Apple-Touch-Icon",
)  # fmt: skip


class PageMaker:
    def __init__(self, seed, blocks=12):
        self.chance, self.left = random.Random(seed), blocks

    def page(self):
        lang = self.chance.choice(("", ' lang="de-AT"', " lang=EN"))
        head = "".join(self.head_element() for _ in range(self.chance.randrange(12)))
        return f"<!DOCTYPE html><html{lang}><head>{head}</head><body>{self.blocks(0)}</body></html>"

    def head_element(self):
        kind = self.chance.randrange(6)
        if kind == 0:
            return f"<title>{self.words()}</title>"
        if kind == 1:
            return self.json_ld()
        if kind == 2 and self.chance.random() < 0.3:
            return '<base href="/base/">'
        return self.link_element() if kind < 4 else self.meta()

    def meta(self):
        attribute, name = self.chance.choice(METAS)
        content = self.chance.choice(("noindex, Follow", "0; url=/new", self.words(), "", "  two  words "))
        return f'<meta {attribute}="{name}" content="{escaped(content)}">'

    def link_element(self):
        extra = self.chance.choice(("", ' hreflang="de"', ' media="print"', ' as="font"', ' as="style"'))
        return f'<link rel="{self.chance.choice(RELATIONS)}" href="{self.href()}"{extra}>'

    def json_ld(self):
        kind = self.chance.choice(("application/ld+json", "application/LD+json", "text/javascript"))
        return f'<script type="{kind}">{self.chance.choice(("{}", "[1,", chr(34) + "x" + chr(34), ""))}</script>'

    def blocks(self, depth):
        return "".join(self.block(depth) for _ in range(self.chance.randrange(1, 5)) if self.left > 0)

    def block(self, depth):
        self.left -= 1
        kind = self.chance.randrange(5)
        if kind == 0:
            level = self.chance.randrange(1, 7)
            return f"<h{level}>{self.inline()}</h{level}>"
        if kind == 1:
            return "<ul>" + "".join(f"<li>{self.inline()}</li>" for _ in range(self.chance.randrange(4))) + "</ul>"
        if kind == 2 or depth > 6:
            return f"<p>{self.inline()}</p>"
        name = self.chance.choice(BLOCKS if depth else BLOCKS[:-1])
        name = "div" if name == "form" and depth > 1 else name  # forms do not nest
        return f"<{name}{self.attributes()}>{self.blocks(depth + 1)}</{name}>"

    def attributes(self):
        said = ""
        if self.chance.random() < 0.5:
            said += f' class="{self.chance.choice(CLASSES)}"'
        if self.chance.random() < 0.2:
            said += f' role="{self.chance.choice(ROLES)}"'
        return said + self.chance.choice(("", "", "", " itemscope", ' aria-label="Breadcrumb"', ' action="/go"'))

    def inline(self):
        return "".join(self.piece() for _ in range(self.chance.randrange(1, 6)))

    def piece(self):
        return self.chance.choice((self.text, self.text, self.link, self.image, self.emphasis, self.file))()

    def text(self):
        return escaped(self.words()) + self.chance.choice(("", " ", "\n  ", "<!-- no -->"))

    def emphasis(self):
        name = self.chance.choice(("b", "em", "span", "code"))
        return f"<{name}>{escaped(self.words())}</{name}>"

    def link(self):
        inside = self.chance.choice((self.text, self.emphasis, self.image, str))()
        extra = self.chance.choice(("", ' rel="nofollow UGC"', ' target="_Blank"', ' title="Titel"', ' aria-label="L"'))
        return f'<a href="{self.href()}"{extra}>{inside}</a>' if self.chance.random() < 0.95 else "<a>no</a>"

    def image(self):
        source = self.chance.choice(("src", "data-src")) + f'="{self.href()}"'
        source = self.chance.choice((source, source, 'srcset="s.webp 1x, t.webp 2x"', 'src="data:image/gif;base64,R0"'))
        return (
            f"<img {source}{self.chance.choice(('', ' alt', ' alt=' + chr(34) + ' Bild  1 ' + chr(34), ' width=20'))}>"
        )

    def file(self):
        """`</source>` stands there for libxml2, which takes all that follows for its content; HTML passes it over."""
        return self.chance.choice((
            f'<iframe src="{self.href()}"></iframe>', '<video src="v.mp4" poster="p.jpg"></video>',
            '<audio><source src="a.ogg"></source></audio>',
            '<picture><source srcset="w.webp 1x"></source><img src="w.png"></picture>',
            '<script src="/x.js"></script>', "<script>var words = 1</script>", "<style>p{}</style>",
            '<input type="image" src="go.png">', '<object data="o.bin"></object>',
            "<noscript>unseen words</noscript>", "<svg><title>svg</title></svg>",
        ))  # fmt: skip

    def href(self):
        return escaped(self.chance.choice(HREFS))

    def words(self):
        return " ".join(self.chance.choices(WORDS, k=self.chance.randrange(1, 8)))


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def make_page(seed, blocks=12):
    return PageMaker(seed, blocks).page()
