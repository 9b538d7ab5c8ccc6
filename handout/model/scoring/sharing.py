"""The totals of a score shared out: each to one band, and none to two."""

from __future__ import annotations

from collections.abc import Sequence

from handout.model.faults import scoring
from handout.model.record import refuse
from handout.model.scoring.totals import Span, printed


def shared_out(key: tuple[str, ...], spans: Sequence[Span], least: int, most: int) -> None:
    """Refuse spans in which some total of the score stands twice, or not at all."""
    taken: set[int] = set()
    for index, span in enumerate(spans):
        if beyond := [each for each in span.totals if not least <= each <= most]:
            refuse(scoring.total_beyond_score((*key, index), _listed(beyond), printed(least), printed(most)))
        if twice := [each for each in span.totals if each in taken]:
            refuse(scoring.total_in_two_bands((*key, index), _listed(twice)))
        taken.update(span.totals)
    if lost := [each for each in range(least, most + 1) if each not in taken]:
        refuse(scoring.total_without_band(key, _listed(lost), printed(least), printed(most)))


def _listed(totals: Sequence[int]) -> str:
    """Totals as a sentence names them: 3, or 3 and 4, or 3 to 7."""
    if len(totals) > 2 and totals[-1] - totals[0] == len(totals) - 1:
        return f"{printed(totals[0])} to {printed(totals[-1])}"
    *before, last = [printed(each) for each in totals]
    return f"{', '.join(before)} and {last}" if before else last
