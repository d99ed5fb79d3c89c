"""Settings: from the file, from variables, as typed; an unknown one is named."""

import pytest

from analysis.errors import InputError
from app.settings import FILE, Segment, SiteSettings, load_settings, save_settings
from app.texts import texts


def write(folder, text):
    (folder / FILE).write_text(text, encoding="utf-8")


def test_what_was_typed_beats_the_variable_and_the_variable_beats_the_file(tmp_path, monkeypatch):
    write(tmp_path, 'language = "de"\nwindow_days = 7\n[crawl]\ntries = 2\n')
    assert load_settings(tmp_path).language == "de"
    monkeypatch.setenv("SITELORE_WINDOW_DAYS", "14")
    monkeypatch.setenv("SITELORE_CRAWL__TRIES", "4")
    settings = load_settings(tmp_path, window_days=21)
    assert (settings.window_days, settings.crawl.tries) == (21, 4)


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ('langauge = "de"', "settings-unknown", "langauge"),
        ("[crawl]\ntrys = 2", "settings-unknown", "crawl.trys"),
        ('language = "fr"', "settings-invalid", "language"),
        ("[crawl]\ndelay_seconds = 0", "settings-invalid", "crawl.delay_seconds"),
        ('[[segments]]\nname = "a"\npattern = "("', "settings-invalid", "segments.0.pattern"),
    ],
)
def test_a_setting_that_does_not_exist_or_fit_is_named(text, key, name, tmp_path):
    write(tmp_path, text)
    with pytest.raises(InputError) as raised:
        load_settings(tmp_path)
    assert (raised.value.key, raised.value.details["name"]) == (key, name)


def test_an_unknown_setting_comes_with_the_nearest_known_one(tmp_path):
    write(tmp_path, "[crawl]\ntrys = 2")
    with pytest.raises(InputError) as raised:
        load_settings(tmp_path)
    assert raised.value.details["nearest"] == "tries"


@pytest.mark.parametrize(("text", "key"), [("a = [", "settings-not-toml"), ("version = 99", "workspace-newer")])
def test_a_file_that_cannot_be_used_is_not_touched(text, key, tmp_path):
    write(tmp_path, text)
    with pytest.raises(InputError) as raised:
        load_settings(tmp_path)
    assert raised.value.key == key
    assert (tmp_path / FILE).read_text() == text


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("SITELORE_THEME", "pink", "light, dark, system"),
        ("SITELORE_CRAWL__DELAY_SECONDS", "0", "0.005"),
        ("SITELORE_WINDOW_DAYS", "many", {"en": "a whole number", "de": "eine ganze Zahl"}),
    ],
)
def test_a_variable_that_cannot_be_used_is_named_with_what_it_takes(
    language, variable, value, words, tmp_path, monkeypatch
):
    write(tmp_path, "")
    monkeypatch.setenv(variable, value)
    with pytest.raises(InputError) as raised:
        load_settings(tmp_path)
    said = texts(language).error(raised.value)
    assert variable in said
    assert (words[language] if isinstance(words, dict) else words) in said
    assert "Input should" not in said


def test_variables_are_not_written_when_something_else_is_saved(tmp_path, monkeypatch):
    write(tmp_path, "window_days = 7\n")
    monkeypatch.setenv("SITELORE_LANGUAGE", "de")
    monkeypatch.setenv("SITELORE_WINDOW_DAYS", "14")
    save_settings(tmp_path, load_settings(tmp_path).model_copy(update={"theme": "dark"}))
    monkeypatch.delenv("SITELORE_LANGUAGE")
    monkeypatch.delenv("SITELORE_WINDOW_DAYS")
    settings = load_settings(tmp_path)
    assert (settings.language, settings.window_days, settings.theme) == ("en", 7, "dark")


def test_saving_keeps_the_users_comments(tmp_path):
    write(tmp_path, '# my site\nlanguage = "de"\n\n[crawl]\ntries = 2 # slow server\n')
    settings = load_settings(tmp_path)
    site = SiteSettings(
        hosts=("a.example",), start="https://a.example/", connect={"a.example": "http://127.0.0.1:8000"}
    )
    changed = settings.model_copy(update={"sites": {"a": site}, "segments": (Segment(name="shop", pattern="/shop/"),)})
    save_settings(tmp_path, changed)
    text = (tmp_path / FILE).read_text()
    assert "# my site" in text
    assert "# slow server" in text
    assert load_settings(tmp_path) == changed
