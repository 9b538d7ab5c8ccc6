"""Put pages onto sheets: the only door to pikepdf."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from handout.model.sheet.area import Size
from handout.model.sheet.drawn import Drawing
from handout.model.sheet.face import Face
from handout.model.sheet.flip import Flip
from handout.model.sheet.proven import Proven
from handout.model.sheet.sheet import Side
from handout.stages.impose.forms import Forms
from handout.stages.impose.ink import drawn, points
from handout.stages.impose.lettering import embedded
from handout.stages.impose.links import links
from handout.stages.impose.measure import measure as measure
from handout.stages.impose.ours import PRODUCER
from handout.stages.impose.ours import is_ours as is_ours

DUPLEX = {"long": Name.DuplexFlipLongEdge, "short": Name.DuplexFlipShortEdge, "none": Name.Simplex}

Face_ = tuple[Side | None, Drawing]
"""One side of paper: the pages on it, if any, and what is drawn beside them."""


def impose(
    title: str, paper: Size, flip: Flip, sides: Sequence[Face_], prints: Sequence[Proven], face: Face
) -> bytes:
    """The PDF of all sides in turn, the same bytes each time.

    A page is held once, however often it is printed. There are no tags and no
    claim to be accessible: a sheet is for the printer, its prints are for readers.
    """
    with Pdf.new() as pdf:
        forms = Forms(pdf, prints)
        font = embedded(pdf, face)
        for side, drawing in sides:
            pdf.pages.append(_page(pdf, paper, side, drawing, forms, face, font))
        pdf.docinfo[Name.Title] = pikepdf.String(title)
        pdf.docinfo[Name.Producer] = pikepdf.String(PRODUCER)
        pdf.Root.ViewerPreferences = Dictionary(
            PrintScaling=Name("/None"), Duplex=DUPLEX[flip], PickTrayByPDFSize=True, DisplayDocTitle=True
        )
        data = BytesIO()
        pdf.save(
            data,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return data.getvalue()


def _page(
    pdf: Pdf, paper: Size, side: Side | None, drawing: Drawing, forms: Forms, face: Face, font: pikepdf.Object
) -> pikepdf.Page:
    placements = side.placements if side else ()
    content = forms.content(placements) + drawn(drawing, face)
    box = Array([0, 0, *map(points, (paper.width, paper.height))])
    page = Dictionary(
        Type=Name.Page,
        MediaBox=box,
        CropBox=box,
        BleedBox=box,
        TrimBox=box,
        Resources=Dictionary(XObject=forms.resources(placements), Font=Dictionary(F=font)),
        Contents=pdf.make_stream(content.encode()),
    )
    if annotations := [pdf.make_indirect(each) for each in links(placements, forms)]:
        page.Annots = Array(annotations)
    return pikepdf.Page(pdf.make_indirect(page))
