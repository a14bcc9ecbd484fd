"""OFD (GB/T 33190-2016), the state's own page format: a zip of XML, with characters placed in millimetres."""

import posixpath
import re
from collections.abc import Iterator
from gettext import gettext as _

from lxml import etree

from halfsky.reading.files.archive import Archive, locked
from halfsky.reading.files.errors import UnreadableFile
from halfsky.reading.files.layout import text_of_pages
from halfsky.reading.files.page import Glyph, Page, Rule, is_wide, on_page, quarters, shade, usual
from halfsky.reading.files.scans import PAGE_LIMIT, is_scan, notes_on, scanned

POINTS = 72 / 25.4
LARGEST = 1e6  # millimetres; what lies beyond is no place on a page
A4 = (0.0, 0.0, 210.0, 297.0)
Matrix = tuple[float, float, float, float, float, float]


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return an OFD's text and notes; raise UnreadableFile for a sealed, damaged or scanned one."""
    archive = Archive(data)
    if "Encryptions.xml" in archive.names:
        raise UnreadableFile(locked())
    pages = [
        page
        for root in named(archive.xml("OFD.xml"), "DocRoot")
        for page in document_pages(archive, path_of("", root.text))
    ]
    scans = [number for number, page in enumerate(pages, start=1) if is_scan(page)]
    text = text_of_pages(pages)
    if not text.strip() or len(scans) == len(pages):
        raise UnreadableFile(
            scanned() if scans else _("这份 OFD 里没有文字（文字可能已转成图形）；请换用可以复制文字的版本。")
        )
    return text, notes_on(scans)


