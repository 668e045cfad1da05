"""Which pasted paragraphs are fenced, and which stay prose."""

import pytest

from sretui.ui.widgets.markdown.dumps import fenced

GDB = "#0  0x00007f3a in raise () from /lib64/libc.so.6\n#1  0x00007f3b in abort ()"
TRACE = 'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    f()\nValueError: no'
SHELL = "jane@login1:~$ visit -np 2\nerror: no display\nwarning: giving up"


@pytest.mark.parametrize("text", [GDB, TRACE, SHELL], ids=["frames", "traceback", "shell"])
def test_output_is_fenced_as_a_whole(text: str) -> None:
    assert fenced(f"before\n\n{text}\n\nafter") == f"before\n\n~~~\n{text}\n~~~\n\nafter"


def test_prompts_are_fenced_from_the_first_one_on() -> None:
    assert fenced("I typed\n>>> 1 + 1\n2\n\nok") == "I typed\n~~~\n>>> 1 + 1\n2\n~~~\n\nok"


@pytest.mark.parametrize(
    "text",
    [
        "Hello,\nit crashes at 2024-01-02 10:00 every time.\nCan you help?",
        "> quoted 0x00007fff\n> quoted 0x00007fff",
        "- error: one\n- error: two",
        '    File "a.py", line 3\n    File "b.py", line 4',
        "```\n>>> already fenced\n```",
        "~~~\n" + GDB + "\n\n" + GDB + "\n~~~",
        "one line with 0xdeadbeef only",
        "# error: heading\nerror: text",
    ],
)
def test_what_is_no_output_stays(text: str) -> None:
    assert fenced(text) == text


def test_a_fence_inside_cannot_close_ours() -> None:
    assert fenced(">>> x = '''\na ~~~~ b\n'''").startswith("~~~~~\n")


def test_a_fence_is_closed_only_by_its_own_kind() -> None:
    text = "```\n~~~\n>>> inside\n```\n>>> outside"
    assert fenced(text) == "```\n~~~\n>>> inside\n```\n~~~\n>>> outside\n~~~"


def test_lines_of_blanks_are_empty() -> None:
    assert fenced("a\n\u00a0 \n\tb") == "a\n\n\tb"
