"""What people install: the wheel, in an empty environment, without a network."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UV = ROOT / "scripts" / "uv.sh"
PACKAGE = ROOT / "src" / "warsan"

# Loaded by Python before anything else: whoever opens a connection fails.
NO_NETWORK = """
import socket

def refuse(*args, **kwargs):
    raise OSError("the network is off in this test")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""

STORY = """Minister warns of strikes

The defence minister of Norway, Kari Berg, said on Tuesday that Russia had attacked two ports.
"""


def run(*command: str | Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=env, cwd=ROOT if not env else None
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(UV, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel and what the lock pins for it."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    pins = folder.parent / "pins.txt"
    run(UV, "venv", "--quiet", folder)
    exported = run(UV, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project")
    pins.write_text(exported, encoding="utf-8")
    install = (UV, "pip", "install", "--quiet", "--python", folder / "bin" / "python")
    run(*install, "--requirements", pins)
    run(*install, "--no-deps", wheel)
    return folder


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    ours = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == ours


def test_the_wheel_carries_licence_notice_types_and_model(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for ending in ("LICENSE", "NOTICE", "warsan/py.typed", "warsan/data/model/reader.onnx"):
        assert [name for name in names if name.endswith(ending)]


def offline(folder: Path) -> tuple[list[str], dict[str, str]]:
    """What to put before a command, and its environment, so that it has no network.

    A namespace without interfaces where the machine allows it; in any case no connections.
    """
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    env = {"PYTHONPATH": str(folder), "HOME": str(folder), "PATH": os.defpath}
    space = [shutil.which("unshare") or "false", "--map-root-user", "--net"]
    allowed = not subprocess.run([*space, "true"], capture_output=True, check=False).returncode
    return (space if allowed else []), env


def test_an_empty_environment_reads_an_article_offline(environment: Path, tmp_path: Path) -> None:
    prefix, env = offline(tmp_path)
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    warsan = environment / "bin" / "warsan"
    printed = run(*prefix, warsan, "read", story, "--published", "2022-04-27", "--json", env=env)
    (line,) = printed.splitlines()
    reading = json.loads(line)
    assert reading["article"]["published"] == "2022-04-27"
    assert "RUS" in {(m["party"] or {}).get("country") for m in reading["mentions"]}


def test_an_empty_environment_says_who_reads(environment: Path, tmp_path: Path) -> None:
    prefix, env = offline(tmp_path)
    told = json.loads(run(*prefix, environment / "bin" / "warsan", "reader", "--json", env=env))
    assert told["sha256"].startswith(told["reader"]["model"])
    assert {score["task"] for score in told["scores"]} >= {"parse", "names", "attributions"}


def test_without_the_extra_to_spacy_says_what_to_install(environment: Path, tmp_path: Path) -> None:
    prefix, env = offline(tmp_path)
    code = "import warsan; warsan.to_spacy(warsan.read('Moscow accused Kyiv of lies today.'))"
    python: list[str | Path] = [*prefix, environment / "bin" / "python", "-c", code]
    done = subprocess.run(python, capture_output=True, text=True, check=False, env=env)
    assert done.stderr.splitlines()[-1].endswith(
        'ExportError: spaCy is not installed (pip install "warsan[spacy]")'
    )
