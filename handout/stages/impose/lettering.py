"""A face in a PDF, so that what it letters can be read out again as text."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from handout.model.sheet.face import Face

SYMBOLIC = 4
TO_UNICODE = """\
/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{blocks}endcmap CMapName currentdict /CMap defineresource pop end end
"""
MOST_IN_BLOCK = 100


def embedded(pdf: Pdf, face: Face) -> Object:
    """The face as a font of the PDF, its file within."""
    name = Name(f"/{face.name}")
    glyphs = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, face)),
        W=_widths(face),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(glyphs)]),
        ToUnicode=pdf.make_stream(_to_unicode(face).encode()),
    )
    return pdf.make_indirect(font)


def _descriptor(pdf: Pdf, face: Face) -> Dictionary:
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{face.name}"),
        Flags=SYMBOLIC,
        FontBBox=Array(list(face.box)),
        ItalicAngle=0,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.cap_height,
        StemV=80,
        FontFile2=pdf.make_stream(face.data, Length1=len(face.data)),
    )


def _widths(face: Face) -> Array:
    by_glyph = sorted((glyph, face.advances[sign]) for sign, glyph in face.glyphs.items())
    return Array([each for glyph, width in by_glyph for each in (glyph, Array([width]))])


def _to_unicode(face: Face) -> str:
    """Which sign each glyph stands for; where several share one, the first."""
    signs: dict[int, str] = {}
    for sign, glyph in sorted(face.glyphs.items()):
        signs.setdefault(glyph, sign)
    lines = [f"<{glyph:04X}> <{ord(sign):04X}>" for glyph, sign in sorted(signs.items())]
    blocks = [lines[start : start + MOST_IN_BLOCK] for start in range(0, len(lines), MOST_IN_BLOCK)]
    told = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return TO_UNICODE.format(blocks="".join(told))
