"""The command line: reads the language, lists the commands, and says every error in words, never as a traceback."""

import errno
import os
import sys
import tomllib
import traceback
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

import typer
from typer.exceptions import TyperException

from analysis.errors import BusyError, SiteloreError
from analysis.progress import Stopped
from app.commands import (
    answers,
    bots,
    collect,
    comparing,
    crawl,
    demo,
    exports,
    extract,
    handover,
    imports,
    login,
    privacy,
    render,
    schedule,
    upkeep,
    what_if,
)
from app.commands.console import Console
from app.commands.session import Exit
from app.commands.spoken import UsageMistake, add_command, complaint, new_app, typed_language, typed_option
from app.jobs import Interrupted
from app.texts import LANGUAGES, texts


def build_app() -> typer.Typer:
    """Return the command line, in the order its help shows."""
    app = new_app("cli-help", example="sitelore run https://example.com --logs access.log")
    add_command(app, "demo", demo.demo, help="cli-demo", example="sitelore demo --seed 7", folder=Path("sitelore-demo"))
    add_command(app, "run", collect.run, help="cli-run", example="sitelore run https://example.com --logs access.log")
    add_command(app, "init", collect.init, help="cli-init", example="sitelore init https://example.com --own-site")
    add_command(
        app, "extract", extract.extract, help="cli-extract", example="sitelore extract https://example.com/ --css h1"
    )
    add_command(app, "login", login.login, help="cli-login", example="sitelore login --cookie --from cookies.txt")
    app.add_typer(
        new_app("cli-ask", answers.QuestionGroup, example="sitelore ask orphan_pages --format table"), name="ask"
    )
    add_command(app, "crawl", crawl.crawl, help="cli-crawl", example="sitelore crawl --max-urls 500")
    add_command(app, "logs", collect.logs, help="cli-logs", example="sitelore logs access.log access.log.1.gz")
    add_command(app, "bots", bots.bots, help="cli-bots", example="sitelore bots refresh")
    add_command(
        app,
        "import",
        imports.import_files,
        help="cli-import",
        example="sitelore import internal_all.csv all_outlinks.csv",
    )
    add_command(app, "render", render.render, help="cli-render", example="sitelore render --sample 100")
    add_command(app, "analyse", collect.analyse, help="cli-analyse", example="sitelore analyse")
    add_command(app, "app", handover.app, help="cli-app", example="sitelore app --port 8642")
    add_command(app, "brief", handover.brief, help="cli-brief", example="sitelore brief https://example.com/guide/")
    add_command(
        app,
        "export",
        exports.export,
        help="cli-export",
        example="sitelore export findings --format csv --out findings.csv",
    )
    add_command(
        app, "compare", comparing.compare, help="cli-compare", example="sitelore compare previous newest --format html"
    )
    add_command(app, "what-if", what_if.what_if, help="cli-what-if", example="sitelore what-if --robots new-robots.txt")
    add_command(app, "history", comparing.history, help="cli-history", example="sitelore history --format csv")
    app.add_typer(schedule.build(), name="schedule")
    add_command(app, "snapshots", upkeep.snapshots, help="cli-snapshots", example="sitelore snapshots --json")
    add_command(app, "purge", upkeep.purge, help="cli-purge", example="sitelore purge --before 2026-01-01")
    add_command(app, "privacy", privacy.privacy, help="cli-privacy", example="sitelore privacy --out record.md")
    add_command(app, "rerun", upkeep.rerun, help="cli-rerun", example="sitelore rerun 20261124T061500Z-analyse")
    add_command(app, "doctor", upkeep.doctor, help="cli-doctor", example="sitelore doctor --json")
    return app


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    typed = sys.argv[1:] if arguments is None else arguments
    console = Console(texts(_stored_language(typed)))
    try:
        return _run(console, typed)
    except TyperException as error:
        return _say_usage(console, error)
    except UsageMistake as error:
        console.error(error)
        return Exit.USAGE
    except BusyError as error:
        console.error(error)
        return Exit.BUSY
    except SiteloreError as error:
        console.error(error)
        return Exit.FAILED
    except Stopped as error:
        console.say("cli-stopped")
        return Exit.INTERRUPTED if isinstance(error, Interrupted) else Exit.STOPPED
    except (KeyboardInterrupt, typer.Abort):
        console.say("cli-stopped")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - whoever read our data has gone; Python flushes at its end
        return Exit.FAILED
    except Exception as error:  # noqa: BLE001 - the last resort: said in words, and kept whole in a file
        return _say_unexpected(console, error, typed)


def _run(console: Console, arguments: list[str]) -> int:
    language = typed_language(arguments)
    if language:
        console.texts = texts(language)
    command = typer.main.get_command(build_app())
    return int(command.main(arguments, prog_name="sitelore", standalone_mode=False, obj=console) or Exit.DONE)


def _say_usage(console: Console, error: TyperException) -> Exit:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
        console.line(context.get_help())
        return Exit.USAGE
    console.error(complaint(error))
    console.say("cli-see-help", command=context.command_path if context else "sitelore")
    return Exit.USAGE


def _say_unexpected(console: Console, error: Exception, arguments: list[str]) -> Exit:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        console.say("disk-ran-full", file=str(error.filename or _folder(arguments).resolve()))
        return Exit.FAILED
    reference = uuid4().hex[:8]
    folder = _folder(arguments)
    file = (folder if (folder / "sitelore.toml").is_file() else Path(gettempdir())) / f"sitelore-error-{reference}.log"
    try:
        file.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        file = Path("-")  # nowhere to write: the name of the error is all there is
    console.say("cli-unexpected", name=type(error).__name__, reference=reference, file=str(file))
    return Exit.FAILED


def _folder(arguments: list[str]) -> Path:
    return Path(typed_option(arguments, "--workspace") or os.environ.get("SITELORE_WORKSPACE") or ".")


def _stored_language(arguments: list[str]) -> str:
    """Return the language of the environment or of the workspace's settings, English where none can be read."""
    try:
        stored = tomllib.loads((_folder(arguments) / "sitelore.toml").read_text(encoding="utf-8")).get("language")
    except (OSError, ValueError):  # no workspace here, or a damaged one: the command itself will say so
        stored = None
    wanted = os.environ.get("SITELORE_LANGUAGE") or stored
    return wanted if wanted in LANGUAGES else "en"


if __name__ == "__main__":
    sys.exit(main())
