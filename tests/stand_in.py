"""A site on this machine that answers with the bytes that a test says, well formed or not."""

import socketserver
import ssl
import threading
from contextlib import contextmanager, suppress

OK = b"HTTP/1.1 200 OK\r\n"
HTML = b"Content-Type: text/html; charset=utf-8\r\n"


def answer(body=b"<title>A report</title>", *, status="200 OK", **headers):
    """The bytes of an answer; names of headers have underscores for their hyphens."""
    told = {"Content_Type": "text/html; charset=utf-8", "Content_Length": len(body), "Connection": "close"} | headers
    lines = [
        f"HTTP/1.1 {status}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in told.items() if value != ""),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def sent_on(location):
    return answer(b"", status="302 Found", Location=location)


class StandIn(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Visit)
        self.pages, self.asked, self.tls = {}, [], None
        self.gone = threading.Event()

    @property
    def host(self):
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def url(self):
        return f"http://{self.host}"

    def handle_error(self, request, client_address):
        """A visitor who leaves early is what many tests are about."""


class Visit(socketserver.BaseRequestHandler):
    def handle(self):
        if self.server.tls:
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        head = b""
        while b"\r\n\r\n" not in head:
            if not (piece := self.request.recv(65536)):
                return
            head += piece
        self.server.asked.append(head.decode("latin-1"))
        page = self.server.pages.get(head.split(b" ")[1].decode("latin-1"), answer(b"No.", status="404 Not Found"))
        for piece in page() if callable(page) else [page]:
            self.request.sendall(piece)
        with suppress(OSError, ssl.SSLError):
            self.request.shutdown(1)


@contextmanager
def stand_in(settings):
    """Serve ``site.pages``: paths with bytes, or functions that yield them; ``site.asked`` are the requests."""
    with StandIn() as site:
        threading.Thread(target=site.serve_forever, args=(0.02,), daemon=True).start()
        settings.FETCH_STAND_INS = [*settings.FETCH_STAND_INS, site.host]
        yield site
        site.gone.set()
        site.shutdown()
