"""The command line: arguments in; diagnostics, progress and an exit status out."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from handout.cli.interrupts import interrupts
from handout.cli.usage import Misuse
from handout.version import __version__

DESCRIPTION = """\
Turn one YAML file per clinical topic into a ward pocket card, an A4 summary and
a patient leaflet, each proven before it is written: what was written is what
prints, for every reader it was written for, or nothing prints."""

EPILOG = """\
a first quarter of an hour:
  handout init my-handouts      a project folder that builds at once
  cd my-handouts
  handout new fentanyl-patch    a commented topic to fill in
  handout cite export.ris       references, from where you have them
  handout check                 all that can be found wrong without printing
  handout build                 the prints, under output/
  handout explain CODE          what a message in [brackets] means, and what mends it

exit status:
  0  all is well        1  the content needs mending        2  the command was misused

Handout prints what authors wrote and prove; it gives no clinical advice, and
example content stays marked EXAMPLE until a named person approves it."""

COMMANDS = {
    "build": "print topics as PDF, each proven before it is written",
    "watch": "print again what is saved, as soon as it is saved",
    "sheet": "put cards and leaflets onto sheets of paper, ready to be printed and cut",
    "check": "find what is wrong without printing",
    "list": "list topics with their state, and the variants they print as",
    "cite": "bring in references from PubMed, RIS, BibTeX or CSL-JSON files",
    "explain": "explain the code of a message, and what mends it",
    "schema": "write the JSON Schema that editors complete content from",
    "new": "begin a topic: a commented skeleton that builds at once",
    "translate": "begin a translation of a topic, or list what is stale and missing in one",
    "init": "make a project folder that builds at once",
}
"""Every command, with what it does in a line: it can be told without loading any."""

MODULES = {"list": "list_"}
"""A command is the module of its name, unless that name is taken."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    gc.disable()  # a command makes much and drops little until it prints; the press turns it on again
    words = sys.argv[1:] if arguments is None else arguments
    options = parser(words).parse_args(words)
    try:
        with interrupts():
            return int(options.run(options))
    except Misuse as misuse:
        print(f"handout: {misuse}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("handout: stopped; what is in the output folder is whole", file=sys.stderr)
        return 130


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The whole command line; where the first word is a command, of that one alone."""
    called = next((word for word in words if word in COMMANDS), "")
    manual = argparse.ArgumentParser(
        prog="handout",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=_as_wide_as_the_terminal,
    )
    manual.add_argument("--version", action="version", version=f"handout {__version__}")
    commands = manual.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="handout")
    for name in [called] if called in words[:1] else COMMANDS:
        each = commands.add_parser(name, help=COMMANDS[name], formatter_class=_as_wide_as_the_terminal)
        if name == called:
            command = module_of(name)
            each.description = command.DESCRIPTION
            each.set_defaults(run=command.run)
            command.add_arguments(each)
    return manual


def _as_wide_as_the_terminal(prog: str) -> argparse.HelpFormatter:
    """Sets the manual; argparse would load half of the library to learn the width, for every command."""
    try:
        said = os.environ.get("COLUMNS", "")
        columns = int(said) if said.isdecimal() else os.get_terminal_size().columns
    except OSError:  # a pipe has no width
        columns = 0
    return argparse.RawDescriptionHelpFormatter(prog, width=(columns or 80) - 2)


def module_of(name: str) -> ModuleType:
    """The module of a command, loaded when it is first asked for."""
    return import_module(f"handout.cli.{MODULES.get(name, name)}")
