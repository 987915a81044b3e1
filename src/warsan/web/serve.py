"""Serve a desk on loopback until the reader stops it."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from warsan.desk import Desk
from warsan.errors import InputError
from warsan.web.app import create_app

HOST = "127.0.0.1"
_TRIES = 50


def free_port(port: int) -> int:
    """The given port, or the next free one above it; 0 lets the system choose.

    Raises:
        InputError: None of the next fifty is free.
    """
    for candidate in range(port, min(port + _TRIES, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, candidate))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise InputError(f"no free port from {port} on", "Name another with --port.")


def serve_desk(
    desk: Desk,
    *,
    port: int = 8790,
    browser: bool = False,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the pages of a desk; returns when interrupted.

    Args:
        desk: An open desk.
        port: Wished for; the next free one is taken if it is in use.
        browser: Whether to open the reader's browser on the front page.
        ready: Called with the address once the desk answers.
    """
    port = free_port(port)
    address = f"http://{HOST}:{port}/"
    server = _Server(uvicorn.Config(create_app(desk), HOST, port, log_level="warning"))

    def announce() -> None:
        if server.answering.wait(timeout=30):
            ready(address)
            if browser:
                webbrowser.open(address)

    threading.Thread(target=announce, daemon=True).start()
    with suppress(KeyboardInterrupt):  # how a reader ends it
        server.run()


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.answering = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.answering.set()
