"""A face cut down to the signs that sheets are lettered with, as plain data."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from handout.model.sheet.face import Face

SIGNS = "".join((*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100)), "–—‘’“”…•−"))
"""What a margin may say: the names of topics and codes are of these, and so is the advice of a layout."""


@cache
def face(fonts: Path) -> Face:
    """The plain text face of a folder of fonts; the same bytes each time."""
    from fontTools.ttLib import TTFont

    with TTFont(fonts / "IBMPlexSans-Regular.ttf", lazy=True, recalcTimestamp=False) as font:
        _cut_down(font)
        return _as_data(font)


def _cut_down(font: Any) -> None:
    from fontTools.subset import Options, Subsetter

    options = Options()
    options.hinting, options.layout_features, options.glyph_names = False, [], False
    options.name_IDs, options.recalc_timestamp, options.notdef_outline = [], False, True
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "OS/2", "post", "name"]
    subsetter = Subsetter(options)
    subsetter.populate(text=SIGNS)
    subsetter.subset(font)


def _as_data(font: Any) -> Face:
    data = BytesIO()
    font.save(data, reorderTables=True)
    head, hhea, widths = font["head"], font["hhea"], font["hmtx"]
    names = {chr(code): name for code, name in font.getBestCmap().items()}
    each_em = head.unitsPerEm

    def thousandths(units: int) -> int:
        return int(units * 1000 // each_em)

    return Face(
        name="HNDOUT+IBMPlexSans",
        data=data.getvalue(),
        glyphs={sign: font.getGlyphID(name) for sign, name in names.items()},
        advances={sign: thousandths(widths[name][0]) for sign, name in names.items()},
        box=(thousandths(head.xMin), thousandths(head.yMin), thousandths(head.xMax), thousandths(head.yMax)),
        ascent=thousandths(hhea.ascent),
        descent=thousandths(hhea.descent),
        cap_height=thousandths(698 * each_em // 1000),
    )
