"""``handout explain``: the manual page of a code."""

from __future__ import annotations

import argparse

from handout.cli.usage import known

DESCRIPTION = """\
Print the manual page of a code, as it stands in [brackets] behind a message.
Without CODE, list them all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help="undefined-citation, text-does-not-fit …")


def run(options: argparse.Namespace) -> int:
    from handout.pages import pages

    filed = pages()
    if options.code is None:
        for code in sorted(filed):
            print(f"{code:26} {filed[code].text.splitlines()[0]}")
        return 0
    (code,) = known([options.code], sorted(filed), "code")
    page = filed[code]
    print(f"{page.code} ({page.severity})\n\n{page.text}")
    return 0
