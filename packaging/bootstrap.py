"""From a fresh clone to a running window or a test run, with nothing but Python.

    python3 packaging/bootstrap.py run  [arguments of `smdesk open`]
    python3 packaging/bootstrap.py test [arguments of pytest]
    python3 packaging/bootstrap.py venv

It makes ``.venv`` with the locked packages, installs the system libraries that Qt lacks where it may
(Debian and its children, as root or with a sudo that asks no password), and otherwise says the one
line to run. Standard library only; the syntax stays readable for older Pythons, so that they get a
sentence and not a traceback.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
LOCKS = {"run": "lock.txt", "test": "lock-dev.txt"}
INPUTS = ("pyproject.toml", "packaging/lock.txt", "packaging/lock-dev.txt", "packaging/build_hook.py")

# What Qt's wheels expect from the system, each with the Debian package that holds it.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
}
SCREEN = {
    **OFFSCREEN,
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# A system bare enough to lack Qt's libraries has no emoji either, and posts are full of them.
EMOJI_FONT = "fonts-noto-color-emoji"

# Run in the environment's Python: does it hold this very clone? (By file, not by name: a Mac's disk knows no capitals.)
PROBE = (
    "import os, sys, PySide6, smdesk;"
    "sys.exit(not os.path.samefile(os.path.dirname(os.path.dirname(smdesk.__file__)), sys.argv[1]))"
)
# Can it be built upon? A kill or a power cut leaves packages half unpacked, which pip takes for installed.
SOUND = (
    "import csv, os, sys, importlib.metadata as metadata\n"
    f"assert sys.version_info >= {OLDEST}\n"
    "assert metadata.distribution('pip')\n"
    "for package in metadata.distributions():\n"
    "    rows = filter(None, csv.reader(package.read_text('RECORD').splitlines()))\n"
    "    assert all(row[0].endswith('.pyc') or os.path.exists(package.locate_file(row[0])) for row in rows)"
)
# What the window is made of; a library that the system lacks shows itself here and not in a traceback.
LOADS = "import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtNetwork"
# Packages from elsewhere would be taken for those of the environment.
FOREIGN = ("PYTHONPATH", "PYTHONHOME")
PROXIES = {"http_proxy", "https_proxy", "no_proxy"}


class Stop(Exception):
    """A circumstance that ends the run in one sentence: what, why, what to do."""


def say(text: str) -> None:
    """Progress for a person; standard error, so that the program's own output stays clean."""
    print(text, file=sys.stderr, flush=True)


def check_python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> None:
    """An old Python gets a sentence that says which one is needed and how to start with it."""
    if version[:2] < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        here = ".".join(map(str, version))
        python = f"py -{wanted}" if WINDOWS else f"python{wanted}"
        start = f"{python} {Path('packaging', 'bootstrap.py')} run"
        raise Stop(f"smdesk needs Python {wanted} or newer, this is {here}: install one and run `{start}`.")


def check_screen(environment: dict[str, str], platform: str = sys.platform) -> None:
    """A window needs a screen; on Linux one may be missing (a server, a console)."""
    if not platform.startswith("linux"):
        return
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise Stop(
            "There is no screen to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set): "
            "run this from a desktop session, or under `xvfb-run`."
        )


def check_display(environment: dict[str, str], platform: str = sys.platform) -> None:
    """A screen that is named but does not answer would end Qt with a core dump."""
    others = environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM")
    if not platform.startswith("linux") or others:
        return
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if display:
        x11.XCloseDisplay(ctypes.c_void_p(display))
    else:
        raise Stop(f"The screen {environment['DISPLAY']} does not answer: run this as the user whose desktop it is.")


# -- the system -----------------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the system's loader finds a library and all that it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(wanted: dict[str, str], platform: str = sys.platform) -> list[str]:
    """What Qt would look for in vain; on Windows and macOS its wheels bring everything."""
    if not platform.startswith("linux"):
        return []
    return [library for library in wanted if not loads(library)]


def missing_venv() -> list[str]:
    """Debian splits venv's pip off into a package of its own."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return []
    return [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]


def may_install() -> list[str] | None:
    """The prefix with which apt-get may be called here: nothing for root, sudo, or None for not at all."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def apt_line(packages: list[str]) -> list[str]:
    """The one command that installs packages, and no more than these need."""
    return ["apt-get", "install", "--yes", "--no-install-recommends", *packages]


