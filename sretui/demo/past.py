"""What lies behind the team: three hundred answered inquiries and two thousand issues of the program."""

import random
from datetime import datetime, timedelta

from sretui.demo import letters
from sretui.demo.drafts import Draft, Said
from sretui.demo.grammar import Report, report
from sretui.demo.office import business_back, days_back, local
from sretui.demo.stories import pasted
from sretui.demo.team import CUSTOMERS, GHOST, PEOPLE, RELAY, Shift, primary_at
from sretui.demo.troubles import (
    CHECKLIST,
    FORMATS,
    LINUXES,
    PLATFORMS,
    PLOTS,
    PULLS,
    REDMINE,
    TROUBLES,
    VERSIONS,
)

INQUIRIES, ISSUES = 300, 2000
_ANSWERS = (
    "This is known. There is a way around it in the issue that I link below; the next release has the cure.",
    "Could you send us the log (`skerry -debug 4`) and the smallest file that shows it?",
    "Thank you for the file: I see it here too and have opened an issue for it.",
    "This was changed in {version}. Would you try that and tell us?",
    "Please look at *Options → {plot}*: the third box does what you need.",
)
_BACK = (
    "That works, thanks a lot!",
    "Thank you. It took me a while to come back to this; the new version does not show it any more.",
    "Log is attached: https://example.org/files/skerry.log",
    "I tried it, no change. But a colleague found that it only happens on {platform}.",
)
_CHANNELS = ("mail", "mail", "mail", "mail", "hotline", "walk-in", "chat")
_GREETINGS = ("Hi all,", "Dear Skerry team,", "Hello,", "Good morning,", "Salut,", "")
_WEIGHTS = [trouble.weight for trouble in TROUBLES]
_LOGINS = [login for login, _ in CUSTOMERS]
_TEAM = [one.login for one in PEOPLE]
_EXTRA = (
    ("low-hanging fruit", 0.06),
    ("good first issue", 0.02),
    ("priority", 0.04),
    ("asc", 0.03),
    ("scidac", 0.02),
    ("reviewed", 0.45),
    ("deliberation", 0.01),
    ("engineering", 0.02),
    ("question", 0.03),
    ("security", 0.004),
)


def inquiries(
    at: datetime, dice: random.Random, rota: tuple[Shift, ...], count: int = INQUIRIES
) -> list[Draft]:
    """Build the answered inquiries of the time before, the last of them some days ago."""
    return [_inquiry(at, dice, rota, days) for days in sorted(dice.choices(range(6, 900), k=count))]


def issues(at: datetime, dice: random.Random, count: int = ISSUES) -> list[Draft]:
    """Build the program's issues, pull requests among them, over the last nine years."""
    ages = sorted((dice.uniform(0.4, 3300) for _ in range(count)), reverse=True)
    return [
        _pull(at, dice, age) if dice.random() < 0.15 else _issue(at, dice, age, place)
        for place, age in enumerate(ages)
    ]


def _inquiry(at: datetime, dice: random.Random, rota: tuple[Shift, ...], days: int) -> Draft:
    words = _words(dice)
    login, name = dice.choice(CUSTOMERS)
    received = days_back(at, days, dice.randrange(8, 16), dice.randrange(60))
    primary = primary_at(rota, received)
    filed = received + timedelta(minutes=dice.randrange(4, 45))
    told = _told(dice, words, known=0.4)
    direct = dice.random() < 0.18
    channel = dice.choice(_CHANNELS)
    template = dice.choices(("top", "bottom", ""), (5, 2, 3))[0]
    text = f"{dice.choice(_GREETINGS)}\n\n{told.tale}\n\n{name}".strip()
    body = text if direct else pasted(_mailed(dice, text, received), received, channel, name, template)
    author: str | None = login if direct else primary
    if dice.random() < 0.03:
        author = GHOST
    said = _talk(dice, filed, primary, login, words)
    closed = said[-1].at + timedelta(hours=dice.randrange(1, 70))
    last = min(closed, business_back(at, 900))
    prefix = dice.choices(("", "[EXTERNAL] ", "Re: [skerry-users] ", "Skerry Hotline: "), (12, 3, 2, 1))[0]
    return Draft(prefix + told.title, body, author, filed, said=said, closed=(primary, last, "completed"))


def _talk(
    dice: random.Random, filed: datetime, primary: str, login: str, words: dict[str, str]
) -> list[Said]:
    answered = filed + timedelta(minutes=int(dice.triangular(5, 230, 60)))
    said = [Said(primary, dice.choice(_ANSWERS).format(**words), answered)]
    if dice.random() < 0.6:
        back = answered + timedelta(hours=dice.randrange(1, 48))
        author = dice.choices((login, RELAY, GHOST), (8, 4, 1))[0]
        text = dice.choice(_BACK).format(**words)
        if author == RELAY:
            quoted = said[0].body.replace("\n", "\n> ")
            text = f'{text}\n\nAt {answered:%Y-%m-%d %H:%M:%S}, "{primary}" <***@***.***> wrote:\n> {quoted}'
        said.append(Said(author, text, back))
    if dice.random() < 0.25:
        said.append(
            Said(
                primary,
                "Good to hear. I close this one; please write again any time.",
                said[-1].at + timedelta(hours=2),
            )
        )
    return said


