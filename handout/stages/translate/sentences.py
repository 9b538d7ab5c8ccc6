"""The sentences of a topic: what a translation must say, and the code that identifies it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from handout.model.diagnostic import Place
from handout.model.fingerprint import coded
from handout.model.inline import Prose
from handout.model.language.written import written
from handout.model.record import Record
from handout.model.topic import Topic
from handout.model.value import Value
from handout.model.wording import Register, Wording, wordings

FEEDBACK: Place = ("control", "feedback")


def sentences(topic: Topic, registers: Iterable[Register]) -> Iterator[tuple[Place, Prose]]:
    """Each thing said in these registers, with its place; and where readers send corrections."""
    spoken = tuple(registers)
    for place, wording in wordings(topic):
        for register, prose in wording.said():
            if register in spoken:
                yield (*place, register), prose
    if topic.control.feedback:
        yield FEEDBACK, feedback(topic)


def feedback(topic: Topic) -> Prose:
    return Prose.parse(topic.control.feedback)


def called_values(topic: Topic, registers: Iterable[Register]) -> dict[str, Value]:
    """The values that these registers print, by name."""
    names = {use.name for _, prose in sentences(topic, registers) for use in prose.value_uses}
    return {name: value for name, value in topic.values.items() if name in names}


def source_fingerprint(topic: Topic, registers: Iterable[Register]) -> str:
    """A code over every sentence of these registers, in order, and every value they print."""
    spoken = tuple(registers)
    said = [f"{place[-1]}|{written(prose)}" for place, prose in sentences(topic, spoken)]
    for name, value in called_values(topic, spoken).items():
        typed = (f"{key}={getattr(value, key)}" for key in sorted(value.model_fields_set - {"note"}))
        said.append(f"{name}|{'|'.join(typed)}")
    return coded(said)


def reworded(node: Any, change: Callable[[Wording], Wording]) -> Any:
    """A content record with each of its wordings changed, and nothing else."""
    if isinstance(node, Wording):
        return change(node)
    if isinstance(node, Record):
        new = {name: reworded(getattr(node, name), change) for name in node.model_fields_set}
        return node.model_copy(update=new)
    return tuple(reworded(each, change) for each in node) if isinstance(node, tuple) else node
