"""PDF files: characters and ruled lines from each page, or the sentence that says why there are none."""

import ctypes
import io
import logging
import math
import threading
from gettext import gettext as _
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from halfsky.reading.files.archive import damaged, locked
from halfsky.reading.files.errors import UnreadableFile
from halfsky.reading.files.grid import FEWEST_RULES, MOST_RULES
from halfsky.reading.files.layout import text_of_pages
from halfsky.reading.files.page import Glyph, Page, Rule, is_wide, on_page, usual
from halfsky.reading.files.pdf_font import use_stand_in
from halfsky.reading.files.scans import PAGE_LIMIT, is_scan, notes_on, scanned

ONE_AT_A_TIME = threading.Lock()  # pdfium is not made for several threads
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each oddity that the file's writer left


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a PDF's text and notes; raise UnreadableFile for a password, damage, a scan, or text without meaning."""
    pages, ruled = read_pages(data)
    for number, rules in rules_of(data, ruled).items():
        page = pages[number]
        pages[number] = Page(page.width, page.height, page.glyphs, rules, page.picture_share)
    scans = [number for number, page in enumerate(pages, start=1) if is_scan(page)]
    text = text_of_pages(pages)
    if not text.strip():
        raise UnreadableFile(
            scanned() if scans else _("这份 PDF 里没有文字（文字可能已转成图形）；请换用可以复制文字的版本。")
        )
    if is_garbled(text):
        raise UnreadableFile(_("这份 PDF 的文字编码缺失，读出来是乱码；请向发文单位要 .docx 版本，或先做文字识别。"))
    return text, notes_on(scans)


def read_pages(data: bytes) -> tuple[list[Page], list[int]]:
    """Return the document's pages without their rules, and the numbers from 0 of those that may have some."""
    with ONE_AT_A_TIME:
        use_stand_in()
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise UnreadableFile(locked() if "password" in str(error).lower() else damaged()) from error
        try:
            return pages_of(document)
        except pdfium.PdfiumError as error:
            raise UnreadableFile(damaged()) from error
        finally:
            document.close()


def pages_of(document: pdfium.PdfDocument) -> tuple[list[Page], list[int]]:
    """Return an open document's pages as `read_pages` does."""
    if len(document) > PAGE_LIMIT:
        raise UnreadableFile(_("这份 PDF 超过 %(limit)d 页；请拆成几份再试。") % {"limit": PAGE_LIMIT})
    pages, ruled = [], []
    for number in range(len(document)):
        page, paths = read_page(document[number])
        pages.append(page)
        if FEWEST_RULES <= paths <= MOST_RULES and page.glyphs:
            ruled.append(number)
    return pages, ruled


def read_page(page: pdfium.PdfPage) -> tuple[Page, int]:
    """Return one page without its rules, and how many drawn paths it holds."""
    width, height = page.get_size()
    paths, covered = 0, 0.0
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE), max_depth=3):
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
        else:
            left, bottom, right, top = thing.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
    glyphs = tuple(read_glyphs(page, width, height))
    return Page(width, height, glyphs, (), min(covered / max(width * height, 1.0), 1.0)), paths


def read_glyphs(page: pdfium.PdfPage, width: float, height: float) -> list[Glyph]:
    """Return a page's characters with their places, upright as the page is shown; slanted watermarks are left out."""
    left, bottom, right, top = page.get_cropbox()
    turn = page.get_rotation()
    text = page.get_textpage()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    glyphs: list[Glyph] = []
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        if code in (0, 0xFFFE, 0xFFFF) or raw.FPDFText_IsGenerated(text, place) == 1 or is_slanted(text, place):
            continue
        raw.FPDFText_GetLooseCharBox(text, place, box)
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        corners = turned(
            (box.left - left, box.bottom - bottom),
            (box.right - left, box.top - bottom),
            turn,
            right - left,
            top - bottom,
        )
        base = turned(
            (x.value - left, y.value - bottom), (x.value - left, y.value - bottom), turn, right - left, top - bottom
        )[1]
        glyphs.append(glyph_of(chr(code), corners, base))
    text.close()
    return on_page(glyphs, width, height)


def is_slanted(text: pdfium.PdfTextPage, place: int) -> bool:
    """Say whether a character stands at an angle that is no multiple of a quarter turn."""
    quarter = float(raw.FPDFText_GetCharAngle(text, place)) / (math.pi / 2)
    return abs(quarter - round(quarter)) > 0.03


def turned(
    low: tuple[float, float], high: tuple[float, float], turn: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """Return a box as left, top, right, bottom from the top left of a page turned by 0, 90, 180 or 270 degrees."""
    (x0, y0), (x1, y1) = low, high
    if turn == 90:
        return y0, x0, y1, x1
    if turn == 180:
        return width - x1, y0, width - x0, y1
    if turn == 270:
        return height - y1, width - x1, height - y0, width - x0
    return x0, height - y1, x1, height - y0


def glyph_of(character: str, corners: tuple[float, float, float, float], base: float) -> Glyph:
    """Return a glyph; the size of a Chinese character is its width, that of others comes from its height."""
    x0, top, x1, bottom = corners
    character = usual(character)
    size = x1 - x0 if is_wide(character[0]) and x1 > x0 else (bottom - top) * 0.85
    return Glyph(character, x0, x1, base, max(size, 1.0))


def rules_of(data: bytes, numbers: list[int]) -> dict[int, tuple[Rule, ...]]:
    """Return the ruled lines of some pages, by page number from 0."""
    if not numbers:
        return {}
    import pdfplumber

    found: dict[int, tuple[Rule, ...]] = {}
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number in numbers:
                page = document.pages[number]
                found[number] = tuple(rule_of(edge, page.bbox) for edge in page.edges)
                page.close()
    except Exception:  # pdfminer raises many kinds on odd files; the words are then read without the rules
        return found
    return found


def rule_of(edge: dict[str, Any], box: tuple[float, float, float, float]) -> Rule:
    """Return one of pdfplumber's edges as a rule, counted from the page's own corner."""
    return Rule(edge["x0"] - box[0], edge["top"] - box[1], edge["x1"] - box[0], edge["bottom"] - box[1])


def is_garbled(text: str) -> bool:
    """Say whether most characters have no meaning: private use, control or replacement characters."""
    strange = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or character < "\t" for character in text)
    return strange * 3 > len(text)
