"""Old formats (.doc, .wps, .rtf, .odt) through LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from gettext import gettext as _
from pathlib import Path

from halfsky.reading.files import word
from halfsky.reading.files.errors import UnreadableFile

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 90.0


def text_of(data: bytes, seconds: float = SECONDS) -> tuple[str, tuple[str, ...]]:
    """Return an old document's text and notes by way of .docx; raise UnreadableFile where that fails."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableFile(
            _("这是旧格式文档（.doc、.wps 等），本机没有安装 LibreOffice，打不开；请另存为 .docx 再试。")
        )
    with tempfile.TemporaryDirectory(prefix="halfsky-") as folder:
        return word.text_of(converted(program, data, Path(folder), seconds))


def converted(program: str, data: bytes, folder: Path, seconds: float) -> bytes:
    """Return the document as .docx; LibreOffice gets a profile of its own, so that several may run at once."""
    source = folder / "document.doc"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    run(command, seconds)
    made = folder / "out" / "document.docx"
    if not made.is_file():
        raise UnreadableFile(_("LibreOffice 打不开这份文档，文件可能已损坏或设有密码；请另存为 .docx 再试。"))
    return made.read_bytes()


def run(command: list[str], seconds: float) -> None:
    """Run a program to its end; one that takes too long is ended with all that it started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, stdin=quiet, start_new_session=True)  # noqa: S603
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise UnreadableFile(_("转换这份旧格式文档用时过长，已停止；请另存为 .docx 再试。")) from error
