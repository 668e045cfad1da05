from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sretui.cli.entry.commands import sretui
from sretui.config.loading import load
from sretui.config.places import Places
from sretui.core.errors import ConfigError

OPTIONS = ("--inquiries", "harbor/questions", "--product", "harbor/harbor", "--zone", "Europe/Berlin")


def init(folder: Path, *args: str, said: str = "") -> Result:
    runner = CliRunner(catch_exceptions=False)
    return runner.invoke(sretui, ["--config", str(folder), "init", "--unchecked", *args], input=said)


def places(folder: Path) -> Places:
    return Places(folder / "config.toml", folder / "data")


def test_options_alone_make_files_that_load(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "sretui"
    result = init(folder, "--yes", "--me", "alice", *OPTIONS)
    assert result.output.splitlines()[:2] == [
        f"{folder / 'config.toml'}: written",
        f"{folder / 'team.toml'}: written",
    ]
    loaded = load(places(folder))
    assert loaded.settings.inquiries == "harbor/questions"
    assert loaded.settings.me == "alice"
    assert (loaded.team.name, loaded.team.hours.zone) == ("harbor", "Europe/Berlin")
    assert [person.login for person in loaded.team.people] == ["alice"]
    assert loaded.team.holiday_years == frozenset()


def test_every_key_stands_in_the_files_with_its_docstring(tmp_path: Path) -> None:
    init(tmp_path, "--yes", *OPTIONS)
    text = (tmp_path / "config.toml").read_text() + (tmp_path / "team.toml").read_text()
    for line in (
        "# theme = ",
        "# open_seconds = 60",
        "# goal = ",
        "# percent = 50",
        "# [[shifts]]",
        "# [[closures]]",
    ):
        assert line in text
    assert "# Seconds between two looks at GitHub in business hours." in text
    assert "Christmas Day" in text


def test_every_commented_key_works_once_its_mark_is_removed(tmp_path: Path) -> None:
    init(tmp_path, "--yes", "--me", "alice", *OPTIONS)
    team = tmp_path / "team.toml"
    lines = team.read_text().splitlines()
    shown = [line.removeprefix("# ") if _is_key(line) else line for line in lines]
    team.write_text("\n".join(shown) + '\n[[people]]\nlogin = "bob"\nname = "Bob"\n')
    with pytest.raises(ConfigError) as caught:
        load(places(tmp_path))
    assert caught.value.problems == ('team.toml: people[1].login: "alice"; expected each login once',)


def _is_key(line: str) -> bool:
    bare = line.removeprefix("# ")
    return line != bare and (
        bare.startswith(("[[", "  2", "]")) or bare.split(" = ")[0].replace("_", "").isalnum()
    )


def test_it_asks_what_is_missing_and_asks_again_after_a_bad_answer(tmp_path: Path) -> None:
    said = "harbor\nharbor/questions\nharbor/harbor\n\nalice\nMars/Olympus\nUTC\n"
    result = init(tmp_path, said=said)
    assert result.exit_code == 0, result.output
    assert "'harbor'; expected a repo as \"owner/name\"" in result.output
    assert "'Mars/Olympus'; expected a time zone" in result.output
    loaded = load(places(tmp_path))
    assert (loaded.settings.me, loaded.settings.api) == ("alice", "https://api.github.com")
    assert loaded.team.hours.zone == "UTC"


def test_a_second_run_keeps_comments_and_changes_only_what_was_answered(tmp_path: Path) -> None:
    mine = tmp_path / "config.toml"
    mine.write_text(
        "# my own words\n[repos] # both\ninquiries = 'harbor/old' # soon renamed\n"
        "product = 'harbor/harbor'\n\n[screen]\nbell = false # the office is quiet\n"
    )
    team = tmp_path / "team.toml"
    team.write_text("name = 'Harbor' # us\n[hours]\nzone = 'UTC' # at sea\n")
    result = init(tmp_path, "--yes", "--inquiries", "harbor/questions")
    assert result.output.splitlines()[:2] == [f"{mine}: changed", f"{team}: as it was"]
    assert mine.read_text() == (
        '# my own words\n[repos] # both\ninquiries = "harbor/questions" # soon renamed\n'
        "product = 'harbor/harbor'\n\n[screen]\nbell = false # the office is quiet\n"
    )


def test_the_same_answers_twice_change_nothing(tmp_path: Path) -> None:
    init(tmp_path, "--yes", *OPTIONS)
    before = (tmp_path / "config.toml").read_bytes(), (tmp_path / "team.toml").read_bytes()
    result = init(tmp_path, "--yes", *OPTIONS)
    assert result.output.count("as it was") == 2
    assert ((tmp_path / "config.toml").read_bytes(), (tmp_path / "team.toml").read_bytes()) == before


def test_a_linked_config_stays_a_link(tmp_path: Path) -> None:
    kept, used = tmp_path / "dotfiles", tmp_path / "used"
    init(kept, "--yes", *OPTIONS)
    used.mkdir()
    (used / "config.toml").symlink_to(kept / "config.toml")
    (used / "team.toml").symlink_to(kept / "team.toml")
    init(used, "--yes", "--me", "bob")
    assert (used / "config.toml").is_symlink()
    assert load(places(kept)).settings.me == "bob"


REFUSED = [
    (("--yes",), "--inquiries is needed when nothing may be asked"),
    (("--yes", "--inquiries", "x"), "'x'; expected a repo as \"owner/name\""),
    (("--yes", *OPTIONS, "--api", "http://example.org"), "expected an address like"),
    (("--yes", *OPTIONS, "--me", "a b"), "expected a GitHub login"),
]


@pytest.mark.parametrize(("args", "sentence"), REFUSED)
def test_a_bad_option_is_refused_and_nothing_is_written(
    tmp_path: Path, args: tuple[str, ...], sentence: str
) -> None:
    result = init(tmp_path, *args)
    assert result.exit_code == 2
    assert sentence in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_toml_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text("name = ")
    with pytest.raises(ConfigError, match=r"team\.toml: is not TOML"):
        init(tmp_path, "--yes", *OPTIONS)
    assert not (tmp_path / "config.toml").exists()
