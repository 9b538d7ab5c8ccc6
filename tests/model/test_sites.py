"""Sites: they fill what topics leave open, stand behind it by name, and change nothing else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handout.forms import settled
from handout.lint.neighbours import Neighbours
from handout.model.diagnostic import HandoutError
from handout.model.plan import Plan
from handout.project import Project
from handout.sites import known_sites
from handout.sound import known_variants, planned, sound_topic
from handout.stages.render import render

TODAY = date(2026, 11, 22)
EXAMPLES = Path(__file__).parents[1] / "examples"
SITE = """\
schema: 1
name: St Example's Hospital
short: St Example's
code: STX
filled: {name: P. Harmacist, role: Pharmacist, on: 2026-11-01}
review_due: 2027-05-01
slots:
  invention-team: Bleep 4242
  invention-limit: {value: 0.1 g, filled: {name: D. Octor, role: Chief, on: 2026-10-31}}
brand:
  staff: {band: "#2b1a3d", on_band: "#ffffff", accent: "#d9a514", ink: "#2b1a3d"}
house_style: {clinician: closed-units}
paper: Letter
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The examples, with one site."""
    root = Path(shutil.copytree(EXAMPLES, tmp_path / "project"))
    (root / "content" / "sites").mkdir()
    (root / "content" / "sites" / "st-example.yaml").write_text(SITE, encoding="utf-8")
    return Project(root)


def edited(project: Project, old: str, new: str, path: str = "topics/contacts.yaml") -> None:
    file = project.root / "content" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def local(project: Project) -> Callable[[str], Plan]:
    """The plan of the contacts at the site, in a variant."""

    def plan(variant: str) -> Plan:
        sound, _ = sound_topic(project, "contacts", known_variants(project)[0], TODAY)
        site = known_sites(project, TODAY)[0]["st-example"]
        return planned(project, settled(sound, site), project.variant(variant), TODAY)

    return plan


def text(plan: Plan) -> str:
    return "\n".join(line.text for line in plan.lines()).replace("\u00a0", " ")


def test_a_slot_prints_what_the_site_wrote(local: Callable[[str], Plan]) -> None:
    """A filled slot is text of the page, and a local limit is a value of it."""
    plan = local("patient")
    assert "Bleep 4242" in text(plan)
    assert "0.1 g" in {value.replace("\u00a0", " ") for line in plan.lines() for value in line.values}


def test_who_filled_in_what_is_printed(local: Callable[[str], Plan]) -> None:
    """Each signature is named with its day and with what it filled in."""
    notes = "\n".join(line.text for line in local("pocket-card").notes).replace("\u00a0", " ")
    assert notes.splitlines() == [
        "Invention team: filled in for St Example's Hospital by P. Harmacist, Pharmacist, 1 Nov 2026.",
        "Highest dose of invention: filled in for St Example's Hospital by D. Octor, Chief, 31 Oct 2026.",
    ]


def test_an_open_slot_is_a_blank_to_write_on(project: Project) -> None:
    """Without a site an example prints room to write, and no words."""
    sound, _ = sound_topic(project, "contacts", known_variants(project)[0], TODAY)
    plan = planned(project, sound, project.variant("pocket-card"), TODAY)
    blanks = [run for line in plan.lines() for run in line.runs if run.kind == "blank"]
    assert len(blanks) == 2
    assert {run.text.strip("\u00a0") for run in blanks} == {""}
    assert plan.notes == ()


def test_an_open_slot_keeps_its_line_before_a_source(project: Project) -> None:
    """A mark behind a blank binds to it, and takes none of the room away."""
    said = 'text: "Over {invention-limit} [@doe-2024], ring"'
    edited(project, 'text: "For more than {invention-limit}"', said)
    sound, _ = sound_topic(project, "contacts", known_variants(project)[0], TODAY)
    plan = planned(project, sound, project.variant("pocket-card"), TODAY)
    (line,) = (each for each in plan.lines() if each.text.startswith("Over"))
    (blank,) = (run for run in line.runs if run.kind == "blank")
    assert len(blank.text) > 10
    assert blank.is_bound


def test_a_site_has_its_name_id_paper_and_colours(project: Project, local: Callable[[str], Plan]) -> None:
    """What a site lends to the looks reaches the page; a card keeps the size of a pocket."""
    summary, card = local("summary"), local("pocket-card")
    assert summary.furniture.document == "CON-S-STX"
    assert summary.furniture.organisation == "St Example's Hospital"
    pages = [render(plan, project.template_folders) for plan in (summary, card)]
    assert ["size: Letter" in page for page in pages] == [True, False]
    assert all("--band: #2b1a3d" in page for page in pages)


def test_a_house_style_changes_how_figures_are_set_and_nothing_else(local: Callable[[str], Plan]) -> None:
    """Figures differ between audiences by the named rule of the house, and by no digit."""
    card = next(value for line in local("pocket-card").lines() for value in line.values)
    leaflet = next(value for line in local("patient").lines() for value in line.values)
    assert (card, leaflet) == ("0.1g", "0.1\u00a0g")


def test_what_a_site_says_is_part_of_the_code(project: Project, local: Callable[[str], Plan]) -> None:
    """Another telephone number is another print."""
    before = local("pocket-card").furniture.fingerprint
    edited(project, "4242", "4243", "sites/st-example.yaml")
    assert local("pocket-card").furniture.fingerprint != before


@pytest.mark.parametrize(
    ("version", "approved", "status"),
    [("1.0", "1.0", "approved"), ("1.0", "2.0", "draft"), ("2.0", "1.0", "draft")],
)
def test_a_site_approves_one_version(
    version: str, approved: str, status: str, project: Project, local: Callable[[str], Plan]
) -> None:
    """An approval speaks for the version that it names, and for no other."""
    edited(project, "status: example", "status: draft")
    edited(project, 'version: "0.3"', f'version: "{version}"')
    approval = (
        f'approvals: {{contacts: {{name: B. Boss, role: Chief, on: 2026-11-22, version: "{approved}"}}}}\n'
    )
    edited(project, "paper:", f"{approval}paper:", "sites/st-example.yaml")
    about = local("pocket-card").furniture
    assert about.is_approved == (status == "approved")
    assert ("DRAFT" in about.marks) == (status == "draft")
    codes = [each.code for outcome in known_sites(project, TODAY)[1] for each in outcome.diagnostics]
    assert codes == ([] if version == approved else ["approval-outdated"])


def test_approved_elsewhere_is_a_draft_here(project: Project, local: Callable[[str], Plan]) -> None:
    """What one place approved, another has not."""
    edited(project, "status: example", "status: approved")
    edited(project, 'version: "0.3"', 'version: "1.0"')
    approval = "approved: {name: A. Other, role: Chief, place: Elsewhere, on: 2026-11-22}\n  written:"
    edited(project, "written:", approval)
    assert local("pocket-card").furniture.marks == ("DRAFT",)
    edited(project, "place: Elsewhere", "place: St Example's")
    project._topics.clear()
    assert local("pocket-card").furniture.is_approved


def found(project: Project) -> list[tuple[str, str, int]]:
    """What is said of the sites: the code, the file and the line."""
    told = (each for outcome in known_sites(project, TODAY)[1] for each in outcome.diagnostics)
    return [(each.code, each.span.path.name, each.span.line) for each in told]


def another(project: Project, old: str, new: str, name: str = "contacts") -> None:
    """A second topic, which says one thing otherwise and has an id of its own."""
    text = project.topic_path(name).read_text(encoding="utf-8").replace("id: CON", "id: COO")
    assert old in text
    project.topic_path("zz-second").write_text(text.replace(old, new), encoding="utf-8")


def test_an_approval_speaks_for_no_later_text(project: Project) -> None:
    """Who approved before the text was written has read another text."""
    edited(project, "status: example", "status: draft")
    edited(project, 'version: "0.3"', 'version: "1.0"')
    approval = 'approvals: {contacts: {name: B. Boss, role: Chief, on: 2026-11-21, version: "1.0"}}\n'
    edited(project, "paper:", f"{approval}paper:", "sites/st-example.yaml")
    assert [code for code, _, _ in found(project)] == ["approved-unwritten"]
    assert known_sites(project, TODAY)[0] == {}


@pytest.mark.parametrize(
    "other", ["kind: contact, label: Most", "kind: limit, label: Most, most: 5 mL"], ids=["kind", "measure"]
)
def test_a_slot_means_one_thing_in_all_topics(other: str, project: Project) -> None:
    """A telephone number is not printed where another topic means a dose: both topics are refused."""
    another(project, "kind: limit, label: Highest dose of invention, most: 200 mg", other)
    variants = known_variants(project)[0]
    for name in ("contacts", "zz-second"):
        with pytest.raises(HandoutError) as raised:
            sound_topic(project, name, variants, TODAY, Neighbours(project.readable_topics))
        assert [each.code for each in raised.value.diagnostics] == ["clashing-slots"]
    assert found(project) == []


def test_a_limit_keeps_to_every_topic_that_asks_for_it(project: Project) -> None:
    """A limit that one topic allows and another does not is refused, and never reaches a plan."""
    another(project, "most: 200 mg", "most: 50 mg")
    assert [code for code, _, _ in found(project)] == ["limit-exceeded"]


def test_two_topics_have_two_ids(project: Project) -> None:
    """Of two topics with one id the later is refused: their prints could not be told apart."""
    text = project.topic_path("contacts").read_text(encoding="utf-8")
    project.topic_path("zz-second").write_text(text, encoding="utf-8")
    variants = known_variants(project)[0]
    assert sound_topic(project, "contacts", variants, TODAY, Neighbours(project.readable_topics))
    with pytest.raises(HandoutError) as raised:
        sound_topic(project, "zz-second", variants, TODAY, Neighbours(project.readable_topics))
    assert [(each.code, each.span.excerpt) for each in raised.value.diagnostics] == [
        ("unsound-record", "  id: CON")
    ]


@pytest.mark.parametrize("key", ["name", "short", "code"])
def test_two_sites_can_be_told_apart(key: str, project: Project) -> None:
    """No two sites share what their prints and approvals name them by."""
    texts = {"name": "Other", "short": "Ot", "code": "OTH"}
    said = SITE
    for each, text in texts.items():
        if each != key:
            said = re.sub(rf"^{each}: .*$", f"{each}: {text}", said, flags=re.MULTILINE)
    (project.root / "content" / "sites" / "the-second.yaml").write_text(said, encoding="utf-8")
    line = list(texts).index(key) + 2
    assert found(project) == [("unsound-record", "the-second.yaml", line)]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=70))
@example(text="{invention-limit}")
@example(text="0 mg")
@example(text="9" * 50 + " mg")
@example(text="1/3 g")
def test_whatever_a_site_fills_in_is_printed_whole_or_refused(text: str, project: Project) -> None:
    """A filling reaches the plan as it was written, or the site is refused at its line."""
    path = project.root / "content" / "sites" / "st-example.yaml"
    said = json.dumps(text.encode("utf-8", "replace").decode())
    path.write_text(SITE.replace("Bleep 4242", said).replace("0.1 g", said, 1), encoding="utf-8")
    sites, told = known_sites(project, TODAY)
    assert sites or [each for outcome in told for each in outcome.diagnostics if each.hint and each.message]
    for slots, name in ((sites[each].slots, "invention-team") for each in sites):
        assert slots[name].value == " ".join(slots[name].value.split())
