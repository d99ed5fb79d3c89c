"""For every URL and agent: may it be fetched, by which rule, and what each rule keeps out."""

import pyarrow as pa

from analysis.questions.robots_rules import find_robots_rules
from analysis.robots_answers import answer_for_agents
from tests.conftest import ibis_table, rows_of

ORIGIN = "https://shop.example"
NO_FILES = rows_of("resources", [])
TEXT = "User-agent: *\nDisallow: /cart\n\nUser-agent: GPTBot\nDisallow: / # all of it\n"


def answers(*urls, files=({"origin": ORIGIN, "verdict": "rules", "text": TEXT},), agents=("Sitelore", "GPTBot")):
    rows = answer_for_agents(
        rows_of("pages", [{"url": url} for url in urls]), rows_of("robots_files", list(files)), NO_FILES, agents
    )
    assert rows.schema.names == ["url", "agent", "allowed", "rule", "line", "origin", "verdict"]
    return {
        (row["url"].removeprefix(ORIGIN), row["agent"]): (row["allowed"], row["line"], row["rule"])
        for row in rows.to_pylist()
    }


def test_each_agent_has_its_answer_with_rule_and_line():
    found = answers(f"{ORIGIN}/", f"{ORIGIN}/cart?x=1")
    assert found == {
        ("/", "Sitelore"): (True, None, None),
        ("/", "GPTBot"): (False, 5, "Disallow: /"),
        ("/cart?x=1", "Sitelore"): (False, 2, "Disallow: /cart"),
        ("/cart?x=1", "GPTBot"): (False, 5, "Disallow: /"),
    }


def test_a_file_that_cannot_be_had_has_an_answer_and_no_line():
    gone = {"origin": ORIGIN, "verdict": "allow_all"}
    down = {"origin": "https://down.example", "verdict": "disallow_all"}
    found = answers(f"{ORIGIN}/", "https://down.example/a", "https://never.example/", files=(gone, down))
    assert found[("/", "GPTBot")] == (True, None, None)
    assert found[("https://down.example/a", "Sitelore")] == (False, None, None)
    assert not [url for url, _ in found if "never" in url], "a file nobody asked for answers nothing"


def test_own_scripts_and_style_sheets_are_asked_for_too():
    named = {"kind": "script", "internal": True}
    files = [
        {"target": f"{ORIGIN}/cart/a.js"} | named, {"target": f"{ORIGIN}/cart/b.css"} | named | {"kind": "stylesheet"},
        {"target": f"{ORIGIN}/cart/c.jpg"} | named | {"kind": "image"}, {"target": "https://cdn.example/d.js"} | named,
        {"target": f"{ORIGIN}/cart/e.js"} | named | {"internal": False},
    ]  # fmt: skip
    rules = rows_of("robots_files", [{"origin": ORIGIN, "verdict": "rules", "text": TEXT}])
    rows = answer_for_agents(rows_of("pages", []), rules, rows_of("resources", files), ["Googlebot"]).to_pylist()
    assert [(row["url"], row["allowed"]) for row in rows] == [
        (f"{ORIGIN}/cart/a.js", False),
        (f"{ORIGIN}/cart/b.css", False),
    ]


def test_many_urls_are_answered_in_seconds():
    import time

    rules = "".join(f"Disallow: /a{n}/*?sort=\nDisallow: /b{n}/\n" for n in range(200))
    file = {"origin": ORIGIN, "verdict": "rules", "text": f"User-agent: *\n{rules}"}
    pages = pa.table({"url": [f"{ORIGIN}/b{n % 400}/{n}.html?sort={n}" for n in range(20_000)]})
    began = time.process_time()
    rows = answer_for_agents(pages, rows_of("robots_files", [file]), NO_FILES, ["Sitelore", "Googlebot", "GPTBot"])
    assert rows.num_rows == 60_000
    assert sum(rows["allowed"].to_pylist()) == 30_000
    assert time.process_time() - began < 8  # some 2 on an idle machine


def test_rules_are_ranked_by_what_they_keep_out():
    row = {"agent": "GPTBot", "origin": ORIGIN, "verdict": "rules", "allowed": False, "rule": "Disallow: /b", "line": 3}
    rows = [
        row | {"url": f"{ORIGIN}/b2"}, row | {"url": f"{ORIGIN}/b1"},
        row | {"url": f"{ORIGIN}/a", "rule": "Disallow: /a", "line": 2}, row | {"url": f"{ORIGIN}/", "allowed": True},
    ]  # fmt: skip
    table = ibis_table("robots_answers", rows)
    found = find_robots_rules(table).to_pyarrow().to_pylist()
    assert [(rule["line"], rule["urls"], rule["example"]) for rule in found] == [
        (3, 2, f"{ORIGIN}/b1"),
        (2, 1, f"{ORIGIN}/a"),
    ]
    assert len(find_robots_rules(table, min_urls=2).to_pyarrow()) == 1
