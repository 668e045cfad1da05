"""The one door between the screens (or the command line) and everything they show; safe from any thread."""

from sretui.desk.door import Desk, Polling

__all__ = ["Desk", "Polling"]
