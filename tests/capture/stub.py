"""A web server on the loopback of this machine, that answers as it is told to."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from onrecord.config import Settings

LOOPBACK = "127.0.0.1"
SETTINGS = Settings(allowed_hosts=(LOOPBACK,), timeout=5.0)
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Answer:
    """One answer; with a `pause`, one byte at a time, and that many seconds between them.

    `short` is how many bytes it breaks off before the end.
    """

    body: bytes = b"<html><p>A page.</p></html>"
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(HTML))
    pause: float = 0.0
    short: int = 0


@dataclass
class Server:
    """Where it is, and the headers of each request that it got."""

    base: str
    requests: list[dict[str, str]]


def redirect(target: str, status: int = 302) -> Answer:
    return Answer(b"", status, {"Location": target})


@contextmanager
def serve(answers: dict[str, Answer]) -> Iterator[Server]:
    """A server that answers each path as in `answers`, and 404 to all others."""
    requests: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append({"path": self.path, **dict(self.headers.items())})
            answer = answers.get(self.path, Answer(b"none such", 404))
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.send_slowly(answer)

        def send_slowly(self, answer: Answer) -> None:
            step = 1 if answer.pause else max(len(answer.body), 1)
            end = len(answer.body) - answer.short
            try:
                for at in range(0, end, step):
                    self.wfile.write(answer.body[at : min(at + step, end)])
                    time.sleep(answer.pause)
            except OSError:
                return  # the client has hung up, as it should

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Server(f"http://{LOOPBACK}:{server.server_port}", requests)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
