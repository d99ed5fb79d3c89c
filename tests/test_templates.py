"""Templates: pages of one layout are found without help, named for what they are, and told apart where they differ."""

import pyarrow as pa

from analysis.shapes import body_shape_rows, read_shape, shape_rows
from analysis.templates import find_templates
from tests.conftest import rows_of

FRAME = '<header class="top"><a class="logo">x</a></header><nav class="menu"><ul class="items"></ul></nav>'
ARTICLE = '<main class="page"><article class="post"><header class="lead"></header><div class="text">{}</div></article>'
LIST = '<main class="page"><section class="list">{}</section><ul class="pager"><li class="next"></li></ul></main>'
CARD = '<div class="card"><h2 class="card-title">x</h2><p class="card-text">y</p></div>'
FOOT = '</main><footer class="bottom"><p class="legal">x</p></footer>'


def html(main, body=""):
    return f'<html><body class="{body}">{FRAME}{main}{FOOT}</body></html>'.encode()


def found(bodies, **columns):
    """Return templates and the template of each path, of bodies given by path."""
    shapes = [(f"h{path}", read_shape(body)) for path, body in bodies.items()]
    pages = rows_of(
        "pages",
        [
            {"url": f"https://a.example{path}", "body_hash": f"h{path}"}
            | {name: values[path] for name, values in columns.items() if path in values}
            for path in bodies
        ],
    )
    table = lambda batch: pa.Table.from_batches([batch])  # noqa: E731
    templates, rows = find_templates(pages, table(body_shape_rows(shapes)), table(shape_rows(s for _, s in shapes)))
    by_path = {row["url"].removeprefix("https://a.example"): row["template"] for row in rows.to_pylist()}
    return {row["template"]: row for row in templates.to_pylist()}, by_path


def blog(numbers, text="<p>a</p>"):
    return {f"/blog/post-{number}": html(ARTICLE.format(text), f"single postid-{number}") for number in numbers}


def lists(numbers):
    return {f"/blog/page/{number}": html(LIST.format(CARD * number), "archive") for number in numbers}


def test_pages_of_one_layout_are_one_template_whatever_they_say():
    written = "<h2>b</h2><ul><li>c</li></ul><pre><code class='x'><span class='kw'>if</span></code></pre><table></table>"
    templates, by_path = found(blog(range(3)) | blog(range(3, 6), written) | lists([1, 5, 50]))
    assert by_path["/blog/post-0"] == by_path["/blog/post-5"] == "single /blog/post-…"
    assert by_path["/blog/page/1"] == by_path["/blog/page/50"] == "archive /blog/page/…"
    assert [row["pages"] for row in templates.values()] == [6, 3]


def test_a_template_names_what_its_pages_share_and_others_lack():
    templates, _ = found(blog(range(3)) | lists([1, 2, 3]))
    assert "article>div.text" in templates["single /blog/post-…"]["shared"]
    assert "main>li.next" in templates["archive /blog/page/…"]["shared"]
    assert templates["single /blog/post-…"]["examples"][0] == "https://a.example/blog/post-0"


def test_pages_of_one_layout_that_declare_different_things_are_two_templates():
    bodies = {f"/{kind}/{n}": html(ARTICLE.format("")) for kind in ("wissen", "shop") for n in "ab"}
    said = {"wissen": '{"@type": "NewsArticle"}', "shop": '{"@graph": [{"@type": ["Product"]}]}'}
    blocks = {path: [{"text": said[path.split("/")[1]], "error": ""}] for path in bodies}
    _, by_path = found(bodies, json_ld=blocks)
    assert by_path["/wissen/a"] == "Article /wissen/…"
    assert by_path["/shop/b"] == "Product /shop/…"


def test_types_that_any_page_may_declare_tell_nothing():
    bodies = {f"/wissen/{n}": html(ARTICLE.format("")) for n in "abcd"}
    names = dict(zip(bodies, ("WebPage", "Organization", "BreadcrumbList", "WebSite"), strict=True))
    blocks = {path: [{"text": f'{{"@type": "{name}"}}', "error": ""}] for path, name in names.items()}
    templates, _ = found(bodies, json_ld=blocks)
    assert [(name, row["kind"]) for name, row in templates.items()] == [("/wissen/…", None)]


def test_languages_are_one_template():
    bodies = {f"/{lang}/guide-{n}/": html(ARTICLE.format("")) for lang in ("de", "pt-br", "fr") for n in "abc"}
    templates, _ = found(bodies, open_graph={path: [{"property": "og:type", "content": "article"}] for path in bodies})
    assert list(templates) == ["Article /{lang}/…/"]


def test_a_decorated_page_among_its_siblings_belongs_to_them():
    def own(name):
        return "".join(f'<div class="{name}-{part}"></div>' for part in "abcdefghij")

    decorated = {"/blog/post-special": html(ARTICLE.format(own("guest")), "single")}
    apart = {"/about": html(ARTICLE.format(own("team")), "single")}
    templates, by_path = found(blog(range(6)) | decorated | apart)
    assert by_path["/blog/post-special"] == by_path["/blog/post-0"]
    assert by_path["/about"] != by_path["/blog/post-0"]
    assert templates[by_path["/about"]]["pages"] == 1


def test_pages_that_only_lead_on_are_named_so():
    bodies = {f"/old/{n}": b"<html><head><title>x</title></head></html>" for n in "abc"}
    templates, _ = found(bodies, meta_refresh=dict.fromkeys(bodies, "0; url=/new"))
    assert list(templates) == ["meta refresh /old/…"]


def test_names_are_unique_and_order_does_not_matter():
    bodies = {f"/{n}": html(ARTICLE.format("")) for n in ("eins", "zwei", "drei")}
    bodies |= {f"/{n}": html(LIST.format(CARD)) for n in ("vier", "fünf", "sechs")}
    templates, by_path = found(bodies)
    assert len(templates) == 2
    assert all(name.startswith("/… · ") for name in templates)
    assert found(dict(reversed(bodies.items()))) == (templates, by_path)


def test_a_body_that_could_not_be_read_has_no_template():
    assert found({"/a": html(ARTICLE.format(""))})[1].keys() == {"/a"}
    pages = rows_of("pages", [{"url": "https://a.example/b", "body_hash": "b"}])
    empty = (rows_of("body_shapes", []), rows_of("shapes", []))
    assert [table.num_rows for table in find_templates(pages, *empty)] == [0, 0]
