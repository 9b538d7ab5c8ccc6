"""A library of any size, made from the example topics: what the benchmarks and the fault tests print.

python bench/library.py FOLDER TOPICS [STRETCH]

Each topic is one of the examples under another name: its subject, its authors and its reference list are its
own, and its sentences are worded a little otherwise. The same call always makes the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "content"
SKELETON = ROOT / "handout" / "cli" / "skeleton"
VARIANTS = ("pocket-card", "summary", "patient")
TODAY = "2026-11-22"

# Each example that has all three prints, and the word in it that is renamed.
SUBJECTS = {
    "ketamine": "ketamine",
    "curb-65": "pneumonia",
    "naloxone": "naloxone",
    "gabapentin-kidney": "gabapentin",
    "hyperkalaemia": "potassium",
    "opioid-switching": "opioid",
}
# Words of about the same width, so that what fits on a card goes on fitting.
WORDINGS: Sequence[Mapping[str, str]] = (
    {},
    {"severe": "marked", "Severe": "Marked", "again": "anew"},
    {"start": "begin", "team": "crew"},
    {"check": "watch", "need": "want", "severe": "marked", "Severe": "Marked"},
)
ENDINGS = ["".join(letters) for letters in product("bdghknpsvxyz", "aeou", "bdghknpsvxyz")]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BUDGET = re.compile(r"budget: \{pages: \d+")


def library(folder: Path, topics: int, stretch: int = 1, first: int = 0) -> list[str]:
    """Write a project of so many topics; the name of each, in order of making."""
    names = [_topic(folder, number, stretch) for number in range(first, first + topics)]
    if stretch > 1:
        _long_prints(folder)
    return names


def small_library(folder: Path, topics: int, audiences: str = "clinician, patient") -> list[str]:
    """Write a project of small topics, as `handout new` begins them: each prints in a tenth of a second."""
    letters = LETTERS[:topics]
    return [small_topic(folder, f"topic-{letter.lower()}", letter, audiences) for letter in letters]


def small_topic(folder: Path, name: str, letter: str, audiences: str = "clinician, patient") -> str:
    """Write one small topic with a reference of its own."""
    filled = {
        "TOPIC-NAME": name,
        "TOPIC-TITLE": f"Example {letter}",
        "TOPIC-ID": f"EX{letter}",
        "DAY-WRITTEN": TODAY,
        "DAY-REVIEW": "2027-11-01",
        "language: en-GB": f"language: en-GB\naudiences: [{audiences}]",
    }
    for kind, skeleton in (("topics", "topic.yaml"), ("references", "references.yaml")):
        text = (SKELETON / skeleton).read_text(encoding="utf-8")
        _write(folder / "content" / kind / f"{name}.yaml", _replaced(text, filled))
    return name


def _topic(folder: Path, number: int, stretch: int) -> str:
    """Write one topic and its references."""
    turn, base = divmod(number, len(SUBJECTS))
    example = list(SUBJECTS)[base]
    name = f"{example}-{number:04d}"
    text = _examples()[example]
    keys = {key: f"{key}-{number:04d}" for key in _cited(text)}
    text = _reworded(_stretched(text, stretch), example, turn)
    text = re.sub(r"(?m)^  id: \w+$", f"  id: {_code(number)}", text)
    text = text.replace("A. Author", f"{LETTERS[turn % 26]}. {ENDINGS[number % len(ENDINGS)].title()}or")
    _write(folder / "content" / "topics" / f"{name}.yaml", _replaced_words(text, keys))
    filed = "".join(
        _filed(_references()[key], key, keys[key], number, index) for index, key in enumerate(keys)
    )
    _write(folder / "content" / "references" / f"{name}.yaml", f"schema: 1\nreferences:\n{filed}")
    return name


def _reworded(text: str, example: str, turn: int) -> str:
    """The example with its subject renamed, and other words for some."""
    subject = SUBJECTS[example]
    renamed = subject[:-3] + ENDINGS[(turn * 7 + 1) % len(ENDINGS)] if turn else subject
    words = {subject: renamed, subject.title(): renamed.title(), f"{subject}s": f"{renamed}s"}
    return _replaced_words(text, {**words, **WORDINGS[turn % len(WORDINGS)]})


def _stretched(text: str, stretch: int) -> str:
    """The topic with its sections so many times over, each copy under ids of its own."""
    head, mark, body = text.partition("\nsections:\n")
    return head + mark + "".join(_copy(body, number) for number in range(stretch))


def _copy(body: str, number: int) -> str:
    """A copy of all sections; where one step leads to another, it leads to the one beside it."""
    if number == 0:
        return body
    return re.sub(
        r"(\b(?:id|from|yes|no|next|to): )([a-z][\w-]+)(?=[\s,}])", rf"\g<1>\g<2>-{number + 1}", body
    )


def _long_prints(folder: Path) -> None:
    """Let the prints of this project have as many pages as they need."""
    for variant in VARIANTS:
        text = (ROOT / "templates" / variant / "variant.yaml").read_text(encoding="utf-8")
        loose = BUDGET.sub("budget: {pages: 60", text)
        _write(folder / "templates" / variant / "variant.yaml", loose)


@cache
def _examples() -> dict[str, str]:
    return {name: (EXAMPLES / "topics" / f"{name}.yaml").read_text(encoding="utf-8") for name in SUBJECTS}


@cache
def _references() -> dict[str, str]:
    """Each reference of the examples as it is written, by its cite key."""
    found: dict[str, str] = {}
    for path in sorted((EXAMPLES / "references").glob("*.yaml")):
        parts = re.split(
            r"(?m)^  (?=[\w-]+:\s*$)", path.read_text(encoding="utf-8").partition("references:\n")[2]
        )
        found |= {part.partition(":")[0]: part for part in parts if part.strip()}
    return found


def _cited(text: str) -> Iterator[str]:
    return (key for key in _references() if re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", text))


def _filed(text: str, old: str, new: str, number: int, index: int) -> str:
    """A reference under another key, with numbers of its own."""
    text = re.sub(r"(?m)^(    DOI: \S+)\S{6}$", rf"\g<1>{number:04d}{index:02d}", text)
    text = re.sub(r"(?m)^    PMID: .*$", f'    PMID: "{30_000_000 + number * 100 + index}"', text)
    return f"  {new}" + text.removeprefix(old)


def _replaced(text: str, by: Mapping[str, str]) -> str:
    for word, other in by.items():
        text = text.replace(word, other)
    return text


def _replaced_words(text: str, by: Mapping[str, str]) -> str:
    """Whole words only: no part of a longer one, and no key of the file."""
    if not by:
        return text
    every = "|".join(map(re.escape, sorted(by, key=len, reverse=True)))
    return re.sub(rf"(?<![\w{{-])({every})(?![\w-])(?!:\s)", lambda found: by[found[0]], text)


def _code(number: int) -> str:
    """Three letters that no other topic has."""
    return "".join(LETTERS[number // step % 26] for step in (676, 26, 1))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(*library(Path(sys.argv[1]), *map(int, sys.argv[2:])), sep="\n")
