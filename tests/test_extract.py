"""What of a page is main text, which headings stand above it, and that hostile pages end in a reason."""

from dataclasses import dataclass

import pyarrow as pa
import pytest

from analysis.extract import (
    MAX_BYTES,
    MainText,
    assemble_page_texts,
    body_text_rows,
    extractor,
    list_unread_bodies,
    read_bodies,
    read_main_text,
    text_rows,
)
from analysis.progress import Stopped
from analysis.words import content_hash
from tests.conftest import rows_of

SENTENCES = {
    "gears": "A hub gear needs little care because its cogs run in oil and no dirt can reach them from outside.",
    "chain": "The chain is another matter, and whoever rides through rain should clean and grease it every week.",
    "belt": "A belt lasts three times as long as a chain, weighs less and never leaves a black mark on trousers.",
}
ARTICLE = f"""<html lang="en"><head><title>Drives | Shop</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/bikes">Bikes of every kind and colour</a></li></ul></nav>
<main><article><h1>How drives wear</h1><p>{SENTENCES["gears"]}</p>
<h2>Chains</h2><p>{SENTENCES["chain"]}</p><h3>Tools</h3>
<ul><li>a brush for the cassette</li><li>a bottle of oil</li></ul>
<h2>Belts</h2><p>{SENTENCES["belt"]}</p><blockquote>Nobody who changed to a belt went back to a chain.</blockquote>
<table><tr><th>Drive</th><th>Life</th></tr><tr><td>Chain</td><td>5,000 km</td></tr></table>
</article></main><footer>Imprint and terms of the shop, opening hours, newsletter</footer></body></html>"""


def read(html):
    return read_main_text(html.encode())


def shown(text):
    return [(block.kind, block.heading_path, text.text[block.start : block.end]) for block in text.blocks]


def test_every_block_knows_its_kind_its_headings_and_its_place():
    assert shown(read(ARTICLE)) == [
        ("heading", "How drives wear", "How drives wear"),
        ("paragraph", "How drives wear", SENTENCES["gears"]),
        ("heading", "How drives wear › Chains", "Chains"),
        ("paragraph", "How drives wear › Chains", SENTENCES["chain"]),
        ("heading", "How drives wear › Chains › Tools", "Tools"),
        ("list_item", "How drives wear › Chains › Tools", "a brush for the cassette"),
        ("list_item", "How drives wear › Chains › Tools", "a bottle of oil"),
        ("heading", "How drives wear › Belts", "Belts"),
        ("paragraph", "How drives wear › Belts", SENTENCES["belt"]),
        ("quote", "How drives wear › Belts", "Nobody who changed to a belt went back to a chain."),
        ("table_row", "How drives wear › Belts", "Drive | Life"),
        ("table_row", "How drives wear › Belts", "Chain | 5,000 km"),
    ]


def test_navigation_and_footer_are_no_main_text():
    text = read(ARTICLE).text
    assert "every kind" not in text
    assert "newsletter" not in text


def test_text_is_its_blocks_joined_by_an_empty_line():
    text = read(ARTICLE)
    assert text.text == "\n\n".join(part for _, _, part in shown(text))


def test_a_title_outside_the_article_heads_its_text():
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES.values())
    text = read(f"<body><div><h1>Drives</h1></div><article>{paragraphs}</article></body>")
    assert {block.heading_path for block in text.blocks} == {"Drives"}


def test_the_name_of_the_site_is_no_title():
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES.values())
    text = read(f"<body><div><h1><a href='/'>Shop</a></h1></div><article>{paragraphs}</article></body>")
    assert "Shop" not in text.text


def test_a_short_page_is_what_its_main_element_holds():
    text = read("<body><nav>Home Bikes Contact</nav><main><h1>Closed</h1><p>We are back on Monday.</p></main></body>")
    assert text.text == "Closed\n\nWe are back on Monday."


def test_a_list_of_links_keeps_its_items_apart():
    items = "".join(f"<li><a href='/{n}'>Story number {n} of our shop</a></li>" for n in range(20))
    blocks = read(f"<body><main><h1>Stories</h1><ul>{items}</ul></main></body>").blocks
    assert [block.kind for block in blocks] == ["heading"] + ["list_item"] * 20


def test_an_empty_main_element_gives_no_text_and_no_failure():
    text = read("<body><nav><a href='/'>Home</a></nav><main></main></body>")
    assert (text.text, text.failure, text.text_hash) == ("", "", content_hash(""))


@pytest.mark.parametrize(
    ("html", "failure"),
    [
        (b"<p>" + b"a" * MAX_BYTES, "too_large"),
        (b"<p " + b"a=1 " * 200_000 + b">text</p>", "huge_tag"),
        (b"<div>" * 600 + b"text" + b"</div>" * 600, "too_deep"),
    ],
)
def test_hostile_pages_end_in_a_reason(html, failure):
    assert read_main_text(html).failure == failure


@pytest.mark.parametrize("html", [b"", b"\xff\xfe\x00", b"no markup at all", b"<?xml version='1.0'?><svg/>"])
def test_what_is_hardly_html_is_read_without_an_exception(html):
    assert isinstance(read_main_text(html), MainText)


def test_equal_words_under_other_headings_are_another_text():
    first, second = read(ARTICLE), read(ARTICLE.replace("h3>", "h2>"))
    assert first.text == second.text
    assert first.text_hash != second.text_hash


@dataclass(frozen=True)
class Killed:
    reason: str


def run_here(function, bodies):
    return ((body, Killed("timeout") if b"slow" in body else function(body)) for body in bodies)


def unheard(_):
    pass


def test_bodies_become_rows_and_a_killed_one_its_reason():
    bodies = rows_of("bodies", [{"body_hash": "a", "html": ARTICLE.encode()}, {"body_hash": "b", "html": b"slow"}])
    ((texts, body_texts),) = read_bodies(
        bodies.to_batches(), total=2, map_bodies=run_here, report=unheard, should_stop=lambda: False
    )
    assert [row["failure"] for row in body_texts.to_pylist()] == ["", "timeout"]
    assert set(body_texts["text_hash"].to_pylist()) == set(texts["text_hash"].to_pylist())


def test_reading_stops_when_it_is_told_to():
    bodies = rows_of("bodies", [{"body_hash": "a", "html": b"text"}]).to_batches()
    with pytest.raises(Stopped):
        list(read_bodies(bodies, total=1, map_bodies=run_here, report=unheard, should_stop=lambda: True))


def page(url, body_hash, **other):
    return {"url": url, "state": "ok", "body_hash": body_hash, "lang": "en"} | other


def test_only_bodies_nobody_read_are_due():
    pages = rows_of("pages", [page("u1", "a"), page("u2", "a"), page("u3", "b"), page("u4", "c", state="http_error")])
    known = rows_of("body_texts", [{"body_hash": "b", "extractor": extractor()}])
    older = rows_of("body_texts", [{"body_hash": "a", "extractor": "an older one"}])
    assert list_unread_bodies(pages, pa.concat_tables([known, older])) == ["a"]


def test_pages_get_their_text_and_language():
    text = read(ARTICLE)
    texts = pa.Table.from_batches([text_rows([text])])
    body_texts = pa.Table.from_batches([body_text_rows([("a", text)])])
    pages = rows_of("pages", [page("u2", "a", lang="de"), page("u1", "a"), page("u3", None), page("u4", "unread")])
    rows = assemble_page_texts(pages, body_texts, texts, languages=("de", "en")).to_pylist()
    assert [(row["url"], row["language"], row["words"]) for row in rows] == [("u1", "en", 88), ("u2", "en", 88)]
