"""Other processes for tests: they run a script, and wait where it says so."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import dedent

__all__ = ["PRELUDE", "Process", "process"]

PRELUDE = """
import os, sys, time
from pathlib import Path
from policytrack import bundle, seeds
from policytrack.errors import DatabaseError
from policytrack.query import Query
from policytrack.store import connection, schema
from policytrack.store.connection import connect, reading, writing
from policytrack.store.finding import count, find
from policytrack.store.saving import save

records = seeds.read(bundle.bundled("seeds"))
described = {"actors": records.actors, "targets": records.targets, "articles": records.articles}

def numbered(first, last):
    one = records.restrictions[0]
    for number in range(first, last):
        yield one.model_copy(update={"id": f"{one.id}~{number}"})

def wait(word):
    print(word, flush=True)
    sys.stdin.readline()

engine = connect(sys.argv[1])
"""
"""What a script can use: `wait(word)` says a word and waits until the test lets it go on."""


class Process:
    """A running script."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        """Take over a process that was started with pipes."""
        self._running = running

    def hear(self) -> str:
        """The next line that it says; an empty one when it has ended."""
        assert self._running.stdout is not None
        return self._running.stdout.readline().strip()

    def go_on(self, said: str = "") -> None:
        """Let it go on from where it waits, perhaps with something to read."""
        assert self._running.stdin is not None
        self._running.stdin.write(f"{said}\n")
        self._running.stdin.flush()

    def kill(self) -> None:
        """End it at once, without a chance to tidy up."""
        self._running.kill()
        self._running.wait()

    def finish(self) -> int:
        """Wait for its end, and give its exit status."""
        return self._running.wait(timeout=60)


@contextmanager
def process(script: str, *arguments: object) -> Iterator[Process]:
    """Run a script after the prelude."""
    command = [sys.executable, "-c", PRELUDE + dedent(script), *map(str, arguments)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own code
        try:
            yield Process(running)
        finally:
            running.kill()
