"""Crawled text stays text, whatever it says and wherever it is shown."""

import ast
from html.parser import HTMLParser
from pathlib import Path

import ibis
import pytest

from app import charts, safe, ui
from app.texts import texts

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<style>body{display:none}</style>",
    "![x](http://evil.example/p.png)",
    "[x](javascript:alert(1))",
    "text/html:<b>x</b>",
    "'\" onmouseover=alert(1) x='",
    "{0.__class__}{x}{{y}}",
    "\ue000waste\ue001<b>\ue002",
    "</title><svg/onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]
SAY = texts("en")
OURS = {
    "article", "b", "br", "div", "footer", "h1", "h2", "header", "i", "li", "mark", "ol", "p", "path", "section",
    "small", "span", "svg", "table", "tbody", "td", "tr", "th", "thead", "colgroup", "col", "u", "ul", "a", "main",
}  # fmt: skip


class Tags(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.said = set(), set(), ""
        self.feed(str(markup))

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs = [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.said += data


def places(text):
    """Return every part of the kit that a crawled text can reach, filled with it."""
    column = [ui.Column("name", text)]
    return [
        safe.fill("<b>{x}</b>", x=text),
        ui.headline(text, text).text,
        ui.kpis(SAY, [ui.Kpi(text, text, text, text), ui.Kpi(text, missing=text)]).text,
        ui.panel(text, text, text, text, aside=text).text,
        ui.to_do(text, text, [ui.Step(text, text, text, text)]).text,
        str(ui.facts([ui.Fact(text, text)])),
        ui.provenance_line([(text, text)]).text,
        ui.clean(SAY, text, text, [(text, text)]).text,
        ui.not_measured(SAY, text, text, [text], text).text,
        ui.empty_filter(SAY, 3, text, text).text,
        str(ui.mark("found", text)),
        str(ui.small_table(column, [{"name": text}], sums=True)),
        str(ui.evidence(ui.Evidence(text, text, text, text, text, text, text, text, text, ((text, text),)))),
        str(ui.quotation(text, text, text, text, linked=text[:3])),
        str(ui.link({"site": text}, text, text, focus=text)),
        str(ui.outside("https://site.example/" + text, text)),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_adds_no_tag_and_no_attribute_anywhere(text):
    for markup in places(text):
        found = Tags(markup)
        assert found.tags <= OURS, markup
        assert not {name for name in found.attributes if name.startswith("on") or name in ("src", "srcdoc")}, markup


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\ue000" not in text])
def test_a_hostile_text_is_shown_as_it_is(text):
    assert text in Tags(ui.headline(text).text).said


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_leaves_nothing_that_markdown_or_html_reads(text):
    assert not set(safe.markdown(text)) & set("<>![]()*_`'\"{}:/\\")


@pytest.mark.parametrize("text", HOSTILE)
def test_plotly_gets_no_tag(text):
    style = charts.Style("light", SAY)
    drawn = charts.bars(style, [charts.Bar(text, 1, note=text)]).to_json()
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "<" not in safe.plot(text)


def test_only_web_addresses_become_links():
    assert str(ui.outside("javascript:alert(1)", "x")) == "x"
    assert "noreferrer" in str(ui.outside("https://site.example/", "x"))


def test_nested_values_become_json_text_that_no_cell_takes_for_html():
    table = ibis.memtable({"block": [{"mimetype": "text/html", "data": "<script>1</script>"}], "list": [["a", "b"]]})
    shown = safe.rows(table)
    assert shown.dtypes == [type(shown["block"].dtype)(), type(shown["list"].dtype)()]
    assert shown.row(0) == ('{"mimetype": "text/html", "data": "<script>1</script>"}', '["a", "b"]')


def test_a_screen_table_gets_no_more_rows_than_a_browser_holds():
    assert safe.rows(ibis.range(0, 20_000).unnest().name("n").as_table(), limit=20_000).height == safe.MAX_ROWS


# rules of the source

APP = Path(__file__).parents[1] / "app"


def sources():
    return {file.relative_to(APP).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in APP.rglob("*.py")}


def calls(tree, name):
    return [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == name]


def is_literal(node):
    if isinstance(node, ast.IfExp):
        return is_literal(node.body) and is_literal(node.orelse)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_html_is_made_in_one_place():
    makers = [name for name, tree in sources().items() if calls(tree, "mo.Html") or calls(tree, "mo.md")]
    assert makers == ["ui/parts.py"]


def test_markup_is_made_of_literals():
    """`Markup(…)` trusts its text, so it takes literals only; the three places that must trust more are named."""
    trusting = {"safe.py": {"template", "between"}, "ui/parts.py": {"mo.as_html(content).text"}}
    for name, tree in sources().items():
        for call in calls(tree, "Markup"):
            assert is_literal(call.args[0]) or ast.unparse(call.args[0]) in trusting.get(name, ()), ast.unparse(call)


def literals(scope):
    """Return the names that hold nothing but literals in a function, or in a module beside its functions."""
    held = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            held.setdefault(node.targets[0].id, []).append(is_literal(node.value))
    return {name for name, all_literal in held.items() if all(all_literal)}


def test_templates_are_literals():
    """A template given to `safe.fill` is a literal, or a name that only ever holds one."""
    for name, tree in sources().items():
        constants = literals(ast.Module([n for n in tree.body if isinstance(n, ast.Assign)], []))
        for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
            known = literals(function) | constants
            for call in calls(function, "safe.fill"):
                first = call.args[0]
                fine = is_literal(first) or (isinstance(first, ast.Name) and first.id in known)
                assert fine, f"{name}: {ast.unparse(call)}"
