import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sretui.config.loading import Loaded, load
from sretui.config.places import Places
from sretui.core.errors import ConfigError
from sretui.core.model import Channel
from sretui.core.team import Membership, Person, Shift

MINE = """
[repos]
inquiries = "harbor/questions"
product = "harbor/harbor"
"""
TEAM = """
name = "Harbor"
[hours]
zone = "America/Los_Angeles"
[[people]]
login = "alice"
name = "Alice Almond"
[[people]]
login = "bob"
name = "Bob Birch"
"""


def write(folder: Path, mine: str | bytes = MINE, team: str | bytes = TEAM) -> Places:
    for name, text in (("config.toml", mine), ("team.toml", team)):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return Places(folder / "config.toml", folder / "data")


def problems(folder: Path, mine: str | bytes = MINE, team: str | bytes = TEAM) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        load(write(folder, mine, team))
    return caught.value.problems


def test_the_least_that_is_needed_gives_the_process_pages_defaults(tmp_path: Path) -> None:
    loaded = load(write(tmp_path))
    assert loaded.settings.api == "https://api.github.com"
    assert loaded.settings.open_seconds == 60
    team = loaded.team
    assert team.goal == timedelta(hours=4)
    assert team.expiry_days == 21
    assert team.channels == tuple(Channel)
    assert [person.login for person in team.people] == ["alice", "bob"]
    assert team.people[0].memberships == (Membership(),)
    monday = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert team.hours.is_open(monday)
    assert not team.hours.is_open(monday + timedelta(hours=4))


FULL = """
name = "Harbor"
goal = "3h30m"
expiry_days = 0
relays = ["alice-list"]
bots = ["welcome[bot]"]
boilerplate = ["one\\ntwo"]
list_tags = ["[users]"]
[hours]
zone = "Europe/Berlin"
[hours.weekly]
monday = ["13:00-24:00", "08:00-12:00"]
friday = ["08:00-12:00"]
[[people]]
login = "alice"
name = "Alice Almond"
percent = 100
experienced = true
memberships = [{ from = 2020-01-01, to = 2021-12-31 }, { from = "2023-01-01" }]
[[people]]
login = "bob"
name = "Bob Birch"
[[shifts]]
start = 2026-11-23
primary = "alice"
backup = "bob"
[holidays]
2026 = [2026-12-25]
2027 = []
[[closures]]
date = 2026-12-21
from = 10:00:00
to = "11:30"
[labels]
reviewed = "seen"
[channels]
mail = "private"
GitHub = "public"
"""


def test_everything_of_the_teams_file_reaches_the_rules(tmp_path: Path) -> None:
    team = load(write(tmp_path, team=FULL)).team
    assert team.people[0] == Person(
        "alice",
        "Alice Almond",
        100,
        True,
        (Membership(date(2020, 1, 1), date(2021, 12, 31)), Membership(date(2023, 1, 1), None)),
    )
    assert (team.goal, team.expiry_days) == (timedelta(hours=3, minutes=30), 0)
    assert (team.relays, team.bots) == (("alice-list",), ("welcome[bot]",))
    assert (team.boilerplate, team.list_tags) == (("one\ntwo",), ("[users]",))
    assert team.shifts == (Shift(date(2026, 11, 23), "alice", "bob"),)
    assert team.holiday_years == {2026, 2027}
    assert team.hours.holidays == {date(2026, 12, 25)}
    assert [tuple(closure) for closure in team.hours.closures] == [
        (date(2026, 12, 21), time(10), time(11, 30))
    ]
    assert team.hours.weekly[0] == ((time(8), time(12)), (time(13), time(0)))
    assert team.labels.reviewed == "seen"
    assert team.channels == (Channel.MAIL, Channel.GITHUB)
    assert team.private_channels == {"mail": True, "GitHub": False}


