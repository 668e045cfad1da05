"""The shapes of real bodies, in invented words: what is folded, and that no question is ever folded away."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sretui.core.prose import SegmentKind, plain, segments, title_core

TEMPLATE = """Kestrel's mailing list `kestrel-users` and these GitHub issues are joined to each other.
Whoever reads this by mail can take part, but please answer **only** mails
whose *Subject* line contains `[kestrel/live-desk]`. Answers to any other mail
never reach this conversation, and nobody will see them here.
Thank you for your patience!
---"""
PROSE, QUOTE = SegmentKind.PROSE, SegmentKind.QUOTE
BOILERPLATE, FOOTER = SegmentKind.BOILERPLATE, SegmentKind.FOOTER

Shape = list[tuple[SegmentKind, str]]


def shape(body: str) -> Shape:
    return [(part.kind, part.text.strip()) for part in segments(body, (TEMPLATE,))]


def test_template_on_top() -> None:
    assert shape(f"{TEMPLATE}\n\nIt stays blank.") == [(BOILERPLATE, TEMPLATE), (PROSE, "It stays blank.")]


def test_template_at_the_bottom() -> None:
    body = f"It stays blank.\n\n{TEMPLATE}"
    assert shape(body) == [(PROSE, "It stays blank."), (BOILERPLATE, TEMPLATE)]


def test_nothing_but_template() -> None:
    assert shape(f"\n{TEMPLATE}\n\n") == [(BOILERPLATE, TEMPLATE)]
    assert plain(f"\n{TEMPLATE}\n\n", (TEMPLATE,)) == ""


def test_template_in_the_middle() -> None:
    kinds = [kind for kind, _ in shape(f"Hello,\n\n{TEMPLATE}\n\nIt stays blank.")]
    assert kinds == [PROSE, BOILERPLATE, PROSE]


def test_no_template() -> None:
    assert shape("It stays blank.") == [(PROSE, "It stays blank.")]


@pytest.mark.parametrize(
    "edited",
    [
        TEMPLATE.replace("`", "").replace("*", ""),
        TEMPLATE.upper(),
        TEMPLATE.replace("\n", "\r\n"),
        TEMPLATE.replace("Thank you for your patience!\n", ""),
        TEMPLATE.replace("please answer", "please, please reply to"),
        " ".join(TEMPLATE.splitlines()[:-1]),
        TEMPLATE.replace("can take part, but ", "can take part, but\n"),
        "\n".join(TEMPLATE.splitlines()[:3]),
    ],
)
def test_template_edited_cut_or_rewrapped(edited: str) -> None:
    found = shape(f"It stays blank.\n\n{edited}\n\nWhat now?")
    assert [kind for kind, _ in found] == [PROSE, BOILERPLATE, PROSE]
    assert [text for kind, text in found if kind is PROSE] == ["It stays blank.", "What now?"]


@pytest.mark.parametrize(
    "words",
    [
        "Whoever reads this can help, please answer only mails.",
        "Thank you for your patience!",
        "---",
        "I wrote to `kestrel-users` but nobody will see them here.",
    ],
)
def test_a_few_words_of_the_template_are_the_customers(words: str) -> None:
    assert shape(f"Hello,\n{words}\nIt stays blank.")[0][0] is PROSE
    assert len(shape(f"Hello,\n{words}\nIt stays blank.")) == 1


def test_a_rule_after_the_customers_words_is_theirs() -> None:
    body = f"{TEMPLATE}\n\nFirst.\n---\nSecond."
    assert shape(body)[1] == (PROSE, "First.\n---\nSecond.")


MARKED = """Thanks, that works!

On Mon, Nov 23, 2026 at 8:12 AM Jane Doe <jane@example.org> wrote:

> Did you try 3.4?
> > It stays blank.
>
> Jane

One more thing: the legend is gone."""

WRAPPED = """Thanks!

On Monday, November 23, 2026 at 08:12, the long-named Jane Doe
***@***.***> wrote:
> Did you try 3.4?"""

OUTLOOK = """Thanks, see below.

________________________________
From: Jane Doe <jane@example.org>
Sent: Monday, November 23, 2026 8:12 AM
To: kestrel-users@example.org
Cc: Jo Roe
Subject: [EXTERNAL] blank window

Did you try 3.4?

Jane"""

ORIGINAL = """That helped.

-----Original Message-----
From: Jane Doe
Did you try 3.4?"""

AT = """It did not.

At 2026-11-23 02:38:00, "Jane Doe" <jane@example.org> wrote:

Did you try 3.4?"""

BOLD = """It did.

**From:** Jane Doe
**Date:** Monday
**Subject:** blank window

