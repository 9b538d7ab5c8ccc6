"""Every command: its exit status, what it prints, and that it misuses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import handout
from handout.cli import main
from handout.pages import pages

TODAY = ("--today", "2026-11-22")

Capture = pytest.CaptureFixture[str]


def spoil(project: Path, old: str, new: str) -> Path:
    """The fixture topic with one stretch of its text replaced."""
    topic = project / "content" / "topics" / "full.yaml"
    text = topic.read_text(encoding="utf-8")
    assert old in text
    topic.write_text(text.replace(old, new), encoding="utf-8")
    return topic


def test_a_sound_project_passes(project: Path, capsys: Capture) -> None:
    """Where nothing is wrong the status is 0, and nothing is said but that."""
    assert main(["check", "--project", str(project), *TODAY]) == 0
    said = capsys.readouterr()
    assert "1 topic checked, 0 refused" in said.out
    assert "error" not in said.err


def test_a_warning_refuses_nothing(project: Path, capsys: Capture) -> None:
    """A warning is told, and the status stays 0."""
    assert main(["check", "--project", str(project), "--today", "2027-11-01"]) == 0
    assert "[review-overdue]" in capsys.readouterr().err


def test_a_fault_of_the_content_is_status_1(project: Path, capsys: Capture) -> None:
    """Content that needs mending ends in 1; what is wrong is told apart from the count."""
    spoil(project, "@moe-2020", "@nobody-1999")
    assert main(["check", "--project", str(project), *TODAY]) == 1
    said = capsys.readouterr()
    assert "[undefined-citation]" in said.err
    assert "1 refused" in said.out


def test_an_unreadable_topic_never_costs_another(project: Path, capsys: Capture) -> None:
    """Beside a topic that cannot be read, the others are still looked at."""
    topics = project / "content" / "topics"
    (topics / "a-broken.yaml").write_text("schema: 1\ntitle: [", encoding="utf-8")
    spoil(project, "@moe-2020", "@nobody-1999")
    assert main(["check", "--project", str(project), *TODAY]) == 1
    said = capsys.readouterr().err
    assert "a-broken.yaml" in said
    assert "[undefined-citation]" in said


@pytest.mark.parametrize("name", ["sites/north.yml", "topics/new.YAML", "references/more.yaml.txt"])
def test_a_file_that_is_not_read_is_told_of(name: str, project: Path, capsys: Capture) -> None:
    """Content under an ending that is not read is never passed over in silence, and costs no print."""
    path = project / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("schema: 1", encoding="utf-8")
    assert main(["check", "--project", str(project), *TODAY, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [(each["code"], each["file"]) for each in found] == [("misnamed-file", f"content/{name}")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "ful"), "no topic is called 'ful'; did you mean 'full'?"),
        (("check", "xyzzy"), "no topic is called 'xyzzy'; there are: full"),
        (("build", "full", "--variant", "sumary"), "no variant is called 'sumary'; did you mean 'summary'?"),
    ],
)
def test_an_unknown_name_is_misuse(
    project: Path, capsys: Capture, arguments: tuple[str, ...], said: str
) -> None:
    """A name that is not there ends in 2, and the nearest name is offered."""
    assert main([*arguments, "--project", str(project), *TODAY]) == 2
    assert capsys.readouterr().err == f"handout: {said}\n"


@pytest.mark.parametrize(
    "arguments",
    [(), ("print",), ("check", "--today", "tomorrow"), ("check", "--format", "xml"), ("explain", "a", "b")],
)
def test_wrong_arguments_are_misuse(arguments: tuple[str, ...], capsys: Capture) -> None:
    """Arguments that cannot be carried out end in 2 with the usage."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_folder_without_topics_is_misuse(tmp_path: Path, capsys: Capture) -> None:
    """Outside a project the command says how to make one."""
    assert main(["check", "--project", str(tmp_path)]) == 2
    assert "handout init" in capsys.readouterr().err


def test_findings_for_machines(project: Path, capsys: Capture) -> None:
    """As JSON every finding is whole: code, severity, sentence, remedy, file, line, column, length."""
    spoil(project, "@moe-2020", "@nobody-1999")
    assert main(["check", "--project", str(project), "--format", "json", *TODAY]) == 1
    said = capsys.readouterr()
    found = [each for each in json.loads(said.out)["diagnostics"] if each["severity"] == "error"]
    assert said.err == ""
    assert [each["code"] for each in found] == ["undefined-citation"] * len(found)
    assert set(found[0]) == {"code", "severity", "message", "hint", "file", "line", "column", "length"}
    where = found[0]
    line = (project / where["file"]).read_text(encoding="utf-8").splitlines()[where["line"] - 1]
    start = where["column"] - 1
    assert line[start : start + where["length"]] == "nobody-1999"


