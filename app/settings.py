"""Every setting, its default and the reason for it: from `sitelore.toml`, SITELORE_* variables, or typed."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import tomlkit
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from analysis.errors import InputError
from app.names import is_folder_name
from app.secrets import is_name as is_secret_name
from crawlers.agents import OURS

FILE = "sitelore.toml"
VERSION = 1  # of the workspace's layout; a workspace of a newer version is not opened


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


# A password in the settings would lie in the workspace, in the run ledger and in every copy of them.
_SECRET_HEADERS = re.compile(r"authorization|cookie|.*(?:token|api-?key|secret|password|session).*", re.IGNORECASE)
# What a request is made of is not for settings to say.
_OUR_HEADERS = re.compile(r"host|connection|content-.*|transfer-encoding|accept-encoding|te|upgrade", re.IGNORECASE)
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")


class HeaderSettings(_Part):
    """A header the site is asked with: its value, or the name of the secret that is its value."""

    name: str
    value: str | None = None
    secret: str | None = None

    @model_validator(mode="after")
    def _can_be_sent(self) -> "HeaderSettings":
        if not _HEADER_NAME.fullmatch(self.name) or _OUR_HEADERS.fullmatch(self.name):
            raise ValueError(f"no header of this name can be set: {self.name[:64]!r}")
        if (self.value is None) == (self.secret is None):
            raise ValueError(f"header {self.name} takes either value or secret")
        if self.secret is None and _SECRET_HEADERS.fullmatch(self.name):
            raise ValueError(f"header {self.name} takes the name of a secret: secret = …")
        if self.value is not None and not self.value.isprintable():
            raise ValueError(f"header {self.name} has a value that cannot stand in one line")
        return self


class LoginSettings(_Part):
    """How the site lets us in. The secret itself is in the keyring or in SITELORE_SECRET_<NAME>."""

    kind: Literal["basic", "bearer", "cookie"]
    secret: str  # name of the password, the token, or the Cookie header that was recorded
    user: str = ""  # of a basic login

    @field_validator("secret")
    @classmethod
    def _is_a_name(cls, secret: str) -> str:
        if not is_secret_name(secret):  # perhaps the secret itself: not repeated
            raise ValueError("the name of a secret has lower-case letters, digits, dash and underscore, 64 at most")
        return secret


class SiteSettings(_Part):
    """A site: its hosts and how it is reached. A connection is never part of a URL, a key or a digest."""

    role: Literal["own", "competitor"] = "own"
    hosts: tuple[
        str, ...
    ]  # names, with a port only where it is not the scheme's own; *.a.example: all below; the first is the main one
    start: str  # URL the crawl starts at
    languages: tuple[str, ...] = ("de", "en")  # what main text may be written in; anything else is `und`
    connect: dict[str, str] = {}  # host → scheme://address:port to connect to instead; the Host header stays
    consent: tuple[str, ...] = ()  # host:port=address the user typed: may be fetched though it is private
    accept_certificates: tuple[str, ...] = ()  # hosts fetched though their TLS certificate is wrong: no finding then
    own_site: bool = False  # the user says it is his: may be crawled fast
    login: LoginSettings | None = None
    headers: tuple[HeaderSettings, ...] = ()
    login_origins: tuple[str, ...] = ()  # scheme://host that get login and headers; the start's own unless said
    logs_judged_by: str = ""  # id of the crawl the leak ledger judges by; of each day the nearest crawl unless said


def _is_readable(pattern: str) -> str:
    from crawlers.scope import compiled

    try:
        compiled(pattern)
    except InputError as error:
        raise ValueError(f"no pattern that RE2 reads: {error.details['problem']}") from error
    return pattern


def _is_database(address: str) -> str:
    """Return the address of a database. A password in it would lie in the workspace and in every copy of it."""
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgresql+psycopg") or not parts.hostname:
        raise ValueError("an address of this form is needed: postgresql+psycopg://user@host/database")
    if parts.password:
        raise ValueError("the password belongs into SITELORE_SECRET_FRONTIER, the keyring or PGPASSWORD, not here")
    return address.replace("postgresql://", "postgresql+psycopg://", 1)


SharedFrontier = Annotated[str, AfterValidator(_is_database)]
UrlPattern = Annotated[str, AfterValidator(_is_readable)]  # searched for in URL keys


class CrawlSettings(_Part):
    """Limits of a crawl. Their sources stand beside them."""

    user_agent: str = OURS  # or the name of a preset, for sites of one's own
    delay_seconds: float = Field(0.5, ge=0.005)  # between two requests to a host that is not the user's own
    connections_per_host: int = Field(2, ge=1, le=64)  # what browsers of the nineties were asked to keep to
    own_delay_seconds: float = Field(0.01, ge=0.005)  # at 0 Scrapy's reactor does not keep the limit per host
    own_connections: int = Field(8, ge=1, le=64)
    deadline_seconds: float = Field(30, gt=0)  # a try, from request to the last byte
    tries: int = Field(3, ge=1)
    max_urls: int | None = Field(None, ge=1)
    obey_robots: bool = True  # may be switched off for own sites only
    include: tuple[
        UrlPattern, ...
    ] = ()  # where there are any, only URLs in which one is found are fetched, and the start
    exclude: tuple[UrlPattern, ...] = ()  # URLs in which one is found are not fetched; exclude beats include
    seed_logs: bool = True  # pages nothing links to are seen, too, as search engines see them
    max_log_urls: int = Field(50_000, ge=0)  # of these; as many as a sitemap file may list
    max_external_urls: int = Field(1_000, ge=0)  # on other people's hosts, the most linked first; 0 checks none
    external_delay_seconds: float = Field(1.0, ge=0.5)  # between two requests to one of those hosts
    frontier: SharedFrontier | None = None  # of a crawl that workers share: postgresql+psycopg://user@host/database
    retry_after_seconds: float = Field(120, gt=0)  # longest rest a server gets; one that asks for more ends the run


class RenderSettings(_Part):
    """Limits of opening pages in a browser."""

    browser: str | None = None  # path of Chromium, Chrome or Edge; the system's own unless said
    sandbox: bool | None = None  # Chromium's own; used wherever it can be unless said
    sample: int = Field(300, ge=1)  # pages; at two seconds a page some ten minutes
    per_template: int = Field(3, ge=1)  # pages that share a layout share their scripts: three tell a slip from a rule
    foreign_hosts: bool = True  # whether files of other people's public hosts are asked for, as Google does
    allow_post: bool = False  # whether scripts may send data to the site, if it is the user's own
    deadline_seconds: float = Field(30, gt=0)  # a page, from the first request to the last word
    memory_mb: int = Field(1024, ge=256)  # a browser; a page of a large shop takes some 300
    tabs: int = Field(2, ge=1, le=16)  # browsers at once; each keeps a processor busy


def _is_parameter(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_.\[\]-]{1,63}\*?", name):
        raise ValueError(f"no name of a parameter, which may end in * for all that begin so: {name[:64]!r}")
    return name


Parameter = Annotated[str, AfterValidator(_is_parameter)]


def _is_network(text: str) -> str:
    try:
        ip_network(text)
    except ValueError as error:
        raise ValueError(f"no network: {error}") from error
    return text


Network = Annotated[str, AfterValidator(_is_network)]


def _is_log_format(text: str) -> str:
    if text.strip():
        from crawlers.log_formats import custom_format

        try:
            custom_format(text)
        except InputError as error:
            problem = error.details.get("directive") or f"lacks {error.details.get('lacks')}"
            raise ValueError(f"no log format: {problem}") from error
    return text


def _is_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"no time zone, such as Europe/Berlin: {name[:64]!r}")
    return name


LogFormat = Annotated[str, AfterValidator(_is_log_format)]
Zone = Annotated[str, AfterValidator(_is_zone)]


class LogSettings(_Part):
    """How access logs are read, what of them is kept, and for how long. People's addresses never are."""

    format: LogFormat = ""  # as the server's LogFormat or log_format says it; found in the first lines unless said
    zone: Zone = "UTC"  # of times in logs that do not tell theirs, such as HAProxy's
    kept_parameters: tuple[Parameter, ...] = (
        "page",
        "sort",
        "utm_*",
    )  # whose values stay in addresses if they look harmless; those of addresses the crawl has met stay as well
    search_parameters: tuple[Parameter, ...] = ()  # of the site's own search: their values fill `search_term`
    hits_days: int = Field(90, ge=1)  # single requests; sums by day stay
    rejects_days: int = Field(7, ge=1)  # samples of lines nobody could read: as long as it takes to look at them
    trusted_proxies: tuple[Network, ...] = ()  # whose word about their clients is believed, beside private networks
    reverse_dns: bool = False  # whether bots no list knows are asked for by name: it tells a resolver who came
    reverse_dns_lookups: int = Field(1_000, ge=1)  # addresses an import asks for
    resolver: str | None = None  # address or address:port; the system's own unless said
    ranges_as_of: date | None = None  # bots are judged by the lists of that day; by the newest unless said
    range_sources: dict[str, str] = {}  # name of a list → address of a mirror; its operator unless said


