"""Real servers on loopback, for tests that fetch."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from warsan.sources import Manners

# Quick enough for tests; otherwise as users have it.
QUICK = Manners(allow_private=True, delay=0.0, connect_s=1.0, total_s=1.0, tries=2, pause=0.02)


@dataclass
class Reply:
    """What a path answers with; `drip` sends a byte at a time, so many seconds apart."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    length: int | None = None


@dataclass
class Site:
    """A server's address, its pages (which may be changed), and what it was asked for."""

    address: str
    pages: dict[str, Reply | list[Reply]]
    asked: list[str] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)

    def reply(self, path: str) -> Reply:
        found = self.pages.get(path, Reply(b"not here", status=404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


def page_of(text: str, title: str = "News", more: str = "") -> Reply:
    inside = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    body = (
        f"<html><head>{more}</head><body><article><h1>{title}</h1>{inside}</article></body></html>"
    )
    return Reply(body.encode())


def feed_of(*items: tuple[str, str]) -> Reply:
    """A feed of (address, title)."""
    inside = "".join(f"<item><title>{t}</title><link>{a}</link></item>" for a, t in items)
    feed = f"<rss version='2.0'><channel><title>The Harbour Post</title>{inside}</channel></rss>"
    return Reply(feed.encode(), "application/rss+xml")


@contextmanager
def serving(pages: dict[str, Reply | list[Reply]] | None = None) -> Iterator[Site]:
    """A site on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.sent.append(dict(self.headers))
            reply = site.reply(self.path)
            if (
                reply.headers.get("ETag")
                and self.headers.get("If-None-Match") == reply.headers["ETag"]
            ):
                reply = Reply(status=304)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(length))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self._send(reply)

        def _send(self, reply: Reply) -> None:
            step = 1 if reply.drip else max(len(reply.body), 1)
            for start in range(0, len(reply.body), step):
                try:
                    self.wfile.write(reply.body[start : start + step])
                except OSError:
                    return
                time.sleep(reply.drip)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}", pages if pages is not None else {})
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
