"""The scored sets: what the reader must reach on our own texts, and on the shared gold where it is here."""

import json
from pathlib import Path

import pytest

from halfsky.reading import read, to_gold_measures, to_gold_outline
from halfsky.reading.bench.samples import PARTS, marked
from halfsky.reading.scoring import Tally, add_measures, add_outline

GOLD = Path(__file__).parents[4] / "shared" / "gold"


def scores(part: str) -> tuple[Tally, Tally]:
    measures, outline = Tally(), Tally()
    for m in marked(part):
        doc = read(m.text)
        add_measures(measures, m.name, m.measures, to_gold_measures(doc, m.name)["measures"])
        add_outline(outline, m.name, m.items, to_gold_outline(doc, m.name)["items"])
    return measures, outline


def test_the_set_holds_at_least_120_texts_with_names_of_their_own() -> None:
    names = [m.name for part in PARTS for m in marked(part)]
    assert len(names) >= 120
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("part", PARTS)
def test_measures_reach_the_mark(part: str) -> None:
    tally, _ = scores(part)
    reached = {"f1": tally.f1, "mean": tally.mean_f1} | {
        k: tally.share(getattr(tally, k)) for k in ("bound", "role", "each")
    }
    wanted = {"f1": 0.985, "mean": 0.975, "bound": 0.98, "role": 0.96, "each": 0.97}
    assert {k: v for k, v in reached.items() if v < wanted[k]} == {}


@pytest.mark.parametrize("part", PARTS)
def test_outlines_reach_the_mark(part: str) -> None:
    reached = scores(part)[1].f1
    assert reached >= 0.99


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold is not beside the repository")
def test_the_shared_gold_is_read() -> None:
    measures, outline = Tally(), Tally()
    for name, tally in (("measures", measures), ("outlines", outline)):
        for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            expected = json.loads(line)
            doc = read((GOLD.parent / "seeds" / f"{expected['id']}.txt").read_bytes().decode())
            if tally is measures:
                add_measures(tally, "", expected["measures"], to_gold_measures(doc, "")["measures"])
            else:
                add_outline(tally, "", expected["items"], to_gold_outline(doc, "")["items"])
    assert measures.f1 >= 0.97
    assert outline.f1 >= 0.99
