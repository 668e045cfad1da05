"""The conversation pane: scrolling, folds, links, and the reader's place."""

import threading
from collections.abc import Callable, Iterable

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from sretui.ui.widgets.body_view import BodyView
from sretui.ui.widgets.document import Fold, Heading, Note, Part, Prose, prepare
from sretui.ui.widgets.lines import Span

Check = Callable[[Iterable[Strip], int], None]
SIZE = (40, 10)
PROSE = Prose("\n".join(f"line {number}" for number in range(60)))
LINKS = Prose("see https://one.example/ and\n[two](https://two.example/)")


class BodyApp(App[None]):
    """One pane, and what it told."""

    def __init__(self) -> None:
        super().__init__()
        self.body = BodyView(empty="Nothing chosen.")
        self.urls: list[str] = []
        self.shown = 0

    def compose(self) -> ComposeResult:
        yield self.body

    @on(BodyView.LinkActivated)
    def keep_url(self, event: BodyView.LinkActivated) -> None:
        assert event.control is self.body
        self.urls.append(event.url)

    @on(BodyView.Shown)
    def count(self, event: BodyView.Shown) -> None:
        assert event.control is self.body
        self.shown += 1


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def give(pilot: Pilot[None], *parts: Part, raw: bool = False, keep_place: bool = False) -> None:
    assert isinstance(pilot.app, BodyApp)
    pilot.app.body.show_parts(parts, raw=raw, keep_place=keep_place)
    await settled(pilot)


def screen(body: BodyView) -> list[str]:
    return [body.render_line(y).text.rstrip() for y in range(body.size.height)]


async def test_empty_words_stand_until_there_is_something() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        assert screen(app.body)[0] == "Nothing chosen."
        await give(pilot, Prose("hello"))
        assert screen(app.body)[0] == "hello"
        assert app.shown == 1
        assert app.body.document.width == app.body.text_width == 37


@pytest.mark.parametrize(
    ("keys", "top"),
    [
        ("j", 1),
        ("down down up", 1),
        ("k", 0),
        ("G", 50),
        ("end", 50),
        ("G g", 0),
        ("G home", 0),
        ("ctrl+d", 5),
        ("ctrl+d ctrl+d ctrl+u", 5),
        ("pagedown", 9),
        ("pagedown pagedown pageup", 9),
        ("G pagedown", 50),
    ],
)
async def test_keys_scroll(keys: str, top: int) -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, PROSE)
        await pilot.press(*keys.split())
        assert app.body.scroll_offset.y == top
        assert screen(app.body)[0] == f"line {top}"


async def test_every_key_has_a_name_and_says_what_it_does() -> None:
    bindings = [binding for _, binding in BodyView()._bindings if "body." in (binding.id or "")]
    assert len({binding.id for binding in bindings}) == 14
    assert all(binding.tooltip and binding.description for binding in bindings)


async def test_z_opens_all_folds_then_closes_them() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, Fold("one", "first"), Prose("between"), Fold("two", "second"))
        await pilot.press("z")
        await settled(pilot)
        assert screen(app.body)[:5] == ["▾ one", "first", "between", "▾ two", "second"]
        await pilot.press("z")
        await settled(pilot)
        assert screen(app.body)[:3] == ["▸ one", "between", "▸ two"]


async def test_z_without_folds_does_nothing() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, PROSE)
        await pilot.press("z")
        await settled(pilot)
        assert app.shown == 1


async def test_a_click_opens_one_fold() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, Fold("one", "first"), Fold("two", "second"))
        await pilot.click(app.body, offset=(3, 1))
        await settled(pilot)
        assert screen(app.body)[:3] == ["▸ one", "▾ two", "second"]


async def test_enter_opens_the_first_fold_in_sight() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, Fold("one", "first"), PROSE, Fold("two", "second"))
        await pilot.press("G", "enter")
        await settled(pilot)
        assert app.body.document.open_folds == {2}


async def test_links_are_clicked_or_walked_to() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, LINKS)
        await pilot.click(app.body, offset=(8, 0))
        await pilot.click(app.body, offset=(2, 0))
        assert app.urls == ["https://one.example/"]
        await pilot.press("]", "enter", "[", "enter", "[", "enter")
        assert app.urls[1:] == ["https://two.example/", "https://one.example/", "https://one.example/"]


async def test_the_stop_stood_on_is_reversed() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, LINKS)
        await pilot.press("]")
        reversed_text = "".join(
            segment.text for segment in app.body.render_line(0) if segment.style and segment.style.reverse
        )
        assert reversed_text == "https://one.example/"


