"""The ring of keys: made once, closed to others, rotated without losing the old."""

from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from halfsky.vault import KeyMissing, Keyring, SealBroken, new_record_key, record_aad
from halfsky.vault.keyring import FILE

PLACE = record_aad("P-2026-0007")


def test_first_use_makes_a_ring_that_only_its_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    Keyring.open(folder)
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_opening_again_finds_the_same_keys(tmp_path: Path) -> None:
    record_key = new_record_key()
    wrapped = Keyring.open(tmp_path).wrap(record_key, PLACE)
    assert Keyring.open(tmp_path).unwrap(wrapped, PLACE) == record_key
    assert Keyring.open(tmp_path).blind("phone", "13800000000") == Keyring.open(tmp_path).blind("phone", "13800000000")


def test_many_first_users_at_once_share_one_ring(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    with ThreadPoolExecutor(8) as pool:
        rings = list(pool.map(lambda _: Keyring.open(folder), range(16)))
    assert len({ring.ids for ring in rings}) == 1
    assert len({ring.blind("name", "甲") for ring in rings}) == 1


def test_without_leave_to_create_a_missing_folder_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    with pytest.raises(KeyMissing, match="nowhere"):
        Keyring.open(folder, create=False)
    assert not folder.exists()


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", '{"wrapping": [], "blind": ""}', '{"wrapping": ["aa"], "blind": "bb"}', '{"wrapping": 3}'],
)
def test_a_spoilt_ring_is_refused_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    path = tmp_path / FILE
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(KeyMissing, match="已损坏"):
        Keyring.open(tmp_path)
    assert path.read_text() == content


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_ring_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    Keyring.open(tmp_path)
    (tmp_path / FILE).chmod(mode)
    with pytest.raises(KeyMissing, match="改成 600"):
        Keyring.open(tmp_path)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("")
    with pytest.raises(KeyMissing, match="keys"):
        Keyring.open(tmp_path / "keys")


def test_after_rotation_the_new_key_seals_and_the_old_still_opens(tmp_path: Path) -> None:
    record_key = new_record_key()
    before = Keyring.open(tmp_path)
    old = before.wrap(record_key, PLACE)
    after = before.with_new_key()
    assert after.ids[:1] == before.ids
    assert after.unwrap(old, PLACE) == record_key
    assert not after.is_current(old)
    new = after.rewrap(old, PLACE)
    assert after.is_current(new)
    assert after.unwrap(new, PLACE) == record_key
    assert Keyring.open(tmp_path).ids == after.ids


def test_rotation_leaves_the_blind_index_as_it_was(tmp_path: Path) -> None:
    ring = Keyring.open(tmp_path)
    assert ring.with_new_key().blind("phone", "13800000000") == ring.blind("phone", "13800000000")


def test_a_ring_not_yet_rotated_names_the_key_it_lacks(tmp_path: Path) -> None:
    before = Keyring.open(tmp_path)
    after = before.with_new_key()
    with pytest.raises(KeyMissing, match=after.newest):
        before.unwrap(after.wrap(new_record_key(), PLACE), PLACE)


def test_another_ring_does_not_open_a_wrapped_key(tmp_path: Path) -> None:
    wrapped = Keyring.open(tmp_path / "ours").wrap(new_record_key(), PLACE)
    with pytest.raises(KeyMissing):
        Keyring.open(tmp_path / "theirs").unwrap(wrapped, PLACE)


def test_a_record_key_put_on_another_record_does_not_open(tmp_path: Path) -> None:
    ring = Keyring.open(tmp_path)
    wrapped = ring.wrap(new_record_key(), PLACE)
    with pytest.raises(SealBroken):
        ring.unwrap(wrapped, record_aad("P-2026-0008"))
    with pytest.raises(SealBroken):
        ring.rewrap(wrapped, record_aad("P-2026-0008"))


def test_printing_a_ring_shows_no_key(tmp_path: Path) -> None:
    ring = Keyring.open(tmp_path)
    kept = json.loads((tmp_path / FILE).read_text())
    assert ring.newest in repr(ring)
    assert not any(secret in repr(ring) for secret in (*kept["wrapping"], kept["blind"]))
