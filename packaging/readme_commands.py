"""Check that every command the README shows exists: ``python packaging/readme_commands.py``.

Looks at fenced blocks and at `code` in lines: a script named there must be a file, a command of
``smdesk`` must answer ``--help``.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FENCED = re.compile(r"^```(?:sh|bash|console|shell)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:smdesk|python3?|py|bash) [^`\n]+)`")
SCRIPT = re.compile(r"^(?:python3?|py|bash)(?: -\S+)* (\S+\.(?:py|sh)|\.ci/run)")
OPTIONS_WITH_VALUE = {"--home", "--lang"}


def commands(text: str) -> list[str]:
    """Each command line of the README, once."""
    lines = [line.strip().removeprefix("$ ") for block in FENCED.findall(text) for line in block.splitlines()]
    return list(dict.fromkeys([line for line in lines if line] + INLINE.findall(text)))


def subcommand(line: str) -> str | None:
    """The word after ``smdesk`` and its global options; None where there is none to ask for."""
    words = iter(line.split()[1:])
    for word in words:
        if word in OPTIONS_WITH_VALUE:
            next(words, None)
        elif re.fullmatch(r"[a-z][a-z-]*", word):
            return word
        elif not word.startswith("-"):
            return None
    return None


def exists(line: str) -> bool:
    """Whether what a line calls is there; lines that call neither us nor a script are not our business."""
    script = SCRIPT.match(line)
    if script:
        return (ROOT / script[1].replace("\\", "/")).is_file()
    if line.split()[0] != "smdesk":
        return True
    word = subcommand(line)
    call = [sys.executable, "-m", "smdesk", *([word] if word else []), "--help"]
    return subprocess.run(call, cwd=ROOT, capture_output=True).returncode == 0


def main() -> int:
    """Print the commands that do not exist; both ways in from a fresh clone must be among those that do."""
    readme = ROOT / "README.md"
    if not readme.is_file():
        print("README.md is not there: write it", file=sys.stderr)
        return 1
    shown = commands(readme.read_text("utf-8"))
    entrances = [f"python3 packaging/bootstrap.py {word}" for word in ("run", "test")]
    missing = [line for line in shown if not exists(line)]
    missing += [line for line in entrances if not any(each.startswith(line) for each in shown)]
    for line in missing:
        print(f"README: `{line}` does not exist or is not shown", file=sys.stderr)
    print(f"README: {len(shown)} commands, {len(missing)} faults")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
