"""Mail addresses and phone numbers made unreadable before a customer's words stand in public."""

import re

from sretui.core import contacts

ADDRESS = "[mail address]"
PHONE = "[phone number]"


def masked(text: str) -> str:
    """Give the text without mail addresses and phone numbers; all else stays to the letter."""
    if "@" in text:
        text = contacts.ADDRESS.sub(ADDRESS, text)
    if contacts.may_hold_phone(text):
        for shape in contacts.PHONES:
            text = shape.sub(_without_number, text)
    return text


def _without_number(match: re.Match[str]) -> str:
    """Keep the word that says what it is."""
    start, end = (place - match.start() for place in match.span("found"))
    return f"{match[0][:start]}{PHONE}{match[0][end:]}"
