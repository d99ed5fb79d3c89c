"""What is installed and intact, and what is missing and therefore not measured."""

import importlib.metadata
import re
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from analysis.errors import InputError, SiteloreError
from app.disk import LEAST_FREE
from app.facts import KINDS
from app.integrity import damages_of
from app.workspace import Workspace, open_workspace

State = Literal["fine", "missing", "broken"]
_PYTHON = (3, 11)
_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?\s*([^;]*)")


@dataclass(frozen=True)
class Check:
    """One line: `doctor-<key>` says it, with its details."""

    key: str
    state: State
    details: dict[str, object] = field(default_factory=dict)


def examine(root: Path) -> list[Check]:
    """Check this Python, the packages, models, browser, disk, and every site's tables."""
    return [_python(), *_packages(), *_models(), _browser(), _disk(root), *_workspace(root)]


def _python() -> Check:
    state: State = "fine" if sys.version_info >= _PYTHON else "broken"
    return Check("python", state, {"version": sys.version.split()[0], "needed": ".".join(map(str, _PYTHON))})


def _packages() -> list[Check]:
    """Return what of our requirements is missing or has another version, or that all are there."""
    try:
        requirements = importlib.metadata.requires("sitelore") or []
    except importlib.metadata.PackageNotFoundError:
        return [Check("not-installed", "missing")]
    needed = [match for text in requirements if "extra ==" not in text and (match := _REQUIREMENT.match(text))]
    wrong = [check for match in needed if (check := _package(match[1], match[2].strip(" ()")))]
    return wrong or [Check("packages", "fine", {"count": len(needed)})]


def _package(name: str, wanted: str) -> Check | None:
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Check("package-missing", "broken", {"name": name, "wanted": wanted or "-"})
    pinned = re.fullmatch(r"==([^,*]+)", wanted)
    if pinned and version.partition("+")[0] != pinned[1]:
        return Check("package-version", "broken", {"name": name, "version": version, "wanted": wanted})
    return None


def _models() -> list[Check]:
    from app.models import list_models

    checks = []
    for model in list_models():
        details: dict[str, object] = {"model": model.card.tag, "licence": model.card.licence}
        if model.problem is not None:
            key, state = ("model-missing", "missing") if not model.installed else ("model-damaged", "broken")
            checks.append(Check(key, state, details))  # type: ignore[arg-type]
        else:
            checks.append(Check("model", "fine", details))
    return checks


def _browser() -> Check:
    from crawlers.browser import find_browser

    try:
        return Check("browser", "fine", {"path": find_browser()})
    except InputError:
        return Check("no-browser", "missing")


def _disk(root: Path) -> Check:
    place = next(folder for folder in (root.resolve(), *root.resolve().parents) if folder.exists())
    free = shutil.disk_usage(place).free
    details: dict[str, object] = {"free_mb": free // 2**20, "needed_mb": LEAST_FREE // 2**20}
    return Check("disk", "fine" if free >= LEAST_FREE else "broken", details)


def _workspace(root: Path) -> list[Check]:
    """Return what of each site's snapshots is damaged; else which questions are not measured, for lack of what."""
    try:
        workspace = open_workspace(root)
    except SiteloreError as error:
        key = "no-workspace" if error.key == "workspace-missing" else "workspace-unusable"
        return [
            Check(key, "missing" if key == "no-workspace" else "broken", {"folder": str(root), "problem": error.key})
        ]
    checks = []
    for site in workspace.settings.sites:
        checks += _damages(workspace, site) or _measured(workspace, site)
    return checks


def _damages(workspace: Workspace, site: str) -> list[Check]:
    """Return the files of a site's snapshots that do not hold what was written."""
    facts, found = workspace.facts(site), []
    for kind in KINDS:
        manifests = [Path(str(error.details["file"])).parent.name for error in facts.damaged(kind)]
        found += [(name, "manifest", "changed") for name in manifests]
        for snapshot in facts.snapshots(kind):
            found += [(snapshot.id, table, problem) for table, problem in damages_of(facts, snapshot)]
    return [
        Check(f"snapshot-{problem}", "broken", {"site": site, "snapshot": name, "table": table})
        for name, table, problem in found
    ]


def _measured(workspace: Workspace, site: str) -> list[Check]:
    """Return what lacks for the questions of a site, or that all can be answered."""
    from analysis.questions import CATALOGUE
    from app.reading import Selection, open_tables

    tables = open_tables(workspace, Selection(site))
    lacking: dict[str, list[str]] = {}
    for question in CATALOGUE:
        missing = next((name for name in question.needs if name not in tables), None)
        if missing:
            lacking.setdefault(missing, []).append(question.name)
    checks = [
        Check("not-measured", "missing", {"site": site, "table": table, "questions": ", ".join(names)})
        for table, names in sorted(lacking.items())
    ]
    return checks or [Check("all-measured", "fine", {"site": site, "questions": len(CATALOGUE)})]
