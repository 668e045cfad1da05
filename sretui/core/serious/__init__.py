"""Serious incidents: which ones look serious and why, what a postmortem says, and which are still owed.

Process page, "Serious Incidents and Postmortems".
"""

from sretui.core.serious.owing import Owed, owed

__all__ = ["Owed", "owed"]
