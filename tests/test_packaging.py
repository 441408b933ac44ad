"""The set-up: the bootstrap's decisions, the locks and the desktop files, without installing anything."""

import ast
import configparser
import gettext
import importlib.util
import itertools
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType

import pytest

import smdesk

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def load(name: str) -> ModuleType:
    """A script of packaging/, which is not a package: its name belongs to a library."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bootstrap = load("bootstrap")
catalogues = load("catalogues")


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((PACKAGING / lock).read_text("utf-8")))


def imported() -> set[str]:
    """The first names of all that smdesk imports from elsewhere, at the top of a file or later."""
    names: set[str] = set()
    for file in (ROOT / "smdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {each.name for each in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(node.module or "")
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"smdesk"}


def plain(requirement: str) -> str:
    return re.split(r"[<>=~!;\[ ]", requirement)[0].replace("_", "-").replace(".", "-").lower()


# -- bootstrap ------------------------------------------------------------------------------------


def test_bootstrap_needs_only_the_standard_library() -> None:
    tree = ast.parse((PACKAGING / "bootstrap.py").read_text("utf-8"))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_an_old_python_reads_the_file_and_gets_a_sentence() -> None:
    ast.parse((PACKAGING / "bootstrap.py").read_text("utf-8"), feature_version=(3, 8))
    with pytest.raises(bootstrap.Stop, match=r"needs Python 3\.11 or newer, this is 3\.9\.2"):
        bootstrap.check_python((3, 9, 2))
    bootstrap.check_python((3, 11, 0))
    bootstrap.check_python((3, 14, 1))


def test_the_oldest_python_is_the_one_the_project_names() -> None:
    assert PROJECT["requires-python"] == ">=" + ".".join(map(str, bootstrap.OLDEST))


def test_the_interpreter_lies_elsewhere_on_windows() -> None:
    assert bootstrap.venv_python(Path("a b"), windows=True) == Path("a b/Scripts/python.exe")
    assert bootstrap.venv_python(Path("a b"), windows=False) == Path("a b/bin/python")


def test_a_window_needs_a_screen_only_on_linux() -> None:
    with pytest.raises(bootstrap.Stop, match="no screen"):
        bootstrap.check_screen({"DISPLAY": ""}, "linux")
    for environment in ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "vnc"}):
        bootstrap.check_screen(environment, "linux")
    bootstrap.check_screen({}, "darwin")
    bootstrap.check_screen({}, "win32")


def test_only_linux_is_asked_for_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda library: library == "libGL.so.1")
    missing = bootstrap.missing_libraries(bootstrap.OFFSCREEN, "linux")
    assert "libEGL.so.1" in missing and "libGL.so.1" not in missing
    assert bootstrap.missing_libraries(bootstrap.SCREEN, "win32") == []
    assert bootstrap.missing_libraries(bootstrap.SCREEN, "darwin") == []


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not bootstrap.loads("libsmdesk-does-not-exist.so.0")


def test_without_the_right_to_install_it_says_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    present = {"apt-get", "sudo"}
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: name if name in present else None)
    monkeypatch.setattr(bootstrap, "may_install", lambda: None)
    wanted = "sudo apt-get install --yes --no-install-recommends libegl1 python3.11-venv"
    for known, line in ((True, wanted), (False, f"sudo apt-get update && {wanted}")):
        monkeypatch.setattr(bootstrap, "lists_known", lambda known=known: known)
        with pytest.raises(bootstrap.Stop, match=re.escape(f"`{line}`")):
            bootstrap.install_packages(["libegl1", "python3.11-venv"])
    present.remove("sudo")
    with pytest.raises(bootstrap.Stop, match="run as root `apt-get update && apt-get install"):
        bootstrap.install_packages(["libegl1"])


def test_without_apt_it_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.Stop, match="lacks what Debian calls libegl1"):
        bootstrap.install_packages(["libegl1"])


def test_empty_package_lists_are_fetched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def apt(_prefix: list[str], command: list[str]) -> bool:
        asked.append(command[1])
        return True

    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr(bootstrap, "may_install", list)
    monkeypatch.setattr(bootstrap, "apt", apt)
    monkeypatch.setattr(bootstrap, "lists_known", lambda: False)
    bootstrap.install_packages(["libegl1"])
    assert asked == ["update", "install"]


def test_a_python_without_pip_elsewhere_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "missing_venv", lambda: ["python3.13-venv"])
    for platform in ("win32", "darwin"):
        with pytest.raises(bootstrap.Stop, match="install a whole one"):
            bootstrap.prepare_system(bootstrap.SCREEN, platform)


def test_libraries_of_every_part_of_qt_that_is_used_are_asked_for() -> None:
    used = {name for file in (ROOT / "smdesk").rglob("*.py") for name in re.findall(r"PySide6\.(Qt\w+)", file.read_text("utf-8"))}
    assert {"QtNetwork", "QtWidgets"} <= used <= {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork"}
    assert "libgssapi_krb5.so.2" in bootstrap.OFFSCREEN  # QtNetwork's; Debian 13's bare Python does not bring it


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a screen may be missing on Linux only")
def test_a_screen_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4099")
    with pytest.raises(bootstrap.Stop, match=r"The screen :4099 does not answer"):
        bootstrap.check_display({"DISPLAY": ":4099"}, "linux")
    bootstrap.check_display({"DISPLAY": ":4099", "QT_QPA_PLATFORM": "offscreen"}, "linux")
    bootstrap.check_display({}, "darwin")


def test_an_environment_with_a_package_half_unpacked_is_not_built_upon(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    for name in ("pip", "half"):
        (packages / f"{name}-1.dist-info").mkdir(parents=True)
        (packages / f"{name}-1.dist-info" / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        (packages / f"{name}-1.dist-info" / "RECORD").write_text(f"{name}.py,,\n{name}.pyc,,\n")
        (packages / f"{name}.py").write_text("")

    def sound() -> bool:
        only = f"import sys; sys.path[:] = [{str(packages)!r}, *(each for each in sys.path if 'site-packages' not in each)]\n"
        return bootstrap.answers(Path(sys.executable), only + bootstrap.SOUND)

    assert sound()
    (packages / "half.py").unlink()
    assert not sound()
    (packages / "half.py").write_text("")
    (packages / "half-1.dist-info" / "RECORD").unlink()
    assert not sound()


def test_two_at_once_wait_for_each_other(tmp_path: Path) -> None:
    code = (
        f"import importlib.util as u, time; s = u.spec_from_file_location('b', {str(PACKAGING / 'bootstrap.py')!r});"
        "b = u.module_from_spec(s); s.loader.exec_module(b)\n"
        "with b.alone(): print(time.monotonic()); time.sleep(0.4); print(time.monotonic())"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    times = [[float(each) for each in one.communicate()[0].split()] for one in both]
    (_, first_end), (second_start, _) = sorted(times)
    assert first_end <= second_start


@pytest.mark.parametrize("packages", ["Lib/site-packages", "lib/python3.11/site-packages"])
def test_a_clone_in_a_folder_with_accents_is_found_in_every_locale(tmp_path: Path, packages: str) -> None:
    root, found = tmp_path / "José ☕", tmp_path / "venv" / packages / "_smdesk.pth"
    found.parent.mkdir(parents=True)
    found.write_text(f"{root}\n", "utf-8")
    bootstrap.write_path_plainly(tmp_path / "venv", root)
    said: dict[str, list[str]] = {"path": []}
    line = found.read_text("ascii").replace("sys.path", "path").removeprefix("import sys; ")
    exec(line, said)
    assert said["path"] == [str(root)]
    found.write_text("as it was", "ascii")
    bootstrap.write_path_plainly(tmp_path / "venv", Path("/plain"))
    assert found.read_text("ascii") == "as it was"


def test_packages_from_elsewhere_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/opt/ros/lib")
    monkeypatch.setenv("LANG", "it_IT.UTF-8")
    assert "PYTHONPATH" not in bootstrap.clean() and bootstrap.clean()["LANG"] == "it_IT.UTF-8"


def test_an_environment_for_tests_also_runs_the_program() -> None:
    assert bootstrap.serves("test abc", "run", "abc")
    assert bootstrap.serves("run abc", "run", "abc")
    assert not bootstrap.serves("run abc", "test", "abc")
    assert not bootstrap.serves("test abc", "test", "changed")
    assert not bootstrap.serves("", "run", "abc")


def test_the_stamp_follows_every_input(tmp_path: Path) -> None:
    root = tmp_path / "perché no"
    for name in bootstrap.INPUTS:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("one", "utf-8")
    seen = {bootstrap.digest(root)}
    for name in bootstrap.INPUTS:
        (root / name).write_text("two", "utf-8")
        seen.add(bootstrap.digest(root))
    assert len(seen) == 1 + len(bootstrap.INPUTS)


def test_tests_run_on_every_core_unless_told_otherwise() -> None:
    assert "--numprocesses=auto" in bootstrap.side_by_side(["tests/domain", "-k", "money"])
    assert bootstrap.side_by_side(["-p", "no:xdist"]) == bootstrap.side_by_side(["-pno:xdist"]) == []


def test_a_bad_call_ends_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, PACKAGING / "bootstrap.py", "venv", "extra"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr == "`venv` takes no arguments: leave out extra.\n"


# -- locks and metadata ---------------------------------------------------------------------------


def test_every_dependency_is_locked() -> None:
    extras = PROJECT["optional-dependencies"]
    run = {plain(each) for each in [*PROJECT["dependencies"], *extras["build"]]}
    assert run <= set(pins("lock.txt"))
    assert {plain(each) for each in extras["dev"]} <= set(pins("lock-dev.txt"))


# Distributions that are imported by another name, and those that are needed without an import.
IMPORTED_AS = {
    "pyside6-essentials": {"PySide6", "shiboken6"}, "peewee": {"peewee", "playhouse"}, "python-dateutil": {"dateutil"},
    "pillow": {"PIL"}, "chunspell": {"hunspell"}, "font-source-sans-pro": set(), "tzdata": set(),
}


def test_every_dependency_is_used_and_every_import_is_a_dependency() -> None:
    declared = [plain(each) for each in PROJECT["dependencies"]]
    assert set().union(*(IMPORTED_AS.get(each, {each}) for each in declared)) == imported()


def test_the_self_test_imports_what_is_imported_late() -> None:
    from smdesk.commands.check import LATE

    optional = {"hunspell", "pyrage"}  # not for every machine
    at_start = {"regex", "shiboken6"}
    assert imported() - optional - at_start <= {name.split(".")[0] for name in LATE}


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").split("\ndependencies = [")[1].split("\n]")[0].splitlines()
    silent = [line for above, line in itertools.pairwise(lines) if line.strip().startswith('"') and "#" not in above + line]
    assert not silent


def test_both_locks_agree() -> None:
    assert pins("lock.txt").items() <= pins("lock-dev.txt").items()


@pytest.mark.parametrize("lock", ["lock.txt", "lock-dev.txt"])
def test_a_lock_names_no_host_and_no_machine(lock: str) -> None:
    text = (PACKAGING / lock).read_text("utf-8")
    assert not re.search(r"://|^-|--index|--find-links|\B/\w", text, re.MULTILINE)
    assert text.count("--hash=sha256:") > len(pins(lock))


def test_the_version_is_said_once() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", smdesk.__version__)
    releases = ElementTree.parse(PACKAGING / "smdesk.metainfo.xml").iter("release")
    assert smdesk.__version__ in [release.get("version") for release in releases]


def test_the_desktop_entry_starts_a_script_of_ours() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(PACKAGING / "smdesk.desktop", "utf-8")
    assert entry["Desktop Entry"]["Exec"] in PROJECT["gui-scripts"]


# -- catalogues -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "strings", "reason"),
    [
        ("Post", "Contenuto", None),
        ("Post", "", "is not translated"),
        ("{n} posts", "{n} contenuti", None),
        ("{n} posts", "contenuti", "has the placeholders"),
        ("{n} posts", "{m} contenuti", "has the placeholders"),
        (("one post", "{n} posts"), ("un contenuto", "{n} contenuti"), None),
        (("one post", "{n} posts"), ("un contenuto", ""), "is not translated"),
        (("one post", "{n} posts"), ("un contenuto", "{x} contenuti"), "has the placeholders"),
    ],
)
def test_a_faulty_translation_is_found(
    ids: str | tuple[str, ...], strings: str | tuple[str, ...], reason: str | None
) -> None:
    found = catalogues.fault(catalogues.Catalog(locale="it").add(ids, strings))
    assert (found is None) if reason is None else (reason in str(found))


def test_every_catalogue_is_compiled_beside_its_source(tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "i18n" / "it" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "smdesk.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Post"\nmsgstr "Contenuto"\n', "utf-8")
    assert catalogues.compile_all(tmp_path) == [folder / "smdesk.mo"]
    with (folder / "smdesk.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Post") == "Contenuto"


def test_a_fuzzy_translation_is_found() -> None:
    message = catalogues.Catalog(locale="it").add("Post", "Contenuto", flags=("fuzzy",))
    assert "fuzzy" in str(catalogues.fault(message))
