"""Puts the shop together: categories with facets and paging, and products."""

import json
import re
from urllib.parse import parse_qsl

from app.demo.catalogue import CATEGORIES, PRODUCTS, Product
from app.demo.compose import (
    Edition,
    breadcrumb_data,
    crumbs,
    frame,
    labels,
    paged,
    pager,
    path_of,
    plain_page,
    resolved,
    slug_of,
    turn_to,
)
from app.demo.page import ORIGIN, Link, Listing, Page, Paragraph, Picture
from app.demo.prose import LANGUAGES

PAGE_SIZE = 3  # products on a page of a category


def shop_pages(edition: Edition) -> list[Page]:
    """Return every page of the shop that something links to, in both languages."""
    pages: list[Page] = []
    for language in LANGUAGES:
        front = plain_page(edition, language, "shop", "shop")
        doors = [f"[{CATEGORIES[key][language]['name']}]({path_of(f'{language}/shop/{key}')})" for key in CATEGORIES]
        front.blocks.append(Listing(tuple(doors)))
        pages.append(front)
        for category in CATEGORIES:
            pages += _category_pages(edition, language, category)
        pages += [product_page(edition, language, product) for product in PRODUCTS.values()]
    return pages


def _category_pages(edition: Edition, language: str, category: str) -> list[Page]:
    keys = [key for key, product in PRODUCTS.items() if product.category == category]
    groups = [keys[at : at + PAGE_SIZE] for at in range(0, len(keys), PAGE_SIZE)]
    path = path_of(f"{language}/shop/{category}")
    paths = [paged(language, path, number) for number in range(1, len(groups) + 1)]
    pages = []
    for number, group in enumerate(groups, 1):
        page = category_page(edition, language, category)
        if number > 1:
            turn_to(page, language, paths[number - 1], number)
            page.related = []
        page.blocks.append(_shelf(language, group))
        if len(paths) > 1:
            page.blocks.append(Listing(pager(language, paths, number)))
        pages.append(page)
    return [*pages, *[facet_page(edition, language, category, query) for query in facets(language, category)]]


def category_page(edition: Edition, language: str, category: str) -> Page:
    """Return the first page of a category, without its products."""
    words = CATEGORIES[category][language]
    ref = f"{language}/shop/{category}"
    text = edition.written(words["text"], ref)
    page = Page(
        path_of(ref), language, "category", f"{words['name']} – {labels(language)['site']}", words["name"],
        text.split(". ")[0].rstrip(".") + ".", blocks=[Paragraph(resolved(edition, language, ref, text))],
        crumbs=crumbs(language, (labels(language)["paths"]["shop"], labels(language)["shop"])),
        frame=frame(language), ref=ref, modified=edition.day(ref),
    )  # fmt: skip
    page.alternates = {other: path_of(f"{other}/shop/{category}") for other in LANGUAGES}
    page.related = [
        Link(f"{page.path}?{query}", _shown(language, query.split("=")[1]), "aside")
        for query in facets(language, category)
    ]
    return page


def facets(language: str, category: str) -> list[str]:
    """Return the queries of the filters a category links to: seven, so that a crawl ends."""
    names = labels(language)["facets"]
    size = ("rahmen", "frame") if category == "bikes" else ("groesse", "size")
    return [
        f"{name}={value}" for name, values in names.items() for value in values
        if name not in ("rahmen", "frame", "groesse", "size") or name in size
    ]  # fmt: skip


def filter_names() -> list[str]:
    """Return the parameters filters go by, in all languages."""
    return sorted({name for language in LANGUAGES for name in labels(language)["facets"]})


