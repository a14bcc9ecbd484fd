"""Sealing of fields: one envelope format, with the cipher named by its first byte.

    suite (1 byte) | key id (4 bytes) | nonce | ciphertext and tag

Suite 1 is AES-256-GCM. Another cipher (SM4-GCM, say) is one more entry in SUITES: values already sealed keep opening.
The header is authenticated with the caller's `aad`, which binds a value to its place.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from gettext import gettext as _
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import KeyMissing, SealBroken

KEY_BYTES = 32
KEY_ID_BYTES = 4
HEADER_BYTES = 1 + KEY_ID_BYTES
KEY_ID_LABEL = b"halfsky key id"


class Aead(Protocol):
    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...
    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Suite:
    name: str
    cipher: Callable[[bytes], Aead]
    nonce_bytes: int
    tag_bytes: int


SUITES: dict[int, Suite] = {1: Suite("AES-256-GCM", AESGCM, nonce_bytes=12, tag_bytes=16)}
NEWEST_SUITE = 1


def new_record_key() -> bytes:
    """Return a fresh data key for one record, 32 random bytes; store it only wrapped."""
    return secrets.token_bytes(KEY_BYTES)


def key_id(key: bytes) -> bytes:
    """Return the key's 4-byte name, which gives nothing of the key away."""
    return hmac.digest(key, KEY_ID_LABEL, hashlib.sha256)[:KEY_ID_BYTES]


def named_key_id(sealed: bytes) -> bytes:
    """Return the id of the key that a sealed value says it was sealed with."""
    if len(sealed) < HEADER_BYTES:
        raise SealBroken(_("这段密文不完整，请从备份恢复这一条。"))
    return sealed[1:HEADER_BYTES]


def seal(key: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """Return the plaintext sealed under the key and bound to its place."""
    suite = SUITES[NEWEST_SUITE]
    header = bytes([NEWEST_SUITE]) + key_id(key)
    nonce = secrets.token_bytes(suite.nonce_bytes)
    return header + nonce + suite.cipher(key).encrypt(nonce, plaintext, header + aad)


def open_sealed(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    """Return what was sealed; raise SealBroken when value, place or key is another."""
    if not hmac.compare_digest(named_key_id(sealed), key_id(key)):
        raise SealBroken(_("这段密文不是用这条记录的密钥封存的，可能被挪动过，请报告安全管理员。"))
    suite = SUITES.get(sealed[0])
    if suite is None:
        raise KeyMissing(_("这段密文用的算法（编号 %s）本系统还不认得，请先升级系统。") % sealed[0])
    header, body = sealed[:HEADER_BYTES], sealed[HEADER_BYTES:]
    if len(body) < suite.nonce_bytes + suite.tag_bytes:
        raise SealBroken(_("这段密文不完整，请从备份恢复这一条。"))
    nonce, ciphertext = body[: suite.nonce_bytes], body[suite.nonce_bytes :]
    try:
        return suite.cipher(key).decrypt(nonce, ciphertext, header + aad)
    except InvalidTag as error:
        raise SealBroken(_("这段密文打不开：内容被改过，或被挪到了别处，请报告安全管理员。")) from error


def cell_aad(record: str, seq: int, fields: Iterable[str]) -> bytes:
    """Return the place of a sealed cell: its record, its entry's number and the fields it holds."""
    return json.dumps(["cell", record, seq, sorted(fields)], ensure_ascii=True).encode("ascii")


def record_aad(record: str) -> bytes:
    """Return the place of a record's wrapped key."""
    return json.dumps(["record", record], ensure_ascii=True).encode("ascii")
