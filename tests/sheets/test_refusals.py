"""Bad input is told with its remedy, and leaves no sheets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handout.cli import main
from tests.sheets.conftest import Make
from tests.sheets.paper import made

Capture = pytest.CaptureFixture[str]
DAY = ("--today", "2026-11-22", "--workers", "1")
A7 = (74.0, 105.0)

OWN = """\
# Two cards close together.
schema: 1
title: two cards
makes: cards
paper: A4
flips: [long]
slot: {width_mm: 74, height_mm: 105}
columns: 2
column_gap_mm: 4
"""


def codes(make: Make, layout: str, *prints: object, **said: object) -> list[str]:
    sheets = make(layout, prints, **said)
    assert not sheets.diagnostics or not sheets.pdf
    return [each.code for each in sheets.diagnostics]


@pytest.mark.parametrize(
    ("layout", "size", "code"),
    [
        ("a7-4up", (74.2, 105), "page-exceeds-slot"),
        ("a7-4up", (105, 74), "page-exceeds-slot"),
        ("a7-4up", (70, 100), "page-below-slot"),
        ("3x5", (76.4, 127), "page-exceeds-slot"),
        ("fold-over", (140, 105), "enters-printer-edge"),
    ],
)
def test_a_page_that_does_not_fit_is_refused(
    layout: str, size: tuple[float, float], code: str, make: Make
) -> None:
    """Nothing is scaled to fit, neither down nor up, and nothing is turned."""
    assert codes(make, layout, made("C000-AB", 2, size)) == [code]


@pytest.mark.parametrize("rounding", [-0.04, 0, 0.04])
def test_an_exact_grid_is_not_refused_for_rounding(rounding: float, make: Make) -> None:
    """A page whose PDF rounds its size fills its slot all the same."""
    assert codes(make, "id1-10up", made("C000-AB", 2, (85.6 + rounding, 53.98 + rounding))) == []
    assert codes(make, "a4-fold", made("C000-AB", 4, (210 + rounding, 297 + rounding))) == []


def test_a_smaller_page_stands_in_the_middle_where_the_layout_says_so(make: Make) -> None:
    """An A7 card on a card of 3 × 5 inches is not refused."""
    assert codes(make, "3x5", made("C000-AB", 2, A7)) == []


@pytest.mark.parametrize(
    ("layout", "bleed", "found"),
    [
        ("id1-10up", 1, ["gap-too-narrow"]),
        ("id1-10up", 0, []),
        ("a7-4up", 4, []),
        ("a7-4up", 4.1, ["gap-too-narrow", "gap-too-narrow"]),
    ],
)
def test_a_gap_holds_the_bleed_of_both_sides(layout: str, bleed: float, found: list[str], make: Make) -> None:
    """Pages without bleed may stand edge to edge; with bleed they keep twice of it apart."""
    size = (85.6, 53.98) if layout == "id1-10up" else A7
    assert codes(make, layout, made("C000-AB", 2, size, bleed_mm=bleed)) == found


@pytest.mark.parametrize("bleed", [4, 4.00001, 4.02])
def test_an_exact_gap_is_not_refused_for_rounding(bleed: float, make: Make) -> None:
    """A bleed whose PDF rounds it up fills a gap of twice its size all the same."""
    assert codes(make, "a7-4up", made("C000-AB", 2, A7, bleed_mm=bleed)) == []


def test_mixed_page_sizes_are_refused(make: Make) -> None:
    """A4 and A7 cannot be cut in one go; neither can a page with bleed and one without."""
    prints = made("C000-AB", 2, A7), made("C001-AB", 2, (105, 148))
    assert codes(make, "a7-4up", *prints) == ["mixed-page-sizes"]
    prints = made("C000-AB", 2, A7), made("C001-AB", 2, A7, bleed_mm=3)
    (found,) = make("a7-4up", prints).diagnostics
    assert "74 × 105 mm with a bleed of 3 mm cannot share a sheet with pages of 74 × 105 mm" in found.message


@pytest.mark.parametrize(
    ("layout", "pages", "said", "found"),
    [
        ("a7-4up", 1, {}, ["odd-pages"]),
        ("a7-4up", 3, {"flip": "short"}, ["odd-pages"]),
        ("a7-4up", 1, {"odd": "blank"}, []),
        ("a7-4up", 1, {"odd": "repeat"}, []),
        ("a7-4up", 1, {"flip": "none"}, []),
        ("fold-over", 1, {}, ["odd-pages"]),
        ("fold-over", 3, {"odd": "repeat"}, []),
        ("a5-booklet", 6, {}, ["unfilled-booklet"]),
        ("a5-booklet", 6, {"odd": "repeat"}, ["unfilled-booklet"]),
        ("a5-booklet", 6, {"odd": "blank"}, []),
        ("a5-booklet", 5, {"odd": "blank"}, []),
        ("a5-booklet", 8, {}, []),
    ],
)
def test_a_missing_back_is_for_somebody_to_settle(
    layout: str, pages: int, said: dict[str, str], found: list[str], make: Make
) -> None:
    """An odd page is refused until it is said what stands on its back; then the sheets hold just that."""
    size = (148.0, 210.0) if layout == "a5-booklet" else A7
    assert codes(make, layout, made("C000-AB", pages, size), **said) == found


def test_words_in_the_rim_of_a_booklet_are_refused(make: Make) -> None:
    """Where pages fill the paper, what a page says near its edge would not be printed."""
    from handout.model.sheet.proven import Proven

    page = made("C000-AB", 4, (148, 210))
    moved = Proven(page.name, page.fingerprint, _with_words_at_the_edge(page.pdf), page.trims, 1, page.path)
    assert set(codes(make, "a5-booklet", moved)) == {"words-in-printer-edge"}


def _with_words_at_the_edge(pdf: bytes) -> bytes:
    from io import BytesIO

    import pikepdf

    data = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as changed:
        for page in changed.pages:
            page.contents_add(b"q BT /F 8 Tf 10 10 Td (foot) Tj ET Q")
        changed.save(data)
    return data.getvalue()


def test_too_many_prints_are_told(make: Make) -> None:
    """More different prints than sheets can name are several jobs."""
    prints = [made(f"C{index:03d}-AB", 2, A7) for index in range(61)]
    assert codes(make, "a7-4up", *prints) == ["too-many-prints"]


# By the command


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("full", "--layout", "a7-4pu"), "no layout is called 'a7-4pu'; did you mean 'a7-4up'?"),
        (("full=0",), "asks for '0' copies; write a whole number from 1 to 1000"),
        (("full=1000000",), "asks for '1000000' copies; write a whole number from 1 to 1000"),
        (("full=-3",), "asks for '-3' copies"),
        (("full=two",), "asks for 'two' copies"),
        (("full=1000",) * 6, "6000 copies are too many for one job; 5000 are the most"),
        (("ful",), "no topic is called 'ful'; did you mean 'full'?"),
        (("full:pocketcard",), "no variant is called 'pocketcard'; did you mean 'pocket-card'?"),
        (("full:",), "is not TOPIC:VARIANT=COPIES"),
        ((), "name the topics that are wanted"),
        (("full", "--flip", "long"), "'fold-over' is not made with --flip long; it takes: none"),
        (("full", "--printer", "offcie"), "no printer is called 'offcie'; did you mean 'office'?"),
        (("full", "--offset-back", "half"), "is no offset"),
        (("full", "--offset-back", "-0.3,7"), "more than 5 mm"),
        (("full", "-o", "sheets.txt"), "does not end in .pdf"),
        (("full", "--calibrate"), "name no topics beside it"),
        (("--calibrate", "--layout", "fold-over"), "there is no back to calibrate"),
    ],
)
def test_misuse_is_told_with_its_remedy(
    arguments: tuple[str, ...], said: str, project: Path, capsys: Capture
) -> None:
    """What cannot be carried out ends in 2, says why and what is right, and builds nothing."""
    assert main(["sheet", *arguments, "--project", str(project), *DAY]) == 2
    assert said in capsys.readouterr().err
    assert not (project / "output").exists()


def test_a_refused_print_makes_no_sheet_and_leaves_no_older_one(project: Path, capsys: Capture) -> None:
    """Sheets are of proven prints alone; where one is refused, what lay there is taken away."""
    command = [
        "sheet",
        "full:summary",
        "--layout",
        "a4-fold",
        "--odd",
        "blank",
        "--project",
        str(project),
        *DAY,
    ]
    assert main(command) == 0
    path = project / "output" / "sheets" / "full-summary-a4-fold.pdf"
    assert path.is_file()
    topic = project / "content" / "topics" / "full.yaml"
    topic.write_text(topic.read_text(encoding="utf-8").replace("@moe-2020", "@nobody-1999"), encoding="utf-8")
    capsys.readouterr()
    assert main([*command, "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["sheets"]["written"] is None
    assert any(outcome["is_refused"] for outcome in said["outcomes"])
    assert not path.exists()


def test_all_slips_of_an_order_are_told_at_once(project: Path, capsys: Capture) -> None:
    """Who typed three wishes wrongly does not have to come back three times."""
    assert main(["sheet", "ful=2", "full", "full=0", "full:poket-card", "--project", str(project), *DAY]) == 2
    told = capsys.readouterr().err
    assert "no topic is called 'ful'" in told
    assert "asks for '0' copies" in told
    assert "no variant is called 'poket-card'" in told


@pytest.mark.parametrize(
    ("lies_there", "said"),
    [
        ("a thesis", "'mine.pdf' is there already and holds no sheets of Handout; name another file"),
        ("a print", "'mine.pdf' is there already and holds no sheets of Handout; name another file"),
        ("a folder", "'mine.pdf' is a folder; name a file in it"),
    ],
)
@pytest.mark.parametrize("asked", [["full"], ["full", "--layout", "id1-10up"], ["--calibrate"]])
def test_no_file_but_older_sheets_is_written_over_or_taken_away(
    lies_there: str,
    said: str,
    asked: list[str],
    project: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What -o names may be somebody's own work: it is left alone, also by a job that would be refused."""
    monkeypatch.chdir(project)
    path = Path("mine.pdf")
    if lies_there == "a folder":
        path.mkdir()
    else:
        path.write_bytes(made("C000-AB", 2, A7).pdf if lies_there == "a print" else b"what I found out")
    before = None if path.is_dir() else path.read_bytes()
    assert main(["sheet", *asked, "-o", "mine.pdf", *DAY]) == 2
    assert said in capsys.readouterr().err
    assert path.is_dir() or path.read_bytes() == before


