"""Texts to measure with: the marked sets, long plans made of them, and broken ones for fuzzing."""

import random
from collections.abc import Iterator
from pathlib import Path

from halfsky.reading.marked import MarkedText, load_marked

DATA = Path(__file__).parents[1] / "tests" / "data"
PARTS = ("look", "held")

_PIECES = [
    "一、",
    "（一）",
    "1．",
    "1.",
    "①",
    "一是",
    "第一章",
    "第三条",
    "#",
    "##",
    "【",
    "】",
    "（1）",
    "附件：",
    "抄送：",
    "〔2013〕3号",
    "2016年",
    "1—2",
    "3至5",
    "百分之",
    "二〇一六年",
    "十余",
    "两百多",
    "近亿",
    "万",
    "亿",
    "千",
    "百",
    "名",
    "人次",
    "个",
    "户",
    "元",
    "万元",
    "%",
    "‰",
    "/10万",
    "个百分点",
    "以上",
    "以内",
    "不少于",
    "至少",
    "不超过",
    "近",
    "约",
    "每",
    "各",
    "均",
    "由62%提高到80%",
    "7.57万个",
    "1,200",
    "1",
    "200",
    "１２",
    "十三五",
    "三八",
    "12338",
    "“",
    "”",
    "《",
    "》",
    "(",
    ")",
    "、",
    "，",
    "。",
    "；",
    "：",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\u3000",
    "\x0c",
    "\u2028",
    "\ufeff",
    "\u200b",
    "😀",
    "Ⅷ",
    "㈠",
    "⒈",
    "⑴",
    "—",
    "－",
    "～",
    "+",
    "×",
    "5万+",
    "1+3+N",
    "萬",
    "億",
    "餘",
    "個",
    "〇",
    "零",
    "壹",
    "点",
    "分之",
    "成",
    "半",
    "多",
    "余",
    "几",
    "数",
    "上",
    "培训",
    "妇女",
    "将",
    "了",
    "已",
    "计划",
    "完成",
    "目标",
    "责任单位：",
    "年底前",
]


def marked(part: str) -> list[MarkedText]:
    """Return the marked texts of one part of the scored set."""
    return load_marked(DATA / part)


def long_plan(length: int) -> str:
    """Return a plan of about `length` characters made of the plans in the set, each figure still in its sentence."""
    texts = [m.text for m in marked("look") if len(m.text) > 150]
    pieces: list[str] = []
    size = at = 0
    while size < length:
        pieces.append(texts[at % len(texts)])
        size += len(pieces[-1]) + 1
        at += 1
    return "\n".join(pieces)[:length]


def broken_texts(count: int, seed: int) -> Iterator[str]:
    """Yield `count` texts: random characters, pieces thrown together, and set texts cut, doubled and garbled."""
    chance = random.Random(seed)  # noqa: S311  for fuzzing
    texts = [m.text for part in PARTS for m in marked(part)]
    for number in range(count):
        kind = number % 4
        if kind == 0:
            yield "".join(chance.choice(_PIECES) for _ in range(chance.randint(0, 60)))
        elif kind == 1:
            yield "".join(
                chr(chance.choice((chance.randint(1, 0x7F), chance.randint(0x2000, 0xFFFF))))
                for _ in range(chance.randint(0, 80))
            )
        elif kind == 2:
            yield _mutated(chance.choice(texts), chance)
        else:
            text = chance.choice(texts)
            start = chance.randrange(len(text))
            yield text[start : start + chance.randint(1, 160)]


def _mutated(text: str, chance: random.Random) -> str:
    start = chance.randrange(max(1, len(text) - 120))
    letters = list(text[start : start + 160])
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(letters) + 1)
        if chance.random() < 0.4 and at < len(letters):
            del letters[at]
        else:
            letters.insert(at, chance.choice(_PIECES))
    return "".join(letters)


def adversarial(length: int) -> dict[str, str]:
    """Return texts of `length` characters built to slow a reader down, by name."""
    shapes = {
        "digits": "1",
        "digits and commas": "1,",
        "chinese numerals": "一",
        "myriads": "万",
        "ranges": "1—",
        "opening quotes": "“",
        "opening brackets": "（",
        "book marks": "《",
        "titles never closed": "《一",
        "blanks": " ",
        "line breaks": "\n",
        "markers": "一、",
        "marker lines": "1．\n",
        "inline markers": "一是",
        "circled": "①",
        "each": "每个",
        "no stop": "培训妇女100名",
        "commas": "培训100名，",
        "years": "2016年",
        "hashes": "#",
        "spaced digits": "1 ",
        "fractions": "百分之",
        "from to": "由62%提高到",
        "long clause": "妇女",
        "open sentence lines": "培训，\n",
        "limits": "年底前",
        "labels": "责任单位：",
        "copies": "抄送：1个县\n",
        "lead-ins": "一、工作\n重点抓好以下工作：\n培训100名。\n",
        "plain headings": "工作总结\n重点工作：\n",
        "all families": "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n",
        "lost pauses": "一是甲。二是乙三是丙四是丁",
        "news of plans": "发布了培训100名",
        "prepositions": "至" * 190 + "妇女1个，",
        "page blanks": "第1页" + " " * 400 + "甲\n",
        "tables": "项目（个）\t数量（名）\n12\t13\n",
        "each of each": "每每每每1名",
        "led by": "由县局100名",
    }
    return {name: (shape * (length // len(shape) + 1))[:length] for name, shape in shapes.items()}
