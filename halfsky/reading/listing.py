"""A read document as a page for the terminal: the outline as a tree, then the measures with how sure each is."""

import re
import shutil
from gettext import gettext as _

from halfsky.reading.columns import cut, table, width
from halfsky.reading.files import OpenedDocument
from halfsky.reading.model import Bound, Document, Item, Measure, PartKind, Role

INDENT = "  "
WHAT_SHARE = 6  # the column of what is counted takes at most a sixth of the width
SURE = 0.9  # below this share a measure is called doubtful
BOUNDS = {Bound.EXACT: "", Bound.AT_LEAST: _("不少于"), Bound.AT_MOST: _("不超过"), Bound.ABOUT: _("约")}
PARTS = {
    PartKind.ISSUER: _("发文机关"),
    PartKind.NUMBER: _("文号"),
    PartKind.ADDRESSEES: _("主送"),
    PartKind.ATTACHMENT_NOTE: _("附件说明"),
    PartKind.SIGNATURE: _("署名"),
    PartKind.DATE: _("日期"),
    PartKind.COPIES: _("抄送"),
}
ROLES = {Role.TARGET: _("目标"), Role.ACHIEVED: _("完成"), Role.CONTEXT: _("背景")}


def listing(
    name: str, opened: OpenedDocument, document: Document, *, outline_only: bool, room: int | None = None
) -> str:
    """Return the page for one document, at most `room` columns wide (the terminal's width if not given)."""
    room = room or shutil.get_terminal_size((120, 24)).columns
    blocks = [heading(name, document), *named_parts(document), *opened.notes, "", outline(document.items, room)]
    if not outline_only:
        blocks += ["", measures(document, room)]
    return "\n".join(blocks)


def heading(name: str, document: Document) -> str:
    """Return the line above: the file and the document's title."""
    title = re.sub(r"\s+", "", document.title)
    return f"{name}  《{title.strip('《》')}》" if title else name


def named_parts(document: Document) -> list[str]:
    """Return the lines of the parts that name a document: number, addressees, signature, date and the like."""
    found = [(PARTS[p.kind], re.sub(r"\s+", "", p.text)) for p in document.parts if p.kind in PARTS]
    return [f"{INDENT}{name}：{words}" for name, words in found]


def outline(items: tuple[Item, ...], room: int) -> str:
    """Return the outline as an indented tree, one line an item."""
    if not items:
        return _("提纲：没有找到编号或标题。")
    lines = [_("提纲（%(count)d 条）") % {"count": len(items)}]
    for item in items:
        indent = INDENT * item.level
        parted = "" if not item.marker or width(item.marker[-1]) == 2 else " "
        title = re.sub(r"\s+", " ", item.title).strip()
        lines.append(indent + cut(f"{item.marker}{parted}{title}", max(room - len(indent), 10)))
    return "\n".join(lines)


def measures(document: Document, room: int) -> str:
    """Return the measures as a table, the doubtful ones with their reason below."""
    if not document.measures:
        return _("指标：没有找到数量。")
    head = [_("数值"), _("单位"), _("界限"), _("各"), _("性质"), _("指什么"), _("把握"), _("原句")]
    rows = [head, *(row_of(measure, document.text, max(room // WHAT_SHARE, 12)) for measure in document.measures)]
    title = _("指标（%(count)d 条，其中存疑 %(doubtful)d 条）") % {
        "count": len(document.measures),
        "doubtful": sum(is_doubtful(measure) for measure in document.measures),
    }
    return "\n".join([title, table(rows, room, right=(0, 6)), *limits(document), *doubts(document)])


def row_of(measure: Measure, text: str, what_room: int) -> list[str]:
    """Return one measure's cells."""
    upper = "".join(f"–{value}" for value in measure.alt)
    return [
        f"{measure.value}{upper}",
        measure.unit,
        BOUNDS[measure.bound],
        _("每") if measure.each else "",
        ROLES[measure.role],
        cut(re.sub(r"\s+", "", measure.what), what_room),
        f"{measure.confidence:.0%}" + ("？" if is_doubtful(measure) else "  "),
        snippet(measure, text),
    ]


def limits(document: Document) -> list[str]:
    """Return one line for each measure that is due at some time, comes back, or has somebody to see to it."""
    lines = []
    for measure in document.measures:
        said = [
            _("时限：%(words)s") % {"words": measure.deadline} if measure.deadline else "",
            _("频次：%(words)s") % {"words": measure.recurring} if measure.recurring else "",
            _("单位：%(words)s") % {"words": measure.responsible} if measure.responsible else "",
        ]
        if any(said) and measure.role is not Role.CONTEXT:
            words = _("；").join(part for part in said if part)
            lines.append(f"{INDENT}{' '.join((measure.what + ' ' + measure.quote).split())}  {words}")
    return ["", _("时限、频次和单位"), *lines] if lines else []


def snippet(measure: Measure, text: str) -> str:
    """Return the sentence from a little before the figure on, so that the figure is seen in a narrow window."""
    start = max(measure.sentence.start, measure.start - 6)
    lead = "…" if start > measure.sentence.start else ""
    return lead + re.sub(r"\s+", " ", text[start : measure.sentence.end]).strip()


def is_doubtful(measure: Measure) -> bool:
    """Say whether a person should look at a measure first."""
    return bool(measure.doubts) or measure.confidence < SURE


def doubts(document: Document) -> list[str]:
    """Return one line for each doubt: the words in question and the reason."""
    found = [(measure.quote, doubt.sentence) for measure in document.measures for doubt in measure.doubts]
    if not found:
        return []
    return ["", _("存疑"), *(f"{INDENT}{' '.join(quote.split())}：{reason}" for quote, reason in found)]
