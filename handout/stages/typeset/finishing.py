"""The last strokes on a PDF before it is written: what it keeps to, and how it asks to be printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from handout.stages.typeset.folding import fold
from handout.stages.typeset.greying import draw_grey

ARCHIVE = "pdf/a-2a"

# PDF/A takes the name of another standard only where it is explained (ISO 19005-2, 6.6.2.3.3).
ACCESSIBLE = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />\
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that is kept to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
END = b"</rdf:RDF>"


@dataclass
class ScreenColours:
    """What red, green and blue mean in our files, as WeasyPrint wants to be told.

    Its own class reads the profile through LittleCMS, which gives other bytes
    the first time it is asked than ever after; and it would do so for each print.
    """

    content: bytes
    name: str = "IEC 61966-2-1 Default RGB Colour Space - sRGB"
    src: str = "sRGB2014.icc"
    rendering_intent: str = "relative-colorimetric"
    components: tuple[list[str], ...] = field(default_factory=lambda: (["r"], ["g"], ["b"]))
    pdf_reference: bytes | None = None


def screen_colours() -> ScreenColours:
    """The colours of the standard screen (IEC 61966-2-1), from the profile that WeasyPrint ships."""
    return ScreenColours((files("weasyprint.pdf") / "sRGB2014.icc").read_bytes())


def finish(document: Any, pdf: Any) -> None:
    """The file says that it keeps to PDF/UA-1 as well as to PDF/A-2a, and prints at its true size."""
    fold(pdf)
    _name_accessible(pdf)
    pdf.catalog["ViewerPreferences"].update(_preferences(document.pages))


def finish_grey(document: Any, pdf: Any) -> None:
    """The same for a printer that has black alone: nothing in the file asks for another ink."""
    draw_grey(pdf)
    finish(document, pdf)


def _name_accessible(pdf: Any) -> None:
    """One file of both kinds; WeasyPrint itself names one kind alone."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (said,) = metadata.stream
    if said.count(END) != 1:
        raise ValueError("the metadata are not one list of descriptions")
    metadata.stream = [said.replace(END, ACCESSIBLE + END)]
    # Search engines and our own validator read metadata as they lie in the file.
    metadata.compress = False


def _preferences(pages: Any) -> dict[str, str]:
    """No scaling, paper of the page's own size, and both sides turned as a book is where there are two.

    A reader's software may ask otherwise, but it starts from here. Of a page
    wider than high nothing is said: printers do not agree which edge is meant.
    """
    asked = {"PrintScaling": "/None", "PickTrayByPDFSize": "true"}
    if len(pages) == 1:
        return {**asked, "Duplex": "/Simplex"}
    is_upright = all(page.width <= page.height for page in pages)
    return {**asked, "Duplex": "/DuplexFlipLongEdge"} if is_upright else asked
