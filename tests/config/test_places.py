from pathlib import Path

import pytest

from sretui.config.places import find_places, home_path

CASES = [
    ("/a", "/d", {"SRETUI_CONFIG": "/b", "SRETUI_DATA": "/e"}, "/a/config.toml", "/d"),
    (None, None, {"SRETUI_CONFIG": "/b", "SRETUI_DATA": "/e"}, "/b/config.toml", "/e"),
    ("/a/other.toml", "/d", {}, "/a/other.toml", "/d"),
    (None, "/d", {"SRETUI_CONFIG": "/b/mine.toml"}, "/b/mine.toml", "/d"),
    ("", "/d", {"SRETUI_CONFIG": "/b"}, "/b/config.toml", "/d"),
]


@pytest.mark.parametrize(("config", "data", "environ", "file", "folder"), CASES)
def test_an_option_wins_over_the_environment(
    config: str | None, data: str | None, environ: dict[str, str], file: str, folder: str
) -> None:
    places = find_places(config, data, environ)
    assert (places.config, places.data) == (Path(file), Path(folder))


def test_a_file_of_any_name_is_the_config_itself(tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.touch()
    assert find_places(str(file), None, {}).config == file


def test_without_any_word_the_platforms_folders_are_used() -> None:
    places = find_places(None, None, {})
    assert places.config.parts[-2:] == ("sretui", "config.toml")
    assert "sretui" in places.data.parts


def test_the_home_of_nobody_is_no_crash() -> None:
    assert home_path("~nobody-of-this-name/x") == Path("~nobody-of-this-name/x")
    assert home_path("~/x") == Path.home() / "x"
