"""The templates' own words in one language, from every folder of templates that has some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from handout.model.diagnostic import HandoutError
from handout.model.faults import shape
from handout.model.labels import Labels, Wordbook, slots
from handout.stages.read import read

LABELS = Path("shared") / "labels"


def wordbook(
    language: str, folders: Iterable[Path], packaged: Path, shown: Callable[[Path], Path]
) -> Wordbook:
    """The words of a language, over those of its parent; a later folder's go over an earlier one's."""
    merged, tried = Wordbook(), tuple(folders)
    for name in (language.split("-")[0], language):
        for folder in tried:
            path = folder / LABELS / f"{name}.yaml"
            if path.is_file():
                merged.update(_labels(path, packaged, shown))
    return merged


def _labels(path: Path, packaged: Path, shown: Callable[[Path], Path]) -> Mapping[str, str]:
    """One file of labels; each must fill in just what its English original fills in."""
    labels, source = read(path, Labels, shown(path))
    original = read(packaged / LABELS / "en.yaml", Labels)[0].labels
    found = [
        shape.unsound_record(("labels", key), f"'{key}' must fill in {wanted}", "use these names in braces")
        for key, text in labels.labels.items()
        if (wanted := slots(original.get(key, ""))) != slots(text)
    ]
    if found:
        raise HandoutError(source.locate(each) for each in found)
    return labels.labels
