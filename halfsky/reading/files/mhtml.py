"""Web pages saved in one file (.mht, .mhtml, and Word's "single file web page", often named .doc)."""

import email
from email.errors import MessageError

from halfsky.reading.files import html
from halfsky.reading.files.archive import damaged
from halfsky.reading.files.errors import UnreadableFile


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of the page in the file and notes; raise UnreadableFile when it holds none."""
    try:
        parts = [part for part in email.message_from_bytes(data).walk() if part.get_content_type() == "text/html"]
        page = parts[0].get_payload(decode=True) if parts else None
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableFile(damaged()) from error
    if not isinstance(page, bytes) or not page.strip():
        raise UnreadableFile(damaged())
    return html.text_of(page)
