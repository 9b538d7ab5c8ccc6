"""Exactly what a change touches is printed again, and the whole is as if all had been."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handout.folders import Folders
from handout.manifest import inputs
from handout.manifest.seal import is_whole, sealed
from handout.model.diagnostic import Finding
from handout.model.document import Document
from handout.model.faults import fitting
from handout.model.job import Job
from handout.model.plan import Plan
from handout.model.site import Site
from handout.model.source import Source
from handout.pipeline import build
from handout.pressing import press
from handout.pressing.workers import Made, Workers
from handout.project import PACKAGED, Project
from handout.stages.read import read
from handout.standing import standing
from tests.keeping.house import REFERENCES, TODAY, House

STAFF = ["pocket-card", "summary"]
LEAFLETS = ["patient", "patient-a5", "patient-large-print"]


def prints(topic: str, *variants: str) -> set[str]:
    return {f"{topic} {variant}" for variant in variants}


def test_nothing_changed_and_nothing_is_printed(house: House) -> None:
    """A second build leaves every file as it was, down to its inode."""
    before = {path: path.stat().st_ino for path in house.output.rglob("*.pdf")}
    assert house.rebuilt() == set()
    assert {path: path.stat().st_ino for path in house.output.rglob("*.pdf")} == before
    assert len(before) == 10


def test_a_reference_touches_only_the_prints_that_cite_it(house: House) -> None:
    """The leaflets list no source that only staff are shown; another topic's prints never change."""
    house.edit("references/alpha.yaml", "A trial of alpha", "A second trial of alpha")
    assert house.rebuilt() == prints("alpha", "summary")
    house.edit("references/alpha.yaml", "volume: 1", "volume: 2")
    assert house.rebuilt() == prints("alpha", *STAFF)
    house.edit("references/shared.yaml", "volume: 1", "volume: 7")
    assert house.rebuilt() == prints("alpha", *STAFF) | prints("beta", *STAFF)
    assert house.files() == house.fresh()


def test_the_leaflets_wording_touches_no_card(house: House) -> None:
    """A word for patients is printed again for patients alone."""
    house.edit("topics/alpha.yaml", "You are allergic", "You have been allergic")
    assert house.rebuilt() == prints("alpha", *LEAFLETS)
    assert house.files() == house.fresh()


def test_a_comment_touches_nothing(house: House) -> None:
    """What is not printed is not printed again; places of findings move with it all the same."""
    text = house.path("topics/alpha.yaml").read_text(encoding="utf-8")
    house.write("topics/alpha.yaml", "# a comment\n\n" + text)
    assert house.rebuilt() == set()
    assert house.rebuilt() == set()


def test_a_statement_for_patients_above_the_others_touches_no_card(house: House) -> None:
    """Where a statement stands in its file is not printed."""
    said = "{plain: You feel unwell., omit: {text: staff know, short: staff know}}"
    old = "          - text: Allergy to alpha"
    house.edit("topics/alpha.yaml", old, f"          - {said}\n{old}")
    assert house.rebuilt() == prints("alpha", *LEAFLETS)


