"""Opening documents of all kinds into text: `open_document` is the one door."""

from halfsky.reading.files.door import SIZE_LIMIT, OpenedDocument, open_document
from halfsky.reading.files.errors import UnreadableFile

__all__ = ["SIZE_LIMIT", "OpenedDocument", "UnreadableFile", "open_document"]
