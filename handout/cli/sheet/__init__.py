"""``handout sheet``: put prints onto sheets of paper, to be cut, folded and laminated."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cli.build import workers_for
from handout.cli.sheet.arguments import CALIBRATED, LAYOUT
from handout.cli.sheet.arguments import add_arguments as add_arguments
from handout.cli.sheet.places import job, named, sheets_folder
from handout.cli.sheet.report import report
from handout.cli.sheet.wishes import offset, wishes
from handout.cli.telling import tell
from handout.cli.usage import Misuse, known, opened_folders, prints_folder

if TYPE_CHECKING:
    from handout.project import Project
    from handout.sheeting import Imposed
    from handout.sheeting.manner import Manner
    from handout.sheeting.wanted import Built, Wish

DESCRIPTION = """\
Build the prints of each TOPIC, then put them onto sheets: in true size, with
crop and fold marks, rules to check the size by, and each back right behind its
front. TOPIC:VARIANT names another variant than the pocket card, and =COPIES how
many are wanted: ketamine=4, ketamine:patient-a5=10. Finished sheets are read
again before they are written: behind each front must stand its own back, from
the same version, as often as was asked.

Layouts that come with Handout; a project adds its own under templates/sheets/:
  fold-over   front and back side by side on one side of the paper, to be folded:
              nothing can come out of register, so any printer will do (default)
  a7-4up      four pocket cards on A4, on both sides
  a7-8up      eight pocket cards on A3, on both sides
  id1-10up    ten cards of the size of a bank card on A4, on both sides
  a6-2up      two A6 pages on A4, on both sides
  3x5         four cards of 3 × 5 inches on Letter, on both sides
  a5-booklet  A5 pages as a booklet, two side by side on A4
  a4-fold     A4 pages on A3, folded to A4

Print at 100 % (actual size) and lay a ruler on the check rules before you cut.
Where backs come out beside their fronts, print a sheet with --calibrate, read
the offset against the light, and give it to --offset-back."""


def run(options: argparse.Namespace) -> int:
    from handout.project import Project

    project = Project(opened_folders(options).root, options.is_grey)
    file = named(options)
    return _calibrate(project, options, file) if options.calibrate else _impose(project, options, file)


def _impose(project: Project, options: argparse.Namespace, file: Path | None) -> int:
    """Build what is wanted; then the sheets, if all of it was proven."""
    from handout.model.diagnostic import HandoutError
    from handout.sheeting import Imposed
    from handout.sheeting.wanted import are_proven, missing

    wanted = wishes(options.wishes, project.topic_names, project.variant_names)
    try:
        how = _manner(project, options, options.layout or LAYOUT)
    except HandoutError as error:
        return report([], Imposed(diagnostics=error.diagnostics), None, options.format)
    path = file or sheets_folder(project, options) / f"{job(wanted)}-{how.layout.id}.pdf"
    every = _built(project, options, wanted)
    lost = tuple(missing(project, every, wanted))
    if lost or not are_proven(every, wanted):
        return _refuse(path, every, Imposed(diagnostics=lost), options.format)
    return _finish(project, options, (how, wanted, every, path))


def _finish(
    project: Project, options: argparse.Namespace, asked: tuple[Manner, list[Wish], list[Built], Path]
) -> int:
    from handout.model.diagnostic import HandoutError
    from handout.sheeting import Imposed, imposed, written
    from handout.sheeting.wanted import proven

    how, wanted, every, path = asked
    sheets = imposed(how, list(proven(every, wanted)), options.today, project.fonts, path)
    if sheets.diagnostics:
        return _refuse(path, every, sheets, options.format)
    try:
        return report(every, sheets, written(sheets.pdf, path), options.format)
    except HandoutError as error:
        return _refuse(path, every, Imposed(diagnostics=error.diagnostics), options.format)


def _calibrate(project: Project, options: argparse.Namespace, file: Path | None) -> int:
    from handout.model.diagnostic import HandoutError
    from handout.sheeting import Imposed, calibrated, written

    if options.wishes:
        raise Misuse("--calibrate makes a sheet of its own; name no topics beside it")
    try:
        how = _manner(project, options, options.layout or CALIBRATED)
        flip = how.flip or how.layout.flips[0]
        if flip == "none":
            raise Misuse(f"'{how.layout.id}' is printed on one side, so there is no back to calibrate")
        size = options.paper or how.layout.paper
        name = f"calibration-{size}{'-turned' if how.layout.is_turned else ''}-{flip}.pdf".lower()
        path = written(calibrated(how, project.fonts), file or sheets_folder(project, options) / name)
    except HandoutError as error:
        return report([], Imposed(diagnostics=error.diagnostics), None, options.format)
    return report([], Imposed(sheets=1), path, options.format)


def _manner(project: Project, options: argparse.Namespace, layout: str) -> Manner:
    """How the sheets are to be made, once every name is one that is known."""
    from handout.layouts import Layouts
    from handout.sheeting.manner import manner

    layouts = Layouts(project)
    (layout,) = known([layout], layouts.names, "layout")
    (printer,) = known([options.printer], layouts.printer_names, "printer")
    how = manner(
        layouts,
        layout,
        printer,
        paper=options.paper,
        flip=options.flip,
        odd=options.odd,
        offset=offset(options.offset_back),
    )
    if options.flip not in (None, *how.layout.flips):
        raise Misuse(
            f"'{layout}' is not made with --flip {options.flip}; it takes: {', '.join(how.layout.flips)}"
        )
    return how


def _built(project: Project, options: argparse.Namespace, wanted: list[Wish]) -> list[Built]:
    """Each print as it comes off the press."""
    from handout.manifest.lock import Busy
    from handout.pressing.origin import usable_processors
    from handout.sheeting.wanted import built

    site = known([options.site], project.site_names, "site")[0] if options.site else None
    output = prints_folder(project, options)
    workers = workers_for(project, min(options.workers or usable_processors(), len(wanted)))
    every = []
    try:
        for each in built(project, options.today, output, wanted, site, workers):
            every.append(each)
            if options.format == "text":
                tell(each.outcome)
    except Busy as busy:
        raise Misuse(str(busy)) from busy
    return every


def _refuse(path: Path, every: list[Built], sheets: Imposed, form: str) -> int:
    """No older sheets are left that look current."""
    from handout.sheeting import withdrawn

    found = dict.fromkeys((*sheets.diagnostics, *withdrawn(path)))
    return report(every, replace(sheets, diagnostics=tuple(found)), None, form)
