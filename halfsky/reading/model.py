"""What reading a document gives: its parts, its outline and its measures, each with its place in the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Number = int | Decimal


class PartKind(StrEnum):
    """The named parts of an official document, in the usual order of the page."""

    ISSUER = "issuer"  # 发文机关标志
    NUMBER = "number"  # 发文字号
    TITLE = "title"  # 标题
    ADDRESSEES = "addressees"  # 主送机关
    BODY = "body"  # 正文
    ATTACHMENT_NOTE = "attachment_note"  # 附件说明
    SIGNATURE = "signature"  # 发文机关署名
    DATE = "date"  # 成文日期
    ATTACHMENT = "attachment"  # 附件
    COPIES = "copies"  # 抄送、报、发
    PRINTED = "printed"  # 印发机关和印发日期


class Bound(StrEnum):
    """How the figure limits what it speaks of."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Role(StrEnum):
    """Whether a figure is to be done, was done, or only describes."""

    TARGET = "target"
    ACHIEVED = "achieved"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Part:
    """One named part; start and end are offsets into the document's text."""

    kind: PartKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One outline item; `parent` is the index of the item that holds it, `end` where the item's own text ends."""

    level: int
    marker: str
    title: str
    start: int
    end: int
    order: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a reading is not sure: a stable code and one Chinese sentence for the reviewer."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """One quantity that the document states, with the words that say how to take it."""

    quote: str
    start: int
    end: int
    value: Number
    unit: str
    bound: Bound
    each: bool
    role: Role
    what: str
    alt: tuple[Number, ...]
    sentence: Span
    item: int | None
    deadline: str | None
    recurring: str | None
    responsible: str | None
    year: int | None
    confidence: float
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A read document: the text as given, its title, parts, outline items and measures in order of place."""

    text: str
    title: str
    parts: tuple[Part, ...] = ()
    items: tuple[Item, ...] = ()
    measures: tuple[Measure, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
