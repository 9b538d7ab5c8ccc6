"""The command line: arguments in; diagnostics, progress and an exit status out."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence

from handout.cli import build, check, cite, explain, init, list_, new, schema, sheet, translate, watch
from handout.cli.usage import Misuse

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

COMMANDS = (build, watch, sheet, check, list_, cite, explain, schema, new, translate, init)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    gc.disable()  # a command makes much and drops little until it prints; the press turns it on again
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Misuse as misuse:
        print(f"handout: {misuse}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("handout: stopped; what is in the output folder is whole", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """The whole command line, as it is parsed and as the docs describe it."""
    manual = argparse.ArgumentParser(
        prog="handout",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    manual.add_argument("--version", action="version", version=_version())
    commands = manual.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        each = commands.add_parser(
            command.NAME,
            help=command.HELP,
            description=command.DESCRIPTION,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_arguments(each)
        each.set_defaults(run=command.run)
    return manual


def _version() -> str:
    from handout import __version__

    return f"handout {__version__}"