def test_json_and_text_tell_the_same(project: Path, capsys: Capture) -> None:
    """Machines are told no less than people."""
    spoil(project, "            plain: your liver does not work well\n", "")
    main(["check", "--project", str(project), *TODAY])
    told = capsys.readouterr().err
    main(["check", "--project", str(project), "--format", "json", *TODAY])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert found
    for each in found:
        head = f"{each['file']}:{each['line']}:{each['column']}: {each['severity']}: {each['message']}"
        assert head in told
        assert f"hint: {each['hint']}" in told


def test_the_list_names_topics_and_variants(project: Path, capsys: Capture) -> None:
    """A person sees each topic's state; a machine the same, by name."""
    assert main(["list", "--project", str(project)]) == 0
    told = capsys.readouterr().out
    rows = [row.split() for row in told.splitlines()[1:-1]]
    assert rows == [["full", "EXA", "example", "0.3", "2027-11-01"]]
    assert main(["list", "--project", str(project), "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["variants"] == [
        "badge-card", "patient", "patient-a5", "patient-large-print", "pocket-card", "poster", "summary"
    ]  # fmt: skip
    assert listed["topics"] == [
        {"topic": "full", "id": "EXA", "status": "example", "version": "0.3", "review_due": "2027-11-01"}
    ]


def test_the_list_goes_on_past_a_broken_topic(project: Path, capsys: Capture) -> None:
    """A topic that cannot be read is told, the others are listed, and the status is 1."""
    (project / "content" / "topics" / "a-broken.yaml").write_text("schema: [", encoding="utf-8")
    assert main(["list", "--project", str(project)]) == 1
    said = capsys.readouterr()
    assert "a-broken.yaml" in said.err
    assert "full EXA" in " ".join(said.out.split())


def test_a_topic_is_listed_by_its_document_control(project: Path, capsys: Capture) -> None:
    """What is wrong with a topic's text is for 'check' to tell; a wrong document control is told."""
    topic = spoil(project, "\nsections:\n", "\nsektions:\n")
    assert main(["list", "--project", str(project)]) == 0
    assert "full EXA" in " ".join(capsys.readouterr().out.split())
    topic.write_text(topic.read_text(encoding="utf-8").replace("status: example", "status: exemplary"))
    assert main(["list", "--project", str(project)]) == 1
    assert "[unknown-choice]" in capsys.readouterr().err


def test_what_stands_behind_the_document_control_is_not_read(project: Path, capsys: Capture) -> None:
    """A library of a thousand topics is listed without its texts; one that is cut off before is told."""
    topic = project / "content" / "topics" / "full.yaml"
    head, found, _ = topic.read_text(encoding="utf-8").partition("\nvalues:\n")
    assert found
    topic.write_text(f"{head}\nvalues: [\n", encoding="utf-8")
    assert main(["list", "--project", str(project)]) == 0
    assert "full EXA" in " ".join(capsys.readouterr().out.split())
    topic.write_text(f"values: [\n{head}\n", encoding="utf-8")
    assert main(["list", "--project", str(project)]) == 1
    assert "full.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("code", sorted(pages()))
def test_every_page_is_printed(code: str, capsys: Capture) -> None:
    """What stands in brackets behind a message can be asked for."""
    assert main(["explain", code]) == 0
    page = pages()[code]
    assert capsys.readouterr().out == f"{code} ({page.severity})\n\n{page.text}\n"


def test_all_codes_are_listed(capsys: Capture) -> None:
    """Without a code, each is named with its first sentence."""
    assert main(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == sorted(pages())


def test_an_unknown_code_is_misuse(capsys: Capture) -> None:
    """A slip in a code is told with the nearest one."""
    assert main(["explain", "undefined-citatoin"]) == 2
    assert "did you mean 'undefined-citation'?" in capsys.readouterr().err


def test_the_version_is_the_one_of_the_package(capsys: Capture) -> None:
    """One version, wherever it is asked for."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"handout {handout.__version__}\n"


@pytest.mark.parametrize("command", ["build", "check", "list", "cite", "explain", "schema", "new", "init"])
def test_every_command_explains_itself(command: str, capsys: Capture) -> None:
    """``--help`` of a command says what it does."""
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"handout {command}" in capsys.readouterr().out
