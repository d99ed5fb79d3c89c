"""Puts the magazine together: frame, hubs, articles, diary and the pages about the shop, for one generation."""

import json
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.demo.catalogue import CATEGORIES, PRODUCTS
from app.demo.flaws import Changes, Flaws
from app.demo.page import LINK, ORIGIN, Block, Heading, Link, Listing, Page, Paragraph, Picture
from app.demo.prose import LANGUAGES, Focus, Topic, read_table, read_topics, vary

STATIC = ("about", "contact", "workshop", "imprint")
INDEX_SIZE = 14  # articles on a page of the magazine's index
_LETTERS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss", ord(" "): "-"}


@dataclass
class Edition:
    """What one generation of the site is made from."""

    seed: int
    crawl_date: date
    flaws: Flaws
    changes: Changes
    generation: int
    hidden: set[str] = field(init=False)

    def __post_init__(self) -> None:
        first, second = self.changes.new, self.changes.gone | set(self.changes.withdrawn)
        self.hidden = first if self.generation == 1 else second

    def exists(self, ref: str) -> bool:
        return ref not in self.hidden

    def linked(self, ref: str) -> bool:
        """Whether other pages link to it."""
        return self.exists(ref) and ref not in self.flaws.orphans

    def draw(self, purpose: str) -> random.Random:
        return random.Random(f"{self.seed}:{purpose}")

    def written(self, template: str, purpose: str, nth: int = 0) -> str:
        """Return a template's wording; a purpose begins with its language."""
        return vary(template, f"{self.seed}:{purpose}", nth, language=purpose[:2])

    def day(self, purpose: str) -> str:
        """Return when something was last edited, well before the first crawl."""
        return (self.crawl_date - timedelta(days=self.draw(f"day:{purpose}").randrange(40, 420))).isoformat()


def labels(language: str) -> dict[str, Any]:
    """Return the frame's words in a language."""
    table: dict[str, Any] = read_table("labels")[language]
    return table


def path_of(ref: str) -> str:
    """Return the path of what a ref names: de/panniers/packing, de/hub/panniers, de/shop/bags, de/product/fjord."""
    language, kind, key = ref.split("/")
    paths = labels(language)["paths"]
    if kind == "shop":
        return f"{paths['shop']}/{CATEGORIES[key][language]['slug']}"
    if kind == "product":
        return f"{path_of(f'{language}/shop/{PRODUCTS[key].category}')}/{slug_of(PRODUCTS[key].name)}"
    topic = topic_of(language, key if kind == "hub" else kind)
    if kind == "hub" or not key:
        return topic.path
    return f"{topic.path}/{focus_of(topic, key).slug}"


def slug_of(name: str) -> str:
    """Return a name as it stands in a URL."""
    letters = name.lower().translate(_LETTERS)
    return letters.replace("-&-", "-")


def topic_of(language: str, key: str) -> Topic:
    return next(topic for topic in read_topics(language) if topic.key == key)


def focus_of(topic: Topic, key: str) -> Focus:
    return next(focus for focus in topic.focuses if focus.key == key)


def archived(slug: str) -> str:
    """Return the old address of a page that is gone or moved: de/kettenlehre-testen."""
    language, name = slug.split("/")
    return f"{labels(language)['paths']['magazine']}/{'archiv' if language == 'de' else 'archive'}/{name}"


def resolved(edition: Edition, language: str, source: str, text: str) -> str:
    """Turn the refs of a text's links into paths; what nobody shall link to stays as plain words."""

    def link(anchor: str, ref: str) -> str:
        target = f"{language}/{ref}"
        muted = target == source or edition.flaws.unlinked.get(source) == target or not edition.linked(target)
        return anchor if muted else f"[{anchor}]({path_of(target)})"

    return LINK.sub(lambda match: link(match.group(1), match.group(2)), text)


def frame(language: str) -> list[Link]:
    """Return header, navigation and footer, the same on every page of a language."""
    words = labels(language)
    paths = words["paths"]
    other = "en" if language == "de" else "de"
    hubs = [Link(topic.path, topic.name, "navigation") for topic in read_topics(language)]
    shop = [
        Link(path_of(f"{language}/shop/{key}"), names[language]["name"], "navigation")
        for key, names in CATEGORIES.items()
    ]
    footer = [Link(paths[name], static_page(language, name)["heading"], "footer") for name in STATIC]
    return [
        Link(paths["home"], words["site"], "header"),
        Link(paths["search"], words["search"], "header"),
        Link(paths["basket"], words["basket"], "header"),
        Link(labels(other)["paths"]["home"], words["other_language"], "header"),
        Link(paths["magazine"], words["magazine"], "navigation"), *hubs,
        Link(paths["shop"], words["shop"], "navigation"), *shop, *footer,
    ]  # fmt: skip


