import os
import stat
from pathlib import Path

import pytest

from sretui.cli.token import Token, find_token
from sretui.core.errors import Unauthorized

API = "https://api.github.com"
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}


def fake_gh(folder: Path, script: str) -> dict[str, str]:
    """Put a `gh` on the path that writes its arguments beside itself and then does as told."""
    gh = folder / "gh"
    gh.write_text(f'#!/bin/sh\necho "$@" > "{folder}/args"\n{script}\n')
    gh.chmod(gh.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin"}


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


FROM_ENVIRONMENT = [
    ({"GITHUB_TOKEN": "one", "GH_TOKEN": "two"}, Token("one", "GITHUB_TOKEN")),
    ({"GITHUB_TOKEN": " ", "GH_TOKEN": "two\n"}, Token("two", "GH_TOKEN")),
]


@pytest.mark.parametrize(("environ", "token"), FROM_ENVIRONMENT)
def test_the_environment_comes_first(environ: dict[str, str], token: Token) -> None:
    assert find_token(API, environ) == token


HOSTS = [
    (API, "github.com"),
    ("https://github.example.org/api/v3", "github.example.org"),
    ("https://api.harbor.ghe.com", "harbor.ghe.com"),
    ("http://127.0.0.1:8080", "127.0.0.1"),
]


@pytest.mark.parametrize(("api", "host"), HOSTS)
def test_gh_is_asked_for_the_apis_host_and_never_told_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, api: str, host: str
) -> None:
    environ = fake_gh(tmp_path, "echo gho_fromgh")
    monkeypatch.setenv("PATH", environ["PATH"])
    assert find_token(api, environ) == Token("gho_fromgh", "`gh auth token`")
    assert (tmp_path / "args").read_text() == f"auth token --hostname {host}\n"


@pytest.mark.parametrize("script", ["exit 1", "true", "echo gho_half; exit 4"])
def test_without_any_token_one_sentence_says_where_to_put_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    environ = fake_gh(tmp_path, script)
    monkeypatch.setenv("PATH", environ["PATH"])
    with pytest.raises(Unauthorized) as caught:
        find_token(API, environ)
    assert str(caught.value) == (
        "there is no token for github.com: set GITHUB_TOKEN, or run `gh auth login --hostname github.com`, "
        "or `keyring set sretui github.com`"
    )


def test_a_token_with_strange_characters_is_refused_without_repeating_it() -> None:
    with pytest.raises(Unauthorized) as caught:
        find_token(API, {"GITHUB_TOKEN": "se cret"})
    assert str(caught.value) == "the token from GITHUB_TOKEN has characters no token has; copy it again"


def test_no_text_form_of_a_token_shows_it() -> None:
    token = Token("verysecret", "GH_TOKEN")
    assert "verysecret" not in f"{token} {token!r} {[token]}"
