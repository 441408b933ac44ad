"""A process that is killed at any point leaves a file that opens and holds every commit it told of."""

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from smdesk.storage.database import is_sound
from smdesk.storage.store import Store
from tests.examples import LONG
from tests.fakes import Clock
from tests.storage.edits import checksum, edits

ROOT = Path(__file__).parents[2]
SEQUENCES = 200 if LONG else 20


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a thing of POSIX")
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_killed_at_any_point_nothing_told_is_lost_and_nothing_is_half(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    path = tmp_path / "smdesk.db"
    command = [sys.executable, "-m", "tests.storage.edits", str(path), str(seed)]
    complaint = tmp_path / "stderr"
    with complaint.open("w") as errors:
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(random.randrange(1, 25))]
    time.sleep(random.random() * 0.02)
    child.kill()
    told += child.stdout.read().split("\n")[:-1]  # what it managed to say before it died
    child.stdout.close()
    child.wait()
    assert complaint.read_text() == ""

    with_one_more = _expected(tmp_path / "again.db", seed, len(told) + 1)
    assert told == with_one_more[:-1]
    store = Store(path, Clock())
    found = checksum(store)
    assert found in with_one_more[-2:]
    while store.undo():  # the log is whole as well
        pass
    while store.redo():
        pass
    assert len(store.clients.all()) == 1
    store.close()
    assert is_sound(path)


def _expected(path: Path, seed: int, count: int) -> list[str]:
    clock = Clock()
    store = Store(path, clock)
    made = list(edits(store, clock, seed, count))
    store.close()
    return made
