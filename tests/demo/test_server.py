import socket
from datetime import UTC, datetime
from typing import Any

import pytest

from sretui.demo.server import StandIn
from sretui.demo.state import World


def test_a_taken_port_is_an_error_to_catch(small_world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        StandIn(small_world, port=taken.getsockname()[1]).start()


def test_a_port_may_be_chosen_and_taken_again(small_world: World, ask: Any) -> None:
    with StandIn(small_world, token="token-of-ann") as first:
        port = int(first.url.rpartition(":")[2])
        assert ask.get(f"{first.url}/user").status == 200
    with StandIn(small_world, port=port, token="token-of-ann") as second:
        assert second.url.endswith(f":{port}")
        assert ask.get(f"{second.url}/user").status == 200


def test_it_has_no_address_before_it_runs_and_stops_twice(small_world: World) -> None:
    idle = StandIn(small_world)
    with pytest.raises(RuntimeError):
        _ = idle.url
    idle.start()
    idle.stop()
    idle.stop()


def test_without_a_clock_it_shows_the_machine_s_time(small_world: World, ask: Any) -> None:
    with StandIn(small_world, token="token-of-ann") as running:
        began = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the machine's clock is what is tested
        date = ask.get(f"{running.url}/user").headers["Date"]
        shown = datetime.strptime(date, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
        assert began <= shown


def test_a_browser_gets_a_page_without_a_token_and_nothing_runs_in_it(
    small_world: World, stand_in: StandIn, ask: Any
) -> None:
    small_world.add_comment("example/support", 1, "<script>x</script>", user=None, at=stand_in.clock())
    reply = ask.get("/example/support/issues/1", token="")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "&lt;script&gt;" in reply.text
    assert "<script" not in reply.text


def test_there_is_no_page_of_what_is_private_or_absent(small_world: World, ask: Any) -> None:
    small_world.repo("example/support").private = True
    for path in ("/example/support/issues/1", "/example/product/issues/9", "/no/where/issues/1"):
        assert ask.get(path, token="").status == 401
