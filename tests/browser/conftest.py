"""Dagster's web server and daemon on a warehouse of their own, and a browser."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), "")
START_SECONDS = 120
expect.set_options(timeout=60_000)  # two cores may be busy with a run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def ui(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the UI, started as a user starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    place = tmp_path_factory.mktemp("ui")
    env = {"PATH": os.environ["PATH"], "HOME": str(place / "home"), "DAGSTER_HOME": str(place / "dagster")}
    arguments = ["ui", "--port", str(port), "--warehouse", str(place / "warehouse")]
    with (place / "log").open("w") as log:
        server = subprocess.Popen([sys.executable, "-m", "pipeline.cli", *arguments], cwd=root, env=env,
                                  stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address + "/server_info", server, place / "log")
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"no answer in {START_SECONDS} s\n{log.read_text()}")


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of Chromium; the test is skipped where there is none."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.set_default_timeout(60_000)
        yield page
        browser.close()