@pytest.mark.parametrize("harm", ["edited", "truncated", "deleted", "twin"])
def test_a_file_that_is_not_as_it_was_written_is_written_again(house: House, harm: str) -> None:
    """The manifest is never trusted over the files."""
    pdf = house.output / "alpha" / "alpha-summary.pdf"
    whole = house.files()
    if harm == "edited":
        times = pdf.stat()
        data = pdf.read_bytes()
        pdf.write_bytes(data[:200] + bytes([data[200] ^ 1]) + data[201:])
        os.utime(pdf, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif harm == "truncated":
        pdf.write_bytes(pdf.read_bytes()[:-100])
    elif harm == "deleted":
        pdf.unlink()
    else:
        pdf.with_suffix(".html").unlink()
    assert house.rebuilt() == prints("alpha", "summary")
    assert house.files() == whole


def test_a_topic_that_is_gone_takes_its_prints_along(house: House) -> None:
    """Only files that are known as our own are taken away."""
    note = house.output / "beta" / "beta-notes.pdf"
    note.write_bytes(b"somebody's")
    house.path("topics/beta.yaml").unlink()
    house.path("references/beta.yaml").unlink()
    removed = [path.name for each in house.build() for path in each.removed]
    assert sorted(removed) == sorted(
        f"beta-{each}.{end}" for each in STAFF + LEAFLETS for end in ("html", "pdf")
    )
    assert [path.name for path in (house.output / "beta").iterdir()] == ["beta-notes.pdf"]


def test_a_manifest_names_no_file_elsewhere(house: House) -> None:
    """A manifest that was tampered with, even under our seal, leads to no file outside the folder."""
    outside = house.root / "precious.pdf"
    outside.write_bytes(b"mine")
    manifest = house.output / "manifest.json"
    known = json.loads(manifest.read_bytes().replace(b"beta/beta-summary.pdf", b"../precious.pdf"))
    del known["seal"]
    manifest.write_bytes(sealed(json.dumps(known).encode()))
    assert is_whole(manifest.read_bytes())
    house.path("topics/beta.yaml").unlink()
    house.build()
    assert outside.read_bytes() == b"mine"


def test_a_review_date_touches_the_prints_that_tell_it(house: House) -> None:
    """On the day a review falls due its topic is printed again, and no other; and not the day before."""
    assert house.rebuilt(today=date(2027, 10, 31)) == set()
    again = house.build(today=date(2027, 11, 1))
    assert {each.topic for each in again if each.written and not each.is_current} == {"alpha"}
    assert house.rebuilt(today=date(2027, 11, 2)) == set()
    assert {each.split()[0] for each in house.rebuilt(today=TODAY)} == {"alpha"}


def test_a_template_touches_the_prints_set_with_it(house: House) -> None:
    """A leaflet's style sheet touches leaflets and their editions, and no card."""
    own = house.root / "templates" / "patient" / "page.css"
    own.parent.mkdir(parents=True)
    shutil.copy(PACKAGED / "patient" / "page.css", own)
    own.write_text(own.read_text(encoding="utf-8").replace("#dcefe6", "#dcefe7"), encoding="utf-8")
    assert house.rebuilt() == prints("alpha", *LEAFLETS) | prints("beta", *LEAFLETS)


def test_another_version_touches_everything(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new typesetter prints all again."""
    monkeypatch.setattr(inputs, "__version__", "99.0")
    assert len(house.rebuilt()) == 10
    assert house.rebuilt() == set()


def test_part_of_a_topic_leaves_no_claim_on_the_rest(house: House) -> None:
    """After a change, a build of the leaflets alone must not make the cards look current."""
    house.edit("topics/alpha.yaml", "Allergy to alpha", "Any allergy to alpha")
    house.edit("topics/alpha.yaml", "You are allergic", "You were allergic")
    assert house.rebuilt("alpha", variants=["patient"]) == prints("alpha", "patient")
    assert house.rebuilt() == prints("alpha", *STAFF, "patient-a5", "patient-large-print")
    assert house.files() == house.fresh()


def test_a_part_that_stands_is_not_looked_at_again(house: House) -> None:
    """Who prints leaflets alone waits for nothing the second time; the rest is printed when asked for."""
    fresh = House(shutil.copytree(house.root, house.root.parent / "part", ignore=lambda *_: ["output"]))
    asked = ["patient"]
    assert len(fresh.rebuilt(variants=asked)) == 2
    folders, today = Folders(fresh.root), TODAY
    found = standing(folders, fresh.output, "", today, variants=asked)
    assert found is not None
    assert [(each.topic, each.is_current) for each in found] == [("alpha", True), ("beta", True)]
    assert standing(folders, fresh.output, "", today) is None
    assert standing(folders, fresh.output, "", today, variants=["summary"]) is None
    (fresh.output / "beta" / "beta-patient.pdf").write_bytes(b"edited")
    assert standing(folders, fresh.output, "", today, variants=asked) is None
    assert fresh.rebuilt(variants=asked) == prints("beta", "patient")
    assert len(fresh.rebuilt()) == 8


def test_a_refusal_is_told_again_and_not_made_again(house: House) -> None:
    """A topic that is refused stays refused until it is mended; nobody is told that all is well."""
    house.edit("topics/alpha.yaml", "[@alpha-2020]", "[@alfa-2020]")
    first, second = house.build(), house.build()
    for outcomes in (first, second):
        codes = [each.code for one in outcomes for each in one.diagnostics]
        assert "undefined-citation" in codes
        assert any(each.is_refused for each in outcomes)
    assert not (house.output / "alpha").exists()
    house.edit("topics/alpha.yaml", "[@alfa-2020]", "[@alpha-2020]")
    assert house.rebuilt() == prints("alpha", *STAFF, *LEAFLETS)


def test_a_remark_points_at_its_line_where_that_line_is_now(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A print with a remark is looked at again when its file moved, though it says the same as before."""

    def remarks(document: Document, plan: Plan) -> Iterator[Finding]:
        yield fitting.nearly_full(next(line.place for line in plan.lines() if line.place), "page 1 of 1", 95)

    def lines() -> set[int]:
        found = [one for each in house.build("alpha", variants=["summary"]) for one in each.diagnostics]
        return {one.span.line for one in found if one.code == "nearly-full"}

    monkeypatch.setattr(press, "remarks", remarks)
    house.edit("topics/alpha.yaml", "Nobody knows", "No one knows")
    (before,) = lines()
    house.edit("topics/alpha.yaml", "schema: 1", "# a line more\nschema: 1")
    assert lines() == {before + 1}
    assert lines() == {before + 1}


def test_a_fault_of_the_library_is_not_left_untold_where_topics_are_named(house: House) -> None:
    """The short answer about a topic is not given where something was found that need not be about it."""
    house.write("references/unused.yaml", "schema: 1\nreferences: [1, 2]\n")
    house.build()
    folders = Folders(house.root)
    every = standing(folders, house.output, "", TODAY)
    assert every is not None
    assert any(each.is_refused for each in every)
    assert standing(folders, house.output, "", TODAY, ["alpha"]) is None


def test_a_key_that_is_filed_later_is_found(house: House) -> None:
    """A topic that was refused for an unknown key depends on the whole library."""
    house.edit("topics/alpha.yaml", "[@alpha-2020]", "[@gamma-2020]")
    assert any(each.is_refused for each in house.build())
    house.edit("references/alpha.yaml", "alpha-2020:", "gamma-2020:")
    assert house.rebuilt() == prints("alpha", *STAFF, *LEAFLETS)


def test_a_new_topic_touches_no_other(house: House) -> None:
    """Its neighbours are only looked at, not read and not printed."""
    text = house.path("topics/beta.yaml").read_text(encoding="utf-8")
    house.write("topics/gamma.yaml", text.replace("BET", "GAM"))
    assert {each.split()[0] for each in house.rebuilt()} == {"gamma"}


def test_a_neighbour_that_takes_its_id_refuses_the_later(house: House) -> None:
    """A topic whose own file never changed is refused once another takes its id, and comes back after."""
    whole = house.files()
    house.edit("topics/alpha.yaml", "id: ALP", "id: BET")
    refused = {each.topic for each in house.build() if each.is_refused}
    assert refused == {"beta"}
    assert not list((house.output / "beta").glob("*.pdf"))
    house.edit("topics/alpha.yaml", "id: BET", "id: ALP")
    house.build()
    assert house.files() == whole


def test_every_reason_is_told(house: House) -> None:
    """Each print says why it was made again, or why not."""
    house.edit("topics/alpha.yaml", "You are allergic", "You have been allergic")
    because = {f"{each.topic} {each.variant}": each.because for each in house.build() if each.written}
    assert because["alpha patient"] == "content/topics/alpha.yaml has changed"
    assert because["alpha summary"] == "content/topics/alpha.yaml has changed, but not this print"
    assert because["beta summary"] == "nothing that it prints has changed"


def test_a_reference_that_changes_under_a_build_is_not_taken_for_the_one_that_was_read(house: House) -> None:
    """What is kept of the library at the end of a build is what the build read of it."""
    house.edit("references/alpha.yaml", "volume: 1", "volume: 3")
    under_way = build(Project(house.root), TODAY, house.output, is_fresh=True)
    next(each for each in under_way if each.topic == "beta")
    house.edit("references/alpha.yaml", "volume: 3", "volume: 4")
    list(under_way)
    assert house.rebuilt() == prints("alpha", *STAFF)
    assert house.files() == house.fresh()


def test_a_reference_that_changes_back_under_a_build_is_not_kept_as_it_was_in_between(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should its file ever say that for good, the prints that cite it are made again."""

    def other(path: Path, *rest: Any) -> Any:
        if path.name != "alpha.yaml":
            return read(path, *rest)
        house.edit("references/alpha.yaml", "volume: 5", "volume: 6")
        try:
            return read(path, *rest)
        finally:
            house.edit("references/alpha.yaml", "volume: 6", "volume: 5")

    house.edit("references/alpha.yaml", "volume: 1", "volume: 5")
    with monkeypatch.context() as patch:
        patch.setattr("handout.library.read", other)
        house.build()
    house.build()
    house.edit("references/alpha.yaml", "volume: 5", "volume: 6")
    assert house.rebuilt() == prints("alpha", *STAFF)


def test_a_fault_that_was_there_in_between_is_not_told_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found in the whole project is kept only if no file of it was touched meanwhile."""
    file = "references/unused.yaml"

    def other(path: Path, *rest: Any) -> Any:
        if path.name != "unused.yaml":
            return read(path, *rest)
        house.edit(file, "volume: 1", "volume: 1: 1")
        try:
            return read(path, *rest)
        finally:
            house.edit(file, "volume: 1: 1", "volume: 1")

    house.write(file, REFERENCES.format(name="unused", pages="7-8"))
    with monkeypatch.context() as patch:
        patch.setattr("handout.library.read", other)
        assert any(each.is_refused for each in house.build())
    assert standing(Folders(house.root), house.output, "", TODAY) is None
    assert not any(each.is_refused for each in house.build())


def test_a_template_that_comes_under_a_build_is_noticed(house: House) -> None:
    """What was printed with a template that was not there as the build began is taken away again."""
    own = house.root / "templates" / "patient" / "page.css"
    own.parent.mkdir(parents=True)
    under_way = build(Project(house.root), TODAY, house.output, is_fresh=True)
    found = [next(under_way)]
    own.write_bytes((PACKAGED / "patient" / "page.css").read_bytes().replace(b"#dcefe6", b"#dcefe7"))
    found += under_way
    codes = {each.topic: [one.code for one in each.diagnostics] for each in found}
    assert "changed-meanwhile" in codes["beta"]
    assert not list((house.output / "beta").glob("*.pdf"))
    house.build()
    assert house.files() == house.fresh(), "the manifest too: it names no folder outside the project"


SITE_FILE = "sites/north.yaml"
SITE = """\
schema: 1
name: The north hospital
short: North
code: NTH
filled: {name: F. Iller, role: Test pharmacist, on: 2026-11-22}
review_due: 2027-11-01
"""


def test_a_site_that_changes_back_under_a_build_is_not_claimed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read of a site in between is not kept as what its file says before and after."""

    def other(project: Project, name: str) -> tuple[Site, Source]:
        house.edit(SITE_FILE, "The north hospital", "The south hospital")
        try:
            return real(project, name)
        finally:
            house.edit(SITE_FILE, "The south hospital", "The north hospital")

    house.write(SITE_FILE, SITE)
    house.build(site="north")
    before, real = house.files(), Project.site
    with monkeypatch.context() as patch:
        patch.setattr(Project, "site", other)
        house.build(site="north", is_fresh=True)
    assert len(house.rebuilt(site="north")) == 2 * len([*STAFF, *LEAFLETS])
    assert house.files() == before


def test_what_is_no_file_is_waited_for_by_no_build(house: House) -> None:
    """A pipe, or a link to a device that never ends, costs its own topic and nothing else."""
    os.mkfifo(house.path("images"), 0o600)
    house.path("topics/endless.yaml").symlink_to("/dev/zero")
    outcomes = house.build()
    assert {each.topic for each in outcomes if each.is_refused} == {"endless"}
    assert {"alpha", "beta"} <= {each.topic for each in outcomes if each.is_current}


def test_the_longest_print_is_begun_first(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done last, alone, is short: the words of the leaflet in large print go before those on A4."""
    begun: list[str] = []

    def submit(self: Workers, job: Job) -> Future[Made]:
        begun.append(job.plans[0].variant.id)
        return real(self, job)

    real = Workers.submit
    monkeypatch.setattr(Workers, "submit", submit)
    house.build("alpha", is_fresh=True)
    assert sorted(begun[:2]) == ["pocket-card", "summary"], "they say more"
    assert begun[2:] == ["patient-large-print", "patient-a5", "patient"]


def test_a_fresh_build_prints_all(house: House) -> None:
    """Whoever doubts may have everything made again, to the same bytes."""
    before = house.files()
    assert len(house.rebuilt(is_fresh=True)) == 10
    assert house.files() == before
