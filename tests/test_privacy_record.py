import re

import pytest

from app import cli
from app.sites import add_site
from app.texts import LANGUAGES


@pytest.fixture
def workspace(tmp_path):
    workspace, _ = add_site(tmp_path / "workspace", "https://shop.example/")
    return workspace.root


def record(root, capsys, language, *options):
    assert cli.main(["privacy", "--workspace", str(root), "--language", language, *options]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_filled_from_the_settings(language, workspace, capsys):
    told = record(workspace, capsys, language)
    assert "shop.example" in told
    assert re.search(r"90 .*\n.*\b7 ", told)
    assert "`page`, `sort`, `utm_*`" in told
    assert told.count("**[") == 2, "controller and officer only the user knows"
    file = workspace / "sitelore.toml"
    settings = '\n[logs]\nhits_days = 30\nsearch_parameters = ["q"]\nreverse_dns = true\n'
    file.write_text(file.read_text() + settings + '[privacy]\ncontroller = "Nordlicht GmbH"\nofficer = "none"\n')
    changed = record(workspace, capsys, language)
    assert "**[" not in changed
    assert {"Nordlicht GmbH", "`q`", "30 "} <= {part for part in ("Nordlicht GmbH", "`q`", "30 ") if part in changed}
    assert changed.count("\n## ") == told.count("\n## ") == 10


def test_the_record_can_be_written_into_a_file(workspace, capsys, tmp_path):
    record(workspace, capsys, "de", "--out", str(tmp_path / "record.md"))
    assert (tmp_path / "record.md").read_text(encoding="utf-8").startswith("# Verzeichnis von Verarbeitungstätigkeiten")
