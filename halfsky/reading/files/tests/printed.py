"""PDF and OFD files made by hand for the tests: each character where the test puts it, no font needed."""

import io
import math
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

A4 = (595.0, 842.0)


@dataclass
class Sheet:
    """One page to be printed: words as (x, base line from the top, size, text), lines and pictures as boxes."""

    words: list[tuple[float, float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    stamps: list[tuple[float, float, float, str, float, float]] = field(default_factory=list)
    size: tuple[float, float] = A4
    turn: int = 0

    def put(self, x: float, y: float, text: str, size: float = 12.0) -> None:
        """Put a line of text on the page."""
        self.words.append((x, y, size, text))

    def stamp(
        self, x: float, y: float, text: str, size: float = 12.0, *, angle: float = 0.0, gray: float = 0.0
    ) -> None:
        """Put a line of text at an angle, in degrees clockwise, in some gray from 0, black, to 1."""
        self.stamps.append((x, y, size, text, angle, gray))

    def column(self, x: float, y: float, lines: Sequence[str], size: float = 12.0) -> float:
        """Put lines below each other, full-width blanks in front as indent; return where it ends."""
        for line in lines:
            bare = line.lstrip("\u3000")
            self.put(x + (len(line) - len(bare)) * size, y, bare, size)
            y += size * 1.6
        return y

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw a table's rules."""
        self.lines += [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]


def pdf(sheets: Sequence[Sheet], *, encrypted: bool = False) -> bytes:
    """Return the sheets as a PDF; with `encrypted` one that asks for a password."""
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        b"/Supplement 2>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>",
        5: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 880/StemV 93>>",
        6: stream(
            b"\x00" * 12, b"/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8"
        ),
    }
    kids = []
    for number, sheet in enumerate(sheets):
        page, content = 10 + 2 * number, 11 + 2 * number
        kids.append(b"%d 0 R" % page)
        box = b"[0 0 %g %g]" % sheet.size
        objects[page] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox"
            + box
            + b"/Rotate %d/Contents %d 0 R" % (sheet.turn, content)
            + b"/Resources<</Font<</F 3 0 R>>/XObject<</P 6 0 R>>>>>>"
        )
        objects[content] = stream(drawing(sheet))
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return assembled(objects, encrypted)


