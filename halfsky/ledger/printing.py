"""PDF from our own HTML, where the system library that draws text (Pango) is installed."""

from __future__ import annotations

from importlib import import_module

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from halfsky.accounts.session import Actor
from halfsky.ledger import papers
from halfsky.ledger.errors import LedgerError
from halfsky.ledger.models import Entry


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


def papers_pdf(actor: Actor, entry: Entry, name: str) -> bytes:
    """Return a paper that has a page of its own, or all its copies, as one PDF."""
    names = papers.names_in(entry, name)
    page = papers.declared_of(entry, names[0]).page if names else ""
    if not page:
        raise CannotPrint(_("这一步没有可以打印的证书。"))
    return pdf(render_to_string(page, {"papers": papers.texts_of(actor, entry, names)}))
