"""The house stands: imports point down, floor 3 keeps its walls, nothing goes in circles."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
FLOORS = (
    {"model", "errors"},
    {"codebook"},
    {"reader", "store", "sources"},
    {"linking", "views", "escalation", "changes"},
    {"runs"},
    {"desk"},
    {"exports", "eval", "report"},
    {"cli", "web", "publish", "__main__"},
)
SEPARATE = FLOORS[2]
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS, start=1) for room in rooms}
# The front door of the Python API opens on the desk and on what hands Readings out.
FLOOR_OF[""] = FLOOR_OF["exports"]


def module_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted(SOURCE.rglob("*.py"))}


def imports_of(module: str) -> Iterator[str]:
    """The modules of ours that a module imports, wherever in the file it does."""
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: 1 - node.level or None] if node.level else []
            base = ".".join([*parents, node.module or ""]).strip(".")
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from filter(None, map(known, names))


def known(name: str) -> str | None:
    """The module that a dotted name stands in, if it is ours."""
    while name.startswith("warsan"):
        if name in MODULES:
            return name
        name = name.rpartition(".")[0]
    return None


def room_of(module: str) -> str:
    return [*module.split("."), ""][1]


def test_every_room_has_a_floor() -> None:
    assert {room_of(module) for module in MODULES} <= set(FLOOR_OF)


def test_imports_point_down() -> None:
    assert not [
        f"{module} imports {other}"
        for module in MODULES
        for other in imports_of(module)
        if FLOOR_OF[room_of(other)] > FLOOR_OF[room_of(module)]
    ]


def test_reader_store_and_sources_never_import_each_other() -> None:
    assert not [
        f"{module} imports {other}"
        for module in MODULES
        if room_of(module) in SEPARATE
        for other in imports_of(module)
        if room_of(other) in SEPARATE - {room_of(module)}
    ]


def test_no_imports_go_in_circles() -> None:
    graph = {
        module: {other for other in imports_of(module) if other != module} for module in MODULES
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))
