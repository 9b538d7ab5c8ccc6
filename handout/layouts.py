"""Sheet layouts and printers: each a file of templates, the project's own over the packaged one."""

from __future__ import annotations

from dataclasses import dataclass

from handout.folders import Folders
from handout.model.sheet.layout import Layout
from handout.model.sheet.printer import Printer
from handout.model.source import Source
from handout.stages.read import read


@dataclass(frozen=True)
class Layouts:
    """What is found in ``templates/sheets/`` and ``templates/printers/``."""

    of: Folders

    @property
    def names(self) -> list[str]:
        return self._names("sheets")

    @property
    def printer_names(self) -> list[str]:
        return self._names("printers")

    def layout(self, name: str) -> tuple[Layout, Source]:
        """The layout of a name, as its file says it."""
        path = self.of.template(f"sheets/{name}.yaml")
        layout, source = read(path, Layout, self.of.shown(path))
        return layout.model_copy(update={"id": name}), source

    def printer(self, name: str) -> Printer:
        path = self.of.template(f"printers/{name}.yaml")
        return read(path, Printer, self.of.shown(path))[0]

    def _names(self, folder: str) -> list[str]:
        found = (path for each in self.of.template_folders for path in each.glob(f"{folder}/*.yaml"))
        return sorted({path.stem for path in found})
