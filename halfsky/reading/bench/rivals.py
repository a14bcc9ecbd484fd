"""What a user would take instead of the reader; run as a script by an environment that has those packages.

Reads {"id", "text"} lines, prints one JSON object: seconds taken and {"id", "measures"} rows. Each rival gets the same
list of classifiers and the same way to write its answer; none of them knows a role, so each says target.
"""

import importlib
import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

CLASSIFIERS = [
    "个百分点",
    "百分点",
    "人次",
    "户次",
    "场次",
    "件次",
    "万元",
    "亿元",
    "个",
    "名",
    "人",
    "位",
    "户",
    "家",
    "场",
    "次",
    "期",
    "件",
    "起",
    "例",
    "篇",
    "份",
    "册",
    "本",
    "条",
    "项",
    "支",
    "所",
    "处",
    "座",
    "间",
    "套",
    "辆",
    "台",
    "对",
    "组",
    "班",
    "类",
    "笔",
    "批",
    "元",
    "亩",
    "小时",
    "张",
    "株",
    "幅",
    "讲",
    "课",
    "节",
    "堂",
    "门",
    "头",
    "只",
    "箱",
    "%",
    "％",
    "‰",
]
UNIT = "|".join(CLASSIFIERS)
PLAIN = re.compile(rf"(\d+(?:\.\d+)?)(万|亿|千|百)?(?:余|多)?({UNIT})")
SCALE = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
Row = dict[str, Any]


def row(quote: str, start: int, value: float, unit: str) -> Row:
    """Return one answer; 万元 and 亿元 are multiplied out as the exchange form asks."""
    if unit in {"万元", "亿元"}:
        value, unit = value * SCALE[unit[0]], "元"
    fixed = {"quote": quote, "start": start, "unit": unit.replace("个百分点", "百分点"), "value": round(value, 6)}
    return {**fixed, "bound": "exact", "each": False, "role": "target", "what": ""}


def plain(text: str) -> Iterator[Row]:
    """Yield digits followed by a classifier."""
    for found in PLAIN.finditer(text):
        yield row(
            found.group(), found.start(), float(found.group(1)) * SCALE.get(found.group(2) or "", 1), found.group(3)
        )


def cn2an_reader() -> Callable[[str], Iterator[Row]]:
    """Return a reader that lets cn2an turn Chinese numerals into digits first."""
    cn2an = importlib.import_module("cn2an")

    def read(text: str) -> Iterator[Row]:
        try:
            changed = cn2an.transform(text, "cn2an")
        except Exception:  # it raises on some texts; the user is left with the text as it was
            changed = text
        for answer in plain(changed):
            yield {**answer, "start": max(0, text.find(answer["quote"]))}

    return read


def recognizers_reader() -> Callable[[str], Iterator[Row]]:
    """Return a reader on Microsoft's number recogniser, each number followed by a classifier."""
    emoji = importlib.import_module("emoji")
    emoji.UNICODE_EMOJI = {}  # type: ignore[attr-defined]  # gone from newer releases, still imported by the recogniser
    number = importlib.import_module("recognizers_number")
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    unit = re.compile(rf"(?:余|多)?({UNIT})")

    def read(text: str) -> Iterator[Row]:
        for result in number.recognize_number(text, culture):
            value = (result.resolution or {}).get("value")
            found = unit.match(text, result.end + 1)
            if value is not None and found:
                yield row(text[result.start : found.end()], result.start, float(value), found.group(1))

    return read


def jionlp_reader() -> Callable[[str], Iterator[Row]]:
    """Return a reader on JioNLP: its money extraction, and its list of classifiers behind digits."""
    jio = importlib.import_module("jionlp")
    words = sorted({*jio.quantifiers_loader(), *CLASSIFIERS}, key=len, reverse=True)
    counted = re.compile(rf"(\d+(?:\.\d+)?)(万|亿|千|百)?(?:余|多)?({'|'.join(map(re.escape, words))})")

    def read(text: str) -> Iterator[Row]:
        taken: set[int] = set()
        for found in jio.ner.extract_money(text):
            value = found["detail"]["num"]
            start, end = found["offset"]
            taken.update(range(start, end))
            yield row(found["text"], start, float(value[0] if isinstance(value, list) else value), "元")
        for match in counted.finditer(text):
            if match.start() not in taken:
                yield row(
                    match.group(),
                    match.start(),
                    float(match.group(1)) * SCALE.get(match.group(2) or "", 1),
                    match.group(3),
                )

    return read


RIVALS: dict[str, Callable[[], Callable[[str], Iterator[Row]]]] = {
    "regex": lambda: plain,
    "cn2an": cn2an_reader,
    "recognizers": recognizers_reader,
    "jionlp": jionlp_reader,
}


def main(name: str) -> None:
    """Read the texts on standard input with the rival of that name."""
    warnings.simplefilter("ignore")
    texts = [json.loads(line) for line in sys.stdin if line.strip()]
    reader = RIVALS[name]()
    list(reader("培训妇女100名。"))
    started = time.process_time()
    rows = [{"id": t["id"], "measures": list(reader(t["text"]))} for t in texts]
    json.dump({"seconds": time.process_time() - started, "rows": rows}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
