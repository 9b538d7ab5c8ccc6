"""From proven prints to sheets: dealt, imposed, read again, and only then written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handout.model.diagnostic import Diagnostic, Finding, HandoutError
from handout.model.faults import printing
from handout.model.sheet.calibration import calibration
from handout.model.sheet.deal import Share, deal
from handout.model.sheet.proven import Proven
from handout.model.sheet.setup import Leaf
from handout.model.sheet.slug import Slug
from handout.model.source import Source
from handout.sheeting.checks import unfit
from handout.sheeting.manner import Manner
from handout.sheeting.paperwork import paperwork
from handout.stages.cover.face import face
from handout.stages.impose import impose
from handout.stages.prove.overleaf import overleaf
from handout.stages.write import withdraw, write


@dataclass(frozen=True)
class Imposed:
    """The finished sheets of a job, or what keeps them from being made."""

    pdf: bytes = b""
    sheets: int = 0
    left_empty: int = 0
    has_ticket: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


def imposed(manner: Manner, prints: Sequence[Proven], today: date, fonts: Path, path: Path) -> Imposed:
    """The sheets of a job, once they have been read again and hold what was asked; nothing is written."""
    setup, lettering = manner.setup(prints[0].trims[0].leaf), face(fonts)
    if found := tuple(dict.fromkeys(unfit(manner, setup, prints, lettering))):
        return Imposed(diagnostics=found)
    sheets = deal(setup, [Share(len(each.trims), each.copies) for each in prints], manner.odd)
    jobs = tuple(each.job(setup.pages_in_booklet_sheet) for each in prints)
    words = Slug(jobs, today, len(sheets), lettering)
    work = paperwork(setup, sheets, words)
    title = f"{manner.layout.title}: {', '.join(words.jobs)}"
    pdf = impose(title, setup.paper, setup.flip, work.sides, prints, lettering)
    if wrong := overleaf(pdf, setup, prints, manner.odd, work.tickets):
        return Imposed(diagnostics=_located(wrong, path))
    empty = len(setup.cells) - len(sheets[-1].front.cells)
    return Imposed(pdf, len(sheets), empty, work.tickets > 0)


def calibrated(manner: Manner, fonts: Path) -> bytes:
    """The PDF of a calibration sheet for a paper and the way it is turned over."""
    lettering = face(fonts)
    setup = manner.setup(Leaf(manner.paper_size))
    front, back = calibration(setup, lettering)
    sides = [(None, front), (None, back)]
    return impose("Calibration sheet", setup.paper, setup.flip, sides, (), lettering)


def written(pdf: bytes, path: Path) -> Path:
    """The sheets in their place."""
    try:
        return write(pdf, path)
    except OSError as error:
        raise HandoutError(_unwritable(error, path)) from error


def withdrawn(path: Path) -> tuple[Diagnostic, ...]:
    """No older sheets are left that look current; or what keeps them where they are."""
    try:
        withdraw([path])
    except OSError as error:
        return _unwritable(error, path)
    return ()


def _unwritable(error: OSError, path: Path) -> tuple[Diagnostic, ...]:
    said = printing.unwritable_output((), str(path), error.strerror or str(error))
    return _located([said], path)


def _located(found: Sequence[Finding], path: Path) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys(map(Source(path, ()).locate, found)))
