"""A page read by lexbor in one pass gives what parsel's selectors give, field by field and link by link."""

import lzma
import random
import tarfile

import pytest
from parsel import Selector
from selectolax.lexbor import LexborHTMLParser

from crawlers.parse import parse_page
from tests.dev_data import dev_file
from tests.generated_pages import make_page
from tests.parsel_reader import ParselReader, same_tree

KEY = "https://shop.example/shop/page"
OWN = {"shop.example"}


def assert_equal(html, selector):
    page = parse_page(html, KEY, is_own=OWN.__contains__)
    fields, links, resources = ParselReader(selector, KEY, OWN).read()
    assert {name: page.fields[name] for name in fields} == fields
    assert page.links == links
    assert page.resources == resources
    named = {key for key, _, _ in page.discovered}
    assert named >= {link["target"] for link in links if link["internal"]}


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_pages_of_chance_are_read_alike(first):
    for seed in range(first, first + 50):
        html = make_page(seed)
        assert_equal(html, Selector(text=html))


@pytest.mark.dev_data
@pytest.mark.parametrize("site", ["codefor.de", "opensource.guide", "semicomplete.com"])
def test_pages_of_real_sites_are_read_alike(site):
    """In one tree: what HTML 5 makes of broken markup libxml2 does not know."""
    with lzma.open(dev_file(f"sites/{site}.tar.xz")) as packed, tarfile.open(fileobj=packed) as site_files:
        pages = sorted((m for m in site_files if m.name.endswith(".html")), key=lambda m: m.name)
        for member in random.Random(4).sample(pages, 25):
            html = site_files.extractfile(member).read().decode("utf-8", "replace")
            assert_equal(html, same_tree(LexborHTMLParser(html)))


@pytest.mark.dev_data
def test_pages_of_forty_publishers_are_read_alike():
    for file in sorted(dev_file("extraction/trafilatura_eval/html").iterdir()):
        html = file.read_text(encoding="utf-8", errors="replace")
        assert_equal(html, same_tree(LexborHTMLParser(html)))
