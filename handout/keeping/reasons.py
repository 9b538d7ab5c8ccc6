"""Why a topic must be looked at again, and why a print must be made again, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handout.keeping.keeper import EVERY_KEY, Keeper
from handout.lint.neighbours import lint_neighbours
from handout.manifest.day import is_alike
from handout.manifest.record import TopicRecord, Trace
from handout.manifest.seen import MISSING
from handout.standing import damage


def why_again(keeper: Keeper, name: str, variants: Sequence[str] = (), languages: Sequence[str] = ()) -> str:
    """Why a topic must be looked at again; nothing where what is asked of it stands as it was recorded."""
    record = keeper.records.get(name)
    if record is None:
        return "it was not printed here before"
    if keeper.is_fresh:
        return "everything was asked for afresh"
    prints = record.asked(variants, languages)
    if not record.claims(prints):
        return "it was not finished, or another version of Handout or of its tools made it"
    return difference(keeper, name, record) or next(
        (why for path, each in prints.items() if (why := damage(keeper.ledger, path, each))), ""
    )


def difference(keeper: Keeper, name: str, record: TopicRecord) -> str:
    """What is not as it was when a topic was printed."""
    trace = record.trace
    if why := _change(keeper, name, trace) or _citation(keeper, trace):
        return why
    if trace.looks != keeper.looks:
        return "the templates have changed"
    if trace.sites != keeper.site_identity(keeper.facts(name)):
        return "what a site says has changed"
    if not is_alike(keeper.today, date.fromisoformat(trace.today), trace.held_against):
        return "a date has come, or the clock went back"
    if keeper.beside is not None and is_crowded(keeper, name) != trace.is_crowded:
        return "another topic has taken its id or a slot, or has given it back"
    return ""


def _change(keeper: Keeper, name: str, trace: Trace) -> str:
    """Which of a topic's own files is not what it was."""
    for path, known in trace.files.items():
        if (now := keeper.hash(path)) != known:
            return f"{path} {'is gone' if now == MISSING else 'has changed' if known else 'is new'}"
    return next((f"{path} is new" for path in keeper.translations(name) if path not in trace.files), "")


def _citation(keeper: Keeper, trace: Trace) -> str:
    """Which of the references that a topic cites is not what it was."""
    for key, known in trace.references.items():
        if keeper.spine(key) != known:
            return "the library has changed" if key == EVERY_KEY else f"the reference '{key}' has changed"
    return ""


def is_crowded(keeper: Keeper, name: str) -> bool:
    """Whether a neighbour leaves the topic no place; only known of a whole project."""
    if keeper.beside is None or (facts := keeper.facts(name)) is None:
        return False
    return any(lint_neighbours(name, facts, keeper.beside))
