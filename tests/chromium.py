"""Debian's Chromium, headless and without any network, for tests that open a page."""

import os
import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

HOW = "install it with: apt install chromium fonts-wqy-zenhei"


@contextmanager
def browser():
    """Give a running browser; skip the test if there is none and none is required."""
    binary = shutil.which("chromium")
    if binary is None:
        (pytest.fail if os.environ.get("KG_REQUIRE_BROWSER") == "1" else pytest.skip)(
            f"no chromium was found; {HOW}"
        )

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=binary, args=arguments)
        yield running
        running.close()


class Opened:
    """A page that was opened from a file, and all that went wrong on it."""

    def __init__(self, page):
        self.page = page
        self.problems = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: self.problems.append(f"popup: {popup.url}"))

    def _console(self, message):
        if message.type in {"error", "warning"}:
            self.problems.append(f"console: {message.text}")

    def _dialog(self, dialog):
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def blocked(self, route):
        """Let the file itself through, and note and stop everything else."""
        if route.request.url.startswith("file://"):
            route.continue_()
        else:
            self.problems.append(f"request: {route.request.url}")
            route.abort()

    def point(self, label):
        """Where the node of that label is in the window."""
        at = self.page.evaluate("label => kgView.place(kgView.find(label))", label)
        return at["x"], at["y"]

    def find(self, words):
        """Search for words and take the first that is found."""
        self.page.fill("#search", words)
        self.page.keyboard.press("Enter")


@contextmanager
def opened(running, file, *, width=1280, height=800, scheme="light"):
    """Give the page of a file or an address once it is drawn; fail if anything went wrong on it."""
    context = running.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    try:
        shown = Opened(context.new_page())
        context.route("**/*", shown.blocked)
        shown.page.goto(file if isinstance(file, str) else file.as_uri())
        shown.page.wait_for_selector("html[data-settled=true]", timeout=30_000)
        yield shown
        if shown.problems:
            pytest.fail("\n".join(shown.problems))
    finally:
        context.close()
