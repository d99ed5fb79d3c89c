"""Consent layers, cookie walls and screens that sell reading without ads: found, and kept out of main text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.words import count_words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_WORDS = 600  # of a layer known by words alone; longer than any seen without its list of partners, short for a text
REST = 30  # words beside a wall: imprint, privacy, login; a site's own navigation has more

# Ids and classes of the layers of consent managers, from what their scripts put into pages (read on 2026-11-22). Pages
# that explain cookies (CookieDeclaration, ot-sdk-cookie-policy, cmplz-document) are content and not among them.
_KNOWN = frozenset(
    """usercentrics-root usercentrics-cmp-ui uc-center-container uc-banner-modal uc-main-banner
    onetrust-consent-sdk onetrust-banner-sdk onetrust-pc-sdk onetrust-pc-dark-filter optanon
    cybotcookiebotdialog cybotcookiebotdialogbodyunderlay cookiebotwidget
    didomi-host didomi-popup didomi-notice didomi-consent-popup
    borlabscookiebox borlabscookieboxwidget borlabscookiebox-wrapper brlbs-cmpnt-dialog-box-entrance
    _brlbs-block-content
    cmplz-cookiebanner-container cmplz-cookiebanner cmplz-manage-consent cmplz-blocked-content-notice
    cmpbox cmpbox2 cmpwrapper cmpboxbg
    iubenda-cs-banner iubenda-cs-container
    klaro klaro-cookie-notice
    qc-cmp2-container qc-cmp2-ui qc-cmp-ui-container
    truste-consent-track truste_overlay truste_box_overlay consent_blackbar trustarc-banner-overlay
    cookie-law-info-bar cookie-law-info-again climodal cli-modal cky-consent-container cky-modal cky-overlay
    cookie-notice cookienotice real-cookie-banner
    cc-window cc-banner cc-main cc--main osano-cm-window osano-cm-dialog
    tarteaucitronroot tarteaucitronalertbig axeptio_overlay cookiefirst-root cookiescript_injected
    cookiescript_injected_wrapper fc-consent-root termly-code-snippet-support
    moove_gdpr_cookie_info_bar moove_gdpr_cookie_modal ch2-dialog coioverlay cookie-information-template-wrapper
    ccm-widget ccm-modal ccm-root cookie-permission-container cookieman-modal
    eu-cookie-compliance-banner sliding-popup shopify-pc__banner gdpr-cookie-message
    purelayer contentpass-layer cp-modal-wrapper""".split()
)
_KNOWN_STARTS = ("sp_message_container", "sp_message_id", "didomi-consent", "uc-overlay", "rcb-banner", "ppms_cm_popup")
_NAMED = re.compile(
    r"(?:cookie|consent|gdpr|dsgvo|cmp|einwilligung|privacy|datenschutz|tracking|pur-?abo)s?[\w-]*"
    r"(?:banner|notice|layer|bar|modal|pop-?up|dialog|overlay|box|wall|gate|hint|hinweis|message|info|settings|manager"
    r"|container|wrapper|root|disclaimer|abfrage|screen|prompt)"
    r"|^(?:cookies?|consent|gdpr|dsgvo|pur-?(?:abo|layer|wall|gate))$",
    re.IGNORECASE,
)
_TOPICS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"cookies?", r"einwillig|zustimm|einverstanden|consent|\bagree|\baccept|akzeptier",
        r"tracking|nachverfolg|profil",
        r"datenschutz|privacy|personenbezogen|personal data", r"partner|vendors|drittanbieter|third part",
        r"werbung|werbefrei|\bads?\b|advertis",
    )
)  # fmt: skip
# A link to the settings is no answer: every page has one in its footer, those that explain cookies in their text.
_ANSWER = re.compile(
    r"(?:ja,? |ich )?"
    r"(?:(?:alle[ns]?|nur|auch|cookies?|ausgewählte|notwendige[nr]?|erforderliche|essenzielle|technisch) )*"
    r"(?:akzeptieren|zustimmen|annehmen|erlauben|zulassen|ablehnen|einwilligen|einverstanden|stimme|willige|notwendige"
    r"|erforderliche|essenzielle)\b"
    r"|auswahl (?:speichern|bestätigen|akzeptieren|erlauben)|(?:weiter|lesen) mit werbung"
    r"|mit werbung\b|verstanden\b|(?:yes,? |i )?(?:accept|agree|allow|reject|decline|deny|refuse)\b|got it\b"
    r"|(?:only|strictly) necessary|necessary cookies|save (?:my )?(?:settings|preferences|choices)"
    r"|continue (?:with|without)\b",
    re.IGNORECASE,
)
_LONGEST_ANSWER = 60  # characters on a button
_LONGEST_NAME = 100  # characters of a class that are looked at
_PAID = re.compile(
    r"pur-?abo|\bpur\b|contentpass|werbefrei\w* (?:lesen|abo)|ohne (?:werbung|werbetracking|tracking)[^.]{0,80}"
    r"(?:abo|€|euro|monat)|(?:ad-?free|without ads)[^.]{0,80}(?:subscri|month|€|\$|£)|pay or (?:ok|consent)",
    re.IGNORECASE,
)
_BUTTONS = "button, input[type=button], input[type=submit], [role=button]"
_LINKS = 15  # on a wall: imprint, privacy, login, subscription
_CONTENT = "main, article, h1"


def take_out_layers(page: "LexborHTMLParser") -> list[str]:
    """Take consent layers out of a page and return their texts, the innermost of the last ones first.

    Definition: an element that bears the id or class of a known consent manager; or one that its name or its role
    (dialog) makes a layer, which speaks of consent and has an answer to press: accept, reject. A layer of the
    second kind holds no main, article or h1 and at most `MAX_WORDS` words. A text about cookies has no answer to press,
    so it stays; html, body, main and article are never taken.
    """
    texts = []
    for node, is_known in reversed(list(_candidates(page))):  # inner ones first: what they held decides no outer one
        if is_known or _is_layer(node):
            texts.append(_text(node))
            node.decompose()
    return texts


def is_nothing_but_layers(page: "LexborHTMLParser") -> bool:
    """Whether hardly a word is left on a page whose layers were taken out. Takes scripts and the like out, too."""
    page.strip_tags(["script", "style", "template", "noscript", "svg"], recursive=True)
    return page.body is None or count_words(page.body.text(separator=" ")) < REST


def wall_of(page: "LexborHTMLParser", texts: list[str]) -> str:
    """Return what stands before the content: consent_wall, or pay_wall where reading without ads is sold.

    `texts` are those of the layers; a page without any may be a wall as a whole. Empty where it is none.
    """
    if not texts and page.body is not None and _is_wall(page):
        texts = [_text(page.body)]
    elif not texts or not is_nothing_but_layers(page):
        return ""
    return "pay_wall" if any(_PAID.search(text) for text in texts) else "consent_wall"


def _candidates(page: "LexborHTMLParser") -> "Iterator[tuple[LexborNode, bool]]":
    if page.body is None:
        return
    for node in page.body.traverse():
        tag = node.tag
        if not node.is_element_node or tag in ("body", "main", "article", "html"):
            continue
        attributes = node.attributes
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".split()
        names = [name[:_LONGEST_NAME] for name in names]
        if any(name.lower() in _KNOWN or name.lower().startswith(_KNOWN_STARTS) for name in names):
            yield node, True
        elif tag == "dialog" or _is_dialog(attributes) or any(_NAMED.search(name) for name in names):
            yield node, False


def _is_dialog(attributes: dict[str, str | None]) -> bool:
    return (attributes.get("role") or "").lower() in ("dialog", "alertdialog") or "aria-modal" in attributes


def _is_layer(node: "LexborNode") -> bool:
    if node.css_first(_CONTENT) is not None:
        return False
    text = _text(node)
    return _speaks_of_consent(text, 2) and count_words(text) <= MAX_WORDS and _can_be_answered(node, f"a, {_BUTTONS}")


def _is_wall(page: "LexborHTMLParser") -> bool:
    """Whether the whole page asks for consent, in elements without a telling name."""
    body = page.body
    if body is None or not _can_be_answered(body, _BUTTONS) or len(body.css("a[href]")) > _LINKS:
        return False
    text = _text(body)
    return _speaks_of_consent(text, 4) and count_words(text) <= MAX_WORDS and body.css_first("article") is None


def _speaks_of_consent(text: str, topics: int) -> bool:
    """Whether a text touches as many of consent's topics: a mention of cookies alone is none."""
    return sum(topic.search(text) is not None for topic in _TOPICS) >= topics


def _can_be_answered(node: "LexborNode", controls: str) -> bool:
    return any(_ANSWER.match(said) for said in map(_said, node.css(controls)) if len(said) <= _LONGEST_ANSWER)


def _said(control: "LexborNode") -> str:
    return _text(control) or " ".join((control.attributes.get("value") or "").split())


def _text(node: "LexborNode") -> str:
    return " ".join(node.text(separator=" ").split())
