"""Hostile names of sites and workspaces: nothing is written outside the workspace, on any system."""

import tomllib

import pytest

from analysis.errors import InputError
from app.facts import Facts
from app.names import is_folder_name, site_name
from app.settings import FILE
from app.sites import add_site
from app.workspace import open_workspace
from tests.conftest import rows_of

HOSTILE = [
    '..', '.', '...', '../x', '../../etc/passwd', '..\\x', '..\\..\\windows\\system32', '/etc/passwd', '/', '\\',
    '//server/share', '\\\\server\\share', 'C:\\x', 'c:x', '~/x', '~', '$HOME', '%TEMP%', '`id`', '$(id)',
    ';rm -rf x', 'a|b', 'a&b', '*', '?', '<>', '"', "'; DROP TABLE hits; --", 'CON', 'nul.txt', 'aux', 'COM1',
    'lpt9.example', 'a\x00b', 'a\nb', '\u202egpj.exe', '\uff46\uff55\uff4c\uff4c', '\U0001f600', "a" * 300, ' ',
    '-rf',
]  # fmt: skip


def test_there_are_41_of_them():
    assert len(set(HOSTILE)) == 41


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_becomes_a_plain_folder(name):
    made = site_name(name)
    assert is_folder_name(made)
    assert made == made.lower()
    assert site_name(made) == made
    assert len(made) <= 100


def test_names_that_lose_something_stay_apart():
    assert len({site_name(name) for name in HOSTILE}) == len(HOSTILE)
    assert site_name("shop.example") == "shop.example"
    assert site_name("localhost:8080") == "localhost-8080"
    assert site_name("Mein Shop") == "mein-shop"


def test_no_hostile_name_writes_a_file_outside(tmp_path):
    root, outside = tmp_path / "in" / "w", tmp_path / "in"
    for number, name in enumerate(HOSTILE):
        workspace, site = add_site(root, f"https://h{number}.example/", name=name)
        facts = workspace.facts(site)
        pages = rows_of("pages", [{"url": f"https://h{number}.example/"}]).to_batches()
        facts.write("crawl", [("pages", batch) for batch in pages], {}, measured={"pages"})
        assert workspace.crawl_state(site).parent == root / "crawls"
    assert [path.name for path in outside.iterdir()] == ["w"]
    assert sorted(path.name for path in (root / "facts").iterdir()) == sorted({site_name(name) for name in HOSTILE})
    assert len(tomllib.loads((root / FILE).read_text())["sites"]) == 41


def test_a_site_is_found_by_the_name_that_was_typed(tmp_path):
    workspace, site = add_site(tmp_path, "https://a.example/", name="Größe/..")
    assert workspace.site("Größe/..") == site
    again, same = add_site(tmp_path, "https://a.example/b", name="Größe/..")
    assert same == site
    assert list(again.settings.sites) == [site]


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", "nul", "..", "a.", "COM1.x", ""])
def test_settings_written_by_hand_cannot_leave_the_workspace(name, tmp_path):
    add_site(tmp_path / "w", "https://a.example/", name="a")
    file = tmp_path / "w" / FILE
    file.write_text(file.read_text().replace("[sites.a]", f"[sites.'{name}']"))
    with pytest.raises(InputError, match="settings-invalid"):
        open_workspace(tmp_path / "w")


def test_two_sites_that_differ_in_case_alone_are_refused(tmp_path):
    add_site(tmp_path, "https://a.example/", name="shop")
    file = tmp_path / FILE
    file.write_text(file.read_text() + '\n[sites.Shop]\nhosts = ["b.example"]\nstart = "https://b.example/"\n')
    with pytest.raises(InputError, match="settings-invalid"):
        open_workspace(tmp_path)


@pytest.mark.parametrize("folder", ["a'b", 'a"b', "a b", "ä€", "a;b", "a%20b", "[x]", "{y}", "$HOME", "-w", "a\nb"])
def test_a_workspace_of_any_name_works(folder, tmp_path):
    workspace, site = add_site(tmp_path / folder, "https://a.example/")
    facts = workspace.facts(site)
    pages = rows_of("pages", [{"url": "https://a.example/"}]).to_batches()
    snapshot = facts.write("crawl", [("pages", batch) for batch in pages], {}, measured={"pages"})
    assert Facts(facts.root, site).snapshots("crawl") == [snapshot]
    assert [path.name for path in tmp_path.iterdir()] == [folder]
