"""Sealed values: they open where they were sealed, and nowhere else."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from halfsky.vault import KeyMissing, SealBroken, cell_aad, key_id, new_record_key, open_sealed, record_aad, seal

TEXT = "她说：孩子在门外。".encode()
PLACE = cell_aad("P-2026-0007", 3, ["story", "phone"])


@given(st.binary(max_size=500), st.binary(max_size=60))
def test_what_was_sealed_opens_again(plaintext: bytes, aad: bytes) -> None:
    key = new_record_key()
    assert open_sealed(key, seal(key, plaintext, aad), aad) == plaintext


def test_the_envelope_is_suite_key_id_nonce_and_aes_256_gcm() -> None:
    key = new_record_key()
    sealed = seal(key, TEXT, PLACE)
    assert sealed[0] == 1
    assert sealed[1:5] == key_id(key)
    assert len(key) == 32
    assert AESGCM(key).decrypt(sealed[5:17], sealed[17:], sealed[:5] + PLACE) == TEXT


def test_the_same_text_never_seals_to_the_same_bytes() -> None:
    key = new_record_key()
    assert len({seal(key, TEXT, PLACE) for _ in range(20)}) == 20


@given(st.integers(min_value=0), st.integers(1, 255))
def test_one_changed_byte_anywhere_breaks_the_seal(where: int, change: int) -> None:
    key = new_record_key()
    sealed = bytearray(seal(key, TEXT, PLACE))
    sealed[where % len(sealed)] ^= change
    with pytest.raises((SealBroken, KeyMissing)):
        open_sealed(key, bytes(sealed), PLACE)


@given(st.integers(0, 200))
def test_a_shortened_value_breaks_the_seal(length: int) -> None:
    key = new_record_key()
    sealed = seal(key, TEXT, PLACE)
    with pytest.raises(SealBroken):
        open_sealed(key, sealed[: length % len(sealed)], PLACE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        cell_aad("P-2026-0008", 3, ["story", "phone"]),
        cell_aad("P-2026-0007", 4, ["story", "phone"]),
        cell_aad("P-2026-0007", 3, ["story"]),
        record_aad("P-2026-0007"),
        b"",
    ],
)
def test_a_cell_moved_to_another_place_breaks_the_seal(elsewhere: bytes) -> None:
    key = new_record_key()
    with pytest.raises(SealBroken, match="被挪到了别处"):
        open_sealed(key, seal(key, TEXT, PLACE), elsewhere)


def test_another_records_key_does_not_open_it() -> None:
    sealed = seal(new_record_key(), TEXT, PLACE)
    with pytest.raises(SealBroken, match="不是用这条记录的密钥封存的"):
        open_sealed(new_record_key(), sealed, PLACE)


def test_another_key_under_the_right_name_does_not_open_it() -> None:
    right, wrong = new_record_key(), new_record_key()
    sealed = seal(right, TEXT, PLACE)
    renamed = sealed[:1] + key_id(wrong) + sealed[5:]
    with pytest.raises(SealBroken):
        open_sealed(wrong, renamed, PLACE)


def test_a_suite_of_a_later_release_is_named_not_guessed() -> None:
    key = new_record_key()
    sealed = seal(key, TEXT, PLACE)
    with pytest.raises(KeyMissing, match="编号 9"):
        open_sealed(key, bytes([9]) + sealed[1:], PLACE)


def test_a_place_does_not_depend_on_the_order_of_fields() -> None:
    assert cell_aad("P-1", 1, ["a", "b"]) == cell_aad("P-1", 1, ["b", "a"])


@given(st.text(), st.integers(0, 99), st.lists(st.text()), st.text(), st.integers(0, 99), st.lists(st.text()))
def test_two_places_never_read_alike(r1: str, s1: int, f1: list[str], r2: str, s2: int, f2: list[str]) -> None:
    same = (r1, s1, sorted(f1)) == (r2, s2, sorted(f2))
    assert (cell_aad(r1, s1, f1) == cell_aad(r2, s2, f2)) == same


def test_the_error_shows_nothing_of_the_text() -> None:
    key = new_record_key()
    sealed = bytearray(seal(key, TEXT, PLACE))
    sealed[-1] ^= 1
    with pytest.raises(SealBroken) as caught:
        open_sealed(key, bytes(sealed), PLACE)
    assert "孩子" not in str(caught.value)
