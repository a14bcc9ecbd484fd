"""Reading a list from an .xlsx, and writing one: columns are known by their headers, rows keep the sheet's numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from halfsky.ledger.forms import RowForm, SheetForm

LARGEST = 10 * 1024 * 1024
LARGEST_INSIDE = 200 * 1024 * 1024
HEADER_WITHIN = 10
"""Rows from the top among which the headers are looked for: titles often stand above them."""
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MARK = re.compile(r"[\s*＊:：]|[（(][^）)]*[）)]")
BAD_FILL = PatternFill("solid", fgColor="FBE9E7")
WHY = "要改什么"


class SheetFault(Exception):
    """A sheet that cannot be read; the sentence says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Sheet:
    """What a file holds: rows as {"row": number, "values": {field: text}}, and which header stands for which field."""

    name: str
    rows: Sequence[dict[str, Any]]
    headers: Mapping[str, str]
    unknown: Sequence[str]


def read_sheet(upload: UploadedFile[Any], form: type[SheetForm]) -> Sheet:
    """Return the rows of an uploaded .xlsx; `SheetFault` says what is wrong with the file and what to do."""
    content = _content(upload)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        table = list(_numbered(book.worksheets[0].iter_rows(values_only=True), form.most_rows + HEADER_WITHIN))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, IndexError) as fault:
        raise SheetFault(_("这个文件打不开，可能已损坏；请用表格软件打开后另存为 .xlsx 再传。")) from fault
    at, fields, unknown = _headers(table, form)
    rows = [row for row in (_row(number, cells, fields) for number, cells in table if number > at) if row]
    if not rows:
        raise SheetFault(_("表里只有列名，没有一行名单；请填好再传。"))
    if len(rows) > form.most_rows:
        raise SheetFault(_("一次最多 %(n)d 行，请分几张表来传。") % {"n": form.most_rows})
    shown = {field: str(table[_index_of(table, at)][1][column]) for column, field in fields.items()}
    return Sheet(str(upload.name or "")[:80], rows, shown, unknown)


def _content(upload: UploadedFile[Any]) -> bytes:
    if (upload.size or 0) > LARGEST:
        raise SheetFault(_("文件超过 10 MB；请去掉图片和多余的表，或分几张来传。"))
    content: bytes = upload.read()
    if content.startswith(OLD_EXCEL):
        raise SheetFault(_("这是旧式 .xls 或加了密码的表；请去掉密码，另存为 .xlsx 再传。"))
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise SheetFault(_("这不是 .xlsx 表格；请在表格软件里另存为 .xlsx 再传。"))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(one.file_size for one in packed.infolist()) > LARGEST_INSIDE:
            raise SheetFault(_("表格展开后太大；请只留名单，另存为新的 .xlsx 再传。"))
    return content


def _numbered(rows: Iterable[Sequence[Any]], most: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number from 1, texts) of the rows that hold something."""
    found = 0
    for number, cells in enumerate(rows, start=1):
        texts = [cell_text(cell) for cell in cells]
        if any(texts):
            found += 1
            yield number, texts
        if found > most + 1:
            return


def cell_text(value: Any) -> str:
    """Return what a cell shows: whole numbers without a point, dates as 2026-03-02."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def plain_header(text: str) -> str:
    """Return a header without spaces, stars and what stands in brackets: 身份证号（必填）* is 身份证号."""
    return MARK.sub("", text).casefold()


def _known(form: type[SheetForm]) -> dict[str, str]:
    """Return plain header -> field."""
    found: dict[str, str] = {}
    for name, bound in form.row_form.base_fields.items():
        for header in (str(bound.label or name), *form.columns.get(name, ())):
            found.setdefault(plain_header(header), name)
    return found


def _headers(table: Sequence[tuple[int, list[str]]], form: type[SheetForm]) -> tuple[int, dict[int, str], list[str]]:
    """Return the header row's number, column -> field, and headers that mean nothing here."""
    known = _known(form)
    best: tuple[int, dict[int, str], list[str]] = (0, {}, [])
    for number, cells in table[:HEADER_WITHIN]:
        fields: dict[int, str] = {}
        for column, text in enumerate(cells):
            field = known.get(plain_header(text))
            if field is not None and field not in fields.values():
                fields[column] = field
        if len(fields) > len(best[1]):
            best = (number, fields, [text for column, text in enumerate(cells) if text and column not in fields])
    required = {name for name, bound in form.row_form.base_fields.items() if bound.required}
    missing = [str(form.row_form.base_fields[name].label) for name in sorted(required - set(best[1].values()))]
    if missing:
        raise SheetFault(
            _("没有找到列名“%(names)s”；请把列名写在同一行，或下载空白表照着填。") % {"names": "”“".join(missing)}
        )
    return best


def _index_of(table: Sequence[tuple[int, list[str]]], number: int) -> int:
    return next(index for index, (at, _cells) in enumerate(table) if at == number)


def _row(number: int, cells: Sequence[str], fields: Mapping[int, str]) -> dict[str, Any] | None:
    values = {field: cells[column] for column, field in fields.items() if column < len(cells)}
    return {"row": number, "values": values} if any(values.values()) else None


def blank_sheet(form: type[SheetForm], title: str) -> bytes:
    """Return an .xlsx with the headers only, to be filled in."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = title[:30]
    _write_headers(page, form)
    return _saved(book)


def faults_sheet(form: type[SheetForm], lines: Sequence[RowForm], title: str) -> bytes:
    """Return the rows that must be mended as an .xlsx: the faulty cells marked, the words in the last column."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = title[:30]
    names = _write_headers(page, form)
    page.cell(1, len(names) + 1, WHY).font = Font(bold=True)
    for at, line in enumerate(lines, start=2):
        for column, name in enumerate(names, start=1):
            cell = page.cell(at, column, str(line.data.get(name, "")))
            cell.number_format = "@"
            if name in line.errors:
                cell.fill = BAD_FILL
                cell.comment = Comment("；".join(map(str, line.errors[name])), "HalfSky")
        words = [
            f"{line[name].label if name in line.fields else ''} {'；'.join(map(str, found))}".strip()
            for name, found in line.errors.items()
        ]
        page.cell(at, len(names) + 1, _("第 %(row)d 行：") % {"row": line.row} + "；".join(words))
    return _saved(book)


def _write_headers(page: Any, form: type[SheetForm]) -> list[str]:
    names = list(form.row_form.base_fields)
    for column, name in enumerate(names, start=1):
        bound = form.row_form.base_fields[name]
        cell = page.cell(1, column, f"{bound.label}{'' if bound.required else '（可不填）'}")
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True)
        page.column_dimensions[cell.column_letter].width = 20
    return names


def _saved(book: Workbook) -> bytes:
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