def test_the_teams_file_may_stand_elsewhere(tmp_path: Path) -> None:
    mine, shared = tmp_path / "mine", tmp_path / "shared"
    mine.mkdir()
    shared.mkdir()
    (shared / "harbor.toml").write_text(TEAM)
    places = write(mine, 'team = "../shared/harbor.toml"\n' + MINE, "")
    assert load(places).team.name == "Harbor"


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(tmp_path: Path) -> None:
    places = write(tmp_path, b"\xef\xbb\xbf" + MINE.replace("\n", "\r\n").encode())
    assert load(places).settings.product == "harbor/harbor"


WEEK = TEAM.replace("[[people]]", "[hours.weekly]\n{}\n[[people]]", 1)
UNREADABLE = [
    (b"\xff\xfea\x00", "config.toml: is not UTF-8 text (byte 1); save it as UTF-8"),
    (MINE.encode() + b"# caf\xe9", "config.toml: is not UTF-8 text (byte 72); save it as UTF-8"),
    ("a = ", "config.toml: is not TOML: invalid value (at line 1, column 5)"),
    (
        "[repos]\nproduct = nope",
        "config.toml: is not TOML: invalid value (at line 2, column 11)",
    ),
    ("a = 2026-13-01", "config.toml: is not TOML: "),
    ("a = " + "[" * 5000, "config.toml: is not TOML: "),
]


@pytest.mark.parametrize(("text", "sentence"), UNREADABLE)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    (only,) = problems(tmp_path, mine=text)
    assert only.startswith(sentence)


MISTAKES_OF_MINE = [
    ("me = 3", "config.toml: me: 3; expected a GitHub login"),
    ("tema = 'x'", 'config.toml: tema: unknown key; did you mean "team"?'),
    (
        "frobnicate = 1",
        (
            "config.toml: frobnicate: unknown key; known here: "
            "repos, me, team, github, polling, screen, writing, keys"
        ),
    ),
    ("polling = 5", "config.toml: polling: 5; expected a table"),
    (
        'polling = { open_seconds = "often" }',
        'config.toml: polling.open_seconds: "often"; expected a whole number',
    ),
    ("polling = { open_seconds = 1 }", "config.toml: polling.open_seconds: 1; expected 10 or more"),
    (
        "polling = { closed_seconds = 1e9 }",
        "config.toml: polling.closed_seconds: 1000000000.0; expected a whole number",
    ),
    (
        "polling = { open_secs = 60 }",
        'config.toml: polling.open_secs: unknown key; did you mean "open_seconds"?',
    ),
    (
        'screen = { theme = "sretui-dork" }',
        'config.toml: screen.theme: "sretui-dork"; expected one like "sretui-dark"',
    ),
    ('screen = { theme = "%" }', 'config.toml: screen.theme: "%"; expected one like "sretui-dark"'),
    ('screen = { bell = "yes" }', 'config.toml: screen.bell: "yes"; expected true or false'),
    (
        'screen = { zone = "Mars/Olympus" }',
        (
            'config.toml: screen.zone: "Mars/Olympus"; '
            'expected a time zone of the tz database like "America/Los_Angeles"'
        ),
    ),
    (
        'github = { api = "http://github.example.org" }',
        (
            'config.toml: github.api: "http://github.example.org"; expected an address like '
            '"https://api.github.com" (http only for this machine: a token is sent)'
        ),
    ),
    (
        'github = { token = "ghp_0123456789abcdefghij" }',
        (
            "config.toml: github.token: not kept in a file; "
            "put the token into GITHUB_TOKEN, `gh auth login` or the keyring"
        ),
    ),
    ('me = "ghp_0123456789abcdefghij!"', 'config.toml: me: "•••!"; expected a GitHub login'),
    (
        'keys = { list.down = "ctrl+m" }',
        'config.toml: keys.list.down: "ctrl+m"; expected another key: terminals cannot tell it from enter',
    ),
    (
        'keys = { list.down = "alt+x" }',
        'config.toml: keys.list.down: "alt+x"; expected another key: tmux does not pass alt on',
    ),
    (
        'keys = { list.down = "r x" }',
        'config.toml: keys.list.down: "r x"; expected a key like "r", "f5" or "ctrl+r"',
    ),
    ('keys = { list.dwon = "n" }', 'config.toml: keys.list.dwon: unknown action; did you mean "list.down"?'),
    (
        'keys = { frobnicate = "n" }',
        "config.toml: keys.frobnicate: unknown action; the help screen (`?`) names them all",
    ),
    ("keys = { list.down = 5 }", "config.toml: keys.list.down: 5; expected text in quotes"),
]


