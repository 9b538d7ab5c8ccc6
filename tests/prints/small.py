"""A small page that fits, and what the proof says of it once one thing about it is spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.plan import CONTRACT, Furniture, Line, Plan, Run
from handout.model.variant import Budget, Floor, Variant
from handout.project import PACKAGED
from handout.stages.prove import prove
from handout.stages.typeset import typeset

FONTS = PACKAGED / "shared" / "fonts"
TITLE = "A small page"
FURNITURE = Furniture(
    audience="Staff card",
    document="SML-C",
    version="Version 1",
    status="Example",
    marks=("EXAMPLE",),
    approved="Not approved",
    is_approved=False,
    review="Review due 1 Nov 2027",
    fingerprint="ABCD-EF",
    organisation="",
    feedback="",
    currency="",
)
FOOT = " · ".join((TITLE, *FURNITURE.strings()))
CSS = """
@page { size: 74mm 105mm; margin: 5mm 5mm 20mm; @bottom-left { content: element(foot); width: 100% } }
html { font: 9pt/1.2 "IBM Plex Sans", "DejaVu Sans" }
body, h1, p, ul { margin: 0 }
h1 { font-size: 9pt }
.foot { position: running(foot); font-size: 7pt }
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>{css}</style></head><body>{foot}<h1 data-line="0">{title}</h1>{body}</body></html>"""


def small_plan(said: Sequence[str | Line] = (), most_pages: int = 1) -> Plan:
    """A plan of a title and a few lines."""
    variant = Variant.model_construct(
        schema_version="1",
        id="small",
        title="Small",
        code="S",
        leaf="side",
        audience="clinician",
        addressed=FURNITURE.audience,
        registers=("text",),
        sections=("actions",),
        citation_style="short",
        budget=Budget.model_construct(pages=most_pages, crisis=1),
        floor=Floor.model_construct(
            text_mm=Decimal("1.4"), table_mm=Decimal("1.4"), small_mm=Decimal("1.05")
        ),
        contrast=Decimal("4.5"),
    )
    lines = (each if isinstance(each, Line) else Line(n, (Run(each),)) for n, each in enumerate(said, 1))
    return Plan(
        topic="small",
        language="en",
        variant=variant,
        contract=CONTRACT,
        is_crisis=False,
        title=Line(0, (Run(TITLE),)),
        lead=None,
        sections=(),
        entries=tuple(lines),
        furniture=FURNITURE,
        labels={"references": "References"},
        written="2026-11-22",
    )


@cache
def small_document(body: str, css: str = "", foot: str = f'<div class="foot">{FOOT}</div>') -> Document:
    return typeset(PAGE.format(title=TITLE, css=CSS + css, foot=foot, body=body), FONTS)


def proven(
    body: str, css: str = "", *, said: Sequence[str | Line] = (), most_pages: int = 1, **page: str
) -> list[Finding]:
    """What the proof says of a small page with this body, against a plan that says ``said``."""
    return prove(small_document(body, css, **page), small_plan(said, most_pages))


def codes(findings: Sequence[Finding]) -> set[str]:
    return {finding.code for finding in findings}