def _issue(at: datetime, dice: random.Random, age: float, place: int) -> Draft:
    words = _words(dice)
    opened = _office_time(at, age, dice)
    told = _told(dice, words, known=0.14)
    title = told.title
    author: str | None = dice.choices((dice.choice(_TEAM), dice.choice(_LOGINS), GHOST), (10, 4, 1))[0]
    body = _redmine(dice, title, told.tale, opened, words) if place < 320 else _report(dice, told.tale, words)
    if place % 701 == 350:
        title, body = "Small things nobody does", CHECKLIST
    labels = [told.kind, *_labels(dice, told.kind)]
    if "crash" in title.casefold() or "abort" in title:
        labels.append("crash")
    draft = Draft(title, body, author, opened, labels=labels)
    if dice.random() < 0.5:
        when = min(
            opened + timedelta(hours=dice.uniform(1, 900)), at - timedelta(minutes=dice.randrange(5, 3000))
        )
        draft.said.append(Said(dice.choice(_TEAM), dice.choice(_ANSWERS).format(**words), max(when, opened)))
    if dice.random() < 0.42 and place != 0:
        done = min(
            opened + timedelta(days=dice.expovariate(1 / 120)),
            at - timedelta(minutes=dice.randrange(9, 9000)),
        )
        draft.closed = (
            dice.choice(_TEAM),
            max(done, opened),
            dice.choices(("completed", "not_planned"), (8, 2))[0],
        )
    return draft


def _pull(at: datetime, dice: random.Random, age: float) -> Draft:
    words = _words(dice)
    opened = _office_time(at, age, dice)
    author = dice.choice([*_TEAM, "skerry-labeler[bot]"])
    draft = Draft(
        _said_once(dice.choice(PULLS), words), "### What\n\nSee the title.\n", author, opened, pull=True
    )
    if age > 30 or dice.random() < 0.5:
        done = min(
            opened + timedelta(days=dice.expovariate(1 / 6)), at - timedelta(minutes=dice.randrange(9, 4000))
        )
        draft.closed = (dice.choice(_TEAM), max(done, opened), "completed")
    return draft


def _told(dice: random.Random, words: dict[str, str], known: float) -> Report:
    """Tell one of the troubles many people meet, as often as `known` says, or something of its own."""
    if dice.random() >= known:
        return report(dice)
    trouble = dice.choices(TROUBLES, _WEIGHTS)[0]
    return Report(trouble.kind, _said_once(dice.choice(trouble.titles), words), trouble.tale.format(**words))


def _said_once(title: str, words: dict[str, str]) -> str:
    text = title.format(**words)
    return text[0].upper() + text[1:]


def _words(dice: random.Random) -> dict[str, str]:
    return {
        "plot": dice.choice(PLOTS),
        "format": dice.choice(FORMATS),
        "platform": dice.choice(PLATFORMS),
        "linux": dice.choice(LINUXES),
        "version": dice.choice(VERSIONS),
    }


def _labels(dice: random.Random, kind: str) -> list[str]:
    found = [name for name, share in _EXTRA if dice.random() < share]
    if kind in {"bug", "wrong results"}:
        found.append(f"impact {dice.choices(('medium', 'low', 'high'), (7, 2, 1))[0]}")
        found.append(f"likelihood {dice.choices(('medium', 'low', 'high'), (7, 2, 1))[0]}")
    return found if kind != "wrong results" else [*found, "bug"]


def _report(dice: random.Random, tale: str, words: dict[str, str]) -> str:
    """Return a report of the present template: headings, steps, and a dump for some."""
    steps = f"1. Open a {words['format']} file\n2. Add a {words['plot']} plot\n3. Draw\n"
    text = f"### Describe the bug\n\n{tale}\n\n### To reproduce\n\n{steps}"
    kind = dice.random()
    if kind < 0.08:
        text += "\n" + letters.REMOTE_CRASH.partition(">>> ")[2].partition("\n--")[0]
    elif kind < 0.14:
        text += (
            "\n<details><summary>Log</summary>\n\n```\nengine: ready\nviewer: 0 plots\n```\n\n</details>\n"
        )
    elif kind < 0.2:
        text += f"\n\u00a0\nReported by a user of *{dice.choice(CUSTOMERS)[1]}*’s group.\n"
    return text


def _redmine(dice: random.Random, title: str, tale: str, at: datetime, words: dict[str, str]) -> str:
    return REDMINE.format(
        ticket=dice.randrange(200, 3200),
        tracker=dice.choice(("Bug", "Feature")),
        title=title,
        author=dice.choice(PEOPLE).name,
        date=f"{local(at):%m/%d/%Y}",
        hours=dice.choice((0.5, 1, 2, 3, 4, 8, 16, 40)),
        likelihood=dice.choice(("2 - Rare", "3 - Occasional", "4 - Common")),
        severity=dice.choice(("2 - Minor Irritation", "3 - Major Irritation", "4 - Crash / Wrong Results")),
        version=words["version"],
        tale=tale,
    )


def _mailed(dice: random.Random, text: str, at: datetime) -> str:
    """Return a text with what a mail program puts around it."""
    if dice.random() < 0.25:
        return f"{text}\n{letters.SIGNATURE}"
    if dice.random() < 0.2:
        sent = f"From: Skerry Users\nSent: {local(at):%A, %d %B %Y %H:%M}\nSubject: Re: your question"
        return f"{text}\n\n-----Original Message-----\n{sent}\n\n> Which version is it?\n> And which system?"
    return text


def _office_time(at: datetime, age: float, dice: random.Random) -> datetime:
    """Pick some instant of a day so many days ago, in whole seconds."""
    return (at - timedelta(days=age)).replace(second=dice.randrange(60), microsecond=0)