def apt(prefix: list[str], command: list[str]) -> bool:
    """Run apt-get without a question; the output is shown only where it failed."""
    proxies = [f"{name}={value}" for name, value in os.environ.items() if name.lower() in PROXIES]
    kept = ["DEBIAN_FRONTEND=noninteractive", *(proxies if prefix else [])]  # sudo forgets them
    quiet = [*prefix, "env", *kept, *command, "-o", "DPkg::Lock::Timeout=120"]
    done = subprocess.run(quiet, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        say("\n".join(done.stdout.decode(errors="replace").splitlines()[-4:]))
    return done.returncode == 0


def lists_known() -> bool:
    """Whether apt knows its packages yet; a fresh system or container does not."""
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def install_packages(packages: list[str]) -> None:
    """Install Debian packages where it is allowed, else say the line that does."""
    if not shutil.which("apt-get"):
        names = ", ".join(packages)
        raise Stop(f"This system lacks what Debian calls {names}: install these, then run this again.")
    sudo, who = ("sudo ", "") if shutil.which("sudo") else ("", "as root ")
    line = f"{sudo}{shlex.join(apt_line(packages))}"
    if not lists_known():
        line = f"{sudo}apt-get update && {line}"
    prefix = may_install()
    if prefix is None:
        raise Stop(f"The system lacks some packages and may not be changed from here: run {who}`{line}`.")
    say(f"Installing from the system's packages: {' '.join(packages)}")
    if lists_known() and apt(prefix, apt_line(packages)):
        return
    if not (apt(prefix, ["apt-get", "update"]) and apt(prefix, apt_line(packages))):
        raise Stop(f"apt-get could not install them (its last lines are above): run {who}`{line}` by hand.")


def prepare_system(wanted: dict[str, str], platform: str = sys.platform) -> None:
    """Everything the system has to give, in one go."""
    if missing_venv() and not platform.startswith("linux"):
        raise Stop("This Python comes without venv and pip: install a whole one, then run this again with it.")
    libraries = missing_libraries(wanted, platform)
    packages = missing_venv() + [wanted[library] for library in libraries]
    if libraries and wanted.keys() >= SCREEN.keys() and shutil.which("apt-get"):
        packages.append(EMOJI_FONT)
    if not packages:
        return
    install_packages(packages)
    importlib.invalidate_caches()
    still = missing_venv() + missing_libraries(wanted, platform)
    if still:
        raise Stop(f"{', '.join(still)} cannot be loaded although installed: check the library path.")


# -- the environment ------------------------------------------------------------------------------


def venv_python(venv: Path, windows: bool = WINDOWS) -> Path:
    """The interpreter inside an environment."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def digest(root: Path = ROOT) -> str:
    """Changes whenever what has to be installed changes."""
    total = hashlib.sha256()
    for name in INPUTS:
        total.update((root / name).read_bytes() + b"\0")
    return total.hexdigest()


def serves(stamp: str, purpose: str, current: str) -> bool:
    """Whether an environment so stamped is good for a purpose; one made for tests also runs the program."""
    made_for, _, made_from = stamp.partition(" ")
    return made_from == current and made_for in {purpose, "test"}


def answers(python: Path, code: str, *arguments: str) -> bool:
    """Whether a line of Python succeeds there, apart from the current folder and the user's packages."""
    try:
        done = subprocess.run([str(python), "-I", "-c", code, *arguments], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def clean() -> dict[str, str]:
    """Our surroundings without what would lead Python to packages outside the environment."""
    return {name: value for name, value in os.environ.items() if name not in FOREIGN}


def pip(python: Path, *arguments: str) -> None:
    """Install with the environment's own pip."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    environment = {**clean(), "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
    if subprocess.run([*command, *arguments], cwd=ROOT, env=environment).returncode:
        close = ", close smdesk's windows" if WINDOWS else ""  # Windows lets nobody replace a library in use
        mend = f"mend what they name or check the network{close}"
        raise Stop(f"pip could not install (its words are above): {mend}, then run this again.")


@contextmanager
def alone() -> Iterator[None]:
    """One at a time: two that make the environment at once would pull it from under each other.

    The lock lies on this very file, so that none is left behind; on Windows beyond its end, where nobody reads.
    """
    with Path(__file__).open("rb") as file:
        try:
            take_lock(file.fileno(), wait=False)
        except OSError:
            say("Waiting for another bootstrap of this clone to end")
            take_lock(file.fileno(), wait=True)
        yield


def take_lock(file: int, *, wait: bool) -> None:
    """Hold a lock until the file is closed."""
    if WINDOWS:
        import msvcrt

        os.lseek(file, 1 << 30, os.SEEK_SET)
        while True:
            try:
                return msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:  # LK_LOCK gives up after ten seconds
                if not wait:
                    raise
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        raise
    except OSError:  # a disk without locks: then without
        return None


def make_venv(python: Path) -> None:
    """A new environment, or the one at hand if it can be built upon."""
    if answers(python, SOUND):
        return
    say(f"Making {VENV}")
    # not an interpreter inside the very folder that is cleared
    maker = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.run([maker, "-m", "venv", "--clear", str(VENV)], env=clean()).returncode:
        raise Stop(f"Python could not make {VENV}: check that the folder can be written to.")


def prepare_environment(purpose: str) -> Path:
    """The environment's interpreter, with the locked packages and this clone installed in it."""
    python, stamp, current = venv_python(VENV), VENV / "smdesk.stamp", digest()
    with alone():
        known = stamp.read_text("utf-8") if stamp.exists() else ""
        if not (serves(known, purpose, current) and answers(python, PROBE, str(ROOT))):
            if known.startswith("test "):
                purpose = "test"  # keep the tools of an environment that had them in step with the rest
            install(python, purpose)
            stamp.write_text(f"{purpose} {current}", "utf-8")
    return python


def install(python: Path, purpose: str) -> None:
    """Bring the environment to the lock, and prove that it starts."""
    make_venv(python)
    (VENV / "smdesk.stamp").unlink(missing_ok=True)
    say("Installing the locked packages (some 300 MB, only when they change)")
    pip(python, "--require-hashes", "-r", str(ROOT / "packaging" / LOCKS[purpose]))
    pip(python, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    write_path_plainly(VENV, ROOT)
    if not answers(python, PROBE, str(ROOT)):
        raise Stop(f"The installed program cannot be imported: remove {VENV} and run this again.")
    loaded = subprocess.run([str(python), "-I", "-c", LOADS], stderr=subprocess.PIPE)
    if loaded.returncode:
        why = loaded.stderr.decode(errors="replace").strip().splitlines() or [f"exit {loaded.returncode}"]
        raise Stop(f"Qt cannot be loaded: {why[-1]}. Install what it names, then run this again.")


def write_path_plainly(venv: Path, root: Path) -> None:
    """Let an environment find a clone that lies in a folder with accents.

    pip writes the path in UTF-8; Python before 3.13 reads it in the locale's encoding, so on Windows José's clone would
    not be found, and under LC_ALL=C no Python would start. A line of ASCII is read alike everywhere.
    """
    if not str(root).isascii():
        for file in venv.rglob("_smdesk.pth"):
            file.write_text(f"import sys; sys.path.append({str(root)!a})\n", "ascii")


# -- the commands ---------------------------------------------------------------------------------


def become(command: list[str], environment: dict[str, str]) -> int:
    """Hand over for good: signals and exit status are the program's own. On Windows it is waited for."""
    sys.stdout.flush()
    if WINDOWS:
        return subprocess.call(command, env=environment)
    os.execve(command[0], command, environment)


def run(extra: list[str]) -> int:
    """Open the window on the sample workspace, which is made in a home of its own when missing."""
    check_screen(dict(os.environ))
    prepare_system({**SCREEN, **WAYLAND} if os.environ.get("WAYLAND_DISPLAY") else SCREEN)
    check_display(dict(os.environ))
    python = prepare_environment("run")
    # -P: a folder from which this is called may hold files named like modules
    return become([str(python), "-P", "-m", "smdesk", "open", "--sample", *extra], clean())


def side_by_side(extra: list[str]) -> list[str]:
    """What makes pytest use every core, a file of tests in one process; nothing where its plugin was turned off.

    Files keep the order in which they stand: by number of tests, as the plugin would have it, the slowest come last. A
    process that dies is not begun anew: the run ends and fails (with the plugin's new one it could wait for ever).
    """
    if any("no:xdist" in word for word in extra):
        return []
    return ["--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder", "--max-worker-restart=0"]


def test(extra: list[str]) -> int:
    """Run the tests without a screen, with a report of coverage."""
    prepare_system(OFFSCREEN)
    python = prepare_environment("test")
    command = [str(python), "-m", "pytest", "--cov", "--cov-report=term", *side_by_side(extra), *extra]
    os.chdir(ROOT)
    return become(command, {**clean(), "QT_QPA_PLATFORM": "offscreen"})


def venv(extra: list[str]) -> int:
    """Only install: everything that `run` and `test` need, no window and no tests."""
    if extra:
        raise Stop(f"`venv` takes no arguments: leave out {' '.join(extra)}.")
    prepare_system(SCREEN)
    print(prepare_environment("test"))
    return 0


def main(arguments: list[str]) -> int:
    """One word chooses; the rest goes to the program or to pytest untouched."""
    commands = {"run": run, "test": test, "venv": venv}
    parser = argparse.ArgumentParser(prog="bootstrap.py", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("command", choices=list(commands))
    chosen = parser.parse_args(arguments[:1]).command
    try:
        check_python()
        return commands[chosen](arguments[1:])
    except Stop as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
