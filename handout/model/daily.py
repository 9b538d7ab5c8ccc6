"""The most in 24 hours, beside the figure of one dose and the number of doses."""

from __future__ import annotations

from dataclasses import replace

from handout.model.faults import shape, values
from handout.model.quantity import Quantity
from handout.model.record import refuse


def bare(figure: Quantity, said_anyway: tuple[str, ...] = ("day", "dose")) -> Quantity:
    """A dose is of a dose, and a daily maximum of 24 hours, whether it says so or not."""
    kept = [each for each in figure.per.split("/") if each not in said_anyway]
    return replace(figure, per="/".join(kept))


def counted(times: int | None, *, is_limited: bool) -> None:
    """A number of doses in 24 hours stands beside the most in 24 hours, and is one at least."""
    if times == 0:
        refuse(shape.wrong_type((), "one dose in 24 hours, or more", "0"))
    if times and not is_limited:
        message = "'times' is the number of doses that the most in 24 hours is held against"
        refuse(shape.unsound_record((), message, "state that maximum, or take 'times' out"))


def untouched(one: Quantity | None, daily: Quantity | None, times: int | None) -> None:
    """Refuse a daily maximum that is the figure of one dose, unless there is one dose a day (EL (24)A/49)."""
    if one is None or daily is None or times == 1 or not _is_like(one, daily):
        return
    if not one.exceeds(daily) and not daily.exceeds(one):
        refuse(values.untouched_daily_maximum((), str(bare(daily))))


def adding_up(
    least: Quantity, most: Quantity, daily: Quantity | None, times: int | None, *, is_capped: bool = False
) -> None:
    """All doses of a day stay within its maximum, and the maximum is no more than they can come to.

    Where a dose per kg is capped, sources round the cap of the day: 2 g for
    four doses of 495 mg. There it may be more, but has no room for one dose more.
    """
    if daily is None or not times:
        return
    if _is_like(least, daily) and (whole := _all(least, times)).exceeds(daily):
        refuse(values.above_maximum((), f"{times} × {least} = {whole}", str(bare(daily))))
    if not _is_like(most, daily):
        return
    whole, further = _all(most, times), _all(most, times + 1)
    if daily.exceeds(whole) and not (is_capped and further.exceeds(daily)):
        refuse(values.disagreeing_figure((), str(bare(daily)), f"{times} × {most} = {whole}"))


def _is_like(one: Quantity, daily: Quantity) -> bool:
    return (one.dimension, bare(one).per, one.time) == (daily.dimension, bare(daily).per, "")


def _all(one: Quantity, times: int) -> Quantity:
    return Quantity(one.amount * times, one.unit, bare(one).per)
