"""The folder a user works in, copies and deletes: what lies where in it."""

import errno
import os
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from analysis.errors import InputError
from app.derived import Derived
from app.facts import Facts
from app.meaning import Meaning
from app.names import site_name as site_name
from app.settings import FILE, Settings, SiteSettings, load_settings, save_settings


@dataclass(frozen=True)
class Workspace:
    root: Path
    settings: Settings

    def save(self, settings: Settings) -> "Workspace":
        """Store changed settings and return the workspace that has them."""
        save_settings(self.root, settings)
        return Workspace(self.root, settings)

    def site(self, name: str | None = None) -> str:
        """Return the name of a site: the one asked for, or the first own one."""
        sites = self.settings.sites
        if name is None:
            own = [site for site, about in sites.items() if about.role == "own"] or list(sites)
            if not own:
                raise InputError("workspace-without-site", folder=str(self.root))
            return own[0]
        known = name if name in sites else site_name(name)
        if known not in sites:
            raise InputError("site-unknown", name=name, known=", ".join(sorted(sites)) or "-")
        return known

    def about(self, site: str) -> SiteSettings:
        return self.settings.sites[self.site(site)]

    def facts(self, site: str) -> Facts:
        return Facts(self.root / "facts" / site, site)

    def derived(self, site: str) -> Derived:
        return Derived(self.root / "derived" / site)

    def meaning(self) -> Meaning:
        return Meaning(self.root / "meaning")

    @property
    def decisions_path(self) -> Path:
        return self.root / "decisions.sqlite"

    @property
    def jobs_path(self) -> Path:
        return self.root / "jobs.sqlite"

    @property
    def scratch(self) -> Path:
        """Where work spills; whatever is left there by a kill may be deleted."""
        folder = self.root / "scratch"
        folder.mkdir(exist_ok=True)
        return folder

    def crawl_state(self, site: str, part: str = "") -> Path:
        """Return the file of a running crawl, of the site or a part of it. It is gone once its snapshot is closed."""
        folder = self.root / "crawls"
        folder.mkdir(exist_ok=True)
        return folder / f"{site}{'@' if part else ''}{part}.sqlite"

    @cached_property
    def _secret_file(self) -> Path:
        return self.root / ".secret"

    def secret(self) -> bytes:
        """Return the key that pseudonyms are made with; deleting the file makes them unlinkable for ever."""
        if not self._secret_file.exists():
            descriptor = os.open(self._secret_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_bytes(32))
        return self._secret_file.read_bytes()


def create_workspace(root: Path) -> Workspace:
    """Make a folder a workspace; one that is a workspace already is opened.

    A folder with nothing else in it becomes the user's alone; of any other the permissions are not ours to change.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        if not any(root.iterdir()):
            root.chmod(0o700)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
        raise InputError("workspace-unusable", folder=str(root), problem=error.strerror or str(error)) from error
    if not (root / FILE).exists():
        save_settings(root, Settings.model_construct(**{n: f.get_default() for n, f in Settings.model_fields.items()}))
    return open_workspace(root)


def open_workspace(root: str | Path, **typed: object) -> Workspace:
    """Open the folder's settings and stores. `typed` settings beat those of the file."""
    folder = Path(root).resolve()
    if not (folder / FILE).is_file():
        raise InputError("workspace-missing", folder=str(folder))
    return Workspace(folder, load_settings(folder, **typed))


def default_workspace() -> str:
    return os.environ.get("SITELORE_WORKSPACE", ".")
