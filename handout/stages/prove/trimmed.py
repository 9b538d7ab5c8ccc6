"""A page as it is once it is cut out."""

from __future__ import annotations

import pypdfium2


def trimmed(pdf: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """The page of a number, drawn from its edge on; a ground that runs over the edge is cut off.

    What is laid out is measured from the edge, so what is drawn must begin there too.
    """
    page = pdf[number]
    trim = page.get_trimbox()
    if trim == page.get_mediabox():
        return page
    page.set_cropbox(*trim)
    page.close()
    return pdf[number]  # read anew: a page keeps the size it had when it was opened