@pytest.mark.parametrize(("line", "sentence"), MISTAKES_OF_MINE)
def test_a_mistake_of_mine_is_told_in_a_sentence(tmp_path: Path, line: str, sentence: str) -> None:
    assert problems(tmp_path, mine=line + "\n" + MINE) == (sentence,)


MISTAKES_OF_REPOS = [
    (
        "[repos]\nproduct = 'a/b'",
        (
            "config.toml: repos.inquiries: missing; "
            'expected the repo in which inquiries are issues, as "owner/name"'
        ),
    ),
    ("", "config.toml: repos: missing; expected the team's two repos"),
    (
        "[repos]\nproduct = 'a/b'\ninquiries = 'b'",
        'config.toml: repos.inquiries: "b"; expected a repo as "owner/name"',
    ),
    (
        "[repos]\nproduct = 'a/b'\ninquiries = 'A/B'",
        'config.toml: repos.product: "a/b"; expected another repo than repos.inquiries',
    ),
]


@pytest.mark.parametrize(("text", "sentence"), MISTAKES_OF_REPOS)
def test_a_mistake_in_the_repos_is_told_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    assert problems(tmp_path, mine=text) == (sentence,)


MISTAKES_OF_THE_TEAM = [
    ('goal = "soon"', 'team.toml: goal: "soon"; expected a length of time like 4h, 3h30m or 45m'),
    ("goal = 4", "team.toml: goal: 4; expected a length of time like 4h, 3h30m or 45m"),
    ("expiry_days = -1", "team.toml: expiry_days: -1; expected 0 or more"),
    ("relays = 'list'", 'team.toml: relays: "list"; expected a list'),
    ("relays = ['a b']", 'team.toml: relays[0]: "a b"; expected a GitHub login'),
    (
        "relays = ['Alice']",
        (
            'team.toml: relays[0]: "Alice"; expected an account that is not among the people, '
            "because theirs is always their own"
        ),
    ),
    (
        "relays = ['x']\nbots = ['X']",
        'team.toml: bots[0]: "X"; expected an account that is not among the relays',
    ),
    (
        "holidays = { 2026 = [2027-01-01] }",
        "team.toml: holidays.2026[0]: 2027-01-01; expected a date in 2026",
    ),
    ("holidays = { next = [] }", "team.toml: holidays.next: unknown key; expected a year like 2026"),
    (
        "holidays = { 2026 = ['soon'] }",
        'team.toml: holidays.2026[0]: "soon"; expected a date like 2026-11-23',
    ),
    (
        "holidays = { 2026 = [2026-01-01T00:00:00] }",
        "team.toml: holidays.2026[0]: 2026-01-01T00:00:00; expected a date like 2026-11-23",
    ),
    (
        "closures = [{ date = 2026-01-02, from = 12:00:00, to = 10:00:00 }]",
        "team.toml: closures[0]: a table; expected `from` earlier than `to`",
    ),
    (
        "closures = [{ date = 2026-01-02, from = 12:00:00 }]",
        "team.toml: closures[0].to: missing; expected local time at which it ends",
    ),
    ("channels = { mial = 'private' }", 'team.toml: channels.mial: unknown key; did you mean "mail"?'),
    ("channels = { mail = 'secret' }", 'team.toml: channels.mail: "secret"; expected "public" or "private"'),
    ("labels = { docs = '' }", 'team.toml: labels.docs: ""; expected text in quotes'),
    (
        "shifts = [{ start = 2026-11-23, primary = 'alice', backup = 'alice' }]",
        'team.toml: shifts[0].backup: "alice"; expected somebody else than the primary',
    ),
    (
        "shifts = [{ start = 2026-11-23, primary = 'carol', backup = 'bob' }]",
        'team.toml: shifts[0].primary: "carol"; expected the login of one of the people',
    ),
    (
        (
            "shifts = [{ start = 2026-11-23, primary = 'alice', backup = 'bob' },"
            " { start = 2026-11-16, primary = 'bob', backup = 'alice' }]"
        ),
        "team.toml: shifts[1].start: 2026-11-16; expected a date after 2026-11-23",
    ),
]


