"""Measures a command with all it starts: CPU seconds, seconds by the clock, and the peak of its memory as PSS."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
_LOOK = 0.25  # seconds between two looks at memory


@dataclass(frozen=True)
class Measured:
    cpu_seconds: float  # user and system, of the process and all it waited for
    seconds: float
    peak_pss_mb: float
    output: str

    def __add__(self, then: "Measured") -> "Measured":
        return Measured(
            self.cpu_seconds + then.cpu_seconds, self.seconds + then.seconds,
            max(self.peak_pss_mb, then.peak_pss_mb), self.output + then.output,
        )  # fmt: skip


def measured(command, **environment):
    """Run a command to its end; one that fails raises."""
    with tempfile.TemporaryFile("w+") as output:
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )  # fmt: skip
        peak, usage = _watched(process)
        output.seek(0)
        said = output.read()
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}: {said[-2000:]}")
    return Measured(usage.ru_utime + usage.ru_stime, time.monotonic() - started, peak, said)


def _watched(process):
    """Return the peak of memory and what was used, once the process has ended."""
    peak = 0.0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return peak, usage
        peak = max(peak, pss_of_tree(process.pid))
        time.sleep(_LOOK)


def pss_of_tree(pid):
    """Return the memory of a process and all its children in MB, what they share counted once."""
    total = 0
    try:
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            total += process.memory_full_info().pss
    except (psutil.NoSuchProcess, psutil.AccessDenied, FileNotFoundError):
        pass
    return total / 2**20


def python(module, *arguments):
    return [sys.executable, "-m", module, *map(str, arguments)]
