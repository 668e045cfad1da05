"""Who counts, what was the response, whose turn it is: the agreed cases R1 to R12, and the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

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
    verdict: Verdict
    response: str | None
    took: float | None
    turn: Turn
    since: str
    facts: Facts = NOTHING


ANSWERED, UNANSWERED = Verdict.ANSWERED, Verdict.UNANSWERED
WITHOUT, WITHDRAWN = Verdict.CLOSED_WITHOUT_REPLY, Verdict.WITHDRAWN
US, CUSTOMER, NOBODY = Turn.US, Turn.CUSTOMER, Turn.NOBODY
R8 = ("T 09:10", "R 10:00")

CASES = (
    Case(
        "an answer in the second of filing", "C 09:00", ("T 09:00",), ANSWERED, "09:00", 0, CUSTOMER, "09:00"
    ),
    Case(
        "solved in the second of our answer",
        "C 09:00",
        ("T 10:00", "C closes 10:00"),
        ANSWERED,
        "10:00",
        1,
        NOBODY,
        "10:00",
    ),
    Case(
        "who closed last counts",
        "C 09:00",
        ("T closes 10:00", "C reopens 11:00", "C closes 12:00"),
        WITHDRAWN,
        None,
        None,
        NOBODY,
        "12:00",
    ),
    Case(
        "a teammate's mail that only quotes, marked by hand",
        "T 09:00",
        ("R 10:00 > yes",),
        ANSWERED,
        "10:00",
        1,
        CUSTOMER,
        "10:00",
        heard(c1=Voice.TEAM),
    ),
    Case(
        "reopened, no reply needed",
        "C 09:00",
        ("T 10:00", "T closes 11:00", "C reopens 14:00"),
        ANSWERED,
        "10:00",
        1,
        CUSTOMER,
        "10:00",
        Facts(no_reply_needed=wednesday("14:00")),
    ),
    Case("R1", "T 09:40", ("T 10:00",), ANSWERED, "10:00", 1, CUSTOMER, "10:00", PASTED),
    Case("R2", "T 09:00", (), UNANSWERED, None, None, US, "09:00"),
    Case("R3", "C 09:00", ("B 09:01", "T 11:00"), ANSWERED, "11:00", 2, CUSTOMER, "11:00"),
    Case("R4", "C 09:00", ("C 09:30", "T 10:00"), ANSWERED, "10:00", 1, CUSTOMER, "10:00"),
    Case("R5", "C 09:00", ("T 12:30",), ANSWERED, "12:30", 3, CUSTOMER, "12:30"),
    Case("R6", "C 09:00", ("O 09:20", "T 15:00"), ANSWERED, "15:00", 5, CUSTOMER, "15:00"),
    Case("R7", "T 09:00", ("R 11:00", "T 11:30"), ANSWERED, "11:30", 2.5, CUSTOMER, "11:30"),
    Case("R8", "T 09:00", R8, ANSWERED, "09:10", 1 / 6, US, "10:00"),
    Case("R9", "T 09:00", R8, ANSWERED, "09:10", 1 / 6, CUSTOMER, "09:10", heard(c2=Voice.NOISE)),
    Case("R10", "T 09:00", ("R 10:00",), ANSWERED, "10:00", 1, CUSTOMER, "10:00", heard(c1=Voice.TEAM)),
    Case("R11", "C 09:00", ("T closes 10:00",), WITHOUT, None, None, NOBODY, "10:00"),
    Case("R12", "C 09:00", ("C closes 09:30",), WITHDRAWN, None, None, NOBODY, "09:30"),
    Case("the relay alone", "T 09:00", ("R 11:00",), UNANSWERED, None, None, US, "09:00"),
    Case(
        "the relay was the customer",
        "T 09:00",
        R8,
        ANSWERED,
        "09:10",
        1 / 6,
        US,
        "10:00",
        heard(c2=Voice.CUSTOMER),
    ),
    Case(
        "oldest unanswered",
        "C 09:00",
        ("T 09:10", "C 10:00", "C 11:00"),
        ANSWERED,
        "09:10",
        1 / 6,
        US,
        "10:00",
    ),
    Case(
        "answered again",
        "C 09:00",
        ("T 09:10", "C 10:00", "T 11:00"),
        ANSWERED,
        "09:10",
        1 / 6,
        CUSTOMER,
        "11:00",
    ),
    Case("one second, two comments", "C 09:00", ("T 10:00", "C 10:00"), ANSWERED, "10:00", 1, US, "10:00"),
    Case("deleted answer", "C 09:00", ("T 10:00 (deleted)",), ANSWERED, "10:00", 1, CUSTOMER, "10:00"),
    Case(
        "deleted question",
        "C 09:00",
        ("T 10:00", "C 11:00 (deleted)"),
        ANSWERED,
        "10:00",
        1,
        CUSTOMER,
        "10:00",
    ),
    Case(
        "deleted relay", "C 09:00", ("T 10:00", "R 11:00 (deleted)"), ANSWERED, "10:00", 1, CUSTOMER, "10:00"
    ),
    Case(
        "late thanks",
        "C 09:00",
        ("T 10:00", "T closes 11:00", "C +2 09:00"),
        ANSWERED,
        "10:00",
        1,
        US,
        "+2 09:00",
    ),
    Case(
        "late thanks, no reply needed",
        "C 09:00",
        ("T 10:00", "T closes 11:00", "C +2 09:00"),
        ANSWERED,
        "10:00",
        1,
        NOBODY,
        "11:00",
        Facts(no_reply_needed=wednesday("+2 09:00")),
    ),
    Case(
        "closing settles",
        "C 09:00",
        ("T 10:00", "C 10:30", "T closes 11:00"),
        ANSWERED,
        "10:00",
        1,
        NOBODY,
        "11:00",
    ),
    Case(
        "reopening by the team revives",
        "C 09:00",
        ("T 10:00", "C 10:30", "T closes 11:00", "T reopens 14:00"),
        ANSWERED,
        "10:00",
        1,
        US,
        "10:30",
    ),
    Case(
        "reopening by the customer asks",
        "C 09:00",
        ("T 10:00", "T closes 11:00", "C reopens 14:00"),
        ANSWERED,
        "10:00",
        1,
        US,
        "14:00",
    ),
    Case(
        "answered after reopening",
        "C 09:00",
        ("T 10:00", "T closes 11:00", "C reopens 14:00", "U 15:00"),
        ANSWERED,
        "10:00",
        1,
        CUSTOMER,
        "15:00",
    ),
    Case(
        "the clock never pauses for a closing",
        "C 09:00",
        ("T closes 10:00", "C reopens 11:00", "T 12:00"),
        ANSWERED,
        "12:00",
        3,
        CUSTOMER,
        "12:00",
    ),
    Case(
        "reopened, unanswered",
        "C 09:00",
        ("T closes 10:00", "C reopens 11:00"),
        UNANSWERED,
        None,
        None,
        US,
        "09:00",
    ),
    Case(
        "withdrawn, reopened",
        "C 09:00",
        ("C closes 10:00", "C reopens 11:00"),
        UNANSWERED,
        None,
        None,
        US,
        "09:00",
    ),
    Case(
        "words after closing",
        "C 09:00",
        ("T closes 10:00", "T 10:01"),
        ANSWERED,
        "10:01",
        61 / 60,
        NOBODY,
        "10:00",
    ),
    Case("glad to hear", "C 09:00", ("C closes 10:00", "T +1 10:00"), WITHDRAWN, None, None, NOBODY, "10:00"),
    Case(
        "solved after our answer",
        "C 09:00",
        ("T 10:00", "C closes 11:00"),
        ANSWERED,
        "10:00",
        1,
        NOBODY,
        "11:00",
    ),
    Case("a bot closes", "C 09:00", ("B closes +30 10:00",), WITHOUT, None, None, NOBODY, "+30 10:00"),
    Case("a stranger closes", "C 09:00", ("O closes 10:00",), WITHOUT, None, None, NOBODY, "10:00"),
    Case(
        "question after closing unanswered",
        "C 09:00",
        ("T closes 10:00", "C 11:00"),
        WITHOUT,
        None,
        None,
        US,
        "11:00",
    ),
    Case("the delegate answers", "C 09:00", ("U 10:00",), ANSWERED, "10:00", 1, CUSTOMER, "10:00"),
    Case(
        "not yet on the team", "C 09:00", ("newt 10:00", "T 11:00"), ANSWERED, "11:00", 2, CUSTOMER, "11:00"
    ),
    Case("joined since", "C +13 09:00", ("newt +13 10:00",), ANSWERED, "+13 10:00", 1, CUSTOMER, "+13 10:00"),
    Case("left the team", "C 09:00", ("olga 10:00",), UNANSWERED, None, None, US, "09:00"),
    Case(
        "still on the team",
        "C -21 09:00",
        ("olga -21 10:00",),
        ANSWERED,
        "-21 10:00",
        1,
        CUSTOMER,
        "-21 10:00",
    ),
    Case(
        "who left helps a pasted one",
        "T 09:00",
        ("T 10:00", "olga 11:00"),
        ANSWERED,
        "10:00",
        1,
        CUSTOMER,
        "10:00",
    ),
    Case(
        "the customer of a pasted mail", "T 09:00", ("T 10:00", "O 11:00"), ANSWERED, "10:00", 1, US, "11:00"
    ),
    Case("a helper does not ask", "C 09:00", ("T 10:00", "O 11:00"), ANSWERED, "10:00", 1, CUSTOMER, "10:00"),
    Case(
        "a helper marked as the team",
        "C 09:00",
        ("O 10:00",),
        ANSWERED,
        "10:00",
        1,
        CUSTOMER,
        "10:00",
        heard(c1=Voice.TEAM),
    ),
    Case(
        "a ghost asks and thanks",
        "ghost 09:00",
        ("T 10:00", "ghost 11:00"),
        ANSWERED,
        "10:00",
        1,
        US,
        "11:00",
    ),
    Case("a ghost withdraws", "ghost 09:00", ("ghost closes 10:00",), WITHDRAWN, None, None, NOBODY, "10:00"),
    Case(
        "by phone",
        "C 09:00",
        (),
        ANSWERED,
        "09:30",
        0.5,
        CUSTOMER,
        "09:30",
        Facts(answered_elsewhere=wednesday("09:30")),
    ),
    Case(
        "by phone, then a question",
        "C 09:00",
        ("C 10:00",),
        ANSWERED,
        "09:30",
        0.5,
        US,
        "10:00",
        Facts(answered_elsewhere=wednesday("09:30")),
    ),
    Case(
        "by phone, the second time",
        "C 09:00",
        ("T 09:10", "C 10:00"),
        ANSWERED,
        "09:10",
        1 / 6,
        CUSTOMER,
        "11:00",
        Facts(answered_elsewhere=wednesday("11:00")),
    ),
    Case(
        "a walk-in filed hours later, answered on the spot",
        "T 15:00",
        (),
        ANSWERED,
        "09:05",
        1 / 12,
        CUSTOMER,
        "09:05",
        Facts(received=wednesday("09:00"), answered_elsewhere=wednesday("09:05")),
    ),
    Case(
        "a walk-in filed hours later",
        "T 15:00",
        ("T 15:05",),
        ANSWERED,
        "15:05",
        5 + 1 / 12,
        CUSTOMER,
        "15:05",
        PASTED,
    ),
    Case(
        "words before first contact are no response",
        "C 09:00",
        ("T 09:30",),
        UNANSWERED,
        None,
        None,
        US,
        "10:00",
        Facts(received=wednesday("10:00")),
    ),
    Case(
        "no reply needed",
        "C 09:00",
        ("T 09:10", "C 10:00"),
        ANSWERED,
        "09:10",
        1 / 6,
        CUSTOMER,
        "10:00",
        Facts(no_reply_needed=wednesday("10:00")),
    ),
    Case(
        "no reply needed until then",
        "C 09:00",
        ("T 09:10", "C 10:00", "C 11:00"),
        ANSWERED,
        "09:10",
        1 / 6,
        US,
        "11:00",
        Facts(no_reply_needed=wednesday("10:00")),
    ),
    Case(
        "no reply needed is no first response",
        "C 09:00",
        (),
        UNANSWERED,
        None,
        None,
        US,
        "09:00",
        Facts(no_reply_needed=wednesday("10:00")),
    ),
    Case(
        "an empty comment",
        "C 09:00",
        ("T 10:00 <!-- x -->", "T 11:00"),
        ANSWERED,
        "11:00",
        2,
        CUSTOMER,
        "11:00",
    ),
    Case("only a quote", "C 09:00", ("T 10:00 > is it blank?",), UNANSWERED, None, None, US, "09:00"),
    Case(
        "a colleague is called",
        "C 09:00",
        ("T 10:00 @bob can you look?",),
        UNANSWERED,
        None,
        None,
        US,
        "09:00",
    ),
    Case(
        "a call that answered",
        "C 09:00",
        ("T 10:00 @bob can you look?",),
        ANSWERED,
        "10:00",
        1,
        CUSTOMER,
        "10:00",
        heard(c1=Voice.TEAM),
    ),
    Case(
        "a call does not hand the turn over",
        "C 09:00",
        ("T 09:10", "C 10:00", "T 10:05 @bob ideas?"),
        ANSWERED,
        "09:10",
        1 / 6,
        US,
        "10:00",
    ),
)


@pytest.mark.usefixtures("machine_zone")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = tell(case.opened, *case.lines, facts=case.facts)
    assert found.verdict is case.verdict
    response = found.response.at if found.response else None
    assert response == (wednesday(case.response) if case.response else None)
    assert found.took == (timedelta(hours=case.took) if case.took is not None else None)
    assert (found.turn, found.since) == (case.turn, wednesday(case.since))


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
