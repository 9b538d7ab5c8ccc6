"""Batches: one topic becomes many cards, each with its own title, id and code, and a card that lists them."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.forms import Forms, Places, forms
from handout.model.diagnostic import HandoutError
from handout.model.plan import Plan
from handout.orders import Order, orders
from handout.pipeline import build
from handout.project import Project
from handout.sound import known_variants, sound_topic

TODAY = date(2026, 11, 22)
FIXTURE = Path(__file__).parents[1] / "project"
BATCH = "batch: {by: weight, cards: [3 kg, 7.3 kg, 40 kg]}\nsections:"


def batched(folder: Path, batch: str = BATCH) -> Project:
    """A copy of the fixture whose topic has a batch."""
    root = Path(shutil.copytree(FIXTURE, folder / "project"))
    path = root / "content" / "topics" / "full.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sections:", batch, 1), encoding="utf-8")
    return Project(root)


def all_forms(project: Project) -> Forms:
    variants = known_variants(project)[0]
    sound, _ = sound_topic(project, "full", variants, TODAY)
    return forms(sound, None, Places([each.id for each in variants], (), {}))


def planned_cards(project: Project) -> dict[str, Plan]:
    """The plan of each print of the batch, by the end of its name."""
    made = orders(project, all_forms(project), TODAY, Path("out"))
    ends = {order.kind.removeprefix("pocket-card").strip("-"): order for order in made if is_card(order)}
    return {end: order.plan() for end, order in ends.items()}


def is_card(order: Order) -> bool:
    return order.variant.id == "pocket-card"


def text(plan: Plan) -> str:
    return "\n".join(line.text for line in plan.lines()).replace("\u00a0", " ")


def test_each_card_has_its_own_title_id_and_code(tmp_path: Path) -> None:
    """No two cards of a set, nor a card and the topic's own, can be taken for each other."""
    cards = planned_cards(batched(tmp_path))
    assert list(cards) == ["", "3kg", "7.3kg", "40kg", "contents"]
    assert cards["7.3kg"].title.text.endswith(": 7.3\u00a0kg")
    assert cards["7.3kg"].furniture.document == "EXA-C-7.3KG"
    dealt = {end: plan for end, plan in cards.items() if end != "contents"}
    assert len({plan.title.text for plan in dealt.values()}) == len(dealt)
    assert len({plan.furniture.document for plan in cards.values()}) == len(cards)
    assert len({plan.furniture.fingerprint for plan in cards.values()}) == len(cards)


def test_a_card_shows_the_dose_of_its_weight_and_of_no_other(tmp_path: Path) -> None:
    """A card has the row of its own weight: 7.5 mg/kg for 7.3 kg is 54 mg, in steps of 0.1 mL."""
    card = text(planned_cards(batched(tmp_path))["7.3kg"])
    assert "54 mg" in card
    assert "22 mg" not in card  # 3 kg
    assert "10 kg or less" in card


def test_the_contents_name_every_card_with_its_code(tmp_path: Path) -> None:
    """The card that lists a set gives the code that is printed on each of its cards."""
    cards = planned_cards(batched(tmp_path))
    listed = text(cards.pop("contents"))
    cards.pop("")
    for plan in cards.values():
        assert plan.furniture.fingerprint in listed
        assert plan.furniture.document in listed


@pytest.mark.long
def test_every_card_is_built_and_what_left_the_batch_is_taken_away(tmp_path: Path) -> None:
    """A batch prints each card; a card that is no longer listed does not stay behind looking current."""
    project = batched(tmp_path)
    out = tmp_path / "out"
    outcomes = list(build(project, TODAY, out, variants=["pocket-card"]))
    assert not any(outcome.is_refused for outcome in outcomes)
    ends = {path.stem for path in (out / "full").glob("*.pdf")}
    wanted = {"", "-3kg", "-7.3kg", "-40kg", "-contents"}
    assert ends == {f"full-pocket-card{end}" for end in wanted}
    path = project.topic_path("full")
    path.write_text(path.read_text(encoding="utf-8").replace(", 40 kg", ""), encoding="utf-8")
    list(build(Project(project.root), TODAY, out, variants=["pocket-card"]))
    assert not (out / "full" / "full-pocket-card-40kg.pdf").exists()


