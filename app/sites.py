"""Adding a site: what a typed URL says about hosts, start and consent."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from analysis.errors import InputError
from app.settings import SiteSettings
from app.workspace import Workspace, create_workspace, site_name

_PORTS = {"http": 80, "https": 443}


def start_url(typed: str) -> str:
    """Return the URL key of an address as people type it: without a scheme https, on this computer http."""
    from analysis.urls import url_key

    here = re.match(r"(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|/|$)", typed)
    written = typed if "://" in typed else f"http{'' if here else 's'}://{typed}"
    key = url_key(written)
    if key is None or not key.startswith(("http://", "https://")):
        raise InputError("url-unusable", url=typed)
    return key


def host_and_port(url: str) -> str:
    """Return `host:port` of a URL key, with the port of its scheme where it names none."""
    from ada_url import URL

    parsed = URL(url)
    return f"{parsed.hostname}:{parsed.port or _PORTS[parsed.protocol.rstrip(':')]}"


def read_connections(typed: Sequence[str]) -> dict[str, str]:
    """Return where hosts are reached instead, from `host=scheme://address:port`."""
    connections = {}
    for connection in typed:
        host, equals, address = connection.partition("=")
        if not (host and equals and address.startswith(("http://", "https://"))):
            raise InputError("connect-unusable", text=connection)
        connections[host.lower()] = address.rstrip("/")
    return connections


def read_host(typed: str) -> str:
    """Return a host as URL keys have it; `*.shop.example` means all hosts below shop.example."""
    from analysis.urls import host_of, url_key

    star = "*." if typed.startswith("*.") else ""
    key = url_key(f"https://{typed.removeprefix(star)}/")
    if key is None or "/" in typed or "." not in typed.removeprefix(star):
        raise InputError("host-unusable", host=typed)
    return star + host_of(key)


def add_site(
    root: Path,
    typed_url: str,
    *,
    name: str | None = None,
    role: Literal["own", "competitor"] | None = None,
    own_site: bool = False,
    connect: Mapping[str, str] | None = None,
    hosts: Sequence[str] = (),
) -> tuple[Workspace, str]:
    """Make the folder a workspace that has the site of this URL, and return both; a known site is brought up to date.

    `hosts` are others that belong to the site, `*.shop.example` for all below. Typing the URL, or an address to
    connect to, is consent to fetch from that host and port where they are private now, and is stored with the address.
    """
    from analysis.urls import host_of
    from crawlers.guard import consent_for
    from crawlers.scope import OwnHosts

    start, more = start_url(typed_url), [read_host(host) for host in hosts]
    workspace = create_workspace(root)
    host = host_of(start)
    site = known_name(workspace, name) if name else _site_with(workspace, host) or site_name(host)
    known = workspace.settings.sites.get(site)
    about = known or SiteSettings(hosts=(host,), start=start, role=role or "own")
    typed = filter(None, map(consent_for, (start, *(connect or {}).values())))
    consent = {entry.partition("=")[0]: entry for entry in (*about.consent, *typed)}  # what is typed anew replaces
    changed = about.model_copy(
        update={
            "start": start,
            "hosts": tuple(dict.fromkeys((*about.hosts, *(() if host in OwnHosts(about.hosts) else (host,)), *more))),
            "role": role or about.role,
            "own_site": own_site or about.own_site,
            "connect": {**about.connect, **(connect or {})},
            "consent": tuple(sorted(consent.values())),
        }
    )
    sites = {**workspace.settings.sites, site: changed}
    return workspace.save(workspace.settings.model_copy(update={"sites": sites})), site


def known_name(workspace: Workspace, typed: str) -> str:
    """Return the name of a site as it is stored: what was typed where a site is called so, else made into a name."""
    return typed if typed in workspace.settings.sites else site_name(typed)


def site_of(workspace: Workspace, typed_url: str) -> str | None:
    """Return the site a URL belongs to, none where no site has its host."""
    from analysis.urls import host_of

    return _site_with(workspace, host_of(start_url(typed_url)))


def _site_with(workspace: Workspace, host: str) -> str | None:
    from crawlers.scope import OwnHosts

    sites = workspace.settings.sites
    return next((site for site, about in sites.items() if host in OwnHosts(about.hosts)), None)


def connected(workspace: Workspace, site: str, connect: Mapping[str, str]) -> Workspace:
    """Return the workspace with hosts of a site reached elsewhere for now; nothing of it is stored."""
    about = workspace.about(site)
    consent = (*about.consent, *(host_and_port(address) for address in connect.values()))
    changed = about.model_copy(update={"connect": {**about.connect, **connect}, "consent": consent})
    sites = {**workspace.settings.sites, site: changed}
    return Workspace(workspace.root, workspace.settings.model_copy(update={"sites": sites}))


NEAREST = "nearest"


def judge_logs_by(workspace: Workspace, site: str, crawl: str) -> Workspace:
    """Return the workspace after storing which crawl judges the requests in logs: one by its id, or the nearest.

    Raises an InputError where no crawl has that id.
    """
    named = ""
    if crawl != NEAREST:
        snapshot = workspace.facts(site).snapshot(crawl)
        if snapshot.kind != "crawl":
            raise InputError("snapshot-not-a-crawl", name=snapshot.id)
        named = snapshot.id
    changed = workspace.about(site).model_copy(update={"logs_judged_by": named})
    sites = {**workspace.settings.sites, site: changed}
    return workspace.save(workspace.settings.model_copy(update={"sites": sites}))
