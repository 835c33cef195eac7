"""The time that one fetch has, whole: not only until the next byte."""

import socket
import threading
import time
from contextlib import suppress


class Watch:
    """When the time is over, what is being read from is shut, however slowly it still drips."""

    def __init__(self, seconds: float):
        self.seconds = seconds
        self.ends = time.monotonic() + seconds
        self.socket: socket.socket | None = None
        self.timer = threading.Timer(seconds, self._shut)
        self.timer.daemon = True

    def __enter__(self) -> "Watch":
        self.timer.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self.timer.cancel()

    @property
    def left(self) -> float:
        """Seconds; never nought, which a socket takes for no limit."""
        return max(self.ends - time.monotonic(), 0.001)

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self.ends

    def look(self) -> None:
        """Raise TimeoutError when the time is over: where a socket was shut, what came looks whole."""
        if self.is_over:
            raise TimeoutError

    def guarded(self, connection: type) -> type:
        """Return a class of connections of urllib3 that this watch shuts."""
        watch = self

        class Guarded(connection):
            def connect(self) -> None:
                super().connect()
                watch.socket = self.sock
                if watch.is_over:
                    watch._shut()

        return Guarded

    def _shut(self) -> None:
        if self.socket is not None:
            with suppress(OSError):  # it is closed already
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)  # that of TLS would wait for a last word
