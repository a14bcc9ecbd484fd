"""The server says in one sentence why it cannot stand, before anything is prepared."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from halfsky.commands.place import data_fault, port_fault

ROOT = Path(__file__).resolve().parents[2]


def _serve(**words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **words}
    return subprocess.run(
        [sys.executable, "-m", "halfsky", "serve", "--empty"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_taken_port_is_told_before_any_data_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = _serve(PORT=port, HALFSKY_DATA=str(tmp_path / "data"))
    assert done.returncode == 2
    assert done.stderr == f"端口 {port} 已被占用，请换 PORT 或先停掉那一个。\n"
    assert done.stdout == ""
    assert not (tmp_path / "data").exists()


def test_a_free_port_has_no_fault() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
    assert port_fault("127.0.0.1", port) == ""


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "²", ""])
def test_a_port_that_is_no_number_is_told(port: str) -> None:
    assert port_fault("127.0.0.1", port) == f"PORT 要是 1 到 65535 之间的数字，现在是“{port}”。"


def test_a_host_of_another_machine_is_told() -> None:
    assert port_fault("192.0.2.1", "8321").startswith("HOST 不是本机的地址：“192.0.2.1”")


def test_a_data_folder_that_cannot_be_written_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = _serve(PORT="0", HALFSKY_DATA=str(tmp_path / "file" / "data"))
    assert (done.returncode, done.stderr) == (2, "PORT 要是 1 到 65535 之间的数字，现在是“0”。\n")
    done = _serve(PORT="58217", HALFSKY_DATA=str(tmp_path / "file" / "data"))
    assert done.returncode == 2
    assert done.stderr.startswith("数据目录写不了：")
    assert len(done.stderr.splitlines()) == 1


def test_a_data_folder_is_made_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALFSKY_DATA", str(tmp_path / "new"))
    assert data_fault() == ""
    assert list((tmp_path / "new").iterdir()) == []
