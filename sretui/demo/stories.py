"""The inquiries of the week, each in a state of the response clock, relative to the demo's first instant.

Every one has a key; the tests and the script find it by that. Lengths before `at` are business minutes
unless they say days.
"""

from datetime import datetime, timedelta

from sretui.demo import letters
from sretui.demo.drafts import Draft, Said
from sretui.demo.office import business_back, days_back, local
from sretui.demo.team import BOILERPLATE, INQUIRIES, ME, RELAY

GOAL = 240
"""Business minutes within which a first answer is due."""


def received_line(at: datetime, channel: str, customer: str) -> str:
    """Write the line that tells when, how and from whom first contact came."""
    return f"Received {local(at):%Y-%m-%d %H:%M %Z} by {channel} from {customer}."


def pasted(text: str, at: datetime, channel: str, customer: str, template: str = "") -> str:
    """Make the body of an inquiry the Primary typed in; the template is on `top`, `bottom` or nowhere."""
    line = received_line(at, channel, customer)
    parts = [BOILERPLATE] * (template == "top") + [line, text] + [BOILERPLATE] * (template == "bottom")
    return "\n\n".join(parts)


def active(at: datetime, week_before: str) -> list[Draft]:
    """Build the week's inquiries; `week_before` is who had the duty last week."""
    return [
        *_unanswered(at),
        _noise(at),
        *_doubled(at),
        *_ours(at),
        *_theirs(at, week_before),
        *_silent(at),
        *_done(at, week_before),
        _moved(at),
    ]


def _filed(at: datetime, received: datetime, minutes: int = 6) -> datetime:
    """Return when the Primary had pasted what came in."""
    return min(received + timedelta(minutes=minutes), at)


def _mail_date(at: datetime, days: int) -> str:
    """Write a day as a mail program does, so many days before an instant."""
    return f"{local(at) - timedelta(days=days):%a, %b %d, %Y at %I:%M %p}"


def _unanswered(at: datetime) -> list[Draft]:
    fresh, close, late = (business_back(at, minutes) for minutes in (60, GOAL - 20, GOAL + 95))
    return [
        Draft(
            "[EXTERNAL] Blank window after remote desktop on macOS",
            pasted(letters.REMOTE_BLANK, fresh, "mail", "Jane Doe", "top"),
            ME,
            _filed(at, fresh),
            "three-hours",
        ),
        Draft(
            "Skerry Hotline: engine aborts when opening time-dependent Exodus",
            pasted(letters.REMOTE_CRASH, close, "hotline", "Marta Ibáñez"),
            ME,
            _filed(at, close, 12),
            "twenty-minutes",
        ),
        Draft(
            "Fwd: [skerry-users] session file cannot be restored",
            pasted(
                letters.OVERDUE_SESSION.replace("{sent}", _mail_date(late, 9)),
                late,
                "mail",
                "Włodzimierz Sęk",
                "bottom",
            ),
            ME,
            _filed(at, late),
            "overdue",
        ),
    ]


def _noise(at: datetime) -> Draft:
    """Build what the mailing list's relay made an inquiry of, though nobody asks anything."""
    noisy = business_back(at, 130)
    return Draft(
        "Re: [example-skerry/live-customer-response] Installing without internet (#94)",
        letters.OUT_OF_OFFICE,
        RELAY,
        noisy,
        "relay-noise",
    )


def _doubled(at: datetime) -> list[Draft]:
    """Build the same text twice, by one click of a customer on GitHub."""
    first = business_back(at, 100)
    title = "libGLU.so.1 missing on Ubuntu 24.04"
    return [
        Draft(title, letters.DOUBLE, "seo-jh", first, "duplicate"),
        Draft(title, letters.DOUBLE, "seo-jh", first + timedelta(seconds=2), "duplicate-again"),
    ]


def _ours(at: datetime) -> list[Draft]:
    """Build those answered once, where the customer came back."""
    movie, units = days_back(at, 4, 9, 20), days_back(at, 6, 14, 5)
    return [
        Draft(
            "Movie export stops at frame 512",
            letters.MOVIE + "\n\n" + BOILERPLATE,
            "ines-matos",
            movie,
            "turn-ours",
            assignees=["tkvale"],
            said=[
                Said("tkvale", letters.MOVIE_ANSWER, movie + timedelta(minutes=95)),
                Said(
                    "ines-matos",
                    letters.MOVIE_REPLY.replace("{sent}", _mail_date(movie, 0)),
                    business_back(at, 150),
                ),
            ],
        ),
        Draft(
            "CGNS pressures ten times too large",
            letters.UNITS,
            "benoit-lacroix",
            units,
            "turn-ours-long",
            assignees=["dkoval"],
            said=[
                Said("dkoval", letters.UNITS_ANSWER, units + timedelta(minutes=70)),
                Said(
                    "benoit-lacroix",
                    letters.UNITS_REPLY,
                    max(business_back(at, 700), units + timedelta(minutes=100)),
                ),
            ],
        ),
    ]


