"""Files behind entries: kept once under the hash of their content, named in the entry that the chain covers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile


def keep_files(files: Mapping[str, UploadedFile[Any]]) -> list[dict[str, Any]]:
    """Store the files and return what the entry keeps of each: field, name, size and hash."""
    return [_keep(field, upload) for field, upload in files.items()]


def _keep(field: str, upload: UploadedFile[Any]) -> dict[str, Any]:
    content = b"".join(upload.chunks())
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(content)
        part.replace(path)
    return {"field": field, "name": Path(upload.name or "文件").name[:100], "size": len(content), "sha256": digest}


def path_of(digest: str) -> Path:
    """Return where the file of that hash stands."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest
