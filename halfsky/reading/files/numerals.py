"""The number formats of automatic numbering, as Word shows them, and how a number stands before its words."""

import re
from collections.abc import Callable

OWN_MARKER = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]+[章节条部]|[（(]?[一二三四五六七八九十百\d]+[）)]?[、.．)）]|[（(][一二三四五六七八九十\d]+[）)]|[①-⑳#]|附件|附[:：])"
)
DIGITS = "〇一二三四五六七八九"
LEGAL_SIMPLE = "零壹贰叁肆伍陆柒捌玖"
LEGAL_OLD = "零壹貳參肆伍陸柒捌玖"
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def by_thousands(number: int, digits: str = DIGITS, steps: tuple[str, ...] = ("", "十", "百", "千")) -> str:
    """Return 一 to 九千九百九十九 in the usual form (十, 十一, 一百零一); larger numbers stay in figures."""
    if not 0 < number < 10_000:
        return str(number) if number else digits[0]
    parts: list[str] = []
    gap = False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(parts)
            continue
        parts.append(("零" if gap else "") + digits[digit] + steps[place])
        gap = False
    text = "".join(parts)
    return text[1:] if digits is DIGITS and 10 <= number < 20 else text


def by_digits(number: int) -> str:
    """Return figures one by one: 12 is 一二."""
    return "".join(DIGITS[int(figure)] for figure in str(number))


def chinese(number: int) -> str:
    """Return Word's chineseCounting: 十一 below a hundred, figure by figure from there."""
    return by_thousands(number) if number < 100 else by_digits(number)


def japanese(number: int) -> str:
    """Return Word's japaneseCounting, which WPS uses for 一、: no 一 before 十, 百, 千, and no 零 for gaps."""
    text = by_thousands(number).replace("零", "")
    return text.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def roman(number: int) -> str:
    """Return capital Roman figures."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, figure in ROMAN:
        while number >= value:
            text, number = text + figure, number - value
    return text


def letter(number: int) -> str:
    """Return A to Z, then AA, BB as Word counts on."""
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def circled(number: int) -> str:
    """Return ① to ㊿; beyond, the figure in round brackets."""
    if 1 <= number <= 20:
        return chr(0x245F + number)
    if 21 <= number <= 35:
        return chr(0x3250 + number - 20)
    if 36 <= number <= 50:
        return chr(0x32B0 + number - 35)
    return f"({number})"


def from_block(first: int, last: int) -> Callable[[int], str]:
    """Return a format whose figures are consecutive characters from `first`, for numbers up to `last`."""
    return lambda number: chr(first + number - 1) if 1 <= number <= last else str(number)


def in_turn(characters: str) -> Callable[[int], str]:
    """Return a format that goes round a row of characters, as 甲乙丙 does."""
    return lambda number: characters[(number - 1) % len(characters)] if number > 0 else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "decimalFullWidth2": lambda number: str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letter,
    "lowerLetter": lambda number: letter(number).lower(),
    "chineseCounting": chinese,
    "taiwaneseCounting": chinese,
    "chineseCountingThousand": by_thousands,
    "taiwaneseCountingThousand": by_thousands,
    "japaneseCounting": japanese,
    "koreanCounting": by_thousands,
    "ideographDigital": by_digits,
    "taiwaneseDigital": by_digits,
    "japaneseDigitalTenThousand": by_digits,
    "chineseLegalSimplified": lambda number: by_thousands(number, LEGAL_SIMPLE, ("", "拾", "佰", "仟")),
    "ideographLegalTraditional": lambda number: by_thousands(number, LEGAL_OLD, ("", "拾", "佰", "仟")),
    "japaneseLegal": lambda number: by_thousands(number, LEGAL_OLD, ("", "拾", "佰", "仟")),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": from_block(0x2474, 20),
    "decimalEnclosedFullstop": from_block(0x2488, 20),
    "ideographEnclosedCircle": from_block(0x3280, 10),
    "ideographTraditional": in_turn("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": in_turn("子丑寅卯辰巳午未申酉戌亥"),
    "none": lambda number: "",
}


def written(number: int, name: str) -> str:
    """Return a number in one of Word's formats; an unknown format counts in figures."""
    return FORMATS.get(name, str)(number)


def joined(marker: str, text: str) -> str:
    """Return a paragraph with its marker before it, parted by a blank where they would run together (1. and 5万)."""
    body = text.lstrip(" \t\u3000")
    if not marker:
        return text
    if not body:
        return marker
    return f"{marker}{body}" if marker[-1] in "、．）」】》：①②③④⑤⑥⑦⑧⑨⑩" else f"{marker} {body}"
