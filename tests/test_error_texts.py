"""Every error the code can raise, and every key the commands say, has a message in both languages."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from app.texts import LANGUAGES, texts

ROOT = Path(__file__).parents[1]
RAISED = re.compile(r"\b(?:\w*Error|UsageMistake|AlreadyDecided|OutdatedDecision)\(\s*\"([a-z]+(?:-[a-z]+)+)\"")
SAID = re.compile(r"(?:\.say|texts|_texts\(ctx\))\(\s*\"([a-z]+(?:-[a-z_]+)+)\"")


def keys(pattern, *folders):
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return {key for file in files for key in pattern.findall(file.read_text(encoding="utf-8"))}


def messages(language):
    """Return every message of a language with the variables it uses."""
    found = {}
    for file in sorted((ROOT / "app" / "texts" / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content[:80]}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} is defined twice ({file.name})"
                found[entry.id.name] = variables(entry)
    return found


def variables(node):
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    if isinstance(node, list):
        return set().union(*map(variables, node))
    return set().union(*map(variables, vars(node).values())) if isinstance(node, ast.BaseNode) else set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_and_every_word_of_a_command_has_a_message(language):
    wanted = keys(RAISED, "analysis", "crawlers", "app") | keys(SAID, "app/commands")
    assert sorted(key for key in wanted if not texts(language).has(key)) == []


def test_both_languages_have_the_same_messages_with_the_same_variables():
    assert messages("en") == messages("de")


def test_every_kind_of_progress_has_a_word():
    """What long work reports is shown in the user's language, wherever in the code it is reported."""
    reported = keys(re.compile(r"Progress\(\s*\"([\w-]+)\""), "analysis", "app", "crawlers")
    assert {"crawl", "extract", "gaps"} <= reported
    assert [what for what in sorted(reported) if not all(texts(language).has(what) for language in LANGUAGES)] == []
