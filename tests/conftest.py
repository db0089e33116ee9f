"""What all tests share: a unit in a temporary folder, with a real PostgreSQL that starts when first needed.

The environment is set before Django's settings are read, so that no test ever touches another unit's data.
"""

import atexit
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from openpiu.adapters.keys.base import KeyStore
from openpiu.adapters.keys.records import FileRecordKeys

# A busy machine is slow, which is no fault of the code under test.
settings.register_profile("openpiu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("openpiu")

# A run in the background of a script inherits an ignored Ctrl-C and would hand it on to the programs under test.
signal.signal(signal.SIGINT, signal.default_int_handler)

HOME = Path(tempfile.mkdtemp(prefix="openpiu-test-", dir=os.environ.get("OPENPIU_TEST_FOLDER")))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
HOME.chmod(0o755)  # as root the database server has a system user of its own, who must reach its folder below
os.environ["OPENPIU_DATA"] = str(HOME)
os.environ["OPENPIU_HTTPS"] = "0"
os.environ.pop("OPENPIU_DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "openpiu.conf.settings"
# The browser driver keeps an event loop running in this thread; without this Django would refuse all queries after it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from openpiu.conf import unit  # noqa: E402  after the environment is set
from openpiu.conf.boot import boot  # noqa: E402  after the environment is set

boot()

from openpiu.conf import preparing  # noqa: E402  after Django is ready
from openpiu.core.law.roles import Actor, Role  # noqa: E402  after Django is ready

STORES = ("default", "passenger", "border")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Real databases with real roles, instead of pytest-django's own."""
    with unit.database_in_use(), django_db_blocker.unblock():
        preparing.prepare()
        yield


def pytest_configure(config: pytest.Config) -> None:
    """Workers of a parallel run make units of their own: they must not begin in the environment of this one."""
    if getattr(config.option, "numprocesses", None):
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)
        os.environ.pop("OPENPIU_DATA", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that use a store reach all three databases."""
    for item in items:
        if "stores" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db(databases=STORES))


@pytest.fixture
def stores(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The three databases; whatever a test writes is rolled back, and with it what was indexed of it.

    Its records are sealed under keys of its own: a key that one test destroys is no other test's.
    """
    monkeypatch.setattr("django.conf.settings.RECORD_KEYS", FileRecordKeys(tmp_path / "record-keys"))
    for shelf in ("_SHELF", "_DOCUMENT_SHELF"):
        for held in ("stamp", "index", "versions"):
            monkeypatch.setattr(f"openpiu.duties.screen.alert_index.{shelf}.{held}", None)


@pytest.fixture
def keys() -> KeyStore:
    """The test unit's keys."""
    return unit.keys()


@pytest.fixture
def at() -> datetime:
    """The moment at which tests happen."""
    return datetime(2026, 11, 23, 5, 31, tzinfo=UTC)


@pytest.fixture
def officer() -> Actor:
    """A watch officer."""
    return Actor(id="w.officer", role=Role.OFFICER, authority="Federal Police", name="W. Officer")


@pytest.fixture
def second() -> Actor:
    """Another watch officer."""
    return Actor(id="i.second", role=Role.OFFICER, authority="Customs", name="I. Second")


@pytest.fixture
def supervisor() -> Actor:
    """A supervisor."""
    return Actor(id="s.super", role=Role.SUPERVISOR, authority="Federal Police", name="S. Super")


@pytest.fixture
def protector() -> Actor:
    """The data protection officer."""
    return Actor(id="t.dpo", role=Role.DATA_PROTECTION, name="T. Dpo")