def facet_page(edition: Edition, language: str, category: str, query: str) -> Page:
    """Return a filtered category. Its canonical is the category, so it cannot rank."""
    page = category_page(edition, language, category)
    chosen = ", ".join(
        f"{_shown(language, name)} {_shown(language, value)}"
        for name, value in parse_qsl(query, keep_blank_values=True)
    )
    keys = [key for key, product in PRODUCTS.items() if product.category == category]
    kept = keys[: 1 + len(query) % len(keys)]
    page.canonical, page.path, page.kind, page.listed = page.path, f"{page.path}?{query}", "facet", False
    page.title, page.heading = f"{page.title} ({chosen})", f"{page.heading}, {chosen}"
    page.description = f"{labels(language)['filtered']} {page.heading}."
    page.blocks, page.alternates = [_shelf(language, kept)], {}
    return page


def _shown(language: str, word: str) -> str:
    """Return a filter's name or value as a visitor reads it; what only a bot makes up stays as it is."""
    return str(labels(language)["shown"].get(word, word))


def filtered_page(edition: Edition, target: str) -> Page | None:
    """Return the page of any combination of filters, as a visitor or a bot may make it up; none for other targets."""
    path, _, query = target.partition("?")
    names = [name for name, _ in parse_qsl(query, keep_blank_values=True)]
    for language in LANGUAGES:
        known = labels(language)["facets"]
        for category in CATEGORIES:
            if path == path_of(f"{language}/shop/{category}") and names and all(name in known for name in names):
                return facet_page(edition, language, category, query)
    return None


def _shelf(language: str, keys: list[str]) -> Listing:
    cards = [
        f"[{PRODUCTS[key].name}]({path_of(f'{language}/product/{key}')}), {_euro(language, PRODUCTS[key].price)}"
        for key in keys
    ]
    return Listing(tuple(cards))


def _euro(language: str, price: int) -> str:
    return f"{price:,} €".replace(",", ".") if language == "de" else f"€{price:,}"


def product_page(edition: Edition, language: str, product: Product) -> Page:
    """Return a product's page, with its structured data."""
    ref = f"{language}/product/{product.key}"
    words, category = labels(language), CATEGORIES[product.category][language]
    shelf = (path_of(f"{language}/shop/{product.category}"), category["name"])
    texts = [edition.written(text, f"{ref}:{at}") for at, text in enumerate(product.pitch[language])]
    page = Page(
        path_of(ref), language, "product", f"{product.name} – {words['site']}", product.name, _described(texts[0]),
        blocks=[_photo(edition, ref, product), *[Paragraph(text) for text in texts], _facts(language, product)],
        crumbs=crumbs(language, (words["paths"]["shop"], words["shop"]), shelf),
        frame=frame(language), ref=ref, modified=edition.day(ref),
    )  # fmt: skip
    page.alternates = {other: path_of(f"{other}/product/{product.key}") for other in LANGUAGES}
    page.related = [
        Link(path_of(f"{language}/product/{other.key}"), other.name, "aside") for other in PRODUCTS.values()
        if other.category == product.category and other is not product
    ]  # fmt: skip
    page.json_ld = [_product_data(page, product), breadcrumb_data(page)]
    return page


def _described(text: str) -> str:
    return re.split(r"(?<=[.:]) ", text)[0].rstrip(".:") + "."


def _photo(edition: Edition, ref: str, product: Product) -> Picture:
    alt = None if ref in edition.flaws.without_alt else f"{product.name}, {labels(ref[:2])['site']}"
    return Picture(f"/media/{slug_of(product.name)}.svg", alt)


def _facts(language: str, product: Product) -> Listing:
    words = labels(language)
    weight = f"{product.weight:,} g".replace(",", "." if language == "de" else ",")
    return Listing(
        (f"{words['price']}: {_euro(language, product.price)}", f"{words['weight']}: {weight}", words["stock"])
    )


def _product_data(page: Page, product: Product) -> str:
    offer = {
        "@type": "Offer", "price": product.price, "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock", "url": ORIGIN + page.path,
    }  # fmt: skip
    data = {
        "@context": "https://schema.org", "@type": "Product", "name": product.name, "description": page.description,
        "image": ORIGIN + page.pictures()[0].source,
        "sku": f"NR-{product.key.upper()}", "brand": {"@type": "Brand", "name": "Nordlicht"}, "offers": offer,
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False)
