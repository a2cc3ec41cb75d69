"""What does a loop cost? A benchmark runs itself as a process of its own and gets its seconds and peak memory.

A peak belongs to a whole process: only one that does nothing else tells what a loop needs. Seconds are those that the
process had a core for, so that what else runs on the machine counts as little as can be.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What came out of a loop, in how many seconds of a core, and the most memory that its process held, in MB."""

    count: int
    seconds: float
    peak: float


def apart(module: str, *arguments: str) -> Cost:
    """Give the cost that `module` prints (`report`) when it is run with `arguments`."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(**json.loads(done.stdout))


def report(loop: Callable[[], int]) -> None:
    """Run `loop`, which gives how many it found, and print what it cost."""
    began = time.process_time()
    count = loop()
    seconds = time.process_time() - began
    print(json.dumps(asdict(Cost(count, seconds, _peak()))))


def _peak() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        # Not `ru_maxrss`: it goes on counting from what the process that began this one held (Linux, execve).
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # macOS counts in bytes
