"""typer in the user's language: help texts are message keys, and what it complains about is said from the catalogue."""

import inspect
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from analysis.errors import InputError
from app.commands.console import Console
from app.commands.session import Exit, Session
from app.texts import LANGUAGES, Texts

Command = Callable[..., Exit]
Context: TypeAlias = Any  # typer keeps its own types of these private
Formatter: TypeAlias = Any
Parameter: TypeAlias = Any
_WORKSPACE = Annotated[
    Path, typer.Option("--workspace", metavar="DIR", envvar="SITELORE_WORKSPACE", help="cli-option-workspace")
]
_LANGUAGE = Annotated[str | None, typer.Option("--language", metavar="en|de", help="cli-option-language")]


class UsageMistake(InputError):
    """The command line cannot be understood."""


class _Spoken(TyperCommand):
    """Help and complaints in our own words; mixed into typer's command and group."""

    def format_usage(self, ctx: Context, formatter: Formatter) -> None:
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _texts(ctx)("cli-usage") + " "
        )

    def format_help_text(self, ctx: Context, formatter: Formatter) -> None:
        texts = _texts(ctx)
        for key in (str(self.help), f"{self.help}-explanation"):
            if texts.has(key):
                formatter.write_paragraph()
                with formatter.indentation():
                    formatter.write_text(texts(key))

    def format_options(self, ctx: Context, formatter: Formatter) -> None:
        texts = _texts(ctx)
        for kind in ("argument", "option"):
            rows = [_help_row(p, ctx, texts) for p in self.get_params(ctx) if p.param_type_name == kind]
            if rows:
                with formatter.section(texts(f"cli-{kind}s")):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: Context, formatter: Formatter) -> None:
        if self.epilog:
            with formatter.section(_texts(ctx)("cli-example")):
                formatter.write(f"  {self.epilog}\n")


class SpokenCommand(_Spoken):
    pass


class SpokenGroup(TyperGroup):
    format_usage = _Spoken.format_usage
    format_help_text = _Spoken.format_help_text
    format_epilog = _Spoken.format_epilog

    def format_options(self, ctx: Context, formatter: Formatter) -> None:
        _Spoken.format_options(self, ctx, formatter)  # type: ignore[arg-type]
        texts = _texts(ctx)
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        with formatter.section(texts("cli-commands")):
            rows = [(name, _first_sentence(texts(str(c.help)))) for name, c in commands.items() if c and not c.hidden]
            formatter.write_dl(rows)

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = self.list_commands(ctx)
            nearest = get_close_matches(args[0].replace("-", "_"), known, n=1) or get_close_matches(args[0], known, n=1)
            raise UsageMistake(
                f"cli-no-such-{'question' if self.name == 'ask' else 'command'}",
                name=args[0],
                nearest=nearest[0] if nearest else ", ".join(known),
            )
        return super().resolve_command(ctx, args)


def add_command(
    app: typer.Typer, name: str, function: Command, *, help: str, example: str, folder: Path = Path()
) -> None:
    """Add a command: its own parameters, and `--workspace` and `--language`, which every command has.

    `help` is a message key, as is every parameter's help; `folder` is the workspace where none is named.
    """
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]

    def call(ctx: Context, **given: Any) -> None:
        given.pop("language")  # decided before anything was parsed, so that complaints about parsing are in it, too
        console: Console = ctx.find_object(Console)
        raise typer.Exit(int(function(Session(console, given.pop("workspace")), **given)))

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("ctx", keyword, annotation=typer.Context),
        *(parameter.replace(kind=keyword) for parameter in own),
        inspect.Parameter("workspace", keyword, annotation=_WORKSPACE, default=folder),
        inspect.Parameter("language", keyword, annotation=_LANGUAGE, default=None),
    ]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    app.command(name, cls=SpokenCommand, help=help, epilog=example, options_metavar="[OPTION …]")(call)


def new_app(help: str, group: type[SpokenGroup] = SpokenGroup, *, example: str | None = None) -> typer.Typer:
    app = typer.Typer(
        cls=group, help=help, epilog=example, no_args_is_help=True, add_completion=False, rich_markup_mode=None,
        pretty_exceptions_enable=False, options_metavar="", subcommand_metavar="COMMAND …",
    )  # fmt: skip
    app.callback()(_also_before_a_command)
    return app


def _also_before_a_command(language: _LANGUAGE = None) -> None:
    """Take --language before a command, and where there is none; it is read before anything is parsed."""


def typed_language(arguments: Sequence[str]) -> str | None:
    """Return the language that was typed, before the command line is parsed."""
    value = typed_option(arguments, "--language")
    if value is not None and value not in LANGUAGES:
        raise UsageMistake("cli-no-such-language", name=value, known=", ".join(LANGUAGES))
    return value


def typed_option(arguments: Sequence[str], option: str) -> str | None:
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == option:
            return value if equals else next(iter(arguments[place + 1 :]), "")
    return None


def complaint(error: TyperException) -> UsageMistake:
    """Return what typer found wrong with the command line as a message of ours."""
    kind, parameter = type(error).__name__, getattr(error, "param", None)
    name = parameter.get_error_hint() if parameter is not None else getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        return UsageMistake("cli-no-such-option", name=name, nearest=_nearest_option(error, name))
    if kind == "MissingParameter":
        return UsageMistake("cli-value-missing", name=name)
    if kind == "BadOptionUsage":
        return UsageMistake("cli-option-needs-value", name=name)
    if kind == "BadParameter" and parameter is not None:
        return UsageMistake("cli-value-bad", name=name, takes=_takes(parameter))
    context = getattr(error, "ctx", None)
    return UsageMistake("cli-too-many-values", command=context.command_path if context else "sitelore")


def _takes(parameter: Parameter) -> str:
    kind = parameter.bare_type().lower()
    return "whole" if kind.startswith("int") else "number" if kind.startswith("float") else "other"


def _nearest_option(error: TyperException, name: str) -> str:
    context = getattr(error, "ctx", None)
    known = [option for p in context.command.get_params(context) for option in p.opts] if context else []
    nearest = get_close_matches(name, known, n=1)
    return nearest[0] if nearest else "--help"


def _texts(ctx: Context) -> Texts:
    console: Console = ctx.find_object(Console)
    return console.texts


def _help_row(parameter: Parameter, ctx: Context, texts: Texts) -> tuple[str, str]:
    written, _ = parameter.get_help_record(ctx) or ("", "")
    key = "cli-option-help" if parameter.name == "help" else str(parameter.help)
    text = texts(key) if texts.has(key) else key
    default = parameter.get_default(ctx)
    if default in (None, False, True, (), []) or str(default) in ("", "."):
        return written, text
    return written, f"{text} {texts('cli-default', value=default)}"


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")
