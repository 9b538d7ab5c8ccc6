"""What identifies a print, and the QR code that asks whether it is still current: the only door to segno."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from handout.model.address import filled
from handout.model.code import PlannedCode
from handout.model.plan import Plan
from handout.model.variant import Variant
from handout.stages.plan.fingerprint import fingerprint
from handout.stages.plan.voice import Voice


def identified(said: Plan, template_digest: str, voice: Voice) -> Plan:
    """The plan with its fingerprint, and with a code where its site has an address.

    The site's address is part of what is said, and so of the fingerprint; the
    code, which may hold the fingerprint, is not.
    """
    about = replace(said.furniture, fingerprint=fingerprint(said, template_digest))
    # A reminder has no room for a code: the card it names bears one.
    if said.site is None or not said.site.address or said.variant.reminder_of:
        return replace(said, furniture=about)
    address = filled(said.site.address, about.document, about.fingerprint)
    return replace(said, furniture=about, code=_coded(address, said.variant, voice))


def _coded(address: str, variant: Variant, voice: Voice) -> PlannedCode:
    """A card says as little as it can; elsewhere who has no telephone at hand can type the address."""
    modules, path = _drawn(address)
    is_card = variant.leaf == "side"
    return PlannedCode(
        address=address,
        question=voice.fixed("code-question-short" if is_card else "code-question"),
        link=None if is_card else voice.address(address.removeprefix("https://"), address),
        alternative=voice.fixed("code-alternative", address=address).text,
        modules=modules,
        path=path,
    )


def _drawn(address: str) -> tuple[int, str]:
    """How many modules stand side by side, and one path for all dark ones, stroke by stroke."""
    import segno  # only the prints of some sites have a code

    matrix = segno.make(address, error="m", micro=False).matrix
    strokes: list[str] = []
    for y, row in enumerate(matrix):
        x = 0
        for is_dark, group in groupby(row):
            wide = len(list(group))
            strokes += [f"M{x} {y}.5h{wide}"] if is_dark else []
            x += wide
    return len(matrix), "".join(strokes)
