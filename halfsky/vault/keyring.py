"""The keys, kept in a folder outside the database.

One file, `keyring.json`, readable by its owner only, holds every version of the wrapping key and the blind-index key.
The newest wrapping key seals; older ones still open. Rotating is `add_key()`, then `rewrap` of each record's key.
"""

from __future__ import annotations

import json
import os
import secrets
import stat
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Self

from .blind import blind_index
from .errors import KeyMissing
from .sealing import KEY_BYTES, key_id, named_key_id, open_sealed, seal

FILE = "keyring.json"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True, repr=False)
class Keyring:
    """Wraps record keys and makes blind indexes. Never printed: its repr shows key ids only."""

    folder: Path
    _wrapping: tuple[bytes, ...]  # oldest first
    _blind: bytes

    @classmethod
    def open(cls, folder: Path | str, *, create: bool = True) -> Self:
        """Load the keys of a folder; on first use make them (unless `create` is off, as in production)."""
        folder = Path(folder)
        if create and not (folder / FILE).exists():
            _make(folder)
        return cls(folder, *_load(folder))

    def __repr__(self) -> str:
        return f"<Keyring {', '.join(self.ids)}>"

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the wrapping keys' ids in hex, oldest first."""
        return tuple(key_id(key).hex() for key in self._wrapping)

    @property
    def newest(self) -> str:
        return self.ids[-1]

    def wrap(self, record_key: bytes, aad: bytes) -> bytes:
        """Return a record's key sealed under the newest wrapping key."""
        return seal(self._wrapping[-1], record_key, aad)

    def unwrap(self, wrapped: bytes, aad: bytes) -> bytes:
        """Return a record's key; raise KeyMissing when its wrapping key is not here."""
        return open_sealed(self._key_named(named_key_id(wrapped)), wrapped, aad)

    def is_current(self, wrapped: bytes) -> bool:
        """Tell whether the newest key wrapped it, so that rotation can leave it alone."""
        return named_key_id(wrapped).hex() == self.newest

    def rewrap(self, wrapped: bytes, aad: bytes) -> bytes:
        """Return the same record key under the newest wrapping key; the sealed fields stay as they are."""
        return self.wrap(self.unwrap(wrapped, aad), aad)

    def with_new_key(self) -> Self:
        """Add a wrapping key to the folder and return the ring that uses it."""
        fresh = (*self._wrapping, secrets.token_bytes(KEY_BYTES))
        _replace(self.folder, _dump(fresh, self._blind))
        return type(self)(self.folder, fresh, self._blind)

    def blind(self, kind: str, *values: str) -> bytes:
        """Return the 32-byte lookup value of a phone, id_no, name or name+phone."""
        return blind_index(self._blind, kind, *values)

    def _key_named(self, wanted: bytes) -> bytes:
        for key in self._wrapping:
            if key_id(key) == wanted:
                return key
        raise KeyMissing(
            _("密钥文件夹 %(folder)s 里没有编号 %(id)s 的密钥，请把那时的密钥放回来再试。")
            % {"folder": self.folder, "id": wanted.hex()}
        )


def _dump(wrapping: tuple[bytes, ...], blind: bytes) -> bytes:
    return json.dumps({"wrapping": [key.hex() for key in wrapping], "blind": blind.hex()}, indent=1).encode("ascii")


def _make(folder: Path) -> None:
    """Write a first ring; when another process has just written one, leave that one in place."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = _draft(folder, _dump((secrets.token_bytes(KEY_BYTES),), secrets.token_bytes(KEY_BYTES)))
        try:
            os.link(draft, folder / FILE)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    except OSError as error:
        raise KeyMissing(_("密钥文件夹 %s 写不进去，请检查它的位置和权限。") % folder) from error


def _replace(folder: Path, content: bytes) -> None:
    try:
        _draft(folder, content).replace(folder / FILE)
    except OSError as error:
        raise KeyMissing(_("密钥文件夹 %s 写不进去，请检查它的位置和权限。") % folder) from error


def _draft(folder: Path, content: bytes) -> Path:
    """Write the content beside the ring, owner-only and on disk, and return its path."""
    draft = folder / f".{FILE}.{secrets.token_hex(8)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _load(folder: Path) -> tuple[tuple[bytes, ...], bytes]:
    """Return the wrapping keys and the blind key, or raise KeyMissing and say what to do with the folder."""
    path = folder / FILE
    try:
        mode = path.stat().st_mode
        kept = json.loads(path.read_bytes())
        wrapping = tuple(bytes.fromhex(key) for key in kept["wrapping"])
        blind = bytes.fromhex(kept["blind"])
    except OSError as error:
        raise KeyMissing(_("密钥文件夹 %s 里读不到密钥文件，请挂上正确的文件夹再启动。") % folder) from error
    except (ValueError, KeyError, TypeError) as error:
        raise KeyMissing(_("密钥文件夹 %s 里的密钥文件已损坏，请从备份恢复。") % folder) from error
    if os.name == "posix" and mode & OTHERS:
        raise KeyMissing(_("密钥文件夹 %s 里的密钥文件别人也能读，请把它的权限改成 600。") % folder)
    if not wrapping or any(len(key) != KEY_BYTES for key in (*wrapping, blind)):
        raise KeyMissing(_("密钥文件夹 %s 里的密钥文件已损坏，请从备份恢复。") % folder)
    return wrapping, blind
