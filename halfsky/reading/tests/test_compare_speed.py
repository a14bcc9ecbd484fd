"""Time of a comparison: it grows with the texts, not with plan times reports."""

import random
import re
from time import process_time

from halfsky.reading import read
from halfsky.reading.compare import compare
from halfsky.reading.model import Document
from halfsky.reading.tests.pairs import cases

_SENTENCE = re.compile(r"[^。\n]{10,120}。")
_CHOICE = random.Random(7)
_PLANNED = [s for case in cases("look") for s in _SENTENCE.findall(case.plan.text)]
_TOLD = [s for case in cases("look") for report in case.reports for s in _SENTENCE.findall(report.text)]


def plan(items: int) -> Document:
    lines = (f"{n}．{_CHOICE.choice(_PLANNED)}{_CHOICE.choice(_PLANNED)}\n" for n in range(1, items + 1))
    return read("样省妇联2024年工作要点\n" + "".join(lines))


def report(characters: int) -> Document:
    count = characters * len(_TOLD) // sum(map(len, _TOLD))
    return read("样县妇联2024年工作总结\n" + "\n".join(_CHOICE.choices(_TOLD, k=count)))


def seconds(plan: Document, reports: list[Document]) -> float:
    start = process_time()
    compare(plan, [(f"{n}", doc) for n, doc in enumerate(reports)])
    return process_time() - start


def test_a_plan_of_300_items_against_a_report_of_20000_characters_takes_a_moment() -> None:
    assert seconds(plan(300), [report(20_000)]) < 3


def test_twice_the_reports_take_about_twice_the_time() -> None:
    few, many = [report(5_000) for _ in range(3)], [report(5_000) for _ in range(6)]
    small = plan(60)
    seconds(small, few)
    assert seconds(small, many) < 4 * seconds(small, few) + 0.2


def test_ten_times_the_plan_takes_far_less_than_ten_times_the_time() -> None:
    reports = [report(10_000)]
    short, long = plan(30), plan(300)
    seconds(short, reports)
    assert seconds(long, reports) < 5 * seconds(short, reports) + 0.5


def test_a_plan_of_thousands_of_like_lines_takes_a_moment() -> None:
    assert seconds(read("1．培训妇女12名。\n" * 4000), [report(500)]) < 3
