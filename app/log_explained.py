"""What a site's log files would be read as, with the settings of the workspace; nothing is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InputError
from app.workspace import Workspace

if TYPE_CHECKING:
    from crawlers.log_explain import Explanation


def explain_logs(
    workspace: Workspace, site: str, files: Sequence[str | Path], log_format: str | None = None
) -> list["Explanation"]:
    """Return how the first lines of each file are understood. `log_format` is the settings' unless said."""
    from analysis.urls import origin_of, url_key
    from app.bot_lists import verifier_of
    from app.kept_values import kept_values
    from crawlers.log_explain import explain
    from crawlers.log_formats import Splitter
    from crawlers.log_hits import HitMaker

    about, logs = workspace.about(site), workspace.settings.logs
    origin = origin_of(url_key(about.start) or about.start)
    hit_maker = HitMaker(origin, about.hosts, workspace.secret(), kept_values(workspace, site), verifier_of(workspace))
    splitter = Splitter(logs.format if log_format is None else log_format, logs.zone)
    try:
        return [explain(path, splitter, hit_maker) for path in _here(files)]
    finally:
        splitter.close()


def _here(files: Sequence[str | Path]) -> list[Path]:
    """Return the files of this computer, or say that one is not."""
    from crawlers.log_sources import find_files

    found, _ = find_files(files)
    for file in found:
        if not isinstance(file, Path):
            raise InputError("log-explain-elsewhere", file=file.shown)
    return [file for file in found if isinstance(file, Path)]