class PrivacySettings(_Part):
    """Who processes, for the record that Article 30 of the GDPR asks for; `sitelore privacy` writes it."""

    controller: str = Field("", max_length=500)  # name, address, contact
    officer: str = Field("", max_length=500)  # the data protection officer, where there is one
    recipients: str = Field("", max_length=500)  # who else sees the workspace: an agency, a host
    legal_basis: str = Field("", max_length=500)  # unless said, legitimate interests


class EmbeddingSettings(_Part):
    model: str = "embedded"  # or a folder, or `hub-name@revision`; changing it embeds everything again


class ExtractionSettings(_Part):
    """A rule of the user's own: what to take from every page, under which name."""

    name: str = Field(min_length=1, max_length=64)
    kind: Literal["css", "xpath", "regex"]
    expression: str = Field(max_length=4_096)
    take: str = "text"  # text, html, attribute:NAME, or value for what an XPath function returns
    which: Literal["first", "all"] = "first"


class Segment(_Part):
    """A named part of the site: URLs whose key the pattern is found in (RE2 syntax). The first that matches counts."""

    name: str
    pattern: str

    @field_validator("pattern")
    @classmethod
    def _is_a_pattern(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        return pattern


def _folder_name(name: str) -> str:
    if not is_folder_name(name):
        raise ValueError("a site's name is a folder's: letters, digits, dot, dash, underscore, and no device")
    return name


class Settings(BaseSettings):
    """The workspace's settings."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix="SITELORE_", env_nested_delimiter="__", env_ignore_empty=True
    )

    version: int = VERSION
    language: Literal["en", "de"] = "en"
    theme: Literal["light", "dark", "system"] = "system"
    csv: Literal["standard", "german"] = (
        "standard"  # german: semicolon, decimal comma and a BOM, as Excel there expects
    )
    window_days: int = Field(30, ge=1)  # of log questions, ending with the last day there are logs of
    robots_agents: tuple[str, ...] = (
        "Googlebot",
        "Bingbot",
        "GPTBot",
    )  # bots, by the names robots.txt knows, that every URL's robots answer is given for, beside our own
    sites: dict[Annotated[str, AfterValidator(_folder_name)], SiteSettings] = {}  # a site is a folder of its own
    segments: tuple[Segment, ...] = ()
    extraction: tuple[ExtractionSettings, ...] = ()
    crawl: CrawlSettings = CrawlSettings()
    embedding: EmbeddingSettings = EmbeddingSettings()
    render: RenderSettings = RenderSettings()
    logs: LogSettings = LogSettings()
    privacy: PrivacySettings = PrivacySettings()

    @field_validator("sites")
    @classmethod
    def _are_apart(cls, sites: dict[str, SiteSettings]) -> dict[str, SiteSettings]:
        if len({name.lower() for name in sites}) < len(sites):
            raise ValueError("two sites differ in case alone, and would be one folder on some systems")
        return sites

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(root: Path, **typed: object) -> Settings:
    """Read the workspace's settings. What was typed beats the environment, which beats the file."""
    file = root / FILE
    try:
        stored = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError("settings-not-toml", file=str(file), problem=str(error)) from error
    version = stored.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise InputError("workspace-newer", folder=str(root), version=version, known=VERSION)
    return _validated(file, typed)


def _validated(file: Path, typed: Mapping[str, object]) -> Settings:
    class FileSettings(Settings):
        model_config = SettingsConfigDict(toml_file=file, hide_input_in_errors=True)  # it may be a secret

    try:
        values = FileSettings(**typed)  # type: ignore[arg-type]
    except ValidationError as error:
        raise _said(file, error) from error
    return Settings.model_construct(**{name: getattr(values, name) for name in Settings.model_fields})


def _said(file: Path, error: ValidationError) -> InputError:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = _known_names(first["loc"])
        nearest = difflib.get_close_matches(str(first["loc"][-1]), known, n=1)
        return InputError(
            "settings-unknown",
            file=_where(file, first["loc"]),
            name=name,
            nearest=nearest[0] if nearest else ", ".join(known),
        )
    details = {"takes": _TAKES.get(first["type"], "other"), "limit": _limit(first.get("ctx", {}))}
    return InputError("settings-invalid", file=_where(file, first["loc"]), name=name, problem=first["msg"], **details)


# what a setting takes, by pydantic's name of the mistake; the words stand with the message
_TAKES = {
    "float_parsing": "number", "float_type": "number",
    "int_parsing": "whole", "int_type": "whole", "int_from_float": "whole",
    "bool_parsing": "switch", "bool_type": "switch",
    "string_type": "text", "tuple_type": "list", "list_type": "list",
    "literal_error": "choice", "missing": "missing",
    "greater_than_equal": "least", "greater_than": "above", "less_than_equal": "most",
}  # fmt: skip


def _limit(context: Mapping[str, object]) -> str:
    """Return what the value was held against: the values there are, or a bound."""
    if "expected" in context:
        return ", ".join(re.findall(r"'([^']*)'", str(context["expected"])))
    return next((str(context[name]) for name in ("ge", "gt", "le") if name in context), "")


def _where(file: Path, place: tuple[int | str, ...]) -> str:
    """Return the variable a setting comes from, which beats the file, or the file."""
    names = ("SITELORE_" + "__".join(map(str, place[:end])).upper() for end in range(len(place), 0, -1))
    return next((name for name in names if os.environ.get(name)), str(file))


def _known_names(place: tuple[int | str, ...]) -> list[str]:
    """Return the names that may stand where the unknown one stood."""
    parts: dict[str, type[BaseModel]] = {
        "sites": SiteSettings,
        "segments": Segment,
        "extraction": ExtractionSettings,
        "crawl": CrawlSettings,
        "embedding": EmbeddingSettings,
        "render": RenderSettings,
        "logs": LogSettings,
        "privacy": PrivacySettings,
    }
    model = parts.get(str(place[0]), Settings) if len(place) > 1 else Settings
    return sorted(model.model_fields)


def save_settings(root: Path, settings: Settings) -> None:
    """Write what differs from the defaults, keeping comments and order of the file; variables are not written."""
    file = root / FILE
    document = tomlkit.parse(file.read_text(encoding="utf-8")) if file.exists() else tomlkit.document()
    read = load_settings(root) if file.exists() else None  # what equals it was not changed, whoever had said it
    values = settings.model_dump(mode="json", exclude_defaults=True)
    for name in Settings.model_fields:
        if read is not None and getattr(read, name) == getattr(settings, name):
            continue
        if name not in values:
            document.pop(name, None)
        elif document.get(name) != values[name]:
            document[name] = _without_none(values[name])
    document["version"] = VERSION
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_text(tomlkit.dumps(document), encoding="utf-8")
    unfinished.replace(file)


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_none(part) for name, part in value.items() if part is not None}
    return [_without_none(part) for part in value] if isinstance(value, list) else value
