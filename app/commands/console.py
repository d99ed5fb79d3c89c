"""What a command says: talk and progress go to stderr, in the user's language; data goes to stdout."""

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

from analysis.errors import SiteloreError
from analysis.progress import Progress
from app.export import printable
from app.texts import Texts

_LINE_SECONDS = 0.2  # between two states of the updating line of a terminal
_TALK_SECONDS = 5.0  # between two lines where nothing can be updated: a file, a pipe
_CLEAR = "\r\x1b[K"


@dataclass
class Console:
    texts: Texts
    talk: TextIO = field(default_factory=lambda: sys.stderr)
    _what: str = ""
    _began: float = 0.0
    _began_done: int = 0
    _shown: float = 0.0
    _open: bool = False  # whether the terminal's last line is one that is updated

    def say(self, key: str, /, **details: object) -> None:
        self.line(self.texts(key, **{name: _safe(value) for name, value in details.items()}))

    def line(self, text: str) -> None:
        """Write a line of our own making; what was crawled or typed in it must be printable."""
        self.close()
        self._write(text + "\n")

    def error(self, error: SiteloreError) -> None:
        if self.texts.has(error.key):
            self.say(error.key, **error.details)
        else:
            self.line(printable(str(error)))

    def progress(self, progress: Progress) -> None:
        """Show how far the work is, how fast, and how long it takes yet."""
        now = time.monotonic()
        if progress.what != self._what:
            self._what, self._began, self._began_done = progress.what, now, progress.done
            self._shown = now - _TALK_SECONDS + 1.0  # what is over within a second needs no line of its own
        terminal = self.talk.isatty()
        if now - self._shown < (_LINE_SECONDS if terminal else _TALK_SECONDS):
            return
        self._shown = now
        text = self._said(progress, now - self._began)
        if terminal:
            self._write(_CLEAR + text)
            self._open = True
        else:
            self._write(text + "\n")

    def close(self) -> None:
        """Take the updating line away."""
        if self._open:
            self._write(_CLEAR)
            self._open = False

    def _write(self, text: str) -> None:
        self.talk.write(text)
        self.talk.flush()

    def _said(self, progress: Progress, seconds: float) -> str:
        from app.jobs import rate_of

        rate = rate_of(progress.done - self._began_done, seconds)
        parts = [self.texts.number(progress.done)]
        if progress.total is not None:
            parts = [self.texts("cli-progress-of", done=progress.done, total=progress.total)]
        if rate:
            parts.append(self.texts("cli-progress-rate", rate=self.texts.number(rate, 1 if rate < 10 else 0)))
            if progress.total is not None:
                left = max(0.0, (progress.total - progress.done) / rate)
                parts.append(self.texts("cli-progress-left", time=self.texts.duration(left)))
        return f"{self.what(progress.what)}: {' · '.join(parts)}"

    def what(self, what: str) -> str:
        return self.texts(what) if self.texts.has(what) else printable(what)


def _safe(value: object) -> object:
    return printable(value) if isinstance(value, str) else value