def _theirs(at: datetime, before: str) -> list[Draft]:
    """Build those where the customer has the next word."""
    seeds, cluster, wish = business_back(at, 500), days_back(at, 3, 15, 0), days_back(at, 2, 11, 15)
    return [
        Draft(
            "Seeding streamlines from a selection",
            letters.STREAMLINES,
            "nvu-hydro",
            seeds,
            "answered",
            assignees=[ME],
            said=[Said(ME, letters.STREAMLINES_ANSWER, business_back(at, 410))],
        ),
        Draft(
            "Walk-in: engine never comes up on new cluster",
            pasted(letters.PARALLEL, cluster, "walk-in", "Peadar Gallagher"),
            before,
            cluster + timedelta(minutes=25),
            "waiting-on-customer",
            said=[
                Said(before, letters.PARALLEL_ANSWER, cluster + timedelta(minutes=50)),
                Said("skerry-ci", "This issue was mentioned in build 8841.", cluster + timedelta(minutes=58)),
            ],
        ),
        Draft(
            "Arrow keys for the time slider",
            letters.WISH,
            "cfd-marta",
            wish,
            "to-be-moved",
            assignees=["ligia-sousa"],
            said=[Said("ligia-sousa", letters.WISH_ANSWER, wish + timedelta(minutes=45))],
        ),
    ]


def _silent(at: datetime) -> list[Draft]:
    """Build those whose customer has said nothing for weeks: one short of expiry, one past it."""
    written = (at - timedelta(days=19, minutes=40)).replace(second=0)
    air, labels = business_back(written, 205), days_back(at, 24, 13, 30)
    return [
        Draft(
            "Installing without internet",
            pasted(letters.INSTALL, air, "mail", "Rosa Lindqvist", "top"),
            "anwen-rees",
            air + timedelta(minutes=9),
            "waiting-19-days",
            said=[Said("anwen-rees", letters.INSTALL_ANSWER, written)],
        ),
        Draft(
            "Labels overlap on dense meshes",
            letters.LABELS,
            "k-adeyemi",
            labels,
            "expired",
            said=[Said("jbraendl", letters.LABELS_ANSWER, labels + timedelta(minutes=80))],
        ),
    ]


def _done(at: datetime, before: str) -> list[Draft]:
    """Build those that are closed, and where yet somebody spoke again."""
    grey, threads = days_back(at, 9, 9, 0), days_back(at, 41, 10, 30)
    return [
        Draft(
            "Volume rendering grey since 4.2",
            pasted(letters.VOLUME, grey, "mail", "Eske Rasmussen", "bottom"),
            before,
            grey + timedelta(minutes=14),
            "late-thanks",
            said=[
                Said(before, letters.VOLUME_ANSWER, grey + timedelta(minutes=65)),
                Said("rasmussen-e", letters.VOLUME_THANKS, business_back(at, 180)),
            ],
            # the same afternoon: holidays can stretch the minutes back to the thanks over many days
            closed=(before, grey + timedelta(hours=7), "completed"),
        ),
        Draft(
            "[skerry-users] threads and MPI together?",
            pasted(letters.THREADS, threads, "mail", "Eske Rasmussen", "top"),
            "petrawinter",
            threads + timedelta(minutes=20),
            "question-on-closed",
            said=[
                Said("petrawinter", letters.THREADS_ANSWER, threads + timedelta(minutes=150)),
                Said("rasmussen-e", letters.THREADS_AGAIN, business_back(at, 75)),
            ],
            closed=("petrawinter", days_back(at, 36, 11, 0), "completed"),
        ),
    ]


def _moved(at: datetime) -> Draft:
    """Build the one that is a product issue by now."""
    moved = days_back(at, 12, 14, 0)
    return Draft(
        "Crash when two clients share an engine",
        f"Two of us connected to one engine; it died. Discussed in {INQUIRIES} before.",
        "yuki-mori-lab",
        moved,
        "moved",
        said=[Said("anwen-rees", "I am moving this to the program's issues.", moved + timedelta(hours=1))],
    )
