from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readings import make_page, many_readings
from warsan.errors import DeskError
from warsan.store import Store
from warsan.store.folder import remove_desk


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "desk"
    with Store.create(path) as store:
        store.write_batch([(make_page(r.article), r) for r in many_readings(20)])
    return path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "desk")


def nothing(path: Path) -> None:
    shutil.rmtree(path)


def a_file(path: Path) -> None:
    shutil.rmtree(path)
    path.write_text("a file")


def other_folder(path: Path) -> None:
    shutil.rmtree(path)
    path.mkdir()
    (path / "holiday.jpg").write_bytes(b"x")


def newer(path: Path) -> None:
    (path / "desk.json").write_text('{"format": 99, "created": "2031-01-01", "more": [1]}')


def broken_sign(path: Path) -> None:
    (path / "desk.json").write_text("{oh")


def binary_sign(path: Path) -> None:
    (path / "desk.json").write_bytes(b"\xff\xfe\x00")


def lost_catalog(path: Path) -> None:
    (path / "catalog.sqlite").unlink()


def garbled_catalog(path: Path) -> None:
    (path / "catalog.sqlite").write_bytes(b"not a database at all" * 1000)


def empty_catalog(path: Path) -> None:
    (path / "catalog.sqlite").write_bytes(b"")


def cut_catalog(path: Path) -> None:
    catalog = path / "catalog.sqlite"
    catalog.write_bytes(catalog.read_bytes()[:5000])


SPOILED: list[tuple[Callable[[Path], None], str]] = [
    (nothing, "there is no desk at"),
    (a_file, "is a file, not a desk"),
    (other_folder, "is no desk"),
    (newer, "a newer Warsan wrote the desk"),
    (broken_sign, "is damaged"),
    (binary_sign, "is damaged"),
    (lost_catalog, "has lost its catalog"),
    (garbled_catalog, "is damaged"),
    (empty_catalog, "is damaged"),
    (cut_catalog, "is damaged"),
]


@pytest.mark.parametrize(("spoil", "message"), SPOILED)
def test_what_is_no_desk_is_refused_and_left_alone(
    tmp_path: Path, desk: Path, spoil: Callable[[Path], None], message: str
) -> None:
    spoil(desk)
    before = contents(tmp_path)
    with pytest.raises(DeskError, match=message) as caught:
        Store.open(desk)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert contents(tmp_path) == before


def contents(path: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in path.rglob("*") if file.is_file()}


@pytest.mark.parametrize("spoil", [a_file, other_folder, newer, broken_sign])
def test_no_desk_is_made_over_something_else(
    tmp_path: Path, desk: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(desk)
    before = contents(tmp_path)
    with pytest.raises(DeskError):
        Store.create(desk)
    assert contents(tmp_path) == before


def test_a_desk_is_made_in_a_folder_below_folders_that_are_not_there(tmp_path: Path) -> None:
    Store.create(tmp_path / "a" / "b" / "desk").close()
    Store.open(tmp_path / "a" / "b" / "desk").close()


def test_no_desk_is_made_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DeskError):
        Store.create(tmp_path / "file" / "desk")


def test_creating_a_desk_twice_opens_it(desk: Path) -> None:
    with Store.create(desk) as store:
        assert store.rows("SELECT count(*) FROM desk.articles") == [(20,)]


def test_a_desk_whose_making_was_cut_short_is_made_anew(desk: Path) -> None:
    (desk / "desk.json").unlink()
    with pytest.raises(DeskError, match="is no desk"):
        Store.open(desk)
    Store.create(desk).close()
    Store.open(desk).close()


def test_a_missing_data_file_is_named(desk: Path) -> None:
    shutil.rmtree(desk / "data")
    with Store.open(desk) as store, pytest.raises(DeskError, match="is damaged"):
        store.rows("SELECT title FROM desk.articles")


READ_AND_WRITE = """
import os, sys
from warsan.errors import DeskError
from warsan.store import Store
from warsan.store.folder import remove_desk
if os.geteuid() == 0:  # the superuser may write anywhere: be somebody else
    os.setgid(65534)
    os.setuid(65534)
with Store.open(sys.argv[1]) as store:
    print(store.read_only, store.rows("SELECT count(*), max(title) FROM desk.articles"))
    for attempt in (lambda: store.write_batch([]), store.compact):
        try:
            attempt()
        except DeskError as error:
            print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_a_desk_that_cannot_be_written_can_be_read(tmp_path: Path, desk: Path) -> None:
    for entry in [desk, *desk.rglob("*")]:
        entry.chmod(0o555 if entry.is_dir() else 0o444)
    for folder in [tmp_path, *tmp_path.parents][:4]:
        if os.geteuid() == folder.stat().st_uid:
            folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", READ_AND_WRITE, str(desk)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, *rest = done.stdout.splitlines()
    assert first == "True [(20, 'Incident 9')]"
    assert len(rest) == 2
    assert all("cannot be written" in line for line in rest)


def test_a_desk_is_removed_only_where_nothing_else_lies_beside_it(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    Store.create(desk).close()
    (desk / "notes.txt").write_text("mine")
    with pytest.raises(DeskError, match="other files lie in the desk"):
        remove_desk(desk)
    Store.open(desk).close()
    (desk / "notes.txt").unlink()
    remove_desk(desk)
    assert not desk.exists()
    with pytest.raises(DeskError, match="there is no desk"):
        remove_desk(desk)
