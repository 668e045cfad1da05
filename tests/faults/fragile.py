"""A process that may die anywhere: files and client that count the places, and end it at one."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sretui.forge.client import GitHubForge
from sretui.store.database import Connection, Databases


class Killed(BaseException):
    """The process is gone: nothing that it held in memory counts any more."""


class Fuse:
    """Burns down by one at every place where the process could die; None never does."""

    def __init__(self, left: int | None) -> None:
        self.left = left

    def burn(self) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.left = None
            raise Killed


class FragileDatabases(Databases):
    """Files whose user may die before a unit of work, and after it."""

    def __init__(self, folder: Path, fuse: Fuse) -> None:
        super().__init__(folder)
        self._fuse = fuse

    def desk(self) -> AbstractContextManager[Connection]:
        return self._fragile(super().desk)

    def cache(self) -> AbstractContextManager[Connection]:
        return self._fragile(super().cache)

    @contextmanager
    def _fragile(self, opened: Callable[[], AbstractContextManager[Connection]]) -> Iterator[Connection]:
        self._fuse.burn()
        with opened() as conn:
            yield conn
        self._fuse.burn()


class FragileForge:
    """A client whose user may die before a request, and after GitHub's answer."""

    def __init__(self, forge: GitHubForge, fuse: Fuse) -> None:
        self._forge, self._fuse = forge, fuse

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._forge, name)
        if not callable(method) or name == "close":
            return method

        def fragile(*given: Any, **more: Any) -> Any:
            self._fuse.burn()
            answer = method(*given, **more)
            self._fuse.burn()
            return answer

        return fragile