Did you try 3.4?"""


@pytest.mark.parametrize(
    ("body", "kinds", "own"),
    [
        (MARKED, [PROSE, QUOTE, PROSE], "Thanks, that works!\n\nOne more thing: the legend is gone."),
        (WRAPPED, [PROSE, QUOTE], "Thanks!"),
        (OUTLOOK, [PROSE, QUOTE], "Thanks, see below."),
        (ORIGINAL, [PROSE, QUOTE], "That helped."),
        (AT, [PROSE, QUOTE], "It did not."),
        (BOLD, [PROSE, QUOTE], "It did."),
        ("> Did you try?\n\nYes.", [QUOTE, PROSE], "Yes."),
        ("   > Did you try?\nYes.", [QUOTE, PROSE], "Yes."),
    ],
)
def test_quoted_mail(body: str, kinds: list[SegmentKind], own: str) -> None:
    found = shape(body)
    assert [kind for kind, _ in found] == kinds
    assert plain(body) == own


@pytest.mark.parametrize(
    "head",
    [
        "On Mon, Nov 23, 2026 at 8:12 AM Jane Doe <jane@example.org> wrote:",
        'At 2026-11-23 02:38:00, "Jane Doe" <jane@example.org> wrote:',
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "From: Jane Doe\nSent: Monday\nTo: kestrel-users\nSubject: blank window",
        "From: Jane Doe\n  <jane@example.org>\nTo: kestrel-users\nSubject: blank window",
    ],
)
def test_a_pasted_mail_keeps_its_question(head: str) -> None:
    body = f"{TEMPLATE}\n\n{head}\n\nIt stays blank. What now?"
    assert shape(body) == [(BOILERPLATE, TEMPLATE), (QUOTE, head), (PROSE, "It stays blank. What now?")]


@pytest.mark.parametrize("words", ["Jane writes:", "A mail came in:", "**From the list:**"])
def test_a_mail_that_is_introduced_is_the_question(words: str) -> None:
    head = "From: Jane Doe\nSent: Monday\nTo: kestrel-users\nSubject: blank window"
    assert plain(f"{words}\n\n{head}\n\nIt stays blank.") == f"{words}\n\nIt stays blank."


@pytest.mark.parametrize(
    "body",
    [
        ">>> import kestrel\n>>> kestrel.open()\nTraceback",
        ">>>\n>>> x",
        "On Frontier our group once wrote:\nnothing",
        "On 2026-11-23 it crashed.\n\nThen Jane wrote:\nhelp",
        "From: the start it was blank\nand so on",
        "At 12:30 it crashed, see what I wrote: nothing",
        "```\n> quoted in a fence\nFrom: a\nTo: b\nSubject: c\n```\nsee above",
        "=====\n--\nA heading?\n-----",
        "____________________\nno list here",
    ],
)
def test_what_only_looks_like_a_quote(body: str) -> None:
    assert shape(body) == [(PROSE, body)]


@pytest.mark.parametrize(
    "footer",
    [
        "To Unsubscribe, write to leave@example.org\nand wait",
        "An HTML attachment was scrubbed...\nURL: <https://example.org/a.htm>",
        "-------------- next part --------------\nAn HTML attachment was scrubbed...",
        "_______________________________________________\nkestrel-users mailing list\nleave@example.org",
        "You are receiving this because you commented.",
        "Reply to this email directly, view it on GitHub, or unsubscribe.",
    ],
)
def test_footers(footer: str) -> None:
    assert shape(f"It stays blank.\n\n{footer}\n\nJane") == [
        (PROSE, "It stays blank."),
        (FOOTER, footer),
        (PROSE, "Jane"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One <b>bold</b> word</p>", "One  bold  word"),
        ("<details><summary>Log</summary>it crashed</details>", "Log it crashed"),
        ('<img width="300" src="https://example.org/a.png">below', "below"),
        ("(<gdb>) run < input > output", "(<gdb>) run < input > output"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("one<!-- hidden -->two", "onetwo"),
        ("one<!-- never ends", "one"),
        ("--> a <!----> b", "--> a  b"),
        ("<a<b<i>x", "<a<b x"),
    ],
)
def test_plain(body: str, expected: str) -> None:
    assert " ".join(plain(body).split()) == " ".join(expected.split())


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Blank window", "Blank window"),
        ("Re: Blank window", "Blank window"),
        ("RE: FW: Fwd: Re[2]: Blank window", "Blank window"),
        ("[EXTERNAL] Re: [kestrel-users] Blank window (#94)", "Blank window"),
        ("Re: [kestrel/live-desk] Blank (again) (Issue #301)", "Blank (again)"),
        ("Blank window (3.4)", "Blank window (3.4)"),
        ("[macOS] blank", "[macOS] blank"),
        ("Regarding: blank", "Regarding: blank"),
        ("Re:", "Re:"),
        (" Re: (#94) ", "Re: (#94)"),
        ("", ""),
    ],
)
def test_title_core(title: str, expected: str) -> None:
    assert title_core(title, ("[kestrel-users]", "[kestrel/live-desk]")) == expected


MAIL = ("From: x\n", "Sent: y\n", "To: z\n", "Subject: s\n", "On 1 ", "wrote:", "-----Original Message-----")
MARKS = ("\n", "\r\n", "\n\n", "> ", ">>> ", "```", "<!--", "-->", "<b", ">", "\xa0", "_" * 30)
pieces = st.sampled_from([*MAIL, *MARKS, TEMPLATE, "To unsubscribe", "it is blank"])
bodies = st.one_of(st.text(), st.lists(pieces).map("".join))


@settings(max_examples=300)
@given(bodies)
@example("")
def test_nothing_is_lost(body: str) -> None:
    found = segments(body, (TEMPLATE,))
    lines = body.replace("\r\n", "\n").replace("\r", "\n")
    assert "\n".join(part.text for part in found) == lines
    assert [part.lines for part in found] == [part.text.count("\n") + 1 for part in found]
    assert all(before.kind is not after.kind for before, after in pairwise(found))


@given(bodies)
@example("<!--" * 16384)
@example("<a" * 32768)
@example("From: x\n" * 8192)
@example("On 1\n" * 13107)
@example(">" * 65536)
@example("(#1" * 21845)
@example(" " * 65536)
@example("&" * 65536)
def test_never_raises(text: str) -> None:
    assert len(plain(text, (TEMPLATE,))) <= len(text) + text.count("<")
    core = title_core(text, ("[x]",))
    assert core == core.strip()
    assert title_core(core, ("[x]",)) == core
