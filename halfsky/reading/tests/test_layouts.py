"""The same document in another layout reads the same: wrapped, paged, indented, full width, with other line ends."""

from collections.abc import Callable

import pytest

from halfsky.reading import Document, read
from halfsky.reading.bench.samples import marked

FULL_WIDTH = str.maketrans("0123456789%", "０１２３４５６７８９％")
TEXTS = [m.text for m in marked("look") if len(m.text) > 200 and "\t" not in m.text][:24]


def wrapped(text: str) -> str:
    """Return the text broken every 36 characters, as out of a page."""
    return "\n".join(line[at : at + 36] for line in text.split("\n") for at in range(0, max(1, len(line)), 36))


def paged(text: str) -> str:
    """Return the text with a page number after every third line."""
    lines = text.split("\n")
    return "\n".join(line + (f"\n\n— {n // 3 + 1} —\n" if n % 3 == 2 else "") for n, line in enumerate(lines))


LAYOUTS: dict[str, Callable[[str], str]] = {
    "wrapped": wrapped,
    "paged": paged,
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "indented": lambda text: "\n".join("　　" + line for line in text.split("\n")),
    "full width": lambda text: text.translate(FULL_WIDTH),
}


def told(doc: Document) -> tuple[list[tuple[str, str, str, bool, str]], list[tuple[int, str]]]:
    """Return what a document says, without its places."""
    measures = [(f"{m.value:g}", m.unit, m.bound.value, m.each, m.role.value) for m in doc.measures]
    items = [(i.level, "".join(i.marker.translate(FULL_WIDTH).split())) for i in doc.items]
    return measures, items


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_document_reads_the_same_in_another_layout(layout: str) -> None:
    changed = [text for text in TEXTS if told(read(LAYOUTS[layout](text))) != told(read(text))]
    assert len(changed) <= (1 if layout == "wrapped" else 0)


def test_an_outline_run_together_in_one_line_is_found() -> None:
    text = (
        "红旗县妇联工作要点 一、抓培训 办班2期。 （一）技能 办班1期。"
        "（二）学历 招生20名。 二、抓维权 1．普法3场。2．调解10起。"
    )
    assert [(i.level, i.marker) for i in read(text).items] == [
        (1, "一、"),
        (2, "（一）"),
        (2, "（二）"),
        (1, "二、"),
        (2, "1．"),
        (2, "2．"),
    ]
