from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.web.desks import write_desk
from warsan.errors import InputError
from warsan.web import free_port

SERVE = """
import sys
from warsan.desk import Desk
from warsan.web import serve_desk
with Desk(sys.argv[1]) as desk:
    serve_desk(desk, port=int(sys.argv[2]), ready=lambda address: print(address, flush=True))
print("closed", flush=True)
"""


def occupied() -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.listen()
    return listener


def test_a_taken_port_gives_way_to_the_next_free_one() -> None:
    with occupied() as listener:
        taken = listener.getsockname()[1]
        assert taken < free_port(taken) <= taken + 50


def test_a_free_port_is_kept_and_zero_means_any() -> None:
    with occupied() as listener:
        port = listener.getsockname()[1]
    assert free_port(port) == port
    assert free_port(0) > 0


def test_no_port_at_all_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(InputError, match="--port"):
        free_port(65536)


def test_a_served_desk_answers_at_the_address_it_names_until_interrupted(tmp_path: Path) -> None:
    write_desk(tmp_path / "desk", []).close()
    with occupied() as listener:
        command = [sys.executable, "-c", SERVE, tmp_path / "desk", listener.getsockname()[1]]
        server = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        assert server.stdout
        address = server.stdout.readline().strip()
        assert httpx.get(address).status_code == 200
        server.send_signal(signal.SIGINT)
        rest, complaints = server.communicate(timeout=30)
    assert (server.returncode, rest.strip(), complaints) == (0, "closed", "")
