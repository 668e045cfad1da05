"""Who counts, what was the response, whose turn it is: the agreed cases R1 to R12, and the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sretui.core.board import Inquiry
from sretui.core.hours import BusinessHours
from sretui.core.journal import Facts, Voice
from sretui.core.model import Channel, Comment, Conversation, Event, Issue, RepoRole, Whereabouts
from sretui.core.team import Membership, Person, Speaker, Team
from sretui.core.turn import Standing, Turn, Verdict, standing

HOUR = timedelta(hours=1)
NOTHING = Facts()
TEAM = Team(
    name="Kestrel",
    hours=BusinessHours.visit(),
    people=(
        Person("tess", "Tess"),
        Person("bob", "Bob"),
        Person("newt", "Newt", memberships=(Membership(start=date(2026, 12, 1)),)),
        Person("olga", "Olga", memberships=(Membership(end=date(2026, 10, 31)),)),
    ),
    relays=("tess-relay",),
    bots=("kestrel-bot",),
)
LOGINS = {"T": "tess", "U": "bob", "C": "carla", "R": "tess-relay", "B": "kestrel-bot", "O": "otto"}


def wednesday(clock: str) -> datetime:
    """Read `09:00`, or `+2 09:00` for two days later, on a Wednesday of plain working days."""
    day, _, wall = clock.rpartition(" ")
    at = datetime.fromisoformat(f"2026-11-18T{wall}-08:00") + timedelta(days=int(day or 0))
    return at.astimezone(UTC)


@dataclass(frozen=True)
class Story:
    """What happens to an inquiry, told line by line: `T 10:00 words`, `T closes 10:00`."""

    opened: str = "C 09:00"
    lines: tuple[str, ...] = ()
    facts: Facts = NOTHING
    body: str = "The window stays blank."
    changes: Mapping[str, object] = field(default_factory=dict)

    def inquiry(self) -> Inquiry:
        who, _, clock = self.opened.partition(" ")
        issue = Issue(
            node_id="I_1",
            repo=RepoRole.INQUIRIES,
            number=301,
            title="Blank window",
            body=self.body,
            author=login(who),
            created=wednesday(clock),
            updated=wednesday(clock),
        )
        told = [line for line in self.lines if line.split()[1] not in {"closes", "reopens"}]
        comments = tuple(comment(line, number) for number, line in enumerate(told, 1))
        events = tuple(event(line) for line in self.lines if line not in told)
        closed = events[-1].at if events and events[-1].kind == "closed" else None
        issue = replace(issue, closed=closed, **self.changes)  # type: ignore[arg-type]  # a table's own words
        return Inquiry(Conversation(issue, comments, events), self.facts)


def login(who: str) -> str | None:
    return None if who == "ghost" else LOGINS.get(who, who)


def comment(line: str, number: int) -> Comment:
    """Read `T 10:00 words` or `T +2 10:00 words`; the node id is `c1`, `c2`, in order."""
    who, *rest = line.split(" ")
    clock = " ".join(rest[:2]) if rest[0][0] in "+-" else rest[0]
    words = line.removeprefix(f"{who} {clock}").strip()
    deleted = words.startswith("(deleted)")
    at = wednesday(clock)
    return Comment(
        id=number,
        node_id=f"c{number}",
        repo=RepoRole.INQUIRIES,
        issue_number=301,
        author=login(who),
        body=words or "Some words.",
        created=at,
        updated=at,
        deleted=at + HOUR if deleted else None,
    )


def event(line: str) -> Event:
    who, verb, clock = line.split(" ", 2)
    kind = {"closes": "closed", "reopens": "reopened"}[verb]
    return Event(1, RepoRole.INQUIRIES, 301, kind, login(who), wednesday(clock))


def tell(
    opened: str, *lines: str, facts: Facts = NOTHING, body: str = "Blank.", **changes: object
) -> Standing:
    return standing(Story(opened, lines, facts, body, changes).inquiry(), TEAM)


def heard(**who: Voice) -> Facts:
    return Facts(spoke=who)


PASTED = Facts(received=wednesday("09:00"))


@dataclass(frozen=True)
class Case:
    name: str
    opened: str
    lines: tuple[str, ...]
    facts: Facts
    expected: str


def load_cases() -> list[Case]:
    table = (Path(__file__).parent / "data" / "standings.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| ")]
    return [
        Case(name, opened, tuple(filter(None, lines.split("; "))), recorded(said), expected)
        for name, opened, lines, said, expected in ([cell.strip() for cell in row] for row in rows[1:])
    ]


def recorded(text: str) -> Facts:
    """Read `received: 09:00, c2: noise`."""
    said = dict(part.split(": ", 1) for part in text.split(", ") if part)
    found = NOTHING
    for what, value in said.items():
        if what.startswith("c"):
            found = replace(found, spoke={**found.spoke, what: Voice(value)})
        else:
            found = replace(found, **{what.replace(" ", "_"): wednesday(value)})  # type: ignore[arg-type]  # a table's own words
    return found


CASES = load_cases()


def test_no_case_is_missing() -> None:
    assert [case.name for case in CASES[:12]] == [f"R{number}" for number in range(1, 13)]


def clock(at: datetime) -> str:
    """Write what `wednesday` reads."""
    since = at - wednesday("00:00")
    wall = f"{since.seconds // 3600:02}:{since.seconds // 60 % 60:02}"
    return f"{since.days:+} {wall}" if since.days else wall


def told(found: Standing) -> str:
    answer = ""
    if found.response and found.took is not None:
        answer = f" {clock(found.response.at)} after {found.took.total_seconds() / 60:g}m"
    return f"{found.verdict}{answer}; {found.turn} since {clock(found.since)}"


@pytest.mark.usefixtures("machine_zone")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert told(tell(case.opened, *case.lines, facts=case.facts)) == case.expected


def test_received_stays_when_the_customer_adds_a_log() -> None:
    assert tell("C 09:00", "C 09:30", "T 10:00").received == wednesday("09:00")


def test_a_helper_is_shown_as_such() -> None:
    found = tell("C 09:00", "O 09:20", "T 15:00", "B 15:01", "R 15:02")
    assert list(found.speakers.values()) == [Speaker.OTHER, Speaker.TEAM, Speaker.BOT, Speaker.RELAY]


def test_relays_wait_for_attribution_until_somebody_says() -> None:
    assert tell("T 09:00", "R 10:00", "R 11:00").unattributed == ("c1", "c2")
    said = tell("T 09:00", "R 10:00", "R 11:00", facts=heard(c1=Voice.TEAM, c2=Voice.NOISE))
    assert said.unattributed == ()
    assert said.speakers == {"c1": Speaker.TEAM, "c2": Speaker.RELAY}
    assert said.response
    assert (said.response.by, said.response.how) == (None, "mail")


@pytest.mark.parametrize(
    ("lines", "facts", "expected"),
    [
        (("T 10:00 @bob can you look?",), Facts(), "c1"),
        (("T 10:00 @bob can you look?",), heard(c1=Voice.NOISE), None),
        (("T 10:00 @bob can you look?",), heard(c1=Voice.TEAM), None),
        (("T 10:00 @bob can you look?", "U 11:00"), Facts(), None),
        (("T 09:10", "T 09:20 @bob look?", "C 10:00"), Facts(), None),
        (("T 10:00 @bob?", "T 11:00 @bob ping?"), Facts(), "c2"),
    ],
)
def test_a_call_is_asked_about_once(lines: tuple[str, ...], facts: Facts, expected: str | None) -> None:
    assert tell("C 09:00", *lines, facts=facts).calls_colleague == expected


def test_how_and_by_whom() -> None:
    phone = tell("C 09:00", facts=Facts(answered_elsewhere=wednesday("09:30"), answered_how="phone")).response
    assert phone
    assert (phone.by, phone.comment, phone.how) == (None, None, "phone")
    answer = tell("C 09:00", "U 10:00").response
    assert answer
    assert (answer.by, answer.comment, answer.how) == ("bob", "c1", "comment")


@pytest.mark.parametrize(
    ("whereabouts", "lines", "expected"),
    [
        (Whereabouts.MOVED, (), Verdict.CLOSED_WITHOUT_REPLY),
        (Whereabouts.MOVED, ("T 10:00", "C 11:00"), Verdict.ANSWERED),
        (Whereabouts.DELETED, (), Verdict.WITHDRAWN),
        (Whereabouts.DELETED, ("T 10:00", "C 11:00"), Verdict.ANSWERED),
    ],
)
def test_what_is_gone_is_nobodys_turn(
    whereabouts: Whereabouts, lines: tuple[str, ...], expected: Verdict
) -> None:
    found = tell("C 09:00", *lines, whereabouts=whereabouts)
    assert (found.verdict, found.turn) == (expected, Turn.NOBODY)


LINE = "Received 2026-11-18 08:12 PST by hotline from Jane Doe.\n\nIt crashes."


@pytest.mark.parametrize(
    ("opened", "facts", "body", "received", "channel", "customer"),
    [
        ("T 09:40", Facts(), LINE, "08:12", Channel.HOTLINE, "Jane Doe"),
        ("T 09:40", PASTED, LINE, "09:00", Channel.HOTLINE, "Jane Doe"),
        ("T 09:40", Facts(channel=Channel.CHAT, customer="Jo"), LINE, "08:12", Channel.CHAT, "Jo"),
        ("T 08:12", Facts(), LINE, "08:12", Channel.HOTLINE, "Jane Doe"),
        ("T 08:00", Facts(), LINE, "08:00", None, ""),  # a line later than the issue
        ("C 09:40", Facts(), LINE, "09:40", Channel.GITHUB, "carla"),  # only the team's line is believed
        ("C 09:40", Facts(customer="Carla C."), "", "09:40", Channel.GITHUB, "Carla C."),
        ("R 09:40", Facts(), "", "09:40", Channel.MAIL, ""),
        ("ghost 09:40", Facts(), "", "09:40", Channel.GITHUB, ""),
        ("T 09:40", Facts(), "", "09:40", None, ""),
    ],
)
def test_first_contact(
    opened: str, facts: Facts, body: str, received: str, channel: Channel | None, customer: str
) -> None:
    found = tell(opened, facts=facts, body=body)
    assert (found.received, found.channel, found.customer) == (wednesday(received), channel, customer)


def test_a_named_login_is_the_customer() -> None:
    found = tell("C 09:00", "T 10:00", "dana 11:00", facts=Facts(customer="@Dana"))
    assert (found.turn, found.since) == (Turn.US, wednesday("11:00"))
