"""The stand-in's door: HTTP/1.1 on loopback, a thread for each connection, a record of all it was asked."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Request, Response

from sretui.demo.faults import Faults
from sretui.demo.front import Front, Seen
from sretui.demo.rates import Contents, Rates
from sretui.demo.state import World

TOKEN = "ghp_demo0000000000000000000000000000demo"  # noqa: S105 - it opens nothing but the stand-in


class StandIn:
    """Serves a world as GitHub would, from `start` (or `with`) until `stop`.

    `clock` gives UTC instants: the `Date` of answers and the time of writes; the machine's clock by
    default. `limits` replaces requests an hour by resource; `deepest` is the last page that may be
    asked for by number; `search_lag` is how long a new issue stays unknown to the search, `list_lag` how long
    what is new is missing from lists; `contents` counts the texts written.
    """

    def __init__(
        self,
        world: World,
        port: int = 0,
        token: str = "",
        clock: Callable[[], datetime] | None = None,
        *,
        limits: dict[str, int] | None = None,
        deepest: int = 1000,
        search_lag: timedelta = timedelta(minutes=1),
    ) -> None:
        self.world = world
        self.token = token or next(iter(world.tokens), TOKEN)
        if self.token not in world.tokens:
            world.add_token(self.token, next((one.login for one in world.users.values()), "somebody"))
        self.clock = clock or _machine_time
        self.faults = Faults()
        self.rates = Rates(self.clock, limits)
        self.contents = Contents(self.clock)
        self.requests: list[Seen] = []
        self.deepest = deepest
        self.search_lag = search_lag
        self.list_lag = timedelta(0)
        self._port = port
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._front: Front | None = None

    @property
    def url(self) -> str:
        """The API's base address."""
        if self._server is None:
            raise RuntimeError("the stand-in is not running")
        return f"http://127.0.0.1:{self._server.port}"

    def start(self) -> Self:
        """Listen, and answer in the background; raises OSError when the port is taken."""
        self._server = _listening(self._port, self._answer)
        self._front = Front(self, self.url)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="stand-in", daemon=True
        )
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop listening and cut what is still open."""
        if self._server is None or self._thread is None or self._front is None:
            return
        self._front.stopping.set()
        self._server.end()
        self._server.cut()
        self._server.server_close()
        self._thread.join()
        self._server = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Any:
        if self._front is None:
            raise ConnectionAbortedError
        response: Response = self._front.answer(Request(environ))
        return response(environ, start_response)


class _Server(ThreadedWSGIServer):
    daemon_threads = True
    # the threads of cut connections end by themselves; none is worth waiting for
    block_on_close = False

    def __init__(self, listening: socket.socket, app: Any) -> None:
        self._open: set[socket.socket] = set()
        host, port = listening.getsockname()
        super().__init__(host, port, app, handler=_Handler, fd=listening.fileno())

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def end(self) -> None:
        """Stop listening at once: a connection of our own wakes the loop that would sleep on."""
        ending = threading.Thread(target=self.shutdown, name="stand-in-end")
        ending.start()
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        ending.join()

    def cut(self) -> None:
        """End every connection still open."""
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the terminal belongs to the screens."""


class _Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def connection_dropped(self, error: BaseException, environ: dict[str, Any] | None = None) -> None:
        """Close what was dropped: kept open, a cut would look like a server that never answers."""
        super().connection_dropped(error, environ)
        self.close_connection = True

    def send_response(self, code: int, message: str | None = None) -> None:
        """Send the status alone: `Date` and `Server` are the application's, by the demo's clock."""
        self.send_response_only(code, message)

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the terminal belongs to the screens."""


def _listening(port: int, app: Any) -> _Server:
    """Listen ourselves: werkzeug meets a taken port by ending the process."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen(128)
        return _Server(listening, app)


def _machine_time() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - only a stand-in without a clock of its own
