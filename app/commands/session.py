"""What every command is given: the console and the workspace's folder; and what its exit code means."""

import json
import sys
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.console import Console

if TYPE_CHECKING:
    from app.workspace import Workspace


class Exit(IntEnum):
    """Exit codes of `sitelore`, the same for every command."""

    DONE = 0  # done, or answered: found or clean
    FAILED = 1
    USAGE = 2  # the command line cannot be understood
    NOT_MEASURED = 3
    BUSY = 4  # the same work is being done already
    STOPPED = 5  # ended early, what is finished is kept; the same command goes on
    INTERRUPTED = 130  # by Ctrl-C


@dataclass(frozen=True)
class Session:
    console: Console
    root: Path

    @property
    def language(self) -> str:
        return self.console.texts.language

    def data(self, value: object) -> None:
        """Write data to stdout: text as it is, all else as one line of JSON."""
        sys.stdout.write((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)) + "\n")
        sys.stdout.flush()

    def workspace(self) -> "Workspace":
        from app.workspace import open_workspace

        return open_workspace(self.root, language=self.language)