@pytest.mark.parametrize(("line", "sentence"), MISTAKES_OF_THE_TEAM)
def test_a_mistake_of_the_team_is_told_in_a_sentence(tmp_path: Path, line: str, sentence: str) -> None:
    assert problems(tmp_path, team=line + "\n" + TEAM) == (sentence,)


MISTAKES_OF_THE_WEEK = [
    ("mondy = []", 'team.toml: hours.weekly.mondy: unknown key; did you mean "monday"?'),
    (
        "monday = ['12:00-08:00']",
        (
            "team.toml: hours.weekly.monday: a list of 1; "
            'expected an interval like "08:00-12:00" that ends after it starts'
        ),
    ),
    (
        "monday = ['08:00-12:00', '11:00-13:00']",
        "team.toml: hours.weekly.monday: a list of 2; expected intervals that do not overlap",
    ),
    ("monday = []", "team.toml: hours.weekly: a table; expected at least one interval in the week"),
]


@pytest.mark.parametrize(("line", "sentence"), MISTAKES_OF_THE_WEEK)
def test_a_mistake_of_the_week_is_told_in_a_sentence(tmp_path: Path, line: str, sentence: str) -> None:
    assert problems(tmp_path, team=WEEK.format(line)) == (sentence,)


MISTAKES_OF_A_PERSON = [
    ("login = 'Bob'\nname = 'B'", 'team.toml: people[2].login: "Bob"; expected each login once'),
    ("login = 'carol'", "team.toml: people[2].name: missing; expected name as the screens show it"),
    ("login = 'c'\nname = 'C'\npercent = 101", "team.toml: people[2].percent: 101; expected 100 or less"),
    (
        "login = 'c'\nname = 'C'\nform = 2026-01-01",
        "team.toml: people[2].form: unknown key; known here: login, name, percent, experienced, memberships",
    ),
    (
        "login = 'c'\nname = 'C'\nmemberships = [{ from = 2026-01-02, to = 2026-01-01 }]",
        "team.toml: people[2].memberships[0]: a table; expected `from` no later than `to`",
    ),
    (
        "login = 'c'\nname = 'C'\nmemberships = [{ form = 2026-01-02 }]",
        'team.toml: people[2].memberships[0].form: unknown key; did you mean "from"?',
    ),
]


@pytest.mark.parametrize(("lines", "sentence"), MISTAKES_OF_A_PERSON)
def test_a_mistake_in_a_person_is_told_in_a_sentence(tmp_path: Path, lines: str, sentence: str) -> None:
    assert problems(tmp_path, team=f"{TEAM}\n[[people]]\n{lines}") == (sentence,)


def test_every_mistake_of_both_files_is_told_at_once(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        mine="mee = 'alice'\n[repos]\ninquiries = 'x'\nproduct = 5\n[keys]\nlist.up = 'r'\n'list.down' = 'r'",
        team="relays = ['alice']\n" + TEAM + "[[people]]\nlogin = 'BOB'",
    )
    assert told == (
        'config.toml: repos.inquiries: "x"; expected a repo as "owner/name"',
        'config.toml: repos.product: 5; expected a repo as "owner/name"',
        'config.toml: mee: unknown key; did you mean "me"?',
        'config.toml: keys.list.down: "r"; expected a key that is still free; list.up has this one',
        "team.toml: people[2].name: missing; expected name as the screens show it",
        'team.toml: people[2].login: "BOB"; expected each login once',
        (
            'team.toml: relays[0]: "alice"; expected an account that is not among the people, '
            "because theirs is always their own"
        ),
    )


