"""What every test may ask for: a real store in a folder of its own, a client, words, a clock that stands still."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["LC_ALL"] = "C.UTF-8"  # the machine's language must not decide a test
for name in ("LANG", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)

from collections.abc import Callable, Iterator  # noqa: E402
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402

from smdesk.domain.changes import Act  # noqa: E402
from smdesk.domain.clients import Client, Place  # noqa: E402
from smdesk.language import Words, load  # noqa: E402
from smdesk.storage.store import Store  # noqa: E402
from tests.fakes import Clock  # noqa: E402

settings.register_profile(
    "smdesk", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
settings.load_profile("smdesk")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may touch the data of whoever runs it."""
    away = tmp_path_factory.mktemp("user")
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
