"""`logs --explain`: says what log files would be read as, and shows their first lines as they would be kept."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.session import Exit, Session
from app.export import printable

if TYPE_CHECKING:
    from app.workspace import Workspace
    from crawlers.log_explain import Explanation

_SHOWN = ("status", "method", "url", "actor", "bot", "verification", "agent", "duration_ms", "content_type", "cache")


def explain_logs(
    session: Session,
    workspace: "Workspace",
    site: str,
    files: Sequence[str | Path],
    log_format: str | None,
    *,
    as_json: bool,
) -> Exit:
    """Say how each file is understood; exit as if stopped where no format reads one."""
    from app.log_explained import explain_logs as explained

    explanations = explained(workspace, site, files, log_format)
    for explanation in explanations:
        _say(session, explanation)
    if as_json:
        session.data([_plain(asdict(explanation)) for explanation in explanations])
    return Exit.DONE if all(explanation.hits for explanation in explanations) else Exit.STOPPED


def _say(session: Session, explanation: "Explanation") -> None:
    console, found = session.console, explanation.detection
    console.say(
        "cli-log-explained",
        file=explanation.file, format=_named(session, found.format), percent=round(found.confidence * 100),
        lines=explanation.lines, fields=", ".join(found.fields),
    )  # fmt: skip
    for name, share in found.others:
        console.say("cli-log-explained-other", format=_named(session, name), percent=round(share * 100))
    for hit in explanation.hits:
        told = [str(hit[name]) for name in _SHOWN if hit[name] not in ("", None)]
        console.line(printable(f"  {hit['line_no']}  {hit['requested_at']:%Y-%m-%d %H:%M:%S}  {'  '.join(told)}"))
    for reject in explanation.rejects:
        reason = console.texts(f"log-reason-{reject['reason']}")
        console.line(printable(f"  {reject['line_no']}  {reason}: {reject['sample'].strip()}"))


def _named(session: Session, name: str) -> str:
    return session.console.texts(f"log-written-{name}")


def _plain(value: Any) -> Any:
    """Return what JSON can hold: times as text."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
