"""A real terminal for tests: runs a program in a tmux of its own, types into it and reads its screen."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

# What a program may inherit from the one who runs the tests; all else would make results differ.
_INHERITED = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL")

# When the program ends, tmux scrolls one line up and writes this on the last.
_ENDED = "--ended--"


class Terminal:
    """A program in a terminal of `width` x `height`, closed with everything in it at the end of `with`."""

    def __init__(
        self,
        command: Sequence[str | os.PathLike[str]],
        *,
        width: int = 80,
        height: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        term: str = "tmux-256color",
    ) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="sognko-tmux-"))
        self._socket = self._folder / "s"
        self._env = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        self._env |= {"SHELL": "/bin/sh"} | dict(env or {})
        settings = {
            "default-terminal": term,
            "default-shell": "/bin/sh",
            "status": "off",
            "remain-on-exit": "on",
            "remain-on-exit-format": _ENDED,
            "default-size": f"{width}x{height}",
        }
        self._settings = self._folder / "conf"
        self._settings.write_text("".join(f"set -g {k} {v}\n" for k, v in settings.items()))
        # exec: the pane's process is the program itself, and gets the signals
        line = "exec " + shlex.join(os.fspath(part) for part in command)
        size = ["-x", str(width), "-y", str(height)]
        place = ["-c", os.fspath(cwd)] if cwd is not None else []
        self._tmux("new-session", "-d", *size, *place, line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def keys(self, *names: str) -> None:
        """Press keys by tmux's names: `F2`, `Enter`, `C-q`, `BTab`, `PPage`, or a letter."""
        self._tmux("send-keys", "--", *names)

    def type(self, text: str) -> None:
        """Type text as it stands."""
        # tmux takes a semicolon at the end of an argument for its own
        self._tmux("send-keys", "-l", "--", text[:-1] + "\\;" if text.endswith(";") else text)

    def paste(self, text: str) -> None:
        """Paste text, bracketed where the program has asked for that."""
        self._tmux("set-buffer", "--", text[:-1] + "\\;" if text.endswith(";") else text)
        self._tmux("paste-buffer", "-p", "-d")

    def screen(self) -> str:
        """What is on the screen now, line by line, without trailing blanks."""
        screen = self._tmux("capture-pane", "-p")
        if screen.rstrip("\n").endswith("\n" + _ENDED):
            screen = self._tmux("capture-pane", "-p", "-S", "-1").replace(_ENDED + "\n", "")
        return screen

    def ansi(self) -> str:
        """What is on the screen now, with its colours as escape sequences."""
        return self._tmux("capture-pane", "-p", "-e")

    def cursor(self) -> tuple[int, int]:
        """Where the cursor stands: column and line, from 0."""
        column, line = self._ask("#{cursor_x} #{cursor_y}").split()
        return int(column), int(line)

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = 60) -> str:
        """Wait until the screen holds a text, or fulfils a condition, and return the screen.

        Raises AssertionError with the last screen when `timeout` seconds were not enough or the
        program has ended.
        """
        end = time.monotonic() + timeout
        while True:
            ended = self.status() is not None
            screen = self.screen()
            if wanted in screen if isinstance(wanted, str) else wanted(screen):
                return screen
            if ended or time.monotonic() > end:
                name = repr(wanted) if isinstance(wanted, str) else "what was waited for"
                raise AssertionError(f"{name} did not appear in {timeout:g} s{self._shown(screen)}")
            time.sleep(0.02)

    def wait_gone(self, text: str, timeout: float = 60) -> str:
        """Wait until the screen no longer holds a text, and return the screen."""
        return self.wait_for(lambda screen: text not in screen, timeout)

    def wait_still(self, quiet: float = 0.3, timeout: float = 60) -> str:
        """Wait until the screen has not changed for `quiet` seconds, and return it."""
        end = time.monotonic() + timeout
        last, since = self.ansi(), time.monotonic()
        while time.monotonic() - since < quiet:
            if time.monotonic() > end:
                raise AssertionError(f"the screen never came to rest{self._shown(self.screen())}")
            time.sleep(0.02)
            if (now := self.ansi()) != last:
                last, since = now, time.monotonic()
        return self.screen()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    @property
    def pid(self) -> int:
        """The process of the program."""
        return int(self._ask("#{pane_pid}"))

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Take the terminal away, as a dropped line does; the program loses its pty."""
        self._tmux("kill-server", check=False)

    def status(self) -> int | None:
        """The exit status, 128 and the number for a signal, or None while the program runs.

        What a program writes in the instant before it ends may be lost on the screen: where that
        matters, run it without a terminal.
        """
        dead, status, number = self._ask(
            "#{pane_dead}/#{pane_dead_status}/#{pane_dead_signal}"
        ).split("/")
        if dead != "1":
            return None
        if not (status or number):
            # tmux sometimes misses that the program is gone, until another child of its own ends
            self._tmux("run-shell", "true")
            return None
        return 128 + int(number) if number else int(status)

    def wait_end(self, timeout: float = 15) -> int:
        """Wait until the program has ended, and return its exit status."""
        end = time.monotonic() + timeout
        while (status := self.status()) is None:
            if time.monotonic() > end:
                raise AssertionError(f"did not end in {timeout:g} s{self._shown(self.screen())}")
            time.sleep(0.02)
        return status

    def close(self) -> None:
        """End the program and the terminal; more than once does no harm."""
        self._tmux("kill-server", check=False)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _ask(self, fields: str) -> str:
        return self._tmux("display-message", "-p", fields).strip()

    def _shown(self, screen: str) -> str:
        bar = "-" * 80
        status = self.status()
        ended = "" if status is None else f" (the program had ended with {status})"
        return f"{ended}. The screen:\n{bar}\n{screen.rstrip()}\n{bar}"

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        # -u: UTF-8 whatever the locale; -f: our settings and nobody's own
        done = subprocess.run(
            ["tmux", "-u", "-f", str(self._settings), "-S", str(self._socket), *arguments],
            env=self._env,
            capture_output=True,
            encoding="utf-8",
        )
        if check and done.returncode:
            raise AssertionError(f"tmux {arguments[0]}: {done.stderr.strip()}")
        return done.stdout
