"""Turns Word files into outlines with docling; run as a script by the environment that has it.

Only docling's reader of Word files is asked, which needs no models and no torch: its converter would load both.
Reads {"id", "docx"} lines (base64), prints one JSON object: processor seconds and {"id", "markdown", "items"} rows.
"""

import base64
import importlib
import io
import json
import sys
import time
import warnings
from typing import Any

Row = dict[str, Any]


def main() -> None:
    """Convert the files on standard input, the first one once more beforehand so that loading is not timed."""
    warnings.simplefilter("ignore")
    files = [json.loads(line) for line in sys.stdin if line.strip()]
    data = [(f["id"], base64.b64decode(f["docx"])) for f in files]
    parsed(data[0][1])
    started = time.process_time()
    rows = [{"id": name, **outline(list(parsed(docx).iterate_items()))} for name, docx in data]
    json.dump({"seconds": time.process_time() - started, "rows": rows}, sys.stdout, ensure_ascii=False)


def parsed(docx: bytes) -> Any:
    """Return a Word file as docling's own document."""
    kinds = importlib.import_module("docling.datamodel.base_models").InputFormat
    reader = importlib.import_module("docling.backend.msword_backend").MsWordDocumentBackend
    given = importlib.import_module("docling.datamodel.document").InputDocument
    opened = given(path_or_stream=io.BytesIO(docx), format=kinds.DOCX, backend=reader, filename="plan.docx")
    return opened._backend.convert()


def outline(found: list[tuple[Any, int]]) -> Row:
    """Return the text, a line an item with its marker in front, and its headings and numbered list items.

    Levels are those in use, without gaps: headings by their depth, list items below the deepest heading.
    """
    deepest = max((depth_of_heading(item) for item, _ in found), default=0)
    depths = sorted({depth for item, depth in found if is_numbered(item)})
    text, items = "", []
    for item, depth in found:
        heading = depth_of_heading(item)
        marker = "#" * heading or (item.marker if is_numbered(item) else "")
        blank = " " if heading else ""
        if marker:
            level = heading or deepest + 1 + depths.index(depth)
            items.append({"level": level, "marker": marker, "start": len(text) + len(marker + blank)})
        text += f"{marker}{blank}{getattr(item, 'text', '')}\n"
    return {"markdown": text, "items": items}


def depth_of_heading(item: Any) -> int:
    """Return 1 for Heading 1 and so on, 0 for what is no heading; a line in the style Title is none."""
    return int(item.level) if str(getattr(item, "label", "")) == "section_header" else 0


def is_numbered(item: Any) -> bool:
    """Say whether an item belongs to a numbered list."""
    return str(getattr(item, "label", "")) == "list_item" and bool(item.enumerated and item.marker)


if __name__ == "__main__":
    main()
