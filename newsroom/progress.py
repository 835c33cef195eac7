"""Progress of long work: a bar with rate and time left on a terminal, a line now and then elsewhere."""

import time
from typing import IO, Any

WIDTH = 28
EVERY = 0.2
EVERY_IN_A_LOG = 10.0


class Progress:
    """Count towards a total (None where it is not known) and show it on a text stream."""

    def __init__(self, label: str, total: int | None, *, unit: str, stream: IO[str] | Any) -> None:
        self.label, self.total, self.unit = label, total, unit
        self.stream: IO[str] = getattr(stream, "_out", stream)  # a command's wrapper would end each line
        self.count = 0
        self.began = self.shown = time.monotonic()
        self.terminal = bool(getattr(stream, "isatty", lambda: False)())

    def advance(self, steps: int = 1) -> None:
        """Count some steps, and show them where the last look is long enough ago."""
        self.count += steps
        now = time.monotonic()
        if now - self.shown >= (EVERY if self.terminal else EVERY_IN_A_LOG):
            self.shown = now
            self._write(self._line(now))

    def done(self) -> None:
        """Show the end, on a terminal."""
        if self.terminal:
            self._write(self._line(time.monotonic()) + "\n")

    def _line(self, now: float) -> str:
        rate = self.count / max(now - self.began, 1e-6)
        line = f"{self.label} {self.count:,}"
        if self.total:
            filled = min(WIDTH, WIDTH * self.count // self.total)
            line += f" of {self.total:,} {self.unit} [{'#' * filled}{'.' * (WIDTH - filled)}]"
            line += f" {rate:,.0f}/s, {_clock(max(self.total - self.count, 0) / max(rate, 1e-6))} left"
        else:
            line += f" {self.unit}, {rate:,.0f}/s"
        return line

    def _write(self, line: str) -> None:
        self.stream.write(f"\r\033[K{line}" if self.terminal else f"{line}\n")
        self.stream.flush()


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(int(seconds), 60)
    return f"{minutes}:{seconds:02}"
