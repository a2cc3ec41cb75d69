"""Two servers on this machine, limits that make no test wait, and a network where every number is this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpcore
import pytest

from rashomon.articles.web import exchange, fetching, following
from rashomon.settings import FETCHING
from tests.loopback import Server


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture
def other() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make every limit short, and give a function that sets others."""

    def limit(**numbers: Any) -> None:
        quick = {"delay": 0.0, "silence": 0.4, "whole": 10.0, "largest": 2**20}
        for module in (exchange, fetching, following):
            monkeypatch.setattr(module, "FETCHING", replace(FETCHING, **(quick | numbers)))

    limit()
    return limit


@pytest.fixture
def outside(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every connection go to the server on this machine; give the numbers that were meant."""
    meant: list[str] = []
    real = httpcore.SyncBackend.connect_tcp

    def connect(self: Any, host: str, port: int, *rest: Any, **more: Any) -> Any:
        meant.append(host)
        return real(self, "127.0.0.1", server.port, *rest, **more)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return meant
