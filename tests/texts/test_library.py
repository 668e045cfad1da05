from pathlib import Path

import pytest

from sretui.core.errors import TextError
from sretui.core.replies import FIELDS
from sretui.texts.library import Texts

ASKED = {name: f"<{name}>" for name in FIELDS}
MORE = {
    "words": "It fails.",
    "product_title": "Crash",
    "product_url": "https://example.org/1",
    "product_number": "1",
    "addresses": "https://example.org/2",
    "whom": "@bob",
    "question": "Can you look?",
    "by": "",
    "receiver": "Bob",
    "primary_login": "alice",
    "what": "Alice covers for Bob.",
    "me": "Alice Adams",
    "taker": "Bob Brown",
    "taker_login": "bob",
    "reason": "I am away.",
    "lines": "Handed off from @alice to @bob.",
    "absent": "Carol Cole",
    "from": "Mon 30 Nov",
    "backup": "Carol Cole",
    "state": "It is known.",
    "tried": "A reinstall.",
    "promised": "A build.",
    "waits": "yes",
    "giver": "Alice Adams",
    "team": "Example",
    "week": "Fri 27 Nov",
    "handed": "- #301",
    "kept": "- #302",
    "closed": "- #303",
    "situation": "Calm.",
    "owed": "- #304",
    "writer": "Alice Adams",
}


@pytest.mark.parametrize("name", Texts().names())
def test_each_of_ours_can_be_filled_in(name: str) -> None:
    text = Texts().render(name, {**ASKED, **MORE})
    assert text == text.strip()
    assert len(text) > 10
    assert "{{" not in text


@pytest.mark.parametrize("name", Texts().names("acknowledge-"))
def test_canned_replies_need_no_more_than_every_text_may_name(name: str) -> None:
    assert Texts().render(name, ASKED).startswith("<greeting>")


def test_the_teams_own_stand_in_for_ours_and_beside_them(tmp_path: Path) -> None:
    (tmp_path / "resolved.md").write_text("Bye, {{ customer }}.\n", encoding="utf-8")
    (tmp_path / "acknowledge-ours.md").write_text("Hé", encoding="utf-8")
    (tmp_path / "Not A Name.md").write_text("x", encoding="utf-8")
    texts = Texts(tmp_path)
    assert texts.render("resolved", {"customer": "Jane"}) == "Bye, Jane."
    assert texts.render("acknowledge-ours", {}) == "Hé"
    assert "acknowledge-ours" in texts.names("acknowledge-")
    assert "acknowledge-received" in texts.names("acknowledge-")
    assert "Not A Name" not in texts.names()


def test_what_customers_write_is_no_template() -> None:
    text = Texts().render("product-issue", {"words": "{{ 7 * 7 }} {% raw %}", "url": "u"})
    assert text.startswith("{{ 7 * 7 }} {% raw %}")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("one\ntwo {{ custmer }}\n", "line 2: 'custmer' is undefined"),
        ("one\n{% if %}\n", "line 2: "),
        ("{{ customer.nothing }}", "line 1: "),
        ("\n\n{{ ''.__class__.__mro__ }}", "line 3: "),
        ("{{ 1 / 0 }}", "line 1: division by zero"),
        ("{% include 'other' %}", "line 1: "),
        ("{% for i in range(10 ** 9) %}x{% endfor %}", "line 1: "),
        ("{{ customer + 1 }}", "line 1: "),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path, source: str, told: str) -> None:
    (tmp_path / "own.md").write_text(source, encoding="utf-8")
    with pytest.raises(TextError) as caught:
        Texts(tmp_path).render("own", {"customer": "Jane"})
    assert "own.md" in str(caught.value)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["nothing-of-this-name", "../secret", "", "a/b", "UPPER", "a" * 100])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.md").write_text("s", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    with pytest.raises(TextError):
        Texts(tmp_path / "inner").render(name, {})


def test_a_file_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TextError, match="cannot be read as text"):
        Texts(tmp_path).render("own", {})
    assert "own" in Texts(tmp_path).names()
