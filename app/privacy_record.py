"""The record of processing that Article 30 of the GDPR asks for, filled from the settings: Markdown in one language."""

from app.settings import Settings
from app.texts import Texts

_SECTIONS = (
    "controller", "purposes", "persons", "data", "not-kept", "recipients", "third-countries", "retention", "security",
    "basis",
)  # fmt: skip


def privacy_record(settings: Settings, say: Texts) -> str:
    """Return the record. What only the user can know and has not said is marked as still to be filled in."""
    lines = [f"# {say('record-title')}", "", say("record-hint"), ""]
    for section in _SECTIONS:
        text = say(f"record-{section}", **_details(settings, say))
        lines += [f"## {say(f'record-{section}-head')}", "", *_paragraphs(text), ""]
    return "\n".join(lines).rstrip() + "\n"


def _paragraphs(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


def _details(settings: Settings, say: Texts) -> dict[str, object]:
    logs, privacy, missing = settings.logs, settings.privacy, say("record-missing")
    hosts = ", ".join(host for site in settings.sites.values() for host in site.hosts)
    return {
        "controller": privacy.controller or missing,
        "officer": privacy.officer or missing,
        "to": privacy.recipients or say("record-nobody"),
        "basis": privacy.legal_basis or say("record-interests"),
        "hosts": hosts or missing,
        "kept": ", ".join(f"`{name}`" for name in logs.kept_parameters) or say("record-none"),
        "searches": ", ".join(f"`{name}`" for name in logs.search_parameters) or say("record-none"),
        "hits_days": logs.hits_days,
        "rejects_days": logs.rejects_days,
        "names": str(logs.reverse_dns).lower(),
        "frontier": "true" if settings.crawl.frontier else "false",
    }
