"""The example content prints as it should: every topic, every reader, every part of the page it grew from."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from functools import cache, cached_property
from pathlib import Path

import pypdfium2
import pytest

from handout.model.plan import Plan, lines_of
from handout.project import PACKAGED, Project
from handout.sound import planned, sound_topic
from tests.conftest import TODAY

ROOT = PACKAGED.parent
PROJECT = Project(ROOT)
TOPICS = (
    "anaphylaxis",
    "curb-65",
    "gabapentin-kidney",
    "hyperkalaemia",
    "iv-paracetamol",
    "ketamine",
    "naloxone",
    "opioid-switching",
    "print-cut-fold",
)
FOR_STAFF_ALONE = ("anaphylaxis", "print-cut-fold")
IN_A_CRISIS = ("anaphylaxis",)
ON_A_BADGE = ("anaphylaxis", "iv-paracetamol", "ketamine", "naloxone")
A7, A5, A4, A3, ID1 = (74, 105), (148, 210), (210, 297), (297, 420), (86, 54)
PAPERS = {
    "badge-card": ID1,
    "pocket-card": A7,
    "poster": A3,
    "summary": A4,
    "patient": A4,
    "patient-a5": A5,
    "patient-large-print": A4,
}
EACH = [
    (topic, variant)
    for topic in TOPICS
    for variant in PAPERS
    if not (topic in FOR_STAFF_ALONE and variant.startswith("patient"))
    and not (variant == "badge-card" and topic not in ON_A_BADGE)
    and not (variant == "poster" and topic not in IN_A_CRISIS)
]
BATCHES = {"iv-paracetamol": ["3kg", "5kg", "10kg", "15kg", "20kg", "33kg", "contents"]}

# One telling word or two for each part of the source page.
PARTS = {
    "mechanism": ["NMDA", "phencyclidine", "glutamate", "descending"],
    "uses and strength of evidence": [
        "CRPS",
        "Spinal cord injury",
        "Sickle cell",
        "PTSD",
        "depression",
        "Moderate",
    ],
    "how it is given": ["Intravenous", "by mouth", "subcutaneous", "intraosseous"],
    "common effects": ["Sympathetic", "Bronchodilation", "saliva", "dissociation"],
    "who must not have it": ["Hypersensitivity", "glaucoma", "intracranial pressure", "psychosis"],
    "rare but serious effects": ["Bladder", "cystitis", "Liver"],
    "metabolism and excretion": ["CYP3A4", "norketamine", "urine"],
    "pearls": ["Pearls", "Special K"],
    "why the evidence is hard": ["effect size", "44,117–119,123,152–169"],
    "reference": ["Reg Anesth Pain Med", "521–546"],
}


@dataclass(frozen=True)
class Built:
    """The whole of content/ as the command printed it."""

    output: Path
    said: str
    status: int

    def pdf(self, topic: str, variant: str) -> Path:
        return self.output / topic / f"{topic}-{variant}.pdf"

    @cache  # noqa: B019 - there is one for all tests of this module
    def text(self, topic: str, variant: str) -> str:
        """The words of a print without white space, read back by poppler, which is not the proof's reader."""
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(self.pdf(topic, variant)), "-"]
        return squeezed(subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8"))

    @cached_property
    def project(self) -> Project:
        return Project(ROOT)

    @cache  # noqa: B019 - as above
    def plan(self, topic: str, variant: str) -> Plan:
        chosen = self.project.variant(variant)
        sound, _ = sound_topic(self.project, topic, [chosen], TODAY)
        return planned(self.project, sound, chosen, TODAY)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Built:
    """Built by the first process that asks, for all that run beside it."""
    own = tmp_path_factory.getbasetemp()
    output = (own if worker_id == "master" else own.parent) / "content"
    ended = output.with_suffix(".json")
    with output.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not ended.exists():
            ended.write_text(json.dumps(_build(output)), encoding="utf-8")
    return Built(output, *json.loads(ended.read_text(encoding="utf-8")))


def _build(output: Path) -> tuple[str, int]:
    command = [
        sys.executable,
        "-m",
        "handout",
        "build",
        "--output",
        str(output),
        "--today",
        TODAY.isoformat(),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr, done.returncode


def test_every_print_and_no_remark(built: Built) -> None:
    """Every topic becomes all its prints; neither the rules nor the typesetter has a word to say."""
    assert (built.status, built.said) == (0, "")
    cards = {f"{topic}/{topic}-pocket-card-{end}.pdf" for topic, ends in BATCHES.items() for end in ends}
    assert {path.relative_to(built.output).as_posix() for path in built.output.rglob("*.pdf")} == cards | {
        f"{topic}/{topic}-{variant}.pdf" for topic, variant in EACH
    }


@pytest.mark.parametrize(("topic", "variant"), EACH)
def test_prints_keep_to_their_paper(built: Built, topic: str, variant: str) -> None:
    """Each variant has its paper and its budget: a card has two sides at most, and a crisis card one."""
    plan = built.plan(topic, variant)
    with pypdfium2.PdfDocument(built.pdf(topic, variant)) as pdf:
        sizes = [tuple(round(side / 72 * 25.4) for side in sheet.get_size()) for sheet in pdf]
    assert 1 <= len(sizes) <= plan.most_pages
    assert set(sizes) == {PAPERS[variant]}


@pytest.mark.parametrize("edition", ["patient-a5", "patient-large-print"])
@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic not in FOR_STAFF_ALONE])
def test_an_edition_has_the_same_words(built: Built, topic: str, edition: str) -> None:
    """Larger type or smaller paper changes no word of a leaflet, and loses none."""
    words = [[line.text for line in built.plan(topic, variant).lines()] for variant in ("patient", edition)]
    assert words[0] == words[1]
    text = built.text(topic, edition)
    assert [line for line in words[0] if squeezed(line) not in text] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_source_is_in_the_summary(built: Built, part: str) -> None:
    """Nothing the source page says was dropped on the way: corrected, or named as unsupported, but there."""
    text = built.text("ketamine", "summary").casefold()
    assert [word for word in PARTS[part] if squeezed(word).casefold() not in text] == []