def test_a_missing_file_points_to_init(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(Places(tmp_path / "config.toml", tmp_path))
    here = tmp_path / "config.toml"
    assert caught.value.problems == (
        f"config.toml: there is no such file ({here}); run `sretui init` to write one",
    )


def test_a_folder_in_the_place_of_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    (tmp_path / "team.toml").write_text(TEAM)
    with pytest.raises(ConfigError, match="is a folder, not a file"):
        load(Places(tmp_path / "config.toml", tmp_path))


KEYS = st.sampled_from(
    [
        "me",
        "team",
        "repos",
        "keys",
        "people",
        "login",
        "shifts",
        "holidays",
        "hours",
        "weekly",
        "zone",
        "2026",
        "x",
    ]
)
LEAVES = st.sampled_from(
    [
        '""',
        '"a/b"',
        "1",
        "-1",
        "1e400",
        "nan",
        "true",
        "2026-01-01",
        "12:00:00",
        "2026-01-01T00:00:00Z",
        "[]",
        "{}",
    ]
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS, inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=8,
)
TOML = st.dictionaries(KEYS, VALUES, max_size=6).map(
    lambda table: "\n".join(f"{key} = {value}" for key, value in table.items())
)


def load_or_problems(places: Places) -> Loaded | tuple[str, ...]:
    try:
        return load(places)
    except ConfigError as error:
        return error.problems


@settings(deadline=None)  # the first example that binds a key imports the screens
@given(mine=TOML | st.text() | st.binary(), team=TOML | st.text() | st.binary())
def test_whatever_the_files_hold_is_a_config_or_sentences(
    tmp_path_factory: pytest.TempPathFactory, mine: str | bytes, team: str | bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    found = load_or_problems(write(folder, mine, team))
    if isinstance(found, Loaded):
        assert found.team.name
    else:
        assert found
        assert all(line.isprintable() for line in found)


def test_files_that_passed_once_are_read_without_a_check(tmp_path: Path) -> None:
    places = write(tmp_path, team=FULL)
    places.data.mkdir()
    checked = load(places)
    code = (
        "import sys; from pathlib import Path; from sretui.config.loading import load; "
        "from sretui.config.places import Places; folder = Path(sys.argv[1]); "
        "print(load(Places(folder / 'config.toml', folder / 'data')).team.name, 'pydantic' in sys.modules)"
    )
    read = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert read.stdout == "Harbor False\n"
    assert load(places) == checked


KEYS_WRITTEN = ['[keys]\nlist.down = "n"\nbody.down = "n"', '[keys]\n"list.down" = "n"\n"body.down" = "n"']


@pytest.mark.parametrize("lines", KEYS_WRITTEN)
def test_an_action_may_be_written_with_quotes_or_without(tmp_path: Path, lines: str) -> None:
    loaded = load(write(tmp_path, mine=MINE + lines))
    assert loaded.settings.keys == {"list.down": "n", "body.down": "n"}


@pytest.mark.parametrize("name", ["config.toml", "team.toml"])
def test_a_file_that_changed_since_is_checked_again(tmp_path: Path, name: str) -> None:
    places = write(tmp_path)
    places.data.mkdir()
    load(places)
    (tmp_path / name).write_text("oops = 1")
    with pytest.raises(ConfigError, match=r"unknown key|mistakes"):
        load(places)


@pytest.mark.parametrize("memory", ["", "[]", "{}", '{"digest": 1, "team_file": 2}', "\udcff"])
def test_a_broken_memory_of_the_check_is_passed_over(tmp_path: Path, memory: str) -> None:
    places = write(tmp_path)
    places.data.mkdir()
    (places.data / "config-checked.json").write_bytes(memory.encode(errors="surrogateescape"))
    assert load(places).team.name == "Harbor"
