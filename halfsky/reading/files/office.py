"""Old formats (.doc, .wps, .rtf, .odt) through LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from gettext import gettext as _
from pathlib import Path

from halfsky.reading.files import word
from halfsky.reading.files.archive import TOTAL_LIMIT, bomb
from halfsky.reading.files.errors import UnreadableFile
from halfsky.reading.files.office_profile import write_profile

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
SECONDS = 90.0
LAST_BREATH = 2.0  # seconds for what was killed to be gone


def text_of(data: bytes, seconds: float = SECONDS) -> tuple[str, tuple[str, ...]]:
    """Return an old document's text and notes by way of .docx; raise UnreadableFile where that fails."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableFile(
            _("这是旧格式文档（.doc、.wps 等），本机没有安装 LibreOffice，打不开；请另存为 .docx 再试。")
        )
    with tempfile.TemporaryDirectory(prefix="halfsky-", ignore_cleanup_errors=True) as folder:
        return word.text_of(converted(program, data, Path(folder), seconds))


def converted(program: str, data: bytes, folder: Path, seconds: float) -> bytes:
    """Return the document as .docx; LibreOffice gets a profile of its own, so that several may run at once."""
    source, profile = folder / "document.doc", folder / "profile"
    source.write_bytes(data)
    write_profile(profile)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    run(command, seconds, folder)
    made = folder / "out" / "document.docx"
    if not made.is_file():
        raise UnreadableFile(_("LibreOffice 打不开这份文档，文件可能已损坏或设有密码；请另存为 .docx 再试。"))
    if made.stat().st_size > TOTAL_LIMIT:
        raise UnreadableFile(bomb())
    return made.read_bytes()


def run(command: list[str], seconds: float, home: Path) -> None:
    """Run a program to its end with `home` as its home; one that takes too long is ended with all that it started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603  the program is found by its name, the rest is our own
        command,
        stdout=quiet,
        stderr=quiet,
        stdin=quiet,
        start_new_session=True,
        env={**os.environ, "HOME": str(home), "TMPDIR": str(home)},
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(_("转换这份旧格式文档用时过长，已停止；请另存为 .docx 再试。")) from error
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End what a program started and has left running, and wait a little until it is gone."""
    limit = time.monotonic() + LAST_BREATH
    try:
        while time.monotonic() < limit:
            os.killpg(process.pid, signal.SIGKILL)
            process.poll()
            time.sleep(0.02)
    except (ProcessLookupError, PermissionError):  # nothing is left, or on macOS only what is dying
        process.wait()
