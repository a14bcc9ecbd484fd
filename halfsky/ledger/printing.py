"""PDF from our own HTML, where the system library that draws text (Pango) is installed."""

from __future__ import annotations

from importlib import import_module

from django.utils.translation import gettext as _

from halfsky.ledger.errors import LedgerError


class CannotPrint(LedgerError):
    pass


def pdf(html: str) -> bytes:
    """Return the page as a PDF; `CannotPrint` says what to install where the drawing library is missing."""
    try:
        # loaded late: it needs system libraries that a small office may not have, and takes long to load
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError) as missing:
        raise CannotPrint(
            _("这台服务器缺少排版组件 Pango，暂时不能生成 PDF；请管理员安装 libpango 后再下载，发证不受影响。")
        ) from missing
    content: bytes = weasyprint.HTML(string=html).write_pdf()
    return content