def test_older_sheets_are_written_over(project: Path) -> None:
    """Sheets made here before may be made anew at the same place, and are taken away if they cannot be."""
    path = project / "ward.pdf"
    command = ["sheet", "full", "-o", str(path), "--project", str(project), *DAY]
    assert main(command) == 0
    first = path.read_bytes()
    assert main([*command, "--paper", "A3"]) == 0
    assert path.read_bytes() != first
    assert main([*command, "--layout", "id1-10up"]) == 1
    assert not path.exists()


@pytest.mark.parametrize("name", ["full-pocket-card-fold-over.pdf", "x" * 300 + ".pdf"])
def test_a_place_that_cannot_be_written_is_told(name: str, project: Path, capsys: Capture) -> None:
    """A folder where the sheets should go, or a name that no disk takes: a message, and no traceback."""
    command = ["sheet", "full", "--project", str(project), *DAY]
    if name.startswith("x"):
        command += ["-o", str(project / name)]
    else:
        (project / "output" / "sheets" / name).mkdir(parents=True)
    assert main(command) == 1
    told = capsys.readouterr()
    assert told.err.count("[unwritable-output]") == 1
    assert "with -o for sheets" in told.err
    assert "no sheets were made" in told.out


def test_a_booklet_that_does_not_fit_is_not_called_cards(make: Make) -> None:
    """The remedy is one that the layout can take."""
    (found,) = make("a5-booklet", [made("C000-AB", 4, (148, 210))], paper="Letter").diagnostics
    assert "two pages side by side of 296 × 210 mm" in found.message
    assert "smaller pages" in found.hint
    (found,) = make("a4-fold", [made("C000-AB", 4, (148, 210))]).diagnostics
    assert "takes_smaller" not in found.hint


