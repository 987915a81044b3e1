"""The rules of the house that neither ruff nor mypy knows."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "warsan"
PRODUCT = sorted(
    path for folder in ("src", "scripts", "training") for path in (ROOT / folder).rglob("*.py")
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TABLES = sorted(
    path
    for path in (PACKAGE / "data").rglob("*")
    # Model files and demo articles name their origin in documents of their own.
    if path.suffix in {".tsv", ".txt", ".toml", ".json"}
    and path.relative_to(PACKAGE / "data").parts[0] not in {"model", "demo"}
)
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
# Modules that reach out into the network for their caller.
NETWORK = {
    "http.client", "urllib.request", "ftplib", "smtplib", "requests", "urllib3", "httpx",
    "aiohttp", "huggingface_hub",
}  # fmt: skip


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many arguments a call must think of; a list of optional filters counts as one."""
    found = function.args
    named = [*found.posonlyargs, *found.args]
    optional = len(found.defaults) + sum(d is not None for d in found.kw_defaults)
    total = len([a for a in named if a.arg not in {"self", "cls"}]) + len(found.kwonlyargs)
    return total - optional + 1 if total > 6 and total == optional else total


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches_out(module: str) -> bool:
    return any(module == name or module.startswith(name + ".") for name in NETWORK)


def test_no_function_is_longer_than_fifty_lines() -> None:
    assert not [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in PRODUCT
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= 50
    ]


def test_no_function_takes_more_than_six_parameters() -> None:
    assert not [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in PRODUCT
        for function in functions(path)
        if parameters(function) > 6
    ]


def test_no_file_is_longer_than_250_lines() -> None:
    lengths = {name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in PRODUCT}
    assert not {name: length for name, length in lengths.items() if length > 250}


def test_no_file_is_named_after_nothing() -> None:
    assert not [
        name_of(path)
        for path in (*PRODUCT, *TESTS)
        if {path.stem, *path.relative_to(ROOT).parts} & SHAPELESS
    ]


def test_files_of_tests_have_names_of_their_own() -> None:
    names = [path.name for path in TESTS if path.name != "conftest.py"]
    assert len(names) == len(set(names))


def test_only_sources_may_reach_the_network() -> None:
    assert not [
        f"{name_of(path)} imports {module}"
        for path in PRODUCT
        if path.is_relative_to(PACKAGE) and not path.is_relative_to(PACKAGE / "sources")
        for module in imported(path)
        if reaches_out(module)
    ]


def test_every_table_of_knowledge_names_its_source() -> None:
    assert not [
        name_of(path)
        for path in TABLES
        if "source:" not in path.read_text(encoding="utf-8")[:2000].lower()
    ]


def test_the_machine_it_was_written_on_is_nowhere_named() -> None:
    private = ("/root/", "/home/", "/work/")
    texts = [p for p in ROOT.glob("*") if p.suffix in {".md", ".toml", ""} and p.is_file()]
    texts += [*PRODUCT, *TESTS, *(ROOT / "docs").rglob("*.md")]
    assert not [
        name_of(path)
        for path in texts
        if path != Path(__file__)
        and any(word in path.read_text(encoding="utf-8") for word in private)
    ]
