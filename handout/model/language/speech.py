"""How figures are said in the language of a print: in its notation, with its words for units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from handout.model.faults import translating
from handout.model.faults.planning import refuse
from handout.model.figures import NBSP
from handout.model.language.dialect import WORDS_OF_UNITS
from handout.model.language.notation import Notation
from handout.model.translation import Translation
from handout.model.units import SINGULAR, UNITS

_SIGNS = {word for unit in UNITS if unit not in WORDS_OF_UNITS for word in re.findall(r"[^\W\d_]+", unit)}


@dataclass(frozen=True)
class Speech:
    """Says in another language what a figure says in English; nothing stays English unseen."""

    notation: Notation
    phrases: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    """What the unit of one value is called, by the value's name."""

    @classmethod
    def of(cls, translation: Translation, labels: Mapping[str, str]) -> Speech:
        phrases = {unit: forms[0] for unit, forms in translation.units.items()}
        ones = {SINGULAR[unit]: form for unit, form in phrases.items() if unit in SINGULAR}
        return cls(Notation.of(labels), ones | phrases | {"to": labels["range-to"]}, translation.values)

    def told(self, text: str, name: str = "") -> str:
        """A figure with its unit; refused where a word of it has no equal."""
        spaced = self.notation.told(text.replace(NBSP, " "))
        known = "|".join(map(re.escape, sorted(self.phrases, key=len, reverse=True)))
        said = re.sub(
            rf"(?<![^\W\d_])(?:{known})(?![^\W\d_])|[^\W\d_]+",
            lambda found: self._word(found[0], name),
            spaced,
        )
        if self.notation.figures(said) != Notation.ENGLISH.figures(text):
            refuse(translating.changed_in_translation((), "figure", f"'{text}'", f"'{said}'"))
        return said.replace(" ", NBSP)

    def phrase(self, text: str) -> str:
        """Words that belong to a value, such as which form of a medicine it is of."""
        if text not in self.phrases:
            refuse(translating.untranslated_unit((), text))
        return self.phrases[text]

    def _word(self, word: str, name: str) -> str:
        if word in self.phrases:
            is_unit = word != "to" and not word.startswith("per ")
            return self.own.get(name, self.phrases[word]) if is_unit else self.phrases[word]
        if word not in _SIGNS:
            refuse(translating.untranslated_unit((), word))
        return word