def static_page(language: str, name: str) -> dict[str, Any]:
    page: dict[str, Any] = read_table("static")[language][name]
    return page


def crumbs(language: str, *steps: tuple[str, str]) -> list[Link]:
    """Return the way from the home page to a page, the page itself left out."""
    words = labels(language)
    return [Link(path, name, "breadcrumb") for path, name in [(words["paths"]["home"], words["home"]), *steps]]


def magazine_crumbs(topic: Topic) -> list[Link]:
    words = labels(topic.language)
    return crumbs(topic.language, (words["paths"]["magazine"], words["magazine"]))


def hub_page(edition: Edition, topic: Topic) -> Page:
    """Return a topic's hub, which lists its articles."""
    source = f"{topic.language}/hub/{topic.key}"
    texts = [_paragraph(edition, topic.language, source, text) for text in topic.paragraphs]
    page = Page(
        topic.path, topic.language, "hub", topic.title, topic.name, _first_sentence(texts[0].text),
        blocks=[*texts, Listing(tuple(_teasers(edition, topic)))], crumbs=magazine_crumbs(topic),
        frame=frame(topic.language), ref=source, topic=topic.key, modified=edition.day(source),
    )  # fmt: skip
    page.alternates = {language: topic_of(language, topic.key).path for language in LANGUAGES}
    return page


def _teasers(edition: Edition, topic: Topic) -> list[str]:
    refs = [(f"{topic.language}/{topic.key}/{focus.key}", focus) for focus in topic.focuses]
    teasers = [f"[{focus.title}]({path_of(ref)})" for ref, focus in refs if edition.linked(ref)]
    if topic.key == "tours":
        diary = read_table("stages")[topic.language]
        teasers.append(f"[{diary['name']}]({topic.path}/{diary['slug']}/1)")
    return teasers


def _paragraph(edition: Edition, language: str, source: str, template: str, nth: int = 0) -> Paragraph:
    words = edition.written(template, f"{source if nth == 0 else language}:{template[:40]}", nth)
    return Paragraph(resolved(edition, language, source, words))


def article_page(edition: Edition, topic: Topic, nth: int) -> Page:
    """Return an article: its own subject, then the subtopics its siblings cover too, with a glance at one sibling."""
    focus = topic.focuses[nth]
    ref = f"{topic.language}/{topic.key}/{focus.key}"
    lead = _paragraph(edition, topic.language, ref, focus.lead)
    page = Page(
        path_of(ref), topic.language, "article", focus.title, focus.title, _first_sentence(lead.text),
        blocks=[lead, _picture(edition, ref, topic.name), *_own_part(edition, topic, nth)],
        crumbs=[*magazine_crumbs(topic), Link(topic.path, topic.name, "breadcrumb")],
        frame=frame(topic.language), ref=ref, topic=topic.key, modified=edition.day(ref),
    )  # fmt: skip
    covered = [key for key in topic.cores if edition.flaws.gaps.get(ref) != key]
    for key in covered:
        page.blocks += _core(edition, topic, key, nth, ref)
    page.subtopics = (focus.key, *covered)
    page.related = _related(edition, topic, ref)
    page.alternates = {language: path_of(f"{language}/{topic.key}/{focus.key}") for language in LANGUAGES}
    page.json_ld = [_article_data(page, edition), breadcrumb_data(page)]
    return page


def _own_part(edition: Edition, topic: Topic, nth: int) -> list[Block]:
    focus = topic.focuses[nth]
    ref = f"{topic.language}/{topic.key}/{focus.key}"
    blocks: list[Block] = []
    for section in focus.sections:
        blocks.append(Heading(edition.draw(f"{ref}:{section.headings[0]}").choice(section.headings)))
        blocks += [_paragraph(edition, topic.language, ref, text) for text in section.paragraphs]
    sibling = topic.focuses[(nth + 1) % len(topic.focuses)]
    if sibling is not focus:
        blocks.append(_paragraph(edition, topic.language, ref, sibling.side))
    return blocks


