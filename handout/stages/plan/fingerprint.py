"""The short code printed on every page that identifies what the page says."""

from __future__ import annotations

from hashlib import blake2b

from handout.model.plan import Plan, lines_of

# Crockford's base 32: no I, L, O or U, so that a code read out over the telephone is heard right.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def fingerprint(plan: Plan, template_digest: str) -> str:
    """A code of six signs over all that is said to the reader and the template that says it.

    The marks that approval and dates add are left out: approving a text does
    not make it another text.
    """
    digest = blake2b(digest_size=8, person=b"handout-1")
    said = [plan.topic, plan.variant.id, plan.language, template_digest]
    for part in (plan.title, plan.lead, plan.sections, plan.entries):
        said += [f"{run.kind}|{run.address}|{run.text}" for line in lines_of(part) for run in line.runs]
    for section in plan.sections:
        looks = (
            f"{block.kind}|{getattr(block, 'tone', '')}|{getattr(block, 'image', '')}"
            for block in section.blocks
        )
        said += [section.kind, *looks]
    digest.update("\x1f".join(said).encode())
    number = int.from_bytes(digest.digest())
    signs = "".join(ALPHABET[(number >> shift) & 31] for shift in range(0, 30, 5))
    return f"{signs[:4]}-{signs[4:]}"