def test_a_value_takes_the_weight_of_each_card(tmp_path: Path) -> None:
    """A value that the batch names holds each card's own figure."""
    batch = "batch: {by: weight, value: people, cards: [3 kg]}\nsections:"
    project = batched(tmp_path, batch)
    path = project.topic_path("full")
    text_now = path.read_text(encoding="utf-8")
    path.write_text(text_now.replace("amount: 1211, unit: people", "amount: 1, unit: kg"), encoding="utf-8")
    assert "in 3 kg" in text(planned_cards(Project(project.root))["3kg"])


def test_a_card_without_a_dose_is_refused(tmp_path: Path) -> None:
    """A weight that the table does not hold gets no card that would say nothing."""
    project = batched(tmp_path)
    path = project.topic_path("full")
    cut = path.read_text(encoding="utf-8").replace("            - above: 10 kg\n", "", 1)
    cut = cut.replace("              dose: 100 mg\n              daily_maximum: 1 g\n", "", 1)
    path.write_text(cut, encoding="utf-8")
    with pytest.raises(HandoutError) as raised:
        all_forms(Project(project.root))
    assert [each.code for each in raised.value.diagnostics] == ["card-outside-table"]


@given(weights=st.lists(st.integers(1, 100), min_size=1, max_size=3, unique=True).map(sorted))
def test_a_card_for_any_weight_shows_the_dose_of_the_whole_table(
    weights: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A card and the table that lists its weight never print two doses."""
    listed = ", ".join(f"{weight / 10} kg".replace(".0 ", " ") for weight in weights)
    project = batched(tmp_path_factory.mktemp("any"), f"batch: {{by: weight, cards: [{listed}]}}\nsections:")
    cards = all_forms(project).cards
    assert cards is not None
    whole = cards.whole.topic.sections[4].blocks[0].dose_table  # type: ignore[attr-defined]
    for weight, card in zip(weights, cards.cards, strict=True):
        (band,) = card.topic.sections[4].blocks[0].dose_table.bands  # type: ignore[attr-defined]
        assert band.weights == (Decimal(weight) / 10,)
        assert band.per_kg in {each.per_kg for each in whole.bands if each.holds(band.weights[0])}


SITE = """\
schema: 1
name: NAME
short: NAME
code: CODE
filled: {name: P. Harmacist, role: Pharmacist, on: 2026-11-01}
review_due: 2027-05-01
"""


def test_an_unsound_site_costs_its_own_card_and_the_contents(tmp_path: Path) -> None:
    """A fault in one hospital's file keeps no other hospital from its card; the set is not called whole."""
    project = batched(tmp_path, "batch: {by: site, sites: [north, south]}\nsections:")
    folder = project.root / "content" / "sites"
    folder.mkdir()
    for name, code in (("north", "NOR"), ("south", "SOU")):
        (folder / f"{name}.yaml").write_text(SITE.replace("NAME", name.title()).replace("CODE", code))
    out = tmp_path / "out"
    told = list(build(Project(project.root), TODAY, out, variants=["pocket-card"]))
    ends = {path.stem.removeprefix("full-pocket-card") for path in (out / "full").glob("*.pdf")}
    assert (ends, [each for each in told if each.is_refused]) == ({"", "-north", "-south", "-contents"}, [])
    (folder / "south.yaml").write_text("schema: 1\n", encoding="utf-8")
    told = list(build(Project(project.root), TODAY, out, variants=["pocket-card"]))
    ends = {path.stem.removeprefix("full-pocket-card") for path in (out / "full").glob("*.pdf")}
    assert ends == {"", "-north"}
    assert [each.variant for each in told if each.is_refused] == ["south"]
