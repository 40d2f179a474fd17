"""Programs at a real terminal of 80 columns: what they show is waited for, and keys are pressed."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

__all__ = ["Terminal", "terminal"]

_PATIENCE = 60
_LOCAL = 3
"""Where the settings of a terminal tell whether it hands over whole lines."""
_STYLES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Terminal:
    """A program that runs at a terminal."""

    def __init__(self, running: "subprocess.Popen[bytes]", end: int) -> None:
        """Take over a program and the other end of its terminal."""
        self.running = running
        self._end = end
        self._seen = ""
        self.raw = ""

    def wait_for(self, words: str) -> str:
        """Wait until words are shown, whatever the styles and the breaks of lines; what was shown up to them."""
        give_up = time.monotonic() + _PATIENCE
        while words not in (shown := " ".join(_STYLES.sub("", self._seen).split())):
            assert time.monotonic() < give_up, f'"{words}" is not shown, but: {self._seen}'
            self._hear()
        before, _, self._seen = shown.partition(words)
        return before + words

    def press(self, key: str) -> None:
        """Press a key, once the program asks for one: what is typed before that is thrown away, and rightly."""
        self._wait_until(by_line=False)
        os.write(self._end, key.encode())

    def type(self, line: str) -> None:
        """Type a line, once the program asks for one."""
        self._wait_until(by_line=True)
        os.write(self._end, f"{line}\n".encode())

    def end(self) -> int:
        """Wait for the end of the program, and give its exit status."""
        give_up = time.monotonic() + _PATIENCE
        while self.running.poll() is None:
            assert time.monotonic() < give_up, f"the program goes on: {self._seen}"
            self._hear()
        return self.running.returncode

    def _wait_until(self, *, by_line: bool) -> None:
        give_up = time.monotonic() + _PATIENCE
        while bool(termios.tcgetattr(self._end)[_LOCAL] & termios.ICANON) is not by_line:
            assert time.monotonic() < give_up, f"the program does not ask: {self._seen}"
            self._hear()

    def _hear(self) -> None:
        if select.select([self._end], [], [], 0.1)[0]:
            with suppress(OSError):  # the program has gone
                heard = os.read(self._end, 65536).decode(errors="replace")
                self.raw += heard
                self._seen += heard


@contextmanager
def terminal(*arguments: object, **environment: str) -> Iterator[Terminal]:
    """Run policytrack at a terminal."""
    end, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    own: Mapping[str, str] = {"TERM": "xterm-256color", **environment}
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "LINES", "EDITOR"}}
    command = [sys.executable, "-c", "from policytrack.cli import main; main()", *map(str, arguments)]
    with subprocess.Popen(  # noqa: S603 - our own code
        command, stdin=other, stdout=other, stderr=other, env={**kept, **own}, start_new_session=True, close_fds=True
    ) as running:
        os.close(other)
        try:
            yield Terminal(running, end)
        finally:
            running.kill()
            os.close(end)
