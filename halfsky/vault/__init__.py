"""Sealing of fields and the blind index. No models, no ties to other areas."""

from .errors import KeyMissing, NotIndexable, SealBroken, VaultError
from .identity import birth_date, check_id_no, is_female
from .keyring import Keyring
from .sealing import cell_aad, key_id, new_record_key, open_sealed, record_aad, seal

__all__ = [
    "KeyMissing",
    "Keyring",
    "NotIndexable",
    "SealBroken",
    "VaultError",
    "birth_date",
    "cell_aad",
    "check_id_no",
    "is_female",
    "key_id",
    "new_record_key",
    "open_sealed",
    "record_aad",
    "seal",
]
