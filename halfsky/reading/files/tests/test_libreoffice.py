"""Old formats read through LibreOffice itself; skipped where it is not installed."""

import http.server
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from halfsky.reading.files import UnreadableFile, office, open_document
from halfsky.reading.files.office_profile import SETTINGS, write_profile
from halfsky.reading.files.tests.papers import Paper

PROGRAM = next((found for name in office.PROGRAMS if (found := shutil.which(name))), "")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="needs LibreOffice")

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
WORDS = "<w:r><w:t>%s</w:t></w:r>"
RTF = rb"""{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}
{\*\listtable{\list\listtemplateid1
{\listlevel\levelnfc37\levelnfcn37\levelfollow0\levelstartat1{\leveltext\'02\'00\'a1\'a2;}{\levelnumbers\'01;}}
{\listlevel\levelnfc37\levelnfcn37\levelfollow0\levelstartat1{\leveltext\'03\'a3\'a8\'01\'a3\'a9;}
{\levelnumbers\'02;}}\listid11}}{\*\listoverridetable{\listoverride\listid11\listoverridecount0\ls1}}
\pard\plain\f0\ls1\ilvl0 \'c5\'e0\'d1\'b5\par\pard\plain\f0\ls1\ilvl1 100\'c3\'fb\par
\pard\plain\f0\ls1\ilvl0 \'d7\'df\'b7\'c3\par}"""


def paper() -> Paper:
    """Return a plan with all that Word adds to the words: numbers, a table, a text box, changes, hidden words."""
    made = Paper()
    number = made.numbering(
        [
            ("chineseCountingThousand", "第%1章"),
            ("chineseCounting", "%2、"),
            ("chineseCounting", "（%3）"),
            ("decimal", "%4．"),
            ("ideographTraditional", "%5、"),
            ("decimalEnclosedCircle", "%6"),
        ]
    )
    made.add("青禾县妇联2026年工作要点", style="Title")
    for words, level in [
        ("提升技能", 0),
        ("办好培训班", 1),
        ("家政服务", 2),
        ("培训妇女1200名。", 3),
        ("培训师资20名。", 3),
        ("育婴", 4),
        ("实训", 5),
        ("电商直播", 2),
        ("办好招聘会", 1),
        ("维护权益", 0),
        ("办好热线", 1),
    ]:
        made.add(words, number, level)
    made.xml(
        WORDS % "走访困难妇女"
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>800</w:delText></w:r></w:del>'
        + '<w:ins w:id="2" w:author="a"><w:r><w:t>500</w:t></w:r></w:ins>'
        + WORDS % "户"
    )
    made.add("慰问300户").add_run("（内部掌握100户）").font.hidden = True
    box = f"<w:txbxContent><w:p>{WORDS % '目标：示范基地30个'}</w:p></w:txbxContent>"
    shape = f'<v:shape type="#_x0000_t202" style="width:200pt;height:60pt"><v:textbox>{box}</v:textbox></v:shape>'
    made.xml(WORDS % "建好基地" + f"<w:r><w:pict>{shape}</w:pict></w:r>")
    table = made.table(
        [
            ["类别", "工作任务", "目标（万元）", "责任单位", "完成时限"],
            ["发展", "发放贷款", "2000以上", "发展部", "年底前"],
            ["", "培训补助", "80", "", "6月底前"],
        ]
    )
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 3).merge(table.cell(2, 3))
    made.add("一、手工编号。")
    return made


@cache
def saved_as(ending: str, source: Path) -> bytes:
    """Return a file saved by LibreOffice in another format."""
    folder = source.parent / f"as-{ending}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"{source.stem}.{ending}").read_bytes()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "plan.docx"
    path.write_bytes(paper().bytes())
    return path


@pytest.mark.parametrize(("ending", "name"), [("doc", "plan.doc"), ("doc", "plan.wps"), ("odt", "plan.odt")])
def test_an_old_document_reads_as_the_word_file_it_was_made_from(ending: str, name: str, source: Path) -> None:
    found, expected = open_document(saved_as(ending, source), name), open_document(source)
    assert expected.text.split("\n")[5] == "2．培训师资20名。"
    assert found.text.split("\n") == expected.text.split("\n")
    assert (found.kind, found.notes) == ("doc", expected.notes)


def test_automatic_numbers_of_a_rich_text_file_are_read() -> None:
    assert open_document(RTF, "plan.rtf").text.split("\n")[:3] == ["一、培训", "（一）100名", "二、走访"]


def test_two_documents_are_converted_at_the_same_time() -> None:
    with ThreadPoolExecutor(2) as pool:
        texts = list(pool.map(lambda data: open_document(data).text.strip(), [RTF, RTF.replace(b"100", b"200")]))
    assert [("100名" in text, "200名" in text) for text in texts] == [(True, False), (False, True)]


def test_a_conversion_that_takes_too_long_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(UnreadableFile, match="用时过长，已停止"):
        office.text_of(RTF, seconds=0.4)
    assert not list(tmp_path.iterdir())
    commands = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    assert not [command for command in commands if str(tmp_path).encode() in command]


def test_a_broken_document_is_named() -> None:
    data = b"{\\rtf1\\ansi \\u22937?{{{{{ \\'"
    with pytest.raises(UnreadableFile, match="LibreOffice 打不开这份文档，文件可能已损坏或设有密码"):
        open_document(data, "plan.rtf")


@pytest.fixture
def asked() -> Iterator[tuple[int, list[str]]]:
    """Yield the port of a small server, and what it is asked for."""
    wanted: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted.append(self.path)
            self.send_error(404)

        def log_message(self, *_words: object) -> None:
            """Stay quiet."""

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # what LibreOffice tries first

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port, wanted
        server.shutdown()
        thread.join()


def test_what_a_document_links_to_is_neither_fetched_nor_read(asked: tuple[int, list[str]], tmp_path: Path) -> None:
    port, wanted = asked
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    linked = '<text:section text:name="S%d"><text:section-source xlink:href="%s"/><text:p>保留</text:p></text:section>'
    picture = (
        '<text:p>开头<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f'<draw:image xlink:href="http://127.0.0.1:{port}/a.png"/></draw:frame></text:p>'
    )
    body = picture + linked % (1, (tmp_path / "secret.txt").as_uri()) + linked % (2, f"http://127.0.0.1:{port}/b.txt")
    names = " ".join(f'xmlns:{short}="{name}"' for short, name in NAMES.items())
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<office:document office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text" {names}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    assert open_document(document.encode(), "plan.fodt").text.split() == ["开头", "保留", "保留"]
    assert wanted == []


def test_the_settings_are_among_those_that_libreoffice_knows(tmp_path: Path) -> None:
    """A setting that it does not know is dropped from the profile when it writes its own."""
    write_profile(tmp_path / "profile")
    (tmp_path / "plan.rtf").write_bytes(RTF)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    office.run(
        [PROGRAM, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(tmp_path / "plan.rtf")],
        office.SECONDS,
        tmp_path,
    )
    kept = (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert all(f'oor:name="{name}"' in kept for _path, name, _value in SETTINGS)
