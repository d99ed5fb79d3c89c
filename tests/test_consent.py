"""Consent layers are kept out of main text, walls are named, and a text about cookies stays whole."""

import pytest

from analysis.extract import read_main_text

SENTENCES = [
    "Seit 2009 verlangt die Richtlinie, dass Websites vor dem Setzen von Cookies eine Einwilligung einholen.",
    "Der Europäische Gerichtshof hat entschieden, dass vorangekreuzte Felder keine wirksame Zustimmung sind.",
    "Wer Tracking einsetzt und Daten an Partner gibt, braucht deshalb eine aktive Handlung der Besucherin.",
    "Technisch notwendige Cookies sind davon ausgenommen, etwa der Warenkorb eines Ladens oder eine Anmeldung.",
]
ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
ASK = "Wir und unsere 214 Partner verwenden Cookies und Tracking, um Werbung auszuspielen. Sie können zustimmen."
BUTTONS = "<button>Alle akzeptieren</button><button>Ablehnen</button>"
LAYERS = {
    "by_manager": f'<div id="usercentrics-root"><p>{ASK}</p></div>',
    "by_manager_with_list": f'<div class="cmplz-cookiebanner x"><h1>Cookies</h1><p>{ASK}</p><p>{ASK * 90}</p></div>',
    "by_start": f'<div id="sp_message_container_719544"><p>{ASK}</p></div>',
    "by_name": f'<div class="c-cookie-notice-bar"><p>{ASK}</p>{BUTTONS}</div>',
    "by_dialog": f'<section role="dialog" aria-label="Hinweis"><p>{ASK}</p><a href="#">Ich stimme zu</a></section>',
    "in_english": '<div class="consent-popup"><p>We use cookies and share data with our advertising partners.</p>'
    '<input type="submit" value="Accept all"></div>',
}
NAV = "".join(f'<a href="/{n}">Ressort Nummer {n}</a> ' for n in range(20))


def page(inside, after=""):
    main = f"<main><article><h1>Recht</h1>{inside}</article></main>"
    return f"<html lang=de><body><nav>{NAV}</nav>{main}{after}</body></html>"


def read(html):
    return read_main_text(html.encode())


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_is_no_main_text(layer):
    text = read(page(ARTICLE, LAYERS[layer]))
    assert text.failure == ""
    assert text == read(page(ARTICLE))
    assert "214 Partner" not in text.text
    assert all(sentence in text.text for sentence in SENTENCES)


@pytest.mark.parametrize(
    "inside",
    [
        ARTICLE,
        f'<div class="cookie-info-box">{ARTICLE}</div>',
        f'<section id="consent">{ARTICLE}<a href="/settings">Cookie-Einstellungen ändern</a></section>',
        f'<div class="cookie-wall-container"><h2>Cookie-Wände</h2>{ARTICLE}</div>',
    ],
)
def test_a_text_about_cookies_stays_whole(inside):
    text = read(page(inside, LAYERS["by_name"])).text
    assert all(sentence in text for sentence in SENTENCES)


def test_a_wrapper_named_for_its_banner_keeps_the_page():
    banner = f'<div class="bottom cookie-bar"><p>{ASK}</p>{BUTTONS}</div>'
    text = read(
        f'<body class="cookie-overlay"><div class="has-cookie-notice-wrapper"><div>{ARTICLE}</div>{banner}</div>'
    )
    assert all(sentence in text.text for sentence in SENTENCES)
    assert "214" not in text.text


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (f"<div id=didomi-host><p>{ASK}</p>{BUTTONS}</div><footer>Impressum Datenschutz</footer>", "consent_wall"),
        (f"<div class=gate><h1>Willkommen</h1><p>{ASK}</p><p>Datenschutz</p>{BUTTONS}</div>", "consent_wall"),
        (
            f"<div class=screen><h2>Weiter mit Werbung</h2><p>{ASK}</p><button>Akzeptieren</button>"
            "<h2>Mit Pur-Abo lesen</h2>"
            "<p>Ohne Werbung und Tracking ab 3,99 € im Monat. Datenschutz.</p><a href=/pur>Jetzt abonnieren</a></div>",
            "pay_wall",
        ),
    ],
)
def test_a_page_that_is_nothing_but_a_wall_is_called_one(body, failure):
    text = read(f"<html lang=de><body>{body}</body></html>")
    assert (text.failure, text.text) == (failure, "")


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>{NAV}</nav><img src=a.jpg>{LAYERS['by_name']}",  # a gallery with a banner
        f"<nav>{NAV}</nav><h1>Datenschutz</h1>{ARTICLE}<footer><a href=#>Cookie-Einstellungen</a></footer>",
        "<h1>Kontakt</h1><p>Schreiben Sie uns.</p><button>Senden</button>",
    ],
)
def test_a_page_with_anything_else_on_it_is_no_wall(body):
    assert read(f"<html lang=de><body>{body}</body></html>").failure == ""
