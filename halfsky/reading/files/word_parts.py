"""The parts of a .docx package that hold text: body, styles, numbering, notes; found by relation, not by name."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from halfsky.reading.files.archive import Archive, parse_xml

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Parts:
    """The XML of one Word document; what it does not have is None."""

    body: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None
    has_pictures: bool


def parts_of(archive: Archive) -> Parts:
    """Return a Word document's parts; raise UnreadableFile when its body is missing or broken."""
    main = relations(archive, "").get("officeDocument", "word/document.xml")
    related = relations(archive, main)

    def part(kind: str) -> etree._Element | None:
        name = related.get(kind, "")
        return tree(archive, name) if name in archive.names else None

    return Parts(
        body=tree(archive, main),
        styles=part("styles"),
        numbering=part("numbering"),
        footnotes=part("footnotes"),
        endnotes=part("endnotes"),
        has_pictures=any("/media/" in name for name in archive.names),
    )


def tree(archive: Archive, name: str) -> etree._Element:
    """Return one part as XML in the usual namespace; strict documents are read as the others."""
    return parse_xml(archive.read(name).replace(STRICT, USUAL))


def relations(archive: Archive, name: str) -> dict[str, str]:
    """Return what a part points to, as the last word of the relation's type -> part name; the first of a type wins."""
    folder, base = posixpath.split(name)
    listing = posixpath.join(folder, "_rels", f"{base}.rels")
    if listing not in archive.names:
        return {}
    found: dict[str, str] = {}
    for relation in parse_xml(archive.read(listing)).iter(RELATION):
        target = str(relation.get("Target") or "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if relation.get("TargetMode") != "External":
            found.setdefault(str(relation.get("Type") or "").rsplit("/", 1)[-1], path)
    return found
