"""Sending a browser somewhere, without letting one that runs in the terminal draw over the screens."""

import os
import sys
import threading


def is_web_address(url: str) -> bool:
    """Say whether an address may be opened or copied: http(s), with nothing in it that is not seen."""
    return url.startswith(("https://", "http://")) and url.isprintable() and " " not in url


def can_open() -> bool:
    """Say whether there is a browser with a window of its own: text browsers would take the terminal."""
    if sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_page(url: str) -> None:
    """Open an http(s) address; returns at once, for a browser may take its time to start."""
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(url,), name="browser", daemon=True).start()
