"""The house keeps its shape: import contracts, sizes and names."""

import ast
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(path for folder in ("smdesk", "tests", "packaging") for path in (ROOT / folder).rglob("*.py"))
LONGEST_FILE = 450
LONGEST_FUNCTION = 60
MOST_METHODS = 25
EMPTY_NAMES = ("Manager", "Helper", "Util", "Handler", "Base")
ADAPTERS = ("storage", "networks", "exchange", "documents", "web", "spelling")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def definitions() -> list[tuple[str, Function | ast.ClassDef]]:
    """Every function and class with the name of its file, read once for all who look."""
    trees = ((path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))) for path in FILES)
    return [(name, node) for name, tree in trees for node in ast.walk(tree) if isinstance(node, Function | ast.ClassDef)]


def test_import_contracts_hold() -> None:
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_adapter_is_hidden_from_the_ui() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = configuration["tool"]["importlinter"]["contracts"]
    hidden = next(c["forbidden_modules"] for c in contracts if c["name"] == "The UI never imports adapters")
    there = [name for name in ADAPTERS if list((ROOT / "smdesk").glob(f"{name}*"))]
    assert sorted(hidden) == sorted(f"smdesk.{name}" for name in there)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_too_long_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


def test_no_function_is_too_long_to_see_at_once() -> None:
    long = [
        f"{name}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for name, node in definitions()
        if isinstance(node, Function) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_no_class_does_everything() -> None:
    wide = [
        f"{name}:{node.lineno} {node.name}: {methods} methods"
        for name, node in definitions()
        if name.startswith("smdesk/")  # a machine of hypothesis has a method for each thing a person can do
        and isinstance(node, ast.ClassDef)
        and (methods := sum(isinstance(each, Function) for each in node.body)) > MOST_METHODS
    ]
    assert not wide, "\n".join(wide)


def test_names_say_what_a_thing_is() -> None:
    empty = [
        f"{name}:{node.lineno} class {node.name}"
        for name, node in definitions()
        if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_NAMES)
    ]
    words = {word.lower() for word in EMPTY_NAMES} | {f"{word.lower()}s" for word in EMPTY_NAMES}
    empty += [path.name for path in FILES if path.stem.split("_")[-1] in words]
    assert not empty, "\n".join(empty)


def test_a_word_with_a_context_is_written_where_it_is_asked_for() -> None:
    """The catalogues are filled from the source: what a variable holds is never found there under a context."""
    lost = [
        f"{name}:{call.lineno}"
        for name, node in definitions()
        if isinstance(node, Function) and name.startswith("smdesk/") and name != "smdesk/language.py"
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "p_"
        if not all(isinstance(one, ast.Constant) for one in call.args[:2])
    ]
    assert not lost
