"""The command that stores what logs a crawl in: the secret goes to the keyring, its name to the settings."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.errors import InputError
from app.commands.options import Site
from app.commands.session import Exit, Session
from app.commands.spoken import UsageMistake

if TYPE_CHECKING:
    from app.settings import LoginSettings
    from app.workspace import Workspace

Cookie = Annotated[bool, typer.Option("--cookie", help="cli-option-login-cookie")]
Basic = Annotated[str | None, typer.Option("--basic", metavar="USER", help="cli-option-login-basic")]
Bearer = Annotated[bool, typer.Option("--bearer", help="cli-option-login-bearer")]
Name = Annotated[str | None, typer.Option("--name", metavar="SECRET", help="cli-option-login-name")]
From = Annotated[Path | None, typer.Option("--from", metavar="FILE", help="cli-option-login-from")]
Forget = Annotated[bool, typer.Option("--forget", help="cli-option-login-forget")]


def login(
    session: Session,
    cookie: Cookie = False,
    basic: Basic = None,
    bearer: Bearer = False,
    name: Name = None,
    source: From = None,
    site: Site = None,
    forget: Forget = False,
) -> Exit:
    from app.logins import login_origins, read_cookies
    from app.secrets import store_secret, variable_of

    workspace = session.workspace()
    place = workspace.site(site)
    if forget:
        return _forget(session, workspace, place, name)
    chosen = _chosen(cookie, basic, bearer, name or _usual_name(place))
    about = workspace.about(place)
    origins = ", ".join(login_origins(about))
    if os.environ.get(variable_of(chosen.secret)):
        session.console.say("cli-login-environment", variable=variable_of(chosen.secret), origins=origins)
    else:
        typed = _read(session, source)
        keyring = store_secret(chosen.secret, read_cookies(typed, about.start) if cookie else typed.strip("\r\n"))
        session.console.say("cli-login-done", name=chosen.secret, keyring=keyring, origins=origins)
    _remember(workspace, place, chosen)
    return Exit.DONE


def _chosen(cookie: bool, basic: str | None, bearer: bool, name: str) -> "LoginSettings":
    from app.secrets import is_name
    from app.settings import LoginSettings

    if cookie + bearer + (basic is not None) != 1:
        raise UsageMistake("login-kind-missing")
    if not is_name(name):
        raise UsageMistake("secret-name-unusable")
    kind = "cookie" if cookie else "bearer" if bearer else "basic"
    return LoginSettings(kind=kind, secret=name, user=basic or "")


def _usual_name(site: str) -> str:
    return site.replace(".", "-")[:64].strip("-")


def _read(session: Session, source: Path | None) -> str:
    """Read the secret from a file, a pipe, or the terminal, which does not show it."""
    if source is not None and str(source) != "-":
        try:
            return source.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError("login-file-unreadable", file=str(source), problem=type(error).__name__) from None
    if sys.stdin.isatty():
        from getpass import getpass

        session.console.say("cli-login-ask")
        typed = getpass("")
    else:
        typed = sys.stdin.read()
    if not typed.strip():
        raise InputError("login-nothing-read")
    return typed


def _remember(workspace: "Workspace", site: str, chosen: "LoginSettings | None") -> None:
    about = workspace.about(site).model_copy(update={"login": chosen})
    workspace.save(workspace.settings.model_copy(update={"sites": {**workspace.settings.sites, site: about}}))


def _forget(session: Session, workspace: "Workspace", site: str, name: str | None) -> Exit:
    from app.secrets import forget_secret

    known = workspace.about(site).login
    secret = name or (known.secret if known else _usual_name(site))
    _remember(workspace, site, None)
    gone = forget_secret(secret)
    session.console.say("cli-login-forgotten" if gone else "cli-login-nothing-to-forget", name=secret)
    return Exit.DONE
