"""What ``handout sheet`` takes."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from handout.cli.sheet.wishes import VARIANT
from handout.cli.usage import (
    add_format,
    add_grey,
    add_output,
    add_project,
    add_site,
    add_today,
    add_workers,
)

LAYOUT = "fold-over"
CALIBRATED = "a7-4up"
A_NEGATIVE = re.compile(r"^-\d[\d.,+-]*$")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "wishes",
        nargs="*",
        metavar="TOPIC[:VARIANT][=COPIES]",
        help=f"what is wanted; VARIANT is {VARIANT} and COPIES 1 where they are left out",
    )
    _add_paper(parser)
    _add_backs(parser)
    parser.add_argument(
        "-o",
        "--file",
        type=Path,
        metavar="FILE",
        help="where the sheets go: a .pdf, new or of older sheets (default: DIR/sheets/, named for the job)",
    )
    add_project(parser)
    add_output(parser)
    add_workers(parser)
    add_grey(parser)
    add_site(parser)
    add_today(parser)
    add_format(parser)


def _add_paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--layout", metavar="NAME", help=f"how pages stand on the paper (default: {LAYOUT})")
    parser.add_argument(
        "--flip",
        choices=("long", "short", "none"),
        help="the edge that the printer turns paper over about; none: one side (default: the layout's own)",
    )
    parser.add_argument(
        "--paper", choices=("A4", "A3", "Letter"), help="what is printed on (default: the layout's own)"
    )
    parser.add_argument(
        "--printer", metavar="NAME", default="office", help="office (default), press, or one of your own"
    )


def _add_backs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--odd",
        choices=("blank", "repeat", "error"),
        default="error",
        help="a last page without a back: leave it white, print the page again, or refuse (default)",
    )
    parser.add_argument(
        "--calibrate",
        action="store_true",
        help="make a sheet that shows how far backs come out beside fronts",
    )
    parser.add_argument(
        "--offset-back",
        metavar="X,Y",
        default="0,0",
        help="the offset read on a calibration sheet, in mm: backs are moved to make it good",
    )
    parser._negative_number_matcher = A_NEGATIVE  # "-0.3,0.5" is an offset and no option