def _core(edition: Edition, topic: Topic, key: str, nth: int, ref: str) -> list[Block]:
    section = topic.cores[key]
    texts = section.paragraphs if nth % 2 == 0 else section.paragraphs[::-1]
    heading = Heading(section.headings[(edition.draw(f"{topic.key}:{key}").randrange(3) + nth) % len(section.headings)])
    purpose = f"{topic.language}:{topic.key}:{key}"
    words = [edition.written(text, f"{purpose}:{text[:40]}", nth) for text in texts]
    return [heading, *[Paragraph(resolved(edition, topic.language, ref, text)) for text in words]]


def _picture(edition: Edition, ref: str, name: str) -> Picture:
    alts = labels(ref[:2])["words"]["pictures"]
    alt = None if ref in edition.flaws.without_alt else edition.draw(f"{ref}:alt").choice(alts).format(name=name)
    return Picture(f"/media/{slug_of(ref.replace('/', '-'))}.svg", alt)


def _related(edition: Edition, topic: Topic, ref: str) -> list[Link]:
    """Return links to all siblings: in the truth, every pair of siblings without a link is a planted one."""
    siblings = [(f"{topic.language}/{topic.key}/{focus.key}", focus) for focus in topic.focuses]
    shown = [(other, focus) for other, focus in siblings if other != ref and edition.linked(other)]
    return [
        Link(path_of(other), focus.title, "aside") for other, focus in shown
        if edition.flaws.unlinked.get(ref) != other
    ]  # fmt: skip


def _first_sentence(text: str) -> str:
    plain = LINK.sub(r"\1", text)
    end = min((at for at in (plain.find(". "), plain.find(": ")) if at > 40), default=len(plain))
    return plain[:end].rstrip(".:") + "."


def _article_data(page: Page, edition: Edition) -> str:
    author = edition.draw(f"{page.ref}:author").choice(labels(page.language)["authors"])
    return _json({
        "@context": "https://schema.org", "@type": "Article", "headline": page.heading, "inLanguage": page.language,
        "author": {"@type": "Person", "name": author}, "dateModified": page.modified,
        "publisher": {"@type": "Organization", "name": "Nordlicht Rad"}, "mainEntityOfPage": ORIGIN + page.path,
    })  # fmt: skip


