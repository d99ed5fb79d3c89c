"""The command `import`: a crawl of another tool becomes a snapshot, and all that did not fit is said."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Json, Site
from app.commands.session import Exit, Session

if TYPE_CHECKING:
    from app.importing import ImportResult


class ImportForm(StrEnum):
    screaming_frog = "screaming-frog"
    advertools = "advertools"
    warc = "warc"


def import_files(
    session: Session,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="cli-argument-import")],
    kind: Annotated[
        ImportForm | None, typer.Option("--kind", metavar="|".join(ImportForm), help="cli-option-import-kind")
    ] = None,
    site: Site = None,
    as_json: Json = False,
) -> Exit:
    from app.importing import import_crawl

    workspace = session.workspace()
    name = workspace.site(site)
    result = import_crawl(workspace, name, files, kind=kind.value if kind else None, talk=session.console.progress)
    say_import(session, name, result)
    if as_json:
        session.data({"snapshot": result.snapshot.id, **result.told})
    return Exit.STOPPED if result.told["damaged"] else Exit.DONE


def say_import(session: Session, site: str, result: "ImportResult") -> None:
    """Say what came in, and what did not: rows, columns, what the source does not know."""
    say, told = session.console.say, result.told
    rejected = sum(told["rejected"].values())
    tables = result.snapshot.tables
    links = tables["links"].rows if "links" in tables else "none"
    say(
        "cli-import-done", site=site, snapshot=result.snapshot.id, source=told["source"],
        pages=tables["pages"].rows, links=links,
    )  # fmt: skip
    if rejected:
        reasons = ", ".join(f"{reason}: {count}" for reason, count in told["rejected"].items())
        say("cli-import-rejected", rows=rejected, reasons=reasons)
        for file, row_no, reason, sample in result.samples:
            session.console.say("cli-import-rejected-row", file=file, row=str(row_no), reason=reason, sample=sample)
    for key, names in (("unknown", told["unknown_columns"]), ("left-out", told["left_out_columns"])):
        if names:
            say(f"cli-import-{key}", columns=len(names), names=", ".join(names))
    if told["foreign"]:
        say("cli-import-foreign", answers=told["foreign"])
    if told["unmeasured"]:
        say("cli-import-unmeasured", names=", ".join(told["unmeasured"]))
    for file in told["damaged"]:
        say("cli-import-damaged", file=file)
