"""The line that decides: found by the longest match, and checked against Google's parser."""

import json
import random
import re

import pytest

from analysis.robots_match import comparable, read_rules
from analysis.urls import path_of, url_key
from crawlers.robots import read_robots
from tests.dev_data import dev_file

ORIGIN = "https://shop.example"


def decided(text, path, agent="Sitelore"):
    decision = read_rules(text).rules_for(agent).decide(path)
    return decision.allowed, decision.rule.line if decision.rule else None


@pytest.mark.parametrize(
    ("rules", "path", "allowed", "line"),
    [
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True, 3),
        ("Disallow: /a\nAllow: /a", "/a", True, 3),  # of equals, the one that allows
        ("Disallow: /*?sort=\nAllow: /", "/x?sort=1", False, 2),
        ("Disallow: /*.pdf$", "/a.pdf", False, 2),
        ("Disallow: /*.pdf$", "/a.pdf?x", True, None),
        ("Disallow: /a$b", "/a$b", False, 2),
        ("Disallow: /a%2fb", "/a/b", True, None),
        ("Disallow: /a%2fb", "/a%2Fb", False, 2),
        ("Disallow: /straße", "/stra%C3%9Fe", False, 2),
        ("Disallow: /%7ejo", "/~jo", False, 2),
        ("Disallow: /a%2A", "/a*", False, 2),
        ("Disallow: /a%2A", "/ab", True, None),
        ("Disallow:", "/a", True, None),
        ("Allow: /x/index.html\nDisallow: /", "/x/", True, 2),
        ("disallow /x # without a colon", "/x", False, 2),
        ("Disalow : /x", "/x", False, 2),
        ("# nothing\n\nDisallow: /x", "/x", False, 4),
        ("Sitemap: /s.xml\nDisallow: /x", "/x", False, 3),
    ],
)
def test_the_most_specific_rule_decides(rules, path, allowed, line):
    assert decided(f"User-agent: *\n{rules}", path) == (allowed, line)


def test_an_agent_keeps_to_all_groups_of_its_name_and_only_to_those():
    text = (
        "User-agent: a\nUser-agent: B\nDisallow: /1\n\nUser-agent: *\nDisallow: /2\n\rUser-agent: b/2.0\nDisallow: /3"
    )
    assert [decided(text, path, "b")[0] for path in ("/1", "/2", "/3")] == [False, True, False]
    assert [decided(text, path, "A")[0] for path in ("/1", "/2", "/3")] == [False, True, True]
    assert [decided(text, path, "c") for path in ("/1", "/2", "/3")] == [(True, None), (False, 6), (True, None)]


def test_a_pattern_made_to_hold_a_parser_up_is_answered_at_once():
    import time

    book = read_rules("User-agent: *\n" + "Disallow: /" + "*a" * 4_000 + "b$\n").rules_for("x")
    began = time.process_time()
    assert book.decide("/" + "a" * 4_000).allowed
    assert time.process_time() - began < 0.05


def test_addresses_and_patterns_are_compared_in_one_form():
    assert comparable("/%7Ea/%c3%a4 ä%2f%20*") == "/~a/%C3%A4 %C3%A4%2F %2A"


def _drawn_case(draw):
    """Return a file of a few rules and an address, from an alphabet in which they meet often."""
    parts = ["/", "a", "b", "*", "$", "%2F", "%62", "%2A", "ü", "%C3%BC", "?", "=", "index.html", "/index.htm"]
    text = lambda most: "".join(draw.choice(parts) for _ in range(draw.randint(0, most)))  # noqa: E731
    rule = lambda: f"{draw.choice(['Allow', 'Disallow'])}: {draw.choice(['/', '', '/'])}{text(5)}"  # noqa: E731
    agents = [f"User-agent: {draw.choice(['*', 'foo', 'bar', 'foo/1', 'foobar'])}" for _ in range(6)]
    lines = [draw.choice([rule(), rule(), agents[n], "", "# x"]) for n in range(6)]
    return "\n".join([agents[0], *lines, rule()]), f"{ORIGIN}/{text(6)}"


def test_drawn_files_get_the_verdict_of_googles_parser():
    draw = random.Random(20)
    for _ in range(4_000):
        text, address = _drawn_case(draw)
        robots = read_robots(ORIGIN, 200, text.encode())
        _agrees(robots, read_rules(robots.text), url_key(address), draw.choice(["foo", "bar", "Other"]))


@pytest.mark.dev_data
def test_real_files_get_the_verdict_and_the_line_of_googles_parser():
    draw = random.Random(1)
    files = [
        json.loads(line)["robots"] for line in dev_file("robots/real_robots_sample.jsonl").read_bytes().splitlines()
    ]
    assert len(files) > 300
    for text in files:
        named = re.findall(r"(?im)^\s*user-agent\s*:\s*([a-z_-]+)", text)
        robots = read_robots(ORIGIN, 200, text.encode("utf-8", "surrogatepass"))
        rules = read_rules(robots.text)
        for path in _paths_of(text, draw):
            for agent in ("Googlebot", *draw.sample(named, min(1, len(named)))):
                _agrees(robots, rules, path, agent)


def _paths_of(text, draw):
    """Return addresses that the file's own patterns are about, and some beside them."""
    patterns = re.findall(r"(?im)^\s*(?:dis)?allow\s*:\s*([^#\s]+)", text)
    chosen = draw.sample(patterns, min(6, len(patterns)))
    filled = ["/" + pattern.replace("*", draw.choice(["", "x", "/y?q=1"])).strip("/$") for pattern in chosen]
    paths = ["/", "/a/b.html", *filled, *(f"{path}zz" for path in filled), *(path[:-1] for path in filled)]
    return [key for path in paths if (key := url_key(ORIGIN + path))]


def _agrees(robots, rules, key, agent):
    ours = rules.rules_for(agent).decide(path_of(key))
    allowed, line = robots.decides(agent, key)
    assert ours.allowed == allowed, (robots.text, key, agent, ours)
    if ours.rule is not None and ours.rule.octets:
        assert ours.rule.line == line, (robots.text, key, agent, ours)
