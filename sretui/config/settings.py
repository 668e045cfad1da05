"""Settings: what the program uses of one's own file; plain, because the file's model is slow to import."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's checked settings; see `mine.py` for what each means."""

    inquiries: str
    product: str
    me: str
    api: str
    open_seconds: int
    closed_seconds: int
    hold_seconds: int
    theme: str
    zone: str
    bell: bool
    notify: bool
    title: bool
    keys: Mapping[str, str] = field(default_factory=dict)
