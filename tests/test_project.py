"""What the project promises about itself: README's two commands, locked and justified dependencies, complete texts."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.texts import LANGUAGES, Texts

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_readmes_first_two_commands_set_up_everything_on_one_line_each():
    demo, tests = COMMANDS[:2]
    assert [command.count("\n") for command in (demo, tests)] == [1, 1]
    assert demo.rstrip().endswith("sitelore demo")
    assert "pytest" in tests
    assert all("requirements/torch.txt" in command and "requirements/lock.txt" in command for command in (demo, tests))


def test_every_command_the_readme_names_exists():
    listed = subprocess.run([sys.executable, "-m", "app.cli", "--help"], capture_output=True, text=True, cwd=ROOT)
    for command in set(re.findall(r"sitelore ([a-z]+)", README)):
        assert re.search(rf"^  {command} ", listed.stdout, re.MULTILINE), command


def test_every_dependency_is_justified_in_its_line():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    dependencies = [line for line in lines if re.match(r'\s+"[a-z_A-Z0-9.-]+(\[\w+\])?\s*[<>=~]', line)]
    assert len(dependencies) > 30
    assert [line for line in dependencies if "#" not in line] == []


def test_the_lock_holds_every_dependency_with_hashes_and_no_build_for_graphics_cards():
    lock = (ROOT / "requirements/lock.txt").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.match(r"[\w.-]+", line)[0].lower().replace("_", "-").replace(".", "-") for line in wanted]
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert [name for name in names if name not in locked | {"torch"}] == []
    assert lock.count("--hash=sha256:") > len(locked)
    assert not re.search(r"^(nvidia|triton|torch)\b", lock, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_said_in_every_language(language):
    def keys(folder):
        texts = (file.read_text(encoding="utf-8") for file in sorted((ROOT / "app/texts" / folder).glob("*.ftl")))
        return [key for text in texts for key in re.findall(r"^([a-z][\w-]*) *=", text, re.MULTILINE)]

    assert sorted(set(keys(language))) == sorted(set(keys("en")))
    assert len(keys(language)) == len(set(keys(language))), "no message stands twice"


def test_numbers_and_dates_are_written_as_the_language_does():
    english, german = Texts("en"), Texts("de")
    assert (english.number(12480), german.number(12480)) == ("12,480", "12.480")
    assert (english.percent(0.3196), german.percent(0.3196)) == ("32.0%", "32,0\u202f%")
    assert english.number(-4) == "\u22124"
