"""Old formats go through LibreOffice where it is installed; the tests put a small program in its place."""

import stat
import time
from pathlib import Path

import pytest

from halfsky.reading.files import UnreadableFile, office, open_document
from halfsky.reading.files.tests.papers import Paper

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "WordDocument".encode("utf-16-le")
USUAL_PATH = "/usr/bin:/bin"


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program named soffice first on the path."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{USUAL_PATH}")


@pytest.mark.parametrize("data", [OLD, b"{\\rtf1 plan}", OLD.replace(b"W\x00o\x00r\x00d", b"W\x00p\x00s\x00C")])
def test_without_libreoffice_the_sentence_says_what_to_do(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile) as error:
        open_document(
            data.replace(b"WpsCDocument".decode().encode("utf-16-le"), "WpsContent".encode("utf-16-le")), "plan.doc"
        )
    assert (
        error.value.sentence
        == "这是旧格式文档（.doc、.wps 等），本机没有安装 LibreOffice，打不开；请另存为 .docx 再试。"
    )


def test_an_old_document_is_read_by_way_of_docx_with_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper()
    paper.add("全年培训妇女1200名。")
    (tmp_path / "made.docx").write_bytes(paper.bytes())
    script = f'echo "$@" > {tmp_path}/words; mkdir -p "$7"; cp {tmp_path}/made.docx "$7/document.docx"'
    install(tmp_path, script, monkeypatch)
    found = open_document(OLD, "plan.doc")
    assert (found.kind, found.text) == ("doc", "全年培训妇女1200名。")
    assert "-env:UserInstallation=file:///" in (tmp_path / "words").read_text()


def test_a_conversion_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(
        UnreadableFile, match=r"^LibreOffice 打不开这份文档，文件可能已损坏或设有密码；请另存为 \.docx 再试。$"
    ):
        open_document(OLD, "plan.doc")


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "sleep 30", monkeypatch)
    begun = time.monotonic()
    with pytest.raises(UnreadableFile, match=r"用时过长，已停止"):
        office.text_of(OLD, seconds=0.2)
    assert time.monotonic() - begun < 5