def named(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements below with one of these names, whatever their namespace, in document order."""
    for element in parent.iter():
        if isinstance(element.tag, str) and etree.QName(element).localname in names:
            yield element


def path_of(folder: str, place: str | None) -> str:
    """Return a location in the package, counted from a folder unless it starts with a slash."""
    place = (place or "").strip()
    return place.lstrip("/") if place.startswith("/") else posixpath.normpath(posixpath.join(folder, place))


def document_pages(archive: Archive, root: str) -> Iterator[Page]:
    """Yield the pages of one document in the package."""
    tree, folder = archive.xml(root), posixpath.dirname(root)
    usual_area = area_of(next(named(tree, "CommonData"), tree)) or A4
    listed = [page for pages in named(tree, "Pages") for page in named(pages, "Page")]
    if len(listed) > PAGE_LIMIT:
        raise UnreadableFile(_("这份 OFD 超过 %(limit)d 页；请拆成几份再试。") % {"limit": PAGE_LIMIT})
    for page in listed:
        place = path_of(folder, page.get("BaseLoc"))
        if place in archive.names:
            content = archive.xml(place)
            yield page_of(content, area_of(content) or usual_area)


def area_of(tree: etree._Element) -> tuple[float, ...] | None:
    """Return a page's physical box in millimetres, None when it is not stated here."""
    box = next(named(tree, "PhysicalBox"), None)
    found = numbers(box.text) if box is not None else []
    return tuple(found[:4]) if len(found) >= 4 and found[2] > 0 and found[3] > 0 else None


def page_of(content: etree._Element, area: tuple[float, ...]) -> Page:
    """Return one page's characters, ruled lines and share of pictures, in points."""
    width, height = area[2], area[3]
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    covered = 0.0
    for thing in named(content, "TextObject", "PathObject", "ImageObject"):
        box = numbers(thing.get("Boundary"))
        if len(box) < 4 or thing.get("Visible", "true").lower() == "false":
            continue
        kind = etree.QName(thing).localname
        if kind == "TextObject":
            glyphs += glyphs_of(thing, box)
        elif kind == "PathObject":
            rules += rules_of(thing, box)
        else:
            covered += box[2] * box[3]
    shown = on_page(glyphs, width * POINTS, height * POINTS)
    return Page(width * POINTS, height * POINTS, tuple(shown), tuple(rules), min(covered / (width * height), 1.0))


def glyphs_of(thing: etree._Element, box: list[float]) -> Iterator[Glyph]:
    """Yield a text object's characters with their places; one that stands slanted is a watermark and gives none."""
    matrix = matrix_of(thing)
    turn, light = quarters(matrix[:2]), light_of(thing)
    if turn is None:
        return
    size = (numbers(thing.get("Size")) or [4.0])[0]
    x, y = 0.0, 0.0
    for code in named(thing, "TextCode"):
        x, y = (numbers(code.get("X")) or [x])[0], (numbers(code.get("Y")) or [y])[0]
        text = (code.text or "").replace("\n", "").replace("\r", "")
        across, down = deltas(code.get("DeltaX"), len(text)), deltas(code.get("DeltaY"), len(text))
        at_x, at_y = x, y
        for place, character in enumerate(text):
            advance = size if is_wide(character) else size / 2
            step = across[place] if place < len(across) else advance if not down else 0.0
            spot = at_x, at_y, min(step, advance) if step > 0 else advance, size
            yield placed(character, spot, matrix, box, (turn, light))
            at_x += step
            at_y += down[place] if place < len(down) else 0.0


def light_of(thing: etree._Element) -> float:
    """Return how light a text object's color looks on white paper; black where none is stated in red, green, blue."""
    color = next(named(thing, "FillColor"), None)
    parts = numbers(color.get("Value")) if color is not None else []
    cover = numbers(color.get("Alpha") if color is not None else None) + numbers(thing.get("Alpha"))
    red, green, blue = (round(part) for part in parts) if len(parts) == 3 else (0, 0, 0)
    return shade((red, green, blue), round(min(cover, default=255.0)))


def placed(
    character: str, spot: tuple[float, float, float, float], matrix: Matrix, box: list[float], look: tuple[int, float]
) -> Glyph:
    """Return a glyph in points; `spot` is x, y, width and size before the matrix, `look` its turn and shade."""
    x, y, width, size = spot
    a, b, c, d, e, f = matrix
    left, base = box[0] + a * x + c * y + e, box[1] + b * x + d * y + f
    right = box[0] + a * (x + width) + c * y + e
    scale = (c * c + d * d) ** 0.5 or 1.0
    return Glyph(
        usual(character),
        min(left, right) * POINTS,
        max(left, right) * POINTS,
        base * POINTS,
        max(size * scale * POINTS, 1.0),
        *look,
    )


def matrix_of(thing: etree._Element) -> Matrix:
    """Return an object's transformation, the identity when it has none."""
    found = numbers(thing.get("CTM"))
    return (
        (found[0], found[1], found[2], found[3], found[4], found[5])
        if len(found) == 6
        else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    )


def deltas(text: str | None, most: int) -> list[float]:
    """Return the steps from character to character; 'g 3 5.5' stands for 5.5 three times. At most `most` are made."""
    words = (text or "").split()
    steps: list[float] = []
    place = 0
    while place < len(words) and len(steps) < most:
        if words[place] == "g" and place + 2 < len(words):
            times, step = numbers(" ".join(words[place + 1 : place + 3])) or [0.0, 0.0]
            steps += [step] * min(int(times), most)
            place += 3
        else:
            steps += numbers(words[place])[:1]
            place += 1
    return steps


def rules_of(thing: etree._Element, box: list[float]) -> Iterator[Rule]:
    """Yield the level and upright lines of a drawn path."""
    matrix = matrix_of(thing)
    data = next(named(thing, "AbbreviatedData"), None)
    at: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for step in re.finditer(r"([A-Z])([^A-Z]*)", (data.text or "") if data is not None else ""):
        points = numbers(step[2])
        if step[1] == "C" and not points:
            goal = first
        elif len(points) >= 2:
            a, b, c, d, e, f = matrix
            x, y = points[-2], points[-1]
            goal = ((box[0] + a * x + c * y + e) * POINTS, (box[1] + b * x + d * y + f) * POINTS)
        else:
            continue
        if step[1] in {"M", "S"}:
            first = goal
        elif at and goal and (abs(at[0] - goal[0]) < 0.5 or abs(at[1] - goal[1]) < 0.5):
            yield Rule(at[0], at[1], goal[0], goal[1])
        at = goal


def numbers(text: str | None) -> list[float]:
    """Return the numbers in a text, in order; what is no number is passed over, what is absurd is 0."""
    found = [float(word) for word in re.findall(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d{1,2})?", text or "")]
    return [number if abs(number) < LARGEST else 0.0 for number in found]
