"""Pages that say 200 and look like an error page."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.bot_hits import by_search_bots

# In a title or main heading, lower case; no \b, because engines differ in what a word is to umlauts.
_THING = (
    "(page|site|content|document|product|article|item|file|url|seite|inhalt|dokument|produkt|artikel|datei|angebot)"
)
_GONE = (
    "(not found|could ?n.t be found|can.?not be found|does ?n.t exist|does not exist|no longer (available|exists?)"
    "|is unavailable|nicht gefunden|existiert (leider )?nicht|gibt es (leider )?nicht"
    "|nicht (mehr )?(verfügbar|vorhanden|auffindbar|erhältlich))"
)
_ERROR_WORDS = "|".join(
    (
        f"{_THING}[^.!?]{{0,60}}{_GONE}",
        "(error|fehler|status|http)[ :#-]*(404|410)([^0-9]|$)",
        "(^|[^0-9])(404|410)[ :|–-]*(error|fehler|not found|nicht gefunden|gone)",
        "^ *(404|410) *([|:–-]|$)",
        "^ *(not found|nicht gefunden|nothing found|nichts gefunden) *([|:!.–-]|$)",
    )
)


_HTML = ("text/html", "application/xhtml+xml")


def delivered_pages(hit_days: ir.Table, pages: ir.Table) -> ir.Table:
    """Return the HTML pages of the crawl that search bots got with 200."""
    fetched = by_search_bots(hit_days).filter(hit_days.status == 200)
    read = pages.filter((pages.first_status == 200) & (pages.state == "ok") & pages.content_type.isin(_HTML))
    return read.semi_join(fetched, "url")


def find_soft_404_suspects(
    hit_days: ir.Table, pages: ir.Table, page_texts: ir.Table | None = None, *, max_words: int = 150, min_same: int = 3
) -> ir.Table:
    """Which pages do search bots get with 200 that look like an error page?

    Definition: pages that search bots (verified or plausible) were answered 200 for and the crawl read with 200, whose
    main text has at most `max_words` words and that show one of two signs. `error_words`: title or a main heading says
    in English or German that something was not found or is gone, or names the error 404 or 410. `same_text`: at least
    `min_same` addresses have this very main text. `both`. Search engines call them soft 404, keep asking for them and
    do not show them.
    Threshold: `max_words` = 150 words, an apology and a few hints; an article about error pages is longer.
    `min_same` = 3 addresses, because two may be two names of one page. Both numbers are ours.
    Left out: pages without main text, which scripts may fill; pages whose texts were not read show the first sign only.
    """
    fetched = by_search_bots(hit_days).filter(hit_days.status == 200)
    asked = fetched.group_by("url").agg(hits=_.hits.sum(), last_day=_.day.max())
    read = _with_texts(delivered_pages(hit_days, pages).select("url", "title", "h1"), page_texts)
    signs = read.mutate(says=_says_error(read), alike=(read.same_text >= min_same).fill_null(False))
    short = signs.filter((signs.words.fill_null(1) <= max_words) & (signs.words.fill_null(1) > 0))
    suspects = short.filter(short.says | short.alike).inner_join(asked, "url")
    sign = ibis.cases((suspects.says & suspects.alike, "both"), (suspects.says, "error_words"), else_="same_text")
    answer = suspects.select("url", "title", "words", "same_text", "hits", "last_day", sign=sign)
    answer = answer.select("url", "sign", "title", "words", "same_text", "hits", "last_day")
    return answer.order_by(answer.hits.desc(), "url")


def _with_texts(read: ir.Table, page_texts: ir.Table | None) -> ir.Table:
    """Add the words of the main text and how many addresses have the same."""
    if page_texts is None:
        return read.mutate(words=ibis.null("int64"), same_text=ibis.null("int64"))
    texts = page_texts.select(page=page_texts.url, words=page_texts.words, text_hash=page_texts.text_hash)
    counted = texts.mutate(same_text=texts.page.count().over(group_by="text_hash"))
    return read.left_join(counted, read.url == counted.page)


def _says_error(read: ir.Table) -> ir.BooleanValue:
    headings = read.h1.join(" | ").fill_null("")
    return read.title.fill_null("").lower().re_search(_ERROR_WORDS) | headings.lower().re_search(_ERROR_WORDS)
