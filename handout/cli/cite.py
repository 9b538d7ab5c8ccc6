"""``handout cite``: bring references in from other programs."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handout.cli.show import as_data, show, show_json
from handout.cli.usage import Misuse, add_format, add_project, opened

if TYPE_CHECKING:
    from handout.filing import Filing

DESCRIPTION = """\
File the references of each FILE in content/references/, where topics can cite
them. The name of a file says what it is: .nbib (PubMed), .ris (EndNote, Zotero,
Mendeley, publishers), .bib (BibTeX) or .json (CSL-JSON).

Each reference gets a key of author and year, such as cohen-2018. One that is
filed already, by its DOI or PubMed id, is told and not filed again. One that
cannot be read whole is told by line and left out: the sound ones are filed all
the same, and the exit status is 1."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="an export: .nbib, .ris, .bib or .json"
    )
    parser.add_argument(
        "--into",
        metavar="NAME",
        help="file in content/references/NAME.yaml, below what stands there (default: the first FILE's name)",
    )
    parser.add_argument("--dry-run", action="store_true", help="print what would be filed, and file nothing")
    add_project(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    from handout.filing import file_references
    from handout.model.diagnostic import errors

    project = opened(options)
    for path in options.files:
        if not path.is_file():
            raise Misuse(f"{path} is no file")
    filing = file_references(project, options.files, _name(options), dry=options.dry_run)
    if options.format == "json":
        show_json(_data(filing, options.dry_run))
    else:
        show(filing.diagnostics)
        _tell(filing, options.dry_run)
    return 1 if errors(filing.diagnostics) else 0


def _name(options: argparse.Namespace) -> str:
    """The name of the file to file in: as given, or made from that of the first export."""
    if options.into is not None:
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", options.into) or len(options.into) > 60:
            raise Misuse(
                f"'{options.into}' cannot name a file of references; use lower case, digits and hyphens"
            )
        return str(options.into)
    words = re.findall(r"[a-z0-9]+", options.files[0].stem.lower())
    name = "-".join(words)[:60].strip("-")
    return name if re.match(r"[a-z]", name) else f"imported-{name}".rstrip("-")


def _tell(filing: Filing, is_dry: bool) -> None:
    if is_dry:
        print(filing.shelf.added if filing.shelf else "", end="")
    else:
        width = max(map(len, filing.references), default=0)
        for key, reference in filing.references.items():
            print(f"{key:{width}}  {reference.title[:90]}")
    count = len(filing.references)
    what = f"{count} reference{'s' if count != 1 else ''}"
    said = f"{what} {'would be filed' if is_dry else 'filed'} in {filing.path.as_posix()}"
    print(f"{'# ' if is_dry else ''}{said}, {filing.known} already there, {filing.refused} refused")


def _data(filing: Filing, is_dry: bool) -> dict[str, Any]:
    """The import as a machine reads it."""
    entries = [
        {
            "key": key,
            "title": reference.title,
            "line": filing.shelf.source.key_span(("references", key)).line if filing.shelf else 0,
            "from": {"file": filing.origins[key].path.as_posix(), "line": filing.origins[key].line},
        }
        for key, reference in filing.references.items()
    ]
    return {
        "file": filing.path.as_posix(),
        "dry_run": is_dry,
        "filed": entries,
        "already_filed": filing.known,
        "refused": filing.refused,
        "diagnostics": [as_data(each) for each in filing.diagnostics],
    }
