"""The answer of a build that has nothing to do, found without reading content."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from handout.folders import Folders
from handout.manifest.day import is_alike
from handout.manifest.inputs import digest_of, inputs_digest, inputs_of, made_by, template_files
from handout.manifest.ledger import Ledger, Run, is_unfinished, opened, seen_in
from handout.manifest.record import PrintRecord, TopicRecord
from handout.manifest.told import untold
from handout.model.outcome import Outcome

UNCHANGED = "nothing that it prints has changed"


def standing(
    folders: Folders,
    output: Path,
    run: str,
    today: date,
    topics: Sequence[str] = (),
    variants: Sequence[str] = (),
    languages: Sequence[str] = (),
) -> list[Outcome] | None:
    """What is told of prints that all stand as they were made; nothing where one might not.

    Every file that goes into a print, or came out of one, is the very file that
    was seen then, and no date has come that changes a print.
    """
    if is_unfinished(output):
        return None
    seen = seen_in(output, 0)
    ledger = opened(output, seen, made_by(seen))
    known = ledger.run(run)
    if not _is_as_surveyed(folders, ledger, known, today):
        return None
    if topics and known.survey and known.survey["outcomes"]:
        return None  # not all that was found in the whole project need be about these topics
    names = topics or folders.topic_names
    if not all(each in known.topics for each in names):
        return None
    wanted = {name: known.topics[name].asked(variants, languages) for name in names}
    if not all(_stand(ledger, known.topics[name], wanted[name], today) for name in names):
        return None
    if set(languages) - {each.language for one in known.topics.values() for each in one.prints.values()}:
        return None
    found = list(_surveyed(known))
    for name in names:
        found += told(output, name, known.topics[name], wanted[name])
    return found


def known_controls(folders: Folders) -> dict[str, Mapping[str, str]]:
    """The document control of each topic whose file is as it was when a build or a check last read it."""
    found: dict[str, Mapping[str, str]] = {}
    for output in (folders.output_folder, folders.checked_folder):
        seen = seen_in(output, 0)
        for name, record in opened(output, seen, made_by(seen)).run("").topics.items():
            path = folders.topic_path(name)
            read = record.trace.files.get(path.relative_to(folders.root).as_posix())
            if record.facts is not None and read == seen.hash(path):
                found[name] = record.facts["control"]
    return found


def _is_as_surveyed(folders: Folders, ledger: Ledger, run: Run, today: date) -> bool:
    """All files of the project are those that were looked at when it was last looked at as a whole."""
    survey = run.survey
    if survey is None:
        return False
    days = [date.fromisoformat(each) for each in survey["days"]]
    if not is_alike(today, date.fromisoformat(survey["today"]), days):
        return False
    looks = digest_of(template_files(folders), folders.template_folders, ledger.seen)
    return bool(survey["inputs"] == inputs_digest(inputs_of(folders, ledger.seen), looks))


def _stand(ledger: Ledger, record: TopicRecord, prints: Mapping[str, PrintRecord], today: date) -> bool:
    trace = record.trace
    return (
        record.claims(prints)
        and is_alike(today, date.fromisoformat(trace.today), trace.held_against)
        and not any(damage(ledger, path, each) for path, each in prints.items())
    )


def damage(ledger: Ledger, path: str, record: PrintRecord) -> str:
    """What became of a print's files since they were written, or taken away."""
    pdf = f"{ledger.output}{os.sep}{path}"
    for file, known in ((pdf, record.pdf), (_page_of(pdf), record.html)):
        if (now := ledger.seen.hash(file)) != known:
            return f"{Path(file).name} {'is not as it was written' if now else 'is gone'}"
    return ""


def _page_of(pdf: str) -> str:
    """The page that was printed, beside its PDF."""
    return f"{pdf.removesuffix('.pdf')}.html"


def _surveyed(run: Run) -> Iterator[Outcome]:
    for variant, found in run.survey["outcomes"] if run.survey else ():
        yield Outcome("", variant, diagnostics=untold(found))


def told(
    output: Path, name: str, record: TopicRecord, prints: Mapping[str, PrintRecord]
) -> Iterator[Outcome]:
    """What is told of a topic of which these prints stand as they were recorded."""
    for kind, found in record.outcomes:
        if found:
            yield Outcome(name, kind, diagnostics=untold(found))
    for path, each in prints.items():
        yield stands(output, name, path, each, UNCHANGED)


def stands(output: Path, topic: str, path: str, record: PrintRecord, because: str) -> Outcome:
    """A print as it was recorded."""
    pdf = f"{output}{os.sep}{path}"
    return Outcome(
        topic,
        record.kind,
        written=(Path(pdf), Path(_page_of(pdf))) if record.pdf else (),
        diagnostics=untold(record.findings),
        pages=record.pages,
        fingerprint=record.fingerprint,
        fill=tuple(record.fill),
        density=record.density,
        is_current=True,
        because=because,
    )
