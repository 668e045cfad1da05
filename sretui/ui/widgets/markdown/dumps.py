"""What people paste without a fence: terminal output and Python prompts, fenced before Markdown mangles them.

Markdown would make nested quotes of `>>>`, join lines, and take `__init__` for emphasis. Only a paragraph of
which a good part looks like a program's output is fenced; when in doubt it stays prose.
"""

import re
from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_PROMPT = re.compile(r" {0,3}>>>(?: |$)")
_OUTPUT = re.compile(
    r"""\s*\#\d+\s+(?:0x|\S+\s*\()          # a debugger's frame
    |.*\b0x[0-9a-fA-F]{6,}
    |\s*File\ ".{1,300}",\ line\ \d
    |Traceback\ \(most\ recent
    |\s*at\ [\w.$<>]+\(.*\)\s*$
    |\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d        # a log's time
    |\[\s*\d+(?:\.\d+)?%?\]\s
    |\S{1,80}@\S{1,80}[:~ ].{0,200}[$%\#>]  # a shell's prompt
    |[$%]\ \S
    |\(gdb\)\s
    |[-dl](?:[-r][-w][-xsSt]){3}
    |\s*(?:\S+:\ )?(?:fatal|error|warning|info|debug)\s?:
    |(?:/[\w.+-]+){2,}:                     # a program or file says
    |={5,}\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\s{0,3}(?:[-*+]\s|\d{1,9}[.)]\s|>(?!>>)|#{1,6}\s|\||<)|\s{4,}|\t")
"""A paragraph that starts like this says itself what it is."""


def fenced(text: str) -> str:
    """Put fences around what is a program's output; lines of nothing but blanks become empty."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    return "\n".join(line for run in _paragraphs(lines) for line in _fenced_run(run))


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Cut at empty lines; what is fenced already is a paragraph of its own, whatever is in it."""
    run: list[str] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            run.append(line)
            if _closes(line, fence):
                yield run
                run, fence = [], ""
            continue
        if mark or not line:
            yield run
            run = []
        run.append(line)
        if mark:
            fence = mark[1]
        elif not line:
            yield run
            run = []
    yield run


def _closes(line: str, fence: str) -> bool:
    rest = line.strip()
    return len(rest) >= len(fence) and not rest.strip(fence[0])


def _fenced_run(run: list[str]) -> list[str]:
    if not run or _FENCE.match(run[0]):
        return run
    prompt = next((number for number, line in enumerate(run) if _PROMPT.match(line)), -1)
    if prompt >= 0:
        return run[:prompt] + _fence(run[prompt:])
    return _fence(run) if _is_output(run) else run


def _is_output(run: list[str]) -> bool:
    if len(run) < 2 or _MARKDOWN.match(run[0]):
        return False
    signs = sum(1 for line in run if _OUTPUT.match(line[:500]))
    return signs >= 2 and signs * 5 >= len(run) * 2


def _fence(run: list[str]) -> list[str]:
    longest = max((len(found) for line in run for found in re.findall(r"~+", line)), default=0)
    mark = "~" * max(3, longest + 1)
    return [mark, *run, mark]
