"""REST against its own description, with invented calls: no call makes the server fail."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis.core.result import Ok

from openpiu.doors.wsgi import application
from openpiu.duties.review.cards import HitCard
from openpiu.store.passenger.models import Disclosure, Review

SignedIn = Callable[..., Client]


def test_no_invented_call_makes_the_server_fail(signed_in: SignedIn, card: HitCard) -> None:
    """MSG-18: strange input is answered in words; whatever is sent, nothing is decided or released (PNR-6.10)."""
    cookies = {name: morsel.value for name, morsel in signed_in("w.officer").cookies.items()}
    schema = schemathesis.openapi.from_wsgi("/rest/v1/openapi.json", application)
    for operation in schema.get_all_operations():
        assert isinstance(operation, Ok), operation
        call_with_inventions(operation.ok().as_strategy(), cookies)
    assert not Disclosure.objects.using("passenger").exists()
    assert not Review.objects.using("passenger").exists()


@pytest.fixture(autouse=True)
def kept_connections() -> Iterator[None]:
    """The application closes its connections around each call, which would end the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def call_with_inventions(cases: SearchStrategy[Any], cookies: dict[str, str]) -> None:
    """Some calls of one operation."""

    @settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def call(case: Any) -> None:
        answer = case.call(cookies=cookies)
        assert answer.status_code < 500, (case.method, case.path)

    call()