async def test_a_stop_out_of_sight_is_scrolled_to() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, PROSE, LINKS)
        await pilot.press("]")
        assert "see https://one.example/ and" in screen(app.body)


async def test_the_wheel_scrolls() -> None:
    from textual.events import MouseScrollDown

    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, PROSE)
        await pilot._post_mouse_events([MouseScrollDown], app.body, offset=(5, 5))
        await pilot.pause()
        assert app.body.scroll_offset.y > 0


async def test_new_parts_start_at_the_top() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, PROSE)
        await pilot.press("G")
        await give(pilot, Fold("f", "x"), PROSE)
        assert app.body.scroll_offset.y == 0


async def test_a_comment_that_comes_in_leaves_place_and_folds() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, Fold("f", "x\ny"), PROSE)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("pagedown", "pagedown")
        before = screen(app.body)
        await give(
            pilot, Fold("f", "x\ny"), PROSE, Heading("jane", "customer"), Prose("thanks"), keep_place=True
        )
        assert screen(app.body) == before
        assert app.body.document.open_folds == {0}


async def test_another_width_keeps_the_part_at_the_top() -> None:
    app = BodyApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await give(pilot, Prose("word " * 300), Heading("bob", "team"), PROSE)
        await pilot.press("G")
        line = screen(app.body)[0]
        await pilot.resize_terminal(30, 10)
        await settled(pilot)
        assert app.body.document.width == app.body.text_width == 27
        assert screen(app.body)[0] == line


async def test_raw_is_kept_through_another_width() -> None:
    app = BodyApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await give(pilot, Prose("**bold**"), raw=True)
        await pilot.resize_terminal(30, 10)
        await settled(pilot)
        assert screen(app.body)[0] == "**bold**"


async def test_only_the_last_one_asked_for_is_shown() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        app.body.show_parts((Prose("first " * 5_000),))
        app.body.show_parts((Prose("second"),))
        await settled(pilot)
        assert screen(app.body)[0] == "second"
        assert app.shown == 1


async def test_a_document_made_elsewhere_is_shown_and_fitted() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        app.body.show(prepare((PROSE,), app.body.text_width))
        assert screen(app.body)[0] == "line 0"
        app.body.show(prepare((Prose("word " * 30),), 200), keep_place=False)
        await settled(pilot)
        assert app.body.document.width == app.body.text_width


async def test_laying_out_leaves_the_event_loop_alone() -> None:
    seen: list[str] = []

    class Telling(str):
        """Text that says which thread reads it."""

        __slots__ = ()

        def isascii(self) -> bool:
            seen.append(threading.current_thread().name)
            return super().isascii()

    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, Prose(Telling("told apart from any other text")))
        assert seen
        assert threading.current_thread().name not in seen


async def test_hostile_text_is_harmless(hostile: str, assert_harmless: Check) -> None:
    app = BodyApp()
    async with app.run_test(size=(40, 30)) as pilot:
        await give(pilot, Heading(hostile, hostile, hostile), Prose(hostile), Fold(hostile, hostile))
        await pilot.press("z")
        await settled(pilot)
        await pilot.press("]")
        assert_harmless([app.body.render_line(y) for y in range(30)], 37)


async def test_an_unknown_role_is_plain_text() -> None:
    app = BodyApp()
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, Note((Span("x", "body--unheard-of"), Span("y", "body--text"))))
        assert [segment.text.strip() for segment in app.body.render_line(0)] == ["xy"]


async def test_comments_are_chosen_one_after_another_and_seen_to_be() -> None:
    app = BodyApp()
    said = [part for number in range(4) for part in (Heading(f"user{number}", key=f"k{number}"), PROSE)]
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, Heading("no key"), *said)
        assert app.body.chosen == ""
        await pilot.press("}")
        assert app.body.chosen == "k0"
        assert screen(app.body)[0].startswith("── user0")
        strip = app.body.render_line(0)
        assert "".join(part.text for part in strip if part.style and part.style.reverse) == "user0"
        await pilot.press("}", "}", "j", "{")
        assert app.body.chosen == "k1"
        assert screen(app.body)[0].startswith("── user1")
        await give(pilot, *said, keep_place=True)
        assert app.body.chosen == "k1"
        await pilot.press("{", "{", "{")
        assert app.body.chosen == "k0"
        await give(pilot, *said[2:])
        assert app.body.chosen == "", "it is not there any more"
