"""What every test may ask for: a real store in a folder of its own, a client, words, a clock that stands still."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["LC_ALL"] = "C.UTF-8"  # the machine's language must not decide a test
for name in ("LANG", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # no test asks the keyring of who runs it

import sqlite3  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from smdesk.domain.changes import Act  # noqa: E402
from smdesk.domain.clients import Client, Place  # noqa: E402
from smdesk.language import LANGUAGES, Words, load  # noqa: E402
from smdesk.storage import database  # noqa: E402
from smdesk.storage.datafile import DataFile  # noqa: E402
from smdesk.storage.store import Store  # noqa: E402
from tests.fakes import Clock  # noqa: E402
from tests.keyrings import Shelf  # noqa: E402

settings.register_profile(
    "smdesk", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
settings.load_profile("smdesk")
LONGEST = "test_looks.py"


def pytest_configure(config: pytest.Config) -> None:
    """A catalogue that changed is compiled before processes begin that would all write the same file."""
    if not hasattr(config, "workerinput"):
        for language in LANGUAGES:
            load(language)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of several processes none begins last with the file that takes longest while the others have nothing left."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.path.name != LONGEST)


@pytest.fixture(scope="session", autouse=True)
def _migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The migrations make one new data file in a session (70 ms); further new ones are copies of it (2 ms), and no disk is
    waited for.

    Files of older formats are migrated as ever, and tests/storage/test_schema.py makes a new one by each migration.
    """
    migrate, prefer_wal = database._migrate, database._prefer_wal
    model: list[sqlite3.Connection] = []

    def from_model(path: Path, version: int) -> None:
        if version or (path.exists() and path.stat().st_size):
            migrate(path, version)
            return
        if not model:
            made = tmp_path_factory.mktemp("model") / database.FILE_NAME
            migrate(made, 0)
            with sqlite3.connect(made) as file:
                model.append(sqlite3.connect(":memory:"))
                file.backup(model[0])
            file.close()
        target = sqlite3.connect(path, timeout=database.WAIT_SECONDS)
        try:
            target.execute("PRAGMA synchronous=off")
            model[0].backup(target)
        finally:
            target.close()

    def unhurried(data: DataFile) -> None:
        prefer_wal(data)
        data.execute_sql("PRAGMA synchronous=off")  # only a power cut would tell the difference, and a slow disk does

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_migrate", from_model)
        patch.setattr(database, "_prefer_wal", unhurried)
        yield
    for connection in model:
        connection.close()


@pytest.fixture(scope="session")
def _user_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("user")


@pytest.fixture(autouse=True)
def _own_folders(_user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may touch the data of whoever runs it."""
    away = Path(tempfile.mkdtemp(dir=_user_folder))  # pytest's own numbering reads the folder of all tests each time
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(away / name.lower()))


@pytest.fixture
def clock() -> Clock:
    """Thursday 15 October 2026, 11:42 in Rome."""
    return Clock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder whose name a careless program would trip over."""
    folder = tmp_path / "caffè è già 🍝 home"
    folder.mkdir()
    return folder


@pytest.fixture
def closing() -> Iterator[list[Store]]:
    """Stores that stay open until every window that writes to them while it closes is gone."""
    opened: list[Store] = []
    yield opened
    for each in opened:
        each.close()


@pytest.fixture
def store(home: Path, clock: Clock, closing: list[Store]) -> Store:
    """An empty store on disk."""
    closing.append(Store.at_home(home, clock))
    return closing[-1]


@pytest.fixture
def add_client(store: Store) -> Callable[..., Client]:
    """Makes a client with places: ``add_client("Name", networks=("instagram",), zone=…)``."""

    def add(
        name: str = "Pastificio Valdorsa",
        networks: tuple[str, ...] = ("instagram", "facebook_page"),
        **fields: object,
    ) -> Client:
        fields = {"language": "it", "country": "IT", "approver": "Lucia"} | fields
        with store.transaction(Act.ADD_CLIENT) as tx:
            client = tx.add(Client(name=name, **fields))  # type: ignore[arg-type]
            for position, network in enumerate(networks):
                tx.add(
                    Place(
                        client_id=client.id,
                        network=network,
                        handle=f"{network}-{client.id}",
                        position=position,
                    )
                )
        return client

    return add


@pytest.fixture
def client(add_client: Callable[..., Client]) -> Client:
    """An Italian client with Instagram and Facebook."""
    return add_client()


@pytest.fixture
def words() -> Words:
    """English, the language of the source."""
    return load("en")


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """A keyring of this test's own."""
    import keyring

    before, made = keyring.get_keyring(), Shelf()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)