def contraindications(plan: Plan, topic: str, built: Built) -> Iterator[tuple[str, str | None]]:
    """Each contraindication by name, as this print says it; nothing where it is omitted for a reason."""
    known, _ = built.project.topic(topic)
    places = {line.place: line.text for line in plan.lines()}
    for number, section in enumerate(known.sections):
        if section.kind != "contraindications" or {*section.omit} & {*plan.variant.registers}:
            continue
        for index, block in enumerate(section.blocks):
            for item, statement in enumerate(getattr(block, "points", ())):
                register = statement.register_for(plan.variant.registers)
                if register is None and {*statement.omit} & {*plan.variant.registers}:
                    continue  # left out by name, for a reason that the file gives
                place = ("sections", number, "blocks", index, "points", item, register)
                yield statement.id or str(item), places[place] if register else None


def leaves_out(topic: str, plan: Plan, built: Built) -> bool:
    """The topic has no contraindications, or omits them from this audience by name, with a reason."""
    known, _ = built.project.topic(topic)
    sections = [each for each in known.sections if each.kind == "contraindications"]
    return all({*each.omit} & {*plan.variant.registers} for each in sections)


@pytest.mark.parametrize(("topic", "variant"), EACH)
def test_every_contraindication_is_printed(built: Built, topic: str, variant: str) -> None:
    """Who must not have it is for every reader: each in its register, or said together with another."""
    plan, text = built.plan(topic, variant), built.text(topic, variant)
    said = dict(contraindications(plan, topic, built))
    assert said or leaves_out(topic, plan, built)
    assert [name for name, line in said.items() if line is not None and squeezed(line) not in text] == []
    assert [name for name, line in said.items() if line is None] == []


@pytest.mark.parametrize(("topic", "variant"), EACH)
def test_every_page_says_that_it_is_an_example(built: Built, topic: str, variant: str) -> None:
    """Nobody approved this content: no page of it can pass for the real thing."""
    with pypdfium2.PdfDocument(built.pdf(topic, variant)) as pdf:
        said = [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    assert said
    assert [number for number, text in enumerate(said, 1) if "EXAMPLE" not in text] == []


# Asked in a process of its own: the validator starts threads, and this process may yet fork.
LISTEN = """
import sys, page
for path in sys.argv[1:]:
    verdict = page.validate_pdf(path, profile="ua1")
    print(verdict.is_compliant, *(failure.message for failure in verdict.failures))
"""


def test_every_print_can_be_listened_to(built: Built) -> None:
    """PDF/UA-1, as page-validation reads the files on disk."""
    paths = [str(built.pdf(topic, variant)) for topic, variant in EACH]
    told = subprocess.run([sys.executable, "-c", LISTEN, *paths], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["True"] * len(EACH)


@pytest.mark.parametrize("variant", ["pocket-card", "summary"])
def test_ten_kilograms_never_get_tenfold(built: Built, variant: str) -> None:
    """A leaflet once printed 75 ml for 7.5 ml at this weight (MHRA EL (19)A/06)."""
    plan = built.plan("iv-paracetamol", variant)
    rows = [
        row for section in plan.sections for block in section.blocks for row in getattr(block, "rows", ())
    ]
    at_ten = [[line.text for line in lines_of(row)] for row in rows if lines_of_first(row) == "10\u00a0kg"]
    assert len(at_ten) == 1
    assert "7.5\u00a0mL" in at_ten[0]
    assert "75\u00a0mL" not in at_ten[0]
    assert squeezed("".join(at_ten[0])) in built.text("iv-paracetamol", variant)


def lines_of_first(row: object) -> str:
    return next((line.text for line in lines_of(row)), "")
