"""Printed pages that are pictures: how they are recognised, and what is said of them."""

from gettext import gettext as _

from halfsky.reading.files.page import Page

PAGE_LIMIT = 2000
FEWEST_CHARACTERS = 10  # fewer on a page with a large picture make it a scan
LARGE_PICTURE = 0.4
FEW_CHARACTERS = 30  # fewer on a page that a picture fills are what the scanner's program wrote, or a page number
WHOLE_PAGE = 0.85


def is_scan(page: Page) -> bool:
    """Say whether a page is a picture with next to no characters."""
    written = sum(not glyph.text.isspace() for glyph in page.glyphs)
    if page.picture_share >= WHOLE_PAGE:
        return written < FEW_CHARACTERS
    return written < FEWEST_CHARACTERS and page.picture_share >= LARGE_PICTURE


def scanned() -> str:
    """Return the sentence for a document of pictures."""
    return _("这是扫描件（页面是图片），里面没有可以读取的文字；请换用可以复制文字的版本，或先做文字识别。")


def notes_on(scans: list[int]) -> tuple[str, ...]:
    """Return the note that names the scanned pages, if there are any."""
    if not scans:
        return ()
    listed = "、".join(str(number) for number in scans[:20]) + ("…" if len(scans) > 20 else "")
    return (_("第 %(pages)s 页是扫描的图片，未读取。") % {"pages": listed},)
