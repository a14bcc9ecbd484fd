"""PDF files: characters and ruled lines from each page, or the sentence that says why there are none."""

import io
import logging
import threading
from dataclasses import replace
from gettext import gettext as _
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from halfsky.reading.files.archive import damaged, locked
from halfsky.reading.files.errors import UnreadableFile
from halfsky.reading.files.grid import FEWEST_RULES, MOST_RULES
from halfsky.reading.files.layout import text_of_pages
from halfsky.reading.files.page import Page, Rule
from halfsky.reading.files.pdf_font import use_stand_in
from halfsky.reading.files.pdf_text import read_glyphs
from halfsky.reading.files.scans import PAGE_LIMIT, is_scan, notes_on, scanned

ONE_AT_A_TIME = threading.Lock()  # pdfium is not made for several threads
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each oddity that the file's writer left


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a PDF's text and notes; raise UnreadableFile for a password, damage, a scan, or text without meaning."""
    pages, ruled = read_pages(data)
    for number, rules in rules_of(data, ruled).items():
        pages[number] = replace(pages[number], rules=rules)
    scans = [number for number, page in enumerate(pages, start=1) if is_scan(page)]
    text = text_of_pages(pages)
    if not text.strip() or len(scans) == len(pages):
        raise UnreadableFile(
            scanned() if scans else _("这份 PDF 里没有文字（文字可能已转成图形）；请换用可以复制文字的版本。")
        )
    if is_garbled(text):
        raise UnreadableFile(_("这份 PDF 的文字编码缺失，读出来是乱码；请向发文单位要 .docx 版本，或先做文字识别。"))
    return text, notes_on(scans)


def read_pages(data: bytes) -> tuple[list[Page], dict[int, int]]:
    """Return the document's pages without their rules, and by number from 0 the turns of those that may have some."""
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


def pages_of(document: pdfium.PdfDocument) -> tuple[list[Page], dict[int, int]]:
    """Return an open document's pages as `read_pages` does."""
    if len(document) > PAGE_LIMIT:
        raise UnreadableFile(_("这份 PDF 超过 %(limit)d 页；请拆成几份再试。") % {"limit": PAGE_LIMIT})
    pages, ruled = [], {}
    for number in range(len(document)):
        page, paths, turn = read_page(document[number])
        pages.append(page)
        if FEWEST_RULES <= paths <= MOST_RULES and page.glyphs:
            ruled[number] = turn
    return pages, ruled


def read_page(page: pdfium.PdfPage) -> tuple[Page, int, int]:
    """Return one page without its rules, how many drawn paths it holds, and its quarter turns to be read upright."""
    glyphs, turn = read_glyphs(page)
    width, height = page.get_size() if turn % 2 == 0 else page.get_size()[::-1]
    paths, covered = 0, 0.0
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE), max_depth=3):
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
        else:
            left, bottom, right, top = thing.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
    share = min(covered / max(width * height, 1.0), 1.0)
    return Page(width, height, tuple(glyphs), (), share), paths, turn


def rules_of(data: bytes, turns: dict[int, int]) -> dict[int, tuple[Rule, ...]]:
    """Return the ruled lines of some pages, by page number from 0; `turns` has each page's quarter turns clockwise."""
    if not turns:
        return {}
    import pdfplumber

    found: dict[int, tuple[Rule, ...]] = {}
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number, turn in turns.items():
                page = document.pages[number]
                found[number] = tuple(rule_of(edge, page.bbox, turn) for edge in page.edges)
                page.close()
    except Exception:  # pdfminer raises many kinds on odd files; the words are then read without the rules
        return found
    return found


def rule_of(edge: dict[str, Any], box: tuple[float, float, float, float], turn: int) -> Rule:
    """Return one of pdfplumber's edges as a rule, counted from the corner of the page when turned clockwise."""
    ends = [(edge["x0"] - box[0], edge["top"] - box[1]), (edge["x1"] - box[0], edge["bottom"] - box[1])]
    width, height = box[2] - box[0], box[3] - box[1]
    for _quarter in range(turn):
        ends = [(height - y, x) for x, y in ends]
        width, height = height, width
    (x0, y0), (x1, y1) = ends
    return Rule(x0, y0, x1, y1)


def is_garbled(text: str) -> bool:
    """Say whether most characters have no meaning: private use, control or replacement characters."""
    strange = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or character < "\t" for character in text)
    return strange * 3 > len(text)