def test_a_layout_of_ones_own_is_one_file(project: Path, capsys: Capture) -> None:
    """A file under templates/sheets/ is a layout; what does not fit is told at its line."""
    own = project / "templates" / "sheets" / "two-cards.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(OWN, encoding="utf-8")
    command = ["sheet", "full", "--layout", "two-cards", "--project", str(project), *DAY]
    assert main(command) == 0
    assert "1 sheet" in capsys.readouterr().out
    own.write_text(OWN.replace("width_mm: 74", "width_mm: 73"), encoding="utf-8")
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "templates/sheets/two-cards.yaml:7:" in said
    assert "[page-exceeds-slot]" in said
    own.write_text(OWN.replace("makes: cards", "makes: card"), encoding="utf-8")
    assert main(command) == 1
    assert "two-cards.yaml:4:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("columns: 2", "columns: 0", "unsound-record"),
        ("columns: 2", "columns: 1000", "unsound-record"),
        ("width_mm: 74", "width_mm: 0", "unsound-record"),
        ("width_mm: 74", "width_mm: 74.0", "trailing-zero"),
        ("flips: [long]", "flips: []", "empty-value"),
        ("flips: [long]", "flips: [up]", "unknown-choice"),
        ("makes: cards", "makes: folded-cards", "unsound-record"),
        ("makes: cards", "makes: booklet", "unsound-record"),
        ("paper: A4", "paper: A9", "unknown-choice"),
        ("gap_mm: 4", "gap_mm: -4", "unsound-record"),
        ("column_gap_mm: 4", "colum_gap_mm: 4", "unknown-key"),
        ("title: two cards", "title: two cards\nadvice: '漢'", "unknown-sign"),
    ],
)
def test_an_unsound_layout_is_told_by_line(
    old: str, new: str, code: str, project: Path, capsys: Capture
) -> None:
    """A slip in a layout's file is a message with its place, never a traceback."""
    own = project / "templates" / "sheets" / "two-cards.yaml"
    own.parent.mkdir(parents=True)
    assert old in OWN
    own.write_text(OWN.replace(old, new), encoding="utf-8")
    assert main(["sheet", "full", "--layout", "two-cards", "--project", str(project), *DAY]) == 1
    said = capsys.readouterr().err
    assert f"[{code}]" in said
    assert "two-cards.yaml:" in said


def test_a_topic_without_that_print_is_told(project: Path, capsys: Capture) -> None:
    """A card of a batch is not made of a variant that its topic does not have."""
    from handout.model.outcome import Outcome
    from handout.project import Project
    from handout.sheeting.wanted import Built, Wish, missing

    told = list(missing(Project(project), [Built("summary", Outcome("full"))], [Wish("full", "summary")]))
    assert [each.code for each in told] == ["no-such-print"]
