"""The command `ask`: one subcommand a question, its options and help made from the catalogue."""

import inspect
import sys
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.errors import InputError
from app.commands.options import Site
from app.commands.session import Exit, Session
from app.commands.spoken import Context, SpokenGroup, add_command, new_app

if TYPE_CHECKING:
    from analysis.base import Answer, Question
    from app.export import CsvStyle
    from app.workspace import Workspace


class Form(StrEnum):
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    table = "table"


class CsvForm(StrEnum):
    standard = "standard"
    german = "german"


_METAVARS = {int: "N", float: "N", str: "TEXT"}
Snapshot = Annotated[str | None, typer.Option("--snapshot", metavar="ID", help="cli-option-snapshot")]
CsvOption = Annotated[CsvForm | None, typer.Option("--csv", metavar="standard|german", help="cli-option-csv")]


class QuestionGroup(SpokenGroup):
    """The questions of the catalogue, read only when one is asked or listed."""

    def list_commands(self, ctx: Context) -> list[str]:
        from analysis.questions import QUESTIONS

        return list(QUESTIONS)

    def get_command(self, ctx: Context, cmd_name: str) -> Any:
        from analysis.questions import QUESTIONS

        question = QUESTIONS.get(cmd_name.replace("-", "_"))
        return command_of(question) if question else None


def command_of(question: "Question") -> Any:
    """Return the command that asks a question: its options, then those all questions have."""
    own = [_option(name, default) for name, default in question.options.items()]
    function = partial(ask, name=question.name)
    common = [p for p in inspect.signature(ask, eval_str=True).parameters.values() if p.name not in ("name", "options")]
    function.__signature__ = inspect.Signature([common[0], *own, *common[1:]])  # type: ignore[attr-defined]
    app = new_app(f"question-{question.name}")
    add_command(
        app, question.name, function, help=f"question-{question.name}",
        example=f"sitelore ask {question.name} --format table",
    )  # fmt: skip
    return typer.main.get_group(app).commands[question.name]


def _option(name: str, default: object) -> inspect.Parameter:
    kind: Any = str if default is None else type(default)
    annotation = Annotated[
        kind, typer.Option(*_names(name, default), metavar=_METAVARS.get(kind), help=f"option-{name}")
    ]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _names(name: str, default: object) -> tuple[str, ...]:
    dashed = name.replace("_", "-")
    return (f"--{dashed}/--no-{dashed}",) if isinstance(default, bool) else (f"--{dashed}",)


def ask(
    session: Session,
    *,
    name: str,
    site: Site = None,
    snapshot: Snapshot = None,
    segment: Annotated[str | None, typer.Option("--segment", metavar="NAME", help="cli-option-segment")] = None,
    first_day: Annotated[str | None, typer.Option("--from", metavar="DATE", help="cli-option-from")] = None,
    last_day: Annotated[str | None, typer.Option("--to", metavar="DATE", help="cli-option-to")] = None,
    form: Annotated[
        Form, typer.Option("--format", metavar="csv|json|jsonl|table", help="cli-option-format")
    ] = Form.csv,
    csv: CsvOption = None,
    sql: Annotated[bool, typer.Option("--sql", help="cli-option-sql")] = False,
    engine: Annotated[str, typer.Option("--engine", metavar="URL", help="cli-option-engine")] = "duckdb://",
    **options: object,
) -> Exit:
    import ibis

    from analysis.questions import QUESTIONS
    from app.export import write_table
    from app.reading import Selection, open_reading

    question, workspace = QUESTIONS[name], session.workspace()
    _check_segment(segment, [rule.name for rule in workspace.settings.segments])
    selection = Selection(workspace.site(site), snapshot, segment, read_day(first_day), read_day(last_day))
    needed = (*question.needs, *question.can_use)
    answer = open_reading(workspace, selection, engine=engine, only=needed).ask(question, **options)
    say_answer(session, name, answer)
    rows = getattr(answer, "table", None)
    if rows is None:
        return Exit.NOT_MEASURED
    if sql:
        session.data(str(ibis.to_sql(rows, dialect=engine.partition(":")[0])))
        return Exit.DONE
    write_table(rows, sys.stdout.buffer, form.value, style=csv_style(workspace, csv))
    sys.stdout.flush()
    return Exit.DONE


def say_answer(session: Session, name: str, answer: "Answer") -> None:
    from analysis.base import Clean, Found

    say = session.console.say
    if isinstance(answer, Found):
        say(f"question-{name}-found", rows=answer.rows)
    elif isinstance(answer, Clean):
        say(f"question-{name}-clean", looked_at=answer.looked_at)
    else:
        say_not_measured(session, answer.missing, empty=answer.empty)


def say_not_measured(session: Session, table: str, *, empty: bool = False) -> None:
    """Say which table is missing or has no rows, and the commands that bring it about."""
    what = session.console.what
    key = "cli-not-measured-empty" if empty else "cli-not-measured"
    session.console.say(key, table=what(f"table-{table}"), origin=what(f"table-{table}-origin"))


def csv_style(workspace: "Workspace", typed: CsvForm | None) -> "CsvStyle":
    return typed.value if typed else workspace.settings.csv


def read_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError("day-unusable", text=text) from error


def _check_segment(segment: str | None, known: list[str]) -> None:
    from difflib import get_close_matches

    if segment and segment not in known:
        nearest = get_close_matches(segment, known, n=1)
        raise InputError("segment-unknown", name=segment, nearest=nearest[0] if nearest else ", ".join(known) or "none")


def output_of(path: Path | None) -> Any:
    """Return the stream to write to: a file that appears whole, or stdout."""
    from contextlib import nullcontext

    from app.disk import written_whole

    return nullcontext(sys.stdout.buffer) if path is None else written_whole(path)