def drawing(sheet: Sheet) -> bytes:
    """Return a page's content stream."""
    height = sheet.size[1]
    parts = []
    for x, y, size, text in sheet.words:
        code = text.encode("utf-16-be").hex().encode()
        parts.append(b"BT /F %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET" % (size, x, height - y, code))
    for x, y, size, text, angle, gray in sheet.stamps:
        code = text.encode("utf-16-be").hex().encode()
        a, b = round(math.cos(math.radians(angle)), 6), round(math.sin(math.radians(angle)), 6)
        matrix = b"%g %g %g %g %g %g" % (a, -b, b, a, x, height - y)
        parts.append(b"%g g BT /F %g Tf %s Tm <%s> Tj ET 0 g" % (gray, size, matrix, code))
    for x0, y0, x1, y1 in sheet.lines:
        parts.append(b"%g %g m %g %g l S" % (x0, height - y0, x1, height - y1))
    for left, top, right, bottom in sheet.pictures:
        parts.append(b"q %g 0 0 %g %g %g cm /P Do Q" % (right - left, bottom - top, left, height - bottom))
    return b"\n".join(parts)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def assembled(objects: dict[int, bytes], encrypted: bool) -> bytes:
    """Return a whole PDF file of numbered objects."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32)
    out.write(
        b"trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF"
        % (max(objects) + 1, lock if encrypted else b"", start)
    )
    return out.getvalue()


def ofd(sheets: Sequence[Sheet], *, grouped_steps: bool = False) -> bytes:
    """Return the sheets as an OFD; with `grouped_steps` equal steps are written 'g 5 4.2'."""
    out = io.BytesIO()
    name = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "OFD.xml",
            f'<ofd:OFD {name} Version="1.0"><ofd:DocBody>'
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        pages = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(sheets)))
        package.writestr(
            "Doc_0/Document.xml", f"<ofd:Document {name}><ofd:CommonData/><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
        )
        for number, sheet in enumerate(sheets):
            package.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", ofd_page(sheet, name, grouped_steps))
    return out.getvalue()


def ofd_page(sheet: Sheet, name: str, grouped: bool) -> str:
    """Return one page of an OFD in millimetres."""
    scale = 25.4 / 72
    things = [ofd_text(x * scale, y * scale, size * scale, text, grouped) for x, y, size, text in sheet.words]
    for x, y, size, text, angle, gray in sheet.stamps:
        things.append(ofd_stamp((x * scale, y * scale), size * scale, text, angle, gray))
    for x0, y0, x1, y1 in sheet.lines:
        data = f"M {x0 * scale} {y0 * scale} L {x1 * scale} {y1 * scale}"
        things.append(
            '<ofd:PathObject ID="1" Boundary="0 0 210 297">'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    for box in sheet.pictures:
        left, top, right, bottom = (value * scale for value in box)
        things.append(f'<ofd:ImageObject ID="2" Boundary="{left} {top} {right - left} {bottom - top}"/>')
    area = f"0 0 {sheet.size[0] * scale} {sheet.size[1] * scale}"
    return (
        f"<ofd:Page {name}><ofd:Area><ofd:PhysicalBox>{area}</ofd:PhysicalBox></ofd:Area>"
        f'<ofd:Content><ofd:Layer ID="9">{"".join(things)}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def ofd_text(x: float, y: float, size: float, text: str, grouped: bool) -> str:
    """Return a text object whose boundary starts at its first character."""
    steps = [size if ord(character) > 255 else size / 2 for character in text[:-1]]
    same = len(set(steps)) == 1 and len(steps) > 1
    delta = f"g {len(steps)} {steps[0]:.4f}" if grouped and same else " ".join(f"{step:.4f}" for step in steps)
    return (
        f'<ofd:TextObject ID="3" Boundary="{x:.3f} {y - size:.3f} 150 {size:.3f}" Font="1" Size="{size:.4f}">'
        f'<ofd:TextCode X="0" Y="{size:.4f}" DeltaX="{delta}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_stamp(place: tuple[float, float], size: float, text: str, angle: float, gray: float) -> str:
    """Return a text object turned about its first character, in a color."""
    a, b = round(math.cos(math.radians(angle)), 6), round(math.sin(math.radians(angle)), 6)
    shade, steps = round(gray * 255), " ".join([f"{size:.4f}"] * (len(text) - 1))
    return (
        f'<ofd:TextObject ID="4" Boundary="{place[0]:.3f} {place[1]:.3f} 150 150" Font="1" Size="{size:.4f}" '
        f'CTM="{a} {b} {-b} {a} 0 0"><ofd:FillColor Value="{shade} {shade} {shade}"/>'
        f'<ofd:TextCode X="0" Y="0" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def typeset(
    paragraphs: Sequence[str], *, characters: int, columns: int = 1, indent: int = 2, rows: int = 30
) -> list[Sheet]:
    """Return paragraphs set in lines of some characters, in one or two columns, with heads and page numbers."""
    lines = [line for paragraph in paragraphs for line in broken(paragraph, characters, indent)]
    size = 460 / columns / (characters + 2)
    sheets: list[Sheet] = []
    for place in range(0, len(lines), rows):
        if (place // rows) % columns == 0:
            sheets.append(Sheet())
            sheets[-1].put(285, 810, f"— {len(sheets)} —", 9)
        left = 68 + (place // rows) % columns * 460 / columns
        for number, (moved, text) in enumerate(lines[place : place + rows]):
            sheets[-1].put(left + moved * size, 120 + number * 22, text, size)
    for sheet in sheets if len(sheets) > 1 else []:
        sheet.put(240, 50, "青禾县妇联文件汇编", 9)
    return sheets


def broken(paragraph: str, characters: int, indent: int) -> list[tuple[int, str]]:
    """Return a paragraph as (moved in by, words) of lines that are full but for the last."""
    lines, text, used, moved = [], "", float(indent), indent
    for character in paragraph:
        step = 1.0 if ord(character) > 255 else 0.5
        if used + step > characters:
            lines.append((moved, text))
            text, used, moved = "", 0.0, 0
        text, used = text + character, used + step
    return [*lines, (moved, text)]
