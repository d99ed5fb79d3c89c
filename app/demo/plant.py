"""Puts the drawn flaws and changes into the pages."""

import copy
import re

from app.demo.compose import Edition, archived, focus_of, labels, magazine_pages, path_of, root_page, topic_of
from app.demo.page import Heading, Link, Page, Paragraph
from app.demo.shop import shop_pages


def pages_of(edition: Edition) -> dict[str, Page]:
    """Return the pages of a generation by path, flaws included."""
    pages = [root_page(edition), *magazine_pages(edition), *shop_pages(edition)]
    by_ref = {page.ref: page for page in pages if page.kind in ("article", "product")}
    _plant_heads(edition, by_ref)
    _plant_links(edition, by_ref)
    _plant_changes(edition, by_ref)
    _drop_dead_alternates(edition, pages)
    pages += _printed(edition, by_ref)
    return {page.path: page for page in sorted(pages, key=lambda page: page.path)}


def _plant_heads(edition: Edition, pages: dict[str, Page]) -> None:
    flaws = edition.flaws
    for ref in flaws.without_title:
        pages[ref].title = None
    for ref, other in flaws.same_title.items():
        pages[ref].title = pages[other].title
    for ref in flaws.without_description:
        pages[ref].description = None
    for ref in flaws.without_heading:
        pages[ref].heading = None
    for ref in flaws.broken_json_ld:
        page = pages[ref]
        page.json_ld[0] = _torn(page.json_ld[0], edition.draw(f"{ref}:json").randrange(3))
    for ref in flaws.without_image:
        pages[ref].json_ld[0] = re.sub(r'"image": "[^"]*", ', "", pages[ref].json_ld[0])
    for ref in flaws.misspelt:
        pages[ref].json_ld[0] = pages[ref].json_ld[0].replace('"description": ', '"beschreibung": ')
    for ref in flaws.noindex_listed:
        pages[ref].noindex = True
    for ref, slug in flaws.broken_canonical.items():
        pages[ref].canonical, pages[ref].listed = archived(f"{ref[:2]}/{slug}"), False


def _torn(text: str, way: int) -> str:
    """Break JSON the ways editors and templates do: a comma too many, one too few, cut off."""
    return (text[:-1] + ",}", text.replace('", "', '" "', 1), text[: len(text) // 2])[way]


def _plant_links(edition: Edition, pages: dict[str, Page]) -> None:
    flaws = edition.flaws
    for ref in flaws.without_return:
        pages[ref].alternates = {}
    for kind, planted in (("retired", flaws.broken), ("moved", flaws.redirected)):
        for ref, slug in planted.items():
            words = edition.draw(f"{ref}:{kind}").choice(labels(ref[:2])["words"][kind])
            _append(pages[ref], words.format(path=archived(f"{ref[:2]}/{slug}")))


def _append(page: Page, sentence: str) -> None:
    """Add a sentence to the last paragraph before the siblings' subtopics begin."""
    at = [number for number, block in enumerate(page.blocks) if isinstance(block, Paragraph)][2]
    text = list(page.body_texts())[2]
    page.blocks[at] = Paragraph(f"{text} {sentence}")


def _plant_changes(edition: Edition, pages: dict[str, Page]) -> None:
    changes = edition.changes
    for withdrawn, source in changes.withdrawn.items():
        title = pages[withdrawn].heading if withdrawn in pages else _title_of(withdrawn)
        _append(pages[source], f"{labels(source[:2])['also']} [{title}]({path_of(withdrawn)}).")
    if edition.generation == 1:
        return
    for ref in changes.noindexed:
        pages[ref].noindex, pages[ref].listed = True, False
    for ref in changes.retitled:
        words = edition.draw(f"{ref}:retitled").choice(labels(ref[:2])["words"]["retitled"])
        pages[ref].title = words.format(title=re.split(r"[:(]", pages[ref].title or "")[0].strip())
    for nth, ref in enumerate(sorted(changes.extended)):
        words = labels(ref[:2])
        text = edition.written(words["words"]["updates"][nth % 4], f"{ref}:update")
        pages[ref].blocks += [Heading(words["update"]), Paragraph(text)]


def _title_of(ref: str) -> str:
    language, topic, key = ref.split("/")
    return focus_of(topic_of(language, topic), key).title


def _drop_dead_alternates(edition: Edition, pages: list[Page]) -> None:
    """No page names a translation that this generation does not have."""
    paths = {page.path for page in pages}
    for page in pages:
        page.alternates = {language: path for language, path in page.alternates.items() if path in paths}
        if len(page.alternates) < 2:
            page.alternates = {}


def _printed(edition: Edition, pages: dict[str, Page]) -> list[Page]:
    """Give some articles a second address for the same text, with a link from the first."""
    copies = []
    for ref in sorted(edition.flaws.printed):
        page = copy.deepcopy(pages[ref])
        word = labels(page.language)["print"]
        page.path, page.title = f"{page.path}/{word.split()[0].lower()}", f"{page.title} ({word})"
        page.kind, page.listed, page.alternates, page.ref = "print", False, {}, f"{ref}/print"
        page.description = f"{word}: {page.description}"
        copies.append(page)
        pages[ref].frame = [*pages[ref].frame, Link(page.path, word, "footer")]
    return copies
