"""What goes on happening while the demo runs, so that countdowns, the bell and new rows are seen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sretui.demo import letters
from sretui.demo.state import World
from sretui.demo.stories import pasted
from sretui.demo.team import CUSTOMERS, INQUIRIES, PRODUCT, RELAY


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that is done to the world at an instant (UTC) of the demo's time."""

    at: datetime
    what: str
    do: Callable[[World, datetime], object]


def happenings(at: datetime, numbers: dict[str, int]) -> tuple[Happening, ...]:
    """Plan the next quarter of an hour; `numbers` are those of the week's inquiries by key."""
    comments = [
        (90, "a customer answers", "answered", "nvu-hydro", letters.NEW_REPLY),
        (150, "an automatic reply comes in", "waiting-on-customer", RELAY, letters.NEW_NOISE),
        (210, "late thanks on a closed inquiry", "late-thanks", "rasmussen-e", letters.LATE_THANKS),
        (
            420,
            "a teammate answers",
            "turn-ours-long",
            "dkoval",
            "Use `zoneid` in the expression: `if(lt(zoneid, 4), …)`.",
        ),
    ]
    planned = [
        Happening(at + timedelta(seconds=40), "a new mail is filed", _new_mail),
        *(
            Happening(at + timedelta(seconds=wait), what, _saying(numbers[key], user, text))
            for wait, what, key, user, text in comments
        ),
        Happening(at + timedelta(seconds=270), "an issue of the program is reviewed", _review),
        Happening(
            at + timedelta(seconds=330),
            "a wish moves to the program's issues",
            _moving(numbers["to-be-moved"]),
        ),
        Happening(
            at + timedelta(seconds=540),
            "one of two equal inquiries is closed",
            _closing(numbers["duplicate-again"]),
        ),
        Happening(at + timedelta(seconds=700), "a customer files an inquiry", _filing),
    ]
    return tuple(sorted(planned, key=lambda one: one.at))


def _new_mail(world: World, at: datetime) -> object:
    received = at - timedelta(minutes=2)
    body = pasted(letters.NEW_MAIL, received, "mail", dict(CUSTOMERS)["k-adeyemi"], "top")
    return world.add_issue(
        INQUIRIES,
        "[EXTERNAL] Version mismatch after update of login nodes",
        body,
        user="hiroki-nagata",
        at=at,
    )


def _filing(world: World, at: datetime) -> object:
    return world.add_issue(
        INQUIRIES,
        "Legend covers the axes in small windows",
        "Is there a way to move it?",
        user="yuki-mori-lab",
        at=at,
    )


def _saying(number: int, user: str, text: str) -> Callable[[World, datetime], object]:
    return lambda world, at: world.add_comment(INQUIRIES, number, text, user=user, at=at)


def _moving(number: int) -> Callable[[World, datetime], object]:
    return lambda world, at: world.transfer_issue(INQUIRIES, number, PRODUCT, by="ligia-sousa", at=at)


def _closing(number: int) -> Callable[[World, datetime], object]:
    return lambda world, at: world.close(INQUIRIES, number, by="ligia-sousa", at=at, reason="duplicate")


def _review(world: World, at: datetime) -> object:
    open_ones = [one for one in world.repo(PRODUCT).issues.values() if one.state == "open" and not one.pull]
    fresh = next(one for one in reversed(open_ones) if "reviewed" not in one.labels)
    world.label(PRODUCT, fresh.number, "reviewed", by="anwen-rees", at=at)
    return world.edit_issue(PRODUCT, fresh.number, at=at, by="anwen-rees", title=f"{fresh.title} (again)")