def breadcrumb_data(page: Page) -> str:
    """Return the breadcrumb as JSON-LD."""
    steps = [*[(link.path, link.anchor) for link in page.crumbs], (page.path, page.heading)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": ORIGIN + path}
        for place, (path, name) in enumerate(steps, 1)
    ]
    return _json({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def magazine_pages(edition: Edition) -> list[Page]:
    """Return every page of the magazine in both languages."""
    pages: list[Page] = []
    for language in LANGUAGES:
        topics = read_topics(language)
        pages += [hub_page(edition, topic) for topic in topics]
        every = [article_page(edition, topic, nth) for topic in topics for nth in range(len(topic.focuses))]
        pages += [page for page in every if edition.exists(page.ref)]
        pages += _index_pages(edition, language, [page for page in every if edition.linked(page.ref)])
        pages += _stages(edition, language)
        pages += _about(edition, language)
    return pages


def _index_pages(edition: Edition, language: str, listed: list[Page]) -> list[Page]:
    """Return the index of all articles, in pages."""
    groups = [listed[at : at + INDEX_SIZE] for at in range(0, len(listed), INDEX_SIZE)]
    paths = [paged(language, labels(language)["paths"]["magazine"], number) for number in range(1, len(groups) + 1)]
    pages = []
    for number, group in enumerate(groups, 1):
        page = plain_page(edition, language, "magazine", "index" if number == 1 else "paging")
        if number > 1:
            turn_to(page, language, paths[number - 1], number)
        page.blocks.append(Listing(tuple(f"[{article.heading}]({article.path})" for article in group)))
        page.blocks.append(Listing(pager(language, paths, number)))
        pages.append(page)
    return pages


def paged(language: str, path: str, number: int) -> str:
    return path if number == 1 else f"{path}?{'seite' if language == 'de' else 'page'}={number}"


def pager(language: str, paths: list[str], current: int) -> tuple[str, ...]:
    word = labels(language)["page"].capitalize()
    return tuple(f"[{word} {at}]({path})" if at != current else f"{word} {at}" for at, path in enumerate(paths, 1))


def turn_to(page: Page, language: str, path: str, number: int) -> None:
    """Make a first page into a later one: own address and title, no text but the list, not in the sitemap."""
    mark = f"{labels(language)['page'].capitalize()} {number}"
    page.path, page.title, page.heading = path, f"{page.title} – {mark}", f"{page.heading} – {mark}"
    page.description = f"{(page.description or '').rstrip('.')} – {mark}."
    page.kind, page.blocks, page.listed, page.alternates = "paging", [], False, {}


def plain_page(edition: Edition, language: str, name: str, kind: str) -> Page:
    """Return a page about the shop itself."""
    words = static_page(language, name)
    ref = f"{language}/static/{name}"
    path = labels(language)["paths"][name]
    trail = [] if name == "home" else crumbs(language)
    page = Page(
        path, language, kind, words["title"], words["heading"], words["description"], crumbs=trail,
        frame=frame(language), ref=ref, modified=edition.day(ref),
        blocks=[Paragraph(edition.written(text, f"{ref}:{at}")) for at, text in enumerate(words["text"])],
    )  # fmt: skip
    page.alternates = {other: labels(other)["paths"][name] for other in LANGUAGES}
    return page


def _about(edition: Edition, language: str) -> list[Page]:
    home = plain_page(edition, language, "home", "home")
    home.blocks.append(Listing(tuple(_highlights(edition, language))))
    home.json_ld = [_json({
        "@context": "https://schema.org", "@type": "WebSite", "name": "Nordlicht Rad", "url": ORIGIN + home.path,
    })]  # fmt: skip
    search = plain_page(edition, language, "search", "search")
    search.noindex, search.listed, search.alternates = True, False, {}
    return [home, *[plain_page(edition, language, name, "static") for name in STATIC], search]


def _highlights(edition: Edition, language: str) -> list[str]:
    refs = [
        (f"{language}/{topic.key}/{topic.focuses[0].key}", topic.focuses[0].title) for topic in read_topics(language)
    ]
    return [f"[{title}]({path_of(ref)})" for ref, title in refs if edition.linked(ref)]


def root_page(edition: Edition) -> Page:
    """Return the start page: both languages' doors and navigation."""
    page = plain_page(edition, "de", "home", "root")
    doors = [
        f"[{static_page(language, 'home')['title']}]({labels(language)['paths']['home']})" for language in LANGUAGES
    ]
    page.path, page.title, page.heading = "/", "Nordlicht Rad", "Nordlicht Rad – Magazin und Laden in Kiel"
    page.description = "Willkommen bei Nordlicht Rad aus Kiel: weiter auf Deutsch oder Englisch."
    page.blocks = [Paragraph(labels("de")["claim"] + "."), Listing(tuple(doors))]
    page.frame, page.alternates, page.ref = [*frame("de"), *frame("en")], {}, "de/static/root"
    return page


def _stages(edition: Edition, language: str) -> list[Page]:
    """Return the diary. Where it is chained, only the stage before leads to a stage: deep by design."""
    diary = read_table("stages")[language]
    topic = topic_of(language, "tours")
    count = edition.draw("stages").choice([5, 6])
    paths = [f"{topic.path}/{diary['slug']}/{number}" for number in range(1, count + 1)]
    return [_stage(edition, topic, paths, at) for at in range(count)]


def _stage(edition: Edition, topic: Topic, paths: list[str], at: int) -> Page:
    diary = read_table("stages")[topic.language]
    stage = diary["stage"][at]
    ref = f"{topic.language}/stage/{at + 1}"
    texts = [Paragraph(edition.written(text, f"{ref}:{nth}")) for nth, text in enumerate(stage["text"])]
    page = Page(
        paths[at], topic.language, "stage", f"{diary['name']}: {stage['title']}", stage["title"],
        _first_sentence(texts[0].text), blocks=[*texts, _turns(edition, topic.language, paths, at)],
        crumbs=[*magazine_crumbs(topic), Link(topic.path, topic.name, "breadcrumb")], frame=frame(topic.language),
        ref=ref, topic="tours", modified=edition.day(ref),
    )  # fmt: skip
    page.json_ld = [_article_data(page, edition), breadcrumb_data(page)]
    return page


def _turns(edition: Edition, language: str, paths: list[str], at: int) -> Listing:
    words = labels(language)
    turns = [f"[{words['previous']}]({paths[at - 1]})"] if at else []
    turns += [f"[{words['next']}]({paths[at + 1]})"] if at + 1 < len(paths) else []
    if language not in edition.flaws.chained:
        titles = [stage["title"] for stage in read_table("stages")[language]["stage"]]
        turns += [f"[{titles[other]}]({path})" for other, path in enumerate(paths) if other != at]
    return Listing(tuple(turns))
